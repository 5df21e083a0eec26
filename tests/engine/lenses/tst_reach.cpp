// SPDX-License-Identifier: GPL-3.0-or-later
// The lens reach, through its arrays and panels.
#include <QTest>
#include <array>
#include <cmath>
#include <functional>

#include "engine/core/lens.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

constexpr std::array networks{"rnn", "birnn", "lstm", "gru", "convolution", "attention", "causal", "window"};
enum Row { Tanh, Gru, Lstm, Convolution, Dilated, SelfAttention, Window };  // of the table of costs
enum Column { Table, Projected, Steps, Path };

const Lens& lens() { return *findLens("reach"); }

SpecPtr with(SpecPtr spec, const std::vector<std::pair<const char*, FieldValue>>& values) {
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

OutcomePtr outcomeWith(const std::vector<std::pair<const char*, FieldValue>>& values) { return outcomeOf(with(lens().defaults(), values)); }

const Tensor& valuesOf(const OutcomePtr& outcome, const char* address) { return *findPanel(*outcome, address)->values; }

using Zero = std::function<bool(int, int)>;

const std::string sixteen = "a b c d e f g h i j k l m n o p";

/// The longest finite path from a token to the last one.
float longest(const Tensor& paths, int network) { return paths.head(network).bottomRows(1).maxCoeff(); }

}  // namespace

Q_DECLARE_METATYPE(Zero)

class tst_reach : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void check45_outputsMatchPyTorch_data();
    void check45_outputsMatchPyTorch();
    void check46_influenceMatchesPyTorch_data();
    void check46_influenceMatchesPyTorch();
    void check46_structuralZeros_data();
    void check46_structuralZeros();
    void check49_pathsOfSixteenTokens_data();
    void check49_pathsOfSixteenTokens();
    void check49_tableCounts();
    void check50_crossesWhereLengthIsWidth();
    void meansAreOverPairsThatFarApart();
    void gainFadesTheRecurrence();
    void countsFollowClosedForms();
    void longTextsAreCut();
    void noTokensAreNoTrouble();

private:
    Reference ref{"reach"};
    OutcomePtr m_given;

    GivenArrays givenArrays(const Spec& spec) const;
};

GivenArrays tst_reach::givenArrays(const Spec& spec) const {
    GivenArrays arrays;
    for (const auto& slot : lens().arrays(spec)) {
        if (slot.name.starts_with("tokens")) continue;
        const Matrix<float> values = ref.matrix<float>(QString::fromStdString(slot.name).replace('/', '_'));
        arrays[slot.name] = {slot.shape, {values.data(), values.data() + values.size()}};
    }
    return arrays;
}

void tst_reach::initTestCase() {
    const auto spec = with(lens().defaults(), {{"text", std::string("a b c d e f")}, {"layers", 2}, {"dilation", 2}});
    m_given = outcomeOf(with(spec, {{"arrays", ArraySource{"reach.npz", std::make_shared<const GivenArrays>(givenArrays(*spec))}}}));
    QVERIFY(m_given->notices.empty());
}

void tst_reach::check45_outputsMatchPyTorch_data() {
    QTest::addColumn<int>("network");
    for (int i = 0; i < int(networks.size()); ++i) QTest::newRow(networks[std::size_t(i)]) << i;
}

void tst_reach::check45_outputsMatchPyTorch() {
    QFETCH(int, network);
    COMPARE_REFERENCE(Matrix<float>(valuesOf(m_given, "outputs/outputs").head(network)), ref, QString("out_%1").arg(QTest::currentDataTag()));
}

void tst_reach::check46_influenceMatchesPyTorch_data() { check45_outputsMatchPyTorch_data(); }

void tst_reach::check46_influenceMatchesPyTorch() {
    QFETCH(int, network);
    COMPARE_REFERENCE(Matrix<float>(valuesOf(m_given, "influence/maps").head(network)), ref, QString("map_%1").arg(QTest::currentDataTag()));
}

void tst_reach::check46_structuralZeros_data() {
    QTest::addColumn<int>("network");
    QTest::addColumn<Zero>("isZero");
    const Zero dense = [](int, int) { return false; }, later = [](int i, int j) { return j > i; };
    const Zero far = [](int i, int j) { return std::abs(i - j) > 1; };
    const std::array zeros{later, dense, later, later, far, dense, later, far};
    for (int i = 0; i < int(networks.size()); ++i) QTest::newRow(networks[std::size_t(i)]) << i << zeros[std::size_t(i)];
}

void tst_reach::check46_structuralZeros() {
    QFETCH(int, network);
    QFETCH(Zero, isZero);
    const auto outcome = outcomeWith({});
    const Tensor& maps = valuesOf(outcome, "influence/maps");
    for (int i = 0; i < maps.shape().rows; ++i)
        for (int j = 0; j < maps.shape().columns; ++j) QCOMPARE(maps.at(network, i, j) == 0, isZero(i, j));
}

void tst_reach::check49_pathsOfSixteenTokens_data() {
    QTest::addColumn<int>("network");
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("dilation");
    QTest::addColumn<bool>("causal");
    QTest::addColumn<float>("path");
    QTest::newRow("RNN") << 0 << 3 << 1 << false << 15.0f;
    QTest::newRow("bidirectional RNN") << 1 << 3 << 1 << false << 15.0f;
    QTest::newRow("convolution of 3") << 4 << 3 << 1 << false << 15.0f;
    QTest::newRow("causal convolution of 3") << 4 << 3 << 1 << true << 8.0f;
    QTest::newRow("dilated convolution of 2") << 4 << 2 << 2 << true << 4.0f;
    QTest::newRow("attention") << 5 << 3 << 1 << false << 1.0f;
    QTest::newRow("window of 1") << 7 << 3 << 1 << false << 15.0f;
}

/// Row 13 of the classroom demonstrations.
void tst_reach::check49_pathsOfSixteenTokens() {
    QFETCH(int, network);
    QFETCH(int, kernel);
    QFETCH(int, dilation);
    QFETCH(bool, causal);
    const auto outcome = outcomeWith({{"text", sixteen}, {"kernel", kernel}, {"dilation", dilation}, {"causal_convolution", causal}});
    QTEST(longest(valuesOf(outcome, "path/maps"), network), "path");
}

void tst_reach::check49_tableCounts() {
    const auto outcome = outcomeWith({{"cost_tokens", 16}, {"cost_width", 64}, {"window", 2}});
    const Tensor& costs = valuesOf(outcome, "cost/costs");
    const auto at = [&](Row row, Column column) { return costs.at(0, row, column); };
    QCOMPARE(at(SelfAttention, Table), 16.0f * 16 * 64);
    QCOMPARE(at(Tanh, Table), 16.0f * 64 * 64);
    QCOMPARE(at(Convolution, Table), 3.0f * 16 * 64 * 64);
    QCOMPARE(at(Window, Table), 5.0f * 16 * 64);
    QCOMPARE(at(SelfAttention, Projected), 4.0f * 16 * 64 * 64 + 2.0f * 16 * 16 * 64);
    QCOMPARE(at(Tanh, Projected), 2.0f * 16 * 64 * 64);
    QCOMPARE(at(Lstm, Projected), 8.0f * 16 * 64 * 64);
    QCOMPARE(at(Gru, Steps), 16.0f);
    QCOMPARE(at(SelfAttention, Steps), 1.0f);
    QCOMPARE(at(Tanh, Path), 15.0f);
    QCOMPARE(at(SelfAttention, Path), 1.0f);
    QCOMPARE(at(Convolution, Path), 15.0f);
    QCOMPARE(at(Dilated, Path), 3.0f);
    QCOMPARE(at(Window, Path), 8.0f);
}

void tst_reach::check50_crossesWhereLengthIsWidth() {
    const auto outcome = outcomeWith({{"cost_width", 512}});
    const auto& places = *findPanel(*outcome, "growth/table")->columns.places;
    const Tensor &table = valuesOf(outcome, "growth/table"), &projected = valuesOf(outcome, "growth/projected");
    for (int column = 0; column < int(places.size()); ++column) {
        const double n = places[std::size_t(column)];
        QCOMPARE(table.at(0, SelfAttention, column) < table.at(0, Tanh, column), n < 512);
        QCOMPARE(table.at(0, SelfAttention, column) == table.at(0, Tanh, column), n == 512);
        QVERIFY(projected.at(0, SelfAttention, column) > projected.at(0, Tanh, column));
        QCOMPARE(projected.at(0, SelfAttention, column) < projected.at(0, Lstm, column), n < 1024);
    }
}

void tst_reach::meansAreOverPairsThatFarApart() {
    const Tensor &maps = valuesOf(m_given, "influence/maps"), &means = valuesOf(m_given, "distance/means");
    for (int network = 0; network < maps.shape().heads; ++network)
        for (int away = 0; away < 6; ++away) {
            double sum = 0;
            for (int i = away; i < 6; ++i) sum += double(maps.at(network, i, i - away));
            QVERIFY(std::abs(sum / (6 - away) - double(means.at(0, network, away))) < 1e-6);
        }
}

void tst_reach::gainFadesTheRecurrence() {
    const auto farInfluence = [](double gain) { return valuesOf(outcomeWith({{"gain", gain}}), "distance/means").at(0, 0, 5); };
    QVERIFY(farInfluence(0.3) < 0.01f * farInfluence(1.0));
}

void tst_reach::countsFollowClosedForms() {
    const auto outcome = outcomeWith({{"text", std::string("a b c d e")}, {"width", 4}, {"kernel", 3}, {"layers", 2}, {"window", 1}});
    const int d = 4, n = 5, rnn = d * (2 * d + 2), birnn = 2 * 2 * (d + 2 + 2);
    QCOMPARE(outcome->cost.parameters, (1 + 4 + 3) * rnn + birnn + 2 * (3 * d * d + d) + 3 * 4 * d * d);
    const int pairs = n * n + n * (n + 1) / 2 + (3 * n - 2);
    QCOMPARE(outcome->cost.multiplyAdds, 8 * n * 2 * d * d + n * 2 * 2 * (d + 2) + 2 * n * 3 * d * d + 3 * 4 * n * d * d + 2 * pairs * d);
}

void tst_reach::longTextsAreCut() {
    const auto outcome = outcomeWith({{"text", QString("a ").repeated(40).toStdString()}, {"width", 2}});
    QCOMPARE(outcome->tokens->size(), 32u);
    QCOMPARE(outcome->notices.size(), 1u);
}

void tst_reach::noTokensAreNoTrouble() {
    const auto outcome = outcomeWith({{"text", std::string()}});
    QCOMPARE(findPanel(*outcome, "influence/maps")->shape.size(), 0u);
    QVERIFY(findPanel(*outcome, "cost/costs")->shape.size() > 0);
}

QTEST_APPLESS_MAIN(tst_reach)
#include "tst_reach.moc"
