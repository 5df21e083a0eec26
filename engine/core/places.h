// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cells of a matrix as a text that a person can write too: "2,5 3,5" is row 2, column 5 and row 3, column 5, counted from 1. As the cells are
// called on screen, "2·5", and "2.5" are read too.
// What a field holds whose cells are painted with the mouse.

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace att {

/// Rows and columns from 0, in reading order.
using Places = std::set<std::pair<int, int>>;

struct PlacesRead {
    Places places;
    int leftOut = 0;  ///< words that are no place
};

/// Words are parted by blanks. Takes any text.
PlacesRead readPlaces(std::string_view text);
std::string writePlaces(const Places& places);

}  // namespace att
