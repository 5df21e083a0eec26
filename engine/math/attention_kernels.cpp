// SPDX-License-Identifier: GPL-3.0-or-later
// One block of query rows: scores into scratch, then row by row mask and softmax, then the mixed values. A row's weights
// are written out while the row is still in the first cache.
#include "engine/math/attention_kernels.h"

#include "engine/core/stream.h"
#include "engine/math/exponential.h"
#include "engine/math/tile.h"

namespace att {
namespace {

constexpr float minusInfinity = -__builtin_inff();

/// The keys that are computed for a block, from the first of a panel on; `width` in whole vectors.
struct Span {
    int first = 0, end = 0;
    int width() const { return roundedUp(end - first, lanes); }
};

KeyRange rangeOf(const AttentionPart& part, int i) { return part.visible ? part.visible[i] : KeyRange{0, part.keys}; }

/// All keys that some row of the block sees; all there are when the scores themselves are asked for.
Span spanOf(const AttentionPart& part) {
    if (part.raw.data || part.scaled.data || part.biased.data || !part.visible) return {0, part.keys};
    Span span{part.keys, 0};
    for (int i = 0; i < part.rows; ++i) {
        const KeyRange range = part.visible[i];
        if (range.begin >= range.end) continue;
        if (range.begin < span.first) span.first = range.begin;
        if (range.end > span.end) span.end = range.end;
    }
    return span.first < span.end ? Span{span.first / panelWidth * panelWidth, span.end} : Span{};
}

void fill(float* to, int count, float value) {
    for (int j = 0; j < count; ++j) to[j] = value;
}

void copy(const float* from, int count, float* to) {
    for (int j = 0; j < count; ++j) to[j] = from[j];
}

/// A tap of a stage: what was computed, and `outside` for the keys that were not.
void keepRow(const RowsOut& tap, int i, const float* s, Span span, int keys, float outside) {
    if (!tap.data) return;
    float* to = tap.data + i * tap.step;
    fill(to, span.first, outside);
    copy(s, span.end - span.first, to + span.first);
    fill(to + span.end, keys - span.end, outside);
}

/// -∞ + NaN would be NaN: a bias of -∞ is the answer itself.
void addBias(const AttentionPart& part, int i, float* s, Span span) {
    const float* bias = part.bias.data + i * part.bias.step + span.first;
    for (int j = 0; j < span.end - span.first; ++j) s[j] = bias[j] == minusInfinity ? minusInfinity : s[j] + bias[j];
}

void paint(const AttentionPart& part, int i, float* s, Span span) {
    const unsigned char* painted = part.painted + std::ptrdiff_t(i) * part.keys + span.first;
    for (int j = 0; j < span.end - span.first; ++j) s[j] = painted[j] ? s[j] : minusInfinity;
}

/// s holds raw scores when they are asked for, scaled ones otherwise. After this it holds masked ones, with -∞ also where
/// the last vector reaches past the keys.
void maskRow(const AttentionPart& part, int i, float* s, Span span) {
    if (part.raw.data) {
        keepRow(part.raw, i, s, span, part.keys, 0);
        for (int j = 0; j < span.width(); ++j) s[j] *= part.scale;
    }
    keepRow(part.scaled, i, s, span, part.keys, 0);
    if (part.bias.data) addBias(part, i, s, span);
    keepRow(part.biased, i, s, span, part.keys, 0);
    if (part.painted) paint(part, i, s, span);
    KeyRange range = rangeOf(part, i);
    if (range.begin >= range.end) range = {span.first, span.first};
    fill(s, range.begin - span.first, minusInfinity);
    fill(s + range.end - span.first, span.width() - (range.end - span.first), minusInfinity);
    keepRow(part.masked, i, s, span, part.keys, minusInfinity);
}

/// In four maxima side by side: one would wait for itself.
float largestIn(const float* s, int width) {
    Floats largest[4] = {all(minusInfinity), all(minusInfinity), all(minusInfinity), all(minusInfinity)};
    int j = 0;
    for (; j + 4 * lanes <= width; j += 4 * lanes)
#pragma GCC unroll 4
        for (int u = 0; u < 4; ++u) largest[u] = larger(load(s + j + u * lanes), largest[u]);
    for (; j < width; j += lanes) largest[0] = larger(load(s + j), largest[0]);
    return largestOf(larger(larger(largest[0], largest[1]), larger(largest[2], largest[3])));
}

/// s = exp(s - highest) in place; answers the sum.
float exponentials(float* s, int width, float highest) {
    Floats sum = {};
    for (int j = 0; j < width; j += lanes) {
        const Floats e = exponential(load(s + j) - highest);
        store(s + j, e);
        sum += e;
    }
    return sumOf(sum);
}

/// Of a key inside the row's range.
bool isSeen(const AttentionPart& part, int i, int key) {
    if (part.painted && !part.painted[std::ptrdiff_t(i) * part.keys + key]) return false;
    return !part.bias.data || part.bias.data[i * part.bias.step + key] != minusInfinity;
}

/// A score that is NaN or +∞ makes every weight of its row NaN, but leaves those of the keys that are not seen at 0.
void spoil(const AttentionPart& part, int i, float* s, Span span) {
    const KeyRange range = rangeOf(part, i);
    for (int j = 0; j < span.width(); ++j) {
        const int key = span.first + j;
        s[j] = key >= range.begin && key < range.end && isSeen(part, i, key) ? __builtin_nanf("") : 0;
    }
}

/// s = s·factor, also written to `to` when that is not null.
void normalise(float* s, Span span, float factor, float* to, bool pastCache) {
    const int count = span.end - span.first;
    int j = 0;
    for (; j + lanes <= count; j += lanes) {
        const Floats weights = load(s + j) * factor;
        store(s + j, weights);
        if (to) put(to + j, weights, pastCache);
    }
    for (; j < count; ++j) {
        s[j] *= factor;
        if (to) to[j] = s[j];
    }
}

void putWeights(const AttentionPart& part, int i, float* s, Span span, float factor) {
    float* to = part.A.data ? part.A.data + i * part.A.step : nullptr;
    normalise(s, span, factor, to ? to + span.first : nullptr, part.pastCache && isAligned(to));
    if (!to) return;
    fill(to, span.first, 0);
    fill(to + span.end, part.keys - span.end, 0);
}

/// s = softmax(s), and A's row. No seen key, or only scores of -∞: the sum is 0, and so are the weights.
void softmaxRow(const AttentionPart& part, int i, float* s, Span span) {
    const float highest = largestIn(s, span.width());
    const float sum = exponentials(s, span.width(), highest == minusInfinity ? 0 : highest);
    if (sum != sum) spoil(part, i, s, span);
    putWeights(part, i, s, span, sum > 0 ? 1 / sum : 1);
}

void mix(const AttentionPart& part, RowsIn weights, Span span, float* scratch) {
    const RowsOut mixed{scratch, roundedUp(part.dV, lanes)};
    multiply({.rows = part.rows,
              .depth = span.end - span.first,
              .A = weights,
              .B = part.packedV,
              .packedDepth = part.keys,
              .firstDepth = span.first,
              .columns = part.dV,
              .firstColumn = 0,
              .endColumn = part.dV,
              .C = mixed});
    for (int i = 0; i < part.rows; ++i) copy(mixed.data + i * mixed.step, part.dV, part.O.data + i * part.O.step);
}

void attend(const AttentionPart& part) {
    const Span span = spanOf(part);
    const RowsOut scores{part.scratch, std::ptrdiff_t(scoreStep(part.keys))};
    multiply({.rows = part.rows,
              .depth = part.dK,
              .A = part.Q,
              .B = part.packedK,
              .packedDepth = part.dK,
              .columns = part.keys,
              .firstColumn = span.first,
              .endColumn = span.end,
              .C = scores,
              .factor = part.raw.data ? 1 : part.scale});
    for (int i = 0; i < part.rows; ++i) {
        float* s = scores.data + i * scores.step;
        maskRow(part, i, s, span);
        softmaxRow(part, i, s, span);
    }
    if (part.O.data) mix(part, {scores.data, scores.step}, span, part.scratch + part.rows * scores.step);
    if (part.pastCache) finishStreams();
}

}  // namespace

namespace ATT_SET {
extern const AttentionKernels attentionKernels;
const AttentionKernels attentionKernels = {attend};
}  // namespace ATT_SET

}  // namespace att
