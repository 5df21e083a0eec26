// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which characters of a date, as a person writes it, are its year, its month and its day.

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace att {

/// Of 2026-11-30, as it is to be written: "yyyy mm dd " and blanks, which stand for nothing that is looked for.
inline char partWritten(int place) {
    constexpr std::string_view parts = "yyyy mm dd";
    return place < int(parts.size()) ? parts[std::size_t(place)] : ' ';
}

/// y, m, d or a blank for each character of "30 November 2026", "30.11.2026" and the like: four digits are the year, a capital begins the month's
/// name, and without a name the month is the number in the middle.
inline std::string partsRead(const std::string& date) {
    const bool named = std::ranges::any_of(date, [](unsigned char c) { return std::isupper(c); });
    const auto kindOf = [](unsigned char c) { return std::isdigit(c) ? 1 : std::isalpha(c) ? 2 : 0; };
    std::string parts(date.size(), ' ');
    int numbers = 0;
    for (std::size_t begin = 0, end = 0; begin < date.size(); begin = end) {
        for (end = begin + 1; end < date.size() && kindOf(date[end]) == kindOf(date[begin]);) ++end;
        const bool number = kindOf(date[begin]) == 1;
        char part = ' ';
        if (std::isupper(static_cast<unsigned char>(date[begin]))) part = 'm';
        if (number) part = end - begin == 4 ? 'y' : !named && numbers == 1 ? 'm' : 'd';
        numbers += number;
        std::fill(parts.begin() + std::ptrdiff_t(begin), parts.begin() + std::ptrdiff_t(end), part);
    }
    return parts;
}

}  // namespace att
