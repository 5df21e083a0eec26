// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/norm_stages.h"

#include <cmath>

#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

Axis named(Text name) { return {name, nullptr}; }

std::vector<Text> lineNames() {
    std::vector<Text> names;
    for (const auto& line : normLines()) names.push_back(line.name);
    return names;
}

/// "2·1": sample and channel of a slice.
Axis sliceAxis(const NormOptions& options) {
    if (!options.image()) return named(ATT_TEXT("engine", "sample"));
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int b = 1; b <= options.samples; ++b)
        for (int c = 1; c <= options.channels; ++c) labels->push_back(std::to_string(b) + "·" + std::to_string(c));
    return {ATT_TEXT("engine", "sample·channel"), labels};
}

/// The array, or what became of it, slice by slice.
Panel cubePanel(const NormOptions& options, const char* id, Message title, TensorPtr values) {
    auto panel = stackPanel({.id = id, .title = std::move(title), .values = std::move(values)});
    panel.heads = sliceAxis(options);
    panel.rows = options.image() ? named(ATT_TEXT("engine", "row")) : tokenAxis(nullptr);
    panel.columns = options.image() ? named(ATT_TEXT("engine", "column")) : named(ATT_TEXT("engine", "channel"));
    return panel;
}

/// One row of bars.
Panel barPanel(const char* id, Message title, Axis columns, TensorPtr values) {
    auto panel = matrixPanel({.id = id, .title = std::move(title), .columns = std::move(columns), .values = std::move(values)});
    panel.kind = PanelKind::Bars;
    return panel;
}

TensorPtr setNumbers(const NormOptions& options) {
    const auto shape = options.shape();
    auto numbers = std::make_shared<Tensor>(options.slices());
    for (std::ptrdiff_t i = 0; i < shape.size(); ++i) {
        const auto [sample, place, channel] = shape.cellAt(i);
        numbers->data()[i] = static_cast<float>(normSet(options.kind, shape, sample, place, channel) + 1);
    }
    return numbers;
}

TensorPtr inRow(const RowVector<double>& numbers) {
    auto tensor = std::make_shared<Tensor>(Shape{1, 1, static_cast<int>(numbers.size())});
    tensor->head(0).row(0) = numbers.cast<float>();
    return tensor;
}

Stage setStage(const NormOptions& options) {
    auto map = cubePanel(options, "sets", say(ATT_TEXT("engine", "which set each cell belongs to")), setNumbers(options));
    map.tone = Tone::Sequential;
    map.lowest = 0.0f;
    return stage("sets", ATT_TEXT("engine", "who shares"),
                 ATT_TEXT("engine", "Cells with the same number share a mean and a variance; point at one to light up its set."), {std::move(map)});
}

Stage statisticsStage(const NormOptions& options, const NormExample& example) {
    const Axis sets = named(options.kind == NormKind::Batch ? ATT_TEXT("engine", "channel") : ATT_TEXT("engine", "set"));
    auto variance = barPanel(
        "variance",
        options.kind == NormKind::Rms ? say(ATT_TEXT("engine", "mean square of each set")) : say(ATT_TEXT("engine", "variance σ² of each set")), sets,
        inRow(example.statistics.variance));
    variance.tone = Tone::Sequential;
    variance.lowest = 0.0f;
    return stage("statistics", ATT_TEXT("engine", "μ and σ²"),
                 ATT_TEXT("engine", "One mean and one variance for each set; the variance divides by how many cells the set has."),
                 {barPanel("mean", say(ATT_TEXT("engine", "mean μ of each set")), sets, inRow(example.statistics.mean)), std::move(variance)});
}

Stage learnedStage(const NormExample& example) {
    const Axis channels = named(ATT_TEXT("engine", "channel"));
    return stage("learned", ATT_TEXT("engine", "γ and β"),
                 ATT_TEXT("engine", "All that a norm learns: a factor and a shift for each channel, whichever cells share statistics."),
                 {barPanel("gamma", say(ATT_TEXT("engine", "factor γ of each channel")), channels, example.gamma),
                  barPanel("beta", say(ATT_TEXT("engine", "shift β of each channel")), channels, example.beta)});
}

/// Curves while they can be told apart, else a map.
Panel runningPanel(const char* id, Message title, Text measured, TensorPtr values) {
    constexpr int mostCurves = 8;
    auto panel = matrixPanel({.id = id,
                              .title = std::move(title),
                              .rows = named(ATT_TEXT("engine", "channel")),
                              .columns = named(ATT_TEXT("engine", "batches seen")),
                              .values = std::move(values)});
    auto places = std::make_shared<std::vector<double>>();
    for (int batch = 0; batch < panel.shape.columns; ++batch) places->push_back(batch);
    panel.columns.places = places;
    if (panel.shape.rows <= mostCurves) panel.kind = PanelKind::Series;
    panel.measured = named(measured);
    return panel;
}

Stage runningStage(const NormExample& example) {
    return stage("running", ATT_TEXT("engine", "remembered"),
                 ATT_TEXT("engine", "What batch norm remembers of the batches it was trained on, to use it later on a single sample."),
                 {runningPanel("mean", say(ATT_TEXT("engine", "running mean")), ATT_TEXT("engine", "mean"), example.runningMean),
                  runningPanel("variance", say(ATT_TEXT("engine", "running variance")), ATT_TEXT("engine", "variance"), example.runningVariance)});
}

Result<Stage> trialStage(const NormOptions& options, const NormTrialInput& input, const Watch& watch) {
    const auto trials = normTrials(options);
    const auto& lines = normLines();
    auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(lines.size()), static_cast<int>(trials.size())});
    std::vector<Text> names;
    for (std::size_t t = 0; t < trials.size(); ++t) {
        names.push_back(trials[t].name);
        for (std::size_t l = 0; l < lines.size(); ++l) {
            if (watch.stopped()) return stoppedError();
            values->head(0)(Eigen::Index(l), Eigen::Index(t)) = static_cast<float>(normMove(input, lines[l], trials[t].kind).change());
        }
    }
    auto table = matrixPanel({.id = "trials",
                              .title = say(ATT_TEXT("engine", "largest change of a real cell")),
                              .rows = wordAxis(ATT_TEXT("engine", "norm"), lineNames()),
                              .columns = wordAxis(ATT_TEXT("engine", "trial"), std::move(names)),
                              .values = std::move(values)});
    table.kind = PanelKind::Table;
    return stage("trials", ATT_TEXT("engine", "trials"),
                 ATT_TEXT("engine", "What is not the cell's own business is changed: by how much does the cell change all the same?"),
                 {std::move(table)});
}

Axis sizeAxis() {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (const int size : companySizes) labels->push_back(std::to_string(size));
    return {ATT_TEXT("engine", "batch size"), labels, std::make_shared<const std::vector<double>>(companySizes.begin(), companySizes.end()), true};
}

Result<Stage> companyStage(const NormTrialInput& input, const Watch& watch) {
    const auto& lines = normLines();
    auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(lines.size()), static_cast<int>(companySizes.size())});
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const auto spread = normSpread(input, lines[l], watch);
        if (!spread) return spread.error();
        for (std::size_t s = 0; s < companySizes.size(); ++s)
            values->head(0)(Eigen::Index(l), Eigen::Index(s)) = static_cast<float>(std::sqrt(meanOf((*spread)[s])));
    }
    auto panel = matrixPanel({.id = "spread",
                              .title = say(ATT_TEXT("engine", "how much the same sample varies with its company")),
                              .rows = wordAxis(ATT_TEXT("engine", "norm"), lineNames()),
                              .columns = sizeAxis(),
                              .values = std::move(values)});
    panel.kind = PanelKind::Series;
    panel.measured = named(ATT_TEXT("engine", "standard deviation"));
    return stage(
        "company", ATT_TEXT("engine", "batch size"),
        ATT_TEXT("engine", "The first sample stays, the rest of its batch is drawn anew, again and again: only batch norm in training notices."),
        {std::move(panel)});
}

}  // namespace

Status addNormStages(Outcome& outcome, const NormOptions& options, const NormExample& example, const Watch& watch) {
    auto& stages = outcome.stages;
    stages.push_back(stage("x", ATT_TEXT("engine", "X"),
                           ATT_TEXT("engine", "The array, slice by slice; every channel has a mean and a spread of its own."),
                           {cubePanel(options, "x", say(ATT_TEXT("engine", "the array X")), example.x)}));
    stages.push_back(setStage(options));
    stages.push_back(statisticsStage(options, example));
    stages.push_back(stage("normalised", ATT_TEXT("engine", "(x − μ) / σ"),
                           ATT_TEXT("engine", "Each cell less the mean of its set, divided by the root of the set's variance and ε."),
                           {cubePanel(options, "normalised", say(ATT_TEXT("engine", "normalised")), example.normalised)}));
    stages.push_back(learnedStage(example));
    stages.push_back(stage("output", ATT_TEXT("engine", "γ·x̂ + β"),
                           ATT_TEXT("engine", "The output: the channel's factor and shift let training undo the norm."),
                           {cubePanel(options, "y", say(ATT_TEXT("engine", "output Y")), example.y)}));
    stages.push_back(runningStage(example));
    const auto remembered = rememberedStatistics(*example.runningMean, *example.runningVariance);
    const NormTrialInput input{options, *example.x, example.parameters, remembered};
    auto trials = trialStage(options, input, watch);
    if (!trials) return trials.error();
    stages.push_back(*std::move(trials));
    auto company = companyStage(input, watch);
    if (!company) return company.error();
    stages.push_back(*std::move(company));
    return Done{};
}

}  // namespace att::lenses
