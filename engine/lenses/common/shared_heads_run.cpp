// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shared_heads_run.h"

namespace att::lenses {
namespace {

Status compare(SharedHeadsRun& c, const SharedHeadsOptions& options, const ScoreRule& rule, const Watch& watch) {
    auto outputs = std::make_shared<Tensor>(Shape{int(c.groups.size()), c.sizes.queries, c.sizes.dModel});
    for (std::size_t i = 0; i < c.groups.size(); ++i) {
        if (c.groups[i] == options.sharing.groups) {
            outputs->head(int(i)) = c.chosen.values.output->head(0);
            continue;
        }
        const auto other = shareHeads(c.sizes, c.multi, c.chosen.values.Q, options.sharing, c.groups[i], rule, keepNoScores, *c.X, watch);
        if (!other) return other.error();
        outputs->head(int(i)) = other->values.output->head(0);
    }
    c.outputs = outputs;
    return Done{};
}

}  // namespace

std::vector<int> comparedGroups(const SharedHeadsOptions& options, const LayerSizes& sizes) {
    constexpr std::size_t cheapBytes = std::size_t(16) << 20;
    if (sizes.scores().bytes() <= cheapBytes) return possibleGroups(sizes.heads);
    if (options.sharing.groups == sizes.heads) return {sizes.heads};
    return {options.sharing.groups, sizes.heads};
}

Result<SharedHeadsRun> computeSharedHeads(const SharedHeadsOptions& options, const LayerSizes& sizes, const Sequence& sequence, const Given& given,
                                          const Watch& watch) {
    const ScoreRule rule{static_cast<float>(options.score.factor(sizes.dK)), visibleKeys(options.mask.mask(), sizes.queries, sizes.keys)};
    const auto keep = layerKeep(sizes, rule, watch);
    SharedHeadsRun c{.sizes = sizes};
    c.groups = comparedGroups(options, sizes);
    // The chosen layer, and one more at a time beside it.
    const std::size_t bytes = layerBytes(sizes, rule, keep) + 2 * layerBytes(sizes, rule, keepNoScores) +
                              2 * Shape{int(c.groups.size()), sizes.queries, sizes.dModel}.bytes();
    if (const auto fits = watch.reserve(bytes); !fits) return fits.error();
    auto X = tokenVectors(sequence, sizes.dModel, options.weights.seed, given, watch);
    if (!X) return X.error();
    c.X = *std::move(X);
    auto multi = layerWeights(sizes, options.weights, given, watch);
    if (!multi) return multi.error();
    c.multi = *std::move(multi);
    const auto Q = project(*c.X, c.multi.q, sizes.heads, watch);
    if (!Q) return Q.error();
    auto chosen = shareHeads(sizes, c.multi, *Q, options.sharing, options.sharing.groups, rule, keep, *c.X, watch);
    if (!chosen) return chosen.error();
    c.chosen = *std::move(chosen);
    if (const auto done = compare(c, options, rule, watch); !done) return done.error();
    return c;
}

}  // namespace att::lenses
