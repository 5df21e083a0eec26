// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear_kernels.h"

#include "engine/math/dots.h"
#include "engine/math/tile.h"
#include "engine/math/transpose.h"

namespace att {
namespace {

float* columnOf(const LinearPart& part, int j) { return part.y + j / part.headWidth * part.headStep + j % part.headWidth; }

/// Heads of at least a vector: their columns of y straight from yᵀ, one head after another.
void turnWideHeads(const LinearPart& part, RowsIn turned) {
    for (int j = part.firstRow, end = 0; j < part.endRow; j = end) {
        end = (j / part.headWidth + 1) * part.headWidth;
        end = end < part.endRow ? end : part.endRow;
        const RowsIn head{turned.data + (j - part.firstRow) * turned.step, turned.step};
        transpose(head, end - j, part.tokens, part.b ? part.b + j : nullptr, {columnOf(part, j), part.rowStep});
    }
}

/// Narrower heads: first all columns side by side in scratch, then each row is dealt out to its heads.
void turnNarrowHeads(const LinearPart& part, RowsIn turned, float* scratch) {
    const int rows = part.endRow - part.firstRow;
    transpose(turned, rows, part.tokens, part.b ? part.b + part.firstRow : nullptr, {scratch, rows});
    for (int j = 0; j < rows; ++j) {
        float* to = columnOf(part, part.firstRow + j);
        for (int i = 0; i < part.tokens; ++i) to[i * part.rowStep] = scratch[i * rows + j];
    }
}

/// yᵀ = W·xᵀ, because the rows of W can be read as they lie while the tokens, far fewer, are packed; then yᵀ is turned.
void throughPanels(const LinearPart& part, const float* packedX, float* scratch) {
    const int rows = part.endRow - part.firstRow, step = roundedUp(part.tokens, lanes);
    multiply({.rows = rows,
              .depth = part.in,
              .A = {part.W + std::ptrdiff_t(part.firstRow) * part.in, part.in},
              .B = packedX,
              .packedDepth = part.in,
              .columns = part.tokens,
              .firstColumn = 0,
              .endColumn = part.tokens,
              .C = {scratch, step}});
    if (part.headWidth >= lanes)
        turnWideHeads(part, {scratch, step});
    else
        turnNarrowHeads(part, {scratch, step}, scratch + std::ptrdiff_t(rows) * step);
}

void dotsOfRows(const LinearPart& part, RowsIn x, int row, int rows) {
    float sums[lanes * dotRows * dotTokens];
    float* columns[dotRows];
    for (int r = 0; r < rows; ++r) columns[r] = columnOf(part, row + r);
    for (int i = 0; i < part.tokens; i += dotTokens) {
        const int tokens = part.tokens - i < dotTokens ? part.tokens - i : dotTokens;
        const DotFunction dots = rows == 1 ? dotFunction<1>(tokens) : dotFunction<dotRows>(tokens);
        dots({part.W + std::ptrdiff_t(row) * part.in, part.in}, {x.data + i * x.step, x.step}, part.in, sums);
        for (int t = 0; t < tokens; ++t)
            for (int r = 0; r < rows; ++r) columns[r][(i + t) * part.rowStep] = sums[t * rows + r] + (part.b ? part.b[row + r] : 0);
    }
}

void throughDots(const LinearPart& part, RowsIn x) {
    int row = part.firstRow;
    for (; row + dotRows <= part.endRow; row += dotRows) dotsOfRows(part, x, row, dotRows);
    for (; row < part.endRow; ++row) dotsOfRows(part, x, row, 1);
}

void throughWeights(const TallPart& part) {
    multiply({.rows = part.tokens,
              .depth = part.in,
              .A = part.x,
              .B = part.packedW,
              .packedDepth = part.in,
              .columns = part.out,
              .firstColumn = 0,
              .endColumn = part.out,
              .C = part.y});
    if (!part.b) return;
    for (int i = 0; i < part.tokens; ++i) {
        float* const y = part.y.data + i * part.y.step;
        for (int j = 0; j < part.out; j += lanes) store(y + j, load(y + j) + load(part.b + j));
    }
}

}  // namespace

namespace ATT_SET {
extern const LinearKernels linearKernels;
const LinearKernels linearKernels = {throughPanels, throughDots, throughWeights};
}  // namespace ATT_SET

}  // namespace att
