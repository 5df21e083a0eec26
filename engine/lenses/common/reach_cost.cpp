// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/reach_cost.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/pattern.h"
#include "engine/math/recurrent.h"

namespace att::lenses {
namespace {

struct Layer {
    LayerKind kind;
    Text name;
};

const std::vector<Layer>& layers() {
    static const std::vector<Layer> list{{LayerKind::Tanh, ATT_TEXT("engine", "tanh RNN")},
                                         {LayerKind::Gru, ATT_TEXT("engine", "GRU")},
                                         {LayerKind::Lstm, ATT_TEXT("engine", "LSTM")},
                                         {LayerKind::Convolution, ATT_TEXT("engine", "convolution")},
                                         {LayerKind::DilatedConvolution, ATT_TEXT("engine", "dilated convolution")},
                                         {LayerKind::SelfAttention, ATT_TEXT("engine", "self-attention")},
                                         {LayerKind::RestrictedSelfAttention, ATT_TEXT("engine", "window attention")}};
    return list;
}

enum class Figure { Table, Projected, Steps, Path };
constexpr std::array allFigures{Figure::Table, Figure::Projected, Figure::Steps, Figure::Path};
constexpr std::array curveFigures{Figure::Table, Figure::Projected, Figure::Path};
constexpr std::array curveIds{"table", "projected", "path"};

Text nameOf(Figure figure) {
    switch (figure) {
        case Figure::Table: return ATT_TEXT("engine", "multiply-adds, the paper's table");
        case Figure::Projected: return ATT_TEXT("engine", "multiply-adds with projections");
        case Figure::Steps: return ATT_TEXT("engine", "steps one after another");
        case Figure::Path: return ATT_TEXT("engine", "longest path");
    }
    return {};
}

/// How many tokens one layer of the convolution reaches to its farther side.
int tapsReach(const CostSizes& sizes) {
    const int k = sizes.layer.kernel;
    return sizes.oneSided ? k - 1 : (k - 1) / 2;
}

int roundedUp(int over, int under) { return (over + under - 1) / under; }

double figureOf(LayerKind kind, Figure figure, const CostSizes& sizes) {
    const Complexity complexity = complexityOf(kind, sizes.layer);
    switch (figure) {
        case Figure::Table: return double(complexity.table);
        case Figure::Projected: return double(complexity.withProjections);
        case Figure::Steps: return complexity.sequentialSteps;
        case Figure::Path: break;
    }
    return kind == LayerKind::Convolution ? roundedUp(sizes.layer.n - 1, tapsReach(sizes)) : complexity.longestPath;
}

CostSizes atLength(CostSizes sizes, int n) {
    sizes.layer.n = n;
    return sizes;
}

std::vector<double> lengths() {
    std::vector<double> list;
    for (int n = 2; n <= 4096; n *= 2) list.push_back(n);
    return list;
}

Axis layerAxis() {
    std::vector<Text> names;
    for (const auto& layer : layers()) names.push_back(layer.name);
    return wordAxis(ATT_TEXT("engine", "layer"), std::move(names));
}

Panel curves(std::size_t which, const CostSizes& sizes) {
    const auto places = std::make_shared<const std::vector<double>>(lengths());
    auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(layers().size()), static_cast<int>(places->size())});
    for (int row = 0; row < values->shape().rows; ++row)
        for (int column = 0; column < values->shape().columns; ++column)
            values->head(0)(row, column) = static_cast<float>(
                figureOf(layers()[std::size_t(row)].kind, curveFigures[which], atLength(sizes, int((*places)[std::size_t(column)]))));
    Panel panel = matrixPanel({.id = curveIds[which], .title = say(nameOf(curveFigures[which])), .rows = layerAxis(), .values = values});
    panel.kind = PanelKind::Series;
    panel.columns = {.name = ATT_TEXT("engine", "tokens n"), .labels = nullptr, .places = places, .logarithmic = true};
    const bool path = curveFigures[which] == Figure::Path;
    panel.measured = {
        .name = path ? ATT_TEXT("engine", "layers or steps") : ATT_TEXT("engine", "multiply-adds"), .labels = nullptr, .logarithmic = true};
    return panel;
}

Panel conclusions(const CostSizes& sizes) {
    const auto d = sizes.layer.d, n = sizes.layer.n;
    Panel panel{.id = "words", .title = say(ATT_TEXT("engine", "Who is cheaper")), .kind = PanelKind::Prose};
    panel.prose = {say(ATT_TEXT("engine",
                                "By the paper's table attention costs n²d and a recurrence nd²: attention is the cheaper one while n < d = %1, and "
                                "both cost the same at n = d. Here n = %2."),
                       d, n),
                   say(ATT_TEXT("engine",
                                "The table leaves the projections out. With them attention costs 4nd² + 2n²d: always more than a tanh RNN (2nd²), "
                                "less than a GRU (6nd²) while n < d, and less than an LSTM (8nd²) while n < 2d = %1."),
                       2 * d),
                   say(ATT_TEXT("engine",
                                "The steps of a recurrence are time steps: each waits for the one before. Attention and convolution do all tokens at "
                                "once in training; when a text is generated token by token all of them wait."))};
    return panel;
}

// Explanations

Term number(const char* letter, double value) { return numberTerm(formula(letter), value); }

Step product(Message title, std::vector<Term> factors) {
    double result = 1;
    for (const auto& factor : factors) result *= factor.value;
    return {std::move(title), Operation::Product, std::move(factors), result};
}

Message multiplyAdds() { return say(ATT_TEXT("engine", "multiply-adds")); }

/// A formula and the steps that put the sizes into it.
struct Working {
    std::string formula;
    std::vector<Step> steps;
};

int gatesOf(LayerKind kind) {
    switch (kind) {
        case LayerKind::Gru: return att::gatesOf(RecurrentKind::Gru);
        case LayerKind::Lstm: return att::gatesOf(RecurrentKind::Lstm);
        default: return att::gatesOf(RecurrentKind::Tanh);
    }
}

Working tableWorking(LayerKind kind, const LayerSize& s) {
    const Term n = number("n", s.n), d = number("d", s.d), k = number("k", s.kernel);
    switch (kind) {
        case LayerKind::SelfAttention: return {"n^{2}·d", {product(multiplyAdds(), {n, n, d})}};
        case LayerKind::RestrictedSelfAttention: {
            const Step r = sumStep(say(ATT_TEXT("engine", "keys that a query sees")), {number("2w", 2 * s.window), number("1", 1)});
            return {"r·n·d,  r = 2w + 1", {r, product(multiplyAdds(), {number("r", r.result), n, d})}};
        }
        case LayerKind::Convolution:
        case LayerKind::DilatedConvolution: return {"k·n·d^{2}", {product(multiplyAdds(), {k, n, d, d})}};
        default: return {"n·d^{2}", {product(multiplyAdds(), {n, d, d})}};
    }
}

Working attentionWorking(const std::string& formula, const LayerSize& s, std::vector<Term> pairs) {
    const Term n = number("n", s.n), d = number("d", s.d);
    const Step projections = product(say(ATT_TEXT("engine", "projections W^Q, W^K, W^V, W^O")), {number("4", 4), n, d, d});
    pairs.insert(pairs.begin(), number("2", 2));
    pairs.push_back(d);
    const Step mixing = product(say(ATT_TEXT("engine", "scores and weighted values")), std::move(pairs));
    return {formula, {projections, mixing, sumStep(multiplyAdds(), {number("4nd²", projections.result), numberTerm(mixing.title, mixing.result)})}};
}

Working projectedWorking(LayerKind kind, const LayerSize& s) {
    const Term n = number("n", s.n), d = number("d", s.d);
    switch (kind) {
        case LayerKind::SelfAttention: return attentionWorking("4n·d^{2} + 2n^{2}·d", s, {n, n});
        case LayerKind::RestrictedSelfAttention:
            return attentionWorking(
                "4n·d^{2} + 2·pairs·d", s,
                {numberTerm(say(ATT_TEXT("engine", "pairs")), double(keptPairs({.kind = PatternKind::Window, .window = s.window}, s.n)))});
        case LayerKind::Convolution:
        case LayerKind::DilatedConvolution: return tableWorking(kind, s);
        default: break;
    }
    return {
        "2G·n·d^{2}",
        {product(say(ATT_TEXT("engine", "G gates, each from the token and from the state")), {number("2", 2), number("G", gatesOf(kind)), n, d, d})}};
}

Working givenWorking(double value, Message why) { return {std::to_string(int(value)), {givenStep(why, numberTerm(why, value))}}; }

Working quotientWorking(const std::string& formula, Term over, Term under, double result) {
    const double quotient = over.value / under.value;
    const auto roundedUp = say(ATT_TEXT("engine", "rounded up"));
    return {formula,
            {{say(ATT_TEXT("engine", "layers needed")), Operation::Quotient, {std::move(over), std::move(under)}, quotient},
             givenStep(roundedUp, numberTerm(roundedUp, result))}};
}

Working pathWorking(LayerKind kind, const CostSizes& sizes, double result) {
    const LayerSize& s = sizes.layer;
    if (s.n == 1) return givenWorking(0, say(ATT_TEXT("engine", "a single token needs no path")));
    const Term way = number("n − 1", s.n - 1);
    switch (kind) {
        case LayerKind::SelfAttention: return givenWorking(1, say(ATT_TEXT("engine", "every token sees every other at once")));
        case LayerKind::RestrictedSelfAttention: return quotientWorking("⌈(n − 1) / w⌉", way, number("w", s.window), result);
        case LayerKind::Convolution:
            return quotientWorking(sizes.oneSided ? "⌈(n − 1) / (k − 1)⌉" : "⌈(n − 1) / ⌊(k − 1)/2⌋⌉", way,
                                   numberTerm(say(ATT_TEXT("engine", "reach of one layer")), tapsReach(sizes)), result);
        case LayerKind::DilatedConvolution:
            return quotientWorking("⌈log_{k} n⌉", number("ln n", std::log(s.n)), number("ln k", std::log(s.kernel)), result);
        default: break;
    }
    return {"n − 1", {sumStep(say(ATT_TEXT("engine", "steps from the first token to the last")), {number("n", s.n), number("−1", -1)})}};
}

Working working(LayerKind kind, Figure figure, const CostSizes& sizes) {
    const double result = figureOf(kind, figure, sizes);
    switch (figure) {
        case Figure::Table: return tableWorking(kind, sizes.layer);
        case Figure::Projected: return projectedWorking(kind, sizes.layer);
        case Figure::Path: return pathWorking(kind, sizes, result);
        case Figure::Steps: break;
    }
    return result > 1 ? givenWorking(result, say(ATT_TEXT("engine", "one step per token, each waiting for the one before")))
                      : givenWorking(result, say(ATT_TEXT("engine", "all tokens at once")));
}

}  // namespace

std::vector<Panel> costPanels(const CostSizes& sizes) {
    auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(layers().size()), static_cast<int>(allFigures.size())});
    std::vector<Text> names;
    for (const Figure figure : allFigures) names.push_back(nameOf(figure));
    for (int row = 0; row < values->shape().rows; ++row)
        for (int column = 0; column < values->shape().columns; ++column)
            values->head(0)(row, column) = static_cast<float>(figureOf(layers()[std::size_t(row)].kind, allFigures[std::size_t(column)], sizes));
    return {tablePanel({.id = "costs",
                        .title = say(ATT_TEXT("engine", "cost of a layer: n = %1, d = %2"), sizes.layer.n, sizes.layer.d),
                        .rows = layerAxis(),
                        .columns = wordAxis(ATT_TEXT("engine", "figure"), std::move(names)),
                        .values = values}),
            conclusions(sizes)};
}

std::vector<Panel> growthPanels(const CostSizes& sizes) { return {curves(0, sizes), curves(1, sizes), curves(2, sizes)}; }

Explanation explainCost(const Outcome& outcome, const Cell& cell, const CostSizes& sizes) {
    const Layer& layer = layers()[std::size_t(cell.row)];
    const std::string id = findPanel(outcome, cell.panel)->id;
    const auto curve = std::ranges::find(curveIds, id) - curveIds.begin();
    const bool table = id == "costs";
    const Figure figure = table ? allFigures[std::size_t(cell.column)] : curveFigures[std::size_t(curve)];
    const CostSizes at = table ? sizes : atLength(sizes, int(lengths()[std::size_t(cell.column)]));
    auto [formula, steps] = working(layer.kind, figure, at);
    return {.question = say(ATT_TEXT("engine", "Why are the %1 of the layer %2 = %3 for n = %4?"), nameOf(figure), layer.name,
                            inFull(numberAt(outcome, cell)), at.layer.n),
            .formula = std::move(formula),
            .steps = std::move(steps)};
}

}  // namespace att::lenses
