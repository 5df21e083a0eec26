// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/routing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/core/listed.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/norm_steps.h"

namespace att::lenses {
namespace {

constexpr const char *queryPanel = "regions/q", *keyPanel = "regions/k", *affinityPanel = "routing/affinity", *graphPanel = "routing/graph";
constexpr int mostRegions = 14;

Field routingField(Field field) { return inGroup(ATT_TEXT("engine", "Routing"), std::move(field)); }

/// Means over each region of the heads side by side: 1 × S² × H·d.
TensorPtr meansOf(const Regions& regions, const Tensor& heads) {
    const auto [H, n, d] = heads.shape();
    auto means = std::make_shared<Tensor>(Shape{1, regions.side * regions.side, H * d});
    means->head(0).setZero();
    for (int token = 0; token < n; ++token)
        for (int h = 0; h < H; ++h) means->head(0).row(regions.ofPlace(token)).segment(Eigen::Index(h) * d, d) += heads.head(h).row(token);
    means->head(0) *= static_cast<float>(regions.side * regions.side) / static_cast<float>(n);
    return means;
}

TensorPtr affinityOf(const Tensor& queries, const Tensor& keys) {
    const auto [one, count, C] = queries.shape();
    auto affinity = std::make_shared<Tensor>(Shape{1, count, count});
    const float factor = 1 / std::sqrt(static_cast<float>(C));
    for (int i = 0; i < count; ++i)
        for (int j = 0; j < count; ++j) affinity->head(0)(i, j) = factor * queries.head(0).row(i).dot(keys.head(0).row(j));
    return affinity;
}

TensorPtr graphOf(const Tensor& affinity, int kept) {
    auto graph = std::make_shared<Tensor>(affinity.shape());
    graph->head(0).setZero();
    std::vector<int> order(std::size_t(affinity.shape().columns));
    for (int i = 0; i < affinity.shape().rows; ++i) {
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [&](int a, int b) { return affinity.at(0, i, a) > affinity.at(0, i, b); });
        for (int best = 0; best < kept; ++best) graph->head(0)(i, order[std::size_t(best)]) = 1;
    }
    return graph;
}

}  // namespace

void RoutingOptions::fields(FieldVisitor& visitor, const Places& places) {
    Field side = routingField({.key = "regions",
                               .label = ATT_TEXT("engine", "Regions S"),
                               .help = ATT_TEXT("engine", "The map is cut into S × S regions of equal size; the paper takes 7."),
                               .initial = 7,
                               .minimum = 1,
                               .maximum = mostRegions});
    for (int S = 1; S <= mostRegions; ++S)
        if (places.rows % S == 0 && places.columns % S == 0) side.allowed.push_back(S);
    if (!fits(places))
        side.problem = say(ATT_TEXT("engine", "A map of %1 × %2 cannot be cut into %3 × %3 equal regions. What can: S %4."), places.rows,
                           places.columns, regions, listed(side.allowed));
    visitor.whole(regions, side);
    Field best = routingField({.key = "routed",
                               .label = ATT_TEXT("engine", "Routed k"),
                               .help = ATT_TEXT("engine", "How many regions each region looks at, itself or not; all of them is full attention."),
                               .initial = 4,
                               .minimum = 1,
                               .maximum = mostRegions * mostRegions,
                               .logarithmic = true});
    for (int k = 1; k <= std::min(count(), mostRegions * mostRegions); ++k) best.allowed.push_back(k);
    visitor.whole(routed, best);
}

std::vector<int> Regions::placesOf(int region) const {
    std::vector<int> list;
    for (int token = 0; token < places.tokens(); ++token)
        if (ofPlace(token) == region) list.push_back(token);
    return list;
}

Routing routeRegions(const RoutingOptions& options, const Regions& regions, const Tensor& Q, const Tensor& K) {
    Routing routing{meansOf(regions, Q), meansOf(regions, K), nullptr, nullptr};
    routing.affinity = affinityOf(*routing.queries, *routing.keys);
    routing.graph = graphOf(*routing.affinity, options.kept());
    return routing;
}

TensorPtr routingBias(const Regions& regions, const Tensor& graph) {
    const int n = regions.places.tokens();
    auto bias = std::make_shared<Tensor>(Shape{1, n, n});
    std::vector<int> of(std::size_t(n), 0);
    for (int token = 0; token < n; ++token) of[std::size_t(token)] = regions.ofPlace(token);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
            bias->head(0)(i, j) = graph.at(0, of[std::size_t(i)], of[std::size_t(j)]) != 0 ? 0.0f : -std::numeric_limits<float>::infinity();
    return bias;
}

Visibility routingVisibility(const Outcome& outcome, const Regions& regions) {
    const TensorPtr graph = findPanel(outcome, graphPanel)->values;
    return {[graph, regions](int query, int key) { return graph->at(0, regions.ofPlace(query), regions.ofPlace(key)) != 0; },
            [](int, int) { return say(ATT_TEXT("engine", "masked: the key's region is not among the k best of the query's region")); }};
}

// Stages

std::vector<Stage> routingStages(const Routing& routing, const Regions& regions) {
    const Labels labels = placeLabels({regions.side, regions.side});
    const Axis queries{ATT_TEXT("engine", "query region"), labels}, keys{ATT_TEXT("engine", "key region"), labels};
    Panel graph =
        matrixPanel({.id = "graph", .title = say(ATT_TEXT("engine", "routing graph")), .rows = queries, .columns = keys, .values = routing.graph});
    graph.tone = Tone::Sequential;
    graph.lowest = 0.0f, graph.highest = 1.0f;
    return {
        stage("regions", ATT_TEXT("engine", "Regions"),
              ATT_TEXT("engine", "Each region gets one query and one key: the means of those of its places."),
              {matrixPanel({.id = "q",
                            .title = say(ATT_TEXT("engine", "queries of the regions")),
                            .rows = queries,
                            .columns = dimensionAxis(),
                            .values = routing.queries,
                            .role = Role::Query}),
               matrixPanel({.id = "k",
                            .title = say(ATT_TEXT("engine", "keys of the regions")),
                            .rows = keys,
                            .columns = dimensionAxis(),
                            .values = routing.keys,
                            .role = Role::Key})}),
        stage(
            "routing", ATT_TEXT("engine", "Routing"),
            ATT_TEXT("engine", "Regions meet regions: each keeps the k regions of the largest affinity, and its places look nowhere else."),
            {matrixPanel(
                 {.id = "affinity", .title = say(ATT_TEXT("engine", "affinity A_r")), .rows = queries, .columns = keys, .values = routing.affinity}),
             std::move(graph)})};
}

// Explanations

namespace {

Explanation explainMean(const Outcome& outcome, const Regions& regions, const Cell& cell) {
    const bool query = cell.panel == queryPanel;
    const char* from = query ? panel::q : panel::k;
    const int d = findPanel(outcome, from)->shape.columns;
    std::vector<Term> terms;
    for (const int token : regions.placesOf(cell.row))
        terms.push_back(cellTerm(outcome, formula((query ? "q" : "k") + lowered(token)), {from, cell.column / d, token, cell.column % d}));
    auto steps = meanSteps(std::move(terms));
    steps.front().title = say(ATT_TEXT("engine", "sum over the places of the region"));
    steps.back().title = say(ATT_TEXT("engine", "mean"));
    steps.back().result = numberAt(outcome, cell);
    return {.question = why(outcome, cell, query ? "q_r" : "k_r"),
            .formula = query ? "q_{r} = mean_{i∈r} q_{i}" : "k_{r} = mean_{i∈r} k_{i}",
            .steps = std::move(steps)};
}

Explanation explainAffinity(const Outcome& outcome, const Cell& cell) {
    const int C = findPanel(outcome, queryPanel)->shape.columns;
    const double root = std::sqrt(double(C)), value = numberAt(outcome, cell);
    auto sum = dotProductStep(outcome, {.title = say(ATT_TEXT("engine", "score")),
                                        .count = C,
                                        .first = {{queryPanel, 0, cell.row, 0}},
                                        .second = {{keyPanel, 0, cell.column, 0}},
                                        .label = [](int c) { return formula("q" + lowered(c) + "·k" + lowered(c)); }});
    sum.result = value * root;
    return {.question = why(outcome, cell, "A_r"),
            .formula = "A_{r} = Q_{r} K_{r}^{T} / √C",
            .steps = {std::move(sum),
                      {say(ATT_TEXT("engine", "divided by √C")),
                       Operation::Quotient,
                       {numberTerm(formula("q·k"), value * root), numberTerm(formula("√C"), root)},
                       value}}};
}

Explanation explainGraph(const Outcome& outcome, const RoutingOptions& options, const Cell& cell) {
    const auto row = numbersAlong(outcome, {{affinityPanel, 0, cell.row, 0}}, options.count());
    const double own = row[std::size_t(cell.column)];
    const auto larger = std::ranges::count_if(row, [own](double other) { return other > own; });
    Explanation explanation{.question = why(outcome, cell, "I"), .formula = "I_{r} = top-k(A_{r})"};
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "affinity of the two regions")),
                                   cellTerm(outcome, formula("A_r"), {affinityPanel, 0, cell.row, cell.column})),
                         givenStep(numberAt(outcome, cell) != 0 ? say(ATT_TEXT("engine", "among the k best of its row: routed to"))
                                                                : say(ATT_TEXT("engine", "not among the k best of its row: left out")),
                                   cellTerm(outcome, formula("I"), cell))};
    explanation.remark =
        say(ATT_TEXT("engine", "%1 of %2 regions have a larger affinity, and k is %3. The affinity only chooses; it weighs nothing."), int(larger),
            options.count(), options.kept());
    return explanation;
}

}  // namespace

Explanation explainRouting(const Outcome& outcome, const RoutingOptions& options, const Regions& regions, const Cell& cell) {
    if (cell.panel == affinityPanel) return explainAffinity(outcome, cell);
    if (cell.panel == graphPanel) return explainGraph(outcome, options, cell);
    return explainMean(outcome, regions, cell);
}

}  // namespace att::lenses
