// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/places.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/core/listed.h"

namespace att {
namespace {

/// A whole word that is a number from 1 on.
std::optional<int> readNumber(std::string_view word) {
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || number < 1) return {};
    return number;
}

std::optional<std::pair<int, int>> readPlace(std::string_view word) {
    for (const std::string_view between : {",", ".", "·"}) {
        const auto at = word.find(between);
        if (at == std::string_view::npos) continue;
        const auto row = readNumber(word.substr(0, at)), column = readNumber(word.substr(at + between.size()));
        if (row && column) return std::pair(*row - 1, *column - 1);
    }
    return {};
}

}  // namespace

PlacesRead readPlaces(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    PlacesRead read;
    for (std::size_t begin = text.find_first_not_of(blanks); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, begin), text.size());
        const auto place = readPlace(text.substr(begin, end - begin));
        place ? void(read.places.insert(*place)) : void(++read.leftOut);
        begin = text.find_first_not_of(blanks, end);
    }
    return read;
}

std::string writePlaces(const Places& places) {
    return listed(
        places, [](const auto& place) { return std::to_string(place.first + 1) + "," + std::to_string(place.second + 1); }, " ");
}

}  // namespace att
