// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The smallest and largest number of each head, found once per tensor: every view of it asks again and again.

#include <limits>
#include <vector>

#include "engine/core/matrix.h"

namespace att {

/// Of finite numbers only; lowest > highest when there are none.
struct ValueRange {
    float lowest = std::numeric_limits<float>::infinity();
    float highest = -std::numeric_limits<float>::infinity();
    bool masked = false;     ///< holds −∞
    bool notNumber = false;  ///< holds NaN or +∞

    bool empty() const { return lowest > highest; }
    bool special() const { return masked || notNumber; }
    void add(const ValueRange& other);
};

/// One range per head. `leaveOutFirst` leaves the first column out (when there is another).
std::vector<ValueRange> rangesOf(const TensorPtr& tensor, bool leaveOutFirst);

/// The range of all heads together.
ValueRange unionOf(const std::vector<ValueRange>& ranges);

/// The smallest number above zero in one head, or in all (head < 0); 0 when there is none.
float smallestPositive(const Tensor& tensor, int head, bool leaveOutFirst);

}  // namespace att
