// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include <algorithm>

#include "app/version.h"

namespace att {
namespace {

constexpr const char* kFormat = "attention-explorer workspace";

Json toJson(const Cell& cell) {
    Json json = Json::Object{};
    json.set("panel", cell.panel).set("head", cell.head).set("row", cell.row).set("column", cell.column);
    return json;
}

Json toJson(const SelectionState& selection) {
    Json json = Json::Object{};
    json.set("panel", selection.panel).set("head", selection.head);
    if (selection.pinned) json.set("pinned", toJson(*selection.pinned));
    if (selection.query) json.set("query", *selection.query);
    return json;
}

Error fileError(const std::string& name, Message message) { return {ErrorKind::File, std::move(message), name}; }

/// Reads the parts of one workspace, gathering notices on the way.
class Reader {
public:
    Reader(const std::vector<Lens>& lenses, const Session& base, const std::string& name, const Loaders& load)
        : m_lenses(lenses), m_name(name), m_load(load) {
        m_workspace.session = base;
    }

    void setNewer() {
        m_workspace.newer = true;
        note(say(ATT_TEXT("engine", "%1 was written by a newer version: what this one knows was opened."), m_name));
    }

    Status read(const Json& json) {
        const std::pair<const char*, Status (Reader::*)(const Json&)> parts[] = {
            {"lens", &Reader::readLens}, {"lenses", &Reader::readLenses}, {"look", &Reader::readLook}, {"selection", &Reader::readSelection}};
        for (const auto& [key, part] : parts) {
            const Json* value = json.find(key);
            if (!value) continue;
            if (const auto done = (this->*part)(*value); !done) return done.error();
        }
        noteUnknownParts(json);
        return Done{};
    }

    Workspace take() { return std::move(m_workspace); }

private:
    std::optional<std::size_t> indexOf(const std::string& id) const {
        const auto found = std::ranges::find_if(m_lenses, [&id](const Lens& lens) { return id == lens.id; });
        return found == m_lenses.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_lenses.begin()));
    }

    Status readLens(const Json& value) {
        const std::string* id = value.string();
        if (!id) return wrong("lens", ATT_TEXT("engine", "the id of a lens"), value);
        const auto index = indexOf(*id);
        if (index)
            m_workspace.session.lens = *index;
        else
            note(say(ATT_TEXT("engine", "There is no lens %1 here; it was left out."), *id));
        return Done{};
    }

    Status readLenses(const Json& value) {
        if (!value.object()) return wrong("lenses", ATT_TEXT("engine", "an object of lenses"), value);
        for (const auto& [id, fields] : *value.object()) {
            const auto index = indexOf(id);
            if (!index) {
                note(say(ATT_TEXT("engine", "There is no lens %1 here; it was left out."), id));
                continue;
            }
            SpecPtr& spec = m_workspace.session.specs[*index];
            if (const auto done = readSpec(spec, id, fields); !done) return done.error();
        }
        return Done{};
    }

    Status readLook(const Json& value) {
        SpecPtr look = m_workspace.session.look;
        if (const auto done = readSpec(look, "look", value); !done) return done.error();
        m_workspace.session.look = asLook(look);
        return Done{};
    }

    Status readSpec(SpecPtr& spec, const std::string& where, const Json& fields) {
        if (m_workspace.newer && fields.object()) return readSpecLeniently(spec, fields);
        auto read = fromJson(spec, fields, m_load);
        if (!read) return Error{ErrorKind::File, read.error().message, m_name + ", " + where};
        spec = read->spec;
        for (const Message& message : read->notices) note(message);
        return Done{};
    }

    /// Field by field, so that one which cannot be read does not cost the others.
    Status readSpecLeniently(SpecPtr& spec, const Json& fields) {
        for (const auto& member : *fields.object()) {
            auto read = fromJson(spec, Json(Json::Object{member}), m_load);
            if (!read) {
                note(read.error().message);
                continue;
            }
            spec = read->spec;
            for (const Message& message : read->notices) note(message);
        }
        return Done{};
    }

    Status readSelection(const Json& value) {
        if (!value.object()) return wrong("selection", ATT_TEXT("engine", "an object"), value);
        SelectionState& selection = m_workspace.selection;
        if (const Json* panel = value.find("panel"); panel && panel->string()) selection.panel = *panel->string();
        selection.head = smallNumber(value, "head").value_or(0);
        selection.query = smallNumber(value, "query");
        if (const Json* pinned = value.find("pinned")) selection.pinned = readCell(*pinned);
        return Done{};
    }

    static std::optional<int> smallNumber(const Json& json, const char* key) {
        const Json* value = json.find(key);
        const auto number = value ? value->natural() : std::nullopt;
        return number && *number <= 1'000'000 ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }

    static std::optional<Cell> readCell(const Json& json) {
        const Json* panel = json.find("panel");
        const auto head = smallNumber(json, "head"), row = smallNumber(json, "row"), column = smallNumber(json, "column");
        if (!panel || !panel->string() || !head || !row || !column) return std::nullopt;
        return Cell{*panel->string(), *head, *row, *column};
    }

    void noteUnknownParts(const Json& json) {
        constexpr std::string_view known[] = {"format", "version", "program", "lens", "lenses", "look", "selection"};
        for (const auto& member : *json.object())
            if (std::ranges::find(known, member.key) == std::end(known))
                note(say(ATT_TEXT("engine", "There is no part %1 in a workspace; it was left out."), member.key));
    }

    Error wrong(const char* key, Text expected, const Json& found) const {
        return fileError(m_name, say(ATT_TEXT("engine", "%1: %2 is %3, but must be %4."), m_name, key, found.kind(), expected));
    }

    void note(Message message) { m_workspace.notices.push_back(std::move(message)); }

    const std::vector<Lens>& m_lenses;
    const std::string& m_name;
    const Loaders& m_load;
    Workspace m_workspace;
};

Result<int> versionOf(const Json& json, const std::string& name) {
    const Json* format = json.find("format");
    if (!format || !format->string() || *format->string() != kFormat)
        return fileError(name,
                         say(ATT_TEXT("engine", "%1 is JSON, but not a workspace of this program: it has no \"format\": \"%2\"."), name, kFormat));
    const Json* version = json.find("version");
    const auto number = version ? version->natural() : std::nullopt;
    if (!number || *number < 1 || *number > 1'000'000)
        return fileError(name, say(ATT_TEXT("engine", "%1: \"version\" must be a whole number from 1."), name));
    return static_cast<int>(*number);
}

}  // namespace

Json toJson(const std::vector<Lens>& lenses, const Session& session, const SelectionState& selection) {
    Json specs = Json::Object{};
    for (std::size_t i = 0; i < lenses.size(); ++i) specs.set(lenses[i].id, toJson(*session.specs[i]));
    Json json = Json::Object{};
    json.set("format", kFormat).set("version", kWorkspaceVersion).set("program", version());
    json.set("lens", lenses[session.lens].id).set("lenses", std::move(specs));
    json.set("look", toJson(*session.look)).set("selection", toJson(selection));
    return json;
}

Json changesToJson(const std::vector<Lens>& lenses, const Session& before, const Session& after) {
    const auto changed = [](const Spec& from, const Spec& to) {
        Json fields;
        for (const auto& entry : differences(from, to)) fields.set(entry.field.key, toJson(entry.value));
        return fields;
    };
    Json json, specs;
    if (before.lens != after.lens) json.set("lens", lenses[after.lens].id);
    for (std::size_t i = 0; i < lenses.size(); ++i) {
        if (before.specs[i] == after.specs[i]) continue;
        if (Json fields = changed(*before.specs[i], *after.specs[i]); !fields.isNull()) specs.set(lenses[i].id, std::move(fields));
    }
    if (!specs.isNull()) json.set("lenses", std::move(specs));
    if (Json look = changed(*before.look, *after.look); !look.isNull()) json.set("look", std::move(look));
    return json;
}

bool looksLikeWorkspace(std::string_view beginning) { return beginning.find(kFormat) != std::string_view::npos; }

Result<Workspace> applyJson(const std::vector<Lens>& lenses, const Session& base, const Json& json, const std::string& name, const Loaders& load) {
    if (!json.object()) return fileError(name, say(ATT_TEXT("engine", "%1 must hold one object, not %2."), name, json.kind()));
    Reader reader(lenses, base, name, load);
    const Json* version = json.find("version");
    if (version && version->natural().value_or(0) > kWorkspaceVersion) reader.setNewer();
    if (const auto done = reader.read(json); !done) return done.error();
    return reader.take();
}

Result<Workspace> readWorkspace(const std::vector<Lens>& lenses, const Session& base, std::string_view text, const std::string& name,
                                const Loaders& load) {
    const auto json = parseJson(text, {}, name);
    if (!json) return json.error();
    if (const auto version = versionOf(*json, name); !version) return version.error();
    return applyJson(lenses, base, *json, name, load);
}

}  // namespace att
