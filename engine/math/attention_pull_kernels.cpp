// SPDX-License-Identifier: GPL-3.0-or-later
// One head at a time: sequences that are trained on are short, and all of a head stays in the cache.
#include "engine/math/attention_pull_kernels.h"

#include "engine/math/pack.h"
#include "engine/math/turned_tile.h"

namespace att {
namespace {

/// Where the pieces of scratch lie.
struct Room {
    Room(const AttentionPullPart& part, float* scratch)
        : dS{scratch, roundedUp(part.keys, lanes)},
          panels(scratch + std::size_t(part.queries) * wholeVectorsOf(part.keys)),
          product(scratch + attentionPullScratch(part.queries, part.keys, part.dK, part.dV) -
                  std::size_t(part.queries > part.keys ? part.queries : part.keys) * wholeVectorsOf(part.dK > part.dV ? part.dK : part.dV)) {}
    RowsOut dS;      ///< n_q × n_k, in whole vectors
    float* panels;   ///< the right side of the product at hand
    float* product;  ///< the product, in whole vectors
};

void add(const float* from, int step, int rows, int columns, const RowsOut& to) {
    for (int i = 0; i < rows; ++i) {
        float* const row = to.data + i * to.step;
        for (int j = 0; j < columns; ++j) row[j] += from[i * step + j];
    }
}

/// to += factor·Aᵀ·B. A: depth × rows, B: depth × columns.
void addTurned(RowsIn A, RowsIn B, int rows, int depth, int columns, float factor, const Room& room, const RowsOut& to) {
    if (!to.data) return;
    const int step = roundedUp(columns, lanes);
    packColumns(B, depth, columns, room.panels);
    multiplyTurned({.rows = rows, .depth = depth, .columns = columns, .A = A, .B = room.panels, .C = {room.product, step}, .factor = factor});
    add(room.product, step, rows, columns, to);
}

/// to += factor·A·B. A: rows × depth, B: depth × columns.
void addProduct(RowsIn A, RowsIn B, int rows, int depth, int columns, float factor, const Room& room, const RowsOut& to) {
    if (!to.data) return;
    const int step = roundedUp(columns, lanes);
    packColumns(B, depth, columns, room.panels);
    multiply({.rows = rows,
              .depth = depth,
              .A = A,
              .B = room.panels,
              .packedDepth = depth,
              .columns = columns,
              .firstColumn = 0,
              .endColumn = columns,
              .C = {room.product, step},
              .factor = factor});
    add(room.product, step, rows, columns, to);
}

/// O = A·V: dA = dO·Vᵀ
void pullWeights(const AttentionPullPart& part, const Room& room) {
    packRows(part.V, part.keys, part.dV, room.panels);
    multiply({.rows = part.queries,
              .depth = part.dV,
              .A = part.dO,
              .B = room.panels,
              .packedDepth = part.dV,
              .columns = part.keys,
              .firstColumn = 0,
              .endColumn = part.keys,
              .C = room.dS});
}

/// A = softmax(S): dS = A ∘ (dA - Σ_j dA∘A), where dS holds dA at first.
void pullSoftmax(const AttentionPullPart& part, int i, float* dS) {
    const float* const A = part.A.data + i * part.A.step;
    Floats sums = {};
    int j = 0;
    for (; j + lanes <= part.keys; j += lanes) sums += load(A + j) * load(dS + j);
    float along = sumOf(sums);
    for (; j < part.keys; ++j) along += A[j] * dS[j];
    for (j = 0; j < part.keys; ++j) dS[j] = A[j] * (dS[j] - along);
}

void pull(const AttentionPullPart& part, float* scratch) {
    const Room room(part, scratch);
    addTurned(part.A, part.dO, part.keys, part.queries, part.dV, 1, room, part.toV);  // O = A·V: dV = Aᵀ·dO
    if (!part.toQ.data && !part.toK.data && !part.toBias.data) return;
    pullWeights(part, room);
    for (int i = 0; i < part.queries; ++i) pullSoftmax(part, i, room.dS.data + i * room.dS.step);
    const RowsIn dS{room.dS.data, room.dS.step};
    if (part.toBias.data) add(dS.data, int(dS.step), part.queries, part.keys, part.toBias);
    addProduct(dS, part.K, part.queries, part.keys, part.dK, part.scale, room, part.toQ);  // S = scale·Q·Kᵀ: dQ = scale·dS·K
    addTurned(dS, part.Q, part.keys, part.queries, part.dK, part.scale, room, part.toK);   // dK = scale·dSᵀ·Q
}

}  // namespace

namespace ATT_SET {
extern const AttentionPullKernels attentionPullKernels;
const AttentionPullKernels attentionPullKernels = {pull};
}  // namespace ATT_SET

}  // namespace att
