// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wrong with an outcome of any lens, as a sentence; empty when nothing is.

#include <QString>

#include "engine/core/lens.h"

namespace att {

/// Of the outcome on its own: shapes, labels, numbers, rows that claim to be distributions.
QString faultOf(const Outcome& outcome);
/// Of the explanations of all its cells: terms that are not in their sources, steps that are not what their terms make, ends at another number.
QString faultOfExplanations(const Lens& lens, const Outcome& outcome);

}  // namespace att
