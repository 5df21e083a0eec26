// SPDX-License-Identifier: GPL-3.0-or-later
// Results and gradients against PyTorch's: tests/data/make_gradients.py.
#include <QTest>
#include <functional>

#include "engine/grad/attention.h"
#include "engine/grad/distillation.h"
#include "engine/grad/elementwise.h"
#include "engine/grad/image_gates.h"
#include "engine/grad/linear.h"
#include "engine/grad/loss.h"
#include "engine/grad/norm.h"
#include "engine/grad/score.h"
#include "engine/math/linear_bias.h"
#include "tests/support/reference.h"

using namespace att;
using namespace att::grad;

namespace {

using Leaves = std::vector<Var>;

template <class Scalar>
struct Row {
    const char* name;
    int leaves;
    std::function<Var(Tape<Scalar>&, const Leaves&)> operation;
};

Begins one(int rows) { return std::make_shared<const std::vector<int>>(std::vector{0, rows}); }

/// Two images, each a row of 3 × 6 × 5.
Maps maps(const Leaves& x) { return {x[0], {3, 6, 5}}; }

template <class Scalar>
Row<Scalar> convolution(const char* name, int leaves, const KernelShape& kernel) {
    return {name, leaves, [kernel](Tape<Scalar>& t, const Leaves& x) { return convolve(t, maps(x), kernel, x[1], x.size() > 2 ? x[2] : Var()).x; }};
}

template <class Scalar>
Row<Scalar> pooling(const char* name, const PoolWindow& window) {
    return {name, 1, [window](Tape<Scalar>& t, const Leaves& x) { return pool(t, maps(x), window).x; }};
}

template <class Scalar>
Row<Scalar> resizing(const char* name, const Resize& to) {
    return {name, 1, [to](Tape<Scalar>& t, const Leaves& x) { return resize(t, maps(x), to).x; }};
}

template <class Scalar>
Row<Scalar> channelsGated(const char* name, bool maximum) {
    return {name, 5, [maximum](Tape<Scalar>& t, const Leaves& x) {
                return channelGate(t, maps(x), {.W1 = x[1], .b1 = x[2], .W2 = x[3], .b2 = x[4], .maximum = maximum}).maps.x;
            }};
}

template <class Scalar>
Row<Scalar> distilled(const char* name) {
    return {name, 3, [](Tape<Scalar>& t, const Leaves& x) {
                const Maps layers[] = {maps(x), {x[1], {4, 3, 3}}, {x[2], {2, 2, 2}}};
                return distillationLoss<Scalar>(t, layers, {.size = {.height = 6, .width = 8}}, Scalar(0.5));  // the mean of two images
            }};
}

std::vector<int> everyThird(int count) {
    std::vector<int> targets;
    for (int i = 0; i < count; ++i) targets.push_back(i % 3);
    return targets;
}

NormStatistics runningStatistics() { return {RowVector<double>{{0.5, -1, 2}}, RowVector<double>{{0.25, 1, 4}}}; }

template <class Scalar>
std::vector<Row<Scalar>> matrixRows() {
    using T = Tape<Scalar>&;
    using L = const Leaves&;
    constexpr NormShape pictures{.samples = 3, .places = 5, .channels = 4, .channelsLast = false, .groups = 2};
    return {
        {"linear", 3, [](T t, L x) { return linear(t, x[0], x[1], x[2]); }},
        {"relu", 1, [](T t, L x) { return activate(t, Activation::Relu, x[0]); }},
        {"gelu", 1, [](T t, L x) { return activate(t, Activation::Gelu, x[0]); }},
        {"gelu_tanh", 1, [](T t, L x) { return activate(t, Activation::GeluTanh, x[0]); }},
        {"sigmoid", 1, [](T t, L x) { return sigmoid(t, x[0]); }},
        {"softmax", 1, [](T t, L x) { return normalise(t, {}, x[0]); }},
        {"layer_norm", 3, [](T t, L x) { return layerNorm(t, x[0], x[1], x[2]); }},
        {"batch_norm", 3, [=](T t, L x) { return norm(t, NormKind::Batch, pictures, x[0], x[1], x[2]); }},
        {"group_norm", 3, [=](T t, L x) { return norm(t, NormKind::Group, pictures, x[0], x[1], x[2]); }},
        {"embedding", 1,
         [](T t, L x) {
             return embedding(t, std::vector{4, 0, 4, 5}, x[0]);
         }},
        {"cross_entropy", 1,
         [](T t, L x) {
             return crossEntropy(t, x[0], std::vector{2, noTarget, 5, 0}, Scalar(1));
         }},
        {"attention", 3,
         [](T t, L x) {
             return attend(t, {2, 3, 2, {x[0]}, {x[1]}, {x[2]}, one(5), one(7), {}, {}}).output;
         }},
        {"causal", 3,
         [](T t, L x) {
             return attend(t, {2, 3, 2, {x[0]}, {x[1]}, {x[2]}, one(5), one(5), {.kind = MaskKind::Causal}, {}}).output;
         }},
        {"rotary", 1,
         [](T t, L x) {
             return rotate(t, x[0], std::make_shared<const std::vector<int>>(std::vector{0, 3, 5}), 2, 4);
         }},
        {"alibi", 3,
         [](T t, L x) {
             const auto longer = linearBiases<Scalar>(LinearBiasForm::Symmetric, 2, 7, 7);
             const Var bias = t.constant(t.keep(longer), 14, 7);
             return attend(t, {2, 3, 2, {x[0]}, {x[1]}, {x[2]}, one(5), one(5), {}, bias}).output;
         }},
    };
}

template <class Scalar>
std::vector<Row<Scalar>> pictureRows() {
    using T = Tape<Scalar>&;
    using L = const Leaves&;
    return {
        convolution<Scalar>("convolution", 3, {.in = 3, .out = 5}),
        convolution<Scalar>("convolution_stride", 3, {.in = 3, .out = 9, .stride = 2}),
        convolution<Scalar>("convolution_gaps", 2, {.in = 3, .out = 2, .height = 5, .width = 5, .stride = 3, .dilation = 2}),
        convolution<Scalar>("convolution_groups", 2, {.in = 3, .out = 6, .groups = 3}),
        convolution<Scalar>("convolution_pixel", 3, {.in = 3, .out = 4, .height = 1, .width = 1}),
        pooling<Scalar>("pool_maximum", {}),
        pooling<Scalar>("pool_maximum_3", {.side = 3, .padding = 1}),
        pooling<Scalar>("pool_mean", {.kind = PoolKind::Mean}),
        pooling<Scalar>("pool_mean_3", {.kind = PoolKind::Mean, .side = 3, .padding = 1}),
        {"maps_mean", 1, [](T t, L x) { return poolChannels(t, maps(x), PoolKind::Mean); }},
        {"maps_maximum", 1, [](T t, L x) { return poolChannels(t, maps(x), PoolKind::Maximum); }},
        {"maps_norm", 3, [](T t, L x) { return batchNorm(t, maps(x), x[1], x[2]).x; }},
        {"maps_norm_use", 3, [](T t, L x) { return batchNormBy(t, maps(x), runningStatistics(), x[1], x[2]).x; }},
        resizing<Scalar>("bilinear", {.height = 12, .width = 10}),
        resizing<Scalar>("bilinear_corners", {.height = 4, .width = 9, .alignCorners = true}),
        resizing<Scalar>("nearest", {.height = 12, .width = 7, .nearest = true}),
        {"pixel_entropy", 1, [](T t, L x) { return crossEntropy(t, pixelRows(t, maps(x)), everyThird(60), Scalar(1)); }},
        channelsGated<Scalar>("se", false),
        channelsGated<Scalar>("cbam_channels", true),
        {"cbam_places", 2, [](T t, L x) { return spatialGate(t, maps(x), {.W = x[1]}).maps.x; }},
        {"cbam_places_norm", 4, [](T t, L x) { return spatialGate(t, maps(x), {.W = x[1], .gamma = x[2], .beta = x[3]}).maps.x; }},
        distilled<Scalar>("distillation"),
    };
}

template <class Scalar>
const std::vector<Row<Scalar>>& rows() {
    static const auto table = [] {
        auto all = matrixRows<Scalar>();
        for (auto& row : pictureRows<Scalar>()) all.push_back(std::move(row));
        return all;
    }();
    return table;
}

/// A vector of PyTorch is a row here.
template <class Scalar>
Matrix<Scalar> matrixOf(const Reference& reference, const QString& key) {
    return reference.shape(key).size() == 1 ? Matrix<Scalar>(reference.row<Scalar>(key)) : reference.matrix<Scalar>(key);
}

template <class Scalar>
QString compare(const Reference& reference, const Row<Scalar>& row) {
    const QString name = row.name;
    std::vector<Matrix<Scalar>> leaves, gradients;
    for (int i = 0; i < row.leaves; ++i) {
        leaves.push_back(matrixOf<Scalar>(reference, name + "_" + QString::number(i)));
        gradients.push_back(Matrix<Scalar>::Zero(leaves.back().rows(), leaves.back().cols()));
    }
    Tape<Scalar> tape;
    Leaves vars;
    for (std::size_t i = 0; i < leaves.size(); ++i)
        vars.push_back(tape.leaf(leaves[i].data(), gradients[i].data(), int(leaves[i].rows()), int(leaves[i].cols())));
    const Var y = row.operation(tape, vars);
    const Matrix<Scalar> weights = matrixOf<Scalar>(reference, name + "_w"), result = tape.value(y);
    tape.pull(weightedSum(tape, y, weights.data()));
    QString difference = compareMatrices(result, matrixOf<double>(reference, name + "_y"), sizeof(Scalar) == 8 ? 1e-10 : 1e-5);
    for (int i = 0; i < row.leaves && difference.isEmpty(); ++i) {
        difference = compareMatrices(gradients[std::size_t(i)], matrixOf<double>(reference, name + "_d" + QString::number(i)),
                                     sizeof(Scalar) == 8 ? 1e-10 : 2e-5);
        if (!difference.isEmpty()) difference.prepend(QString("by leaf %1: ").arg(i));
    }
    return difference;
}

}  // namespace

class tst_gradients_torch : public QObject {
    Q_OBJECT
private slots:
    void equalPyTorch_data();
    void equalPyTorch();
};

void tst_gradients_torch::equalPyTorch_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(rows<double>().size()); ++i) QTest::newRow(rows<double>()[std::size_t(i)].name) << i;
}

void tst_gradients_torch::equalPyTorch() {
    QFETCH(int, index);
    const Reference reference("gradients");
    const QString wide = compare(reference, rows<double>()[std::size_t(index)]), narrow = compare(reference, rows<float>()[std::size_t(index)]);
    QVERIFY2(wide.isEmpty(), qPrintable("double: " + wide));
    QVERIFY2(narrow.isEmpty(), qPrintable("float: " + narrow));
}

QTEST_APPLESS_MAIN(tst_gradients_torch)
#include "tst_gradients_torch.moc"
