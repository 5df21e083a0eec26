// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All scores of math/score.h on the same Q and K: what they are called, their parameters, what each computes once a token, and the stack
// of their matrices. What becomes of scores is weight_functions.h.

#include <array>

#include "engine/core/panel.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/options.h"
#include "engine/math/score.h"

namespace att::lenses {

/// By the number of their ScoreKind, which is also their place in the stack.
struct ScoreFunction {
    const char* key;
    Text name;
};
constexpr int scoreFunctionCount = 6;
const std::array<ScoreFunction, scoreFunctionCount>& scoreFunctions();
Axis scoreAxis();
std::vector<Choice> scoreFunctionChoices();

struct ScoreWidths {
    int dK = 0;       ///< of queries and keys
    int dHidden = 0;  ///< d_h, of the tanh layer of additive and concat
};
ScoreSizes scoreSizes(const ScoreWidths& widths, int tokens);

/// Stored as in score.h, each 1 × rows × columns.
struct ScoreParameters {
    TensorPtr wA, uA, vA;  ///< additive: d_h × d_k, d_h × d_k, 1 × d_h
    TensorPtr wG;          ///< general: d_k × d_k
    TensorPtr wC, vC;      ///< concat: d_h × 2·d_k, 1 × d_h
};
std::vector<ArraySlot> scoreSlots(const ScoreWidths& widths);
/// Given where the file gives them, drawn from the seed where not.
ScoreParameters scoreParameters(const ScoreWidths& widths, const WeightOptions& options, const Given& given);

/// What needs no pair, once for each token.
struct ScoreParts {
    TensorPtr qA, kA;  ///< Q·Wᵀ and K·Uᵀ of additive: n × d_h
    TensorPtr qG;      ///< Q·W of general: n × d_k
    TensorPtr qC, kC;  ///< concat: W's columns that meet q, and those that meet k
};
ScoreParts scoreParts(const ScoreParameters& parameters, const Tensor& Q, const Tensor& K);

/// 6 × n × n, one for each ScoreKind. Fails only with Stopped.
Result<TensorPtr> allScores(const ScoreParameters& parameters, const ScoreParts& parts, const Tensor& Q, const Tensor& K, const Watch& watch);

}  // namespace att::lenses
