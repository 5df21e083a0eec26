// SPDX-License-Identifier: GPL-3.0-or-later
// The lens of two ways to write heads against the lecture's own order of operations.
#include <Eigen/LU>
#include <QTest>

#include "engine/math/head_variants.h"
#include "tests/support/lens_trial.h"

using namespace att;

namespace {

constexpr const char* lens = "joining_heads";

double number(const Outcome& outcome, const char* panel, int row, int column) {
    return double(valueAt(outcome, {panel, 0, row, column}).value_or(NAN));
}

}  // namespace

class tst_joining_heads : public QObject {
    Q_OBJECT
private slots:
    void check13_twoStagesAreOneMatrix();
    void check13_wrongFormulaDiffers();
    void check17_concatIsSumOfHeads();
    void measuresTheDifferences();
    void countsBothWays();
    void showsTheRankOfANarrowStage();

private:
    Reference ref{"lens_heads"};

    OutcomePtr given() const {
        std::vector<std::pair<const char*, const char*>> names{{"x", "x"}, {"w_o", "w_o"}, {"b_o", "b_o"}};
        for (const char* name :
             {"w_q", "w_k", "w_v", "b_q", "b_k", "b_v", "w_q_heads", "w_k_heads", "w_v_heads", "b_q_heads", "b_k_heads", "b_v_heads"})
            names.push_back({name, name});
        return outcomeOf(
            lens,
            {{"text", std::string("a b c d")}, {"d_model", 6}, {"heads", 2}, {"d_first", 5}, {"bias", true}, {"arrays", arraysFrom(ref, names)}});
    }
    static Matrix<float> matrix(const OutcomePtr& outcome, const char* address) { return panelOf(*outcome, address); }
};

void tst_joining_heads::check13_twoStagesAreOneMatrix() {
    const auto outcome = given();
    for (const QString letter : {"q", "k", "v"})
        for (const QString stage : {"second/", "qkv/"}) COMPARE_REFERENCE(matrix(outcome, qPrintable(stage + letter)), ref, "stage_" + letter);
    COMPARE_REFERENCE(matrix(outcome, "weights/heads"), ref, "joined_weights");
    const auto merged = mergeStages<double>(ref.matrix("w_q"), ref.row("b_q"), ref.matrix("w_q_heads"), ref.row("b_q_heads"));
    QCOMPARE(compareMatrices(matrix(outcome, "parameters/w_q"), merged.W, 1e-5), QString());
    QCOMPARE(compareMatrices(matrix(outcome, "parameters/b_q"), merged.b, 1e-5), QString());
}

void tst_joining_heads::check13_wrongFormulaDiffers() {
    const auto outcome = given();
    COMPARE_REFERENCE(matrix(outcome, "misprint/heads"), ref, "joined_wrong");
    QVERIFY(number(*outcome, "numbers/differences", 4, 0) > 1);
}

void tst_joining_heads::check17_concatIsSumOfHeads() {
    const auto outcome = given();
    COMPARE_REFERENCE(matrix(outcome, "shares/heads"), ref, "joined_shares");
    COMPARE_REFERENCE(matrix(outcome, "sum/sum"), ref, "joined_output");
    COMPARE_REFERENCE(matrix(outcome, "output/output"), ref, "joined_output");
}

/// What is on screen is rounding for each of the pairs, and is what the panels differ by.
void tst_joining_heads::measuresTheDifferences() {
    const auto outcome = outcomeOf(lens, {{"d_model", 512}, {"heads", 8}, {"d_first", 512}});
    for (int row = 0; row < 4; ++row) {
        const double difference = number(*outcome, "numbers/differences", row, 0);
        QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
    }
    QCOMPARE(number(*outcome, "numbers/differences", 0, 0), distanceOf(*outcome, "second/q", *outcome, "qkv/q"));
    QCOMPARE(number(*outcome, "numbers/differences", 3, 0), distanceOf(*outcome, "sum/sum", *outcome, "output/output"));
}

void tst_joining_heads::countsBothWays() {
    const auto outcome = outcomeOf(lens, {{"text", std::string("a b c d")}, {"d_model", 512}, {"heads", 8}, {"d_first", 512}, {"bias", true}});
    const double d2 = 512.0 * 512;
    QCOMPARE(number(*outcome, "numbers/counts", 0, 0), 6 * d2 + 6 * 512);
    QCOMPARE(number(*outcome, "numbers/counts", 1, 0), 3 * d2 + 3 * 512);
    QCOMPARE(number(*outcome, "numbers/counts", 2, 0), d2 + 512);
    QCOMPARE(number(*outcome, "numbers/counts", 3, 0), d2 + 512);
    for (int row = 0; row < 4; ++row) QCOMPARE(number(*outcome, "numbers/counts", row, 1), (row == 0 ? 6 : row == 1 ? 3 : 1) * d2 * 4);
    // The layer as libraries have it: 4·512² + 4·512.
    QCOMPARE(outcome->cost.parameters, 1'050'624);
}

void tst_joining_heads::showsTheRankOfANarrowStage() {
    const auto outcome = outcomeOf(lens, {{"d_first", 2}});
    const Matrix<double> merged = matrix(outcome, "parameters/w_q").cast<double>();
    const Matrix<double> gram = merged * merged.transpose();
    const Eigen::Matrix3d corner = gram.topLeftCorner(3, 3);
    QVERIFY(corner.trace() > 0.01 && std::abs(corner.determinant()) < 1e-9);  // rank 2
}

QTEST_APPLESS_MAIN(tst_joining_heads)
#include "tst_joining_heads.moc"
