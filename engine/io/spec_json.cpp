// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/spec_json.h"

#include <algorithm>

#include "engine/io/base64.h"
#include "engine/io/file_error.h"

namespace att {
namespace {

Json pictureJson(const PictureSource& source) {
    Json json = Json::Object{};
    if (!source.bitmap) return source.name;
    if (source.embedded && !source.bitmap->png.empty()) return json.set("name", source.name).set("png", toBase64(source.bitmap->png));
    return json.set("file", source.name);
}

const std::string* textIn(const Json& json, const char* key) {
    const Json* member = json.find(key);
    return member ? member->string() : nullptr;
}

/// Type by type; whether it fits the field is for withValue to say.
Result<FieldValue> toValue(const Json& json, const FieldEntry& entry) {
    if (const auto flag = json.boolean()) return FieldValue(*flag);
    // Only a text may be long; anything else that is named in an error should be short enough to read.
    const bool whole = entry.type == FieldType::Text || entry.type == FieldType::Arrays || entry.type == FieldType::Picture;
    if (const auto* text = json.string()) return FieldValue(whole ? *text : excerpt(*text));
    if (const auto number = json.number()) return FieldValue(*number);
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "%1 is %2, but must be a single value"), entry.field.key, json.kind()), entry.field.key};
}

class Reading {
public:
    Reading(SpecPtr base, const Loaders& load) : m_read{std::move(base), {}}, m_load(load) {}

    Status set(const FieldEntry& entry, const Json& json) {
        if (entry.type == FieldType::Picture && json.object()) return setPicture(entry, json);
        const auto value = toValue(json, entry);
        if (!value) return value.error();
        const auto* path = std::get_if<std::string>(&*value);
        if (entry.type == FieldType::Arrays && path) return setArrays(entry, *path);
        return setValue(entry, *value);
    }

    void noteUnknown(const std::vector<FieldEntry>& known, const Json& json) {
        constexpr int mostNotices = 10;
        int unknown = 0;
        for (const auto& member : *json.object()) {
            const auto same = [&member](const FieldEntry& entry) { return entry.field.key == member.key; };
            if (std::ranges::any_of(known, same)) continue;
            if (++unknown <= mostNotices)
                m_read.notices.push_back(say(ATT_TEXT("engine", "There is no field %1 here; it was left out."), excerpt(member.key)));
        }
        if (unknown > mostNotices)
            m_read.notices.push_back(say(ATT_TEXT("engine", "%1 more fields are unknown here; they were left out."), unknown - mostNotices));
    }

    ReadSpec take() { return std::move(m_read); }

private:
    Status setValue(const FieldEntry& entry, const FieldValue& value) {
        auto changed = withValue(m_read.spec, entry.field.key, value);
        if (!changed) return changed.error();
        m_read.spec = *std::move(changed);
        return Done{};
    }

    Status setArrays(const FieldEntry& entry, const std::string& path) {
        if (path.empty() || !m_load.arrays) return setValue(entry, ArraySource{path, nullptr});
        auto source = m_load.arrays(path);
        if (source) return setValue(entry, *std::move(source));
        m_read.notices.push_back(source.error().message);
        return Done{};
    }

    Status setPicture(const FieldEntry& entry, const Json& json) {
        auto source = pictureFrom(entry, json);
        if (source) return setValue(entry, *std::move(source));
        if (source.error().kind == ErrorKind::Input) return source.error();
        m_read.notices.push_back(source.error().message);
        return Done{};
    }

    Result<PictureSource> pictureFrom(const FieldEntry& entry, const Json& json) const {
        const std::string *file = textIn(json, "file"), *name = textIn(json, "name"), *png = textIn(json, "png");
        if (file && m_load.picture) return m_load.picture(*file);
        const auto bytes = name && png ? fromBase64(*png) : std::nullopt;
        if (!file && !bytes)
            return Error{ErrorKind::Input,
                         say(ATT_TEXT("engine", "%1 must be a sample's key, {\"file\": …}, or {\"name\": …, \"png\": …} in base64"), entry.field.key),
                         entry.field.key};
        if (file || !m_load.embedded)
            return Error{ErrorKind::File,
                         say(ATT_TEXT("engine", "The picture %1 was left out: pictures are not read here."), excerpt(file ? *file : *name)),
                         entry.field.key};
        auto bitmap = m_load.embedded(*bytes);
        if (!bitmap) return bitmap.error();
        return PictureSource{*name, *std::move(bitmap), true};
    }

    ReadSpec m_read;
    const Loaders& m_load;
};

}  // namespace

Json toJson(const FieldValue& value) {
    if (const auto* source = std::get_if<ArraySource>(&value)) return source->path;
    if (const auto* picture = std::get_if<PictureSource>(&value)) return pictureJson(*picture);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* whole = std::get_if<int>(&value)) return *whole;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return std::get<std::string>(value);
}

Json toJson(const Spec& spec) {
    Json json = Json::Object{};
    for (const auto& entry : entries(spec)) json.set(entry.field.key, toJson(entry.value));
    return json;
}

Result<ReadSpec> fromJson(const SpecPtr& base, const Json& json, const Loaders& load) {
    if (!json.object())
        return Error{ErrorKind::Input, say(ATT_TEXT("engine", "Expected an object of fields and their values, found %1."), json.kind()), {}};
    const auto known = entries(*base);
    Reading reading(base, load);
    for (const auto& entry : known) {
        const Json* value = json.find(entry.field.key);
        if (!value) continue;
        if (const auto done = reading.set(entry, *value); !done) return done.error();
    }
    reading.noteUnknown(known, json);
    return reading.take();
}

}  // namespace att
