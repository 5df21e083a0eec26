// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts that a person will read, written in English in the engine and translated at the screen.
// Not a formatter: numbers reach a sentence as arguments, and no sentence is glued from pieces.

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace att {

/// A translatable literal. It holds the English source; the catalogue of translations is keyed by it.
struct Text {
    const char* source = "";
    bool empty() const { return *source == '\0'; }
    friend bool operator==(Text a, Text b) { return std::string_view(a.source) == b.source; }
};

/// Marks a literal for lupdate. The first argument is always "engine", the translation context.
#define ATT_TEXT(context, literal) \
    ::att::Text { literal }

/// What stands in a sentence's place: plain words, never translated, or a text that is. Numbers become words.
// Neither it nor Message is inline: each file that says something would compile all of this.
struct Argument : std::variant<std::string, Text> {
    Argument(std::string words);
    Argument(const char* words);
    Argument(double number);
    Argument(Text text);
    Argument(const Argument&);
    Argument(Argument&&) noexcept;
    Argument& operator=(const Argument&);
    Argument& operator=(Argument&&) noexcept;
    ~Argument();
};

/// A sentence with places %1 … %9 and what stands in them.
struct Message {
    Text text;
    std::vector<Argument> arguments;

    Message(Text source = {});
    Message(Text source, std::initializer_list<Argument> places);
    Message(const Message&);
    Message(Message&&) noexcept;
    Message& operator=(const Message&);
    Message& operator=(Message&&) noexcept;
    ~Message();

    bool empty() const { return text.empty(); }
    friend bool operator==(const Message&, const Message&);
};

/// The shortest decimal form of a number that a person would write: 0.125, 512, 1e-05.
std::string toWords(double value);

/// say(ATT_TEXT("engine", "%1 does not divide %2"), 5, 512)
template <class... Arguments>
Message say(Text text, const Arguments&... arguments) {
    return {text, {Argument(arguments)...}};
}

/// Fills the places of `pattern` in one pass, so that an argument holding "%2" stays literal.
std::string fillPlaces(std::string_view pattern, const std::vector<std::string>& arguments);

/// The message in English: command line, tests, logs.
std::string english(const Message& message);

}  // namespace att
