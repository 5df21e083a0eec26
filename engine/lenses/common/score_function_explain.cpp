// SPDX-License-Identifier: GPL-3.0-or-later
// How the scores of score_stages.h came about.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/score_reading.h"

namespace att::lenses::reading {
namespace {

/// Cells of one score's hidden layer: what stands before the tanh, and what weighs it.
struct Hidden {
    const char *ofQuery, *ofKey, *v;
};

class ScoreFunctionExplainer : ScoreReading {
public:
    using ScoreReading::ScoreReading;

    Explanation score(const Cell& cell) const {
        switch (static_cast<ScoreKind>(cell.head)) {
            case ScoreKind::Dot: return dot(cell, "qkv/q", "s_{ij} = q_{i}·k_{j}");
            case ScoreKind::ScaledDot: return scaledDot(cell);
            case ScoreKind::Cosine: return cosine(cell);
            case ScoreKind::Additive: return hidden(cell, {"parts/q_a", "parts/k_a", "parameters/v_a"}, "s_{ij} = v^{T} tanh(W q_{i} + U k_{j})");
            case ScoreKind::General: return dot(cell, "parts/q_g", "s_{ij} = q_{i}^{T} W k_{j}");
            case ScoreKind::Concat: return hidden(cell, {"parts/q_c", "parts/k_c", "parameters/v_c"}, "s_{ij} = v^{T} tanh(W [q_{i}; k_{j}])");
        }
        return {};
    }

private:
    DotProduct scoreProduct(const Cell& cell, const char* queries) const {
        return {.title = say(ATT_TEXT("engine", "score")),
                .count = m_view.widths.dK,
                .first = {{queries, 0, cell.row, 0}},
                .second = {{"qkv/k", 0, cell.column, 0}},
                .label = [](int c) { return formula("q" + lowered(c) + "·k" + lowered(c)); }};
    }

    Profile profileOf(const DotProduct& dot) const {
        return {say(ATT_TEXT("engine", "q ⊙ k by dimension")), ATT_TEXT("engine", "dimension"), inSingle(products(m_outcome, dot))};
    }

    Explanation dot(const Cell& cell, const char* queries, const char* words) const {
        const auto dot = scoreProduct(cell, queries);
        auto explanation = explainProduct(m_outcome, cell, "s", words, dot);
        explanation.profile = profileOf(dot);
        return explanation;
    }

    Explanation scaledDot(const Cell& cell) const {
        const double root = std::sqrt(double(m_view.widths.dK));
        const Cell raw{cell.panel, int(ScoreKind::Dot), cell.row, cell.column};
        return {
            .question = why(m_outcome, cell, "s"),
            .formula = "s_{ij} = q_{i}·k_{j} / √d_{k}",
            .steps = {{say(ATT_TEXT("engine", "divided by √d_k")),
                       Operation::Quotient,
                       {cellTerm(m_outcome, formula("q" + lowered(cell.row) + "·k" + lowered(cell.column)), raw), numberTerm(formula("√d_k"), root)},
                       numberAt(m_outcome, cell)}},
            .profile = profileOf(scoreProduct(cell, "qkv/q"))};
    }

    /// ‖x‖ in two steps.
    std::vector<Step> lengthSteps(const Run& vector, const char* letter) const {
        auto squares = dotProductStep(
            m_outcome,
            {.title = say(ATT_TEXT("engine", "sum of squares")), .count = m_view.widths.dK, .first = vector, .second = vector, .label = [=](int c) {
                 return formula(letter + lowered(c) + "²");
             }});
        const double sum = squares.result;
        return {std::move(squares),
                {say(ATT_TEXT("engine", "length")), Operation::Root, {numberTerm(formula(std::string("Σ ") + letter + "²"), sum)}, std::sqrt(sum)}};
    }

    Explanation cosine(const Cell& cell) const {
        Explanation explanation{.question = why(m_outcome, cell, "s"),
                                .formula = "s_{ij} = q_{i}·k_{j} / (‖q_{i}‖ ‖k_{j}‖)",
                                .profile = profileOf(scoreProduct(cell, "qkv/q"))};
        auto& steps = explanation.steps;
        for (auto& step : lengthSteps({{"qkv/q", 0, cell.row, 0}}, "q")) steps.push_back(std::move(step));
        const double q = steps.back().result;
        for (auto& step : lengthSteps({{"qkv/k", 0, cell.column, 0}}, "k")) steps.push_back(std::move(step));
        const double k = steps.back().result;
        steps.push_back(
            {say(ATT_TEXT("engine", "both lengths")), Operation::Product, {numberTerm(formula("‖q‖"), q), numberTerm(formula("‖k‖"), k)}, q * k});
        const Cell raw{cell.panel, int(ScoreKind::Dot), cell.row, cell.column};
        if (q * k == 0) {
            steps.push_back(givenStep(say(ATT_TEXT("engine", "a vector of zeros has no direction")), cellTerm(m_outcome, formula("0"), cell)));
            return explanation;
        }
        steps.push_back({say(ATT_TEXT("engine", "score")),
                         Operation::Quotient,
                         {cellTerm(m_outcome, formula("q·k"), raw), numberTerm(formula("‖q‖·‖k‖"), q * k)},
                         numberAt(m_outcome, cell)});
        return explanation;
    }

    /// v·tanh(p + r): the hidden number that counts most in full, then the sum over all of them.
    Explanation hidden(const Cell& cell, const Hidden& panels, const char* words) const {
        const int dH = m_view.widths.dHidden;
        const auto p = numbersAlong(m_outcome, {{panels.ofQuery, 0, cell.row, 0}}, dH),
                   r = numbersAlong(m_outcome, {{panels.ofKey, 0, cell.column, 0}}, dH), v = numbersAlong(m_outcome, {{panels.v, 0, 0, 0}}, dH);
        std::vector<Term> shares;
        for (std::size_t h = 0; h < v.size(); ++h)
            shares.push_back(numberTerm(formula("v" + lowered(int(h)) + "·tanh" + lowered(int(h))), v[h] * std::tanh(p[h] + r[h])));
        const int most = static_cast<int>(std::ranges::max_element(shares, {}, [](const Term& t) { return std::abs(t.value); }) - shares.begin());
        Explanation explanation{.question = why(m_outcome, cell, "s"), .formula = words, .steps = hiddenSteps(cell, panels, most)};
        std::vector<double> numbers;
        for (const auto& share : shares) numbers.push_back(share.value);
        explanation.profile = {say(ATT_TEXT("engine", "v ⊙ tanh by hidden number")), ATT_TEXT("engine", "hidden number"), inSingle(numbers)};
        explanation.steps.push_back({say(ATT_TEXT("engine", "score: over all hidden numbers")), Operation::Sum,
                                     shorten(std::move(shares), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(m_outcome, cell)});
        return explanation;
    }

    std::vector<Step> hiddenSteps(const Cell& cell, const Hidden& panels, int h) const {
        const auto p = cellTerm(m_outcome, formula("p" + lowered(h)), {panels.ofQuery, 0, cell.row, h});
        const auto r = cellTerm(m_outcome, formula("r" + lowered(h)), {panels.ofKey, 0, cell.column, h});
        const auto v = cellTerm(m_outcome, formula("v" + lowered(h)), {panels.v, 0, 0, h});
        const double sum = p.value + r.value, tanh = std::tanh(sum);
        return {{say(ATT_TEXT("engine", "hidden number %1, which counts most"), h + 1), Operation::Sum, {p, r}, sum},
                {say(ATT_TEXT("engine", "its tanh")), Operation::Tanh, {numberTerm(formula("p + r"), sum)}, tanh},
                {say(ATT_TEXT("engine", "its share of the score")),
                 Operation::Product,
                 {v, numberTerm(formula("tanh" + lowered(h)), tanh)},
                 v.value * tanh}};
    }
};

}  // namespace

Explanation explainScore(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    return ScoreFunctionExplainer(outcome, view).score(cell);
}

}  // namespace att::lenses::reading
