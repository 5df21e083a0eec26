// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/dates.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/train/draw.h"

namespace att {
namespace {

constexpr std::array months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

struct Date {
    int year, month, day;  ///< month and day from 1
};

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

Date drawnDate(Random& random) {
    const int year = between(random, 1950, 2049), month = between(random, 1, 12);
    return {year, month, between(random, 1, days[std::size_t(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0))};
}

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

const char* ordinal(int day) {
    if (day / 10 == 1) return "th";
    return day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
}

/// Day before month where both are numbers, as most of the world writes it; with the year first, month before day.
std::string written(const Date& date, Random& random) {
    const std::string day = std::to_string(date.day), month = months[std::size_t(date.month - 1)], year = std::to_string(date.year);
    const std::string brief = month.substr(0, 3), number = std::to_string(date.month);
    switch (below(random, 9)) {
        case 0: return day + " " + month + " " + year;
        case 1: return month + " " + day + ", " + year;
        case 2: return day + " " + brief + " " + year;
        case 3: return brief + " " + day + ", " + year;
        case 4: return day + ordinal(date.day) + " of " + month + " " + year;
        case 5: return month + " " + day + ordinal(date.day) + ", " + year;
        case 6: return twoDigits(date.day) + "/" + twoDigits(date.month) + "/" + year;
        case 7: return day + "." + number + "." + year;
        default: return year + "/" + number + "/" + day;
    }
}

std::string iso(const Date& date) { return std::to_string(date.year) + "-" + twoDigits(date.month) + "-" + twoDigits(date.day); }

Vocabulary characters() {
    std::set<char> all{' ', ',', '.', '/'};
    for (char digit = '0'; digit <= '9'; ++digit) all.insert(digit);
    for (const std::string_view word : months) all.insert(word.begin(), word.end());
    for (const std::string_view word : {"st", "nd", "rd", "th", "of"}) all.insert(word.begin(), word.end());
    Vocabulary vocabulary;
    for (const char each : all) vocabulary.emplace_back(1, each);
    return vocabulary;
}

std::vector<int> spelled(const Vocabulary& vocabulary, const std::string& text) {
    std::vector<int> tokens;
    for (const char each : text) tokens.push_back(int(std::ranges::find(vocabulary, std::string(1, each)) - vocabulary.begin()));
    return tokens;
}

TaskExample drawDate(const Task& task, Random& random) {
    const Date date = drawnDate(random);
    TaskExample example;
    example.source = spelled(task.source, written(date, random));
    setWritten(example, spelled(task.target, iso(date)));
    return example;
}

}  // namespace

Task datesTask() {
    return {TaskKind::Dates,
            "dates",
            ATT_TEXT("engine", "Dates to ISO"),
            ATT_TEXT("engine", "Each digit that is written looks at the year, the month or the day that it comes from, wherever that stands."),
            Arrangement::EncoderDecoder,
            characters(),
            {"<start>", "<end>", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "-"},
            26,
            11,
            drawDate};
}

}  // namespace att
