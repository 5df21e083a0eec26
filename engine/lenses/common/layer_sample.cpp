// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/layer_sample.h"

#include <algorithm>

namespace att::lenses {
namespace {

/// Every `step`-th of some places, the first among them.
struct Every {
    int step, count;
};

Every every(int places, int most) {
    const int step = std::max(1, (places + most - 1) / most);
    return {step, (places + step - 1) / step};
}

TensorPtr rowsOf(const Tensor& stack, Every rows) {
    const auto [heads, n, d] = stack.shape();
    auto sample = std::make_shared<Tensor>(Shape{heads, rows.count, d});
    for (int h = 0; h < heads; ++h)
        for (int i = 0; i < rows.count; ++i) sample->head(h).row(i) = stack.head(h).row(i * rows.step);
    return sample;
}

TensorPtr cellsOf(const Tensor& stack, Every rows, Every columns) {
    auto sample = std::make_shared<Tensor>(Shape{stack.shape().heads, rows.count, columns.count});
    for (int h = 0; h < stack.shape().heads; ++h)
        for (int i = 0; i < rows.count; ++i)
            for (int j = 0; j < columns.count; ++j) sample->head(h)(i, j) = stack.at(h, i * rows.step, j * columns.step);
    return sample;
}

/// Sample j is seen when key j·step is.
KeyRange rangeOf(const KeyRange& range, Every keys) {
    const auto first = [&keys](int key) { return (key + keys.step - 1) / keys.step; };
    return {first(range.begin), first(range.end)};
}

}  // namespace

Result<LayerValues> sampleLayer(const LayerValues& values, const LayerSizes& sizes, const ScoreRule& rule, const Watch& watch) {
    const Every queries = every(sizes.queries, mostSampledQueries), keys = every(sizes.keys, mostSampledKeys);
    LayerSizes few = sizes;
    few.queries = queries.count;
    few.keys = keys.count;
    ScoreRule there{.factor = rule.factor, .visible = {}, .bias = rule.bias ? cellsOf(*rule.bias, queries, keys) : nullptr};
    for (int i = 0; i < queries.count; ++i) there.visible.push_back(rangeOf(rule.visible[static_cast<std::size_t>(i * queries.step)], keys));
    LayerValues sample;
    sample.Q = rowsOf(*values.Q, queries);
    sample.K = rowsOf(*values.K, keys);
    sample.V = rowsOf(*values.V, keys);
    if (const auto done = attendHeads(sample, few, there, LayerKeep(), watch); !done) return done.error();
    return sample;
}

}  // namespace att::lenses
