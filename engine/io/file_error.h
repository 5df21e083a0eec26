// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How this folder words its errors: %1 of every sentence is the file.

#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace att {

/// Words of a file as they may stand in a sentence or on a terminal: one line, without control characters, valid UTF-8, and no longer
/// than a person would read.
std::string excerpt(std::string_view words);
inline std::string excerpt(const char* words) { return excerpt(std::string_view(words)); }
inline std::string excerpt(const std::string& words) { return excerpt(std::string_view(words)); }
inline Text excerpt(Text text) { return text; }
inline double excerpt(double number) { return number; }

template <class... Arguments>
Error fileError(const std::string& path, Text text, Arguments... arguments) {
    return {ErrorKind::File, say(text, path, excerpt(arguments)...), path};
}

template <class... Arguments>
Error memoryError(const std::string& path, Text text, Arguments... arguments) {
    return {ErrorKind::Memory, say(text, path, excerpt(arguments)...), path};
}

/// What the system's error number means to a person; the system's own words when we have none.
Text systemReason(int number);

/// 1536 → "1.5 KiB".
std::string bytesInWords(unsigned long long bytes);

}  // namespace att
