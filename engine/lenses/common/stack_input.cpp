// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/stack_input.h"

namespace att::lenses {

Result<StackInput> stackInput(const Sequence& sequence, const PositionOptions& positions, int dModel, int seed, const Given& given,
                              const Watch& watch, const char* whole) {
    auto X = tokenVectors(sequence, dModel, seed, given, watch, {whole});
    if (!X) return X.error();
    StackInput input{*std::move(X), positionVectors(positions, sequence.n(), dModel), nullptr};
    input.sum = withPositions(input.X, input.P);
    return input;
}

LayerSizes stackSizes(const HeadOptions& heads, bool bias, int queries, int keys) {
    return {.queries = queries, .keys = keys, .dModel = heads.widths.dModel, .heads = heads.heads, .dK = heads.dK(), .dV = heads.dV(), .bias = bias};
}

}  // namespace att::lenses
