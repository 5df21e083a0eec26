// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_session.h"

#include <algorithm>

#include "engine/core/listed.h"
#include "engine/io/arrays.h"
#include "widgets/picture_file.h"

namespace att {
namespace {

/// As withWords, but a picture's words may also be a file.
Result<SpecPtr> withWordsOrFile(const SpecPtr& spec, std::string_view key, const std::string& words) {
    const auto list = entries(*spec);
    const auto field = std::ranges::find_if(list, [key](const FieldEntry& entry) { return entry.field.key == key; });
    if (field == list.end() || field->type != FieldType::Picture || choiceOf(field->field.choices, words)) return withWords(spec, key, words);
    auto picture = readPicture(words);
    if (!picture) return picture.error();
    return withValue(spec, key, *std::move(picture));
}

Status setField(Session& session, const std::string& key, const std::string& words) {
    if (key.starts_with(figurePrefix)) return Done{};
    const bool look = key.starts_with(lookPrefix);
    const SpecPtr before = look ? SpecPtr(session.look) : session.spec();
    const auto after = withWordsOrFile(before, look ? std::string_view(key).substr(lookPrefix.size()) : key, words);
    if (!after) return after.error();
    if (look)
        session.look = asLook(*after);
    else
        session.specs[session.lens] = *after;
    return Done{};
}

/// In the order of the screen, as a file is read: a field that sets others, such as a task its recipe, comes before them.
std::vector<std::pair<std::string, std::string>> inFieldOrder(const Spec& spec, std::vector<std::pair<std::string, std::string>> sets) {
    const auto list = entries(spec);
    const auto place = [&list](const auto& set) {
        return std::ranges::find_if(list, [&set](const FieldEntry& entry) { return entry.field.key == set.first; }) - list.begin();
    };
    std::ranges::stable_sort(sets, {}, place);
    return sets;
}

Status setArrays(Session& session, const std::string& path, const Lens& lens) {
    const auto list = entries(*session.spec());
    const auto field = std::ranges::find(list, FieldType::Arrays, &FieldEntry::type);
    if (field == list.end()) return Error{ErrorKind::Input, say(ATT_TEXT("engine", "The lens %1 takes no arrays from files."), lens.id), {}};
    auto source = readArraySource(path);
    if (!source) return source.error();
    auto changed = withValue(session.spec(), field->field.key, *std::move(source));
    if (!changed) return changed.error();
    session.specs[session.lens] = *changed;
    return Done{};
}

}  // namespace

Result<std::size_t> lensNamed(const std::vector<Lens>& lenses, const std::string& id) {
    const auto found = std::ranges::find(lenses, id, &Lens::id);
    if (found != lenses.end()) return std::size_t(found - lenses.begin());
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "There is no lens %1; the lenses are: %2."), id, listed(lenses, &Lens::id)), id};
}

Result<Session> sessionOf(const std::vector<Lens>& lenses, Session base, const CommandLine& line) {
    if (!line.lens.empty()) {
        const auto index = lensNamed(lenses, line.lens);
        if (!index) return index.error();
        base.lens = *index;
    }
    if (!line.arrays.empty())
        if (const auto done = setArrays(base, line.arrays, lenses[base.lens]); !done) return done.error();
    for (const auto& [key, words] : inFieldOrder(*base.spec(), line.sets))
        if (const auto done = setField(base, key, words); !done) return done.error();
    return base;
}

}  // namespace att
