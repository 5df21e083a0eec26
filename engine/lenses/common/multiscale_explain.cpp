// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers of multiscale_stages.h came about, and what they cost.
#include <cmath>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/multiscale_stages.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/softmax_steps.h"

namespace att::lenses {
namespace {

struct Reader {
    const Outcome& outcome;
    const MultiscaleReading& reading;
    Shape maps;

    int width() const { return reading.module.width(); }
    int channel(int group, int inner) const { return group * width() + inner; }

    Explanation pooled(const Cell& cell) const;
    Explanation logits(const Cell& cell) const;
    Explanation gates(const Cell& cell) const;
    Explanation gated(const Cell& cell) const;
    Explanation normed(const Cell& cell) const;
    Explanation means(const Cell& cell) const;
    Explanation weights(const Cell& cell) const;
    Explanation crossed(const Cell& cell, int branch) const;
    Explanation mask(const Cell& cell) const;
};

/// The mean of a run of places, its largest shown one by one; both steps end at the number that is shown.
void addMean(Explanation& explanation, std::vector<Term> terms, double mean) {
    const double count = double(terms.size());
    explanation.steps.push_back({say(ATT_TEXT("engine", "sum over the places")), Operation::Sum,
                                 shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), mean * count});
    explanation.steps.push_back(
        {say(ATT_TEXT("engine", "mean")),
         Operation::Quotient,
         {numberTerm(say(ATT_TEXT("engine", "sum over the places")), mean * count), numberTerm(say(ATT_TEXT("engine", "places")), count)},
         mean});
}

Term placeTerm(const Outcome& outcome, const char* symbol, const Cell& cell) {
    return cellTerm(outcome, formula(std::string(symbol) + "[" + std::to_string(cell.row + 1) + ", " + std::to_string(cell.column + 1) + "]"), cell);
}

Explanation Reader::pooled(const Cell& cell) const {
    const bool row = cell.column < maps.rows;
    const int c = channel(cell.head, cell.row);
    std::vector<Term> terms;
    if (row)
        for (int x = 0; x < maps.columns; ++x) terms.push_back(placeTerm(outcome, "F", {panel::features, c, cell.column, x}));
    else
        for (int y = 0; y < maps.rows; ++y) terms.push_back(placeTerm(outcome, "F", {panel::features, c, y, cell.column - maps.rows}));
    Explanation explanation{.question = why(outcome, cell, "p"), .formula = row ? "p = 1/W Σ_{x} F(y, x)" : "p = 1/H Σ_{y} F(y, x)"};
    addMean(explanation, std::move(terms), numberAt(outcome, cell));
    return explanation;
}

Explanation Reader::logits(const Cell& cell) const {
    DotProduct dot{.title = say(ATT_TEXT("engine", "weights times inputs")),
                   .count = width(),
                   .first = {{reading.one().w(), 0, cell.row, 0}},
                   .second = {{"pools/pooled", cell.head, 0, cell.column}, true}};
    dot.label = [](int i) { return formula("w" + lowered(i) + "·p" + lowered(i)); };
    if (reading.one().bias) dot.addends = {cellTerm(outcome, formula("b"), {reading.one().b(), 0, 0, cell.row})};
    Explanation explanation{.question = why(outcome, cell, "y"), .formula = reading.one().bias ? "y = W p + b" : "y = W p"};
    Step sum = dotProductStep(outcome, dot);
    settle(sum, numberAt(outcome, cell), false);
    explanation.steps = {std::move(sum)};
    return explanation;
}

Step sigmoidStep(Term x) {
    const double result = 1 / (1 + std::exp(-x.value));
    return {say(ATT_TEXT("engine", "sigmoid")), Operation::Sigmoid, {std::move(x)}, result};
}

Explanation Reader::gates(const Cell& cell) const {
    Explanation explanation{.question = why(outcome, cell, cell.column < maps.rows ? "h" : "w"), .formula = "σ(y)"};
    explanation.steps = {
        sigmoidStep(cellTerm(outcome, say(ATT_TEXT("engine", "before the sigmoid")), {"gates/out", cell.head, cell.row, cell.column}))};
    return explanation;
}

Explanation Reader::gated(const Cell& cell) const {
    const int group = cell.head / width(), inner = cell.head % width();
    const Term f = cellTerm(outcome, formula("F"), {panel::features, cell.head, cell.row, cell.column});
    const Term h = cellTerm(outcome, say(ATT_TEXT("engine", "gate of the row")), {"gates/gates", group, inner, cell.row});
    const Term w = cellTerm(outcome, say(ATT_TEXT("engine", "gate of the column")), {"gates/gates", group, inner, maps.rows + cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "F·h·w"), .formula = "F(y, x) · h(y) · w(x)"};
    explanation.steps = {{say(ATT_TEXT("engine", "gated")), Operation::Product, {f, h, w}, f.value * h.value * w.value}};
    return explanation;
}

struct MapMoments {
    double mean = 0, deviation = 1;
};
MapMoments momentsOf(MatrixView<float> map) {
    double sum = 0, squares = 0;
    for (Eigen::Index i = 0; i < map.size(); ++i) sum += double(map.data()[i]);
    const double mean = sum / double(map.size());
    for (Eigen::Index i = 0; i < map.size(); ++i) squares += (double(map.data()[i]) - mean) * (double(map.data()[i]) - mean);
    return {mean, std::sqrt(squares / double(map.size()) + MultiscaleNumbers::epsilon)};
}

Explanation Reader::normed(const Cell& cell) const {
    const MapMoments m = momentsOf(findPanel(outcome, "gated/maps")->values->head(cell.head));
    const int inner = cell.head % width();
    const Term x = cellTerm(outcome, say(ATT_TEXT("engine", "gated")), {"gated/maps", cell.head, cell.row, cell.column});
    const Term gamma = cellTerm(outcome, formula("γ"), {"norm/gamma", 0, 0, inner}),
               beta = cellTerm(outcome, formula("β"), {"norm/beta", 0, 0, inner});
    const double centred = x.value - m.mean, unit = centred / m.deviation;
    Explanation explanation{.question = whyMap(outcome, cell, "X₁"), .formula = "X_{1} = γ (x − μ)/√(σ^{2} + ε) + β"};
    explanation.steps = {{say(ATT_TEXT("engine", "less the map's mean")), Operation::Sum, {x, numberTerm(formula("−μ"), -m.mean)}, centred},
                         {say(ATT_TEXT("engine", "in deviations")),
                          Operation::Quotient,
                          {numberTerm(formula("x − μ"), centred), numberTerm(formula("√(σ² + ε)"), m.deviation)},
                          unit},
                         {say(ATT_TEXT("engine", "scaled")),
                          Operation::Product,
                          {gamma, numberTerm(say(ATT_TEXT("engine", "in deviations")), unit)},
                          gamma.value * unit},
                         {say(ATT_TEXT("engine", "shifted")),
                          Operation::Sum,
                          {numberTerm(say(ATT_TEXT("engine", "scaled")), gamma.value * unit), beta},
                          numberAt(outcome, cell)}};
    return explanation;
}

Explanation Reader::means(const Cell& cell) const {
    const bool first = cell.head == 0;
    const std::string address = first ? "norm/x1" : reading.three().out();
    std::vector<Term> terms;
    for (int y = 0; y < maps.rows; ++y)
        for (int x = 0; x < maps.columns; ++x)
            terms.push_back(placeTerm(outcome, first ? "X₁" : "X₂", {address, channel(cell.row, cell.column), y, x}));
    Explanation explanation{.question = why(outcome, cell, "m"), .formula = "m_{c} = 1/(H·W) Σ X_{c}"};
    addMean(explanation, std::move(terms), numberAt(outcome, cell));
    if (first)
        explanation.remark =
            say(ATT_TEXT("engine", "The group norm took each map's mean away and added β: this mean is β, whatever the picture shows."));
    return explanation;
}

Explanation Reader::weights(const Cell& cell) const {
    std::vector<Term> means;
    for (int c = 0; c < width(); ++c) means.push_back(cellTerm(outcome, formula("m" + lowered(c)), {"softmax/means", cell.head, cell.row, c}));
    Explanation explanation{.question = why(outcome, cell, "a"), .formula = "a_{c} = exp(m_{c}) / Σ exp(m)"};
    explanation.steps = softmaxSteps(means, std::size_t(cell.column), exponentName, numberAt(outcome, cell));
    if (cell.head == 0)
        explanation.remark = say(ATT_TEXT("engine", "All means of branch 1 are β: with β = 0, as training starts, every channel weighs the same."));
    return explanation;
}

/// Σ_c a_c·X_c at one place: the weights of one branch, the maps of the other.
Explanation Reader::crossed(const Cell& cell, int branch) const {
    const std::string other = branch == 0 ? reading.three().out() : "norm/x1";
    std::vector<Term> terms;
    for (int c = 0; c < width(); ++c) {
        const Cell weight{"softmax/weights", branch, cell.head, c}, value{other, channel(cell.head, c), cell.row, cell.column};
        terms.push_back({formula("a" + lowered(c) + "·X" + lowered(c)), numberAt(outcome, weight) * numberAt(outcome, value), weight, value});
    }
    Explanation explanation{.question = whyMap(outcome, cell, branch == 0 ? "a₁ᵀX₂" : "a₂ᵀX₁"),
                            .formula = branch == 0 ? "Σ_{c} a_{1,c} X_{2,c}(y, x)" : "Σ_{c} a_{2,c} X_{1,c}(y, x)"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum over the channels of the group")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(outcome, cell)}};
    return explanation;
}

Explanation Reader::mask(const Cell& cell) const {
    const Term one = cellTerm(outcome, formula("a₁ᵀX₂"), {"cross/one", cell.head, cell.row, cell.column}),
               two = cellTerm(outcome, formula("a₂ᵀX₁"), {"cross/two", cell.head, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "M"), .formula = "M = σ(a_{1}^{T} X_{2} + a_{2}^{T} X_{1})"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum of both products")), Operation::Sum, {one, two}, one.value + two.value},
                         sigmoidStep(numberTerm(say(ATT_TEXT("engine", "sum")), one.value + two.value))};
    return explanation;
}

std::vector<int> divisorsOf(int n) {
    std::vector<int> list;
    for (int i = 1; i <= n; ++i)
        if (n % i == 0) list.push_back(i);
    return list;
}

std::vector<Counted> countedParameters(int n, bool bias) {
    std::vector<Counted> parts{{say(ATT_TEXT("engine", "weights 1 × 1")), {{"c′", n}, {"c′", n}}},
                               {say(ATT_TEXT("engine", "weights 3 × 3")), {{"9", 9}, {"c′", n}, {"c′", n}}},
                               {say(ATT_TEXT("engine", "γ and β")), {{"2", 2}, {"c′", n}}}};
    if (bias) parts.push_back({say(ATT_TEXT("engine", "biases")), {{"2", 2}, {"c′", n}}});
    return parts;
}

std::vector<Counted> countedProducts(const MultiscaleAttention& module, int height, int width) {
    const double g = module.groups, n = module.width(), places = double(height) * width;
    return {{say(ATT_TEXT("engine", "1 × 1 on rows and columns")), {{"g", g}, {"c′", n}, {"c′", n}, {"H + W", double(height) + width}}},
            {say(ATT_TEXT("engine", "3 × 3 on all places")), {{"g", g}, {"9", 9}, {"c′", n}, {"c′", n}, {"H·W", places}}},
            {say(ATT_TEXT("engine", "both crossed products")), {{"2", 2}, {"g", g}, {"c′", n}, {"H·W", places}}}};
}

Explanation explainCost(const Outcome& outcome, const MultiscaleReading& reading, const Shape& maps, const Cell& cell) {
    MultiscaleReading at = reading;
    at.module.groups = divisorsOf(reading.module.channels)[std::size_t(cell.column)];
    const bool parameters = cell.panel == "cost/parameters";
    return explainCount(outcome, cell, parameters ? "10c′^{2} + 4c′,  c′ = C/g" : "g·(c′^{2}(H + W) + 9c′^{2}·H·W + 2c′·H·W)",
                        countedMultiscale(at, maps, parameters));
}

Panel costCurve(const MultiscaleReading& reading, const Shape& maps, bool parameters) {
    const auto groups = divisorsOf(reading.module.channels);
    const auto countedWith = [&](int, int i) {
        MultiscaleReading at = reading;
        at.module.groups = groups[std::size_t(i)];
        return countedMultiscale(at, maps, parameters);
    };
    const Text what = parameters ? ATT_TEXT("engine", "parameters") : ATT_TEXT("engine", "multiply-adds");
    Panel panel =
        matrixPanel({.id = parameters ? "parameters" : "multiply_adds",
                     .title = say(ATT_TEXT("engine", "%1 over the groups"), what),
                     .rows = wordAxis({}, {what}),
                     .columns = {ATT_TEXT("engine", "groups g"), nullptr, std::make_shared<std::vector<double>>(groups.begin(), groups.end()), true},
                     .values = countTable(1, int(groups.size()), countedWith)});
    panel.kind = PanelKind::Series;
    panel.measured = {what, nullptr};
    panel.measured.logarithmic = true;
    return panel;
}

}  // namespace

std::vector<Counted> countedMultiscale(const MultiscaleReading& reading, const Shape& maps, bool parameters) {
    return parameters ? countedParameters(reading.module.width(), reading.weights.bias) : countedProducts(reading.module, maps.rows, maps.columns);
}

void addMultiscaleCost(Outcome& outcome, const MultiscaleReading& reading, int height, int width) {
    const Shape maps{reading.module.channels, height, width};
    outcome.stages.push_back(
        stage("cost", ATT_TEXT("engine", "Cost over g"),
              ATT_TEXT("engine", "All groups share their weights: parameters fall with the square of the groups, products with their number."),
              {costCurve(reading, maps, true), costCurve(reading, maps, false)}));
}

Explanation explainMultiscale(const Outcome& outcome, const MultiscaleReading& reading, const Given& given, const Shape& maps, const Cell& cell) {
    const Reader reader{outcome, reading, maps};
    if (cell.panel == "pools/pooled") return reader.pooled(cell);
    if (cell.panel == "gates/out") return reader.logits(cell);
    if (cell.panel == "gates/gates") return reader.gates(cell);
    if (cell.panel == "gated/maps") return reader.gated(cell);
    if (cell.panel == "norm/x1") return reader.normed(cell);
    if (cell.panel == "norm/gamma" || cell.panel == "norm/beta") {
        Explanation explanation{.question = why(outcome, cell, cell.panel == "norm/gamma" ? "γ" : "β"), .formula = "γ, β"};
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "learned number")),
                                       cellTerm(outcome, say(ATT_TEXT("engine", "as training starts: γ = 1, β = 0; or given by a file")), cell))};
        return explanation;
    }
    if (cell.panel == "softmax/means") return reader.means(cell);
    if (cell.panel == "softmax/weights") return reader.weights(cell);
    if (cell.panel == "cross/one") return reader.crossed(cell, 0);
    if (cell.panel == "cross/two") return reader.crossed(cell, 1);
    if (cell.panel == panel::multiscaleMask) return reader.mask(cell);
    if (cell.panel == "output/maps")
        return explainScaled(outcome, cell, "F′ = M ⊗ F", {panel::features, cell.head, cell.row, cell.column},
                             {panel::multiscaleMask, cell.head / reader.width(), cell.row, cell.column});
    for (const auto& layer : {reading.one(), reading.three()})
        if (auto found = explainConvolution(outcome, layer, reading.kernels, given, cell)) return *std::move(found);
    return explainCost(outcome, reading, maps, cell);
}

}  // namespace att::lenses
