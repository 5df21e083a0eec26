// SPDX-License-Identifier: GPL-3.0-or-later
// Both products have `in` columns: where these are whole vectors they go straight to their place, else through scratch.
#include "engine/math/linear_pull_kernels.h"

#include "engine/math/pack.h"
#include "engine/math/turned_tile.h"

namespace att {
namespace {

bool wholeVectors(const LinearPullPart& part) { return part.in % lanes == 0; }

/// rows × in numbers from scratch to where they belong.
void settle(const float* from, int step, int rows, int in, bool add, float* to) {
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < in; ++j) to[std::ptrdiff_t(i) * in + j] = from[i * step + j] + (add ? to[std::ptrdiff_t(i) * in + j] : 0);
}

/// y = x·Wᵀ: dx (+)= dy·W
void pullInputs(const LinearPullPart& part, float* panels, float* block) {
    packColumns({part.W, part.in}, part.out, part.in, panels);
    const int step = roundedUp(part.in, lanes);
    for (int i = 0; i < part.n; i += pullRows) {
        const int rows = part.n - i < pullRows ? part.n - i : pullRows;
        float* const dx = part.dx + std::ptrdiff_t(i) * part.in;
        const bool direct = wholeVectors(part);
        multiply({.rows = rows,
                  .depth = part.out,
                  .A = {part.dy + std::ptrdiff_t(i) * part.out, part.out},
                  .B = panels,
                  .packedDepth = part.out,
                  .columns = part.in,
                  .firstColumn = 0,
                  .endColumn = part.in,
                  .C = {direct ? dx : block, direct ? part.in : step},
                  .add = direct && part.addX});
        if (!direct) settle(block, step, rows, part.in, part.addX, dx);
    }
}

/// y = x·Wᵀ: dW += dyᵀ·x
void pullWeights(const LinearPullPart& part, float* panels, float* block) {
    packColumns(part.x, part.n, part.in, panels);
    const int step = roundedUp(part.in, lanes);
    for (int i = 0; i < part.out; i += pullRows) {
        const int rows = part.out - i < pullRows ? part.out - i : pullRows;
        float* const dW = part.dW + std::ptrdiff_t(i) * part.in;
        const bool direct = wholeVectors(part);
        multiplyTurned({.rows = rows,
                        .depth = part.n,
                        .columns = part.in,
                        .A = {part.dy + i, part.out},
                        .B = panels,
                        .C = {direct ? dW : block, direct ? part.in : step},
                        .add = direct});
        if (!direct) settle(block, step, rows, part.in, true, dW);
    }
}

/// y = x·Wᵀ + b: db += Σ_i dy(i,·), row by row as they lie in memory.
void pullBias(const LinearPullPart& part) {
    for (int i = 0; i < part.n; ++i) {
        const float* const dy = part.dy + std::ptrdiff_t(i) * part.out;
        int j = 0;
        for (; j + lanes <= part.out; j += lanes) store(part.db + j, load(part.db + j) + load(dy + j));
        for (; j < part.out; ++j) part.db[j] += dy[j];
    }
}

void pull(const LinearPullPart& part, float* scratch) {
    float* const block = scratch + panelsSize(part.n > part.out ? part.n : part.out, part.in);
    if (part.dx) pullInputs(part, scratch, block);
    if (part.dW) pullWeights(part, scratch, block);
    if (part.db) pullBias(part);
}

}  // namespace

namespace ATT_SET {
extern const LinearPullKernels linearPullKernels;
const LinearPullKernels linearPullKernels = {pull};
}  // namespace ATT_SET

}  // namespace att
