// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/text_attention.h"

#include <QTest>
#include <cmath>

using namespace att;

namespace {

const Lens& multiHead() { return *findLens("multi_head"); }

SpecPtr with(SpecPtr spec, std::initializer_list<std::pair<const char*, FieldValue>> values) {
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

SpecPtr specWith(std::initializer_list<std::pair<const char*, FieldValue>> values) {
    return with(with(multiHead().defaults(), {{"weights", std::string("seed")}}), values);
}

OutcomePtr outcomeOf(const SpecPtr& spec, const Watch& watch = {}) {
    const auto outcome = runGuarded(multiHead(), spec, watch);
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

QString notices(const Outcome& outcome) {
    QStringList lines;
    for (const auto& notice : outcome.notices) lines += QString::fromStdString(english(notice));
    return lines.join('\n');
}

std::string repeated(const char* piece, int times) { return QString(piece).repeated(times).toStdString(); }

ArraySource source(GivenArrays arrays) { return {"w.npz", std::make_shared<const GivenArrays>(std::move(arrays))}; }

GivenArray filled(std::vector<std::int64_t> shape, float value) {
    std::size_t count = 1;
    for (const auto size : shape) count *= std::size_t(size);
    return {shape, std::vector<float>(count, value)};
}

/// Eight numbers stand for a token; two heads of four.
SpecPtr smallSpec(GivenArrays arrays) {
    return specWith({{"text", std::string("the cat the end")}, {"d_model", 8}, {"heads", 2}, {"arrays", source(std::move(arrays))}});
}

QString keptStages(const Outcome& outcome) {
    QStringList kept;
    for (const auto& stage : outcome.stages)
        if (stage.panels.front().values) kept += QString::fromStdString(stage.id);
    return kept.join(' ');
}

}  // namespace

class tst_text_attention : public QObject {
    Q_OBJECT
private slots:
    void showsEveryStage();
    void givesATokenOneVector();
    void saysWhatWasCut();
    void takesNoTokens();
    void keepsWhatIsWanted_data();
    void keepsWhatIsWanted();
    void keepsASampleOfTheRest();
    void tellsHowFarItIs();
    void refusesWhatDoesNotFit();
    void sharesStepsThatChangeNothing();
    void takesGivenArrays();
    void takesArraysByAddress_data();
    void takesArraysByAddress();
    void leavesWhatIsNotMeant();
    void takesGivenTokens();
    void refusesWrongShapes_data();
    void refusesWrongShapes();
    void namesArraysThatAreNotNumbers();
    void listsArrays();
    void explainsWithoutKeptScores();
    void namesHeadsByMeasure();
};

void tst_text_attention::showsEveryStage() {
    QCOMPARE(keptStages(*outcomeOf(specWith({}))), "x positions parameters qkv scores scaled mask weights mixed concat output");
    const auto& one = *findLens("self_attention");
    const auto outcome = *runGuarded(one, one.defaults(), Watch());
    QCOMPARE(keptStages(*outcome), "x positions parameters qkv scores scaled mask weights mixed");
    QCOMPARE(findPanel(*outcome, "weights/heads")->kind, PanelKind::Heat);
}

void tst_text_attention::givesATokenOneVector() {
    const auto outcome = outcomeOf(specWith({{"text", std::string("the cat and the dog")}}));
    const auto other = outcomeOf(specWith({{"text", std::string("a dog")}}));
    const auto X = findPanel(*outcome, "x/x")->values->head(0), Y = findPanel(*other, "x/x")->values->head(0);
    QVERIFY(X.row(0) == X.row(3) && X.row(0) != X.row(1));
    QVERIFY(X.row(4) == Y.row(1));
}

void tst_text_attention::saysWhatWasCut() {
    const auto outcome = outcomeOf(specWith({{"text", repeated("a ", 5000)}, {"d_model", 2}, {"heads", 1}}));
    QCOMPARE(outcome->tokens->size(), 4096u);
    QCOMPARE(notices(*outcome), "The text was cut after 4096 tokens; 1809 characters at its end are left out. The limit is 4096 tokens.");
}

void tst_text_attention::takesNoTokens() {
    for (const char* text : {"", "  \n "}) {
        const auto outcome = outcomeOf(specWith({{"text", std::string(text)}}));
        QCOMPARE(notices(*outcome), "There is no token yet: type a text.");
        QCOMPARE(findPanel(*outcome, "weights/heads")->shape, (Shape{8, 0, 0}));
    }
    const auto one = outcomeOf(specWith({{"text", std::string("one")}}));
    QCOMPARE(findPanel(*one, "weights/heads")->values->at(7, 0, 0), 1.0f);
}

void tst_text_attention::keepsWhatIsWanted_data() {
    QTest::addColumn<int>("tokens");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("keepAll");
    QTest::addColumn<QString>("kept");
    const QString others = "x positions parameters qkv%1 weights mixed concat output";
    QTest::newRow("small") << 20 << "" << false << others.arg(" scores scaled mask");
    QTest::newRow("large") << 1000 << "" << false << others.arg("");
    QTest::newRow("large, one stage wanted") << 1000 << "scaled" << false << others.arg(" scaled");
    QTest::newRow("large, one panel wanted") << 1000 << "mask/heads" << false << others.arg(" mask");
    QTest::newRow("large, all") << 1000 << "" << true << others.arg(" scores scaled mask");
}

void tst_text_attention::keepsWhatIsWanted() {
    QFETCH(int, tokens);
    QFETCH(QString, wanted);
    QFETCH(bool, keepAll);
    Watch watch;
    watch.wanted = wanted.toStdString();
    watch.keepAll = keepAll;
    const auto outcome = outcomeOf(specWith({{"text", repeated("a ", tokens)}, {"d_model", 16}, {"mask", std::string("causal")}}), watch);
    QTEST(keptStages(*outcome), "kept");
    QCOMPARE(findPanel(*outcome, "mask/heads")->shape, (Shape{8, tokens, tokens}));
}

/// The numbers of the whole at every so many rows and columns, for each head.
void tst_text_attention::keepsASampleOfTheRest() {
    const auto spec = specWith({{"text", repeated("a b c ", 330)}, {"d_model", 16}, {"heads", 8}, {"mask", std::string("causal")}});
    Watch all;
    all.keepAll = true;
    const auto few = outcomeOf(spec), whole = outcomeOf(spec, all);
    for (const char* address : {"scores/heads", "scaled/heads", "mask/heads"}) {
        const Panel &panel = *findPanel(*few, address), &kept = *findPanel(*whole, address);
        QVERIFY(!panel.values && panel.sample && kept.values && !kept.sample);
        const auto [heads, rows, columns] = panel.sample->shape();
        QVERIFY(heads == 8 && rows > 24 && rows <= 48 && columns > 32 && columns <= 64);
        const int down = (990 + 47) / 48, across = (990 + 63) / 64;
        for (int h = 0; h < heads; ++h)
            for (int i = 0; i < rows; ++i)
                for (int j = 0; j < columns; ++j) {
                    const float sampled = panel.sample->at(h, i, j), true_ = kept.values->at(h, i * down, j * across);
                    QVERIFY(sampled == true_ || std::abs(sampled - true_) < 1e-5f);
                }
    }
}

void tst_text_attention::tellsHowFarItIs() {
    for (const char* lens : {"self_attention", "multi_head"}) {
        const Watch watch;
        QVERIFY(runGuarded(*findLens(lens), findLens(lens)->defaults(), watch));
        QVERIFY(watch.progress() > 0.5f && watch.progress() < 1.001f);
    }
}

void tst_text_attention::refusesWhatDoesNotFit() {
    Watch watch;
    watch.budget = std::size_t(1) << 29;
    const auto outcome = runGuarded(multiHead(), specWith({{"text", repeated("a ", 4096)}}), watch);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Memory);
    QVERIFY2(QString::fromStdString(english(outcome.error().message)).startsWith("This needs 0.6 GiB of memory and the limit is 0.5 GiB."),
             english(outcome.error().message).c_str());
}

void tst_text_attention::sharesStepsThatChangeNothing() {
    const auto valuesOf = [](const Outcome& outcome, const char* panel) { return findPanel(outcome, panel)->values; };
    const auto plain = outcomeOf(specWith({{"scale", false}, {"positions", std::string("none")}}));
    QCOMPARE(valuesOf(*plain, "scores/heads"), valuesOf(*plain, "mask/heads"));
    QCOMPARE(valuesOf(*plain, "x/x"), valuesOf(*plain, "positions/sum"));
    const auto masked = outcomeOf(specWith({{"mask", std::string("causal")}}));
    QVERIFY(valuesOf(*masked, "scaled/heads") != valuesOf(*masked, "mask/heads"));
    QCOMPARE(valuesOf(*masked, "mask/heads")->at(0, 0, 1), -INFINITY);
    QCOMPARE(valuesOf(*masked, "mask/heads")->at(0, 1, 0), valuesOf(*masked, "scaled/heads")->at(0, 1, 0));
    // A window wider than the text hides nothing.
    QVERIFY(notices(*outcomeOf(specWith({{"mask", std::string("window")}, {"window", 99}}))).isEmpty());
}

void tst_text_attention::takesGivenArrays() {
    const auto outcome = outcomeOf(smallSpec({{"tokens/the", filled({8}, 2)}, {"w_q", filled({8, 8}, 0)}, {"other", filled({3}, 1)}}));
    const auto X = findPanel(*outcome, "x/x")->values->head(0);
    QVERIFY(X.row(0).isConstant(2) && X.row(2).isConstant(2) && !X.row(1).isConstant(2));
    QVERIFY(findPanel(*outcome, "qkv/q")->values->head(1).isZero(0));
    QCOMPARE(findPanel(*outcome, "weights/heads")->values->at(1, 2, 3), 0.25f);
    QCOMPARE(notices(*outcome), "Not used from w.npz: other.");
    const auto explained = multiHead().explain(*outcome, {"x/x", 0, 0, 0});
    QCOMPARE(QString::fromStdString(english(explained.remark)), "Read from w.npz.");
}

void tst_text_attention::takesArraysByAddress_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<float>("taken");
    QTest::newRow("name") << QStringList{"x"} << 1.0f;
    QTest::newRow("address of an input") << QStringList{"x/x"} << 1.0f;
    QTest::newRow("the name first") << QStringList{"a/x", "x/x", "x"} << 3.0f;
    QTest::newRow("then the input") << QStringList{"a/x", "x/x", "z/x"} << 2.0f;
}

/// Each array is filled with its place in the list.
void tst_text_attention::takesArraysByAddress() {
    QFETCH(QStringList, names);
    QFETCH(float, taken);
    GivenArrays arrays;
    for (int i = 0; i < names.size(); ++i) arrays[names[i].toStdString()] = filled({1, 4, 8}, float(i + 1));
    const auto outcome = outcomeOf(smallSpec(arrays));
    QVERIFY(findPanel(*outcome, "x/x")->values->head(0).isConstant(taken));
}

void tst_text_attention::leavesWhatIsNotMeant() {
    const auto outcome = outcomeOf(smallSpec({{"w_q", filled({8, 8}, 0)}, {"a/x", filled({4, 8}, 1)}, {"c/w_v", filled({9}, 1)}}));
    QVERIFY(!findPanel(*outcome, "x/x")->values->head(0).isConstant(1));
    QCOMPARE(notices(*outcome), "Not used from w.npz: a/x, c/w_v.");
}

void tst_text_attention::takesGivenTokens() {
    ArraySource given = source({});
    given.tokens = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"two words", "我"});
    const auto spec = specWith({{"d_model", 8}, {"heads", 2}, {"arrays", given}});
    const auto outcome = outcomeOf(spec);
    QCOMPARE(*outcome->tokens, *given.tokens);
    QCOMPARE(findPanel(*outcome, "weights/heads")->shape, (Shape{2, 2, 2}));
    QCOMPARE(notices(*outcome), "The tokens come from w.npz; the text waits.");
    QCOMPARE(multiHead().arrays(*spec).front().shape, (std::vector<std::int64_t>{2, 8}));
    given.tokens = std::make_shared<const std::vector<std::string>>(5000, "a");
    QCOMPARE(outcomeOf(specWith({{"d_model", 2}, {"heads", 1}, {"arrays", given}}))->tokens->size(), 4096u);
}

void tst_text_attention::refusesWrongShapes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("says");
    const QString expected = "x [4, 8], tokens/… [8], tokens [4], w_q [8, 8], w_k [8, 8], w_v [8, 8], w_o [8, 8]";
    QTest::newRow("weight") << "w_q" << 9 << "w_q in w.npz has the shape [9], but [8, 8] is needed. Arrays that can be given: " + expected;
    QTest::newRow("token") << "tokens/cat" << 9 << "tokens/cat in w.npz has the shape [9], but [8] is needed. Arrays that can be given: " + expected;
    QTest::newRow("names") << "wq" << 9 << "w.npz holds none of the arrays that can be given: " + expected;
}

void tst_text_attention::refusesWrongShapes() {
    QFETCH(QString, name);
    QFETCH(int, rows);
    const auto outcome = runGuarded(multiHead(), smallSpec({{name.toStdString(), filled({rows}, 1)}}), Watch());
    QVERIFY(!outcome);
    QTEST(QString::fromStdString(english(outcome.error().message)), "says");
    QCOMPARE(QString::fromStdString(outcome.error().where), "arrays");
}

void tst_text_attention::namesArraysThatAreNotNumbers() {
    auto cat = filled({8}, 1);
    cat.values[3] = NAN;
    auto w = filled({8, 8}, 0.1f);
    w.values[5] = INFINITY;
    const auto outcome = outcomeOf(smallSpec({{"tokens/cat", cat}, {"w_v", w}}));
    QVERIFY(notices(*outcome).contains("tokens/cat from w.npz holds NaN or infinity"));
    QVERIFY(notices(*outcome).contains("w_v from w.npz holds NaN or infinity"));
    QVERIFY(std::isnan(findPanel(*outcome, "weights/heads")->values->at(0, 1, 1)));
    for (const auto& stage : outcome->stages)
        for (const auto& panel : stage.panels)
            for (int i = 0; i < panel.shape.rows; ++i)
                QVERIFY(!multiHead().explain(*outcome, {address(stage, panel), panel.shape.heads - 1, i, panel.shape.columns - 1}).steps.empty());
}

void tst_text_attention::listsArrays() {
    QStringList names;
    const auto listed = multiHead().arrays(*specWith({{"bias", true}}));
    for (const auto& slot : listed) names += QString::fromStdString(slot.name);
    QCOMPARE(names.join(' '), "x tokens/… tokens w_q b_q w_k b_k w_v b_v w_o b_o");
}

/// The scores are computed again, and no term points at a cell that is not there.
void tst_text_attention::explainsWithoutKeptScores() {
    const auto spec = specWith({{"text", repeated("a b c d e f g ", 120)}, {"d_model", 64}, {"mask", std::string("causal")}});
    Watch all;
    all.keepAll = true;
    const auto bare = outcomeOf(spec), full = outcomeOf(spec, all);
    QVERIFY(!findPanel(*bare, "scaled/heads")->values);
    for (const Cell& cell : {Cell{"weights/heads", 3, 500, 20}, Cell{"weights/heads", 0, 0, 0}, Cell{"weights/heads", 7, 20, 500}}) {
        const auto a = multiHead().explain(*bare, cell), b = multiHead().explain(*full, cell);
        QCOMPARE(a.steps.size(), b.steps.size());
        for (std::size_t s = 0; s < a.steps.size(); ++s) {
            QVERIFY(std::abs(a.steps[s].result - b.steps[s].result) <= 1e-4 * std::abs(b.steps[s].result));
            for (const auto& term : a.steps[s].terms) QVERIFY(!term.source || valueAt(*bare, *term.source));
        }
    }
}

void tst_text_attention::namesHeadsByMeasure() {
    const auto outcome = outcomeOf(specWith({{"initialisation", std::string("identity")}, {"text", std::string("a b c d e")}}));
    const auto& panel = *findPanel(*outcome, "weights/heads");
    QCOMPARE(panel.headNames.size(), 8u);
    for (std::size_t h = 0; h < 8; ++h) {
        const auto& name = panel.headNames[h];
        QCOMPARE(name.name.source, "diagonal");
        QCOMPARE(name.measure.source, "on itself");
        QVERIFY(name.value >= name.threshold && name.threshold == 0.5f);
    }
    // Two tokens are too few for a pattern.
    const auto two = outcomeOf(specWith({{"initialisation", std::string("identity")}, {"text", std::string("a b")}}));
    QVERIFY(findPanel(*two, "weights/heads")->headNames.front().name.empty());
}

QTEST_APPLESS_MAIN(tst_text_attention)
#include "tst_text_attention.moc"
