// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The kernels behind the bulk draws of random.h: see core/instruction_set.h.

#include <cstddef>
#include <cstdint>

#include "engine/core/instruction_set.h"

namespace att {

/// Draws come in blocks of 32 = 16 pairs, one step of the counter a pair: numbers p and 16 + p of a block are a pair.
constexpr std::size_t pairsInBlock = 16;
constexpr std::size_t drawsInBlock = 2 * pairsInBlock;
/// The golden ratio, by which the counter of SplitMix64 advances.
constexpr std::uint64_t counterStep = 0x9e3779b97f4a7c15u;

struct RandomKernels {
    /// `blocks` blocks from the counter's state on.
    void (*normal)(std::uint64_t state, float deviation, float* values, std::size_t blocks);
    void (*uniform)(std::uint64_t state, float bound, float* values, std::size_t blocks);
};

ATT_KERNEL_TABLE(RandomKernels, randomKernels);

}  // namespace att
