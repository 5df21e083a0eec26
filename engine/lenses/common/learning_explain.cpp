// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_explain.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/learning_replay.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/lenses/common/visibility.h"

namespace att::lenses {
namespace {

// Attention

struct HeadAsked {
    const Outcome& outcome;
    const LearningView& view;
    const Cell& cell;
    Ablation::Head place;
    const MultiHeadTrace<float>& trace;

    int width() const { return view.model.dModel / view.model.heads; }
    double product(int c, int key) const {
        const int column = place.head * width() + c;
        return double(trace.Q(cell.row, column)) * double(trace.K(key, column));
    }
    double score(int key) const {
        double sum = 0;
        for (int c = 0; c < width(); ++c) sum += product(c, key);
        return sum / std::sqrt(double(width())) + bias(key);
    }
    bool biased() const { return trace.bias.size() > 0; }
    double bias(int key) const { return biased() ? double(trace.bias(place.head * trace.Q.rows() + cell.row, key)) : 0; }
};

std::vector<Step> scoreSteps(const HeadAsked& asked) {
    std::vector<Term> products;
    double sum = 0;
    for (int c = 0; c < asked.width(); ++c) {
        products.push_back(numberTerm(formula("q" + lowered(c) + "·k" + lowered(c)), asked.product(c, asked.cell.column)));
        sum += products.back().value;
    }
    const double root = std::sqrt(double(asked.width())), distance = std::abs(asked.cell.row - asked.cell.column);
    std::vector<Step> steps{
        {say(ATT_TEXT("engine", "query · key")), Operation::Sum, shorten(std::move(products), mostTerms, ATT_TEXT("engine", "the %1 others")), sum},
        {say(ATT_TEXT("engine", "score")), Operation::Quotient, {numberTerm(formula("q·k"), sum), numberTerm(formula("√d_k"), root)}, sum / root}};
    if (asked.biased())
        steps.push_back({say(ATT_TEXT("engine", "less the distance %1 times the head's slope m"), distance),
                         Operation::Sum,
                         {numberTerm(formula("q·k / √d_k"), sum / root), numberTerm(formula("−m·|i − j|"), asked.bias(asked.cell.column))},
                         asked.score(asked.cell.column)});
    return steps;
}

const char* formulaOf(Positions positions) {
    if (positions == Positions::Rotary) return "A = softmax(Q K^{T} / √d_{k}),  q_{i} = R(iθ) q,  k_{j} = R(jθ) k";
    return positions == Positions::LinearBias ? "A = softmax(Q K^{T} / √d_{k} − m|i − j|)" : "A = softmax(Q K^{T} / √d_{k})";
}

Explanation explainSeen(const HeadAsked& asked, const std::vector<int>& keys) {
    std::vector<Term> scores;
    for (const int key : keys) scores.push_back(numberTerm(formula("s" + lowered(key)), asked.score(key)));
    const auto own = std::size_t(std::ranges::find(keys, asked.cell.column) - keys.begin());
    const auto name = [&keys](std::size_t l) { return "e" + lowered(keys[l]); };
    const bool told = !asked.place.cross && !asked.view.ablation.positions;
    Explanation explanation{.formula = formulaOf(told ? asked.view.model.positions : Positions::None), .steps = scoreSteps(asked)};
    for (auto& step : softmaxSteps(scores, own, name, numberAt(asked.outcome, asked.cell))) explanation.steps.push_back(std::move(step));
    return explanation;
}

Explanation explainHidden(Message reason) {
    return {.formula = "A = softmax(Q K^{T} / √d_{k} + M)", .steps = {{std::move(reason), Operation::Masked, {numberTerm(formula("A"), 0)}, 0}}};
}

Explanation explainHead(const Outcome& outcome, const LearningView& view, const Cell& cell, const Ablation::Head& kind) {
    const auto rows = view.rowsOf(kind);
    auto place = rows[std::size_t(cell.head / view.model.heads)].place;
    place.head = cell.head % view.model.heads;
    const auto replay = replayOf(view.model, view.layout, view.weights(), view.example(), view.ablation);
    const auto* trace = traceAt(replay, place);
    const Panel& panel = *findPanel(outcome, cell.panel);
    const auto visible = visibilityOf(maskAt(view.model, place, view.ablation), panel.shape.rows, panel.shape.columns);
    Explanation explanation;
    if (!trace)
        explanation = explainHidden(say(ATT_TEXT("engine", "this layer is taken away")));
    else if (!visible.sees(cell.row, cell.column))
        explanation = explainHidden(visible.reason(cell.row, cell.column));
    else
        explanation = explainSeen({outcome, view, cell, place, *trace}, seenKeys(visible, cell.row, panel.shape.columns));
    explanation.question = why(outcome, cell, "A");
    if (std::ranges::find(view.ablation.heads, place) != view.ablation.heads.end())
        explanation.remark = say(ATT_TEXT("engine", "This head still looks, but its result is set to 0: nothing behind it learns of it."));
    return explanation;
}

// Curves

const Text eachToken = ATT_TEXT("engine", "mean of −ln p over the tokens asked for");

Explanation explainCurve(const Outcome& outcome, const LearningView& view, const Cell& cell) {
    if (cell.panel == learning_panel::loss) return explainLoss(outcome, view.options, cell, eachToken);
    return explainShare(outcome, view.options, cell, cell.row == 2 ? "100 · N_{right} / N" : "100 · n_{right} / n");
}

// Predictions

Explanation explainProbability(const Outcome& outcome, const Cell& cell) {
    const auto logit = [row = cell.row](int word) { return Cell{learning_panel::logits, 0, row, word}; };
    return explainSoftmax(outcome, cell, logit, findPanel(outcome, cell.panel)->shape.columns, cell.column);
}

Explanation explainLogit(const Outcome& outcome, const LearningView& view, const Cell& cell) {
    const auto replay = replayOf(view.model, view.layout, view.weights(), view.example(), view.ablation);
    const auto& head = view.layout.head;
    const int row = view.askedRows()[std::size_t(cell.row)];
    const float* const W = view.weights().data() + head.W + std::size_t(cell.column) * std::size_t(head.in);
    std::vector<Term> terms;
    for (int c = 0; c < head.in; ++c)
        terms.push_back(numberTerm(formula("x" + lowered(c) + "·w" + lowered(c)), double(replay.last(row, c)) * double(W[c])));
    terms.push_back(numberTerm(formula("b"), double(view.weights()[head.b + std::size_t(cell.column)])));
    return {.question = why(outcome, cell, "z"),
            .formula = "z = x W^{T} + b",
            .steps = {{say(ATT_TEXT("engine", "what the last layer gave, times the word's weights")), Operation::Sum,
                       shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(outcome, cell)}}};
}

// Weights

Explanation explainWeight(const Outcome& outcome, const LearningView& view, const Cell& cell) {
    const auto arrays = view.shownArrays();
    const auto array = std::ranges::find(arrays, cell.panel.substr(cell.panel.find('/') + 1), &WeightArray::name);
    const auto place = std::size_t(cell.row) * std::size_t(array->columns) + std::size_t(cell.column);
    const double value = numberAt(outcome, cell);
    const double drawn = double(initialArray(view.model, *array, std::uint64_t(view.options.training.seed))[place]);
    return {.question = why(outcome, cell, "w"),
            .formula = "w = w_{0} + Σ Δw",
            .steps = {{say(ATT_TEXT("engine", "where it began, and what training changed")),
                       Operation::Sum,
                       {numberTerm(say(ATT_TEXT("engine", "drawn from seed %1"), view.options.training.seed), drawn),
                        numberTerm(say(ATT_TEXT("engine", "all steps up to %1"), view.now().step), value - drawn)},
                       value}}};
}

Explanation explainChange(const Outcome& outcome, const LearningView& view, const Cell& cell) {
    const bool heads = cell.panel == learning_panel::changedHeads;
    const Cell now =
        heads ? Cell{"heads/heads", cell.head, cell.row, cell.column} : Cell{"weights/" + view.shownArrays().front().name, 0, cell.row, cell.column};
    const double value = numberAt(outcome, cell), then = numberAt(outcome, now) - value;
    return {.question = why(outcome, cell, "Δ"),
            .formula = "Δ",
            .steps = {{say(ATT_TEXT("engine", "now, less what it was")),
                       Operation::Sum,
                       {cellTerm(outcome, say(ATT_TEXT("engine", "step %1"), view.now().step), now),
                        numberTerm(say(ATT_TEXT("engine", "less step %1"), view.options.moment->compared->step), -then)},
                       value}}};
}

// Without a part

Explanation explainScore(const Outcome& outcome, const LearningView& view, const Cell& cell, const Ablation& ablation) {
    const double value = numberAt(outcome, cell);
    const auto score = scoreWithout(view, ablation, Watch());
    const int asked = askedTokens(view);
    const bool map = cell.panel == learning_panel::without;
    if (!map && cell.column == 2)
        return {.question = why(outcome, cell, "L"),
                .formula = "L = mean(−ln p_{right})",
                .steps = {givenStep(say(eachToken), numberTerm(formula("L"), value))}};
    const bool sequences = !map && cell.column == 1;
    const double all = sequences ? unseenInSnapshot : asked, share = sequences ? score->sequences : score->tokens;
    const Step part{say(ATT_TEXT("engine", "right, of those asked for")),
                    Operation::Quotient,
                    {numberTerm(say(ATT_TEXT("engine", "right")), std::round(share * all)), numberTerm(say(ATT_TEXT("engine", "asked for")), all)},
                    share};
    return {.question = why(outcome, cell, "%"), .formula = "100 · n_{right} / n", .steps = {part, inPercent(share, value)}};
}

Explanation explainWithout(const Outcome& outcome, const LearningView& view, const Cell& cell) {
    if (cell.panel == learning_panel::scores) return explainScore(outcome, view, cell, takenParts(view)[std::size_t(cell.row)].ablation);
    auto place = headRows(view.model)[std::size_t(cell.row)].place;
    place.head = cell.column;
    return explainScore(outcome, view, cell, alsoWithout(view.ablation, place));
}

}  // namespace

Explanation explainLearning(const Outcome& outcome, const LearningView& view, const Cell& cell) {
    const auto& panel = cell.panel;
    if (panel == learning_panel::loss || panel == learning_panel::accuracy || panel == learning_panel::curve)
        return explainCurve(outcome, view, cell);
    if (panel == learning_panel::probabilities) return explainProbability(outcome, cell);
    if (panel == learning_panel::logits) return explainLogit(outcome, view, cell);
    if (panel.starts_with("weights/")) return explainWeight(outcome, view, cell);
    if (panel.starts_with("change/")) return explainChange(outcome, view, cell);
    if (panel.starts_with("without/")) return explainWithout(outcome, view, cell);
    for (const auto& [id, kind] : view.kinds())
        if (panel == std::string(id) + "/heads") return explainHead(outcome, view, cell, kind);
    return {};
}

}  // namespace att::lenses
