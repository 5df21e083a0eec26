// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/pair_counts.h"

#include <array>

#include "engine/lenses/common/explain.h"

namespace att::lenses {
namespace {

/// The rows of the table.
enum Row {
    ClosedForm,
    Counted,
    HiddenAsPadding,
    PaintedVisible,
    PaintedHidden,
    Visible,
    All,
    Share,
    AllMultiplyAdds,
    VisibleMultiplyAdds,
    Saved,
    Rows
};

std::vector<Text> rowNames() {
    return {ATT_TEXT("engine", "pairs of the pattern, closed form"),
            ATT_TEXT("engine", "pairs of the pattern, counted"),
            ATT_TEXT("engine", "hidden as padding"),
            ATT_TEXT("engine", "painted visible"),
            ATT_TEXT("engine", "painted hidden"),
            ATT_TEXT("engine", "visible pairs, counted"),
            ATT_TEXT("engine", "all pairs n²"),
            ATT_TEXT("engine", "visible share"),
            ATT_TEXT("engine", "multiply-adds for all pairs"),
            ATT_TEXT("engine", "multiply-adds for the visible pairs"),
            ATT_TEXT("engine", "multiply-adds saved")};
}

/// Pair by pair; fails with Stopped.
Result<std::array<double, Rows>> countPairs(const PatternOptions& options, const Tensor& map, int perPair, const Watch& watch) {
    const int n = map.shape().rows;
    const Pattern pattern = options.pattern();
    std::array<double, Rows> counts{};
    for (int i = 0; i < n; ++i) {
        if (watch.stopped()) return stoppedError();
        for (int j = 0; j < n; ++j) {
            const bool kept = keeps(pattern, i, j), filled = j < n - options.padding, seen = map.at(0, i, j) != 0;
            counts[Counted] += kept;
            counts[HiddenAsPadding] += kept && !filled;
            counts[PaintedVisible] += seen && !(kept && filled);
            counts[PaintedHidden] += !seen && kept && filled;
            counts[Visible] += seen;
        }
    }
    counts[ClosedForm] = double(keptPairs(pattern, n));
    counts[All] = double(n) * n;
    counts[Share] = n > 0 ? counts[Visible] / counts[All] : 0;
    counts[AllMultiplyAdds] = counts[All] * perPair;
    counts[VisibleMultiplyAdds] = counts[Visible] * perPair;
    counts[Saved] = counts[AllMultiplyAdds] - counts[VisibleMultiplyAdds];
    return counts;
}

Panel countsPanel(const std::array<double, Rows>& counts) {
    auto values = std::make_shared<Tensor>(Shape{1, Rows, 1});
    for (int row = 0; row < Rows; ++row) values->head(0)(row, 0) = static_cast<float>(counts[static_cast<std::size_t>(row)]);
    Panel panel = matrixPanel({.id = "counts", .title = say(ATT_TEXT("engine", "counted and by the closed form")), .values = values});
    panel.kind = PanelKind::Table;
    panel.rows = {ATT_TEXT("engine", "what is counted"), nullptr};
    panel.rows.words = rowNames();
    panel.columns = {ATT_TEXT("engine", "number"), nullptr};
    panel.columns.words = {ATT_TEXT("engine", "number")};
    return panel;
}

Panel seenPanel(const Tensor& map, Labels tokens) {
    auto values = std::make_shared<Tensor>(Shape{1, 1, map.shape().rows});
    values->head(0) = map.head(0).rowwise().sum().transpose();
    Panel panel = matrixPanel({.id = "seen", .title = say(ATT_TEXT("engine", "keys that each query sees")), .values = values});
    panel.kind = PanelKind::Bars;
    panel.tone = Tone::Sequential;
    panel.rows = {ATT_TEXT("engine", "pairs"), nullptr};
    panel.rows.words = {ATT_TEXT("engine", "keys seen")};
    panel.columns = queryAxis(std::move(tokens));
    panel.measured = {ATT_TEXT("engine", "keys seen"), nullptr};
    panel.lowest = 0.0f;
    return panel;
}

Cell countCell(int row) { return {panel::pairCounts, 0, row, 0}; }

Explanation explainSeen(const Outcome& outcome, const char* map, const Cell& cell) {
    std::vector<Term> terms;
    const int keys = findPanel(outcome, map)->shape.columns;
    for (int key = 0; key < keys; ++key) {
        const Cell pair{map, 0, cell.column, key};
        if (numberAt(outcome, pair) != 0) terms.push_back(cellTerm(outcome, formula("M" + lowered(cell.column) + "," + lowered(key)), pair));
    }
    const double count = numberAt(outcome, cell);
    return {.question = why(outcome, cell, "n"),
            .formula = "n_{i} = Σ_{j} M_{ij}",
            .steps = {{say(ATT_TEXT("engine", "one for each key that is seen")), Operation::Sum,
                       shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), count}}};
}

Step closedFormStep(const PatternOptions& options, int n) {
    std::vector<Term> terms;
    double sum = 0;
    for (const auto& term : keptPairTerms(options.pattern(), n)) {
        terms.push_back(numberTerm(formula(term.formula), double(term.pairs)));
        sum += double(term.pairs);
    }
    return {say(ATT_TEXT("engine", "the closed form, addend by addend")), Operation::Sum, std::move(terms), sum};
}

/// Σ over the queries, from the bars.
Step visibleStep(const Outcome& outcome, int n) {
    std::vector<Term> terms;
    for (int i = 0; i < n; ++i) terms.push_back(cellTerm(outcome, formula("n" + lowered(i)), {panel::seenKeys, 0, 0, i}));
    return {say(ATT_TEXT("engine", "sum over the queries")), Operation::Sum,
            shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(outcome, countCell(Visible))};
}

Step countStep(const Outcome& outcome, const PatternOptions& options, int perPair, int row) {
    const int n = findPanel(outcome, panel::seenKeys)->shape.columns;
    const double result = numberAt(outcome, countCell(row));
    const auto from = [&](const char* name, int source) { return cellTerm(outcome, formula(name), countCell(source)); };
    const Term each = numberTerm(formula("d_k + d_v"), perPair);
    switch (row) {
        case ClosedForm: return closedFormStep(options, n);
        case Visible: return visibleStep(outcome, n);
        case All:
            return {say(ATT_TEXT("engine", "every query with every key")),
                    Operation::Product,
                    {numberTerm(formula("n"), n), numberTerm(formula("n"), n)},
                    result};
        case Share: return {say(ATT_TEXT("engine", "visible of all")), Operation::Quotient, {from("visible", Visible), from("n²", All)}, result};
        case AllMultiplyAdds:
            return {say(ATT_TEXT("engine", "a score and a share of the value for each pair")), Operation::Product, {from("n²", All), each}, result};
        case VisibleMultiplyAdds:
            return {say(ATT_TEXT("engine", "a score and a share of the value for each pair")),
                    Operation::Product,
                    {from("visible", Visible), each},
                    result};
        case Saved:
            return {say(ATT_TEXT("engine", "what a kernel saves that leaves hidden pairs out")),
                    Operation::Sum,
                    {from("all", AllMultiplyAdds), numberTerm(formula("−visible"), -numberAt(outcome, countCell(VisibleMultiplyAdds)))},
                    result};
        default: return givenStep(say(ATT_TEXT("engine", "counted pair by pair on the map")), cellTerm(outcome, formula("n"), countCell(row)));
    }
}

std::string closedForm(const PatternOptions& options, int n) {
    std::string words;
    for (const auto& term : keptPairTerms(options.pattern(), n)) {
        const std::string addend = term.formula;
        words += words.empty() ? addend : addend.starts_with("−") ? " " + addend : " + " + addend;
    }
    return words.empty() ? "0" : words;
}

Explanation explainCount(const Outcome& outcome, const PatternOptions& options, int perPair, const Cell& cell) {
    const int n = findPanel(outcome, panel::seenKeys)->shape.columns;
    Explanation explanation{.question = why(outcome, cell, "n"), .formula = "pairs = " + closedForm(options, n)};
    explanation.steps = {countStep(outcome, options, perPair, cell.row)};
    if (cell.row == ClosedForm || cell.row == Counted)
        explanation.remark = say(ATT_TEXT("engine", "The closed form gives %1, counting pair by pair gives %2."),
                                 numberAt(outcome, countCell(ClosedForm)), numberAt(outcome, countCell(Counted)));
    return explanation;
}

}  // namespace

Result<TensorPtr> visibilityMap(const Visibility& visibility, int queries, int keys, const Watch& watch) {
    auto map = std::make_shared<Tensor>(Shape{1, queries, keys});
    for (int i = 0; i < queries; ++i) {
        if (watch.stopped()) return stoppedError();
        for (int j = 0; j < keys; ++j) map->head(0)(i, j) = visibility.sees(i, j) ? 1.0f : 0.0f;
    }
    return TensorPtr(map);
}

Result<Stage> pairStage(const PatternOptions& options, const Tensor& map, Labels tokens, int perPair, const Watch& watch) {
    const auto counts = countPairs(options, map, perPair, watch);
    if (!counts) return counts.error();
    return stage(
        "pairs", ATT_TEXT("engine", "pairs"),
        ATT_TEXT("engine", "How many pairs are left, counted and by the formula of the pattern, and what a kernel that leaves the others out saves."),
        {countsPanel(*counts), seenPanel(map, std::move(tokens))});
}

std::optional<Explanation> explainPairs(const Outcome& outcome, const PatternOptions& options, int perPair, const char* map, const Cell& cell) {
    if (cell.panel == panel::seenKeys) return explainSeen(outcome, map, cell);
    if (cell.panel == panel::pairCounts) return explainCount(outcome, options, perPair, cell);
    return std::nullopt;
}

}  // namespace att::lenses
