// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Inputs of the golden arrays that are made again rather than stored. See tests/data/make_attention.py.

#include <string>
#include <vector>

namespace att {

/// The twin of `numbers` in the script: uniform in ±scale, the same for the same name.
std::vector<float> referenceNumbers(const std::string& name, std::size_t count, double scale);

}  // namespace att
