// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bytes of resources/checkpoints inside the program. The source is written by CMakeLists.txt.

#include <string_view>

namespace att {

/// Of NAME.safetensors; empty when there is none.
std::string_view bundledBytes(std::string_view name);

}  // namespace att
