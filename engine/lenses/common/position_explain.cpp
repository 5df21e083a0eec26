// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/position_explain.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/math/position.h"
#include "engine/math/position_variants.h"
#include "engine/math/relative_shaw.h"

namespace att::lenses {
namespace {

/// An array of the stage "learned".
struct LearnedPanel {
    const char* id;
    TensorPtr PositionArrays::*values;
    Text title, rows, columns;
};

const std::array<LearnedPanel, 9>& learnedPanels() {
    const Text position = ATT_TEXT("engine", "position"), dimension = ATT_TEXT("engine", "dimension"), distance = ATT_TEXT("engine", "distance"),
               in = ATT_TEXT("engine", "input dimension"), out = ATT_TEXT("engine", "output dimension");
    static const std::array<LearnedPanel, 9> panels{{
        {"p", &PositionArrays::table, ATT_TEXT("engine", "learned positions"), position, dimension},
        {"buckets", &PositionArrays::buckets, ATT_TEXT("engine", "bias of each bucket"), ATT_TEXT("engine", "bucket"), ATT_TEXT("engine", "head")},
        {"a_k", &PositionArrays::aK, ATT_TEXT("engine", "vectors beside the keys"), distance, dimension},
        {"a_v", &PositionArrays::aV, ATT_TEXT("engine", "vectors beside the values"), distance, dimension},
        {"flow_start", &PositionArrays::start, ATT_TEXT("engine", "start p(0)"), position, dimension},
        {"flow_w1", &PositionArrays::W1, ATT_TEXT("engine", "W1 of the flow"), out, in},
        {"flow_b1", &PositionArrays::b1, ATT_TEXT("engine", "b1 of the flow"), out, dimension},
        {"flow_w2", &PositionArrays::W2, ATT_TEXT("engine", "W2 of the flow"), out, in},
        {"flow_b2", &PositionArrays::b2, ATT_TEXT("engine", "b2 of the flow"), out, dimension},
    }};
    return panels;
}

/// −k … k, as the rows of Shaw's tables are called.
Labels distanceLabels(int rows) {
    std::vector<std::string> labels;
    for (int row = 0; row < rows; ++row) labels.push_back(std::to_string(row - rows / 2));
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Labels countedFromZero(int rows) {
    std::vector<std::string> labels;
    for (int row = 0; row < rows; ++row) labels.push_back(std::to_string(row));
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Wave pairWave(double base, int pair, int d, bool sine) {
    const double exponent = -2.0 * pair / d;
    return {exponent, std::pow(base, exponent), sine, false};
}

/// Frequency and angle of a wave at a position.
std::vector<Step> angleSteps(const PositionOptions& options, const Wave& wave, double position) {
    return {{say(ATT_TEXT("engine", "frequency of this pair of dimensions")),
             Operation::Power,
             {numberTerm(say(ATT_TEXT("engine", "base")), options.base), numberTerm(formula("−2i/d"), wave.exponent)},
             wave.frequency},
            {say(ATT_TEXT("engine", "angle at this position, counted from 0")),
             Operation::Product,
             {numberTerm(formula("p"), position), numberTerm(formula("ω"), wave.frequency)},
             position * wave.frequency}};
}

Explanation explainWave(const PositionReading& r, const Cell& cell, int position) {
    const int d = findPanel(r.outcome, cell.panel)->shape.columns;
    const auto wave = waveOf(r.options, cell.column, d);
    Explanation explanation{.question = why(r.outcome, cell, "P"),
                            .formula = wave.sine ? "P_{p,c} = sin(p·ω),  ω = base^{−2i/d}" : "P_{p,c} = cos(p·ω),  ω = base^{−2i/d}"};
    if (r.options.layout == RotaryLayout::Halves && r.options.kind == PositionKind::Sinusoidal)
        explanation.formula = wave.sine ? "P_{p,i} = sin(p·ω),  ω = base^{−i/(d/2−1)}" : "P_{p,d/2+i} = cos(p·ω),  ω = base^{−i/(d/2−1)}";
    if (wave.silent) {
        explanation.steps = {
            givenStep(say(ATT_TEXT("engine", "the odd dimension has no partner and says nothing")), cellTerm(r.outcome, formula("p"), cell))};
        return explanation;
    }
    explanation.steps = angleSteps(r.options, wave, position);
    explanation.steps.push_back(
        {wave.sine ? say(ATT_TEXT("engine", "this dimension is a sine")) : say(ATT_TEXT("engine", "this dimension is a cosine")),
         wave.sine ? Operation::Sine : Operation::Cosine,
         {numberTerm(formula("p·ω"), explanation.steps.back().result)},
         numberAt(r.outcome, cell)});
    return explanation;
}

Explanation explainRow(const PositionReading& r, const Cell& cell, int position) {
    Explanation explanation{.question = why(r.outcome, cell, "P"), .formula = "P_{p} = row p of the table"};
    const Cell source{"learned/p", 0, position, cell.column};
    const bool inside = isKept(r.outcome, source);
    explanation.steps = {inside ? givenStep(say(ATT_TEXT("engine", "row %1 of the table"), position), cellTerm(r.outcome, formula("p"), source))
                                : givenStep(say(ATT_TEXT("engine", "beyond the end of the table: nothing is added")), numberTerm(formula("p"), 0))};
    return explanation;
}

/// What each step of the solver adds to one component on the way to the next position.
std::vector<Term> flowIncrements(const PositionReading& r, const RowVector<double>& from, int position, int component) {
    const auto flow = flowOf(arraysIn(r.outcome), Watch());
    const OdeGrid grid{.positions = r.options.steps + 1, .interval = r.options.interval / r.options.steps, .steps = 1, .method = r.options.method};
    const auto way = followFrom(flow, from, position * r.options.interval, grid);
    std::vector<Term> terms;
    for (int s = 0; s < r.options.steps; ++s)
        terms.push_back(numberTerm(say(ATT_TEXT("engine", "step %1 of the solver"), s + 1), way(s + 1, component) - way(s, component)));
    return shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
}

Explanation explainFlow(const PositionReading& r, const Cell& cell, int position) {
    Explanation explanation{.question = why(r.outcome, cell, "P"), .formula = "p(t_{i+1}) = p(t_{i}) + ∫ h(t, p) dt"};
    const Term start = cellTerm(r.outcome, formula("p(0)"), {"learned/flow_start", 0, 0, cell.column});
    if (position == 0) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "where the flow starts")), start)};
        return explanation;
    }
    Step step{say(ATT_TEXT("engine", "the position before, and what the flow adds to it")), Operation::Sum, {}, numberAt(r.outcome, cell)};
    if (cell.row == 0) {
        step.terms = {start, numberTerm(say(ATT_TEXT("engine", "the flow from 0 to here")), step.result - start.value)};
    } else {
        const int d = findPanel(r.outcome, cell.panel)->shape.columns;
        const auto before = numbersAlong(r.outcome, {{cell.panel, 0, cell.row - 1, 0}}, d);
        step.terms = flowIncrements(r, Eigen::Map<const RowVector<double>>(before.data(), d), position - 1, cell.column);
        step.terms.insert(step.terms.begin(), cellTerm(r.outcome, formula("p before"), {cell.panel, 0, cell.row - 1, cell.column}));
    }
    explanation.steps = {std::move(step)};
    return explanation;
}

std::string pairFormula(bool firstOfPair) {
    return firstOfPair ? "q′_{a} = q_{a} cos(pθ) − q_{b} sin(pθ)" : "q′_{b} = q_{a} sin(pθ) + q_{b} cos(pθ)";
}

Explanation explainSlope(const PositionReading& r, const Cell& cell) {
    const double exponent = slopeExponent(cell.head, r.sizes.heads), slope = std::exp2(exponent), i = cell.row, j = cell.column;
    const auto form = r.options.form;
    const double factor = form == LinearBiasForm::KeyOnly ? j : form == LinearBiasForm::Distance ? j - i : -std::abs(i - j);
    const char* name = form == LinearBiasForm::KeyOnly ? "j" : form == LinearBiasForm::Distance ? "−(i − j)" : "−|i − j|";
    return {.question = why(r.outcome, cell, "b"),
            .formula = std::string("b_{ij} = m_{h}·(") + name + ")",
            .steps = {{say(ATT_TEXT("engine", "slope of this head")),
                       Operation::Power,
                       {numberTerm(formula("2"), 2), numberTerm(formula("x"), exponent)},
                       slope},
                      {say(ATT_TEXT("engine", "slope times distance")),
                       Operation::Product,
                       {numberTerm(formula("m"), slope), numberTerm(formula(name), factor)},
                       numberAt(r.outcome, cell)}}};
}

Explanation explainBucketBias(const PositionReading& r, const Cell& cell) {
    Explanation explanation{.question = why(r.outcome, cell, "b"),
                            .formula = "b_{ij} = table[bucket(j − i), h]",
                            .steps = bucketSteps(r.options.rule, cell.column - cell.row)};
    const int bucket = static_cast<int>(explanation.steps.back().result);
    explanation.steps.push_back(givenStep(say(ATT_TEXT("engine", "the bias of bucket %1"), bucket),
                                          cellTerm(r.outcome, formula("b"), {"learned/buckets", 0, bucket, cell.head})));
    return explanation;
}

Explanation explainShawBias(const PositionReading& r, const Cell& cell, double factor) {
    const int row = shawRow(cell.row, cell.column, r.options.clip);
    const DotProduct dot{.title = say(ATT_TEXT("engine", "the query meets the vector of this distance")),
                         .count = r.sizes.dK,
                         .first = {{scoredQueries(r.outcome), cell.head, cell.row, 0}},
                         .second = {{"learned/a_k", 0, row, 0}},
                         .label = [](int c) { return formula("q" + lowered(c) + "·a" + lowered(c)); }};
    auto product = dotProductStep(r.outcome, dot);
    product.result = numberAt(r.outcome, cell) / factor;
    const Step scaled{say(ATT_TEXT("engine", "scaled like the score")),
                      Operation::Product,
                      {numberTerm(formula("q·a"), product.result), numberTerm(say(ATT_TEXT("engine", "factor")), factor)},
                      numberAt(r.outcome, cell)};
    return {.question = why(r.outcome, cell, "b"), .formula = "b_{ij} = q_{i}·a^{K}_{clip(j−i)} / √d_{k}", .steps = {std::move(product), scaled}};
}

}  // namespace

Wave waveOf(const PositionOptions& options, int dimension, int d) {
    const int pairs = d / 2;
    const bool rope = options.kind == PositionKind::Rotary;
    if (options.layout == RotaryLayout::Interleaved) {
        const bool second = dimension % 2 == 1;
        auto wave = pairWave(options.base, dimension / 2, d, rope ? second : !second);
        wave.silent = rope && dimension == 2 * pairs;
        return wave;
    }
    if (dimension == 2 * pairs) return {.silent = true};
    const int i = dimension % pairs;
    const bool second = dimension >= pairs;
    if (rope) return pairWave(options.base, i, d, second);
    return {-double(i) / std::max(pairs - 1, 1), concatenatedFrequency(i, d, options.base), !second, false};
}

Explanation explainPosition(const PositionReading& reading, const Cell& cell, int first) {
    const int position = first + cell.row;
    if (reading.options.kind == PositionKind::Learned) return explainRow(reading, cell, position);
    if (reading.options.kind == PositionKind::Flow) return explainFlow(reading, cell, position);
    return explainWave(reading, cell, position);
}

Explanation explainTurned(const PositionReading& r, const Cell& cell) {
    const int d = r.sizes.dK, pairs = d / 2, c = cell.column;
    const std::string plain = "qkv" + cell.panel.substr(cell.panel.find('/'));
    const auto at = [&](int column) { return Cell{plain, cell.head, cell.row, column}; };
    const auto wave = waveOf(r.options, c, d);
    if (wave.silent)
        return {
            .question = why(r.outcome, cell, "Q′"),
            .formula = "q′ = q",
            .steps = {givenStep(say(ATT_TEXT("engine", "the odd dimension has no partner and stays")), cellTerm(r.outcome, formula("q"), at(c)))}};
    const bool interleaved = r.options.layout == RotaryLayout::Interleaved, firstOfPair = !wave.sine;
    const int a = interleaved ? c / 2 * 2 : c % pairs, b = interleaved ? a + 1 : a + pairs;
    auto steps = angleSteps(r.options, wave, r.options.first + cell.row);
    const double angle = steps.back().result, cosine = std::cos(angle), sine = std::sin(angle);
    steps.push_back({say(ATT_TEXT("engine", "cosine of the angle")), Operation::Cosine, {numberTerm(formula("pθ"), angle)}, cosine});
    steps.push_back({say(ATT_TEXT("engine", "sine of the angle")), Operation::Sine, {numberTerm(formula("pθ"), angle)}, sine});
    const double fromA = firstOfPair ? cosine : sine, fromB = firstOfPair ? -sine : cosine;
    const Term qa = cellTerm(r.outcome, formula("q_a"), at(a)), qb = cellTerm(r.outcome, formula("q_b"), at(b));
    steps.push_back({say(ATT_TEXT("engine", "what the first of the pair gives")),
                     Operation::Product,
                     {qa, numberTerm(formula(firstOfPair ? "cos" : "sin"), fromA)},
                     qa.value * fromA});
    steps.push_back({say(ATT_TEXT("engine", "what the second of the pair gives")),
                     Operation::Product,
                     {qb, numberTerm(formula(firstOfPair ? "−sin" : "cos"), fromB)},
                     qb.value * fromB});
    steps.push_back({say(ATT_TEXT("engine", "the turned component")),
                     Operation::Sum,
                     {numberTerm(formula("a"), qa.value * fromA), numberTerm(formula("b"), qb.value * fromB)},
                     numberAt(r.outcome, cell)});
    return {
        .question = why(r.outcome, cell, cell.panel == panel::turnedQ ? "Q′" : "K′"), .formula = pairFormula(firstOfPair), .steps = std::move(steps)};
}

Explanation explainBias(const PositionReading& r, const Cell& cell, double factor) {
    if (r.options.kind == PositionKind::LinearBias) return explainSlope(r, cell);
    if (r.options.kind == PositionKind::Buckets) return explainBucketBias(r, cell);
    return explainShawBias(r, cell, factor);
}

Explanation explainLearned(const Outcome& outcome, const Cell& cell, const WeightOptions& weights, const PositionOptions& options) {
    const std::string name = cell.panel.substr(cell.panel.find('/') + 1);
    const bool layer = name.starts_with("flow_") && name != "flow_start";
    const auto drawn = layer ? say(ATT_TEXT("engine", "Drawn from U(±1/√(d + 1)), as a linear layer starts, with seed %1."), weights.seed)
                             : say(ATT_TEXT("engine", "Drawn from N(0, %1²) with seed %2."), options.spread, weights.seed);
    return {.question = why(outcome, cell, "P"),
            .formula = "learned",
            .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(outcome, formula(name), cell))},
            .remark = originOf(weights, {name}, drawn)};
}

double slopeExponent(int head, int heads) {
    const int power = static_cast<int>(std::bit_floor(static_cast<unsigned>(heads)));
    return head < power ? -8.0 * (head + 1) / power : -8.0 * (2 * (head - power) + 1) / (2 * power);
}

std::vector<Step> bucketSteps(const RelativeBuckets& rule, int distance) {
    const int side = rule.bothSides ? rule.buckets / 2 : rule.buckets, exact = side / 2, offset = rule.bothSides && distance > 0 ? side : 0;
    const int length = rule.bothSides ? std::abs(distance) : std::max(-distance, 0);
    std::vector<Step> steps;
    double within = length;
    if (length >= exact) {
        const double ratio = std::log(double(length) / exact), whole = std::log(double(rule.farthest) / exact), along = ratio / whole;
        steps.push_back({say(ATT_TEXT("engine", "how far along the logarithmic part")),
                         Operation::Quotient,
                         {numberTerm(formula("ln(|j − i| / exact)"), ratio), numberTerm(formula("ln(farthest / exact)"), whole)},
                         along});
        steps.push_back({say(ATT_TEXT("engine", "in buckets of that part")),
                         Operation::Product,
                         {numberTerm(say(ATT_TEXT("engine", "share")), along), numberTerm(say(ATT_TEXT("engine", "buckets")), side - exact)},
                         along * (side - exact)});
        const double rounded = exact + static_cast<int>(along * (side - exact));
        within = std::min(rounded, double(side - 1));
        steps.push_back({say(ATT_TEXT("engine", "rounded down after the exact ones, at most the last")),
                         Operation::Minimum,
                         {numberTerm(say(ATT_TEXT("engine", "bucket")), rounded), numberTerm(say(ATT_TEXT("engine", "last")), side - 1)},
                         within});
    }
    steps.push_back(
        {length < exact ? say(ATT_TEXT("engine", "near distances have a bucket each")) : say(ATT_TEXT("engine", "far distances share buckets")),
         Operation::Sum,
         {numberTerm(say(ATT_TEXT("engine", "bucket")), within), numberTerm(say(ATT_TEXT("engine", "keys after the query start at")), offset)},
         within + offset});
    return steps;
}

PositionArrays arraysIn(const Outcome& outcome) {
    PositionArrays arrays;
    for (const auto& line : learnedPanels())
        if (const Panel* panel = findPanel(outcome, std::string("learned/") + line.id)) arrays.*line.values = panel->values;
    return arrays;
}

std::optional<Stage> learnedStage(const PositionArrays& arrays) {
    Stage stage{"learned",
                ATT_TEXT("engine", "learned"),
                ATT_TEXT("engine", "What training would give this encoding; here it is drawn from the seed, or read from a file."),
                {}};
    for (const auto& line : learnedPanels()) {
        const auto& values = arrays.*line.values;
        if (!values) continue;
        Picture picture{.id = line.id,
                        .title = say(ATT_TEXT("engine", "%1"), line.title),
                        .rows = {line.rows, nullptr},
                        .columns = {line.columns, nullptr},
                        .values = values};
        if (line.rows == ATT_TEXT("engine", "distance")) picture.rows.labels = distanceLabels(values->shape().rows);
        if (line.rows == ATT_TEXT("engine", "position") || line.rows == ATT_TEXT("engine", "bucket"))
            picture.rows.labels = countedFromZero(values->shape().rows);
        stage.panels.push_back(matrixPanel(std::move(picture)));
    }
    if (stage.panels.empty()) return {};
    return stage;
}

}  // namespace att::lenses
