// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shared_heads_explain.h"

#include <tuple>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/shared_heads_stages.h"

namespace att::lenses {
namespace {

Explanation explainMap(const SharedHeadsReading& r, const Cell& cell) {
    const double exact = double(cell.row) * r.keyHeads() / r.heads();
    const bool used = keyHeadOf(cell.row, r.keyHeads(), r.heads()) == cell.column;
    const Step share{say(ATT_TEXT("engine", "heads counted from 0; rounded down, this is the key-value head")),
                     Operation::Quotient,
                     {numberTerm(formula("h·G"), double(cell.row) * r.keyHeads()), numberTerm(formula("H"), r.heads())},
                     exact};
    const auto words = used ? say(ATT_TEXT("engine", "it is this one")) : say(ATT_TEXT("engine", "it is another one"));
    return {.question = why(r.outcome(), cell, "M"),
            .formula = "g = ⌊h·G/H⌋",
            .steps = {share, givenStep(words, cellTerm(r.outcome(), formula("M"), cell))}};
}

/// A number of the pooled matrix: the mean of the same place in all heads of the group, or of its first.
Explanation explainPooled(const SharedHeadsReading& r, const Cell& cell, int d) {
    const bool isBias = cell.panel.starts_with("parameters/b_");
    const int place = isBias ? cell.column : cell.row, size = r.heads() / r.keyHeads(), first = place / d * size, within = place % d;
    const std::string source = "multi" + cell.panel.substr(cell.panel.find('/'));
    Explanation explanation{
        .question = why(r.outcome(), cell, "W"),
        .formula = r.options.sharing.pooling == Pooling::Mean ? "W_{g} = mean of W_{h} in the group" : "W_{g} = W_{h} of the group's first head"};
    Step step{say(ATT_TEXT("engine", "the heads of the group")), Operation::Mean, {}, numberAt(r.outcome(), cell)};
    const int taken = r.options.sharing.pooling == Pooling::Mean ? size : 1;
    for (int h = first; h < first + taken; ++h) {
        const int from = h * d + within;
        step.terms.push_back(
            cellTerm(r.outcome(), say(ATT_TEXT("engine", "head %1"), h + 1), isBias ? Cell{source, 0, 0, from} : Cell{source, 0, from, cell.column}));
    }
    if (taken == 1) step.operation = Operation::Given;
    explanation.steps = {std::move(step)};
    return explanation;
}

std::optional<Explanation> explainKeys(const SharedHeadsReading& r, const Cell& cell) {
    for (const auto& [id, symbol, words, d] : {std::tuple("k", "K", "K_{ic} = Σ_{m} X_{im} W^{K}_{cm}", r.layer.sizes.dK),
                                               std::tuple("v", "V", "V_{ic} = Σ_{m} X_{im} W^{V}_{cm}", r.layer.sizes.dV)}) {
        const std::string name(id);
        if (cell.panel == "parameters/w_" + name || cell.panel == "parameters/b_" + name) return explainPooled(r, cell, d);
        const int out = cell.head * d + cell.column;
        if (cell.panel == "shared/" + name)
            return explainProduct(r.outcome(), cell, symbol, words,
                                  inputProduct(r.layer.sizes.dModel, {{"x/x", 0, cell.row, 0}}, {{"parameters/w_" + name, 0, out, 0}}, "x", "w"),
                                  {"parameters/b_" + name, 0, 0, out});
        if (cell.panel == "qkv/" + name) {
            const int g = keyHeadOf(cell.head, r.keyHeads(), r.heads());
            return Explanation{.question = why(r.outcome(), cell, symbol),
                               .formula = "g = ⌊h·G/H⌋",
                               .steps = {givenStep(say(ATT_TEXT("engine", "a copy from key-value head %1"), g + 1),
                                                   cellTerm(r.outcome(), formula(name), {"shared/" + name, g, cell.row, cell.column}))}};
        }
    }
    return std::nullopt;
}

Explanation explainOutputs(const SharedHeadsReading& r, const Cell& cell) {
    const int groups = r.groups[std::size_t(cell.head)];
    Explanation explanation{.question = why(r.outcome(), cell, "Y"), .formula = "Y = concat·W^{O}"};
    if (groups == r.keyHeads()) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "the output of this layer")),
                                       cellTerm(r.outcome(), formula("y"), {panel::output, 0, cell.row, cell.column}))};
        return explanation;
    }
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "the output of the same layer with %1 key-value heads"), groups),
                                   cellTerm(r.outcome(), formula("y"), cell))};
    explanation.remark = say(ATT_TEXT("engine", "Choose %1 key-value heads to walk through how it came about."), groups);
    return explanation;
}

Explanation explainCount(const SharedHeadsReading& r, const Cell& cell, int groupsIndex, int column) {
    const auto counts = sharedCounts(r.layer.sizes, r.options.sharing, r.groups[std::size_t(groupsIndex)]);
    switch (column) {
        case 0: return explainCount(r.outcome(), cell, "d_{model}·(H + G)·(d_{k} + d_{v})", counts.parameters);
        case 1: return explainCount(r.outcome(), cell, "n·d_{model}·(H + G)·(d_{k} + d_{v}) + n^{2}·H·(d_{k} + d_{v})", counts.multiplyAdds);
        case 2: return explainCount(r.outcome(), cell, "layers · tokens · G·(d_{k} + d_{v}) · bytes", counts.cacheBytes);
        default:
            return {.question = why(r.outcome(), cell, "Δ"),
                    .formula = "max |Y_{G} − Y_{H}|",
                    .steps = {largestStep(r.outcome(), "compare/differences", numberAt(r.outcome(), cell), groupsIndex)}};
    }
}

Explanation explainComparison(const SharedHeadsReading& r, const Cell& cell) {
    if (cell.panel == "compare/outputs") return explainOutputs(r, cell);
    const int last = int(r.groups.size()) - 1;
    return explainDifference(r.outcome(), cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Y_{G} − Y_{H}",
                              .from = {"compare/outputs", cell.head, cell.row, cell.column},
                              .less = {"compare/outputs", last, cell.row, cell.column},
                              .fromName = "Y_G",
                              .lessName = "Y_H"});
}

}  // namespace

Explanation explainSharedHeads(const SharedHeadsReading& r, const Cell& cell) {
    if (cell.panel == "map/map") return explainMap(r, cell);
    if (cell.panel.starts_with("multi/")) return explainParameter(r.layer, cell);
    if (auto explanation = explainKeys(r, cell)) return *std::move(explanation);
    if (auto explanation = explainLayer(r.layer, cell)) return *std::move(explanation);
    if (cell.panel == "table/table") return explainCount(r, cell, cell.row, cell.column);
    for (std::size_t column = 0; column < countColumns().size(); ++column)
        if (cell.panel == std::string("curves/") + countColumns()[column].id) return explainCount(r, cell, cell.column, int(column));
    return explainComparison(r, cell);
}

}  // namespace att::lenses
