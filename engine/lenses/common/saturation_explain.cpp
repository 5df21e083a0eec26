// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/saturation_explain.h"

#include <cmath>
#include <numbers>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/lenses/common/tiny.h"
#include "engine/math/normalise.h"

namespace att::lenses {
namespace {

std::string panelOf(const Cell& cell) { return cell.panel.substr(cell.panel.find('/') + 1); }
std::string stageOf(const Cell& cell) { return cell.panel.substr(0, cell.panel.find('/')); }

/// A softmax row of one sample at one width.
struct Row {
    int sample = 0, dK = 0;
    bool scaled = false, isShown = false;  ///< shown: at the chosen d_k, where scores and weights have panels
    RowVector<float> scores;               ///< as they enter the softmax, before the temperature

    std::string scorePanel() const { return scaled ? "scores/scaled" : "scores/unscaled"; }
    std::string weightPanel() const { return scaled ? "weights/scaled" : "weights/unscaled"; }
};

const char* symbolOf(const std::string& curve) {
    if (curve == "variance") return "Var";
    if (curve == "entropy") return "H";
    if (curve == "largest") return "p";
    if (curve == "norm") return "‖J‖";
    return curve == "trace" ? "tr J" : "#";
}

class SaturationExplainer {
public:
    SaturationExplainer(const Outcome& outcome, const SaturationView& view) : m_outcome(outcome), m_view(view) {}

    Explanation drawn(const Cell& cell, Message origin) const {
        const char* name = panelOf(cell) == "q" ? "q" : "K";
        return {.question = why(m_outcome, cell, name),
                .formula = "q_{c}, k_{jc} ∼ N(0, 1)",
                .steps = {givenStep(say(ATT_TEXT("engine", "where it all begins")), cellTerm(m_outcome, formula(name), cell))},
                .remark = std::move(origin)};
    }

    Explanation score(const Cell& cell) const {
        Explanation explanation{.question = why(m_outcome, cell, "s")};
        if (cell.panel == "scores/scaled") {
            const double root = std::sqrt(double(m_view.dK));
            explanation.formula = "s_{j} = q·k_{j} / √d_{k}";
            explanation.steps = {{say(ATT_TEXT("engine", "divided by √d_k")),
                                  Operation::Quotient,
                                  {cellTerm(m_outcome, formula("q·k" + lowered(cell.column)), {"scores/unscaled", 0, cell.row, cell.column}),
                                   numberTerm(formula("√d_k"), root)},
                                  numberAt(m_outcome, cell)}};
            return explanation;
        }
        explanation.formula = "s_{j} = q·k_{j} = Σ_{c} q_{c} k_{jc}";
        explanation.steps = {productStep(cell)};
        if (cell.row != m_view.sample)
            explanation.remark = say(ATT_TEXT("engine", "Choose sample %1 in the form to see its query and keys."), cell.row + 1);
        return explanation;
    }

    Explanation bin(const Cell& cell) const {
        const auto [from, to] = binAt(cell.column, m_view.dK);
        const char* panel = cell.row == unscaledRow ? "scores/unscaled" : "scores/scaled";
        double count = 0, all = double(m_view.options.samples) * m_view.options.keys;
        for (const double score : numbersAlong(m_outcome, {{panel, 0, 0, 0}}, static_cast<int>(all)))
            if (binOf(score, m_view.dK) == cell.column) ++count;
        const auto rounded = [](double x) { return std::round(x * 100) / 100; };
        return {.question = why(m_outcome, cell, "h"),
                .formula = "h_{b} = #(s ∈ b) / #(s)",
                .steps = {givenStep(say(ATT_TEXT("engine", "scores from %1 up to %2"), rounded(from), rounded(to)),
                                    numberTerm(say(ATT_TEXT("engine", "counted")), count)),
                          {say(ATT_TEXT("engine", "share of all scores")),
                           Operation::Quotient,
                           {numberTerm(say(ATT_TEXT("engine", "counted")), count), numberTerm(say(ATT_TEXT("engine", "all scores")), all)},
                           numberAt(m_outcome, cell)}},
                .remark = isOuter(cell.column) ? say(ATT_TEXT("engine", "The outer bins also take what lies beyond them.")) : Message{}};
    }

    Explanation weight(const Cell& cell) const {
        const auto row = rowAt(cell.row, m_view.marked(), cell.panel == "weights/scaled");
        Explanation explanation{.question = why(m_outcome, cell, "p"), .formula = weightFormula(row)};
        auto steps = softmaxSteps(softmaxTerms(row), static_cast<std::size_t>(cell.column), exponentName, numberAt(m_outcome, cell));
        if (m_view.options.temperature != 1) explanation.steps = {temperatureStep(row, cell.column)};
        for (auto& step : steps) explanation.steps.push_back(std::move(step));
        return explanation;
    }

    /// A cell of the stage "samples".
    Explanation sample(const Cell& cell) const {
        const auto id = panelOf(cell);
        const auto row = rowAt(cell.row, static_cast<std::size_t>(cell.column), cell.head == scaledRow && id != "variance");
        if (id == "variance") return meanSquare(cell, row);
        const auto p = sampledWeights(row.scores, m_view.options.temperature);
        if (id == "entropy") return entropy(cell, row, p);
        if (id == "largest") return largest(cell, row, p);
        return id == "norm" ? jacobianNorm(cell, row, p) : jacobianTrace(cell, row, p);
    }

    Explanation curvePoint(const Cell& cell) const {
        if (cell.row == expectedRow) return expected(cell);
        if (panelOf(cell) == "saturated") return saturatedShare(cell);
        if (panelOf(cell) == "variance" && cell.row == scaledRow) return scaledVariance(cell);
        return meanOverSamples(cell);
    }

    Explanation tableCell(const Cell& cell) const {
        return curvePoint({saturationCurves()[std::size_t(cell.column)], 0, cell.row, static_cast<int>(m_view.marked())});
    }

private:
    static bool isOuter(int bin) { return bin == 0 || bin == histogramBins - 1; }

    // Rows of scores

    Row rowAt(int sample, std::size_t width, bool scaled) const {
        Row row{.sample = sample, .dK = m_view.widths[width], .scaled = scaled, .isShown = width == m_view.marked()};
        if (row.isShown) {
            const auto kept = numbersAlong(m_outcome, {{row.scorePanel(), 0, sample, 0}}, m_view.options.keys);
            row.scores = Eigen::Map<const Eigen::RowVectorXd>(kept.data(), m_view.options.keys).cast<float>();
            return row;
        }
        row.scores = sampledScores(sample, row.dK, m_view.options);
        if (scaled) row.scores = scaledScores(row.scores, row.dK);
        return row;
    }

    std::string weightFormula(const Row& row) const {
        const bool warm = m_view.options.temperature != 1;
        if (row.scaled) return warm ? "p = softmax(q·k_{j} / (√d_{k} · T))" : "p = softmax(q·k_{j} / √d_{k})";
        return warm ? "p = softmax(q·k_{j} / T)" : "p = softmax(q·k_{j})";
    }

    /// With the score's cell where it has one.
    Term scoreTerm(const Row& row, int key) const {
        Term term = numberTerm(formula("s" + lowered(key)), double(row.scores[key]));
        if (row.isShown) term.source = Cell{row.scorePanel(), 0, row.sample, key};
        return term;
    }

    Step temperatureStep(const Row& row, int key) const {
        const double T = m_view.options.temperature, score = double(row.scores[key]);
        return {say(ATT_TEXT("engine", "divided by the temperature")),
                Operation::Quotient,
                {scoreTerm(row, key), numberTerm(formula("T"), T)},
                score / T};
    }

    /// The scores as the softmax takes them.
    std::vector<Term> softmaxTerms(const Row& row) const {
        std::vector<Term> terms;
        for (int j = 0; j < m_view.options.keys; ++j) {
            const double T = m_view.options.temperature;
            terms.push_back(T == 1 ? scoreTerm(row, j) : numberTerm(formula("s" + lowered(j) + "/T"), double(row.scores[j]) / T));
        }
        return terms;
    }

    /// Of an unscaled score: with the cells of q and k for the sample that is shown.
    Step productStep(const Cell& cell) const {
        const auto label = [](int c) { return formula("q" + lowered(c) + "·k" + lowered(c)); };
        const auto title = say(ATT_TEXT("engine", "score"));
        if (cell.row == m_view.sample) {
            auto step = dotProductStep(
                m_outcome,
                {.title = title, .count = m_view.dK, .first = {{"draws/q", 0, 0, 0}}, .second = {{"draws/k", 0, cell.column, 0}}, .label = label});
            step.result = numberAt(m_outcome, cell);
            return step;
        }
        const auto drawn = drawSample(cell.row, m_view.dK, m_view.options);
        std::vector<Term> terms;
        for (int c = 0; c < m_view.dK; ++c) terms.push_back(numberTerm(label(c), double(drawn.q[c]) * double(drawn.K(cell.column, c))));
        return {title, Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(m_outcome, cell)};
    }

    // One sample's measures

    Explanation ofSample(const Cell& cell, const char* symbol, const char* words, std::vector<Step> steps, const Row& row) const {
        endAt(steps, numberAt(m_outcome, cell));
        return {.question = why(m_outcome, cell, symbol),
                .formula = words,
                .steps = std::move(steps),
                .remark = say(ATT_TEXT("engine", "Sample %1 at d_k = %2: one query against %3 keys."), row.sample + 1, row.dK, m_view.options.keys)};
    }

    Step sumOverKeys(Message title, const Eigen::RowVectorXd& numbers, const std::function<std::string(const std::string&)>& name) const {
        std::vector<Term> terms;
        for (Eigen::Index j = 0; j < numbers.size(); ++j) terms.push_back(numberTerm(formula(name(lowered(static_cast<int>(j)))), numbers[j]));
        return {std::move(title), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numbers.sum()};
    }

    Explanation meanSquare(const Cell& cell, const Row& row) const {
        const Eigen::RowVectorXd squares = row.scores.cast<double>().array().square();
        auto sum = sumOverKeys(say(ATT_TEXT("engine", "squares of the scores")), squares, [](const auto& j) { return "s" + j + "²"; });
        const double keys = m_view.options.keys, total = sum.result;
        const Step mean{say(ATT_TEXT("engine", "mean over the keys")),
                        Operation::Quotient,
                        {numberTerm(formula("Σ s²"), total), numberTerm(formula("n"), keys)},
                        total / keys};
        return ofSample(cell, "s²", "Σ_{j} (q·k_{j})^{2} / n", {std::move(sum), mean}, row);
    }

    Explanation entropy(const Cell& cell, const Row& row, const Eigen::RowVectorXd& p) const {
        const Eigen::RowVectorXd shares = p.unaryExpr([](double w) { return w > 0 ? -w * std::log(w) / std::numbers::ln2 : 0.0; });
        return ofSample(cell, "H", "H = −Σ_{j} p_{j} log_{2} p_{j}",
                        {sumOverKeys(say(ATT_TEXT("engine", "entropy of the row")), shares, [](const auto& j) { return "−p" + j + "·log₂p" + j; })},
                        row);
    }

    Explanation largest(const Cell& cell, const Row& row, const Eigen::RowVectorXd& p) const {
        std::vector<Term> terms;
        for (int j = 0; j < m_view.options.keys; ++j) {
            terms.push_back(numberTerm(formula("p" + lowered(j)), p[j]));
            if (row.isShown) terms.back() = cellTerm(m_outcome, formula("p" + lowered(j)), {row.weightPanel(), 0, row.sample, j});
        }
        return ofSample(cell, "p", "max_{j} p_{j}", {maximumStep(say(ATT_TEXT("engine", "largest weight of the row")), std::move(terms))}, row);
    }

    Explanation jacobianNorm(const Cell& cell, const Row& row, const Eigen::RowVectorXd& p) const {
        auto sum = sumOverKeys(say(ATT_TEXT("engine", "squares of the Jacobian, row by row")), softmaxJacobianSquares<double>(p),
                               [](const auto& j) { return "‖J" + j + "‖²"; });
        const double squares = sum.result;
        const Step root{say(ATT_TEXT("engine", "norm")), Operation::Root, {numberTerm(formula("Σ"), squares)}, std::sqrt(squares)};
        return ofSample(cell, "‖J‖", "J_{ij} = p_{i}(δ_{ij} − p_{j})", {std::move(sum), root}, row);
    }

    Explanation jacobianTrace(const Cell& cell, const Row& row, const Eigen::RowVectorXd& p) const {
        return ofSample(cell, "tr J", "tr J = Σ_{i} p_{i}(1 − p_{i}) = 1 − Σ p_{i}^{2}",
                        {sumOverKeys(say(ATT_TEXT("engine", "diagonal of the Jacobian")), softmaxJacobianDiagonal<double>(p),
                                     [](const auto& j) { return "p" + j + "(1 − p" + j + ")"; })},
                        row);
    }

    // Points of curves

    int samples() const { return m_view.options.samples; }

    Term samplesTerm() const { return numberTerm(say(ATT_TEXT("engine", "samples")), samples()); }

    /// The column of samples behind a point.
    Run columnBehind(const Cell& cell) const {
        const auto id = panelOf(cell) == "saturated" ? "largest" : panelOf(cell);
        return {{"samples/" + id, id == "variance" ? 0 : cell.row, 0, cell.column}, true};
    }

    Explanation meanOverSamples(const Cell& cell) const {
        const auto column = columnBehind(cell);
        std::vector<Term> terms;
        double sum = 0;
        for (int s = 0; s < samples(); ++s) {
            terms.push_back(cellTerm(m_outcome, say(ATT_TEXT("engine", "sample %1"), s + 1), column.at(s)));
            sum += terms.back().value;
        }
        const Step total{say(ATT_TEXT("engine", "sum over the samples")), Operation::Sum,
                         shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 other samples")), sum};
        std::vector<Step> steps{
            total, {say(ATT_TEXT("engine", "mean")), Operation::Quotient, {numberTerm(formula("Σ"), sum), samplesTerm()}, sum / samples()}};
        endAt(steps, numberAt(m_outcome, cell));
        return {.question = why(m_outcome, cell, symbolOf(panelOf(cell))), .formula = "Σ_{s} x_{s} / S", .steps = std::move(steps)};
    }

    Explanation saturatedShare(const Cell& cell) const {
        double count = 0;
        for (const double largest : numbersAlong(m_outcome, columnBehind(cell), samples())) count += largest > 0.99 ? 1 : 0;
        const auto counted = numberTerm(say(ATT_TEXT("engine", "counted")), count);
        return {.question = why(m_outcome, cell, symbolOf("saturated")),
                .formula = "#(max_{j} p_{j} > 0.99) / S",
                .steps = {givenStep(say(ATT_TEXT("engine", "samples whose largest weight exceeds 0.99")), counted),
                          {say(ATT_TEXT("engine", "share")), Operation::Quotient, {counted, samplesTerm()}, numberAt(m_outcome, cell)}}};
    }

    Explanation scaledVariance(const Cell& cell) const {
        return {.question = why(m_outcome, cell, "Var"),
                .formula = "Var(q·k / √d_{k}) = Var(q·k) / d_{k}",
                .steps = {{say(ATT_TEXT("engine", "divided by (√d_k)² = d_k")),
                           Operation::Quotient,
                           {cellTerm(m_outcome, say(ATT_TEXT("engine", "variance, unscaled")), {cell.panel, 0, unscaledRow, cell.column}),
                            numberTerm(formula("d_k"), m_view.widths[std::size_t(cell.column)])},
                           numberAt(m_outcome, cell)}}};
    }

    Explanation expected(const Cell& cell) const {
        if (panelOf(cell) == "variance")
            return {.question = why(m_outcome, cell, "Var"),
                    .formula = "Var(q·k) = Σ_{c} Var(q_{c} k_{c}) = d_{k} · 1",
                    .steps = {{say(ATT_TEXT("engine", "one for each component")),
                               Operation::Product,
                               {numberTerm(formula("d_k"), m_view.widths[std::size_t(cell.column)]), numberTerm(formula("Var(q_c·k_c)"), 1)},
                               numberAt(m_outcome, cell)}}};
        const double natural = std::log(double(m_view.options.keys));
        return {
            .question = why(m_outcome, cell, "H"),
            .formula = "H ≤ log_{2} n",
            .steps = {{say(ATT_TEXT("engine", "of as many keys")), Operation::Logarithm, {numberTerm(formula("n"), m_view.options.keys)}, natural},
                      {say(ATT_TEXT("engine", "in bits")),
                       Operation::Quotient,
                       {numberTerm(formula("ln n"), natural), numberTerm(formula("ln 2"), std::numbers::ln2)},
                       numberAt(m_outcome, cell)}}};
    }

    const Outcome& m_outcome;
    const SaturationView& m_view;
};

}  // namespace

Explanation explainSaturation(const Outcome& outcome, const SaturationView& view, const Cell& cell, Message drawn) {
    const SaturationExplainer explainer(outcome, view);
    const auto stage = stageOf(cell);
    if (stage == "draws") return explainer.drawn(cell, std::move(drawn));
    if (cell.panel == "bins/histogram") return explainer.bin(cell);
    if (stage == "scores") return explainer.score(cell);
    if (stage == "weights") return explainer.weight(cell);
    if (stage == "samples") return explainer.sample(cell);
    return stage == "here" ? explainer.tableCell(cell) : explainer.curvePoint(cell);
}

}  // namespace att::lenses
