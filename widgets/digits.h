// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How many digits an explanation shows, chosen so that a person can check it by hand: the terms of a sum add up to its
// result exactly as written, and a product worked out from the written numbers rounds to the written result.

#include <QString>
#include <vector>

#include "engine/core/explanation.h"

namespace att {

struct ShownStep {
    std::vector<QString> terms;
    QString result;
    bool exact = true;  ///< false: no choice of digits makes the written numbers agree; ≈ belongs before the result
};

ShownStep shownStep(const Step& step);

/// With this many significant digits; a real minus sign; 3.2×10⁻⁷ where a plain form would be long; ∞ and NaN by name.
QString significant(double value, int digits);
/// The same without zeros at the end of its decimals.
QString plain(double value, int digits);
/// Of the power of ten at or below a number; of 0: 0.
int exponentOf(double value);
/// "10⁴"
QString powerOfTen(int exponent);
/// With this many decimals and a real minus sign, never "−0.00".
QString withDecimals(double value, int decimals);

}  // namespace att
