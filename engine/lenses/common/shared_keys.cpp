// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shared_keys.h"

#include <algorithm>

#include "engine/core/listed.h"
#include "engine/lenses/common/divisors.h"
#include "engine/lenses/common/groups.h"

namespace att::lenses {
namespace {

Field cacheField(Field field) { return inGroup(ATT_TEXT("engine", "Cache"), std::move(field)); }

/// The rows of each group of blocks made one block.
TensorPtr pooledRows(const Tensor& W, int groups, int heads, Pooling pooling) {
    const int d = W.shape().rows / heads, size = heads / groups;
    auto rows = std::make_shared<Tensor>(Shape{1, groups * d, W.shape().columns});
    for (int g = 0; g < groups; ++g) {
        auto block = rows->head(0).middleRows(Eigen::Index(g) * d, d);
        block = W.head(0).middleRows(Eigen::Index(g) * size * d, d);
        if (pooling == Pooling::First || size == 1) continue;
        for (int h = 1; h < size; ++h) block += W.head(0).middleRows((Eigen::Index(g) * size + h) * d, d);
        block /= static_cast<float>(size);
    }
    return rows;
}

/// A bias is one row of numbers; its blocks lie side by side.
TensorPtr pooledBias(const Tensor& b, int groups, int heads, Pooling pooling) {
    Tensor column(Shape{1, b.shape().columns, 1});
    std::copy_n(b.data(), b.shape().size(), column.data());
    const auto rows = pooledRows(column, groups, heads, pooling);
    auto row = std::make_shared<Tensor>(Shape{1, 1, rows->shape().rows});
    std::copy_n(rows->data(), rows->shape().size(), row->data());
    return row;
}

/// G × n × d → H × n × d. With a head each, the same tensor.
TensorPtr repeated(const TensorPtr& shared, int heads) {
    const auto [groups, n, d] = shared->shape();
    if (groups == heads) return shared;
    auto copies = std::make_shared<Tensor>(Shape{heads, n, d});
    for (int h = 0; h < heads; ++h) copies->head(h) = shared->head(keyHeadOf(h, groups, heads));
    return copies;
}

}  // namespace

void SharingOptions::fields(FieldVisitor& visitor, int heads) {
    Field count = headField({.key = "kv_heads",
                             .label = ATT_TEXT("engine", "Key-value heads"),
                             .help = ATT_TEXT("engine", "How many heads have keys and values: 1 is multi-query, as many as heads is multi-head."),
                             .initial = 2,
                             .minimum = 1,
                             .maximum = 32});
    count.allowed = divisors(heads, heads);
    if (heads > 0 && !std::ranges::count(count.allowed, groups))
        count.problem =
            say(ATT_TEXT("engine", "%1 heads cannot share %2 key-value heads equally. What can: %3."), heads, groups, listed(count.allowed));
    visitor.whole(groups, count);
    visitor.choice(pooling,
                   headField({.key = "pooling",
                              .label = ATT_TEXT("engine", "Merge by"),
                              .help = ATT_TEXT(
                                  "engine", "How the multi-head layer's matrices of a group are made one; with one head a group both are that head."),
                              .choices = {{"mean", ATT_TEXT("engine", "mean")}, {"first", ATT_TEXT("engine", "first head")}}}));
}

void SharingOptions::cacheFields(FieldVisitor& visitor) {
    visitor.whole(context,
                  cacheField({.key = "context",
                              .label = ATT_TEXT("engine", "Context"),
                              .help = ATT_TEXT("engine", "How many tokens a generating model has behind it, whose keys and values it keeps."),
                              .unit = ATT_TEXT("engine", "tokens"),
                              .initial = 4096,
                              .minimum = 1,
                              .maximum = 1'048'576,
                              .logarithmic = true}));
    visitor.whole(layers, cacheField({.key = "layers",
                                      .label = ATT_TEXT("engine", "Layers"),
                                      .help = ATT_TEXT("engine", "How many such layers the model has; each keeps keys and values of its own."),
                                      .initial = 32,
                                      .minimum = 1,
                                      .maximum = 256,
                                      .logarithmic = true}));
    visitor.choice(
        number,
        cacheField(
            {.key = "cache_number",
             .label = ATT_TEXT("engine", "Number"),
             .help = ATT_TEXT("engine", "How many bytes a number of the cache takes."),
             .initial = 1,
             .choices = {{"four", ATT_TEXT("engine", "4 bytes")}, {"two", ATT_TEXT("engine", "2 bytes")}, {"one", ATT_TEXT("engine", "1 byte")}}}));
}

double SharingOptions::bytesPerNumber() const { return number == CacheNumber::Single ? 4 : number == CacheNumber::Half ? 2 : 1; }

std::vector<int> possibleGroups(int heads) {
    const auto list = divisors(heads, heads);
    return {list.begin(), list.end()};
}

int keyHeadOf(int queryHead, int groups, int heads) { return queryHead * groups / heads; }

Projection pooled(const Projection& projection, int groups, int heads, Pooling pooling) {
    return {pooledRows(*projection.W, groups, heads, pooling), projection.b ? pooledBias(*projection.b, groups, heads, pooling) : nullptr};
}

Result<SharedLayer> shareHeads(const LayerSizes& sizes, const LayerWeights& multi, const TensorPtr& Q, const SharingOptions& options, int groups,
                               const ScoreRule& rule, const LayerKeep& keep, const Tensor& X, const Watch& watch) {
    SharedLayer layer{.weights = multi};
    layer.weights.k = pooled(multi.k, groups, sizes.heads, options.pooling);
    layer.weights.v = pooled(multi.v, groups, sizes.heads, options.pooling);
    auto K = project(X, layer.weights.k, groups, watch), V = project(X, layer.weights.v, groups, watch);
    if (!K || !V) return stoppedError();
    layer.K = *std::move(K);
    layer.V = *std::move(V);
    layer.values.Q = Q;
    layer.values.K = repeated(layer.K, sizes.heads);
    layer.values.V = repeated(layer.V, sizes.heads);
    if (const auto done = attendHeads(layer.values, sizes, rule, keep, watch); !done) return done.error();
    if (const auto done = joinHeads(layer.values, sizes, layer.weights, watch); !done) return done.error();
    return layer;
}

SharedCounts sharedCounts(const LayerSizes& s, const SharingOptions& options, int groups) {
    const std::pair<std::string, double> n{"n", s.queries}, d{"d_model", s.dModel}, own{"H·(d_k + d_v)", double(s.heads) * (s.dK + s.dV)},
        shared{"G·(d_k + d_v)", double(groups) * (s.dK + s.dV)};
    const auto ours = say(ATT_TEXT("engine", "queries and W^O")), theirs = say(ATT_TEXT("engine", "keys and values"));
    SharedCounts counts{.parameters = {{ours, {d, own}}, {theirs, {d, shared}}},
                        .multiplyAdds = {{ours, {n, d, own}}, {theirs, {n, d, shared}}, {say(ATT_TEXT("engine", "scores and mixing")), {n, n, own}}},
                        .cacheBytes = {}};
    if (s.bias) counts.parameters.push_back({say(ATT_TEXT("engine", "biases")), {{"b", double(s.heads) * s.dK + shared.second + s.dModel}}});
    counts.cacheBytes = {{say(ATT_TEXT("engine", "a key and a value for every layer, token and key-value head")),
                          {{"layers", options.layers}, {"tokens", options.context}, shared, {"bytes", options.bytesPerNumber()}}}};
    return counts;
}

}  // namespace att::lenses
