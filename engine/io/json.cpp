// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/json.h"

#include <algorithm>
#include <cassert>

namespace att {

std::optional<bool> Json::boolean() const {
    const auto* flag = std::get_if<bool>(&m_value);
    return flag ? std::optional(*flag) : std::nullopt;
}

std::optional<std::int64_t> Json::integer() const {
    const auto* whole = std::get_if<std::int64_t>(&m_value);
    return whole ? std::optional(*whole) : std::nullopt;
}

std::optional<std::uint64_t> Json::natural() const {
    if (const auto* large = std::get_if<std::uint64_t>(&m_value)) return *large;
    const auto whole = integer();
    return whole && *whole >= 0 ? std::optional(static_cast<std::uint64_t>(*whole)) : std::nullopt;
}

std::optional<double> Json::number() const {
    if (const auto* real = std::get_if<double>(&m_value)) return *real;
    if (const auto* large = std::get_if<std::uint64_t>(&m_value)) return static_cast<double>(*large);
    const auto whole = integer();
    return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

const Json* Json::find(std::string_view key) const {
    const Object* members = object();
    if (!members) return nullptr;
    const auto found = std::ranges::find(*members, key, &JsonMember::key);
    return found == members->end() ? nullptr : &found->value;
}

Json& Json::set(std::string_view key, Json value) {
    if (isNull()) m_value = Object{};
    auto* members = std::get_if<Object>(&m_value);
    assert(members);
    const auto found = std::ranges::find(*members, key, &JsonMember::key);
    if (found == members->end())
        members->push_back({std::string(key), std::move(value)});
    else
        found->value = std::move(value);
    return *this;
}

Json& Json::append(Json value) {
    if (isNull()) m_value = Array{};
    auto* list = std::get_if<Array>(&m_value);
    assert(list);
    list->push_back(std::move(value));
    return *this;
}

Text Json::kind() const {
    if (isNull()) return ATT_TEXT("engine", "null");
    if (boolean()) return ATT_TEXT("engine", "true or false");
    if (number()) return ATT_TEXT("engine", "a number");
    if (string()) return ATT_TEXT("engine", "a text");
    return array() ? ATT_TEXT("engine", "a list") : ATT_TEXT("engine", "an object");
}

bool operator==(const Json& a, const Json& b) { return a.m_value == b.m_value; }

}  // namespace att
