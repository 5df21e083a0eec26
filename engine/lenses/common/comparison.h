// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Two results held beside each other: their difference, and the largest number in it. Says nothing about how either was made.

#include "engine/core/explanation.h"

namespace att::lenses {

/// a − b, both of one shape.
TensorPtr differenceOf(const Tensor& a, const Tensor& b);
/// The largest |number|; 0 where there is none, NaN where one is NaN.
float largestMagnitude(const Tensor& tensor);

/// A panel of differences on the scale of what is compared, so that rounding looks like nothing; its title says how large they are.
Panel asDifference(Panel differences, const Tensor& compared);

/// What stands at a cell of a panel of differences: the number at `from` less the number at `less`.
struct DifferenceReading {
    const char *symbol, *formula;
    Cell from, less;
    const char *fromName, *lessName;
};
Explanation explainDifference(const Outcome& outcome, const Cell& cell, const DifferenceReading& reading);

/// Maximum of a panel's magnitudes, in one head or in all, with the cell of its largest number. `result` is the number shown.
Step largestStep(const Outcome& outcome, const std::string& panel, double result, std::optional<int> head = {});

}  // namespace att::lenses
