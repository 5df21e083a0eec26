// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A lens run in a test: fields by key, arrays from a Reference, panels as matrices. Ends the test program when a field or a run is refused.

#include <initializer_list>

#include "engine/core/lens.h"
#include "tests/support/reference.h"

namespace att {

using FieldValues = std::vector<std::pair<const char*, FieldValue>>;

/// The defaults of the lens with these fields changed, in this order.
SpecPtr specOf(const char* lens, const FieldValues& values);
OutcomePtr outcomeOf(const char* lens, const FieldValues& values);
/// What a file with these arrays of the reference would give: array `second` under the name `first`.
ArraySource arraysFrom(const Reference& reference, const std::vector<std::pair<const char*, const char*>>& names);

/// A panel's heads one below the other: (heads·rows) × columns.
MatrixView<float> panelOf(const Outcome& outcome, const char* address);
/// The largest |a − b| of two panels of one shape.
double distanceOf(const Outcome& a, const char* panelOfA, const Outcome& b, const char* panelOfB);

}  // namespace att
