// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/score_cost.h"

#include <numeric>

#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

Panel costTable(const ScoreWidths& widths, int tokens) {
    auto values = std::make_shared<Tensor>(Shape{1, scoreFunctionCount, costColumnCount});
    for (int h = 0; h < scoreFunctionCount; ++h)
        for (int c = 0; c < costColumnCount; ++c)
            values->head(0)(h, c) = float(valueOf(costOf(static_cast<ScoreKind>(h), static_cast<CostColumn>(c), widths, tokens)));
    return tablePanel({.id = "table",
                       .title = say(ATT_TEXT("engine", "what a score costs for these tokens")),
                       .rows = scoreAxis(),
                       .columns = wordAxis(ATT_TEXT("engine", "cost"),
                                           {ATT_TEXT("engine", "parameters"), ATT_TEXT("engine", "multiply-adds"), ATT_TEXT("engine", "tanh"),
                                            ATT_TEXT("engine", "numbers between"), ATT_TEXT("engine", "numbers in all")}),
                       .values = values});
}

Panel memoryCurves(const ScoreWidths& widths) {
    const auto lengths = costLengths();
    const std::vector<double> places(lengths.begin(), lengths.end());
    Panel panel{.id = "curves", .title = say(ATT_TEXT("engine", "numbers in memory")), .kind = PanelKind::Series, .tone = Tone::Sequential};
    panel.rows = wordAxis(ATT_TEXT("engine", "score"),
                          {ATT_TEXT("engine", "dot, scaled, cosine"), ATT_TEXT("engine", "general"), ATT_TEXT("engine", "additive, concat")});
    panel.columns = {
        .name = ATT_TEXT("engine", "tokens"), .labels = nullptr, .places = std::make_shared<const std::vector<double>>(places), .logarithmic = true};
    panel.measured = {.name = ATT_TEXT("engine", "numbers"), .labels = nullptr, .logarithmic = true};
    auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(memoryKinds.size()), static_cast<int>(lengths.size())});
    for (std::size_t h = 0; h < memoryKinds.size(); ++h)
        for (std::size_t l = 0; l < lengths.size(); ++l)
            values->head(0)(Eigen::Index(h), Eigen::Index(l)) = float(valueOf(costOf(memoryKinds[h], CostColumn::InAll, widths, lengths[l])));
    panel.shape = values->shape();
    panel.values = std::move(values);
    return panel;
}

/// "8000000", not 8e+06.
std::string inWhole(double number) { return std::to_string(static_cast<std::int64_t>(number)); }

Panel whyDot(const ScoreWidths& widths, int tokens) {
    const auto kept = [&](int n) { return valueOf(costOf(ScoreKind::Additive, CostColumn::Between, widths, n)); };
    Panel panel{.id = "why", .title = say(ATT_TEXT("engine", "why the dot product won")), .kind = PanelKind::Prose};
    panel.prose = {
        say(ATT_TEXT("engine",
                     "The tanh of additive and concat stands between query and key, so every pair has d_h = %1 numbers of its own: %2 for these %3 "
                     "tokens, %4 for 1,000."),
            widths.dHidden, inWhole(kept(tokens)), tokens, inWhole(kept(1000))),
        say(ATT_TEXT(
            "engine",
            "A dot product needs nothing between: Q·Kᵀ is one product of matrices, which every machine does fastest, and it has no parameters "
            "of its own. Luong's general score has one matrix, applied once a token.")),
        say(ATT_TEXT(
            "engine",
            "Vaswani et al. 2017, section 3.2.1: in theory the two cost about the same, in practice the dot product is much faster and needs "
            "much less memory; for wide d_k it must be scaled."))};
    panel.shape = {1, 0, 0};
    return panel;
}

SumOfProducts hiddenCost(CostColumn column, double dK, double dH, double n) {
    switch (column) {
        case CostColumn::Parameters: return {{{"2", 2}, {"d_h", dH}, {"d_k", dK}}, {{"d_h", dH}}};
        case CostColumn::MultiplyAdds: return {{{"2", 2}, {"n", n}, {"d_h", dH}, {"d_k", dK}}, {{"n", n}, {"n", n}, {"d_h", dH}}};
        case CostColumn::Tanh:
        case CostColumn::Between: return {{{"n", n}, {"n", n}, {"d_h", dH}}};
        case CostColumn::InAll: return {{{"n", n}, {"n", n}}, {{"n", n}, {"n", n}, {"d_h", dH}}};
    }
    return {};
}

SumOfProducts generalCost(CostColumn column, double dK, double n) {
    switch (column) {
        case CostColumn::Parameters: return {{{"d_k", dK}, {"d_k", dK}}};
        case CostColumn::MultiplyAdds: return {{{"n", n}, {"d_k", dK}, {"d_k", dK}}, {{"n", n}, {"n", n}, {"d_k", dK}}};
        case CostColumn::Tanh: return {};
        case CostColumn::Between: return {{{"n", n}, {"d_k", dK}}};
        case CostColumn::InAll: return {{{"n", n}, {"n", n}}, {{"n", n}, {"d_k", dK}}};
    }
    return {};
}

SumOfProducts dotCost(CostColumn column, double dK, double n) {
    if (column == CostColumn::MultiplyAdds) return {{{"n", n}, {"n", n}, {"d_k", dK}}};
    if (column == CostColumn::InAll) return {{{"n", n}, {"n", n}}};
    return {};
}

}  // namespace

double valueOf(const SumOfProducts& sum) {
    double value = 0;
    for (const auto& product : sum)
        value += std::accumulate(product.begin(), product.end(), 1.0, [](double so, const NamedFactor& factor) { return so * factor.value; });
    return value;
}

SumOfProducts costOf(ScoreKind kind, CostColumn column, const ScoreWidths& widths, int tokens) {
    const double dK = widths.dK, dH = widths.dHidden, n = tokens;
    if (kind == ScoreKind::Additive || kind == ScoreKind::Concat) return hiddenCost(column, dK, dH, n);
    return kind == ScoreKind::General ? generalCost(column, dK, n) : dotCost(column, dK, n);
}

std::vector<int> costLengths() {
    std::vector<int> lengths;
    for (int n = 1; n <= 4096; n *= 2) lengths.push_back(n);
    return lengths;
}

void addScoreCosts(Outcome& outcome, const ScoreWidths& widths, int tokens) {
    outcome.stages.push_back(stage("cost", ATT_TEXT("engine", "cost"), ATT_TEXT("engine", "Parameters, work and memory of each score function."),
                                   {costTable(widths, tokens)}));
    outcome.stages.push_back(stage("memory", ATT_TEXT("engine", "memory"),
                                   ATT_TEXT("engine", "What stands in memory at once, the scores included, over the length."),
                                   {memoryCurves(widths), whyDot(widths, tokens)}));
}

}  // namespace att::lenses
