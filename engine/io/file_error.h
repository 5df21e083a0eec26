// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How this folder words its errors: %1 of every sentence is the file.

#include <string>
#include <utility>

#include "engine/core/result.h"

namespace att {

template <class... Arguments>
Error fileError(const std::string& path, Text text, Arguments... arguments) {
    return {ErrorKind::File, say(text, path, std::move(arguments)...), path};
}

template <class... Arguments>
Error memoryError(const std::string& path, Text text, Arguments... arguments) {
    return {ErrorKind::Memory, say(text, path, std::move(arguments)...), path};
}

/// What the system's error number means to a person; the system's own words when we have none.
Text systemReason(int number);

/// 1536 → "1.5 KiB".
std::string bytesInWords(unsigned long long bytes);

}  // namespace att
