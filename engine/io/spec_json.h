// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Spec as a JSON object of key → value, and back. Not a file format: who saves decides what stands around it.

#include <functional>
#include <string>
#include <vector>

#include "engine/core/spec.h"
#include "engine/io/json.h"

namespace att {

/// A choice is its key, a file of arrays its path (empty: none). A picture is a sample's key, {"file": path} when it is linked, or
/// {"name", "png"} with the PNG file in base64 when it is embedded.
Json toJson(const FieldValue& value);
/// Every field, in the order of the screen.
Json toJson(const Spec& spec);

struct ReadSpec {
    SpecPtr spec;
    std::vector<Message> notices;  ///< keys that this spec does not have, files that could not be read
};

/// Who reads what a spec names. When a file cannot be read, the field stays as it was and the message becomes a notice.
struct Loaders {
    std::function<Result<ArraySource>(const std::string& path)> arrays = {};     ///< without it the field gets the path alone
    std::function<Result<PictureSource>(const std::string& path)> picture = {};  ///< of a linked file
    std::function<Result<BitmapPtr>(const std::string& bytes)> embedded = {};    ///< of a picture file's bytes
};

/// `base` with every member of `json` set, in the order of the fields. A value of the wrong type or outside its range
/// fails with Input, naming key and value; `base` is untouched.
Result<ReadSpec> fromJson(const SpecPtr& base, const Json& json, const Loaders& load = {});

}  // namespace att
