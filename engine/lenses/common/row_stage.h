// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One row of scores alone, a query's or one typed in: its weights under every normaliser, and under one of them as curves over the
// temperature. A stage of its own, and how its numbers came about.

#include "engine/core/explanation.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/weight_functions.h"

namespace att::lenses {

enum class RowFrom { Query, Typed };

struct RowOptions {
    RowFrom from;
    int query;
    std::string typed;
    NormaliserKind swept;

    void fields(FieldVisitor& visitor);
};

/// The numbers of "2, 1, 0.1, -1"; nothing when they are none, too many or not numbers.
std::optional<std::vector<float>> typedScores(const std::string& text);

struct ScoreRow {
    int query = -1;             ///< whose row it is; -1: typed
    std::vector<float> scores;  ///< of the keys seen
    Labels labels;              ///< the keys, or the typed numbers
};
/// S: n × n scores. A query beyond the last one is the last one.
ScoreRow scoreRow(const RowOptions& options, const NormaliserOptions& normaliser, const MatrixIn<float>& S, const Labels& tokens);

/// Where the curves have their points.
constexpr int temperaturePoints = 41;
double temperatureAt(int point);

Stage rowStage(const RowOptions& options, const NormaliserOptions& normaliser, const ScoreRow& row);

struct RowReading {
    const Outcome& outcome;
    const RowOptions& options;
    const NormaliserOptions& normaliser;
    int scoreHead;  ///< where the row's scores stand in the stack "scores/heads"
};
Explanation explainRow(const RowReading& reading, const Cell& cell);

}  // namespace att::lenses
