// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Two small lenses for tests of the program: one field that sets the size of a matrix, one that makes the run slow.

#include <vector>

#include "engine/core/lens.h"

namespace att {

/// "toy" and "other": fields size (1 … 64, at first 4), delay in ms, and text; one panel weights/heads of size × size.
/// A delayed run honours a stop.
std::vector<Lens> toyLenses();
int toySize(const Spec& spec);

}  // namespace att
