// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation's gradient against differences of its forward, in double: one row each.
#include <QTest>

#include "engine/core/random.h"
#include "engine/grad/attention.h"
#include "engine/grad/check.h"
#include "engine/grad/distillation.h"
#include "engine/grad/elementwise.h"
#include "engine/grad/image_gates.h"
#include "engine/grad/linear.h"
#include "engine/grad/loss.h"
#include "engine/grad/norm.h"
#include "engine/grad/score.h"

using namespace att;
using namespace att::grad;

namespace {

using Tape64 = Tape<double>;
using Leaves = std::vector<Var>;
using Operation = std::function<Var(Tape64&, const Leaves&)>;

struct Row {
    const char* name;
    std::vector<std::pair<int, int>> shapes;  ///< of the leaves
    Operation operation;
};

Matrix<double> drawn(const std::string& name, int rows, int columns) {
    Matrix<double> matrix(rows, columns);
    Random random(11, name);
    for (auto& value : matrix.reshaped()) value = random.normal();
    return matrix;
}

/// The operation's result under fixed random weights, so that every number of it counts, and each otherwise.
Loss lossOf(const Operation& operation) {
    return [operation](Tape64& tape, const Leaves& leaves) {
        const Var y = operation(tape, leaves);
        const double* const weights = tape.keep(drawn("weights", tape.rows(y), tape.columns(y)));
        return weightedSum(tape, y, weights);
    };
}

Begins begins(std::vector<int> places) { return std::make_shared<const std::vector<int>>(std::move(places)); }

/// Two sequences of 3 and 2 queries over 4 and 2 keys, 2 heads.
Operation attention(const Mask& mask) {
    return [mask](Tape64& t, const Leaves& x) {
        return attend(t, {2, 3, 2, {x[0]}, {x[1]}, {x[2]}, begins({0, 3, 5}), begins({0, 4, 6}), mask, {}}).output;
    };
}

/// Of a sequence of 3, and of another.
Operation selfAttention(int length) {
    return [length](Tape64& t, const Leaves& x) {
        const Begins rows = begins({0, 3, 3 + length});
        return attend(t, {2, 2, 2, {x[0], 0}, {x[0], 4}, {x[0], 8}, rows, rows, {.kind = MaskKind::Causal}, x[1]}).output;
    };
}

Operation scored(ScoreKind kind) {
    return [kind](Tape64& t, const Leaves& x) {
        ScoreWeights w;
        if (x.size() > 2) w.W = x[2];
        if (x.size() > 3) w.v = x.back();
        if (x.size() > 4) w.U = x[3];
        return score(t, kind, x[0], x[1], w);
    };
}

Operation normalised(const Normaliser& normaliser) {
    return [normaliser](Tape64& t, const Leaves& x) {
        const unsigned char keep[] = {1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0};
        return normalise(t, normaliser, mask(t, x[0], keep));
    };
}

Operation normOf(NormKind kind, bool channelsLast) {
    return [=](Tape64& t, const Leaves& x) {
        return norm(t, kind, {.samples = 2, .places = 3, .channels = 4, .channelsLast = channelsLast, .groups = 2}, x[0], x[1], x[2]);
    };
}

Operation activation(Activation kind) {
    return [kind](Tape64& t, const Leaves& x) { return activate(t, kind, x[0]); };
}

/// Two images of 3 × 5 × 4 in the first leaf.
Maps images(const Leaves& x) { return {x[0], {3, 5, 4}}; }
constexpr int imageSize = 3 * 5 * 4;

Operation convolution(const KernelShape& kernel) {
    return [kernel](Tape64& t, const Leaves& x) { return convolve(t, {x[0], {kernel.in, 5, 4}}, kernel, x[1], x.size() > 2 ? x[2] : Var()).x; };
}

Operation pooling(const PoolWindow& window) {
    return [window](Tape64& t, const Leaves& x) { return pool(t, images(x), window).x; };
}

Operation resizing(const Resize& to) {
    return [to](Tape64& t, const Leaves& x) { return resize(t, images(x), to).x; };
}

Var batchNormInUse(Tape64& t, const Leaves& x) {
    const NormStatistics statistics{RowVector<double>::LinSpaced(3, -0.5, 0.5), RowVector<double>::LinSpaced(3, 0.5, 2)};
    return batchNormBy(t, images(x), statistics, x[1], x[2]).x;
}

/// Of 3 channels, 2 hidden units.
Operation channelsGated(bool mean, bool maximum) {
    return [=](Tape64& t, const Leaves& x) {
        return channelGate(t, images(x), {.W1 = x[1], .b1 = x[2], .W2 = x[3], .b2 = x[4], .mean = mean, .maximum = maximum}).maps.x;
    };
}

Operation placesGated(bool maximumFirst) {
    return [=](Tape64& t, const Leaves& x) {
        SpatialGateWeights weights{.W = x[1], .side = 3, .maximumFirst = maximumFirst};
        if (x.size() > 2) weights.gamma = x[2], weights.beta = x[3];
        return spatialGate(t, images(x), weights).maps.x;
    };
}

Operation activationsMapped(ChannelReduction reduction, double power) {
    return [=](Tape64& t, const Leaves& x) { return activationMap(t, images(x), {reduction, power}).x; };
}

/// The last of three layers is held where it is compared, so its maps cannot be measured: a constant.
Var distilled(Tape64& t, const Leaves& x) {
    static const Matrix<double> deep = drawn("deep", 2, 2 * 2 * 3);
    const Maps layers[] = {images(x), {t.constant(deep.data(), 2, 12), {2, 2, 3}}};
    return distillationLoss<double>(t, layers, {.size = {.height = 4, .width = 5}, .temperature = 3, .weight = 50}, 0.5);
}

/// Convolution, batch norm, both gates and a residual, down and up again to a loss of pixels.
Var segmentation(Tape64& t, const Leaves& x) {
    const KernelShape kernel{.in = 3, .out = 3};
    const Maps first = batchNorm(t, convolve(t, images(x), kernel, x[1]), x[2], x[3]);
    const Maps gated = spatialGate(t, channelGate(t, first, {.W1 = x[4], .W2 = x[5], .maximum = true}).maps, {.W = x[6], .side = 3}).maps;
    const Maps down = pool(t, images(x).with(activate(t, Activation::Gelu, add(t, images(x).x, gated.x))), {.kind = PoolKind::Mean});
    const Maps up = stackChannels(t, resize(t, down, {.height = 5, .width = 4}), images(x));
    std::vector<int> targets(40, 1);
    targets[3] = targets[20] = 0, targets[7] = noTarget;
    return crossEntropy<double>(t, pixelRows(t, convolve(t, up, {.in = 6, .out = 2, .height = 1, .width = 1}, x[7], x[8])), targets, 1);
}

/// A layer of an encoder: every result has two ways back.
Var encoderLayer(Tape64& t, const Leaves& x) {
    const Begins rows = begins({0, 2, 5});
    const Var qkv = linear(t, x[0], x[1], x[2]);
    const Var mixed = attend(t, {2, 2, 2, {qkv, 0}, {qkv, 4}, {qkv, 8}, rows, rows, {}, {}}).output;
    const Var first = layerNorm(t, add(t, x[0], linear(t, mixed, x[3])), x[4], x[5]);
    return layerNorm(t, add(t, first, linear(t, activate(t, Activation::Relu, linear(t, first, x[6])), x[7])), x[4], x[5]);
}

std::vector<Row> matrixRows() {
    return {
        {"add", {{3, 4}, {3, 4}}, [](Tape64& t, const Leaves& x) { return add(t, add(t, x[0], x[1]), x[0]); }},
        {"subtract", {{3, 4}, {3, 4}}, [](Tape64& t, const Leaves& x) { return subtract(t, x[0], x[1]); }},
        {"multiply", {{3, 4}, {3, 4}}, [](Tape64& t, const Leaves& x) { return multiply(t, x[0], x[1]); }},
        {"scale", {{3, 4}}, [](Tape64& t, const Leaves& x) { return scale(t, x[0], -2.5); }},
        {"relu", {{5, 4}}, activation(Activation::Relu)},
        {"gelu", {{5, 4}}, activation(Activation::Gelu)},
        {"gelu tanh", {{5, 4}}, activation(Activation::GeluTanh)},
        {"sigmoid", {{3, 4}}, [](Tape64& t, const Leaves& x) { return sigmoid(t, x[0]); }},
        {"tanh", {{3, 4}}, [](Tape64& t, const Leaves& x) { return grad::tanh(t, x[0]); }},
        {"squared distance", {{3, 4}, {3, 4}}, [](Tape64& t, const Leaves& x) { return squaredDistance(t, x[0], x[1], 0.3); }},
        {"linear", {{5, 3}, {4, 3}, {1, 4}}, [](Tape64& t, const Leaves& x) { return linear(t, x[0], x[1], x[2]); }},
        {"linear without bias", {{5, 3}, {4, 3}}, [](Tape64& t, const Leaves& x) { return linear(t, x[0], x[1]); }},
        {"product", {{5, 3}, {3, 4}}, [](Tape64& t, const Leaves& x) { return product(t, x[0], x[1]); }},
        {"embedding",
         {{6, 3}},
         [](Tape64& t, const Leaves& x) {
             return embedding(t, std::vector{4, 0, 4, 5}, x[0]);
         }},
        {"columns", {{3, 5}}, [](Tape64& t, const Leaves& x) { return columns(t, x[0], 1, 3); }},
        {"side by side", {{3, 2}, {3, 4}}, [](Tape64& t, const Leaves& x) { return grad::sideBySide(t, x[0], x[1]); }},
        {"attention", {{5, 6}, {6, 6}, {6, 4}}, attention({})},
        {"attention in a window", {{5, 6}, {6, 6}, {6, 4}}, attention({.kind = MaskKind::Window, .window = 1})},
        {"attention with padding", {{5, 6}, {6, 6}, {6, 4}}, attention({.kind = MaskKind::Padding, .padding = 1})},
        {"causal self-attention with a bias", {{6, 12}, {6, 3}}, selfAttention(3)},
        {"a bias on sequences of two lengths", {{5, 12}, {6, 3}}, selfAttention(2)},
        {"rotary positions",
         {{5, 10}},
         [](Tape64& t, const Leaves& x) {
             return rotate(t, x[0], begins({0, 3, 5}), 2, 4);
         }},
        {"dot score", {{3, 4}, {5, 4}}, scored(ScoreKind::Dot)},
        {"scaled dot score", {{3, 4}, {5, 4}}, scored(ScoreKind::ScaledDot)},
        {"cosine score", {{3, 4}, {5, 4}}, scored(ScoreKind::Cosine)},
        {"general score", {{3, 4}, {5, 6}, {4, 6}}, scored(ScoreKind::General)},
        {"additive score", {{3, 4}, {5, 6}, {2, 4}, {2, 6}, {1, 2}}, scored(ScoreKind::Additive)},
        {"concat score", {{3, 4}, {5, 6}, {2, 10}, {1, 2}}, scored(ScoreKind::Concat)},
    };
}

std::vector<Row> normaliserRows() {
    return {
        {"softmax", {{3, 5}}, normalised({.temperature = 0.7})},
        {"sigmoid weights", {{3, 5}}, normalised({.kind = NormaliserKind::Sigmoid})},
        {"relu weights", {{3, 5}}, normalised({.kind = NormaliserKind::Relu})},
        {"relu over length", {{3, 5}}, normalised({.kind = NormaliserKind::ReluOverLength, .temperature = 2})},
        {"sparsemax", {{3, 5}}, normalised({.kind = NormaliserKind::Sparsemax})},
        {"entmax 1.5", {{3, 5}}, normalised({.kind = NormaliserKind::Entmax})},
        {"entmax 1.2", {{3, 5}}, normalised({.kind = NormaliserKind::Entmax, .alpha = 1.2})},
        {"top-k", {{3, 5}}, normalised({.kind = NormaliserKind::TopK, .k = 2})},
        {"layer norm of rows", {{5, 4}, {1, 4}, {1, 4}}, [](Tape64& t, const Leaves& x) { return layerNorm(t, x[0], x[1], x[2]); }},
        {"batch norm", {{2, 12}, {1, 4}, {1, 4}}, normOf(NormKind::Batch, false)},
        {"batch norm of tokens", {{6, 4}, {1, 4}, {1, 4}}, normOf(NormKind::Batch, true)},
        {"layer norm", {{6, 4}, {1, 4}, {1, 4}}, normOf(NormKind::Layer, true)},
        {"layer norm over all", {{6, 4}, {1, 4}, {1, 4}}, normOf(NormKind::LayerOverAll, true)},
        {"instance norm", {{2, 12}, {1, 4}, {1, 4}}, normOf(NormKind::Instance, false)},
        {"group norm", {{2, 12}, {1, 4}, {1, 4}}, normOf(NormKind::Group, false)},
        {"RMS norm",
         {{6, 4}, {1, 4}},
         [](Tape64& t, const Leaves& x) { return norm(t, NormKind::Rms, {.samples = 3, .places = 2, .channels = 4}, x[0], x[1], Var()); }},
        {"batch norm in use",
         {{3, 8}, {1, 4}, {1, 4}},
         [](Tape64& t, const Leaves& x) {
             const RunningStatistics running(4);
             return normBy(t, NormKind::Batch, {.samples = 3, .places = 2, .channels = 4, .channelsLast = false}, running.statistics(), x[0], x[1],
                           x[2]);
         }},
        {"cross-entropy",
         {{4, 6}},
         [](Tape64& t, const Leaves& x) {
             return crossEntropy(t, x[0], std::vector{2, noTarget, 5, 0}, 0.25);
         }},
    };
}

std::vector<Row> imageRows() {
    return {
        {"convolution", {{2, 40}, {3, 18}, {1, 3}}, convolution({.in = 2, .out = 3})},
        {"convolution with stride", {{2, 40}, {3, 18}, {1, 3}}, convolution({.in = 2, .out = 3, .stride = 2})},
        {"convolution with gaps and stride 3", {{1, 40}, {2, 30}}, convolution({.in = 2, .out = 2, .height = 5, .stride = 3, .dilation = 2})},
        {"convolution in groups", {{2, 80}, {6, 18}, {1, 6}}, convolution({.in = 4, .out = 6, .groups = 2})},
        {"convolution of one pixel", {{2, 40}, {3, 2}, {1, 3}}, convolution({.in = 2, .out = 3, .height = 1, .width = 1})},
        {"largest of windows", {{2, imageSize}}, pooling({})},
        {"largest of overlapping windows", {{2, imageSize}}, pooling({.side = 3, .stride = 2, .padding = 1})},
        {"mean of windows", {{2, imageSize}}, pooling({.kind = PoolKind::Mean})},
        {"mean of overlapping windows", {{2, imageSize}}, pooling({.kind = PoolKind::Mean, .side = 3, .stride = 2, .padding = 1})},
        {"mean of channels", {{2, imageSize}}, [](Tape64& t, const Leaves& x) { return poolChannels(t, images(x), PoolKind::Mean); }},
        {"largest of channels", {{2, imageSize}}, [](Tape64& t, const Leaves& x) { return poolChannels(t, images(x), PoolKind::Maximum); }},
        {"across channels", {{2, imageSize}}, [](Tape64& t, const Leaves& x) { return poolPlaces(t, images(x)).x; }},
        {"batch norm of maps", {{2, imageSize}, {1, 3}, {1, 3}}, [](Tape64& t, const Leaves& x) { return batchNorm(t, images(x), x[1], x[2]).x; }},
        {"batch norm of maps in use", {{2, imageSize}, {1, 3}, {1, 3}}, batchNormInUse},
        {"bilinear", {{2, imageSize}}, resizing({.height = 7, .width = 9})},
        {"bilinear with aligned corners", {{2, imageSize}}, resizing({.height = 3, .width = 9, .alignCorners = true})},
        {"nearest", {{2, imageSize}}, resizing({.height = 10, .width = 6, .nearest = true})},
        {"stacked channels",
         {{2, imageSize}, {2, 20}},
         [](Tape64& t, const Leaves& x) {
             return stackChannels(t, images(x), {x[1], {1, 5, 4}}).x;
         }},
        {"rows of pixels", {{2, imageSize}}, [](Tape64& t, const Leaves& x) { return pixelRows(t, images(x)); }},
        {"squeeze and excitation", {{2, imageSize}, {2, 3}, {1, 2}, {3, 2}, {1, 3}}, channelsGated(true, false)},
        {"channel gate of CBAM", {{2, imageSize}, {2, 3}, {1, 2}, {3, 2}, {1, 3}}, channelsGated(true, true)},
        {"channel gate by the maximum", {{2, imageSize}, {2, 3}, {1, 2}, {3, 2}, {1, 3}}, channelsGated(false, true)},
        {"spatial gate", {{2, imageSize}, {1, 18}}, placesGated(false)},
        {"spatial gate with batch norm", {{2, imageSize}, {1, 18}, {1, 1}, {1, 1}}, placesGated(true)},
        {"activation map", {{2, imageSize}}, activationsMapped(ChannelReduction::Sum, 2)},
        {"mean activation map", {{2, imageSize}}, activationsMapped(ChannelReduction::Mean, 3)},
        {"largest activation", {{2, imageSize}}, activationsMapped(ChannelReduction::Maximum, 2)},
        {"softmax of places", {{2, imageSize}}, [](Tape64& t, const Leaves& x) { return placeSoftmax(t, images(x), 2).x; }},
        {"distillation", {{2, imageSize}}, distilled},
        {"segmentation", {{2, imageSize}, {3, 27}, {1, 3}, {1, 3}, {2, 3}, {3, 2}, {1, 18}, {2, 6}, {1, 2}}, segmentation},
        {"encoder layer", {{5, 4}, {12, 4}, {1, 12}, {4, 4}, {1, 4}, {1, 4}, {6, 4}, {4, 6}}, encoderLayer},
    };
}

const std::vector<Row>& rows() {
    static const std::vector<Row> table = [] {
        std::vector<Row> all = matrixRows();
        for (const auto& more : {normaliserRows(), imageRows()}) all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return table;
}

}  // namespace

class tst_gradients : public QObject {
    Q_OBJECT
private slots:
    void checks_data();
    void checks();
    void findsAWrongGradient();
    void hardmaxPassesNothing();
};

void tst_gradients::checks_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(rows().size()); ++i) QTest::newRow(rows()[std::size_t(i)].name) << i;
}

void tst_gradients::checks() {
    QFETCH(int, index);
    const Row& row = rows()[std::size_t(index)];
    std::vector<Matrix<double>> leaves;
    for (const auto& [n, d] : row.shapes) leaves.push_back(drawn("leaf" + std::to_string(leaves.size()), n, d));
    const auto check = checkGradient(lossOf(row.operation), leaves);
    QVERIFY2(check.worst < 1e-6, qPrintable(QString("leaf %1 [%2, %3]: pulled %4, measured %5, error %6")
                                                .arg(check.leaf)
                                                .arg(check.row)
                                                .arg(check.column)
                                                .arg(check.pulled)
                                                .arg(check.measured)
                                                .arg(check.worst)));
}

void tst_gradients::findsAWrongGradient() {
    const auto wrong = [](Tape64& t, const Leaves& x) {
        const Var y = t.result(1, 1, {x[0]});
        *t.data(y) = t.value(x[0]).squaredNorm();
        t.onPull(y, [=](Tape64& p) { p.gradient(x[0]) += p.value(x[0]); });  // a factor of 2 is missing
        return y;
    };
    QVERIFY(checkGradient(wrong, {drawn("x", 2, 3)}).worst > 0.1);
}

void tst_gradients::hardmaxPassesNothing() {
    Tape64 tape;
    const Matrix<double> S = drawn("S", 2, 3);
    Matrix<double> dS = Matrix<double>::Zero(2, 3);
    tape.pull(weightedSum(tape, normalise(tape, {.kind = NormaliserKind::Hardmax}, tape.leaf(S.data(), dS.data(), 2, 3))));
    QCOMPARE(dS.cwiseAbs().maxCoeff(), 0.0);
}

QTEST_APPLESS_MAIN(tst_gradients)
#include "tst_gradients.moc"
