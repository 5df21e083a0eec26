// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The smallest and largest number of each head, found once per tensor: every view of it asks again and again.

#include <vector>

#include "engine/core/matrix.h"
#include "engine/core/reduce.h"

namespace att {

/// One range per head. `leaveOutFirst` leaves the first column out (when there is another).
std::vector<Extent> rangesOf(const TensorPtr& tensor, bool leaveOutFirst);
/// Spares rangesOf() to read a tensor of one head whose numbers have all been read for something else.
void rememberRange(const TensorPtr& tensor, const Extent& range);

/// The range of all heads together.
Extent unionOf(const std::vector<Extent>& ranges);

}  // namespace att
