// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// For the formats whose arrays are known only once the whole text has been read: CSV and JSON.

#include "engine/io/array_file.h"

namespace att {

/// An opened file whose values are in memory already. `others` are listed behind the arrays.
ArrayFilePtr loadedArrays(std::string path, GivenArrays arrays, const std::string& type, std::vector<ArrayInfo> others,
                          std::vector<std::pair<std::string, std::string>> metadata = {});

/// All of a text file, within the budget and without a zero byte.
Result<std::string> readAllText(const ByteSource& source, const Budget& budget);

}  // namespace att
