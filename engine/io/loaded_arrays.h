// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// For the formats whose arrays are known only once the whole text has been read: CSV and JSON.

#include <map>

#include "engine/io/array_file.h"

namespace att {

/// What such a file holds beside its arrays of numbers.
struct LoadedRest {
    std::map<std::string, Texts> texts;
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// An opened file whose values are in memory already. Its lists of texts are listed behind the arrays.
ArrayFilePtr loadedArrays(std::string path, GivenArrays arrays, const std::string& type, LoadedRest rest = {});

/// All of a text file, within the budget and without a zero byte.
Result<std::string> readAllText(const ByteSource& source, const Budget& budget);

}  // namespace att
