// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of the comparison of scores and normalisers as they stand on screen, and the addresses of their panels. Where the numbers
// come from: score_functions.h, weight_functions.h; the stage of one row alone is row_stage.h.

#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/score_functions.h"
#include "engine/lenses/common/weight_functions.h"

namespace att::lenses {

/// What is compared with what: a score function by its place, or a weight function by its place after those.
struct Compared {
    int place = 0;

    bool isScore() const { return place < scoreFunctionCount; }
    /// Its matrix in the stack it stands in.
    Cell cell(int row, int column) const;
    Text name() const;
};
std::vector<Choice> comparedChoices();

/// Where linear attention goes round the matrix.
struct LinearValues {
    TensorPtr phiQ, phiK;  ///< φ of Q and K: 1 × n × d_k
    TensorPtr S, z;        ///< after the last key: 1 × d_k × d_v and 1 × 1 × d_k
};
LinearValues linearValues(const Tensor& Q, const Tensor& K, const Tensor& V);

struct ScoresView {
    ScoreKind score;  ///< what the normalisers are fed
    const NormaliserOptions& normaliser;
    Compared first, second;
    LayerSizes sizes;
    ScoreWidths widths;
};

struct ScoresValues {
    LayerValues layer;  ///< Q, K and V
    ScoreParameters parameters;
    ScoreParts parts;
    TensorPtr scores;   ///< 6 × n × n
    TensorPtr weights;  ///< 9 × n × n
    MixedValues mixed;
    LinearValues linear;
};

/// The panels of the scores' parameters, for the stage "parameters".
std::vector<Panel> scoreParameterPanels(const ScoreParameters& parameters);
/// "parts", "scores", "weights", then the stage of one row, "sums", "facts", "mixed", "linear", "difference", "cost", "memory".
void addComparisonStages(Outcome& outcome, const ScoresView& view, const ScoresValues& values, const Stage& oneRow);

/// The columns of the table of row facts.
enum class FactColumn { MeanSum, LeastSum, LargestSum, MeanEntropy, Zeros, LargestWeight };
constexpr int factColumnCount = 6;

/// One row of weights, of the keys seen, in numbers. A row that does not sum to 1 is judged by its shares a / Σa; a row of zeros has entropy 0.
struct RowFacts {
    double sum = 0, entropy = 0, zeros = 0;  ///< entropy in bits; how many are exactly 0
};
RowFacts rowFacts(const RowIn<float>& weights);

}  // namespace att::lenses
