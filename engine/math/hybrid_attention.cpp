// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/hybrid_attention.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/math/feed_forward.h"
#include "engine/math/linear.h"
#include "engine/math/softmax_row.h"

namespace att {
namespace {

Result<TensorPtr> convolve(const KernelShape& kernel, const ConvolutionNumbers& numbers, const Tensor& X, const Watch& watch) {
    return convolveImage({.kernel = kernel, .W = numbers.W, .b = numbers.b}, X, watch);
}

/// Maps first … first + count - 1.
TensorPtr share(const Tensor& X, int first, int count) {
    auto part = std::make_shared<Tensor>(Shape{count, X.shape().rows, X.shape().columns});
    std::copy_n(X.head(first).data(), part->shape().size(), part->data());
    return part;
}

/// Each map over its own length: F.normalize with its smallest length of 1e-12.
TensorPtr unitMaps(const Tensor& X, int first, int count) {
    auto unit = share(X, first, count);
    parallelFor(count, double(unit->shape().size()) / 1000, [&](int c) {
        auto map = std::const_pointer_cast<Tensor>(unit)->head(c);
        double squares = 0;
        for (Eigen::Index i = 0; i < map.size(); ++i) squares += double(map.data()[i]) * double(map.data()[i]);
        const double length = std::max(std::sqrt(squares), 1e-12);
        for (Eigen::Index i = 0; i < map.size(); ++i) map.data()[i] = static_cast<float>(double(map.data()[i]) / length);
    });
    return unit;
}

/// h × c' × c': rows are maps of Q, columns maps of K.
Result<TensorPtr> cosines(const ChannelAttention& module, const Tensor& Q, const Tensor& K, const Watch& watch) {
    const int n = module.width(), places = Q.shape().rows * Q.shape().columns;
    auto cosine = std::make_shared<Tensor>(Shape{module.heads, n, n});
    for (int h = 0; h < module.heads; ++h) {
        const auto done = linear<float>(
            {.n = n, .in = places, .out = n, .x = Q.head(h * n).data(), .W = K.head(h * n).data(), .y = headByHead(cosine->head(h).data(), n, n)},
            watch);
        if (!done) return done.error();
    }
    return TensorPtr(cosine);
}

TensorPtr softmaxes(const Tensor& cosine, const float* temperature) {
    auto weights = std::make_shared<Tensor>(cosine.shape());
    const auto [heads, rows, columns] = cosine.shape();
    for (int h = 0; h < heads; ++h)
        for (int i = 0; i < rows; ++i) {
            const auto at = (std::ptrdiff_t(h) * rows + i) * columns;
            softmaxRow(cosine.data() + at, double(temperature[h]), columns, weights->data() + at);
        }
    return weights;
}

/// A block of places at a time, so that what is read with long steps stays near.
TensorPtr regroup(const ChannelAttention& module, const Tensor& qkv) {
    constexpr int block = 64;
    auto maps = std::make_shared<Tensor>(qkv.shape());
    const int places = qkv.shape().rows * qkv.shape().columns;
    parallelFor((places + block - 1) / block, double(qkv.shape().size()) / 1000, [&](int part) {
        const int begin = part * block, end = std::min(places, begin + block);
        for (int map = 0; map < 3 * module.channels; ++map) {
            const auto first = regroupedFrom(module, places, map, 0), step = regroupedFrom(module, places, map, 1) - first;
            float* to = maps->head(map).data();
            for (int p = begin; p < end; ++p) to[p] = qkv.data()[first + p * step];
        }
    });
    return maps;
}

/// The same kernels for every share of the maps, as a convolution in groups.
Result<TensorPtr> convolveShares(const KernelShape& kernel, const ConvolutionNumbers& numbers, int shares, const Tensor& X, const Watch& watch) {
    std::vector<float> W, b;
    for (int i = 0; i < shares; ++i) {
        W.insert(W.end(), numbers.W, numbers.W + kernel.weights());
        if (numbers.b) b.insert(b.end(), numbers.b, numbers.b + kernel.out);
    }
    KernelShape all = kernel;
    all.in *= shares, all.out *= shares, all.groups = shares;
    return convolve(all, {W.data(), b.empty() ? nullptr : b.data()}, X, watch);
}

TensorPtr added(const Tensor& a, const Tensor& b) {
    auto sum = std::make_shared<Tensor>(a.shape());
    std::transform(a.data(), a.data() + a.shape().size(), b.data(), sum->data(), std::plus<>());
    return sum;
}

Status attend(const ChannelAttention& module, const ChannelAttentionNumbers& numbers, ChannelAttentionValues& values, const Watch& watch) {
    const int C = module.channels;
    values.Q = unitMaps(*values.qkv, 0, C);
    values.K = unitMaps(*values.qkv, C, C);
    auto cosine = cosines(module, *values.Q, *values.K, watch);
    if (!cosine) return cosine.error();
    values.cosine = *std::move(cosine);
    values.attention = softmaxes(*values.cosine, numbers.temperature);
    // The attention is what a 1×1 convolution in groups has as its weights.
    const KernelShape mixing{.in = C, .out = C, .height = 1, .width = 1, .groups = module.heads};
    auto mixed = convolve(mixing, {values.attention->data(), nullptr}, *share(*values.qkv, 2 * C, C), watch);
    if (!mixed) return mixed.error();
    values.mixed = *std::move(mixed);
    auto global = convolve(module.output(), numbers.output, *values.mixed, watch);
    if (!global) return global.error();
    values.global = *std::move(global);
    return Done{};
}

Status convolveLocally(const ChannelAttention& module, const ChannelAttentionNumbers& numbers, ChannelAttentionValues& values, const Watch& watch) {
    values.regrouped = regroup(module, *values.qkv);
    auto combined = convolveShares(module.mixing(), numbers.mixing, module.width(), *values.regrouped, watch);
    if (!combined) return combined.error();
    values.combined = *std::move(combined);
    auto local = convolve(module.local(), numbers.local, *values.combined, watch);
    if (!local) return local.error();
    values.local = *std::move(local);
    return Done{};
}

}  // namespace

std::ptrdiff_t regroupedFrom(const ChannelAttention& module, int places, int map, int place) {
    const int parts = 3 * module.heads, inner = map / parts, part = map % parts, channel = part * module.width() + inner;
    return module.regrouping == Regrouping::Paper ? std::ptrdiff_t(channel) * places + place : std::ptrdiff_t(place) * 3 * module.channels + channel;
}

Result<ChannelAttentionValues> channelAttention(const ChannelAttention& module, const ChannelAttentionNumbers& numbers, const Tensor& X,
                                                const Watch& watch) {
    ChannelAttentionValues values;
    auto projected = convolve(module.projection(), numbers.projection, X, watch);
    if (!projected) return projected.error();
    values.projected = *std::move(projected);
    auto qkv = convolve(module.depthwise(), numbers.depthwise, *values.projected, watch);
    if (!qkv) return qkv.error();
    values.qkv = *std::move(qkv);
    if (const auto done = attend(module, numbers, values, watch); !done) return done.error();
    if (const auto done = convolveLocally(module, numbers, values, watch); !done) return done.error();
    values.output = added(*values.global, *values.local);
    return values;
}

namespace {

TensorPtr gate(const TensorPtr (&branches)[3]) {
    auto gated = std::make_shared<Tensor>(branches[0]->shape());
    const auto places = std::ptrdiff_t(gated->shape().rows) * gated->shape().columns;
    parallelFor(gated->shape().heads, double(gated->shape().size()) / 60, [&](int c) {
        const float *one = branches[0]->head(c).data(), *two = branches[1]->head(c).data(), *three = branches[2]->head(c).data();
        float* to = gated->head(c).data();
        for (std::ptrdiff_t i = 0; i < places; ++i) to[i] = activate(Activation::Gelu, one[i]) * two[i] * three[i];
    });
    return gated;
}

}  // namespace

Result<MultiscaleFeedForwardValues> multiscaleFeedForward(const MultiscaleFeedForward& module, const MultiscaleFeedForwardNumbers& numbers,
                                                          const Tensor& X, const Watch& watch) {
    MultiscaleFeedForwardValues values;
    auto in = convolve(module.in(), numbers.in, X, watch);
    if (!in) return in.error();
    values.in = *std::move(in);
    for (int i = 0; i < 3; ++i) {
        auto branch = convolve(module.branch(i), numbers.branches[i], *share(*values.in, i * module.hidden, module.hidden), watch);
        if (!branch) return branch.error();
        values.branches[i] = *std::move(branch);
    }
    values.gated = gate(values.branches);
    auto output = convolve(module.out(), numbers.out, *values.gated, watch);
    if (!output) return output.error();
    values.output = *std::move(output);
    return values;
}

Count channelAttentionCount(const ChannelAttention& m, int height, int width) {
    const std::int64_t C = m.channels, h = m.heads, places = std::int64_t(height) * width;
    const std::int64_t fixed = 27 * h + 9 + C + h;  // the 1×1 of the local branch with its bias, the bias behind it, temperatures
    return {4 * C * C + 27 * 3 * C + 9 * 27 * C + fixed, places * (4 * C * C + 9 * 3 * C + 27 * C + 81 * C + 2 * C * m.width())};
}

Count multiscaleFeedForwardCount(const MultiscaleFeedForward& m, int height, int width) {
    const std::int64_t dense = std::int64_t(4) * m.hidden * m.channels, places = std::int64_t(height) * width;
    return {dense + std::int64_t(m.hidden) * (27 + 9 + 9), places * (dense + std::int64_t(m.hidden) * 27)};
}

std::int64_t deadParameters(const ChannelAttention& m) { return std::int64_t(18) * (3 + 9) * m.channels; }
std::int64_t deadParameters(const MultiscaleFeedForward& m) { return std::int64_t(18) * m.hidden; }

StoredParameters hybridBlock(int channels, int heads) {
    const ChannelAttention attention{channels, heads};
    const MultiscaleFeedForward forward{channels, int(channels * 2.66)};
    return {channelAttentionCount(attention, 1, 1).parameters + multiscaleFeedForwardCount(forward, 1, 1).parameters + std::int64_t(4) * channels,
            deadParameters(attention) + deadParameters(forward)};
}

StoredParameters hybridNetwork() {
    struct Level {
        int blocks, channels, heads;
    };
    constexpr int bands = 31;
    const std::int64_t ends = std::int64_t(27) * bands * (48 + 96);
    StoredParameters sum{ends + 9 * (48 * 24 + 96 * 48) + 9 * (192 * 384 + 96 * 192) + 192 * 96, ends / 3 * 2};
    for (const auto& [blocks, channels, heads] : {Level{2, 48, 1}, {3, 96, 2}, {3, 192, 4}, {3, 96, 2}, {2, 96, 1}, {1, 96, 1}}) {
        const StoredParameters block = hybridBlock(channels, heads);
        sum.all += blocks * block.all;
        sum.dead += blocks * block.dead;
    }
    return sum;
}

}  // namespace att
