// SPDX-License-Identifier: GPL-3.0-or-later
// The packaged parser reads the grammar; what it is lenient about (duplicate keys, a NUL as the end, depth, size,
// the process's decimal comma) is settled here.
#include <locale.h>

#include <array>
#include <iterator>
#include <limits>
#include <new>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/io/json.h"

namespace att {
namespace {

/// Forward through the text, telling how far it is: the parser reports a place only with its own errors.
class TextPlace {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    TextPlace(const char* at, const char** furthest) : m_at(at), m_furthest(furthest) {}
    reference operator*() const { return *m_at; }
    TextPlace& operator++() {
        *m_furthest = ++m_at;
        return *this;
    }
    TextPlace operator++(int) {
        TextPlace before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const TextPlace& a, const TextPlace& b) { return a.m_at == b.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

/// Numbers have a point whatever the program's locale; only for this thread and as long as this lives.
class PointLocale {
public:
    PointLocale() : m_plain(newlocale(LC_NUMERIC_MASK, "C", nullptr)), m_before(m_plain ? uselocale(m_plain) : nullptr) {}
    ~PointLocale() {
        if (!m_plain) return;
        uselocale(m_before);
        freelocale(m_plain);
    }
    PointLocale(const PointLocale&) = delete;
    PointLocale& operator=(const PointLocale&) = delete;

private:
    locale_t m_plain;
    locale_t m_before;
};

/// Builds the value from the parser's events. A handler that answers false ends the parse.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Builder(const JsonLimits& limits) : m_limits(limits) {}

    bool null() override { return add(Json()); }
    bool boolean(bool flag) override { return add(flag); }
    bool number_integer(std::int64_t whole) override { return add(whole); }
    bool number_unsigned(std::uint64_t whole) override { return add(whole); }
    bool number_float(double real, const std::string&) override { return add(real); }
    bool string(std::string& text) override { return add(std::move(text)); }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open({{}, true, {}, {}, {}}); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open({{}, false, {}, {}, {}}); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override {
        if (!m_open.back().keys.insert(name).second) return refuse(ATT_TEXT("engine", "this key stands in the object for the second time"));
        m_open.back().key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t byte, const std::string&, const nlohmann::json::exception& fault) override {
        faultByte = byte;
        faultWords = fault.what();
        return false;
    }

    Json root;
    std::optional<Text> refused;  ///< set by our own rules
    bool tooLarge = false;
    std::optional<std::size_t> faultByte;
    std::string faultWords;

private:
    struct Container {
        std::string key;  ///< of the member being read
        bool isObject;
        std::set<std::string, std::less<>> keys;
        Json::Array list;
        Json::Object members;
    };

    bool refuse(Text reason) {
        refused = reason;
        return false;
    }

    bool add(Json value) {
        if (++m_values > m_limits.values) {
            tooLarge = true;
            return refuse(ATT_TEXT("engine", "there are more values than the limit allows"));
        }
        if (m_open.empty())
            root = std::move(value);
        else if (m_open.back().isObject)
            m_open.back().members.push_back({std::move(m_open.back().key), std::move(value)});
        else
            m_open.back().list.push_back(std::move(value));
        return true;
    }

    bool open(Container container) {
        if (m_open.size() >= m_limits.depth) return refuse(ATT_TEXT("engine", "lists and objects stand in each other deeper than the limit allows"));
        m_open.push_back(std::move(container));
        return true;
    }

    bool close() {
        Container done = std::move(m_open.back());
        m_open.pop_back();
        return add(done.isObject ? Json(std::move(done.members)) : Json(std::move(done.list)));
    }

    const JsonLimits& m_limits;
    std::vector<Container> m_open;
    std::size_t m_values = 0;
};

struct Diagnosis {
    const char* words;  ///< in the parser's own message
    Text expected;
};

/// What the parser says about itself, as sentences; the first that fits.
Text diagnose(const std::string& words) {
    static const std::array table{
        Diagnosis{"; expected end of input", ATT_TEXT("engine", "expected nothing after the value")},
        Diagnosis{"ill-formed UTF-8", ATT_TEXT("engine", "expected valid UTF-8")},
        Diagnosis{"surrogate", ATT_TEXT("engine", "expected a \\u escape of a whole character: half a surrogate pair stands alone")},
        Diagnosis{"control character", ATT_TEXT("engine", "expected control characters inside a text to be written as escapes")},
        Diagnosis{"missing closing quote", ATT_TEXT("engine", "expected a closing quote")},
        Diagnosis{"after backslash", ATT_TEXT("engine", "expected one of \" \\ / b f n r t u after a backslash")},
        Diagnosis{"'\\u' must be followed", ATT_TEXT("engine", "expected four hexadecimal digits after \\u")},
        Diagnosis{"invalid number", ATT_TEXT("engine", "expected a complete number, such as -12 or 0.5e3")},
        Diagnosis{"out_of_range", ATT_TEXT("engine", "expected a number that a double can hold, below 1.8e308")},
        Diagnosis{"parsing object separator", ATT_TEXT("engine", "expected ':' after the key")},
        Diagnosis{"parsing object key", ATT_TEXT("engine", "expected a key in double quotes")},
        Diagnosis{"parsing object -", ATT_TEXT("engine", "expected ',' or '}'")},
        Diagnosis{"parsing array -", ATT_TEXT("engine", "expected ',' or ']'")},
    };
    for (const auto& row : table)
        if (words.find(row.words) != std::string::npos) return row.expected;
    return ATT_TEXT("engine", "expected a value: an object, a list, a text in double quotes, a number, true, false or null");
}

Error placedError(ErrorKind kind, std::string_view utf8, std::size_t byte, std::string_view name, Text reason) {
    const auto line = 1 + std::ranges::count(utf8.substr(0, byte > 0 ? byte - 1 : 0), '\n');
    Message message = say(ATT_TEXT("engine", "%1, line %2, byte %3: %4"), std::string(name), std::to_string(line), std::to_string(byte), reason);
    return {kind, std::move(message), std::string(name)};
}

Result<Json> parse(std::string_view utf8, const JsonLimits& limits, std::string_view name) {
    const PointLocale point;
    const char* furthest = utf8.data();
    Builder builder(limits);
    const TextPlace begin(utf8.data(), &furthest);
    const TextPlace end(utf8.data() + utf8.size(), &furthest);
    if (nlohmann::json::sax_parse(begin, end, &builder)) return std::move(builder.root);
    const auto byte = builder.faultByte.value_or(static_cast<std::size_t>(furthest - utf8.data()));
    const Text reason = builder.refused ? *builder.refused : diagnose(builder.faultWords);
    return placedError(builder.tooLarge ? ErrorKind::Memory : ErrorKind::File, utf8, byte, name, reason);
}

}  // namespace

Result<Json> parseJson(std::string_view utf8, const JsonLimits& limits, std::string_view name) {
    if (utf8.size() > limits.bytes)
        return Error{ErrorKind::Memory,
                     say(ATT_TEXT("engine", "%1 has %2 bytes of JSON; the limit is %3"), std::string(name), std::to_string(utf8.size()),
                         std::to_string(limits.bytes)),
                     std::string(name)};
    if (const auto zero = utf8.find('\0'); zero != std::string_view::npos)
        return placedError(ErrorKind::File, utf8, zero + 1, name, ATT_TEXT("engine", "expected text, found a zero byte"));
    try {
        return parse(utf8, limits, name);
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Memory, say(ATT_TEXT("engine", "%1: the machine has no memory left to read this"), std::string(name)),
                     std::string(name)};
    }
}

}  // namespace att
