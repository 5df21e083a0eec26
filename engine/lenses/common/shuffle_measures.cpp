// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shuffle_measures.h"

#include "engine/lenses/common/comparison.h"

namespace att::lenses {
namespace {

/// What the shuffle changes.
struct ShuffleChange {
    float weights = 0, output = 0, mean = 0;
};

ShuffleChange changeOf(const LayerValues& before, const LayerValues& after, const TokenOrder& order) {
    return {.weights = largestMagnitude(*differenceOf(*putBack(*after.A, order), *before.A)),
            .output = largestMagnitude(*differenceOf(*rowsPutBack(*after.output, order), *before.output)),
            .mean = largestMagnitude(*differenceOf(*meanRow(*after.output), *meanRow(*before.output)))};
}

/// Both forwards for one encoding and one mask.
Result<ShuffleChange> measure(const TextRun& run, const ShuffleOptions& options, PositionKind kind, MaskKind maskKind, const TokenOrder& order,
                              const Watch& watch) {
    auto positions = options.positions;
    positions.kind = kind;
    auto mask = options.mask.mask();
    mask.kind = maskKind;
    const ArraySource noFile;
    const auto arrays = kind == options.positions.kind ? run.arrays : positionArrays(positions, run.sizes, options.weights.seed, Given(noFile, {}));
    const auto P = addedPositions(positions, arrays, positions.first, run.sizes.queries, run.sizes.dModel, watch);
    if (!P) return P.error();
    const ScoreRule rule{run.rule.factor, visibleKeys(mask, run.sizes.queries, run.sizes.keys)};
    const PositionedLayer layer{positions, arrays};
    const auto before = forward(run.sizes, run.weights, layer, rule, keepNoScores, *withPositions(run.X, *P), watch);
    if (!before) return before.error();
    const auto after = forwardShuffled(run, layer, *P, rule, order, watch);
    if (!after) return after.error();
    return changeOf(*before, *after, order);
}

}  // namespace

Result<LayerValues> forwardShuffled(const TextRun& run, const PositionedLayer& positions, const TensorPtr& P, const ScoreRule& rule,
                                    const TokenOrder& order, const Watch& watch) {
    const auto X = withPositions(rowsInOrder(*run.X, order), P);
    return forward(run.sizes, run.weights, positions, rule, keepNoScores, *X, watch);
}

ShuffleComparison shuffleComparison(const ShuffleOptions& options, const LayerSizes& sizes) {
    constexpr std::size_t cheapScores = std::size_t(1) << 16, cheapRows = std::size_t(1) << 15;
    const std::size_t rows = std::size_t(sizes.dModel) * std::size_t(options.positions.first + sizes.queries);
    if (sizes.scores().size() > cheapScores || rows > cheapRows) return {{options.positions.kind}, {options.mask.kind}};
    ShuffleComparison all{{}, {MaskKind::None, MaskKind::Causal}};
    for (int kind = 0; kind <= int(PositionKind::Flow); ++kind) all.kinds.push_back(PositionKind(kind));
    return all;
}

Result<TensorPtr> measureShuffle(const TextRun& run, const ShuffleOptions& options, const TokenOrder& order, const Watch& watch) {
    const auto comparison = shuffleComparison(options, run.sizes);
    auto table = std::make_shared<Tensor>(Shape{1, int(comparison.kinds.size()), int(comparison.masks.size()) * shuffleMeasures});
    for (std::size_t row = 0; row < comparison.kinds.size(); ++row)
        for (std::size_t mask = 0; mask < comparison.masks.size(); ++mask) {
            const auto change = measure(run, options, comparison.kinds[row], comparison.masks[mask], order, watch);
            if (!change) return change.error();
            table->head(0).row(int(row)).segment(int(mask) * shuffleMeasures, shuffleMeasures) << change->weights, change->output, change->mean;
        }
    return TensorPtr(table);
}

}  // namespace att::lenses
