// SPDX-License-Identifier: GPL-3.0-or-later
// What every lens must hold to, whatever it shows. Nothing here names a lens or counts them; ATT_LENS chooses one.
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <cmath>
#include <cstring>
#include <numeric>
#include <random>
#include <thread>

#include "engine/core/lens.h"
#include "engine/io/spec_json.h"
#include "engine/io/write_arrays.h"
#include "tests/support/outcome_faults.h"

using namespace att;

Q_DECLARE_METATYPE(const att::Lens*)

namespace {

const Lens& lens() {
    QFETCH_GLOBAL(const Lens*, lens);
    return *lens;
}

/// A value for the field at the lower or upper end of its range.
FieldValue endOf(const FieldEntry& entry, bool upper) {
    const Field& f = entry.field;
    switch (entry.type) {
        case FieldType::Whole: return static_cast<int>(upper ? f.maximum : f.minimum);
        case FieldType::Real: return upper ? f.maximum : f.minimum;
        case FieldType::Flag: return upper;
        case FieldType::Picture:
        case FieldType::Choice: return std::string(upper ? f.choices.back().key : f.choices.front().key);
        case FieldType::Text: return upper ? std::string("one two three four five six seven eight nine ten") : std::string();
        case FieldType::Arrays: return ArraySource{};
    }
    return false;
}

const char* const someTexts[] = {
    "", "a", "我爱AI", "the cat sat on the mat", "a a a a a", "\xED\xA0\xBD\x80 \x01", "👨‍👩‍👧‍👦 é 🇩🇪", "السلام عليكم"};

/// A few of the words that alone the field may hold.
std::string knownWords(const Field& field, std::mt19937& dice) {
    std::string text;
    for (auto left = 1 + dice() % 6; left > 0; --left) text += field.choices[dice() % field.choices.size()].key + std::string(" ");
    return text;
}

/// A value anywhere in the field's range; numbers lean to the small end, which is where trouble lives.
FieldValue randomValue(const FieldEntry& entry, std::mt19937& dice) {
    const Field& f = entry.field;
    const double share = std::pow(std::uniform_real_distribution<>(0, 1)(dice), 3);
    switch (entry.type) {
        case FieldType::Whole: return static_cast<int>(f.minimum + std::floor(share * (f.maximum - f.minimum)));
        case FieldType::Real: return f.minimum + share * (f.maximum - f.minimum);
        case FieldType::Flag: return dice() % 2 == 0;
        case FieldType::Picture:
        case FieldType::Choice: return std::string(f.choices[dice() % f.choices.size()].key);
        case FieldType::Text: return !f.choices.empty() && dice() % 2 ? knownWords(f, dice) : std::string(someTexts[dice() % std::size(someTexts)]);
        case FieldType::Arrays: return ArraySource{};
    }
    return false;
}

SpecPtr changed(const SpecPtr& spec, const FieldEntry& entry, const FieldValue& value) {
    const auto result = withValue(spec, entry.field.key, value);
    return result ? *result : nullptr;
}

SpecPtr randomSpec(std::mt19937& dice) {
    auto spec = lens().defaults();
    for (const auto& entry : entries(*spec)) spec = changed(spec, entry, randomValue(entry, dice));
    return spec;
}

/// A small number that the field allows just now, but not the very smallest.
int smallNumber(const Field& field) {
    const double small = std::min(field.maximum, field.minimum + 2);
    for (const double number : field.allowed)
        if (number >= small) return static_cast<int>(number);
    return static_cast<int>(small);
}

bool runs(const SpecPtr& spec) { return bool(checkFields(*spec)); }

/// Where a field refuses the text, the first choice under which none does.
SpecPtr runnable(const SpecPtr& spec) {
    if (runs(spec)) return spec;
    for (const auto& entry : entries(*spec)) {
        if (entry.type != FieldType::Choice) continue;
        for (const auto& choice : entry.field.choices)
            if (const auto other = changed(spec, entry, std::string(choice.key)); runs(other)) return other;
    }
    return spec;
}

/// A small outcome of the lens: few tokens, and every number near its lower end.
SpecPtr smallSpec() {
    auto spec = lens().defaults();
    for (std::size_t i = 0; i < entries(*spec).size(); ++i) {
        const auto entry = entries(*spec)[i];
        if (entry.type == FieldType::Text) spec = runnable(changed(spec, entry, std::string("a cat sat")));
        if (entry.type == FieldType::Whole && entry.field.editor == Editor::Usual) spec = changed(spec, entry, smallNumber(entry.field));
    }
    return spec;
}

QString describe(const Spec& spec) {
    QString words;
    for (const auto& entry : entries(spec)) words += QString("%1=%2 ").arg(entry.field.key, QString::fromStdString(toWords(entry.value)).left(40));
    return words;
}

/// Runs and judges; what the fields call a problem must be refused, and nothing else.
QString trial(const SpecPtr& spec) {
    const auto outcome = runGuarded(lens(), spec, Watch());
    if (!outcome && outcome.error().kind == ErrorKind::Memory) return {};
    if (bool(outcome) != runs(spec))
        return describe(*spec) + (outcome ? "ran in spite of a problem" : QString::fromStdString(english(outcome.error().message)));
    if (!outcome) return {};
    const auto fault = faultOf(**outcome);
    return fault.isEmpty() ? QString() : describe(*spec) + fault;
}

bool sameBytes(const Outcome& a, const Outcome& b) {
    for (std::size_t s = 0; s < a.stages.size(); ++s)
        for (std::size_t p = 0; p < a.stages[s].panels.size(); ++p) {
            const auto &left = a.stages[s].panels[p], &right = b.stages[s].panels[p];
            if (!(left.shape == right.shape) || !left.values != !right.values) return false;
            if (left.values && std::memcmp(left.values->data(), right.values->data(), left.shape.bytes()) != 0) return false;
        }
    return a.stages.size() == b.stages.size();
}

}  // namespace

// The first of the 200 again under the sanitizers, which take eight times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr int randomSpecs = 60;
#else
constexpr int randomSpecs = 200;
#endif

class tst_catalogue : public QObject {
    Q_OBJECT
private slots:
    void initTestCase_data();
    void describesItself();
    void hasAnArticle();
    void runsItsDefaults();
    void runsItsExamples();
    void runsAtBothEnds();
    void survivesRandomSpecs();
    void givesTheSameBytesTwice();
    void givesTheSameBytesAfterAnother();
    void takesBackWhatItGives();
    void survivesJson();
    void stopsSoon();
    void explainsEveryCell();
};

void tst_catalogue::initTestCase_data() {
    QTest::addColumn<const Lens*>("lens");
    for (const auto& lens : catalogue())
        if (qEnvironmentVariable("ATT_LENS", lens.id) == lens.id) QTest::newRow(lens.id) << &lens;
}

void tst_catalogue::describesItself() {
    QVERIFY(!lens().title.empty() && !lens().family.empty() && !lens().help.empty());
    QStringList keys;
    for (const auto& entry : entries(*lens().defaults())) {
        QVERIFY2(!entry.field.label.empty() && !entry.field.group.empty() && !entry.field.help.empty(), entry.field.key);
        QVERIFY2(!keys.contains(entry.field.key), entry.field.key);
        keys += entry.field.key;
    }
    for (const auto& slot : lens().arrays(*lens().defaults())) QVERIFY(!slot.name.empty() && !slot.meaning.empty());
}

namespace {

/// The TeX that a drawing of resources/formulas was made from; null when there is none.
QString drawnFrom(const QString& name) {
    QFile file(QString(ATT_SOURCE_DIR "/resources/formulas/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString svg = QString::fromUtf8(file.readAll());
    const auto begin = svg.indexOf("<title>") + 7;
    return svg.mid(begin, svg.indexOf("</title>") - begin).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
}

}  // namespace

/// Every formula is drawn as it stands: run resources/formulas/render.sh after a change.
void tst_catalogue::hasAnArticle() {
    const Article& article = lens().article;
    for (const Text part : {article.shapes, article.source, article.lookFor, article.mistakes}) QVERIFY(!part.empty());
    QVERIFY(!article.formulas.empty());
    for (std::size_t i = 0; i < article.formulas.size(); ++i)
        QCOMPARE(drawnFrom(QString("%1-%2").arg(lens().id).arg(i + 1)), QString::fromUtf8(article.formulas[i]));
}

void tst_catalogue::runsItsDefaults() {
    const auto outcome = runGuarded(lens(), lens().defaults(), Watch());
    QVERIFY2(outcome, outcome ? "" : english(outcome.error().message).c_str());
    QCOMPARE(faultOf(**outcome), QString());
    QVERIFY((*outcome)->notices.empty());
    QVERIFY((*outcome)->cost.multiplyAdds > 0);
}

void tst_catalogue::runsItsExamples() {
    for (const auto& example : lens().examples) {
        auto spec = lens().defaults();
        for (const auto& [key, value] : example.values) {
            const auto next = withValue(spec, key, value);
            QVERIFY2(next, key.c_str());
            spec = *next;
        }
        QCOMPARE(trial(spec), QString());
    }
}

void tst_catalogue::runsAtBothEnds() {
    const auto spec = lens().defaults();
    for (const auto& entry : entries(*spec))
        for (const bool upper : {false, true}) {
            const auto ended = changed(spec, entry, endOf(entry, upper));
            QVERIFY2(ended, entry.field.key);
            QCOMPARE(trial(ended), QString());
        }
}

void tst_catalogue::survivesRandomSpecs() {
    std::mt19937 dice(2017);
    for (int i = 0; i < randomSpecs; ++i) QCOMPARE(trial(randomSpec(dice)), QString());
}

void tst_catalogue::givesTheSameBytesTwice() {
    std::mt19937 dice(7);
    for (int i = 0; i < 20; ++i) {
        const auto spec = i == 0 ? lens().defaults() : randomSpec(dice);
        const auto first = runGuarded(lens(), spec, Watch()), second = runGuarded(lens(), spec, Watch());
        QCOMPARE(bool(first), bool(second));
        if (first) QVERIFY2(sameBytes(**first, **second), qPrintable(describe(*spec)));
    }
}

/// What a run takes over from the outcome before it changes no number.
void tst_catalogue::givesTheSameBytesAfterAnother() {
    std::mt19937 dice(11);
    const auto first = lens().defaults();
    Watch watch;
    watch.previous = *runGuarded(lens(), first, Watch());
    for (const auto& entry : entries(*first)) {
        const auto next = changed(first, entry, randomValue(entry, dice));
        const auto after = runGuarded(lens(), next, watch), alone = runGuarded(lens(), next, Watch());
        QCOMPARE(bool(after), bool(alone));
        if (after) QVERIFY2(sameBytes(**after, **alone), entry.field.key);
    }
}

namespace {

/// As read from an export of every stage.
ArraySource exported(const Outcome& outcome) {
    GivenArrays arrays;
    for (const auto& tensor : arraysOf(outcome)) {
        const auto count = std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::size_t(1), std::multiplies<>());
        arrays[tensor.name] = {tensor.shape, {tensor.values, tensor.values + count}};
    }
    return {"all.npz", std::make_shared<const GivenArrays>(std::move(arrays)), outcome.tokens};
}

/// Whether every array that could be given is a panel, so that nothing of the outcome is left to the seed.
bool showsAllItsInputs(const Spec& spec, const Outcome& outcome) {
    const auto isShown = [&](const ArraySlot& slot) {
        std::size_t size = 1;
        for (const auto length : slot.shape) size *= std::size_t(length);
        const auto shows = [&](const std::string& key) {
            const Panel* panel = findPanel(outcome, key);
            return panel && panel->values && panel->shape.size() == size;
        };
        return slot.name.starts_with("tokens") || std::ranges::any_of(keysOf(slot), shows);
    };
    const auto wanted = lens().arrays(spec);
    return !wanted.empty() && std::ranges::all_of(wanted, isShown);
}

/// The same options with these arrays, and other numbers wherever the seed draws some.
SpecPtr withArrays(SpecPtr spec, const ArraySource& source) {
    for (const auto& entry : entries(*spec)) {
        if (entry.type == FieldType::Arrays) spec = changed(spec, entry, source);
        if (std::strcmp(entry.field.key, "seed") == 0) spec = changed(spec, entry, std::get<int>(entry.value) == 1 ? 2 : 1);
    }
    return spec;
}

}  // namespace

void tst_catalogue::takesBackWhatItGives() {
    std::mt19937 dice(28);
    Watch watch;
    watch.keepAll = true;
    for (int i = 0; i < 10; ++i) {
        const auto spec = i == 0 ? lens().defaults() : randomSpec(dice);
        const auto first = runGuarded(lens(), spec, watch);
        if (!first || !showsAllItsInputs(*spec, **first)) continue;
        const auto second = runGuarded(lens(), withArrays(spec, exported(**first)), watch);
        QVERIFY2(second, second ? "" : english(second.error().message).c_str());
        QVERIFY2(sameBytes(**first, **second), qPrintable(describe(*spec)));
    }
}

void tst_catalogue::survivesJson() {
    std::mt19937 dice(42);
    for (int i = 0; i < 50; ++i) {
        const auto spec = randomSpec(dice);
        const auto back = fromJson(lens().defaults(), toJson(*spec));
        QVERIFY2(back, back ? "" : english(back.error().message).c_str());
        QVERIFY2(equal(*spec, *back->spec), qPrintable(describe(*spec)));
    }
}

/// Honoured within 100 ms as shipped; a sanitizer makes the plain loops several times slower.
#ifdef __SANITIZE_ADDRESS__
constexpr int mostToStop = 600;
#else
constexpr int mostToStop = 100;
#endif

/// Every number as large as it goes, over a long text, with room enough: what takes longest.
void tst_catalogue::stopsSoon() {
    auto spec = lens().defaults();
    for (const auto& entry : entries(*spec)) {
        if (entry.type == FieldType::Text && entry.field.editor == Editor::Tokens)
            spec = runnable(changed(spec, entry, QString("a ").repeated(1500).toStdString()));
        if (entry.type == FieldType::Whole && QString(entry.field.group.source) == "Heads") spec = changed(spec, entry, endOf(entry, true));
    }
    const Watch watch;
    QElapsedTimer sinceStop;
    std::thread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        sinceStop.start();
        watch.stop();
    });
    const auto outcome = runGuarded(lens(), spec, watch);
    stopper.join();
    QVERIFY2(sinceStop.elapsed() < mostToStop, qPrintable(QString("%1 ms").arg(sinceStop.elapsed())));
    if (!outcome) QCOMPARE(outcome.error().kind, ErrorKind::Stopped);
}

void tst_catalogue::explainsEveryCell() {
    const auto small = smallSpec();
    QVERIFY2(runs(small), qPrintable(describe(*small)));
    auto specs = std::vector{small};
    for (const auto& entry : entries(*small)) {
        if (entry.type == FieldType::Flag) specs.push_back(changed(small, entry, !std::get<bool>(entry.value)));
        if (entry.type == FieldType::Real) specs.push_back(changed(small, entry, 0.5 * (entry.field.minimum + std::get<double>(entry.value))));
        if (entry.type == FieldType::Choice || entry.type == FieldType::Picture)
            for (const auto& choice : entry.field.choices) specs.push_back(changed(small, entry, std::string(choice.key)));
    }
    Watch watch;
    watch.keepAll = true;
    for (const auto& spec : specs) {
        if (!runs(spec)) continue;
        const auto outcome = runGuarded(lens(), spec, watch);
        QVERIFY(outcome);
        const auto fault = faultOfExplanations(lens(), **outcome);
        QVERIFY2(fault.isEmpty(), qPrintable(describe(*spec) + fault));
    }
}

QTEST_APPLESS_MAIN(tst_catalogue)
#include "tst_catalogue.moc"
