// SPDX-License-Identifier: GPL-3.0-or-later
// The lens "scaling" against PyTorch (tests/data/make_scores.py), and the figures of the experiment at sample counts that settle them.
#include <QTest>
#include <cmath>

#include "engine/core/lens.h"
#include "tests/support/reference.h"
#include "tests/support/reference_numbers.h"

using namespace att;

namespace {

using Values = std::vector<std::pair<const char*, FieldValue>>;

const Lens& lens() { return *findLens("scaling"); }

OutcomePtr run(const Values& values) {
    auto spec = lens().defaults();
    for (const auto& [key, value] : values) spec = *withValue(spec, key, value);
    const auto outcome = runGuarded(lens(), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

Matrix<float> panel(const Outcome& outcome, const char* address) {
    const Tensor& values = *findPanel(outcome, address)->values;
    const auto [heads, rows, columns] = values.shape();
    return MatrixView<float>(values.data(), heads * rows, columns);
}

/// The inputs of the script: 4 samples, 5 keys.
OutcomePtr given() {
    const ArraySource arrays{"scaling.npz", std::make_shared<const GivenArrays>(
                                                GivenArrays{{"q", {{4, 1024}, referenceNumbers("scaling/q", 4 * 1024, std::sqrt(3))}},
                                                            {"k", {{4, 5, 1024}, referenceNumbers("scaling/k", 4 * 5 * 1024, std::sqrt(3))}}})};
    return run({{"d_k", 48}, {"keys", 5}, {"samples", 4}, {"temperature", 1.5}, {"arrays", arrays}});
}

enum Row { Unscaled, Scaled, Expected };
constexpr double bitsInNats = 1.4426950408889634;

}  // namespace

class tst_scaling : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_many = run({{"keys", 64}, {"samples", 300}});
        m_demonstration = run({{"keys", 16}, {"samples", 2000}});
    }
    void matchesReference();
    void curvesAreMeansOfTheSamples();
    void check09_varianceIsWidth();
    void check10_entropy();
    void check11_jacobianNorm();
    void demonstration01_orders();
    void histogramHoldsEveryScore();
    void widthsHoldTheChosenOne();
    void tableIsTheCurvesAtTheWidth();
    void explainsWithCellsOfItsSamples();
    void refusesWrongShapes();

private:
    OutcomePtr m_many, m_demonstration;
    Reference ref{"scaling"};
};

void tst_scaling::matchesReference() {
    const auto outcome = given();
    const char* const measures[] = {"samples/entropy", "samples/largest", "samples/norm", "samples/trace"};
    const char* const curves[] = {"entropy/entropy", "largest/largest", "gradient/norm", "gradient/trace"};
    const Matrix<double> samples = ref.matrix("samples"), means = ref.matrix("means");  // (4·2·4) × 12 and (4·2) × 12
    for (int m = 0; m < 4; ++m) {
        QCOMPARE(compareMatrices(panel(*outcome, measures[m]), samples.middleRows(8 * m, 8), 2e-5), QString());
        QCOMPARE(compareMatrices(panel(*outcome, curves[m]).topRows(2), means.middleRows(2 * m, 2), 2e-5), QString());
    }
    QCOMPARE(compareMatrices(panel(*outcome, "samples/variance"), ref.matrix("mean_square"), 1e-5), QString());
    QCOMPARE(compareMatrices(panel(*outcome, "variance/variance").row(Unscaled), Matrix<double>(ref.row("variance")), 1e-5), QString());
    COMPARE_REFERENCE(panel(*outcome, "scores/unscaled"), ref, "scores");
    COMPARE_REFERENCE(panel(*outcome, "weights/unscaled"), ref, "weights");
    COMPARE_REFERENCE(panel(*outcome, "weights/scaled"), ref, "scaled_weights");
}

void tst_scaling::curvesAreMeansOfTheSamples() {
    const Matrix<float> samples = panel(*m_many, "samples/entropy"), curve = panel(*m_many, "entropy/entropy");
    for (const int row : {Unscaled, Scaled})
        QCOMPARE(compareMatrices(curve.row(row), samples.middleRows(300 * row, 300).colwise().mean(), 1e-5), QString());
}

void tst_scaling::check09_varianceIsWidth() {
    const auto outcome = run({{"keys", 64}, {"samples", 2000}, {"seed", 3}});  // 128,000 scores
    const Matrix<float> variance = panel(*outcome, "variance/variance");
    for (Eigen::Index w = 0; w < variance.cols(); ++w) {
        QVERIFY2(std::abs(variance(Unscaled, w) / variance(Expected, w) - 1) < 0.05f, qPrintable(QString::number(variance(Expected, w))));
        QVERIFY(std::abs(variance(Scaled, w) - 1) < 0.05f);
    }
}

void tst_scaling::check10_entropy() {
    const Matrix<float> entropy = panel(*m_many, "entropy/entropy");
    const Eigen::Index last = entropy.cols() - 1;
    QVERIFY(std::abs(double(entropy(Unscaled, 0)) / bitsInNats - 3.79) < 0.15);
    QVERIFY(std::abs(double(entropy(Unscaled, last)) / bitsInNats - 0.14) < 0.15);
    for (Eigen::Index w = 1; w <= last; ++w) QVERIFY(entropy(Unscaled, w) < entropy(Unscaled, w - 1));
    for (Eigen::Index w = 0; w <= last; ++w) {
        const double nats = double(entropy(Scaled, w)) / bitsInNats;
        QVERIFY(nats > 3.67 - 0.15 && nats < 3.79 + 0.15);
    }
}

void tst_scaling::check11_jacobianNorm() {
    const Matrix<float> norm = panel(*m_many, "gradient/norm");
    Eigen::Index peak = 0;
    const float highest = norm.row(Unscaled).maxCoeff(&peak);
    QVERIFY(std::abs(norm(Unscaled, 0) - 0.17f) < 0.03f);
    QVERIFY(std::abs(highest - 0.30f) < 0.03f && (peak == 3 || peak == 4));  // d_k = 8 or 16
    QVERIFY(std::abs(norm(Unscaled, norm.cols() - 1) - 0.07f) < 0.03f);
    QVERIFY(norm.row(Scaled).minCoeff() > 0.14f && norm.row(Scaled).maxCoeff() < 0.22f);
}

/// demonstrations.md, row 1: 16 keys, d_k = 1, 4, 16, 64, 256, 1024.
void tst_scaling::demonstration01_orders() {
    const Matrix<float> largest = panel(*m_demonstration, "largest/largest"), entropy = panel(*m_demonstration, "entropy/entropy");
    const float expected[] = {0.207f, 0.428f, 0.684f, 0.844f, 0.924f, 0.958f};
    for (int i = 0; i < 6; ++i) QVERIFY(std::abs(largest(Unscaled, 2 * i) - expected[i]) < 0.03f);
    QVERIFY(largest.row(Scaled).minCoeff() > 0.18f && largest.row(Scaled).maxCoeff() < 0.27f);
    QVERIFY(std::abs(entropy(Unscaled, 0) - 3.52f) < 0.1f && std::abs(entropy(Unscaled, 10) - 0.14f) < 0.05f);
    QVERIFY(std::abs(entropy(Scaled, 6) - 3.4f) < 0.1f);
    const Matrix<float> trace = panel(*m_demonstration, "gradient/trace"), saturated = panel(*m_demonstration, "largest/saturated");
    QVERIFY(std::abs(trace(Unscaled, 0) - 0.873f) < 0.02f && std::abs(trace(Unscaled, 10) - 0.059f) < 0.02f);
    QVERIFY(std::abs(saturated(Unscaled, 6) - 0.30f) < 0.06f && std::abs(saturated(Unscaled, 10) - 0.77f) < 0.06f);
    QVERIFY(saturated.row(Scaled).maxCoeff() < 0.01f);
}

void tst_scaling::histogramHoldsEveryScore() {
    const Matrix<float> shares = panel(*m_many, "bins/histogram");
    for (const int row : {Unscaled, Scaled}) QVERIFY(std::abs(shares.row(row).sum() - 1) < 1e-4f);
    // At d_k = 64 the scaled scores are eight times as narrow.
    QVERIFY(shares.row(Scaled).maxCoeff() > 4 * shares.row(Unscaled).maxCoeff());
}

void tst_scaling::widthsHoldTheChosenOne() {
    const std::vector<double> places = *findPanel(*run({{"d_k", 100}, {"samples", 2}}), "entropy/entropy")->columns.places;
    QCOMPARE(places.size(), 12u);
    QCOMPARE(places[7], 100.0);
    QCOMPARE(findPanel(*m_many, "entropy/entropy")->columns.places->size(), 11u);
}

void tst_scaling::tableIsTheCurvesAtTheWidth() {
    const Matrix<float> table = panel(*m_many, "here/table");
    QCOMPARE(table(Unscaled, 0), panel(*m_many, "variance/variance")(Unscaled, 6));
    QCOMPARE(table(Scaled, 1), panel(*m_many, "entropy/entropy")(Scaled, 6));
    QCOMPARE(table(Unscaled, 5), panel(*m_many, "gradient/trace")(Unscaled, 6));
}

void tst_scaling::explainsWithCellsOfItsSamples() {
    const auto explanation = lens().explain(*m_many, {"gradient/norm", 0, Scaled, 4});
    const auto& sum = explanation.steps.front();
    QCOMPARE(sum.terms.size(), 7u);
    QCOMPARE(QString::fromStdString(sum.terms.front().source->panel), "samples/norm");
    QCOMPARE(QString::fromStdString(english(sum.terms.back().label)), "the 294 other samples");
    QCOMPARE(explanation.steps.back().terms.back().value, 300.0);
}

void tst_scaling::refusesWrongShapes() {
    auto spec = *withValue(lens().defaults(), "arrays",
                           ArraySource{"q.npz", std::make_shared<const GivenArrays>(GivenArrays{{"q", {{2, 8}, std::vector<float>(16)}}})});
    const auto outcome = runGuarded(lens(), spec, Watch());
    QVERIFY(!outcome);
    QCOMPARE(QString::fromStdString(outcome.error().where), "arrays");
}

QTEST_APPLESS_MAIN(tst_scaling)
#include "tst_scaling.moc"
