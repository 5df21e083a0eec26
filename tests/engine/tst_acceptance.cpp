// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance checks of attention and of positions, one test each, against PyTorch and NumPy or against the property itself.
// Numbers in the names are those of the list of checks that the mechanisms' definitions come with.
#include <QTest>
#include <cmath>
#include <random>

#include "engine/core/lens.h"
#include "engine/math/attention.h"
#include "engine/math/linear.h"
#include "engine/math/mask.h"
#include "engine/math/measure.h"
#include "engine/math/position.h"
#include "tests/support/golden.h"
#include "tests/support/reference.h"
#include "tests/support/reference_numbers.h"

using namespace att;

Q_DECLARE_METATYPE(att::Mask)

namespace {

constexpr double inDouble = 1e-10, inFloat = 1e-5;

Matrix<double> referenceResult(const std::string& key) {
    static const Reference reference("attention");
    return reference.matrix(QString::fromStdString(key));
}

template <class Scalar>
std::vector<Scalar> randomNumbers(std::size_t count, double deviation = 1) {
    static std::mt19937 dice(2017);
    std::normal_distribution<> normal(0, deviation);
    std::vector<Scalar> list(count);
    for (auto& number : list) number = static_cast<Scalar>(normal(dice));
    return list;
}

/// One call of the kernel with everything it owns. Heads lie one after another; A and O are as tall as all heads together.
template <class Scalar>
struct Trial {
    int heads = 1, n = 0, dK = 0, dV = 0;
    std::vector<Scalar> Q, K, V, bias = {};
    Mask mask = {};
    double scale = 1;
    Matrix<Scalar> A = {}, O = {};

    void attend() {
        A.resize(heads * n, n);
        O.resize(heads * n, dV);
        const auto visible = visibleKeys(mask, n, n);
        Attention<Scalar> attention{.heads = heads, .queries = n, .keys = n, .dK = dK, .dV = dV};
        attention.Q = headByHead<const Scalar>(Q.data(), n, dK);
        attention.K = headByHead<const Scalar>(K.data(), n, dK);
        attention.V = headByHead<const Scalar>(V.data(), n, dV);
        attention.scale = static_cast<Scalar>(scale);
        attention.visible = visible.data();
        if (!bias.empty()) attention.bias = headByHead<const Scalar>(bias.data(), n, n);
        attention.A = headByHead(A.data(), n, n);
        attention.O = headByHead(O.data(), n, dV);
        QVERIFY(att::attend(attention, Watch()));
    }
};

template <class Scalar>
Trial<Scalar> randomTrial(int heads, int n, int d, double deviation = 1) {
    const auto count = std::size_t(heads) * std::size_t(n) * std::size_t(d);
    Trial<Scalar> trial{.heads = heads, .n = n, .dK = d, .dV = d};
    trial.Q = randomNumbers<Scalar>(count, deviation);
    trial.K = randomNumbers<Scalar>(count, deviation);
    trial.V = randomNumbers<Scalar>(count);
    return trial;
}

double entropyOf(const Matrix<float>& A) {
    Tensor tensor(Shape{1, int(A.rows()), int(A.cols())});
    tensor.head(0) = A;
    return measureHeads(tensor, Watch())->front().entropy;
}

template <class Scalar>
std::vector<Scalar> numbersAs(const std::string& name, int count, double scale) {
    const auto list = referenceNumbers(name, std::size_t(count), scale);
    return {list.begin(), list.end()};
}

template <class Scalar>
Trial<Scalar> referenceTrial(const std::string& name, int heads, int n, int dK, int dV, Mask mask, double deviation) {
    const double unit = std::sqrt(3.0);
    return {.heads = heads,
            .n = n,
            .dK = dK,
            .dV = dV,
            .Q = numbersAs<Scalar>(name + "/q", heads * n * dK, unit * deviation),
            .K = numbersAs<Scalar>(name + "/k", heads * n * dK, unit),
            .V = numbersAs<Scalar>(name + "/v", heads * n * dV, unit),
            .mask = mask,
            .scale = 1 / std::sqrt(double(dK))};
}

/// An attention layer as the reference saw it.
struct LayerCase {
    std::string name;
    int n = 0, dModel = 0, heads = 1, dK = 0, dV = 0;

    std::vector<float> array(const char* array, int rows, int columns, double scale) const {
        return referenceNumbers(name + "/" + array, std::size_t(rows) * std::size_t(columns), scale);
    }
    GivenArrays given() const {
        const double into = std::sqrt(3.0 / dModel), back = std::sqrt(3.0 / (heads * dV));
        GivenArrays arrays;
        const auto add = [&](const char* key, int rows, int columns, double scale) {
            arrays[key] = {{rows, columns}, array(key, rows, columns, scale)};
        };
        const auto addBias = [&](const char* key, int count) { arrays[key] = {{count}, array(key, 1, count, 0.5)}; };
        add("x", n, dModel, std::sqrt(3.0));
        add("w_q", heads * dK, dModel, into);
        add("w_k", heads * dK, dModel, into);
        add("w_v", heads * dV, dModel, into);
        add("w_o", dModel, heads * dV, back);
        addBias("b_q", heads * dK);
        addBias("b_k", heads * dK);
        addBias("b_v", heads * dV);
        addBias("b_o", dModel);
        return arrays;
    }
};

SpecPtr with(SpecPtr spec, std::initializer_list<std::pair<const char*, FieldValue>> values) {
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

SpecPtr defaultsOf(const char* lens) { return findLens(lens)->defaults(); }

OutcomePtr outcomeOf(const char* lens, const SpecPtr& spec) {
    const auto outcome = runGuarded(*findLens(lens), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

/// A panel's heads one below the other.
Matrix<double> numbersOf(const Outcome& outcome, const char* panel) {
    const auto& values = *findPanel(outcome, panel)->values;
    return MatrixView<float>(values.data(), Eigen::Index(values.shape().heads) * values.shape().rows, values.shape().columns).cast<double>();
}

std::string words(int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += "w" + std::to_string(i) + " ";
    return text;
}

/// The same layer through the whole lens, with every array given.
OutcomePtr runLayer(const LayerCase& layer, const Mask& mask, double temperature) {
    static const char* const masks[] = {"none", "causal", "window", "padding"};
    const bool tied = layer.dK * layer.heads == layer.dModel && layer.dV == layer.dK;
    return outcomeOf("multi_head",
                     with(defaultsOf("multi_head"), {{"text", words(layer.n)},
                                                     {"d_model", layer.dModel},
                                                     {"heads", layer.heads},
                                                     {"tied", tied},
                                                     {"d_k", layer.dK},
                                                     {"d_v", layer.dV},
                                                     {"temperature", temperature},
                                                     {"mask", std::string(masks[int(mask.kind)])},
                                                     {"window", std::max(1, mask.window)},
                                                     {"padding", std::max(1, mask.padding)},
                                                     {"positions", std::string("none")},
                                                     {"bias", true},
                                                     {"arrays", ArraySource{"reference", std::make_shared<GivenArrays>(layer.given())}}}));
}

/// The layer's forward in double from the kernels alone.
struct DoubleLayer {
    Matrix<double> A, output, concat;
};

std::vector<double> inDoubles(const std::vector<float>& list) { return {list.begin(), list.end()}; }

std::vector<double> projected(const GivenArrays& arrays, const std::vector<double>& x, const std::string& letter, int n, int heads) {
    const auto& w = arrays.at("w_" + letter);
    const int out = int(w.shape[0]), in = int(w.shape[1]);
    const auto W = inDoubles(w.values), b = inDoubles(arrays.at("b_" + letter).values);
    std::vector<double> y(std::size_t(n) * std::size_t(out));
    const auto done = linear<double>(
        {.n = n, .in = in, .out = out, .x = x.data(), .W = W.data(), .b = b.data(), .y = headByHead(y.data(), n, out / heads), .heads = heads},
        Watch());
    if (!done) qFatal("stopped");
    return y;
}

DoubleLayer forwardInDouble(const LayerCase& layer) {
    const auto arrays = layer.given();
    const auto x = inDoubles(arrays.at("x").values);
    Trial<double> trial{.heads = layer.heads, .n = layer.n, .dK = layer.dK, .dV = layer.dV, .scale = 1 / std::sqrt(double(layer.dK))};
    trial.Q = projected(arrays, x, "q", layer.n, layer.heads);
    trial.K = projected(arrays, x, "k", layer.n, layer.heads);
    trial.V = projected(arrays, x, "v", layer.n, layer.heads);
    trial.attend();
    std::vector<double> concat(std::size_t(layer.n * layer.heads * layer.dV));
    MatrixSpan<double> side(concat.data(), layer.n, layer.heads * layer.dV);
    for (int h = 0; h < layer.heads; ++h) side.middleCols(h * layer.dV, layer.dV) = trial.O.middleRows(h * layer.n, layer.n);
    const auto output = projected(arrays, concat, "o", layer.n, 1);
    return {trial.A, MatrixView<double>(output.data(), layer.n, layer.dModel), side};
}

std::int64_t parametersOf(std::initializer_list<std::pair<const char*, FieldValue>> values) {
    return outcomeOf("multi_head", with(defaultsOf("multi_head"), values))->cost.parameters;
}

}  // namespace

class tst_acceptance : public QObject {
    Q_OBJECT
private slots:
    void check1ScaledDotProduct_data();
    void check1ScaledDotProduct();
    void check2RowsAreDistributions();
    void check3ShiftsChangeNothing();
    void check3LargeScoresStayFinite();
    void check4OutputInConvexHull();
    void check4ZeroQueriesGiveTheMean();
    void check5EntropyWithinBounds();
    void check5ColdGivesHardmax();
    void check6CausalFirstRow();
    void check6CausalSeesNoLaterToken();
    void check7PaddingChangesNothing();
    void check8FullyMaskedRows();
    void check14MultiHead();
    void check14Layers_data();
    void check14Layers();
    void check15Parameters();
    void check16MultiplyAdds();
    void check17SumOverHeads();
    void check27Positions_data();
    void check27Positions();
    void check28PositionsShift();
    void check29Wavelengths();
};

void tst_acceptance::check1ScaledDotProduct_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<Mask>("mask");
    QTest::addColumn<double>("deviation");
    const auto row = [](const char* name, QList<int> sizes, Mask mask = {}, double deviation = 1) {
        QTest::newRow(name) << name << sizes << mask << deviation;
    };
    row("sdpa", {8, 7, 64, 64});
    row("sdpa_odd", {3, 13, 7, 5});
    row("sdpa_one", {1, 1, 3, 2});
    row("sdpa_causal", {2, 9, 33, 17}, {MaskKind::Causal});
    row("sdpa_window", {2, 9, 33, 17}, {MaskKind::Window, 2});
    row("sdpa_padding", {2, 9, 33, 17}, {MaskKind::Padding, 0, 3});
    row("sdpa_blind", {2, 5, 8, 8}, {MaskKind::Padding, 0, 5});
    row("sdpa_large", {2, 6, 16, 16}, {}, 1e5);
}

void tst_acceptance::check1ScaledDotProduct() {
    QFETCH(QString, name);
    QFETCH(QList<int>, sizes);
    QFETCH(Mask, mask);
    QFETCH(double, deviation);
    const auto expectedA = referenceResult(name.toStdString() + "/weights"), expectedO = referenceResult(name.toStdString() + "/output");
    auto exact = referenceTrial<double>(name.toStdString(), sizes[0], sizes[1], sizes[2], sizes[3], mask, deviation);
    exact.attend();
    QCOMPARE(compareMatrices(exact.A, expectedA, inDouble), QString());
    QCOMPARE(compareMatrices(exact.O, expectedO, inDouble), QString());
    auto single = referenceTrial<float>(name.toStdString(), sizes[0], sizes[1], sizes[2], sizes[3], mask, deviation);
    single.attend();
    QCOMPARE(compareMatrices(single.A, expectedA, inFloat), QString());
    QCOMPARE(compareMatrices(single.O, expectedO, inFloat), QString());
}

void tst_acceptance::check2RowsAreDistributions() {
    for (const double deviation : {0.0, 0.1, 1.0, 10.0, 1000.0})
        for (const int n : {1, 2, 5, 17, 64, 200}) {
            auto trial = randomTrial<double>(2, n, 9, deviation);
            trial.attend();
            QVERIFY(trial.A.minCoeff() >= 0);
            QVERIFY((trial.A.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-12);
        }
}

void tst_acceptance::check3ShiftsChangeNothing() {
    auto trial = randomTrial<double>(1, 12, 8);
    trial.attend();
    auto shifted = trial;
    shifted.bias.resize(144);
    for (int i = 0; i < 12; ++i)
        for (int j = 0; j < 12; ++j) shifted.bias[std::size_t(i * 12 + j)] = 1000.0 * (i - 6);
    shifted.attend();
    QCOMPARE(compareMatrices(shifted.A, trial.A, inDouble), QString());
}

void tst_acceptance::check3LargeScoresStayFinite() {
    auto trial = referenceTrial<float>("sdpa_large", 2, 6, 16, 16, {}, 1e5);
    trial.attend();
    QVERIFY(trial.A.allFinite() && trial.O.allFinite());
    QCOMPARE(compareMatrices(trial.A, referenceResult("sdpa_large/weights"), inFloat), QString());
}

void tst_acceptance::check4OutputInConvexHull() {
    auto trial = randomTrial<double>(1, 20, 11);
    trial.attend();
    const MatrixView<double> V(trial.V.data(), 20, 11);
    for (int c = 0; c < 11; ++c) {
        QVERIFY(trial.O.col(c).minCoeff() >= V.col(c).minCoeff() - 1e-12);
        QVERIFY(trial.O.col(c).maxCoeff() <= V.col(c).maxCoeff() + 1e-12);
    }
}

void tst_acceptance::check4ZeroQueriesGiveTheMean() {
    const int n = 13;
    auto trial = randomTrial<double>(1, n, 6);
    trial.Q.assign(trial.Q.size(), 0);
    trial.attend();
    QCOMPARE(compareMatrices(trial.A, Matrix<double>::Constant(n, n, 1.0 / n), 1e-14), QString());
    const MatrixView<double> V(trial.V.data(), n, 6);
    QCOMPARE(compareMatrices(trial.O, V.colwise().mean().replicate(n, 1).eval(), 1e-13), QString());
    QVERIFY(std::abs(entropyOf(trial.A.cast<float>()) - std::log2(double(n))) < 1e-6);
}

void tst_acceptance::check5EntropyWithinBounds() {
    auto trial = randomTrial<float>(1, 16, 8);
    double before = -1;
    for (const double temperature : {0.001, 0.05, 0.2, 0.5, 1.0, 2.0, 5.0, 20.0, 1000.0}) {
        trial.scale = 1 / (std::sqrt(8.0) * temperature);
        trial.attend();
        const auto entropy = entropyOf(trial.A);
        QVERIFY(entropy >= 0 && entropy <= 4 + 1e-6);
        QVERIFY2(entropy > before, "the entropy grows with the temperature");
        before = entropy;
    }
}

void tst_acceptance::check5ColdGivesHardmax() {
    auto trial = randomTrial<double>(1, 16, 8);
    trial.attend();
    Matrix<double> hard = Matrix<double>::Zero(16, 16);
    for (int i = 0; i < 16; ++i) {
        Eigen::Index largest = 0;
        trial.A.row(i).maxCoeff(&largest);
        hard(i, largest) = 1;
    }
    trial.scale = 1e6;
    trial.attend();
    QCOMPARE(compareMatrices(trial.A, hard, 1e-12), QString());
}

void tst_acceptance::check6CausalFirstRow() {
    const auto outcome = outcomeOf("multi_head", with(defaultsOf("multi_head"), {{"mask", std::string("causal")}}));
    const auto& A = *findPanel(*outcome, "weights/heads")->values;
    for (int h = 0; h < A.shape().heads; ++h)
        for (int i = 0; i < A.shape().rows; ++i)
            for (int j = 0; j < A.shape().columns; ++j) {
                if (i == 0) QCOMPARE(A.at(h, i, j), j == 0 ? 1.0f : 0.0f);
                if (j > i) QCOMPARE(A.at(h, i, j), 0.0f);
            }
}

void tst_acceptance::check6CausalSeesNoLaterToken() {
    const auto causal = with(defaultsOf("multi_head"), {{"mask", std::string("causal")}, {"text", std::string("a b c d e f g h")}});
    const auto before = outcomeOf("multi_head", causal),
               after = outcomeOf("multi_head", with(causal, {{"text", std::string("a b c d e other g h")}}));
    const auto y = numbersOf(*before, "output/output"), z = numbersOf(*after, "output/output");
    QVERIFY(y.topRows(5) == z.topRows(5));
    QVERIFY(y.row(5) != z.row(5) && y.row(7) != z.row(7));
}

void tst_acceptance::check7PaddingChangesNothing() {
    const auto padded =
        with(defaultsOf("multi_head"), {{"mask", std::string("padding")}, {"padding", 3}, {"text", std::string("a b c d e pad pad pad")}});
    const auto y = numbersOf(*outcomeOf("multi_head", padded), "output/output");
    const auto other = numbersOf(*outcomeOf("multi_head", with(padded, {{"text", std::string("a b c d e any thing else")}})), "output/output");
    QVERIFY(y.topRows(5) == other.topRows(5));
    const auto bare = with(padded, {{"mask", std::string("none")}, {"text", std::string("a b c d e")}});
    QCOMPARE(compareMatrices(y.topRows(5).eval(), numbersOf(*outcomeOf("multi_head", bare), "output/output"), inFloat), QString());
}

void tst_acceptance::check8FullyMaskedRows() {
    const auto spec = with(defaultsOf("multi_head"), {{"mask", std::string("padding")}, {"padding", 6}, {"text", std::string("a b c d e f")}});
    const auto outcome = outcomeOf("multi_head", spec);
    QVERIFY(numbersOf(*outcome, "weights/heads").isZero(0));
    QVERIFY(numbersOf(*outcome, "output/output").isZero(0));
    QCOMPARE(outcome->notices.size(), 1u);
    QCOMPARE(QString::fromStdString(english(outcome->notices.front())),
             "The mask leaves 6 of 6 queries without any key; their weights and outputs are zeros.");
}

void tst_acceptance::check14MultiHead() {
    const auto layer = forwardInDouble({"mha", 4, 512, 8, 64, 64});
    QCOMPARE(compareMatrices(layer.A, referenceResult("mha/weights"), 1e-9), QString());
    QCOMPARE(compareMatrices(layer.output.leftCols(32).eval(), referenceResult("mha/output"), 1e-9), QString());
}

void tst_acceptance::check14Layers_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<Mask>("mask");
    QTest::addColumn<double>("temperature");
    const auto row = [](const QString& name, QList<int> sizes, Mask mask = {}, double temperature = 1) {
        QTest::newRow(qPrintable(name)) << name << sizes << mask << temperature;
    };
    row("mha", {4, 512, 8, 64, 64});
    for (const auto& [kind, mask] : {std::pair{"none0", Mask{}},
                                     {"causal0", Mask{MaskKind::Causal}},
                                     {"window2", Mask{MaskKind::Window, 2}},
                                     {"padding3", Mask{MaskKind::Padding, 0, 3}},
                                     {"padding7", Mask{MaskKind::Padding, 0, 7}}}) {
        row(QString("mha_") + kind, {7, 512, 8, 64, 64}, mask);
        row(QString("odd_") + kind, {11, 45, 5, 9, 9}, mask);
    }
    row("free", {9, 13, 3, 7, 5}, {MaskKind::Causal});
    row("warm", {6, 24, 4, 6, 6}, {}, 2.5);
    row("cold", {6, 24, 4, 6, 6}, {}, 0.25);
    row("one_token", {1, 10, 2, 5, 5});
    row("long", {70, 24, 2, 12, 12}, {MaskKind::Window, 5});
}

void tst_acceptance::check14Layers() {
    QFETCH(QString, name);
    QFETCH(QList<int>, sizes);
    QFETCH(Mask, mask);
    QFETCH(double, temperature);
    const auto outcome = runLayer({name.toStdString(), sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]}, mask, temperature);
    QCOMPARE(compareMatrices(numbersOf(*outcome, "weights/heads"), referenceResult(name.toStdString() + "/weights"), inFloat), QString());
    const auto expected = referenceResult(name.toStdString() + "/output");
    QCOMPARE(compareMatrices(numbersOf(*outcome, "output/output").leftCols(expected.cols()).eval(), expected, inFloat), QString());
}

void tst_acceptance::check15Parameters() {
    QCOMPARE(parametersOf({}), 4 * 512 * 512);
    for (const int heads : {1, 2, 4, 8, 16}) {
        QCOMPARE(parametersOf({{"heads", heads}}), 1'048'576);
        QCOMPARE(parametersOf({{"heads", heads}, {"bias", true}}), 1'050'624);
    }
    // What is drawn is what is counted.
    const auto outcome = outcomeOf("multi_head", with(defaultsOf("multi_head"), {{"bias", true}, {"tied", false}, {"d_k", 5}, {"d_v", 3}}));
    std::int64_t drawn = 0;
    for (const auto& panel : findStage(*outcome, "parameters")->panels) drawn += std::int64_t(panel.shape.size());
    QCOMPARE(outcome->cost.parameters, drawn);
}

void tst_acceptance::check16MultiplyAdds() {
    for (const int heads : {1, 2, 4, 8, 16}) {
        const auto spec = with(defaultsOf("multi_head"), {{"heads", heads}, {"text", std::string("a b c d")}});
        QCOMPARE(outcomeOf("multi_head", spec)->cost.multiplyAdds, 4'210'688);
    }
}

void tst_acceptance::check17SumOverHeads() {
    const LayerCase layer{"mha", 4, 512, 8, 64, 64};
    const auto computed = forwardInDouble(layer);
    const auto arrays = layer.given();
    const Matrix<double> W = MatrixView<float>(arrays.at("w_o").values.data(), 512, 512).cast<double>();
    Matrix<double> sum = MatrixView<float>(arrays.at("b_o").values.data(), 1, 512).cast<double>().replicate(4, 1);
    for (int h = 0; h < 8; ++h) sum += computed.concat.middleCols(64 * h, 64) * W.middleCols(64 * h, 64).transpose();
    QCOMPARE(compareMatrices(computed.output, sum, 1e-12), QString());
}

void tst_acceptance::check27Positions_data() {
    QTest::addColumn<int>("d");
    for (const int d : {2, 7, 8, 64, 512}) QTest::addRow("d = %d", d) << d;
}

void tst_acceptance::check27Positions() {
    QFETCH(int, d);
    const auto P = sinusoidalPositions<double>(40, d);
    for (int c = 0; c < d; ++c) QCOMPARE(P(0, c), double(c % 2));
    if (d == 7 || d == 8) QCOMPARE(compareMatrices(P.topRows(4).eval(), referenceResult("positions_" + std::to_string(d)), inDouble), QString());
    if (d == 8)
        for (const auto& [c, expected] : {std::pair{0, .8415}, {1, .5403}, {2, .0998}, {3, .9950}, {4, .01}, {5, 1.}, {6, .001}, {7, 1.}})
            QVERIFY(std::abs(P(1, c) - expected) < 1e-4);
    if (d % 2 == 0) QVERIFY((P.rowwise().squaredNorm().array() - d / 2.0).abs().maxCoeff() < 1e-10);
}

void tst_acceptance::check28PositionsShift() {
    const int n = 80, d = 16, k = 5;
    const auto P = sinusoidalPositions<double>(n, d);
    const Matrix<double> products = P * P.transpose();
    for (int i = 1; i < n; ++i)
        for (int j = 1; j < n; ++j) QVERIFY2(std::abs(products(i, j) - products(i - 1, j - 1)) < 1e-10, "Toeplitz");
    Matrix<double> M = Matrix<double>::Zero(d, d);
    for (int c = 0; c < d; c += 2) {
        const double angle = k * angularFrequency(c, d);
        M(c, c) = M(c + 1, c + 1) = std::cos(angle);
        M(c, c + 1) = std::sin(angle);
        M(c + 1, c) = -std::sin(angle);
    }
    QCOMPARE(compareMatrices((P.topRows(n - k) * M.transpose()).eval(), P.bottomRows(n - k).eval(), inDouble), QString());
}

void tst_acceptance::check29Wavelengths() {
    const int d = 512;
    QCOMPARE(angularFrequency(0, d), 1.0);
    for (int c = 0; c + 2 < d; c += 2) QVERIFY(std::abs(angularFrequency(c, d) / angularFrequency(c + 2, d) - std::pow(10000.0, 2.0 / d)) < 1e-12);
    const auto P = sinusoidalPositions<double>(101, d);
    Matrix<double> rows(5, d);
    int next = 0;
    for (const int p : {0, 1, 2, 10, 100}) rows.row(next++) = P.row(p);
    QCOMPARE(compareMatrices(rows, referenceResult("positions_512"), inDouble), QString());
    QCOMPARE(compareMatrices(sinusoidalPositions<float>(101, d), P, 1e-7), QString());
}

QTEST_APPLESS_MAIN(tst_acceptance)
#include "tst_acceptance.moc"
