// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/score_stages.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/score_cost.h"
#include "engine/lenses/common/tiny.h"
#include "engine/math/product.h"

namespace att::lenses {
namespace {

Axis weightAxis() { return wordAxis(ATT_TEXT("engine", "normaliser"), weightFunctionNames()); }
Axis hiddenAxis() { return {.name = ATT_TEXT("engine", "hidden number")}; }

/// Of `ofHead` for each head of a stack.
Measure measureOf(const Tensor& stack, const char* key, Text name, Text help, double (*ofHead)(const MatrixIn<float>&)) {
    Measure measure{key, name, {}, help, {}};
    for (int h = 0; h < stack.shape().heads; ++h) measure.perHead.push_back(static_cast<float>(ofHead(stack.head(h))));
    return measure;
}

double spread(const MatrixIn<float>& S) {
    if (S.size() == 0) return 0;
    const Eigen::ArrayXXd numbers = S.cast<double>().array();
    return std::sqrt((numbers - numbers.mean()).square().mean());
}

double largestOf(const MatrixIn<float>& A) { return A.size() == 0 ? 0 : double(A.maxCoeff()); }

/// What every row of weights is like, one fact each: functions × queries.
struct Facts {
    Matrix<float> sums, entropies, zeros;

    Facts(const Tensor& A, const NormaliserOptions& options) {
        const auto [heads, n, keys] = A.shape();
        for (auto* facts : {&sums, &entropies, &zeros}) facts->resize(heads, n);
        for (int h = 0; h < heads; ++h)
            for (int i = 0; i < n; ++i) {
                const auto row = rowFacts(A.head(h).row(i).head(options.visible(i, keys)));
                sums(h, i) = inSinglePrecision(row.sum);
                entropies(h, i) = inSinglePrecision(row.entropy);
                zeros(h, i) = float(row.zeros);
            }
    }

    /// The mean over the rows, one for each function.
    static std::vector<float> means(const Matrix<float>& facts) {
        std::vector<float> list;
        for (Eigen::Index h = 0; h < facts.rows(); ++h)
            list.push_back(facts.cols() == 0 ? 0.0f : inSinglePrecision(facts.row(h).cast<double>().sum() / double(facts.cols())));
        return list;
    }
};

// Scores and weights

Panel pairStack(const Outcome& outcome, Message title, Axis heads, const TensorPtr& values) {
    auto panel = stackPanel(
        {.id = "heads", .title = std::move(title), .rows = queryAxis(outcome.tokens), .columns = keyAxis(outcome.tokens), .values = values});
    panel.heads = std::move(heads);
    return panel;
}

Stage partStage(const Outcome& outcome, const ScoreParts& parts) {
    const auto panel = [&](const char* id, Text title, bool ofQueries, Axis columns, const TensorPtr& values) {
        return matrixPanel({.id = id,
                            .title = say(title),
                            .rows = ofQueries ? queryAxis(outcome.tokens) : keyAxis(outcome.tokens),
                            .columns = std::move(columns),
                            .values = values,
                            .role = ofQueries ? Role::Query : Role::Key});
    };
    return stage("parts", ATT_TEXT("engine", "per token"),
                 ATT_TEXT("engine", "What a score with parameters computes once for each token, before any pair meets."),
                 {panel("q_a", ATT_TEXT("engine", "additive: W_a·q"), true, hiddenAxis(), parts.qA),
                  panel("k_a", ATT_TEXT("engine", "additive: U_a·k"), false, hiddenAxis(), parts.kA),
                  panel("q_g", ATT_TEXT("engine", "general: q·W_g"), true, dimensionAxis(), parts.qG),
                  panel("q_c", ATT_TEXT("engine", "concat: W_c, first half, ·q"), true, hiddenAxis(), parts.qC),
                  panel("k_c", ATT_TEXT("engine", "concat: W_c, second half, ·k"), false, hiddenAxis(), parts.kC)});
}

Stage scoreStage(const Outcome& outcome, const TensorPtr& scores) {
    auto panel = pairStack(outcome, say(ATT_TEXT("engine", "scores")), scoreAxis(), scores);
    const float most = largestMagnitude(*scores);
    if (std::isfinite(most) && most > 0) panel.lowest = -most, panel.highest = most;
    panel.measures = {
        measureOf(*scores, "spread", ATT_TEXT("engine", "spread"), ATT_TEXT("engine", "The standard deviation over all pairs."), spread),
        measureOf(*scores, "largest", ATT_TEXT("engine", "largest score"), ATT_TEXT("engine", "The largest score of all pairs."), largestOf)};
    return stage("scores", ATT_TEXT("engine", "scores"),
                 ATT_TEXT("engine", "Every score function on the same queries and keys, with one scale of colours."), {std::move(panel)});
}

Stage weightStage(const Outcome& outcome, const TensorPtr& weights, const Facts& facts) {
    auto panel = pairStack(outcome, say(ATT_TEXT("engine", "weights A")), weightAxis(), weights);
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    panel.measures = {
        {"sum",
         ATT_TEXT("engine", "row sum"),
         {},
         ATT_TEXT("engine", "Σ A over a row, mean over the rows; 1 for a distribution."),
         Facts::means(facts.sums)},
        {"entropy", ATT_TEXT("engine", "entropy"), ATT_TEXT("engine", "bits"),
         ATT_TEXT("engine", "Of a row's shares A / Σ A, mean over the rows; 0 when one key has all."), Facts::means(facts.entropies)},
        {"zeros",
         ATT_TEXT("engine", "zeros"),
         {},
         ATT_TEXT("engine", "How many weights of a row are exactly 0, mean over the rows."),
         Facts::means(facts.zeros)},
        measureOf(*weights, "largest", ATT_TEXT("engine", "largest weight"), ATT_TEXT("engine", "The largest weight of all."), largestOf)};
    return stage("weights", ATT_TEXT("engine", "weights"),
                 ATT_TEXT("engine",
                          "Every normaliser on the same scores, on one scale from 0 to 1. The rows of sigmoid, ReLU / L and ReLA need not sum to 1, "
                          "and weights of ReLA may exceed it."),
                 {std::move(panel)});
}

// Row sums

Panel factPanel(const Outcome& outcome, const char* id, Text title, const Matrix<float>& facts) {
    auto panel = matrixPanel({.id = id, .title = say(title), .rows = weightAxis(), .columns = queryAxis(outcome.tokens), .values = tensorOf(facts)});
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    return panel;
}

/// Mean, least and largest sum, mean entropy, zeros in all, largest weight.
TensorPtr factTable(const Facts& facts, const Tensor& A) {
    auto values = std::make_shared<Tensor>(Shape{1, A.shape().heads, factColumnCount});
    values->head(0).setZero();
    const auto meanSum = Facts::means(facts.sums), meanEntropy = Facts::means(facts.entropies);
    for (int h = 0; h < A.shape().heads && A.shape().rows > 0; ++h) {
        const auto place = std::size_t(h);
        values->head(0).row(h) << meanSum[place], facts.sums.row(h).minCoeff(), facts.sums.row(h).maxCoeff(), meanEntropy[place],
            facts.zeros.row(h).sum(), A.head(h).maxCoeff();
    }
    return values;
}

Stage sumStage(const Outcome& outcome, const Facts& facts) {
    return stage("sums", ATT_TEXT("engine", "row sums"),
                 ATT_TEXT("engine", "Which rows sum to 1, how evenly they share, and how many weights are exactly 0."),
                 {factPanel(outcome, "sums", ATT_TEXT("engine", "sum of each row"), facts.sums),
                  factPanel(outcome, "entropy", ATT_TEXT("engine", "entropy of each row, in bits"), facts.entropies),
                  factPanel(outcome, "zeros", ATT_TEXT("engine", "zeros in each row"), facts.zeros)});
}

Stage factStage(const Tensor& A, const Facts& facts) {
    const Axis measures = wordAxis(ATT_TEXT("engine", "measure"), {ATT_TEXT("engine", "mean row sum"), ATT_TEXT("engine", "least row sum"),
                                                                   ATT_TEXT("engine", "largest row sum"), ATT_TEXT("engine", "mean entropy, bits"),
                                                                   ATT_TEXT("engine", "zeros in all"), ATT_TEXT("engine", "largest weight")});
    return stage("facts", ATT_TEXT("engine", "in numbers"), ATT_TEXT("engine", "The rows of each normaliser in a few numbers."),
                 {tablePanel({.id = "table",
                              .title = say(ATT_TEXT("engine", "over all rows")),
                              .rows = weightAxis(),
                              .columns = measures,
                              .values = factTable(facts, A)})});
}

// What follows from the weights

Stage mixedStage(const Outcome& outcome, const MixedValues& mixed) {
    auto all = stackPanel({.id = "heads",
                           .title = say(ATT_TEXT("engine", "mixed values A·V")),
                           .rows = tokenAxis(outcome.tokens),
                           .columns = dimensionAxis(),
                           .values = mixed.all,
                           .role = Role::Value});
    all.heads = weightAxis();
    const auto before = matrixPanel({.id = "rela",
                                     .title = say(ATT_TEXT("engine", "ReLA before its RMSNorm")),
                                     .rows = tokenAxis(outcome.tokens),
                                     .columns = dimensionAxis(),
                                     .values = mixed.relaBefore,
                                     .role = Role::Value});
    return stage("mixed", ATT_TEXT("engine", "A·V"),
                 ATT_TEXT("engine", "What each set of weights makes of the values. ReLA divides each row by its root mean square."),
                 {std::move(all), before});
}

Stage linearStage(const Outcome& outcome, const LinearValues& linear) {
    const auto phi = [&](const char* id, Text title, Axis rows, const TensorPtr& values, Role role) {
        return matrixPanel({.id = id, .title = say(title), .rows = std::move(rows), .columns = dimensionAxis(), .values = values, .role = role});
    };
    return stage("linear", ATT_TEXT("engine", "linear"),
                 ATT_TEXT("engine", "Linear attention never makes the matrix: it sums φ(k)ᵀ·v over the keys once, and every query asks that sum."),
                 {phi("phi_q", ATT_TEXT("engine", "φ(Q), φ = elu + 1"), queryAxis(outcome.tokens), linear.phiQ, Role::Query),
                  phi("phi_k", ATT_TEXT("engine", "φ(K), φ = elu + 1"), keyAxis(outcome.tokens), linear.phiK, Role::Key),
                  matrixPanel({.id = "s",
                               .title = say(ATT_TEXT("engine", "state S = Σ φ(k)ᵀ·v")),
                               .rows = {.name = ATT_TEXT("engine", "dimension of the key")},
                               .columns = {.name = ATT_TEXT("engine", "dimension of the value")},
                               .values = linear.S}),
                  matrixPanel({.id = "z", .title = say(ATT_TEXT("engine", "state z = Σ φ(k)")), .columns = dimensionAxis(), .values = linear.z})});
}

Panel comparedPanel(const Outcome& outcome, const char* id, const Compared& compared, const ScoresValues& values) {
    const auto cell = compared.cell(0, 0);
    auto panel = matrixPanel({.id = id,
                              .title = say(ATT_TEXT("engine", "%1"), compared.name()),
                              .rows = queryAxis(outcome.tokens),
                              .columns = keyAxis(outcome.tokens),
                              .values = tensorOf((compared.isScore() ? *values.scores : *values.weights).head(cell.head))});
    if (compared.isScore()) return panel;
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    return panel;
}

Stage differenceStage(const Outcome& outcome, const ScoresView& view, const ScoresValues& values) {
    auto first = comparedPanel(outcome, "first", view.first, values), second = comparedPanel(outcome, "second", view.second, values);
    auto difference = matrixPanel({.id = "difference",
                                   .title = say(ATT_TEXT("engine", "%1 − %2"), view.first.name(), view.second.name()),
                                   .rows = queryAxis(outcome.tokens),
                                   .columns = keyAxis(outcome.tokens),
                                   .values = differenceOf(*first.values, *second.values)});
    return stage("difference", ATT_TEXT("engine", "difference"), ATT_TEXT("engine", "Any two of them, one less the other."),
                 {std::move(difference), std::move(first), std::move(second)});
}

}  // namespace

Cell Compared::cell(int row, int column) const {
    if (isScore()) return {"scores/heads", place, row, column};
    return {"weights/heads", place - scoreFunctionCount, row, column};
}

Text Compared::name() const { return comparedChoices()[std::size_t(place)].label; }

std::vector<Choice> comparedChoices() {
    auto choices = scoreFunctionChoices();
    for (const auto& choice : weightFunctionChoices(weightFunctionCount)) choices.push_back(choice);
    return choices;
}

LinearValues linearValues(const Tensor& Q, const Tensor& K, const Tensor& V) {
    const Matrix<float> phiQ = featureMap<float>(Q.head(0)), phiK = featureMap<float>(K.head(0));
    return {tensorOf(phiQ), tensorOf(phiK), tensorOf(transposedTimes<float>(phiK, V.head(0))), tensorOf(phiK.colwise().sum())};
}

RowFacts rowFacts(const RowIn<float>& weights) {
    RowFacts facts;
    for (const float weight : weights) {
        facts.sum += double(weight);
        facts.zeros += weight == 0 ? 1 : 0;
    }
    if (facts.sum == 0) return facts;
    for (const float weight : weights)
        if (const double share = double(weight) / facts.sum; share > 0) facts.entropy -= share * std::log2(share);
    return facts;
}

std::vector<Panel> scoreParameterPanels(const ScoreParameters& p) {
    const Axis hidden = hiddenAxis(), query{.name = ATT_TEXT("engine", "dimension of the query")},
               key{.name = ATT_TEXT("engine", "dimension of the key")};
    const auto panel = [](const char* id, const char* title, Axis rows, Axis columns, const TensorPtr& values) {
        return matrixPanel(
            {.id = id, .title = say(ATT_TEXT("engine", "%1"), title), .rows = std::move(rows), .columns = std::move(columns), .values = values});
    };
    return {panel("w_a", "W_a", hidden, query, p.wA),
            panel("u_a", "U_a", hidden, key, p.uA),
            panel("v_a", "v_a", {}, hidden, p.vA),
            panel("w_g", "W_g", query, key, p.wG),
            panel("w_c", "W_c", hidden, {.name = ATT_TEXT("engine", "dimension of [query; key]")}, p.wC),
            panel("v_c", "v_c", {}, hidden, p.vC)};
}

void addComparisonStages(Outcome& outcome, const ScoresView& view, const ScoresValues& values, const Stage& oneRow) {
    const Facts facts(*values.weights, view.normaliser);
    outcome.stages.push_back(partStage(outcome, values.parts));
    outcome.stages.push_back(scoreStage(outcome, values.scores));
    outcome.stages.push_back(weightStage(outcome, values.weights, facts));
    outcome.stages.push_back(oneRow);
    outcome.stages.push_back(sumStage(outcome, facts));
    outcome.stages.push_back(factStage(*values.weights, facts));
    outcome.stages.push_back(mixedStage(outcome, values.mixed));
    outcome.stages.push_back(linearStage(outcome, values.linear));
    outcome.stages.push_back(differenceStage(outcome, view, values));
    addScoreCosts(outcome, view.widths, view.sizes.queries);
}

}  // namespace att::lenses
