// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/io/json.h"
#include "engine/io/unicode.h"

namespace att {
namespace {

template <class Number>
void writeNumber(std::string& out, Number number) {
    std::array<char, 40> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    out.append(room.data(), end);
}

/// A point or an exponent keeps a double a double when it is read again.
void writeReal(std::string& out, double real) {
    if (!std::isfinite(real)) {
        out += "null";
        return;
    }
    const std::size_t start = out.size();
    writeNumber(out, real);
    if (out.find_first_of(".e", start) == std::string::npos) out += ".0";
}

void writeControl(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    out += "\\u00";
    out += digits[static_cast<std::size_t>(c) >> 4];
    out += digits[static_cast<std::size_t>(c) & 15];
}

void writeCharacter(std::string& out, char32_t point) {
    if (point == U'"' || point == U'\\') out += '\\';
    if (point < 0x20)
        writeControl(out, static_cast<char>(point));
    else
        appendCodePoint(out, point);
}

void writeString(std::string& out, const std::string& text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) writeCharacter(out, nextCodePoint(text, at));
    out += '"';
}

class Writer {
public:
    explicit Writer(int indent) : m_indent(indent) {}

    void write(const Json& json) {
        if (const auto* list = json.array())
            writeArray(*list);
        else if (const auto* members = json.object())
            writeObject(*members);
        else
            writeScalar(json);
    }

    std::string out;

private:
    void writeScalar(const Json& json) {
        if (json.isNull())
            out += "null";
        else if (const auto flag = json.boolean())
            out += *flag ? "true" : "false";
        else if (const auto whole = json.integer())
            writeNumber(out, *whole);
        else if (const auto large = json.natural())
            writeNumber(out, *large);
        else if (const auto* text = json.string())
            writeString(out, *text);
        else
            writeReal(out, *json.number());
    }

    /// Scalars stay beside each other: a shape reads better on one line.
    void writeArray(const Json::Array& list) {
        const bool flat = std::ranges::none_of(list, [](const Json& j) { return j.array() || j.object(); });
        out += '[';
        ++m_depth;
        for (std::size_t i = 0; i < list.size(); ++i) {
            separate(i, flat);
            write(list[i]);
        }
        close(list.empty() || flat, ']');
    }

    void writeObject(const Json::Object& members) {
        out += '{';
        ++m_depth;
        for (std::size_t i = 0; i < members.size(); ++i) {
            separate(i, false);
            writeString(out, members[i].key);
            out += m_indent > 0 ? ": " : ":";
            write(members[i].value);
        }
        close(members.empty(), '}');
    }

    void separate(std::size_t index, bool flat) {
        if (index > 0) out += ',';
        if (!flat)
            newLine();
        else if (index > 0 && m_indent > 0)
            out += ' ';
    }

    void close(bool flat, char bracket) {
        --m_depth;
        if (!flat) newLine();
        out += bracket;
    }

    void newLine() {
        if (m_indent > 0) out.append(1, '\n').append(static_cast<std::size_t>(m_indent) * m_depth, ' ');
    }

    int m_indent;
    std::size_t m_depth = 0;
};

}  // namespace

std::string writeJson(const Json& json, int indent) {
    Writer writer(indent);
    writer.write(json);
    return std::move(writer.out);
}

}  // namespace att
