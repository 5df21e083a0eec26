// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts attention into blocks of query rows for the kernels, head by head, so that a head's packed K and V stay in the cache.
#include "engine/math/attention.h"

#include <algorithm>
#include <atomic>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/math/attention_kernels.h"
#include "engine/math/scratch.h"

namespace att {
namespace {

using Floats = Attention<float>;

/// Rows of a block; divides into the tiles of every instruction set.
constexpr int blockRows = 48;
/// Results larger than this are written past the caches.
constexpr std::size_t cacheBytes = std::size_t(8) << 20;

/// K and V of every head in panels.
struct Packed {
    explicit Packed(const Floats& a)
        : sizeK(panelsSize(a.dK, a.keys)), sizeV(panelsSize(a.keys, a.dV)), K(sizeK * std::size_t(a.heads)), V(sizeV * std::size_t(a.heads)) {}

    const std::size_t sizeK, sizeV;
    Buffer K, V;
    std::atomic<bool> finite{true};  ///< of V: a weight of 0 hides no NaN in a product
};

void packHead(const Floats& a, int h, Packed& packed) {
    panelKernels().packRows({a.K.row(h, 0), a.K.rowStep}, a.keys, a.dK, packed.K.data() + std::size_t(h) * packed.sizeK);
    if (!a.O) return;
    if (!panelKernels().packColumns({a.V.row(h, 0), a.V.rowStep}, a.keys, a.dV, packed.V.data() + std::size_t(h) * packed.sizeV))
        packed.finite = false;
}

std::vector<KeyRange> cutToKeys(const Floats& a) {
    std::vector<KeyRange> ranges;
    if (a.visible) ranges.assign(a.visible, a.visible + a.queries);
    for (auto& range : ranges) range = {std::clamp(range.begin, 0, a.keys), std::clamp(range.end, 0, a.keys)};
    return ranges;
}

template <class Rows, class Scalar>
Rows rowsFrom(const Stack<Scalar>& stack, int h, int i) {
    return stack ? Rows{stack.row(h, i), stack.rowStep} : Rows{};
}

AttentionPart partOf(const Floats& a, const Packed& packed, const KeyRange* ranges, int h, int first) {
    AttentionPart part{.rows = std::min(blockRows, a.queries - first),
                       .keys = a.keys,
                       .dK = a.dK,
                       .dV = a.dV,
                       .Q = rowsFrom<RowsIn>(a.Q, h, first),
                       .packedK = packed.K.data() + std::size_t(h) * packed.sizeK,
                       .packedV = packed.V.data() + std::size_t(h) * packed.sizeV,
                       .scale = a.scale};
    part.visible = a.visible ? ranges + first : nullptr;
    part.painted = a.painted ? a.painted + std::ptrdiff_t(first) * a.keys : nullptr;
    part.bias = rowsFrom<RowsIn>(a.bias, h, first);
    part.raw = rowsFrom<RowsOut>(a.raw, h, first);
    part.scaled = rowsFrom<RowsOut>(a.scaled, h, first);
    part.biased = rowsFrom<RowsOut>(a.biased, h, first);
    part.masked = rowsFrom<RowsOut>(a.masked, h, first);
    part.A = rowsFrom<RowsOut>(a.A, h, first);
    part.O = rowsFrom<RowsOut>(a.O, h, first);
    part.pastCache = sizeof(float) * std::size_t(a.heads) * std::size_t(a.queries) * std::size_t(a.keys) > cacheBytes;
    part.scratch = scratch(attentionScratch(part.rows, a.keys, a.dV));
    return part;
}

/// Products, and the exponential as about 40 of them.
double microsecondsFor(const Floats& a) {
    return double(a.heads) * a.queries * a.keys * (a.dK + a.dV + 40) / panelKernels().multiplyAddsPerMicrosecond;
}

}  // namespace

template <>
Status attend(const Floats& a, const Watch& watch) {
    if (a.keys == 0) return attendPlain(a, watch);
    Packed packed(a);
    parallelFor(a.heads, double(a.heads) * a.keys * (a.dK + a.dV) / 2000, [&](int h) { packHead(a, h, packed); });
    if (!packed.finite) return attendPlain(a, watch);
    const std::vector<KeyRange> ranges = cutToKeys(a);
    const int blocks = (a.queries + blockRows - 1) / blockRows;
    Progress progress(watch, a.heads * blocks);
    parallelFor(a.heads * blocks, microsecondsFor(a), [&](int part) {
        if (watch.stopped()) return;
        attentionKernels().attend(partOf(a, packed, ranges.data(), part / blocks, part % blocks * blockRows));
        progress.step();
    });
    return watch.stopped() ? Status(stoppedError()) : Status(Done{});
}

template <>
Status attend(const Attention<double>& a, const Watch& watch) {
    return attendPlain(a, watch);
}

}  // namespace att
