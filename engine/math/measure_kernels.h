// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kernel behind measure.h: see core/instruction_set.h.

#include "engine/core/instruction_set.h"

namespace att {

/// Sums over the keys j of one row of weights a.
struct RowSums {
    float entropy = 0;   ///< −Σ a_j log₂ a_j
    float distance = 0;  ///< Σ a_j·|i − j|
    float largest = 0;
    float keys = 0;  ///< how many a_j are not 0
};

struct MeasureKernels {
    RowSums (*sumRow)(const float* a, int keys, int i);
};

ATT_KERNEL_TABLE(MeasureKernels, measureKernels);

}  // namespace att
