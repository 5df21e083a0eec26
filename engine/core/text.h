// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts that a person will read, written in English in the engine and translated at the screen.
// Not a formatter: numbers reach a sentence as arguments, and no sentence is glued from pieces.

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

/// A sentence with places %1 … %9 and what stands in them: plain words (never translated) or texts.
struct Message {
    using Argument = std::variant<std::string, Text>;
    Text text;
    std::vector<Argument> arguments;

    Message(Text source = {}, std::vector<Argument> places = {});
    // Not inline: most values of the engine hold messages, and each file that copies one would compile all of this.
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
inline std::string toWords(std::string value) { return value; }
inline std::string toWords(const char* value) { return value; }
inline Text toWords(Text value) { return value; }
inline Message::Argument toWords(Message::Argument value) { return value; }

/// say(ATT_TEXT("engine", "%1 does not divide %2"), 5, 512)
template <class... Arguments>
Message say(Text text, Arguments... arguments) {
    return {text, {Message::Argument(toWords(arguments))...}};
}

/// Fills the places of `pattern` in one pass, so that an argument holding "%2" stays literal.
std::string fillPlaces(std::string_view pattern, const std::vector<std::string>& arguments);

/// The message in English: command line, tests, logs.
std::string english(const Message& message);

}  // namespace att
