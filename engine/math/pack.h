// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Matrices into panels (panels.h) as the vectors of this instruction set want them. For kernel files only; others call panelKernels().

#include "engine/math/tile.h"
#include "engine/math/transpose.h"

namespace att {
namespace {

inline int widthOfPanel(int column, int columns) { return columns - column > lanes ? panelWidth : lanes; }

inline void fillZeros(float* panel, int depth, int width, int from) {
    for (int k = 0; k < depth; ++k)
        for (int c = from; c < width; ++c) panel[k * width + c] = 0;
}

inline void packRows(RowsIn from, int rows, int depth, float* panels) {
    for (int row = 0; row < rows; row += panelWidth) {
        const int width = widthOfPanel(row, rows);
        const int present = rows - row < width ? rows - row : width;
        float* panel = panels + std::ptrdiff_t(row) * depth;
        transpose({from.data + row * from.step, from.step}, present, depth, nullptr, {panel, width});
        fillZeros(panel, depth, width, present);
    }
}

inline bool packColumns(RowsIn from, int depth, int columns, float* panels) {
    Floats spoiled = {};  // v - v is 0, or NaN when v is not finite
    float spoiledEdge = 0;
    for (int column = 0; column < columns; column += panelWidth) {
        const int width = widthOfPanel(column, columns);
        const int present = columns - column < width ? columns - column : width;
        float* panel = panels + std::ptrdiff_t(column) * depth;
        for (int k = 0; k < depth; ++k) {
            const float* row = from.data + k * from.step + column;
            int c = 0;
            for (; c + lanes <= present; c += lanes) {
                const Floats values = load(row + c);
                spoiled += values - values;
                store(panel + std::ptrdiff_t(k) * width + c, values);
            }
            for (; c < present; ++c) {
                spoiledEdge += row[c] - row[c];
                panel[std::ptrdiff_t(k) * width + c] = row[c];
            }
        }
        fillZeros(panel, depth, width, present);
    }
    const float sum = sumOf(spoiled) + spoiledEdge;
    return sum == 0;
}

}  // namespace
}  // namespace att
