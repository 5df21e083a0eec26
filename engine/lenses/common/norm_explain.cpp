// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/norm_stages.h"
#include "engine/lenses/common/norm_steps.h"

namespace att::lenses {
namespace {

/// An outcome of the lens, read back.
struct Reading {
    const Outcome& outcome;
    const NormOptions& options;
    NormShape shape = options.shape();

    const Tensor& tensor(const char* panel) const { return *findPanel(outcome, panel)->values; }
    std::ptrdiff_t indexOf(const Cell& cell) const {
        const auto slices = options.slices();
        return (std::ptrdiff_t(cell.head) * slices.rows + cell.row) * slices.columns + cell.column;
    }
    Cell cellOf(const std::string& panel, std::ptrdiff_t index) const {
        const auto slices = options.slices();
        const auto inSlice = std::ptrdiff_t(slices.rows) * slices.columns;
        return {panel, int(index / inSlice), int(index % inSlice / slices.columns), int(index % slices.columns)};
    }
    int setOf(std::ptrdiff_t index) const {
        const auto [sample, place, channel] = shape.cellAt(index);
        return normSet(options.kind, shape, sample, place, channel);
    }
    /// All cells of a set, as addresses in a panel of the array's shape.
    std::vector<Cell> members(int set, const std::string& panel) const {
        std::vector<Cell> cells;
        for (std::ptrdiff_t i = 0; i < shape.size(); ++i)
            if (setOf(i) == set) cells.push_back(cellOf(panel, i));
        return cells;
    }
    NormStatistics statistics() const {
        if (options.remembered()) return rememberedStatistics(tensor(norm_panel::runningMean), tensor(norm_panel::runningVariance));
        return normStatistics(options.kind, shape, tensor(norm_panel::x).data());
    }
    NormParameters<float> parameters() const {
        return {tensor(norm_panel::gamma).head(0).row(0), tensor(norm_panel::beta).head(0).row(0), options.epsilon()};
    }
};

bool isGiven(const NormOptions& options, const char* name) { return findGiven(options.arrays, name) != nullptr; }

Explanation explainX(const Reading& reading, const Cell& cell) {
    const auto index = reading.indexOf(cell);
    const auto [sample, place, channel] = reading.shape.cellAt(index);
    Explanation explanation{.question = why(reading.outcome, cell, "X"), .formula = "x = m_{c} + s_{c} · N(0, 1)"};
    const double value = numberAt(reading.outcome, cell);
    if (isGiven(reading.options, "x")) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "where it all begins")), cellTerm(reading.outcome, formula("x"), cell))};
        explanation.remark = say(ATT_TEXT("engine", "Read from %1."), reading.options.arrays.path);
        return explanation;
    }
    if (sample == reading.shape.samples - 1 && place >= reading.shape.places - reading.options.pads()) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "padding: fills the sample up")), numberTerm(formula("x"), value))};
        explanation.remark = say(ATT_TEXT("engine", "The last sample is %1 tokens shorter than the others."), reading.options.pads());
        return explanation;
    }
    const auto source = normSource(reading.options);
    const auto c = static_cast<std::size_t>(channel);
    const double drawn = double(normDraw(reading.options, "x", static_cast<std::size_t>(index) + 1).back());
    const double mean = double(source.mean[c]), spread = double(source.spread[c]);
    explanation.steps = {{say(ATT_TEXT("engine", "the channel's spread times a drawn number")),
                          Operation::Product,
                          {numberTerm(formula("s" + lowered(channel)), spread), numberTerm(formula("N(0, 1)"), drawn)},
                          spread * drawn},
                         {say(ATT_TEXT("engine", "around the channel's mean")),
                          Operation::Sum,
                          {numberTerm(formula("m" + lowered(channel)), mean), numberTerm(formula("s·N"), spread * drawn)},
                          value}};
    return explanation;
}

/// The set's number as the kind counts it: which of sample, place, channel and group it depends on.
Explanation explainSet(const Reading& reading, const Cell& cell) {
    const auto [b, p, c] = reading.shape.cellAt(reading.indexOf(cell));
    const auto& shape = reading.shape;
    Explanation explanation{.question = why(reading.outcome, cell, "set")};
    const auto one = [&](const char* words, const char* label) {
        explanation.formula = words;
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "number of the set")), numberTerm(formula(label), numberAt(reading.outcome, cell)))};
    };
    const auto two = [&](const char* words, const char* before, double sets, const char* label, int inside) {
        explanation.formula = words;
        explanation.steps = {{say(ATT_TEXT("engine", "number of the set")),
                              Operation::Sum,
                              {numberTerm(formula(before), sets), numberTerm(formula(label), inside + 1)},
                              numberAt(reading.outcome, cell)}};
    };
    switch (reading.options.kind) {
        case NormKind::Batch: one("set = c", "c"); break;
        case NormKind::Layer:
        case NormKind::Rms: two("set = (b − 1)·T + t", "(b − 1)·T", double(b) * shape.places, "t", p); break;
        case NormKind::LayerOverAll: one("set = b", "b"); break;
        case NormKind::Instance: two("set = (b − 1)·D + c", "(b − 1)·D", double(b) * shape.channels, "c", c); break;
        case NormKind::Group: two("set = (b − 1)·G + g", "(b − 1)·G", double(b) * shape.groups, "g", c / (shape.channels / shape.groups)); break;
    }
    const int set = reading.setOf(reading.indexOf(cell));
    explanation.together = reading.members(set, cell.panel);
    explanation.remark = say(ATT_TEXT("engine", "%1 cells share this mean and variance; there are %2 such sets."),
                             double(explanation.together.size()), double(normSets(reading.options.kind, shape)));
    return explanation;
}

/// The numbers of a set of X with their addresses.
std::vector<Term> termsOf(const Reading& reading, int set) {
    std::vector<Term> terms;
    for (auto& cell : reading.members(set, norm_panel::x)) {
        const auto label = formula("x" + lowered(int(terms.size())));
        terms.push_back(cellTerm(reading.outcome, label, std::move(cell)));
    }
    return terms;
}

Explanation explainStatistic(const Reading& reading, const Cell& cell, bool variance) {
    const int set = cell.column;
    Explanation explanation{.question = why(reading.outcome, cell, variance ? "σ²" : "μ"),
                            .formula = variance ? "σ² = Σ (x − μ)² / N" : "μ = Σ x / N"};
    if (reading.options.remembered()) {
        const Cell source{variance ? norm_panel::runningVariance : norm_panel::runningMean, 0, set, reading.options.batches};
        explanation.formula = variance ? "σ² = running variance" : "μ = running mean";
        explanation.steps = {
            givenStep(say(ATT_TEXT("engine", "remembered from training")), cellTerm(reading.outcome, formula(variance ? "σ²" : "μ"), source))};
        return explanation;
    }
    const auto terms = termsOf(reading, set);
    if (reading.options.kind == NormKind::Rms) explanation.formula = variance ? "σ² = Σ x² / N" : "μ = 0";
    explanation.steps = variance ? varianceSteps(terms, reading.statistics().mean[set]) : meanSteps(terms);
    if (reading.options.kind == NormKind::Rms && !variance)
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "RMS norm takes no mean off")), numberTerm(formula("μ"), 0))};
    explanation.steps.back().result = numberAt(reading.outcome, cell);
    explanation.together = reading.members(set, norm_panel::x);
    return explanation;
}

Explanation explainNormalised(const Reading& reading, const Cell& cell) {
    const auto index = reading.indexOf(cell);
    const int set = reading.setOf(index);
    const auto statistics = reading.statistics();
    const bool rms = reading.options.kind == NormKind::Rms;
    Explanation explanation{.question = why(reading.outcome, cell, "x̂"), .formula = rms ? "x̂ = x / √(Σ x² / N + ε)" : "x̂ = (x − μ) / √(σ² + ε)"};
    const Term x = cellTerm(reading.outcome, formula("x"), reading.cellOf(norm_panel::x, index));
    const Term mean = cellTerm(reading.outcome, formula("μ"), {norm_panel::mean, 0, 0, set});
    const Term variance = cellTerm(reading.outcome, formula("σ²"), {norm_panel::variance, 0, 0, set});
    explanation.steps = divisionSteps({x, statistics.mean[set], statistics.variance[set], reading.options.epsilon(), rms}, mean, variance);
    explanation.steps.back().result = numberAt(reading.outcome, cell);
    explanation.together = reading.members(set, cell.panel);
    return explanation;
}

Explanation explainOutput(const Reading& reading, const Cell& cell) {
    const auto index = reading.indexOf(cell);
    const int channel = reading.shape.cellAt(index).channel;
    const bool rms = reading.options.kind == NormKind::Rms;
    const Cell gamma{norm_panel::gamma, 0, 0, channel}, normalised = reading.cellOf(norm_panel::normalised, index);
    std::vector<Term> terms{{formula("γ·x̂"), numberAt(reading.outcome, gamma) * numberAt(reading.outcome, normalised), gamma, normalised}};
    if (!rms) terms.push_back(cellTerm(reading.outcome, formula("β"), {norm_panel::beta, 0, 0, channel}));
    return {
        .question = why(reading.outcome, cell, "Y"),
        .formula = rms ? "y = γ_{c} · x̂" : "y = γ_{c} · x̂ + β_{c}",
        .steps = {{say(ATT_TEXT("engine", "factor and shift of the channel")), Operation::Sum, std::move(terms), numberAt(reading.outcome, cell)}},
        .together = reading.members(reading.setOf(index), cell.panel)};
}

Explanation explainParameter(const Reading& reading, const Cell& cell, const char* name, const char* symbol) {
    const double start = std::string_view(name) == "gamma" ? 1 : 0;
    Explanation explanation{
        .question = why(reading.outcome, cell, symbol),
        .formula = "y = γ x̂ + β",
        .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(reading.outcome, formula(symbol), cell))}};
    explanation.remark = isGiven(reading.options, name) ? say(ATT_TEXT("engine", "Read from %1."), reading.options.arrays.path)
                         : reading.options.affine ? say(ATT_TEXT("engine", "Drawn from N(%1, 0.5²) with seed %2."), start, reading.options.seed)
                                                  : say(ATT_TEXT("engine", "%1 before any training."), start);
    return explanation;
}

/// running = (1 − m)·running + m·batch.
Explanation explainRunning(const Reading& reading, const Cell& cell, bool variance) {
    const char* symbol = variance ? "σ²" : "μ";
    const double m = reading.options.momentum, count = double(reading.shape.samples) * reading.shape.places;
    Explanation explanation{.question = why(reading.outcome, cell, symbol),
                            .formula = variance ? "σ² ← (1 − m)·σ² + m·s²" : "μ ← (1 − m)·μ + m·μ_{batch}"};
    if (cell.column == 0 || count < 2) {
        explanation.steps = {
            givenStep(say(ATT_TEXT("engine", "where it starts, before any batch")), numberTerm(formula(symbol), numberAt(reading.outcome, cell)))};
        if (isGiven(reading.options, variance ? "running_var" : "running_mean"))
            explanation.remark = say(ATT_TEXT("engine", "Read from %1."), reading.options.arrays.path);
        else if (count < 2)
            explanation.remark = say(ATT_TEXT("engine", "A channel with a single value has no variance: nothing is learned from such batches."));
        return explanation;
    }
    const auto batch = normArray(reading.options, "batch/" + std::to_string(cell.column), reading.shape.samples);
    const auto statistics = normStatistics(NormKind::Batch, reading.shape, batch.data());
    double seen = variance ? statistics.variance[cell.row] : statistics.mean[cell.row];
    if (variance) {
        const double unbiased = seen * count / (count - 1);
        explanation.steps.push_back({say(ATT_TEXT("engine", "the batch's variance, made unbiased: · N / (N − 1)")),
                                     Operation::Product,
                                     {numberTerm(formula("σ²"), seen), numberTerm(formula("N / (N − 1)"), count / (count - 1))},
                                     unbiased});
        seen = unbiased;
    }
    const Cell before{cell.panel, 0, cell.row, cell.column - 1};
    const Term old = cellTerm(reading.outcome, formula("before"), before);
    explanation.steps.push_back(
        {say(ATT_TEXT("engine", "what stays of the old")), Operation::Product, {numberTerm(formula("1 − m"), 1 - m), old}, (1 - m) * old.value});
    explanation.steps.push_back({say(ATT_TEXT("engine", "what the batch adds")),
                                 Operation::Product,
                                 {numberTerm(formula("m"), m), numberTerm(formula("batch"), seen)},
                                 m * seen});
    explanation.steps.push_back({say(ATT_TEXT("engine", "remembered now")),
                                 Operation::Sum,
                                 {numberTerm(formula("(1 − m)·before"), (1 - m) * old.value), numberTerm(formula("m·batch"), m * seen)},
                                 numberAt(reading.outcome, cell)});
    return explanation;
}

/// One cell of an array before or after a trial: y with the numbers it comes from.
Step trialStep(const Reading& reading, const NormLine& line, const Normed& normed, std::ptrdiff_t cell, Message title) {
    const auto [b, p, c] = normed.shape.cellAt(cell);
    const int set = normSet(line.kind, normed.shape, b, p, c);
    const auto parameters = reading.parameters();
    const double x = double(normed.x[std::size_t(cell)]), root = std::sqrt(normed.statistics.variance[set] + parameters.epsilon);
    const double beta = line.kind == NormKind::Rms ? 0 : double(parameters.beta[c]);
    const double share = double(parameters.gamma[c]) / root;
    return {std::move(title),
            Operation::Sum,
            {numberTerm(formula("γ·x/σ"), share * x), numberTerm(formula("−γ·μ/σ"), -share * normed.statistics.mean[set]),
             numberTerm(formula("β"), beta)},
            double(normed.y[std::size_t(cell)])};
}

Explanation explainTrial(const Reading& reading, const Cell& cell) {
    const auto& line = normLines()[std::size_t(cell.row)];
    const auto trial = normTrials(reading.options)[std::size_t(cell.column)];
    const auto parameters = reading.parameters();
    const auto remembered = rememberedStatistics(reading.tensor(norm_panel::runningMean), reading.tensor(norm_panel::runningVariance));
    const auto move = normMove({reading.options, reading.tensor(norm_panel::x), parameters, remembered}, line, trial.kind);
    const double before = double(move.before.y[std::size_t(move.cell)]), after = double(move.after.y[std::size_t(move.cell)]),
                 change = after - before;
    Explanation explanation{.question = why(reading.outcome, cell, "Δ"), .formula = "Δ = max |y_{after} − y_{before}|"};
    explanation.steps = {trialStep(reading, line, move.before, move.cell, say(ATT_TEXT("engine", "the cell that changes most, before"))),
                         trialStep(reading, line, move.after, move.cell, say(ATT_TEXT("engine", "the same cell after"))),
                         {say(ATT_TEXT("engine", "change")),
                          Operation::Sum,
                          {numberTerm(formula("y after"), after), numberTerm(formula("−y before"), -before)},
                          change},
                         {say(ATT_TEXT("engine", "without its sign")),
                          Operation::Maximum,
                          {numberTerm(formula("Δ"), change), numberTerm(formula("−Δ"), -change)},
                          numberAt(reading.outcome, cell)}};
    const auto [b, p, c] = reading.shape.cellAt(move.cell);
    explanation.remark = say(ATT_TEXT("engine", "It changes most at sample %1, place %2, channel %3."), b + 1, p + 1, c + 1);
    return explanation;
}

Explanation explainCompany(const Reading& reading, const Cell& cell) {
    const auto parameters = reading.parameters();
    const auto remembered = rememberedStatistics(reading.tensor(norm_panel::runningMean), reading.tensor(norm_panel::runningVariance));
    const auto spread =
        normSpread({reading.options, reading.tensor(norm_panel::x), parameters, remembered}, normLines()[std::size_t(cell.row)], Watch());
    const auto& draws = (*spread)[std::size_t(cell.column)];
    std::vector<Term> terms;
    for (const double square : draws) terms.push_back(numberTerm(formula("d²" + lowered(int(terms.size()))), square));
    const double mean = meanOf(draws);
    return {.question = why(reading.outcome, cell, "s"),
            .formula = "s = √(Σ (y − mean of y)² / N)",
            .steps = {{say(ATT_TEXT("engine", "mean square deviation over the draws of the company")), Operation::Mean, std::move(terms), mean},
                      {say(ATT_TEXT("engine", "standard deviation")),
                       Operation::Root,
                       {numberTerm(formula("mean"), mean)},
                       numberAt(reading.outcome, cell)}},
            .remark = say(ATT_TEXT("engine", "The first sample is normalised in %1 batches of %2 whose other samples are drawn anew."), companyDraws,
                          companySizes[std::size_t(cell.column)])};
}

}  // namespace

Explanation explainNorms(const Outcome& outcome, const Cell& cell, const NormOptions& options) {
    const Reading reading{outcome, options};
    if (cell.panel == norm_panel::x) return explainX(reading, cell);
    if (cell.panel == norm_panel::sets) return explainSet(reading, cell);
    if (cell.panel == norm_panel::mean) return explainStatistic(reading, cell, false);
    if (cell.panel == norm_panel::variance) return explainStatistic(reading, cell, true);
    if (cell.panel == norm_panel::normalised) return explainNormalised(reading, cell);
    if (cell.panel == norm_panel::gamma) return explainParameter(reading, cell, "gamma", "γ");
    if (cell.panel == norm_panel::beta) return explainParameter(reading, cell, "beta", "β");
    if (cell.panel == norm_panel::y) return explainOutput(reading, cell);
    if (cell.panel == norm_panel::runningMean) return explainRunning(reading, cell, false);
    if (cell.panel == norm_panel::runningVariance) return explainRunning(reading, cell, true);
    if (cell.panel == norm_panel::trials) return explainTrial(reading, cell);
    return explainCompany(reading, cell);
}

}  // namespace att::lenses
