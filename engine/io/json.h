// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON (RFC 8259) as a value, read strictly and written plainly. Not a serialiser: who has a type of their own
// builds a Json from it (see spec_json.h).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/result.h"

namespace att {

struct JsonMember;

/// One JSON value. Objects keep the order of their members; integers keep their 64 bits.
class Json {
public:
    using Array = std::vector<Json>;
    using Object = std::vector<JsonMember>;

    Json() = default;  ///< null
    template <class Flag>
    requires(std::is_same_v<Flag, bool>) Json(Flag flag);
    /// Whole numbers are kept as int64 when they fit, so that equal numbers are equal values.
    template <std::integral Whole>
    requires(!std::same_as<Whole, bool>) Json(Whole whole);
    Json(double real);
    Json(std::string text);
    Json(std::string_view text);
    Json(const char* text);
    Json(Array list);
    Json(Object members);

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    /// What the value is, or nothing when it is something else. No conversions but those named here.
    std::optional<bool> boolean() const;
    std::optional<std::int64_t> integer() const;   ///< a whole number written without point or exponent
    std::optional<std::uint64_t> natural() const;  ///< the same, not negative
    std::optional<double> number() const;          ///< any number; beyond 2^53 rounded
    const std::string* string() const { return std::get_if<std::string>(&m_value); }
    const Array* array() const { return std::get_if<Array>(&m_value); }
    const Object* object() const { return std::get_if<Object>(&m_value); }
    /// Whether the number was written with a point or an exponent.
    bool isReal() const { return std::holds_alternative<double>(m_value); }

    /// The member's value; null when this is no object or has no such member.
    const Json* find(std::string_view key) const;
    /// Adds or replaces a member; a null becomes an object first. Must not be called on anything else.
    Json& set(std::string_view key, Json value);
    /// Adds to the end; a null becomes an array first. Must not be called on anything else.
    Json& append(Json value);

    /// "a number", "a list": for messages.
    Text kind() const;

    friend bool operator==(const Json& a, const Json& b);

private:
    using Value = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string, Array, Object>;

    Value m_value;
};

struct JsonMember {
    std::string key;
    Json value;
    friend bool operator==(const JsonMember&, const JsonMember&) = default;
};

// Only here are all of Value's types complete, which Clang asks for wherever one is made.
template <class Flag>
requires(std::is_same_v<Flag, bool>) Json::Json(Flag flag) : m_value(flag) {}
template <std::integral Whole>
requires(!std::same_as<Whole, bool>) Json::Json(Whole whole) {
    if (std::in_range<std::int64_t>(whole))
        m_value = static_cast<std::int64_t>(whole);
    else
        m_value = static_cast<std::uint64_t>(whole);
}
inline Json::Json(double real) : m_value(real) {}
inline Json::Json(std::string text) : m_value(std::move(text)) {}
inline Json::Json(std::string_view text) : m_value(std::string(text)) {}
inline Json::Json(const char* text) : m_value(std::string(text)) {}
inline Json::Json(Array list) : m_value(std::move(list)) {}
inline Json::Json(Object members) : m_value(std::move(members)) {}

/// What a reader may take. All are checked before the memory is.
struct JsonLimits {
    std::size_t bytes = std::size_t(64) << 20;  ///< of the text
    std::size_t values = 4'000'000;             ///< about 100 bytes of memory each
    std::size_t depth = 64;                     ///< of arrays and objects in each other
};

/// Strict: refuses duplicate keys (also when hidden by escapes), invalid UTF-8, lone surrogates, raw control characters,
/// trailing text, and numbers outside the range of double. Whole numbers beyond 64 bits become doubles.
/// Fails with File, naming `name`, line, byte (from 1) and what was expected; with Memory over a limit.
Result<Json> parseJson(std::string_view utf8, const JsonLimits& limits = {}, std::string_view name = "JSON");

/// On one line when `indent` is 0. Doubles in the shortest form that reads back as the same double; what is not
/// finite becomes null, because JSON has no such number. Bytes that are not UTF-8 become U+FFFD.
std::string writeJson(const Json& json, int indent = 0);

}  // namespace att
