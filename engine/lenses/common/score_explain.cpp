// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/score_explain.h"

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/score_cost.h"
#include "engine/lenses/common/score_reading.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {

namespace reading {

std::string pairName(const char* letter, int row, int key) { return letter + lowered(row) + "," + lowered(key); }

Explanation ScoreReading::ended(Explanation explanation, const Cell& cell) const {
    endAt(explanation.steps, numberAt(m_outcome, cell));
    return explanation;
}

}  // namespace reading

namespace {

using namespace reading;

class ScoreExplainer : ScoreReading {
public:
    using ScoreReading::ScoreReading;

    Explanation part(const Cell& cell) const {
        const int i = cell.row, c = cell.column, dK = m_view.widths.dK;
        const Run q{{"qkv/q", 0, i, 0}}, k{{"qkv/k", 0, i, 0}};
        if (cell.panel == "parts/q_a") return product(cell, "P", "P_{ih} = Σ_{c} W_{hc} Q_{ic}", q, {{"parameters/w_a", 0, c, 0}}, "q");
        if (cell.panel == "parts/k_a") return product(cell, "R", "R_{jh} = Σ_{c} U_{hc} K_{jc}", k, {{"parameters/u_a", 0, c, 0}}, "k");
        if (cell.panel == "parts/q_g") return product(cell, "P", "P_{ic} = Σ_{m} Q_{im} W_{mc}", q, {{"parameters/w_g", 0, 0, c}, true}, "q");
        if (cell.panel == "parts/q_c") return product(cell, "P", "P_{ih} = Σ_{c} W_{hc} Q_{ic}", q, {{"parameters/w_c", 0, c, 0}}, "q");
        return product(cell, "R", "R_{jh} = Σ_{c} W_{h,d+c} K_{jc},  d = d_{k}", k, {{"parameters/w_c", 0, c, dK}}, "k");
    }

    Explanation difference(const Cell& cell) const {
        if (cell.panel == "difference/first") return compared(m_view.first, cell);
        if (cell.panel == "difference/second") return compared(m_view.second, cell);
        return explainDifference(m_outcome, cell,
                                 {"Δ",
                                  "Δ_{ij} = a_{ij} − b_{ij}",
                                  {"difference/first", 0, cell.row, cell.column},
                                  {"difference/second", 0, cell.row, cell.column},
                                  "a",
                                  "b"});
    }

    Explanation cost(const Cell& cell) const {
        const bool isTable = cell.panel == "cost/table";
        const auto column = isTable ? static_cast<CostColumn>(cell.column) : CostColumn::InAll;
        const int tokens = isTable ? m_view.sizes.queries : costLengths()[std::size_t(cell.column)];
        const auto kind = isTable ? static_cast<ScoreKind>(cell.row) : memoryKinds[std::size_t(cell.row)];
        const auto sum = costOf(kind, column, m_view.widths, tokens);
        return {.question = why(m_outcome, cell, "#"), .formula = costFormula(sum), .steps = costSteps(sum, numberAt(m_outcome, cell))};
    }

private:
    Explanation product(const Cell& cell, const char* symbol, const char* words, Run token, Run weights, const char* letter) const {
        return explainProduct(m_outcome, cell, symbol, words, inputProduct(m_view.widths.dK, std::move(token), std::move(weights), letter, "w"));
    }

    Explanation compared(const Compared& compared, const Cell& cell) const {
        const auto from = compared.cell(cell.row, cell.column);
        return compared.isScore() ? explainScore(m_outcome, m_view, from) : explainWeight(m_outcome, m_view, from);
    }

    static std::string costFormula(const SumOfProducts& sum) {
        std::string words;
        for (const auto& product : sum) {
            if (!words.empty()) words += " + ";
            for (std::size_t f = 0; f < product.size(); ++f) words += (f ? "·" : "") + std::string(product[f].name);
        }
        return words.empty() ? "0" : words;
    }

    std::vector<Step> costSteps(const SumOfProducts& sum, double value) const {
        if (sum.empty()) return {givenStep(say(ATT_TEXT("engine", "it has none")), numberTerm(formula("0"), 0))};
        std::vector<Step> steps;
        std::vector<Term> products;
        for (const auto& product : sum) {
            std::vector<Term> factors;
            for (const auto& factor : product) factors.push_back(numberTerm(formula(factor.name), factor.value));
            steps.push_back({say(ATT_TEXT("engine", "product")), Operation::Product, std::move(factors), valueOf({product})});
            products.push_back(numberTerm(formula(costFormula({product})), steps.back().result));
        }
        if (products.size() > 1) steps.push_back({say(ATT_TEXT("engine", "together")), Operation::Sum, std::move(products), value});
        steps.back().result = value;
        return steps;
    }
};

}  // namespace

Explanation explainScores(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    const ScoreExplainer explainer(outcome, view);
    const auto in = [&cell](std::string_view stage) { return cell.panel.starts_with(stage); };
    if (in("parts/")) return explainer.part(cell);
    if (in("scores/")) return explainScore(outcome, view, cell);
    if (in("weights/")) return explainWeight(outcome, view, cell);
    if (cell.panel == "facts/table") return explainFactTable(outcome, view, cell);
    if (in("sums/")) return explainRowFact(outcome, view, cell);
    if (in("mixed/")) return explainMixed(outcome, view, cell);
    if (in("linear/")) return explainLinear(outcome, view, cell);
    return in("difference/") ? explainer.difference(cell) : explainer.cost(cell);
}

}  // namespace att::lenses
