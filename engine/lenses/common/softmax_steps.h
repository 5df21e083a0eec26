// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How one weight of a softmax came from its row of scores, whatever made the scores: the largest, the exponential, the row's sum, the quotient.

#include <functional>

#include "engine/core/explanation.h"

namespace att::lenses {

/// Of a long list: term number i, asked for only where it is shown.
using TermAt = std::function<Term(std::size_t)>;
using NameAt = std::function<std::string(std::size_t)>;

/// "e₃"
std::string exponentName(std::size_t i);

struct SoftmaxRow {
    std::vector<double> scores;  ///< those that take part, as the softmax sees them
    TermAt score;                ///< the same with their names and homes
    std::size_t own = 0;         ///< the one asked about
    NameAt exponentName;
    double weight = 0;         ///< the number to end at
    std::string ownName = {};  ///< of the score asked about: its distance from the largest is then a term by this name and no step of its own
};
std::vector<Step> softmaxSteps(const SoftmaxRow& row);
/// Of a row whose terms are all there.
std::vector<Step> softmaxSteps(const std::vector<Term>& scores, std::size_t own, const NameAt& exponentName, double weight);

/// Why the probability number `own` is what it is: p = softmax(z) of `count` logits.
Explanation explainSoftmax(const Outcome& outcome, const Cell& cell, const std::function<Cell(int)>& logit, int count, int own);

/// The largest terms, and the largest of the others as one.
Step maximumStep(Message title, const std::vector<Term>& terms);

/// A long sum, its term number `own` first; the result is the sum.
Step sumStep(Message title, const std::vector<Term>& terms, std::size_t own);

}  // namespace att::lenses
