// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/score_explain.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/lenses/common/tiny.h"
#include "engine/lenses/common/weight_explain.h"

namespace att::lenses {
namespace {

std::string pairName(const char* letter, int row, int key) { return letter + lowered(row) + "," + lowered(key); }

/// Cells of one score's hidden layer: what stands before the tanh, and what weighs it.
struct Hidden {
    const char *ofQuery, *ofKey, *v;
};

class Explainer {
public:
    Explainer(const Outcome& outcome, const ScoresView& view) : m_outcome(outcome), m_view(view) {}

    Explanation part(const Cell& cell) const {
        const int i = cell.row, c = cell.column, dK = m_view.widths.dK;
        const Run q{{"qkv/q", 0, i, 0}}, k{{"qkv/k", 0, i, 0}};
        if (cell.panel == "parts/q_a") return product(cell, "P", "P_{ih} = Σ_{c} W_{hc} Q_{ic}", q, {{"parameters/w_a", 0, c, 0}}, "q");
        if (cell.panel == "parts/k_a") return product(cell, "R", "R_{jh} = Σ_{c} U_{hc} K_{jc}", k, {{"parameters/u_a", 0, c, 0}}, "k");
        if (cell.panel == "parts/q_g") return product(cell, "P", "P_{ic} = Σ_{m} Q_{im} W_{mc}", q, {{"parameters/w_g", 0, 0, c}, true}, "q");
        if (cell.panel == "parts/q_c") return product(cell, "P", "P_{ih} = Σ_{c} W_{hc} Q_{ic}", q, {{"parameters/w_c", 0, c, 0}}, "q");
        return product(cell, "R", "R_{jh} = Σ_{c} W_{h,d+c} K_{jc},  d = d_{k}", k, {{"parameters/w_c", 0, c, dK}}, "k");
    }

    // Scores

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

    // Weights

    Explanation weight(const Cell& cell) const {
        const int seen = visible(cell.row);
        if (cell.column >= seen) return masked(cell);
        auto explanation = cell.head == linearPlace ? linearWeight(cell) : normalised(cell);
        explanation.remark = weightRemark(numbersAlong(m_outcome, rowOf(cell), seen));
        return explanation;
    }

    // Row sums

    Explanation rowFact(const Cell& cell) const {
        const Cell row{"weights/heads", cell.row, cell.column, 0};
        const auto weights = numbersAlong(m_outcome, {row}, visible(cell.column));
        if (cell.panel == "sums/zeros") return zeros(cell, weights);
        auto sum = weightSum(row, weights);
        if (cell.panel == "sums/sums")
            return ended({.question = why(m_outcome, cell, "Σ"), .formula = "Σ_{j} A_{ij}", .steps = {std::move(sum)}}, cell);
        return entropy(cell, weights, std::move(sum));
    }

    Explanation factTable(const Cell& cell) const {
        const int rows = m_view.sizes.queries;
        if (rows == 0)
            return {.question = why(m_outcome, cell, ""),
                    .formula = "n = 0",
                    .steps = {givenStep(say(ATT_TEXT("engine", "no rows")), numberTerm(formula("0"), 0))}};
        const auto column = static_cast<FactColumn>(cell.column);
        if (column == FactColumn::LargestWeight) return largestWeight(cell);
        const std::string panel = column == FactColumn::MeanEntropy ? "sums/entropy" : column == FactColumn::Zeros ? "sums/zeros" : "sums/sums";
        std::vector<Term> terms;
        for (int i = 0; i < rows; ++i) terms.push_back(cellTerm(m_outcome, say(ATT_TEXT("engine", "query %1"), i + 1), {panel, 0, cell.row, i}));
        return overRows(cell, column, std::move(terms));
    }

    // A·V

    Explanation mixed(const Cell& cell) const {
        if (cell.panel == "mixed/rela") return mixedSum(cell, {"weights/heads", int(NormaliserKind::Relu), cell.row, 0});
        if (cell.head == int(NormaliserKind::Relu)) return relaNorm(cell);
        auto explanation = mixedSum(cell, {"weights/heads", cell.head, cell.row, 0});
        if (cell.head == linearPlace)
            explanation.remark =
                say(ATT_TEXT("engine", "Computed as φ(q)·S / (φ(q)·z + ε), without the matrix; here it is taken from the matrix that this implies."));
        return explanation;
    }

    // Linear attention

    Explanation linear(const Cell& cell) const {
        if (cell.panel == "linear/phi_q") return feature(cell, {"qkv/q", 0, cell.row, cell.column}, "q");
        if (cell.panel == "linear/phi_k") return feature(cell, {"qkv/k", 0, cell.row, cell.column}, "k");
        if (cell.panel == "linear/z") return stateSum(cell);
        return explainProduct(m_outcome, cell, "S", "S_{ce} = Σ_{j} φ(k_{j})_{c} V_{je}",
                              {.title = say(ATT_TEXT("engine", "sum over the keys")),
                               .count = m_view.sizes.keys,
                               .first = {{"linear/phi_k", 0, 0, cell.row}, true},
                               .second = {{"qkv/v", 0, 0, cell.column}, true},
                               .label = [](int j) { return formula("φ(k" + lowered(j) + ")·v" + lowered(j)); }});
    }

    // Difference and cost

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
    int visible(int query) const { return m_view.normaliser.visible(query, m_view.sizes.keys); }
    static Run rowOf(const Cell& cell) { return {{cell.panel, cell.head, cell.row, 0}}; }

    Explanation ended(Explanation explanation, const Cell& cell) const {
        endAt(explanation.steps, numberAt(m_outcome, cell));
        return explanation;
    }

    Explanation product(const Cell& cell, const char* symbol, const char* words, Run token, Run weights, const char* letter) const {
        return explainProduct(m_outcome, cell, symbol, words, inputProduct(m_view.widths.dK, std::move(token), std::move(weights), letter, "w"));
    }

    // Scores

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

    // Weights

    Explanation masked(const Cell& cell) const {
        const Cell score{"scores/heads", int(m_view.score), cell.row, cell.column};
        return {.question = why(m_outcome, cell, "A"),
                .formula = "A_{ij} = 0 for j > i",
                .steps = {{say(ATT_TEXT("engine", "masked: the key comes after the query")),
                           Operation::Masked,
                           {cellTerm(m_outcome, formula(pairName("s", cell.row, cell.column)), score)},
                           0}}};
    }

    Explanation normalised(const Cell& cell) const {
        const auto kind = static_cast<NormaliserKind>(cell.head);
        WeightRow row{m_view.normaliser.normaliser(kind), {}, {}};
        for (int j = 0; j < visible(cell.row); ++j) {
            row.names.push_back(pairName("", cell.row, j));
            row.scores.push_back(cellTerm(m_outcome, formula(pairName("s", cell.row, j)), {"scores/heads", int(m_view.score), cell.row, j}));
        }
        return {.question = why(m_outcome, cell, "A"),
                .formula = weightFormula(kind),
                .steps = weightSteps(row, std::size_t(cell.column), numberAt(m_outcome, cell))};
    }

    DotProduct featureProduct(int query, int key) const {
        return {.title = say(ATT_TEXT("engine", "φ(q)·φ(k)")),
                .count = m_view.widths.dK,
                .first = {{"linear/phi_q", 0, query, 0}},
                .second = {{"linear/phi_k", 0, key, 0}},
                .label = [](int c) { return formula("φ(q)" + lowered(c) + "·φ(k)" + lowered(c)); }};
    }

    Explanation linearWeight(const Cell& cell) const {
        std::vector<Term> terms;
        for (int j = 0; j < visible(cell.row); ++j)
            terms.push_back(numberTerm(formula("φ(q" + lowered(cell.row) + ")·φ(k" + lowered(j) + ")"),
                                       dotProductStep(m_outcome, featureProduct(cell.row, j)).result));
        const Term own = terms[std::size_t(cell.column)];
        auto sum = sumStep(say(ATT_TEXT("engine", "sum over the keys, and ε")), std::move(terms), std::size_t(cell.column));
        sum.terms.push_back(numberTerm(formula("ε"), m_view.normaliser.linear().epsilon));
        sum.result += sum.terms.back().value;
        const Step quotient{
            say(ATT_TEXT("engine", "weight")), Operation::Quotient, {own, numberTerm(formula("Σ"), sum.result)}, own.value / sum.result};
        return ended({.question = why(m_outcome, cell, "A"),
                      .formula = "A_{ij} = φ(q_{i})·φ(k_{j}) / (Σ_{l} φ(q_{i})·φ(k_{l}) + ε)",
                      .steps = {dotProductStep(m_outcome, featureProduct(cell.row, cell.column)), std::move(sum), quotient}},
                     cell);
    }

    // Row sums

    Step weightSum(const Cell& row, const std::vector<double>& weights) const {
        std::vector<Term> terms;
        double sum = 0;
        for (int j = 0; j < int(weights.size()); ++j) {
            terms.push_back(cellTerm(m_outcome, formula(pairName("A", row.row, j)), {row.panel, row.head, row.row, j}));
            sum += terms.back().value;
        }
        return {say(ATT_TEXT("engine", "sum of the row")), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")),
                sum};
    }

    Explanation entropy(const Cell& cell, const std::vector<double>& weights, Step sum) const {
        Explanation explanation{.question = why(m_outcome, cell, "H"),
                                .formula = "H_{i} = −Σ_{j} p_{ij} log_{2} p_{ij},  p_{ij} = A_{ij} / Σ_{l} A_{il}"};
        const double total = sum.result;
        explanation.steps = {std::move(sum)};
        std::vector<Term> terms;
        double entropy = 0;
        for (std::size_t j = 0; j < weights.size(); ++j) {
            const double share = total == 0 ? 0 : weights[j] / total;
            terms.push_back(numberTerm(formula("−p" + lowered(int(j)) + "·log₂p" + lowered(int(j))), share > 0 ? -share * std::log2(share) : 0.0));
            entropy += terms.back().value;
        }
        explanation.steps.push_back({say(ATT_TEXT("engine", "entropy of the shares")), Operation::Sum,
                                     shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), entropy});
        if (!rowsSumToOne(cell.row))
            explanation.remark =
                say(ATT_TEXT("engine", "These weights need not sum to 1: this is the entropy of their shares, not of a distribution that is used."));
        return ended(std::move(explanation), cell);
    }

    Explanation zeros(const Cell& cell, const std::vector<double>& weights) const {
        const auto count = double(std::ranges::count(weights, 0.0));
        return {.question = why(m_outcome, cell, "#"),
                .formula = "#(A_{ij} = 0)",
                .steps = {givenStep(say(ATT_TEXT("engine", "weights that are exactly 0, of %1"), double(weights.size())),
                                    numberTerm(say(ATT_TEXT("engine", "counted")), count))}};
    }

    /// The largest of them, all over the stack's matrix.
    Explanation largestWeight(const Cell& cell) const {
        const Panel& panel = *findPanel(m_outcome, "weights/heads");
        Eigen::Index row = 0, column = 0;
        panel.values->head(cell.row).maxCoeff(&row, &column);
        const Cell from{"weights/heads", cell.row, int(row), int(column)};
        return {.question = why(m_outcome, cell, "A"),
                .formula = "max_{ij} A_{ij}",
                .steps = {{say(ATT_TEXT("engine", "largest of all pairs")),
                           Operation::Maximum,
                           {cellTerm(m_outcome, formula(pairName("A", from.row, from.column)), from)},
                           numberAt(m_outcome, cell)}}};
    }

    Explanation overRows(const Cell& cell, FactColumn column, std::vector<Term> terms) const {
        Explanation explanation{.question = why(m_outcome, cell, ""), .formula = column == FactColumn::Zeros ? "Σ_{i} x_{i}" : "Σ_{i} x_{i} / n"};
        if (column == FactColumn::LargestSum || column == FactColumn::LeastSum)
            return extreme(std::move(explanation), cell, column, std::move(terms));
        double sum = 0;
        for (const auto& term : terms) sum += term.value;
        explanation.steps = {{say(ATT_TEXT("engine", "sum over the queries")), Operation::Sum,
                              shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum}};
        const double n = m_view.sizes.queries;
        if (column != FactColumn::Zeros)
            explanation.steps.push_back(
                {say(ATT_TEXT("engine", "mean")), Operation::Quotient, {numberTerm(formula("Σ"), sum), numberTerm(formula("n"), n)}, sum / n});
        return ended(std::move(explanation), cell);
    }

    Explanation extreme(Explanation explanation, const Cell& cell, FactColumn column, std::vector<Term> terms) const {
        const bool largest = column == FactColumn::LargestSum;
        explanation.formula = largest ? "max_{i} x_{i}" : "min_{i} x_{i}";
        std::ranges::stable_sort(terms, [&](const Term& a, const Term& b) { return largest ? a.value > b.value : a.value < b.value; });
        terms.resize(std::min(terms.size(), mostTerms));
        const auto title = largest ? say(ATT_TEXT("engine", "largest row sum")) : say(ATT_TEXT("engine", "least row sum"));
        explanation.steps = {{title, largest ? Operation::Maximum : Operation::Minimum, std::move(terms), numberAt(m_outcome, cell)}};
        return explanation;
    }

    // A·V

    Explanation mixedSum(const Cell& cell, const Cell& weights) const {
        std::vector<int> seen(static_cast<std::size_t>(visible(cell.row)));
        for (std::size_t j = 0; j < seen.size(); ++j) seen[j] = int(j);
        return explainProduct(m_outcome, cell, "O", "O_{ic} = Σ_{j} A_{ij} V_{jc}",
                              {.title = say(ATT_TEXT("engine", "weighted sum of the values")),
                               .count = m_view.sizes.keys,
                               .first = {weights},
                               .second = {{"qkv/v", 0, 0, cell.column}, true},
                               .label = [row = cell.row](int j) { return formula(pairName("A", row, j) + "·v" + lowered(j)); },
                               .only = std::move(seen)});
    }

    Explanation relaNorm(const Cell& cell) const {
        const Run row{{"mixed/rela", 0, cell.row, 0}};
        const double dV = m_view.sizes.dV;
        auto squares = dotProductStep(
            m_outcome,
            {.title = say(ATT_TEXT("engine", "sum of squares")), .count = m_view.sizes.dV, .first = row, .second = row, .label = [](int c) {
                 return formula("o" + lowered(c) + "²");
             }});
        const double mean = squares.result / dV, lifted = mean + relaEpsilon, root = std::sqrt(lifted);
        const Step meanStep{say(ATT_TEXT("engine", "mean square")),
                            Operation::Quotient,
                            {numberTerm(formula("Σ o²"), squares.result), numberTerm(formula("d_v"), dV)},
                            mean};
        const Step liftStep{
            say(ATT_TEXT("engine", "never 0")), Operation::Sum, {numberTerm(formula("mean"), mean), numberTerm(formula("ε"), relaEpsilon)}, lifted};
        const Step rootStep{say(ATT_TEXT("engine", "root mean square")), Operation::Root, {numberTerm(formula("mean + ε"), lifted)}, root};
        const Step quotient{say(ATT_TEXT("engine", "normalised")),
                            Operation::Quotient,
                            {cellTerm(m_outcome, formula("o" + lowered(cell.column)), row.at(cell.column)), numberTerm(formula("RMS"), root)},
                            numberAt(m_outcome, cell)};
        return {.question = why(m_outcome, cell, "O"),
                .formula = "O_{ic} = o_{ic} / √(Σ_{m} o_{im}^{2} / d_{v} + ε),  o = A V",
                .steps = {std::move(squares), meanStep, liftStep, rootStep, quotient}};
    }

    // Linear attention

    Explanation feature(const Cell& cell, const Cell& from, const char* letter) const {
        const auto x = cellTerm(m_outcome, formula(letter + lowered(cell.column)), from);
        Explanation explanation{.question = why(m_outcome, cell, "φ"), .formula = "φ(x) = elu(x) + 1"};
        if (x.value > 0)
            explanation.steps = {{say(ATT_TEXT("engine", "above 0: x + 1")), Operation::Sum, {x, numberTerm(formula("1"), 1)}, x.value + 1}};
        else
            explanation.steps = {{say(ATT_TEXT("engine", "below 0: exp(x)")), Operation::Exponential, {x}, std::exp(x.value)}};
        return ended(std::move(explanation), cell);
    }

    Explanation stateSum(const Cell& cell) const {
        std::vector<Term> terms;
        double sum = 0;
        for (int j = 0; j < m_view.sizes.keys; ++j) {
            terms.push_back(cellTerm(m_outcome, formula("φ(k" + lowered(j) + ")"), {"linear/phi_k", 0, j, cell.column}));
            sum += terms.back().value;
        }
        return ended({.question = why(m_outcome, cell, "z"),
                      .formula = "z_{c} = Σ_{j} φ(k_{j})_{c}",
                      .steps = {{say(ATT_TEXT("engine", "sum over the keys")), Operation::Sum,
                                 shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum}}},
                     cell);
    }

    // Difference and cost

    Explanation compared(const Compared& compared, const Cell& cell) const {
        const auto from = compared.cell(cell.row, cell.column);
        return compared.isScore() ? score(from) : weight(from);
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

    const Outcome& m_outcome;
    const ScoresView& m_view;
};

}  // namespace

Explanation explainScores(const Outcome& outcome, const ScoresView& view, const Cell& cell) {
    const Explainer explainer(outcome, view);
    const auto in = [&cell](std::string_view stage) { return cell.panel.starts_with(stage); };
    if (in("parts/")) return explainer.part(cell);
    if (in("scores/")) return explainer.score(cell);
    if (in("weights/")) return explainer.weight(cell);
    if (cell.panel == "facts/table") return explainer.factTable(cell);
    if (in("sums/")) return explainer.rowFact(cell);
    if (in("mixed/")) return explainer.mixed(cell);
    if (in("linear/")) return explainer.linear(cell);
    return in("difference/") ? explainer.difference(cell) : explainer.cost(cell);
}

}  // namespace att::lenses
