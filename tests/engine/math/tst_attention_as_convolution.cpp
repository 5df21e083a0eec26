// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention_as_convolution.h"

#include <QTest>

#include "engine/math/normalise.h"
#include "tests/support/reference.h"

using namespace att;

class tst_attention_as_convolution : public QObject {
    Q_OBJECT
private slots:
    void check47_equalsTheConvolution_data();
    void check47_equalsTheConvolution();
    void check47_errorFallsWithAlpha();
    void check47_edgeOfThePlainImageIsReplicated();
    void check48_lectureImage();
    void headsLookAtTheirNeighbours();
    void axesMultiplyToTheWholeSoftmax();

private:
    Reference ref{"sequence_convolution"};
    const Grid image{5, 10};  // 3 channels: the lecture's example

    template <class Scalar>
    std::vector<Matrix<Scalar>> kernel() const {
        std::vector<Matrix<Scalar>> W;
        for (int tap = 0; tap < 9; ++tap) W.push_back(ref.matrix<Scalar>("kernel").middleRows(4 * tap, 4));
        return W;
    }
    template <class Scalar>
    Matrix<Scalar> attended(double alpha, Edge edge) const {
        const AttentionAsConvolution attention{.grid = image, .alpha = alpha, .edge = edge};
        return attendAsConvolution<Scalar>(attention, kernel<Scalar>(), ref.row<Scalar>("b"), ref.matrix<Scalar>("image"));
    }
    double error(double alpha, Edge edge, const char* key) const { return (attended<double>(alpha, edge) - ref.matrix(key)).cwiseAbs().maxCoeff(); }
};

void tst_attention_as_convolution::check47_equalsTheConvolution_data() {
    QTest::addColumn<Edge>("edge");
    QTest::newRow("grid_replicate") << Edge::Replicate;
    QTest::newRow("grid_zero") << Edge::Zero;
}

void tst_attention_as_convolution::check47_equalsTheConvolution() {
    QFETCH(Edge, edge);
    QVERIFY(error(46, edge, QTest::currentDataTag()) < 1e-12);
    COMPARE_REFERENCE(attended<float>(46, edge), ref, QTest::currentDataTag());
}

void tst_attention_as_convolution::check47_errorFallsWithAlpha() {
    for (const auto& [edge, key] : {std::pair(Edge::Replicate, "grid_replicate"), {Edge::Zero, "grid_zero"}}) {
        QVERIFY(error(0, edge, key) > 1);
        double last = error(1, edge, key);
        QVERIFY(last > 0.5);
        for (const double alpha : {2.0, 5.0, 10.0, 20.0, 30.0}) {
            const double next = error(alpha, edge, key);
            QVERIFY2(next < last && next < 100 * std::exp(-alpha), qPrintable(QString::number(next)));
            last = next;
        }
    }
}

void tst_attention_as_convolution::check47_edgeOfThePlainImageIsReplicated() {
    const Matrix<double> difference = attended<double>(46, Edge::Replicate) - ref.matrix("grid_zero");
    for (int token = 0; token < image.tokens(); ++token) {
        const int y = token / 10, x = token % 10;
        const bool inside = y > 0 && y < 4 && x > 0 && x < 9;
        QCOMPARE(difference.row(token).cwiseAbs().maxCoeff() < 1e-12, inside);
    }
}

void tst_attention_as_convolution::check48_lectureImage() {
    const AttentionAsConvolution attention{.grid = image, .alpha = 1};
    const Matrix<double> A = convolutionHeadWeights<double>(attention, 2);  // up and to the right
    QCOMPARE(image.tokens(), 50);
    QCOMPARE(A.rows(), 50);
    QCOMPARE(A.cols(), 50);
    QVERIFY((A.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-12);
    // Row of the pixel (2, 4): weights fall with the distance from (1, 5), by e^-1 to its four neighbours.
    Eigen::Index peak = 0;
    A.row(24).maxCoeff(&peak);
    QCOMPARE(peak, 15);
    for (const int neighbour : {5, 14, 16, 25}) QVERIFY(std::abs(A(24, neighbour) / A(24, 15) - std::exp(-1.0)) < 1e-12);
}

void tst_attention_as_convolution::headsLookAtTheirNeighbours() {
    for (int head = 0; head < 9; ++head) {
        const auto [down, right] = headOffset(head, 3);
        const Matrix<float> A = convolutionHeadWeights<float>({.grid = image}, head);
        QVERIFY(A(23, 23 + 10 * down + right) > 0.999f);
    }
}

void tst_attention_as_convolution::axesMultiplyToTheWholeSoftmax() {
    for (const double alpha : {0.0, 0.3, 2.0, 46.0})
        for (int head = 0; head < 9; ++head) {
            const AttentionAsConvolution attention{.grid = image, .alpha = alpha, .edge = Edge::Replicate};
            const Matrix<double> whole = normalise<double>({}, quadraticScores<double>(image, headOffset(head, 3), alpha));
            QVERIFY((convolutionHeadWeights<double>(attention, head) - whole).cwiseAbs().maxCoeff() < 1e-14);
        }
}

QTEST_APPLESS_MAIN(tst_attention_as_convolution)
#include "tst_attention_as_convolution.moc"
