// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/convolution.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_convolution : public QObject {
    Q_OBJECT
private slots:
    void overASequence();
    void stacks();
    void overAGrid();
    void kernelLongerThanTheSequence();
    void counts();

private:
    Reference ref{"sequence_convolution"};

    template <class Scalar>
    std::vector<Matrix<Scalar>> taps(const QString& key, int dOut) const {
        const auto all = ref.matrix<Scalar>(key);
        std::vector<Matrix<Scalar>> W;
        for (Eigen::Index row = 0; row < all.rows(); row += dOut) W.push_back(all.middleRows(row, dOut));
        return W;
    }
    template <class Scalar>
    void compareLine() {
        const auto X = ref.matrix<Scalar>("X");
        Convolution<Scalar> layer{.W = taps<Scalar>("W", 4), .b = ref.row<Scalar>("b")};
        COMPARE_REFERENCE(convolve<Scalar>(layer, X), ref, "same");
        layer.dilation = 3;
        COMPARE_REFERENCE(convolve<Scalar>(layer, X), ref, "dilated");
        layer.dilation = 2;
        layer.causal = true;
        COMPARE_REFERENCE(convolve<Scalar>(layer, X), ref, "causal");
        const Convolution<Scalar> even{.W = taps<Scalar>("W4", 3), .b = {}};
        COMPARE_REFERENCE(convolve<Scalar>(even, X), ref, "even");
    }
    template <class Scalar>
    void compareStacks() {
        const std::vector<Convolution<Scalar>> layers{{.W = taps<Scalar>("W4", 3), .b = {}, .dilation = 2},
                                                      {.W = taps<Scalar>("W", 4), .b = ref.row<Scalar>("b")}};
        COMPARE_REFERENCE(convolve<Scalar>(layers, true, ref.matrix<Scalar>("X")), ref, "stack");
        COMPARE_REFERENCE(convolve<Scalar>(layers, false, ref.matrix<Scalar>("X")), ref, "stack_linear");
    }
    template <class Scalar>
    void compareGrids() {
        const Grid grid{5, 10};
        const auto X = ref.matrix<Scalar>("image");
        const auto W = taps<Scalar>("kernel", 4);
        const auto b = ref.row<Scalar>("b");
        COMPARE_REFERENCE(convolveGrid<Scalar>(grid, W, b, Edge::Zero, X), ref, "grid_zero");
        COMPARE_REFERENCE(convolveGrid<Scalar>(grid, W, b, Edge::Replicate, X), ref, "grid_replicate");
        COMPARE_REFERENCE(convolveGrid<Scalar>(grid, taps<Scalar>("kernel5", 2), {}, Edge::Zero, X), ref, "grid_zero5");
    }
};

void tst_convolution::overASequence() {
    compareLine<double>();
    compareLine<float>();
}

void tst_convolution::stacks() {
    compareStacks<double>();
    compareStacks<float>();
}

void tst_convolution::overAGrid() {
    compareGrids<double>();
    compareGrids<float>();
}

void tst_convolution::kernelLongerThanTheSequence() {
    Convolution<double> layer{.W = taps<double>("W", 4), .b = {}, .dilation = 5};
    const Matrix<double> X = ref.matrix("X").topRows(2);
    QVERIFY(compareMatrices(convolve<double>(layer, X), (X * layer.W[1].transpose()).eval(), 1e-15).isEmpty());
}

void tst_convolution::counts() {
    QCOMPARE(receptiveField({{3, 1}, {3, 1}, {3, 1}}), 7);
    QCOMPARE(receptiveField({{2, 1}, {2, 2}, {2, 4}, {2, 8}}), 16);
    QCOMPARE(convolutionCount(10, 3, 4, 5).parameters, 65);
    QCOMPARE(convolutionCount(10, 3, 4, 5).multiplyAdds, 600);
}

QTEST_APPLESS_MAIN(tst_convolution)
#include "tst_convolution.moc"
