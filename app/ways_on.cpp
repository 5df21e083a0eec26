// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ways_on.h"

namespace att {
namespace {

constexpr std::size_t mostWays = 2;

std::vector<FieldValue> othersOf(const FieldEntry& entry) {
    std::vector<FieldValue> others;
    if (entry.field.locked || entry.field.editor == Editor::Hidden) return others;
    if (const bool* on = std::get_if<bool>(&entry.value)) others.emplace_back(!*on);
    if (entry.type == FieldType::Choice)
        for (const Choice& choice : entry.field.choices)
            if (entry.value != FieldValue(std::string(choice.key))) others.emplace_back(std::string(choice.key));
    return others;
}

bool runsWith(const SpecPtr& spec, const FieldEntry& entry, const FieldValue& value) {
    const auto changed = withValue(spec, entry.field.key, value);
    return changed && checkFields(**changed);
}

}  // namespace

std::vector<FieldEntry> waysOn(const SpecPtr& spec) {
    std::vector<FieldEntry> ways;
    if (checkFields(*spec)) return ways;
    for (FieldEntry entry : entries(*spec))
        for (const FieldValue& value : othersOf(entry)) {
            if (ways.size() == mostWays || !runsWith(spec, entry, value)) continue;
            entry.value = value;
            ways.push_back(entry);
            break;
        }
    return ways;
}

}  // namespace att
