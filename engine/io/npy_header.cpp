// SPDX-License-Identifier: GPL-3.0-or-later
// {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), } — read as what it is, a small fixed subset of Python's literals.
#include "engine/io/npy_header.h"

#include <array>
#include <bit>
#include <charconv>

#include "engine/io/checked.h"
#include "engine/io/file_error.h"
#include "engine/io/npy_type.h"

namespace att {
namespace {

constexpr std::string_view magic{"\x93NUMPY", 6};
constexpr std::size_t mostHeaderBytes = 1 << 20;
constexpr std::size_t mostDimensions = 64;  // as in NumPy 2

/// Reads Python literals from the front of a text; every function answers nothing when something else stands there.
class Literal {
public:
    explicit Literal(std::string_view text) : m_text(text) {}

    std::size_t position() const { return m_at; }

    bool take(std::string_view word) {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n')) ++m_at;
        if (!m_text.substr(m_at).starts_with(word)) return false;
        m_at += word.size();
        return true;
    }

    bool atEnd() { return take("") && m_at == m_text.size(); }

    std::optional<std::string_view> quoted() {
        const char quote = take("'") ? '\'' : take("\"") ? '"' : '\0';
        if (quote == '\0') return std::nullopt;
        const auto end = m_text.find(quote, m_at);
        if (end == std::string_view::npos) return std::nullopt;
        const auto inside = m_text.substr(m_at, end - m_at);
        m_at = end + 1;
        return inside;
    }

    /// A list as it stands, not understood: the description of a record.
    std::optional<std::string_view> list() {
        if (!take("[")) return std::nullopt;
        const std::size_t start = m_at - 1;
        int depth = 1;
        while (depth > 0 && m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\'' || c == '"') {
                if (!quoted()) return std::nullopt;
                continue;
            }
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            ++m_at;
        }
        return depth == 0 ? std::optional(m_text.substr(start, m_at - start)) : std::nullopt;
    }

    std::optional<std::vector<std::int64_t>> tuple() {
        std::vector<std::int64_t> lengths;
        if (!take("(")) return std::nullopt;
        while (!take(")")) {
            const auto length = whole();
            if (!length || lengths.size() == mostDimensions) return std::nullopt;
            lengths.push_back(*length);
            take("L");  // as Python 2 wrote long numbers
            if (take(",")) continue;
            // (3) is a number in Python and no tuple.
            if (lengths.size() == 1 || !take(")")) return std::nullopt;
            break;
        }
        return lengths;
    }

private:
    std::optional<std::int64_t> whole() {
        take("");
        std::int64_t number = 0;
        const char* begin = m_text.data() + m_at;
        const auto [end, fault] = std::from_chars(begin, m_text.data() + m_text.size(), number);
        if (fault != std::errc() || number < 0) return std::nullopt;
        m_at += static_cast<std::size_t>(end - begin);
        return number;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Entries {
    std::optional<std::string> descr;
    std::optional<bool> fortranOrder;
    std::optional<std::vector<std::int64_t>> shape;

    bool complete() const { return descr && fortranOrder && shape; }
};

/// One `key: value` into its place; false when the key is unknown or there already, or when the value is of another kind.
bool readEntry(Literal& literal, Entries& entries) {
    const auto key = literal.quoted();
    if (!key || !literal.take(":")) return false;
    if (*key == "descr" && !entries.descr) {
        auto words = literal.quoted();
        if (!words) words = literal.list();
        if (words) entries.descr = std::string(*words);
        return words.has_value();
    }
    if (*key == "fortran_order" && !entries.fortranOrder) {
        if (literal.take("True"))
            entries.fortranOrder = true;
        else if (literal.take("False"))
            entries.fortranOrder = false;
        return entries.fortranOrder.has_value();
    }
    if (*key == "shape" && !entries.shape) {
        entries.shape = literal.tuple();
        return entries.shape.has_value();
    }
    return false;
}

bool readEntries(Literal& literal, Entries& entries) {
    if (!literal.take("{")) return false;
    while (!literal.take("}")) {
        if (!readEntry(literal, entries)) return false;
        if (literal.take(",")) continue;
        if (!literal.take("}")) return false;
        break;
    }
    return literal.atEnd() && entries.complete();
}

/// The length of the header behind the eight bytes of magic and version.
Result<std::string> readHeaderText(ByteStream& stream) {
    const auto short1 = fileError(stream.name(), ATT_TEXT("engine", "%1 is too short for an array of NumPy"));
    std::array<unsigned char, 12> start{};
    if (stream.left() < 10) return short1;
    if (auto got = stream.read(reinterpret_cast<char*>(start.data()), 10); !got) return got.error();
    if (!std::string_view(reinterpret_cast<const char*>(start.data()), 6).starts_with(magic))
        return fileError(stream.name(), ATT_TEXT("engine", "%1 is no array of NumPy: it does not begin with \\x93NUMPY"));
    const int version = start[6];
    if (version < 1 || version > 3 || start[7] != 0)
        return fileError(stream.name(), ATT_TEXT("engine", "%1 is written in version %2.%3 of the .npy format; 1.0, 2.0 and 3.0 can be read"),
                         version, int(start[7]));
    if (version > 1) {
        if (stream.left() < 2) return short1;
        if (auto got = stream.read(reinterpret_cast<char*>(start.data()) + 10, 2); !got) return got.error();
    }
    const std::size_t length = start[8] | start[9] << 8 | start[10] << 16 | std::size_t(start[11]) << 24;
    if (length > mostHeaderBytes || length > stream.left())
        return fileError(stream.name(), ATT_TEXT("engine", "%1 claims a header of %2 bytes; there are %3, and at most %4 are read"),
                         std::to_string(length), std::to_string(stream.left()), std::to_string(mostHeaderBytes));
    std::string text(length, '\0');
    if (auto got = stream.read(text.data(), length); !got) return got.error();
    return text;
}

Status checkLength(const ByteStream& stream, const NpyHeader& header) {
    const auto elements = checkedElements(header.info.shape);
    const auto each = header.info.texts ? checkedMultiply(header.letters, header.layout.bytes()) : header.layout.bytes();
    const auto bytes = elements && each ? checkedMultiply(*elements, *each) : std::nullopt;
    if (bytes && *bytes == stream.left()) return Done{};
    return fileError(stream.name(), ATT_TEXT("engine", "%1 should hold %2 numbers of type %3, but %4 bytes follow its header"),
                     shapeInWords(header.info.shape), header.info.type, std::to_string(stream.left()));
}

}  // namespace

Result<NpyHeader> readNpyHeader(ByteStream& stream) {
    const auto text = readHeaderText(stream);
    if (!text) return text.error();
    Literal literal(*text);
    Entries entries;
    if (!readEntries(literal, entries))
        return fileError(
            stream.name(),
            ATT_TEXT("engine", "%1: its header is not as NumPy writes it, from byte %2 of the header on; expected descr, fortran_order and shape"),
            std::to_string(literal.position()));
    const auto type = parseNpyType(*entries.descr);
    if (!type) return fileError(stream.name(), ATT_TEXT("engine", "%1: there is no element type %2"), *entries.descr);
    NpyHeader header{{{}, *entries.descr, *entries.shape, stream.left(), type->unsupported},
                     type->layout.value_or(ElementLayout{}),
                     type->letters,
                     *entries.fortranOrder};
    header.info.texts = type->letters > 0 && entries.shape->size() == 1;
    if (type->unsupported && !header.info.texts) return header;
    if (auto fits = checkLength(stream, header); !fits) return fits.error();
    return header;
}

std::string writeNpyHeader(const std::vector<std::int64_t>& shape) {
    return npyHeader(std::endian::native == std::endian::little ? "<f4" : ">f4", shape);
}

std::string npyHeader(std::string_view type, const std::vector<std::int64_t>& shape) {
    std::string text = "{'descr': '" + std::string(type) + "', ";
    text += "'fortran_order': False, 'shape': (";
    for (const auto length : shape) text += std::to_string(length) + (shape.size() == 1 ? "," : ", ");
    if (shape.size() > 1) text.resize(text.size() - 2);
    text += "), }";
    const std::size_t start = magic.size() + 4;
    while ((start + text.size() + 1) % 64 != 0) text += ' ';
    text += '\n';
    std::string header(magic);
    return header.append({1, 0, static_cast<char>(text.size() & 255), static_cast<char>(text.size() >> 8)}) + text;
}

}  // namespace att
