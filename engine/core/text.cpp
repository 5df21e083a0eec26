// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace att {

Argument::Argument(std::string words) : variant(std::move(words)) {}
Argument::Argument(const char* words) : variant(std::string(words)) {}
Argument::Argument(double number) : variant(toWords(number)) {}
Argument::Argument(Text text) : variant(text) {}
Argument::Argument(const Argument&) = default;
Argument::Argument(Argument&&) noexcept = default;
Argument& Argument::operator=(const Argument&) = default;
Argument& Argument::operator=(Argument&&) noexcept = default;
Argument::~Argument() = default;

Message::Message(Text source) : text(source) {}
Message::Message(Text source, std::initializer_list<Argument> places) : text(source), arguments(places) {}
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;
bool operator==(const Message&, const Message&) = default;

std::string toWords(double value) {
    std::array<char, 40> room{};
    char* const last = room.data() + room.size();
    const bool counts = value == std::floor(value) && std::abs(value) < 1e15;
    const auto end = counts ? std::to_chars(room.data(), last, value, std::chars_format::fixed).ptr : std::to_chars(room.data(), last, value).ptr;
    return {room.data(), end};
}

std::string fillPlaces(std::string_view pattern, const std::vector<std::string>& arguments) {
    std::string filled;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        const std::size_t index = place ? static_cast<std::size_t>(pattern[i + 1] - '1') : arguments.size();
        if (index < arguments.size()) {
            filled += arguments[index];
            ++i;
        } else {
            filled += pattern[i];
        }
    }
    return filled;
}

std::string english(const Message& message) {
    std::vector<std::string> words;
    for (const auto& argument : message.arguments) {
        const auto* text = std::get_if<Text>(&argument);
        words.push_back(text ? text->source : std::get<std::string>(argument));
    }
    return fillPlaces(message.text.source, words);
}

}  // namespace att
