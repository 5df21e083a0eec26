// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "engine/lenses/common/compared_stages.h"
#include "engine/lenses/common/explain.h"

namespace att::lenses {
namespace {

/// The row of the channel weights of a module.
int channelRow(const CompareOptions& o, ComparedModule module) {
    int row = 0;
    for (const ComparedModule other : o.modules()) {
        if (other == module) break;
        row += weighsChannels(other);
    }
    return row;
}

/// Σ_c |F_c| over the channels of one panel.
Step magnitudeStep(const Outcome& outcome, Message title, const std::string& panel, const Cell& cell, const char* name) {
    std::vector<Term> terms;
    double sum = 0;
    for (int c = 0; c < findPanel(outcome, panel)->shape.heads; ++c) {
        Term term = cellTerm(outcome, formula("|" + std::string(name) + lowered(c) + "|"), {panel, c, cell.row, cell.column});
        if (term.value < 0) term = numberTerm(term.label, -term.value);
        sum += term.value;
        terms.push_back(std::move(term));
    }
    return {std::move(title), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum};
}

Explanation explainMask(const Outcome& outcome, const Cell& cell) {
    const ComparedModule module = moduleOf(cell);
    Step after = magnitudeStep(outcome, say(ATT_TEXT("engine", "what comes through")), addressOf("after", module), cell, "F′");
    Step before = magnitudeStep(outcome, say(ATT_TEXT("engine", "what is there")), panel::features, cell, "F");
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why does %1 let %2 through at row %3, column %4?"), nameOf(module),
                                            inFull(numberAt(outcome, cell)), cell.row + 1, cell.column + 1),
                            .formula = "Σ_{c} |F′_{c}| / Σ_{c} |F_{c}|"};
    if (before.result == 0) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "no map holds anything here")), numberTerm(formula("0"), 0))};
        return explanation;
    }
    const Step share{say(ATT_TEXT("engine", "share")),
                     Operation::Quotient,
                     {numberTerm(formula("Σ |F′|"), after.result), numberTerm(formula("Σ |F|"), before.result)},
                     numberAt(outcome, cell)};
    explanation.steps = {std::move(after), std::move(before), share};
    return explanation;
}

/// Whose mask of places weighs a channel.
int groupOf(const CompareOptions& o, ComparedModule module, int channel) {
    return module == ComparedModule::Ema ? channel / multiscaleOf(o).module.width() : 0;
}

/// F times whatever weighs it; of "before" the number itself.
Explanation explainAfter(const Outcome& outcome, const CompareOptions& o, const Cell& cell) {
    const Cell feature{panel::features, cell.head, cell.row, cell.column};
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is F[%1, %2] = %3 in channel %4?"), cell.row + 1, cell.column + 1,
                                            inFull(numberAt(outcome, cell)), cell.head + 1),
                            .formula = "F′_{c}(y, x) = s_{c}·m(y, x)·F_{c}(y, x)"};
    if (cell.panel.ends_with("/before")) {
        explanation.formula = "F_{c}";
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "as it is")), cellTerm(outcome, formula("F"), feature))};
        return explanation;
    }
    const ComparedModule module = moduleOf(cell);
    std::vector<Term> factors{cellTerm(outcome, formula("F"), feature)};
    if (weighsChannels(module)) factors.push_back(cellTerm(outcome, formula("s"), {"channels/weights", 0, channelRow(o, module), cell.head}));
    if (weighsPlaces(module))
        factors.push_back(cellTerm(outcome, formula("m"), {addressOf("places", module), groupOf(o, module, cell.head), cell.row, cell.column}));
    explanation.steps = {{say(ATT_TEXT("engine", "scaled")), Operation::Product, std::move(factors), numberAt(outcome, cell)}};
    return explanation;
}

Message ownLens() { return say(ATT_TEXT("engine", "The module's own lens shows every step of it, with the same picture and the same weights.")); }

Explanation explainChannel(const Outcome& outcome, const Cell& cell) {
    const bool weight = cell.panel.ends_with("weights");
    Explanation explanation{.question = why(outcome, cell, weight ? "s" : "x"), .formula = weight ? "s = σ(x)" : "x = W_{2} ReLU(W_{1} z)"};
    const Term x = cellTerm(outcome, say(ATT_TEXT("engine", "before the gate")), {"channels/logits", 0, cell.row, cell.column});
    explanation.steps = {weight ? Step{say(ATT_TEXT("engine", "sigmoid")), Operation::Sigmoid, {x}, 1 / (1 + std::exp(-x.value))}
                                : givenStep(say(ATT_TEXT("engine", "what the two layers gave")), x)};
    explanation.remark = ownLens();
    return explanation;
}

Explanation explainPlace(const Outcome& outcome, const Cell& cell) {
    const bool grouped = moduleOf(cell) == ComparedModule::Ema;
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is %1 = %2 at row %3, column %4?"), grouped ? "M" : "M_s",
                                            inFull(numberAt(outcome, cell)), cell.row + 1, cell.column + 1),
                            .formula = grouped ? "M_{g} = σ(a_{1}^{T} X_{2} + a_{2}^{T} X_{1})" : "M_{s} = σ(BN(f^{7×7}([max_{c} F; mean_{c} F])))"};
    const Message title = grouped ? say(ATT_TEXT("engine", "the mask of this group")) : say(ATT_TEXT("engine", "what the spatial gate gave"));
    explanation.steps = {givenStep(title, cellTerm(outcome, formula(grouped ? "M" : "M_s"), cell))};
    explanation.remark = ownLens();
    return explanation;
}

}  // namespace

Explanation explainCompared(const Outcome& outcome, const CompareOptions& o, const Cell& cell) {
    if (cell.panel == costPanel)
        return explainCount(outcome, cell, "2 C C/r + …,  2 k² + 2", countedOf(o, o.modules()[std::size_t(cell.row)], cell.column == 0));
    if (cell.panel.starts_with("masks/")) return explainMask(outcome, cell);
    if (cell.panel.starts_with("after/")) return explainAfter(outcome, o, cell);
    if (cell.panel.starts_with("channels/")) return explainChannel(outcome, cell);
    return explainPlace(outcome, cell);
}

}  // namespace att::lenses
