// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_convolution.h"

#include <QTest>

#include "tests/support/instruction_sets.h"
#include "tests/support/reference.h"
#include "tests/support/reference_numbers.h"

using namespace att;

namespace {

struct Case {
    KernelShape kernel;
    Edge edge;
    int height, width;
};

/// As in tests/data/make_image.py.
const Case cases[] = {
    {{3, 8, 3, 3, 1, 1, 1}, Edge::Zero, 9, 7},   {{5, 13, 5, 5, 1, 1, 1}, Edge::Zero, 11, 20},     {{3, 16, 7, 7, 2, 1, 1}, Edge::Replicate, 24, 22},
    {{2, 1, 7, 7, 1, 1, 1}, Edge::Zero, 14, 14}, {{6, 6, 5, 5, 1, 3, 6}, Edge::Zero, 20, 17},      {{4, 6, 1, 9, 1, 2, 2}, Edge::Zero, 6, 30},
    {{7, 9, 1, 1, 1, 1, 1}, Edge::Zero, 5, 6},   {{4, 4, 3, 3, 2, 1, 2}, Edge::Replicate, 13, 12},
};

struct Inputs {
    Tensor X;
    std::vector<float> W, b;
};

Inputs inputsOf(int i) {
    const Case& c = cases[i];
    Inputs inputs{Tensor({c.kernel.in, c.height, c.width}), {}, {}};
    const auto values = referenceNumbers("image" + std::to_string(i), inputs.X.shape().size(), 1);
    std::copy(values.begin(), values.end(), inputs.X.data());
    inputs.W = referenceNumbers("kernel" + std::to_string(i), c.kernel.weights(), 0.5);
    inputs.b = referenceNumbers("bias" + std::to_string(i), std::size_t(c.kernel.out), 0.5);
    return inputs;
}

MatrixView<float> rowsOf(const Tensor& tensor) { return {tensor.data(), tensor.shape().heads * tensor.shape().rows, tensor.shape().columns}; }

TensorPtr tensorOf(Shape shape, const char* name) {
    auto tensor = std::make_shared<Tensor>(shape);
    const auto values = referenceNumbers(name, shape.size(), 1);
    std::copy(values.begin(), values.end(), tensor->data());
    return tensor;
}

}  // namespace

class tst_image_convolution : public QObject {
    Q_OBJECT
private slots:
    void plainIsPyTorchs();
    void fastIsPlain_data() { addInstructionSets(); }
    void fastIsPlain();
    void fastIsPlainForAnySize_data() { addInstructionSets(); }
    void fastIsPlainForAnySize();
    void answersWithTheKernelToAnImpulse();
    void stops();
    void pools_data() { addInstructionSets(); }
    void pools();
    void scales();
    void counts();
};

void tst_image_convolution::plainIsPyTorchs() {
    const Reference golden("image");
    for (int i = 0; i < int(std::size(cases)); ++i) {
        const Inputs in = inputsOf(i);
        const std::vector<double> X(in.X.data(), in.X.data() + in.X.shape().size()), W(in.W.begin(), in.W.end()), b(in.b.begin(), in.b.end());
        const int rows = cases[i].kernel.out * strided(cases[i].height, cases[i].kernel.stride),
                  columns = strided(cases[i].width, cases[i].kernel.stride);
        Matrix<double> Y(rows, columns);
        convolveImagePlain<double>({cases[i].kernel, W.data(), b.data(), cases[i].edge}, in.X.shape(), X.data(), Y.data());
        COMPARE_REFERENCE(Y, golden, QString("convolution%1").arg(i));
    }
}

void tst_image_convolution::fastIsPlain() {
    useInstructionSet(setOfRow());
    const Reference golden("image");
    for (int i = 0; i < int(std::size(cases)); ++i) {
        const Inputs in = inputsOf(i);
        const auto Y = convolveImage({cases[i].kernel, in.W.data(), in.b.data(), cases[i].edge}, in.X, Watch());
        QVERIFY(Y);
        COMPARE_REFERENCE(rowsOf(**Y).eval(), golden, QString("convolution%1").arg(i));
    }
}

void tst_image_convolution::fastIsPlainForAnySize() {
    useInstructionSet(setOfRow());
    for (const int side : {1, 2, 5, 16, 31, 56})
        for (const int k : {1, 3, 7})
            for (const int out : {1, 2, 5, 12}) {
                const KernelShape kernel{.in = 3, .out = out, .height = k, .width = k};
                const auto X = tensorOf({3, side, side + 2}, "any");
                const auto W = referenceNumbers("w", kernel.weights(), 1);
                Tensor expected({out, side, side + 2});
                convolveImagePlain<float>({kernel, W.data()}, X->shape(), X->data(), expected.data());
                const auto Y = convolveImage({kernel, W.data()}, *X, Watch());
                QVERIFY(Y);
                const auto fault = compareMatrices(rowsOf(**Y).eval(), rowsOf(expected).eval(), 1e-5);
                QVERIFY2(fault.isEmpty(), qPrintable(QString("%1 %2 %3: %4").arg(side).arg(k).arg(out).arg(fault)));
            }
}

/// Not flipped: the impulse shows the kernel turned by half a turn around it.
void tst_image_convolution::answersWithTheKernelToAnImpulse() {
    Tensor X({1, 5, 5});
    X.head(0).setZero();
    X.head(0)(2, 2) = 1;
    const std::vector<float> W{1, 2, 3, 4, 5, 6, 7, 8, 9};
    const auto Y = convolveImage({{.in = 1, .out = 1}, W.data()}, X, Watch());
    QVERIFY(Y);
    QCOMPARE((*Y)->at(0, 1, 1), 9.0f);
    QCOMPARE((*Y)->at(0, 1, 3), 7.0f);
    QCOMPARE((*Y)->at(0, 3, 3), 1.0f);
    QCOMPARE((*Y)->at(0, 0, 2), 0.0f);
}

void tst_image_convolution::stops() {
    const Watch watch;
    watch.stop();
    const auto X = tensorOf({3, 8, 8}, "x");
    const std::vector<float> W(27, 1);
    const auto Y = convolveImage({{.in = 3, .out = 1}, W.data()}, *X, watch);
    QVERIFY(!Y && Y.error().kind == ErrorKind::Stopped);
}

void tst_image_convolution::pools() {
    useInstructionSet(setOfRow());
    for (const Shape shape : {Shape{1, 1, 1}, Shape{3, 2, 5}, Shape{7, 33, 31}, Shape{64, 56, 56}}) {
        const auto X = tensorOf(shape, "pool");
        const auto channels = poolChannels(*X), places = poolPlaces(*X);
        const auto inDouble = rowsOf(*X).cast<double>().eval();
        for (int c = 0; c < shape.heads; ++c) {
            const auto map = inDouble.middleRows(c * shape.rows, shape.rows);
            QVERIFY(std::abs(double(channels.mean->at(0, 0, c)) - map.mean()) < 1e-6);
            QCOMPARE(double(channels.maximum->at(0, 0, c)), map.maxCoeff());
        }
        for (int y = 0; y < shape.rows; ++y)
            for (int x = 0; x < shape.columns; ++x) {
                double sum = 0, most = -2;
                for (int c = 0; c < shape.heads; ++c) sum += inDouble(c * shape.rows + y, x), most = std::max(most, inDouble(c * shape.rows + y, x));
                QVERIFY(std::abs(double(places.mean->at(0, y, x)) - sum / shape.heads) < 1e-6);
                QCOMPARE(double(places.maximum->at(0, y, x)), most);
            }
    }
}

void tst_image_convolution::scales() {
    const auto X = tensorOf({3, 4, 5}, "x"), s = tensorOf({1, 1, 3}, "s"), m = tensorOf({1, 4, 5}, "m");
    const auto byChannel = scaleChannels(*X, *s), byPlace = scalePlaces(*X, *m);
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 5; ++x) {
                QCOMPARE(byChannel->at(c, y, x), X->at(c, y, x) * s->at(0, 0, c));
                QCOMPARE(byPlace->at(c, y, x), X->at(c, y, x) * m->at(0, y, x));
            }
}

void tst_image_convolution::counts() {
    QCOMPARE(imageConvolutionCount({.in = 64, .out = 64}, 56, 56, true), (Count{64 * 64 * 9 + 64, 64ll * 64 * 9 * 56 * 56, 0, 0}));
    QCOMPARE(imageConvolutionCount({.in = 8, .out = 8, .height = 5, .width = 1, .groups = 8}, 10, 3, false), (Count{40, 1200, 0, 0}));
}

QTEST_APPLESS_MAIN(tst_image_convolution)
#include "tst_image_convolution.moc"
