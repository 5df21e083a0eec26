// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Panels: how the right side of every product lies. A matrix of depth × columns becomes panels of `width` columns, each
// depth × width and dense, one after another; the last one is as narrow as whole vectors allow and filled with zeros.

#include <cstddef>

#include "engine/core/instruction_set.h"

namespace att {

/// Rows of floats at a step.
struct RowsIn {
    const float* data = nullptr;
    std::ptrdiff_t step = 0;
};
struct RowsOut {
    float* data = nullptr;
    std::ptrdiff_t step = 0;
};

constexpr std::size_t wholeVectorsOf(int columns) { return std::size_t((columns + 15) / 16 * 16); }
/// Floats that `columns` columns of `depth` numbers take in panels, whatever the instruction set.
constexpr std::size_t panelsSize(int depth, int columns) { return std::size_t(depth) * wholeVectorsOf(columns); }

struct PanelKernels {
    int width;                          ///< columns of a panel
    int tileRows;                       ///< rows that the microkernel takes at once: blocks of rows are best a multiple of it
    double multiplyAddsPerMicrosecond;  ///< about, on one thread: to judge whether a second one pays

    /// The transpose of a rows × depth matrix: each row becomes a column.
    void (*packRows)(RowsIn from, int rows, int depth, float* panels);
    /// A depth × columns matrix as it is. False when a value is NaN or infinite.
    bool (*packColumns)(RowsIn from, int depth, int columns, float* panels);
};

ATT_KERNEL_TABLE(PanelKernels, panelKernels);

}  // namespace att
