// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/spec.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "engine/core/listed.h"

namespace att {
namespace {

/// One visitor for all: hands every field on as type, value and initial value, and takes a new value back.
class EntryVisitor : public FieldVisitor {
public:
    void whole(int& value, const Field& f) override { member(value, FieldType::Whole, f, static_cast<int>(f.initial)); }
    void real(double& value, const Field& f) override { member(value, FieldType::Real, f, f.initial); }
    void flag(bool& value, const Field& f) override { member(value, FieldType::Flag, f, f.initial != 0); }
    void text(std::string& value, const Field& f) override { member(value, FieldType::Text, f, std::string(f.initialText)); }
    void arrays(ArraySource& value, const Field& f) override { member(value, FieldType::Arrays, f, ArraySource{}); }
    void picture(PictureSource& value, const Field& f) override {
        member(value, FieldType::Picture, f, PictureSource{f.choices.at(static_cast<std::size_t>(f.initial)).key, nullptr, false});
    }

protected:
    void pick(int& index, const Field& f) override {
        const auto keyAt = [&f](int i) { return std::string(f.choices.at(static_cast<std::size_t>(i)).key); };
        std::string key = keyAt(index);
        member(key, FieldType::Choice, f, keyAt(static_cast<int>(f.initial)));
        index = placeOf(f.choices, key);
    }

    /// `value` may be replaced; the caller has checked that it fits the field.
    virtual void entry(FieldEntry entry, FieldValue& value) = 0;

private:
    template <class T>
    void member(T& value, FieldType type, const Field& field, T initial) {
        FieldValue any = value;
        entry({type, field, any, std::move(initial)}, any);
        value = std::get<T>(any);
    }
};

class Collect final : public EntryVisitor {
public:
    std::vector<FieldEntry> list;

private:
    void entry(FieldEntry entry, FieldValue&) override { list.push_back(std::move(entry)); }
};

class SetInitial final : public EntryVisitor {
    void entry(FieldEntry entry, FieldValue& value) override { value = entry.initial; }
};

class SetOne final : public EntryVisitor {
public:
    SetOne(std::string_view key, const FieldValue& value) : m_key(key), m_value(value) {}

private:
    void entry(FieldEntry entry, FieldValue& value) override {
        if (entry.field.key == m_key) value = m_value;
    }
    std::string_view m_key;
    const FieldValue& m_value;
};

Error inputError(const Field& field, Message message) { return {ErrorKind::Input, std::move(message), field.key}; }

/// Numbers arrive as int or double whichever way they were written; the field's type decides.
std::optional<double> asNumber(const FieldValue& value) {
    if (const auto* i = std::get_if<int>(&value)) return *i;
    if (const auto* d = std::get_if<double>(&value)) return *d;
    return std::nullopt;
}

Result<FieldValue> fitNumber(const FieldEntry& entry, const FieldValue& value) {
    const auto& f = entry.field;
    const bool whole = entry.type == FieldType::Whole;
    const auto number = asNumber(value);
    if (!number || !std::isfinite(*number) || (whole && *number != std::floor(*number)))
        return inputError(f, say(whole ? ATT_TEXT("engine", "%1 is %2, but must be a whole number from %3 to %4")
                                       : ATT_TEXT("engine", "%1 is %2, but must be a number from %3 to %4"),
                                 f.key, toWords(value), f.minimum, f.maximum));
    if (*number < f.minimum || *number > f.maximum)
        return inputError(f, say(ATT_TEXT("engine", "%1 is %2, outside the range from %3 to %4"), f.key, *number, f.minimum, f.maximum));
    return whole ? FieldValue(static_cast<int>(*number)) : FieldValue(*number);
}

Result<FieldValue> fitFlag(const FieldEntry& entry, const FieldValue& value) {
    if (std::holds_alternative<bool>(value)) return value;
    return inputError(entry.field, say(ATT_TEXT("engine", "%1 is %2, but must be on or off"), entry.field.key, toWords(value)));
}

Result<FieldValue> fitChoice(const FieldEntry& entry, const FieldValue& value) {
    const auto* key = std::get_if<std::string>(&value);
    if (key && choiceOf(entry.field.choices, *key)) return value;
    return inputError(entry.field, say(ATT_TEXT("engine", "%1 is %2, but must be one of: %3"), entry.field.key, toWords(value),
                                       listed(entry.field.choices, &Choice::key)));
}

Result<FieldValue> fitText(const FieldEntry& entry, const FieldValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return inputError(entry.field, say(ATT_TEXT("engine", "%1 is %2, but must be a text"), entry.field.key, toWords(value)));
    if (entry.field.maximumLength > 0 && text->size() > static_cast<std::size_t>(entry.field.maximumLength))
        return inputError(entry.field, say(ATT_TEXT("engine", "%1 has %2 bytes; the limit is %3"), entry.field.key, static_cast<double>(text->size()),
                                           entry.field.maximumLength));
    return value;
}

Result<FieldValue> fitArrays(const FieldEntry& entry, const FieldValue& value) {
    if (std::holds_alternative<ArraySource>(value)) return value;
    return inputError(entry.field, say(ATT_TEXT("engine", "%1 must name a file of arrays"), entry.field.key));
}

/// A sample by its key, or pixels. A name alone is a file that nobody has read.
Result<FieldValue> fitPicture(const FieldEntry& entry, const FieldValue& value) {
    const auto* source = std::get_if<PictureSource>(&value);
    if (source && source->bitmap) return value;
    const auto* words = std::get_if<std::string>(&value);
    const std::string& key = source ? source->name : words ? *words : std::string();
    if (choiceOf(entry.field.choices, key)) return FieldValue(PictureSource{key, nullptr, false});
    return inputError(entry.field, say(ATT_TEXT("engine", "%1 is %2, but must be a picture file that can be read, or one of the samples: %3"),
                                       entry.field.key, toWords(value), listed(entry.field.choices, &Choice::key)));
}

Result<FieldValue> fit(const FieldEntry& entry, const FieldValue& value) {
    switch (entry.type) {
        case FieldType::Whole:
        case FieldType::Real: return fitNumber(entry, value);
        case FieldType::Flag: return fitFlag(entry, value);
        case FieldType::Choice: return fitChoice(entry, value);
        case FieldType::Text: return fitText(entry, value);
        case FieldType::Arrays: return fitArrays(entry, value);
        case FieldType::Picture: return fitPicture(entry, value);
    }
    return value;
}

Result<FieldEntry> findEntry(const Spec& spec, std::string_view key) {
    auto known = entries(spec);
    const auto keyOf = [](const FieldEntry& entry) { return entry.field.key; };
    const auto found = std::ranges::find(known, key, keyOf);
    if (found != known.end()) return std::move(*found);
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "there is no field %1; the fields are: %2"), std::string(key), listed(known, keyOf)),
                 std::string(key)};
}

/// All of `words` as a number in the C locale, or nothing.
std::optional<double> parseNumber(std::string_view words) {
    double number = 0;
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (fault != std::errc() || end != words.data() + words.size()) return std::nullopt;
    return number;
}

FieldValue parseWords(FieldType type, std::string_view words) {
    if (type == FieldType::Whole || type == FieldType::Real) {
        if (const auto number = parseNumber(words)) return *number;
    }
    if (type == FieldType::Flag && (words == "on" || words == "true" || words == "1")) return true;
    if (type == FieldType::Flag && (words == "off" || words == "false" || words == "0")) return false;
    return std::string(words);
}

}  // namespace

bool ArraySource::operator==(const ArraySource& other) const {
    if (path != other.path || !arrays != !other.arrays || !tokens != !other.tokens) return false;
    if (tokens && *tokens != *other.tokens) return false;
    const auto same = [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.shape == b.second.shape && a.second.values.size() == b.second.values.size() &&
               std::memcmp(a.second.values.data(), b.second.values.data(), a.second.values.size() * sizeof(float)) == 0;
    };
    return arrays == other.arrays || std::ranges::equal(*arrays, *other.arrays, same);
}

bool PictureSource::operator==(const PictureSource& other) const {
    if (name != other.name || embedded != other.embedded || !bitmap != !other.bitmap) return false;
    return bitmap == other.bitmap || *bitmap == *other.bitmap;
}

std::vector<FieldEntry> entries(const Spec& spec) {
    Collect collect;
    spec.clone()->fields(collect);
    return std::move(collect.list);
}

void setInitialValues(Spec& spec) {
    SetInitial visitor;
    spec.fields(visitor);
}

Result<SpecPtr> withValue(const SpecPtr& spec, std::string_view key, const FieldValue& value) {
    const auto entry = findEntry(*spec, key);
    if (!entry) return entry.error();
    const auto fitted = fit(*entry, value);
    if (!fitted) return fitted.error();
    auto changed = spec->clone();
    SetOne visitor(key, *fitted);
    changed->fields(visitor);
    return SpecPtr(std::move(changed));
}

Result<SpecPtr> withWords(const SpecPtr& spec, std::string_view key, std::string_view words) {
    const auto entry = findEntry(*spec, key);
    if (!entry) return entry.error();
    return withValue(spec, key, parseWords(entry->type, words));
}

std::string toWords(const FieldValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "on" : "off";
    if (const auto* whole = std::get_if<int>(&value)) return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&value)) return toWords(*real);
    if (const auto* arrays = std::get_if<ArraySource>(&value)) return arrays->path;
    if (const auto* picture = std::get_if<PictureSource>(&value)) return picture->name;
    return std::get<std::string>(value);
}

std::vector<FieldEntry> differences(const Spec& before, const Spec& after) {
    const auto old = entries(before);
    auto list = entries(after);
    std::erase_if(list, [&old](const FieldEntry& entry) {
        return std::ranges::any_of(
            old, [&entry](const FieldEntry& o) { return std::strcmp(o.field.key, entry.field.key) == 0 && o.value == entry.value; });
    });
    return list;
}

bool equal(const Spec& a, const Spec& b) { return differences(a, b).empty() && differences(b, a).empty(); }

Status checkFields(const Spec& spec) {
    for (const auto& entry : entries(spec))
        if (entry.field.problem) return inputError(entry.field, *entry.field.problem);
    return Done{};
}

}  // namespace att
