// SPDX-License-Identifier: GPL-3.0-or-later
// The lens of norms against PyTorch's modules, arrays in and panels out, and what its trials must find.
#include <QTest>

#include "engine/core/lens.h"
#include "engine/math/norm.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("norms"); }

using Values = std::initializer_list<std::pair<const char*, FieldValue>>;

SpecPtr specWith(Values values) {
    auto spec = lens().defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

OutcomePtr outcomeOf(const SpecPtr& spec) {
    const auto outcome = runGuarded(lens(), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

OutcomePtr outcomeOf(Values values) { return outcomeOf(specWith(values)); }

/// All numbers of a panel below each other, as Reference shapes an array of more than two dimensions.
Matrix<float> numbers(const Outcome& outcome, const char* panel) {
    const Tensor& values = *findPanel(outcome, panel)->values;
    return MatrixView<float>(values.data(), values.shape().heads * values.shape().rows, values.shape().columns);
}

std::string words(const char* text) { return text; }

}  // namespace

class tst_norms : public QObject {
    Q_OBJECT
private slots:
    void matchesReference_data();
    void matchesReference();
    void check43_inUse();
    void check43_momentum();
    void check43_remembersTheSource();
    void check44_layerNormKnowsOnlyItsToken();
    void check44_scaleAndShift();
    void check44_companyMattersToBatchNormAlone();
    void setsLightUp_data();
    void setsLightUp();
    void saysWhatCannotRun();
    void noticesASingleValue();
    void counts();

private:
    Reference ref{"sequence_norm"};

    ArraySource given(const char* array, std::initializer_list<const char*> others) const {
        GivenArrays arrays;
        const auto add = [&](const std::string& name, const QString& key) {
            std::vector<std::int64_t> shape;
            for (const int size : ref.shape(key)) shape.push_back(size);
            const auto row = ref.row<float>(key);
            arrays[name] = {shape, {row.data(), row.data() + row.size()}};
        };
        add("x", array);
        for (const char* name : others) add(name, name);
        return {"norm.npz", std::make_shared<const GivenArrays>(std::move(arrays))};
    }
    float trial(const Outcome& outcome, const char* line, const char* name) const {
        const Panel& table = *findPanel(outcome, "trials/trials");
        const auto place = [](const std::vector<Text>& list, const char* word) { return int(std::ranges::find(list, Text{word}) - list.begin()); };
        return table.values->at(0, place(table.rows.words, line), place(table.columns.words, name));
    }
};

void tst_norms::matchesReference_data() {
    QTest::addColumn<bool>("image");
    for (const char* kind : {"batch", "layer", "layer_over_all", "rms", "instance", "group"})
        for (const bool image : {false, true}) QTest::addRow("%s_%s", image ? "image" : "tokens", kind) << image;
}

void tst_norms::matchesReference() {
    QFETCH(bool, image);
    const QString tag = QTest::currentDataTag();
    const auto kind = tag.mid(tag.indexOf('_') + 1).toStdString();
    const auto outcome = image ? outcomeOf({{"layout", words("image")},
                                            {"samples", 2},
                                            {"channels", 6},
                                            {"height", 3},
                                            {"width", 2},
                                            {"groups", 2},
                                            {"norm", kind},
                                            {"arrays", given("image", {"gamma", "beta"})}})
                               : outcomeOf({{"padding", 0}, {"groups", 3}, {"norm", kind}, {"arrays", given("tokens", {"gamma", "beta"})}});
    COMPARE_REFERENCE(numbers(*outcome, "output/y"), ref, tag);
}

void tst_norms::check43_inUse() {
    const auto outcome = outcomeOf({{"padding", 0},
                                    {"norm", words("batch")},
                                    {"mode", words("use")},
                                    {"batches", 0},
                                    {"arrays", given("tokens", {"gamma", "beta", "running_mean", "running_var"})}});
    COMPARE_REFERENCE(numbers(*outcome, "output/y"), ref, "batch_eval");
    COMPARE_REFERENCE(numbers(*outcome, "statistics/mean"), ref, "running_mean");
}

void tst_norms::check43_momentum() {
    // Nothing taken in leaves 0 and 1; all taken in leaves the last batch alone, whatever came before.
    const auto none = outcomeOf({{"momentum", 0.0}}), all = outcomeOf({{"momentum", 1.0}}), one = outcomeOf({{"momentum", 1.0}, {"batches", 9}});
    QVERIFY((numbers(*none, "running/mean").array() == 0).all() && (numbers(*none, "running/variance").array() == 1).all());
    QCOMPARE(numbers(*all, "running/mean").leftCols(10), numbers(*one, "running/mean"));
    // The step of momentum 0.1 goes a tenth of the way that momentum 1 goes at once.
    const auto slow = outcomeOf({{"momentum", 0.1}, {"batches", 1}}), fast = outcomeOf({{"momentum", 1.0}, {"batches", 1}});
    const Matrix<float> mean = numbers(*fast, "running/mean").col(1) / 10, variance = 0.9f + numbers(*fast, "running/variance").col(1).array() / 10;
    QVERIFY(compareMatrices(numbers(*slow, "running/mean").col(1), mean, 1e-6).isEmpty());
    QVERIFY(compareMatrices(numbers(*slow, "running/variance").col(1), variance, 1e-6).isEmpty());
}

void tst_norms::check43_remembersTheSource() {
    // 100 batches of 512 values each: what is remembered no longer depends on the batches' own luck.
    const auto a = outcomeOf({{"samples", 16}, {"tokens", 32}, {"batches", 100}}), b = outcomeOf({{"samples", 15}, {"tokens", 32}, {"batches", 100}});
    const auto last = [](const Outcome& outcome, const char* panel) { return numbers(outcome, panel).rightCols(1).eval(); };
    QVERIFY(compareMatrices(last(*a, "running/mean"), last(*b, "running/mean"), 0.03).isEmpty());
    QVERIFY(compareMatrices(last(*a, "running/variance"), last(*b, "running/variance"), 0.05).isEmpty());
}

void tst_norms::check44_layerNormKnowsOnlyItsToken() {
    const auto outcome = outcomeOf({{"padding", 2}});
    for (const char* line : {"layer", "RMS", "batch, in use"})
        for (const char* name : {"other padding", "a sample less"}) QCOMPARE(trial(*outcome, line, name), 0.0f);
    for (const char* line : {"(L, D)", "instance", "group"}) {
        QVERIFY(trial(*outcome, line, "other padding") > 0.1f);
        QCOMPARE(trial(*outcome, line, "a sample less"), 0.0f);
    }
    for (const char* name : {"other padding", "a sample less"}) QVERIFY(trial(*outcome, "batch, training", name) > 0.1f);
}

void tst_norms::check44_scaleAndShift() {
    const auto outcome = outcomeOf({{"epsilon", words("1e-12")}, {"padding", 0}});
    for (const char* line : {"layer", "batch, training", "instance", "group", "(L, D)"}) QVERIFY(trial(*outcome, line, "2x + 1") < 1e-5f);
    for (const char* line : {"RMS", "batch, in use"}) QVERIFY(trial(*outcome, line, "2x + 1") > 0.1f);
}

void tst_norms::check44_companyMattersToBatchNormAlone() {
    const auto spread = numbers(*outcomeOf({}), "company/spread");
    QCOMPARE(spread(0, 0), 0.0f);
    QVERIFY(spread(0, 1) > 2 * spread(0, 5) && spread(0, 5) > 0.01f);
    QVERIFY((spread.bottomRows(6).array() == 0).all());
}

void tst_norms::setsLightUp_data() {
    QTest::addColumn<int>("cells");
    QTest::newRow("batch") << 12;
    QTest::newRow("layer") << 6;
    QTest::newRow("layer_over_all") << 24;
    QTest::newRow("rms") << 6;
    QTest::newRow("instance") << 4;
    QTest::newRow("group") << 12;
}

void tst_norms::setsLightUp() {
    const auto outcome = outcomeOf({{"norm", words(QTest::currentDataTag())}});
    const auto numbersOfSets = findPanel(*outcome, "sets/sets")->values;
    const auto together = lens().explain(*outcome, {"sets/sets", 1, 2, 3}).together;
    QTEST(int(together.size()), "cells");
    for (const Cell& cell : together) QCOMPARE(numbersOfSets->at(cell.head, cell.row, cell.column), numbersOfSets->at(1, 2, 3));
}

void tst_norms::saysWhatCannotRun() {
    QVERIFY(!checkFields(*specWith({{"tokens", 2}, {"padding", 2}})));
    QVERIFY(checkFields(*specWith({{"layout", words("image")}, {"tokens", 2}, {"padding", 2}})));
    const auto groups = checkFields(*specWith({{"norm", words("group")}, {"groups", 4}}));
    QVERIFY(!groups && english(groups.error().message).find("1, 2, 3, 6") != std::string::npos);
}

void tst_norms::noticesASingleValue() {
    const auto outcome = outcomeOf({{"samples", 1}, {"tokens", 1}, {"padding", 0}});
    QCOMPARE(outcome->notices.size(), 1u);
    QVERIFY((numbers(*outcome, "output/y").array() == 0).all());
    QVERIFY((numbers(*outcome, "running/variance").array() == 1).all());
}

void tst_norms::counts() {
    QCOMPARE(outcomeOf({{"channels", 64}, {"norm", words("layer")}})->cost.parameters, 128);
    QCOMPARE(outcomeOf({{"channels", 64}, {"norm", words("rms")}})->cost.parameters, 64);
    QCOMPARE(outcomeOf({{"norm", words("batch")}})->cost.multiplyAdds, 4 * 3 * 4 * 6);
}

QTEST_APPLESS_MAIN(tst_norms)
#include "tst_norms.moc"
