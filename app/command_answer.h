// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What --list and --describe print, as text and as JSON.

#include "engine/core/lens.h"
#include "engine/io/json.h"

namespace att {

Json listAsJson(const std::vector<Lens>& lenses);
std::string listAsText(const std::vector<Lens>& lenses);

/// The article, the fields with type, range and initial value, the arrays that this spec would take from a file, and the examples.
Json describeAsJson(const Lens& lens, const Spec& spec);
std::string describeAsText(const Lens& lens, const Spec& spec);

}  // namespace att
