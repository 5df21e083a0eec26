// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How well a model answers: the points of the curves of a training, whatever is trained.

namespace att {

/// How well examples were answered.
struct Score {
    double loss = 0;       ///< mean of -ln p over the tokens, pictures or places that are asked for
    double tokens = 0;     ///< share of these that are right
    double sequences = 0;  ///< share of examples without a fault: also what greedy writing gets right. Of lanes: F1 of their places
};

/// One point of the curves.
struct CurvePoint {
    int step = 0;
    Score training, unseen;
    friend bool operator==(const CurvePoint& a, const CurvePoint& b) { return a.step == b.step; }
};

}  // namespace att
