// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lens "train" with models as small as a test likes them.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/lens.h"

namespace att::lenses {

inline const Lens& lens() { return *findLens("train"); }

/// As small as every part of it still exists.
inline SpecPtr specOf(std::vector<std::pair<std::string, FieldValue>> values = {}) {
    SpecPtr spec = lens().defaults();
    values.insert(values.begin(), {{"d_model", 16}, {"d_ff", 16}, {"batch", 6}});
    std::ranges::stable_partition(values, [](const auto& value) { return value.first == "task"; });  // which sets the others
    for (const auto& [key, value] : values) spec = withValue(spec, key, value).value();
    return spec;
}

inline SpecPtr pictureSpec(const char* task, const char* gates) {
    return specOf({{"task", std::string(task)}, {"attention", std::string(gates)}, {"stages", 2}, {"channels", 4}});
}

inline std::unique_ptr<Course> courseOf(const SpecPtr& spec) {
    auto course = lens().course();
    course->follow(spec);
    return course;
}

inline FieldEntry entryOf(const Spec& spec, std::string_view key) {
    const auto all = entries(spec);
    return *std::ranges::find_if(all, [&](const FieldEntry& entry) { return entry.field.key == key; });
}

}  // namespace att::lenses
