// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the explanations of the comparison of scores and normalisers share, and the parts they are split into: scores, weights, sums of rows, and
// what is mixed. Only for the files named score_*_explain.cpp.

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/score_stages.h"

namespace att::lenses::reading {

/// "A₃,₅": a letter with a query and a key.
std::string pairName(const char* letter, int row, int key);

/// What an explanation needs beside the cell; the explanations of one part derive from it.
class ScoreReading {
public:
    ScoreReading(const Outcome& outcome, const ScoresView& view) : m_outcome(outcome), m_view(view) {}

protected:
    /// How many keys a query sees.
    int visible(int query) const { return m_view.normaliser.visible(query, m_view.sizes.keys); }
    /// Its last step ends at the number shown.
    Explanation ended(Explanation explanation, const Cell& cell) const;

    const Outcome& m_outcome;
    const ScoresView& m_view;
};

/// Of "scores/heads".
Explanation explainScore(const Outcome& outcome, const ScoresView& view, const Cell& cell);
/// Of "weights/heads".
Explanation explainWeight(const Outcome& outcome, const ScoresView& view, const Cell& cell);
/// Of "sums/…".
Explanation explainRowFact(const Outcome& outcome, const ScoresView& view, const Cell& cell);
/// Of "facts/table".
Explanation explainFactTable(const Outcome& outcome, const ScoresView& view, const Cell& cell);
/// Of "mixed/…".
Explanation explainMixed(const Outcome& outcome, const ScoresView& view, const Cell& cell);
/// Of "linear/…".
Explanation explainLinear(const Outcome& outcome, const ScoresView& view, const Cell& cell);

}  // namespace att::lenses::reading
