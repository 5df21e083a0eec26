// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What would let a spec run that cannot: a way to go on for who is stuck, found by trying.

#include "engine/core/spec.h"

namespace att {

/// Choices and switches which, set to the value that comes with them here, are all that has to change; at most two, in the order of the
/// screen. None for a spec that can run.
std::vector<FieldEntry> waysOn(const SpecPtr& spec);

}  // namespace att
