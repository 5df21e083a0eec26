// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a stack of layers reads, and the sizes of the attention inside.

#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/sequence.h"

namespace att::lenses {

/// More tokens than this are cut, with a notice: every head of every layer is kept.
constexpr int mostStackTokens = 512;

struct StackInput {
    TensorPtr X, P, sum;  ///< P is null without positions
};
/// `whole` names the array that gives X. Fails with Stopped.
Result<StackInput> stackInput(const Sequence& sequence, const PositionOptions& positions, int dModel, int seed, const Given& given,
                              const Watch& watch, const char* whole = "x");

LayerSizes stackSizes(const HeadOptions& heads, bool bias, int queries, int keys);

}  // namespace att::lenses
