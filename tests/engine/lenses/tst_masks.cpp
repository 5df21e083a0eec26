// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cstring>

#include "engine/core/lens.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

using Values = std::initializer_list<std::pair<const char*, FieldValue>>;

const Lens& masks() { return *findLens("masks"); }

SpecPtr specWith(const Values& values) {
    SpecPtr spec = masks().defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

OutcomePtr outcomeOf(const SpecPtr& spec) {
    const auto outcome = runGuarded(masks(), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

OutcomePtr outcomeWith(const Values& values) { return outcomeOf(specWith(values)); }

MatrixView<float> panel(const Outcome& outcome, const char* address) { return findPanel(outcome, address)->values->head(0); }

FieldValue text(const char* words) { return std::string(words); }

QStringList notices(const Outcome& outcome) {
    QStringList lines;
    for (const auto& notice : outcome.notices) lines += QString::fromStdString(english(notice));
    return lines;
}

GivenArray asGiven(const Reference& ref, const QString& key) {
    const Matrix<float> values = ref.matrix<float>(key);
    return {{values.rows(), values.cols()}, std::vector<float>(values.data(), values.data() + values.size())};
}

/// Ten tokens whose vectors and weights come from the reference.
SpecPtr given(const Reference& ref, const Values& values) {
    GivenArrays arrays;
    for (const char* name : {"x", "w_q", "w_k", "w_v"}) arrays[name] = asGiven(ref, name);
    auto spec = specWith({{"text", text("a b c d e f g h i j")},
                          {"positions", text("none")},
                          {"arrays", ArraySource{"masks.npz", std::make_shared<const GivenArrays>(arrays)}}});
    for (const auto& [key, value] : values) spec = *withValue(spec, key, value);
    return spec;
}

double count(const Outcome& outcome, int row) { return double(panel(outcome, "pairs/counts")(row, 0)); }

bool sameRow(const MatrixView<float>& a, const MatrixView<float>& b, int row) {
    return std::memcmp(a.row(row).data(), b.row(row).data(), sizeof(float) * std::size_t(a.cols())) == 0;
}

}  // namespace

class tst_masks : public QObject {
    Q_OBJECT
private slots:
    void equalsPyTorch_data();
    void equalsPyTorch();
    void check06_causal();
    void check07_padding();
    void check08_fullyMaskedRow();
    void check25_windows();
    void demonstration12_causalAgainstBidirectional();
    void countsPairs();
    void paintsOverThePattern();
    void saysWhatOfThePaintIsNotUsed();
    void hidesSizesOfOtherPatterns();
    void refusesMoreSummaryThanBlock();
};

void tst_masks::equalsPyTorch_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("padding");
    QTest::addColumn<QString>("painted");
    for (const char* pattern : {"none", "causal", "window", "causal_window", "truncated", "block", "dilated", "strided", "fixed", "global", "prefix"})
        QTest::newRow(pattern) << pattern << 0 << "";
    QTest::newRow("padding") << "none" << 3 << "";
    QTest::newRow("causal_padding") << "causal" << 3 << "";
    QTest::newRow("painted") << "causal" << 0 << "1,5 4,1 4,2 4,3 4,4";
}

void tst_masks::equalsPyTorch() {
    QFETCH(QString, pattern);
    QFETCH(int, padding);
    QFETCH(QString, painted);
    const Reference ref("masks");
    const auto outcome = outcomeOf(
        given(ref, {{"mask", pattern.toStdString()}, {"padding", padding}, {"painted", painted.toStdString()}, {"prefix", 3}, {"window", 2}}));
    const QString name = QTest::currentDataTag();
    COMPARE_REFERENCE(panel(*outcome, "mask/map"), ref, name + ".M");
    COMPARE_REFERENCE(panel(*outcome, "weights/heads"), ref, name + ".A");
    COMPARE_REFERENCE(panel(*outcome, "mixed/heads"), ref, name + ".O");
    COMPARE_REFERENCE(panel(*outcome, "weights/free"), ref, "none.A");
    COMPARE_REFERENCE(panel(*outcome, "mixed/free"), ref, "none.O");
}

/// Row 0 sees itself alone; another token at place 3 leaves the outputs before it as they were, bit by bit, and no output after it.
void tst_masks::check06_causal() {
    const auto before = outcomeWith({{"text", text("a b c d e f")}}), after = outcomeWith({{"text", text("a b c other e f")}});
    const auto A = panel(*before, "weights/heads"), O = panel(*before, "mixed/heads"), P = panel(*after, "mixed/heads");
    QCOMPARE(A(0, 0), 1.0f);
    QVERIFY(A.row(0).tail(5).isZero(0));
    for (int i = 0; i < 6; ++i) QCOMPARE(sameRow(O, P, i), i < 3);
}

void tst_masks::check07_padding() {
    const auto padded = outcomeWith({{"mask", text("none")}, {"text", text("the cat sat pad pad")}, {"padding", 2}});
    const auto otherwise = outcomeWith({{"mask", text("none")}, {"text", text("the cat sat x y")}, {"padding", 2}});
    const auto alone = outcomeWith({{"mask", text("none")}, {"text", text("the cat sat")}});
    const auto O = panel(*padded, "mixed/heads");
    for (int i = 0; i < 3; ++i) QVERIFY(sameRow(O, panel(*otherwise, "mixed/heads"), i));
    QCOMPARE(compareMatrices(O.topRows(3), panel(*alone, "mixed/heads"), 1e-6), QString());
    QVERIFY(panel(*padded, "weights/heads").rightCols(2).isZero(0));
}

void tst_masks::check08_fullyMaskedRow() {
    const auto outcome = outcomeWith({{"text", text("a b c")}, {"mask", text("none")}, {"painted", text("2,1 2,2 2,3")}});
    QVERIFY(panel(*outcome, "weights/heads").row(1).isZero(0) && panel(*outcome, "mixed/heads").row(1).isZero(0));
    QVERIFY(panel(*outcome, "weights/heads").allFinite());
    QCOMPARE(notices(*outcome), QStringList{"The mask leaves 1 of 3 queries without any key; their weights and outputs are zeros."});
    const auto explanation = masks().explain(*outcome, {"weights/heads", 0, 1, 0});
    QCOMPARE(QString::fromStdString(english(explanation.steps.at(0).title)), "masked: painted over by hand");
    QCOMPARE(QString::fromStdString(english(explanation.remark)),
             "Every key of this row is masked, so there is nothing to share out: the row is zeros.");
}

void tst_masks::check25_windows() {
    const Reference ref("masks");
    const auto window = outcomeOf(given(ref, {{"mask", text("window")}, {"window", 2}}));
    QCOMPARE(count(*window, 0), 44.0);
    QCOMPARE(count(*window, 5), 44.0);
    const auto wide = outcomeOf(given(ref, {{"mask", text("window")}, {"window", 9}})), full = outcomeOf(given(ref, {{"mask", text("none")}}));
    for (int i = 0; i < 10; ++i) QVERIFY(sameRow(panel(*wide, "weights/heads"), panel(*full, "weights/heads"), i));
    const auto truncated = outcomeOf(given(ref, {{"mask", text("truncated")}}));
    const auto speech = panel(*truncated, "mask/map");
    for (int i = 0; i < 10; ++i)
        for (int j = 0; j < 10; ++j) QCOMPARE(speech(i, j), i - 3 <= j && j <= i + 1 ? 1.0f : 0.0f);
}

/// The upper triangle empties, row i is renormalised by 1 / Σ_{j≤i}, and the last row is exactly unchanged.
void tst_masks::demonstration12_causalAgainstBidirectional() {
    const auto outcome = outcomeWith({{"text", text("Data visualization empowers users to")}});
    const auto A = panel(*outcome, "weights/heads"), free = panel(*outcome, "weights/free"), change = panel(*outcome, "change/outputs");
    for (int i = 0; i < 5; ++i) {
        QVERIFY(A.row(i).tail(4 - i).isZero(0));
        QCOMPARE(compareMatrices(A.row(i).head(i + 1), (free.row(i).head(i + 1) / free.row(i).head(i + 1).sum()).eval(), 1e-6), QString());
    }
    QVERIFY(sameRow(A, free, 4) && change.row(4).isZero(0) && !change.row(3).isZero(0));
    QCOMPARE(QString::fromStdString(english(findPanel(*outcome, "change/unchanged")->prose.at(0))),
             "To the last bit the same with and without the mask: the outputs of 1 of 5 tokens, numbers 5.");
}

void tst_masks::countsPairs() {
    const auto fields = entries(*masks().defaults());
    for (const auto& choice : fields.at(2).field.choices) {
        const auto outcome = outcomeWith({{"mask", text(choice.key)}, {"padding", 2}, {"painted", text("1,3 2,2")}});
        const auto map = panel(*outcome, "mask/map");
        QCOMPARE(count(*outcome, 0), count(*outcome, 1));
        QCOMPARE(count(*outcome, 5), double(map.sum()));
        QCOMPARE(count(*outcome, 5), count(*outcome, 1) - count(*outcome, 2) + count(*outcome, 3) - count(*outcome, 4));
        QCOMPARE(count(*outcome, 9), double(map.sum()) * 8);  // d_k + d_v
        QCOMPARE(count(*outcome, 10), (121 - double(map.sum())) * 8);
        QCOMPARE(compareMatrices(panel(*outcome, "pairs/seen"), map.rowwise().sum().transpose().eval(), 0), QString());
    }
}

void tst_masks::paintsOverThePattern() {
    const auto plain = outcomeWith({}), painted = outcomeWith({{"painted", text("1,2 3,1")}});
    const auto before = panel(*plain, "mask/map"), after = panel(*painted, "mask/map");
    for (int i = 0; i < 11; ++i)
        for (int j = 0; j < 11; ++j) QCOMPARE(after(i, j) != before(i, j), (i == 0 && j == 1) || (i == 2 && j == 0));
    for (const char* address : {"mask/map", "weights/heads"}) QCOMPARE(findPanel(*painted, address)->paints, std::string("painted"));
}

void tst_masks::saysWhatOfThePaintIsNotUsed() {
    const auto outcome = outcomeWith({{"text", text("a b c")}, {"painted", text("1,2 cat 9,1")}});
    QCOMPARE(notices(*outcome), (QStringList{"Of the painted pairs 1 could not be read: a pair is written as query,key.",
                                             "Of the painted pairs 1 lie outside the 3 tokens and wait."}));
}

void tst_masks::hidesSizesOfOtherPatterns() {
    const auto shown = [](const char* pattern) {
        QStringList keys;
        for (const auto& entry : entries(*specWith({{"mask", text(pattern)}})))
            if (entry.field.group == Text{"Mask"} && entry.field.editor != Editor::Hidden) keys += entry.field.key;
        return keys.join(' ');
    };
    QCOMPARE(shown("causal"), "mask padding painted");
    QCOMPARE(shown("truncated"), "mask left right padding painted");
    QCOMPARE(shown("fixed"), "mask stride summary padding painted");
    QCOMPARE(shown("global"), "mask window globals padding painted");
}

void tst_masks::refusesMoreSummaryThanBlock() {
    const auto outcome = runGuarded(masks(), specWith({{"mask", text("fixed")}, {"stride", 4}, {"summary", 5}}), Watch());
    QVERIFY(!outcome);
    QCOMPARE(QString::fromStdString(english(outcome.error().message)), "A block of 4 places has no 5 at its end: choose at most 4.");
}

QTEST_APPLESS_MAIN(tst_masks)
#include "tst_masks.moc"
