// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Spec as a JSON object of key → value, and back. Not a file format: who saves decides what stands around it.

#include <functional>
#include <string>
#include <vector>

#include "engine/core/spec.h"
#include "engine/io/json.h"

namespace att {

/// Every field, in the order of the screen. A choice is its key, a file of arrays its path (empty: none).
Json toJson(const Spec& spec);

struct ReadSpec {
    SpecPtr spec;
    std::vector<Message> notices;  ///< keys that this spec does not have, files of arrays that could not be read
};

/// Reads the arrays behind a path. When it fails, the field stays as it was and the message becomes a notice.
using ArrayLoader = std::function<Result<ArraySource>(const std::string& path)>;

/// `base` with every member of `json` set, in the order of the fields. A value of the wrong type or outside its range
/// fails with Input, naming key and value; `base` is untouched. Without a loader an array field gets the path alone.
Result<ReadSpec> fromJson(const SpecPtr& base, const Json& json, const ArrayLoader& load = {});

}  // namespace att
