// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/layer.h"

#include <QTest>
#include <cmath>

#include "engine/core/random.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"

using namespace att;
using namespace att::lenses;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr int n = 5;

/// Two heads over five tokens, and everything that a lens would hold beside them.
struct Layer {
    LayerSizes sizes{.queries = n, .keys = n, .dModel = 6, .heads = 2, .dK = 3, .dV = 3};
    WeightOptions options{.initialisation = Initialisation::XavierUniform, .bias = false, .seed = 7, .arrays = {}};
    ScoreOptions score{.scale = true, .temperature = 1};
    ScoreRule rule{static_cast<float>(score.factor(3)), std::vector<KeyRange>(n, KeyRange{0, n})};
    Outcome outcome;
    LayerValues values;

    void run() {
        auto X = std::make_shared<Tensor>(Shape{1, n, 6});
        fillNormal(1, "X", 1, X->data(), X->shape().size());
        const Given given(options.arrays, layerSlots(sizes));
        const auto weights = *layerWeights(sizes, options, given, Watch());
        values = *forward(sizes, weights, rule, LayerKeep(), *X, Watch());
        outcome.tokens = std::make_shared<const std::vector<std::string>>(n, "token");
        addSequenceStages(outcome, X, nullptr, X);
        QVERIFY(addLayerStages(outcome, sizes, weights, values, Watch()));
    }

    /// Query 1 sees nothing, and no query the key after its own; `finite` for the other pairs of head h is kept·(h + 1).
    void putBias(float kept) {
        auto bias = std::make_shared<Tensor>(Shape{2, n, n});
        for (int h = 0; h < 2; ++h)
            for (int i = 0; i < n; ++i)
                for (int j = 0; j < n; ++j) bias->head(h)(i, j) = sees(i, j) ? kept * float(h + 1) * float(i - j) : -infinity;
        rule.bias = bias;
    }

    static bool sees(int query, int key) { return query != 1 && key != query + 1; }

    LayerReading reading() {
        return {outcome, sizes, score, {sees, [](int, int) { return say(ATT_TEXT("engine", "masked")); }}, options};
    }
};

QString stageIds(const Outcome& outcome) {
    QStringList ids;
    for (const auto& stage : outcome.stages) ids += QString::fromStdString(stage.id);
    return ids.join(' ');
}

bool close(double a, double b) { return a == b || std::abs(a - b) <= 1e-5 * std::max({1.0, std::abs(a), std::abs(b)}); }

bool addsUp(const Explanation& explanation, double value) {
    for (const auto& step : explanation.steps) {
        std::vector<double> terms;
        for (const auto& term : step.terms) terms.push_back(term.value);
        if (const auto result = joined(step.operation, terms); result && !close(*result, step.result)) return false;
    }
    return close(explanation.steps.back().result, value);
}

}  // namespace

class tst_layer : public QObject {
    Q_OBJECT
private slots:
    void addsTheBiasToTheScaledScores();
    void showsNoStageForABiasThatOnlyHides();
    void sharesOneBias();
    void saysHowManyQueriesSeeNothing();
    void explainsEveryPair_data();
    void explainsEveryPair();
};

void tst_layer::addsTheBiasToTheScaledScores() {
    Layer layer;
    layer.putBias(0.5f);
    layer.run();
    QCOMPARE(stageIds(layer.outcome), "x positions parameters qkv scores scaled bias mask weights mixed concat output");
    const auto scaled = layer.values.scaled->head(1), biased = layer.values.biased->head(1), A = layer.values.A->head(1);
    QCOMPARE(biased(4, 0), scaled(4, 0) + 4.0f);
    QCOMPARE(biased(2, 3), -infinity);
    QCOMPARE(A(2, 3), 0.0f);
    QVERIFY(close(A(4, 0) / A(4, 3), std::exp(double(biased(4, 0)) - double(biased(4, 3)))));
}

void tst_layer::showsNoStageForABiasThatOnlyHides() {
    Layer layer;
    layer.putBias(0);
    layer.run();
    QCOMPARE(stageIds(layer.outcome), "x positions parameters qkv scores scaled mask weights mixed concat output");
    QCOMPARE(layer.values.biased, layer.values.scaled);
    QCOMPARE(layer.values.masked->at(0, 2, 3), -infinity);
    QVERIFY(std::isfinite(layer.values.scaled->at(0, 2, 3)));
}

void tst_layer::sharesOneBias() {
    Layer layer;
    auto bias = std::make_shared<Tensor>(Shape{1, n, n});
    bias->head(0).setConstant(2);
    layer.rule.bias = bias;
    layer.run();
    QCOMPARE(findPanel(layer.outcome, panel::bias)->kind, PanelKind::Heat);
    for (int h = 0; h < 2; ++h) QCOMPARE(layer.values.biased->at(h, 3, 4), layer.values.scaled->at(h, 3, 4) + 2);
}

void tst_layer::saysHowManyQueriesSeeNothing() {
    Layer layer;
    layer.run();
    QVERIFY(maskNotices(layer.values).empty());
    Layer hidden;
    hidden.putBias(0);
    hidden.run();
    QCOMPARE(QString::fromStdString(english(maskNotices(hidden.values).at(0))),
             "The mask leaves 1 of 5 queries without any key; their weights and outputs are zeros.");
}

void tst_layer::explainsEveryPair_data() {
    QTest::addColumn<float>("kept");
    QTest::newRow("hides") << 0.0f;
    QTest::newRow("hides and adds") << 0.5f;
}

void tst_layer::explainsEveryPair() {
    QFETCH(float, kept);
    Layer layer;
    layer.putBias(kept);
    layer.run();
    for (const char* address : {panel::scaled, panel::biased, panel::masked, panel::weights, panel::mixed}) {
        const Panel* panel = findPanel(layer.outcome, address);
        QCOMPARE(panel != nullptr, kept > 0 || std::string(address) != panel::biased);
        if (!panel) continue;
        for (int h = 0; h < 2; ++h)
            for (int i = 0; i < n; ++i)
                for (int j = 0; j < panel->shape.columns; ++j)
                    QVERIFY2(addsUp(*explainLayer(layer.reading(), {address, h, i, j}), panel->values->at(h, i, j)),
                             qPrintable(QString("%1 %2 %3 %4").arg(address).arg(h).arg(i).arg(j)));
    }
}

QTEST_APPLESS_MAIN(tst_layer)
#include "tst_layer.moc"
