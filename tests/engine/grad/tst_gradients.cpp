// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation's gradient against differences of its forward, in double: one row each.
#include <QTest>

#include "engine/core/random.h"
#include "engine/grad/attention.h"
#include "engine/grad/check.h"
#include "engine/grad/elementwise.h"
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

Var selfAttention(Tape64& t, const Leaves& x) {
    const Begins rows = begins({0, 3, 6});
    return attend(t, {2, 2, 2, {x[0], 0}, {x[0], 4}, {x[0], 8}, rows, rows, {.kind = MaskKind::Causal}, x[1]}).output;
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

/// A layer of an encoder: every result has two ways back.
Var encoderLayer(Tape64& t, const Leaves& x) {
    const Begins rows = begins({0, 2, 5});
    const Var qkv = linear(t, x[0], x[1], x[2]);
    const Var mixed = attend(t, {2, 2, 2, {qkv, 0}, {qkv, 4}, {qkv, 8}, rows, rows, {}, {}}).output;
    const Var first = layerNorm(t, add(t, x[0], linear(t, mixed, x[3])), x[4], x[5]);
    return layerNorm(t, add(t, first, linear(t, activate(t, Activation::Relu, linear(t, first, x[6])), x[7])), x[4], x[5]);
}

const std::vector<Row>& rows() {
    static const std::vector<Row> table = {
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
        {"embedding", {{6, 3}}, [](Tape64& t, const Leaves& x) { return embedding(t, std::vector{4, 0, 4, 5}, x[0]); }},
        {"columns", {{3, 5}}, [](Tape64& t, const Leaves& x) { return columns(t, x[0], 1, 3); }},
        {"side by side", {{3, 2}, {3, 4}}, [](Tape64& t, const Leaves& x) { return grad::sideBySide(t, x[0], x[1]); }},
        {"attention", {{5, 6}, {6, 6}, {6, 4}}, attention({})},
        {"attention in a window", {{5, 6}, {6, 6}, {6, 4}}, attention({.kind = MaskKind::Window, .window = 1})},
        {"attention with padding", {{5, 6}, {6, 6}, {6, 4}}, attention({.kind = MaskKind::Padding, .padding = 1})},
        {"causal self-attention with a bias", {{6, 12}, {6, 3}}, selfAttention},
        {"dot score", {{3, 4}, {5, 4}}, scored(ScoreKind::Dot)},
        {"scaled dot score", {{3, 4}, {5, 4}}, scored(ScoreKind::ScaledDot)},
        {"cosine score", {{3, 4}, {5, 4}}, scored(ScoreKind::Cosine)},
        {"general score", {{3, 4}, {5, 6}, {4, 6}}, scored(ScoreKind::General)},
        {"additive score", {{3, 4}, {5, 6}, {2, 4}, {2, 6}, {1, 2}}, scored(ScoreKind::Additive)},
        {"concat score", {{3, 4}, {5, 6}, {2, 10}, {1, 2}}, scored(ScoreKind::Concat)},
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
             return normBy(t, NormKind::Batch, {.samples = 3, .places = 2, .channels = 4, .channelsLast = false}, running.statistics(), x[0], x[1], x[2]);
         }},
        {"cross-entropy", {{4, 6}}, [](Tape64& t, const Leaves& x) { return crossEntropy(t, x[0], std::vector{2, noTarget, 5, 0}, 0.25); }},
        {"encoder layer", {{5, 4}, {12, 4}, {1, 12}, {4, 4}, {1, 4}, {1, 4}, {6, 4}, {4, 6}}, encoderLayer},
    };
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
                                                .arg(check.leaf).arg(check.row).arg(check.column).arg(check.pulled).arg(check.measured).arg(check.worst)));
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
