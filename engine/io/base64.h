// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bytes as letters that JSON can hold (RFC 4648, section 4), and back.

#include <optional>
#include <string>
#include <string_view>

namespace att {

std::string toBase64(std::string_view bytes);
/// Strict: nothing when a letter is foreign, or when length or padding is not what the bytes would give.
std::optional<std::string> fromBase64(std::string_view letters);

}  // namespace att
