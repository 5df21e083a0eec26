// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files of arrays, whatever their format: .npy, .npz, .safetensors, .csv and .json. The content decides how a file is read;
// its name only where the content leaves it open.

#include "engine/core/field.h"
#include "engine/io/array_file.h"

namespace att {

/// Opens and lists, without loading. Fails with File, saying what a wrong file is instead and what to do with it, or with Memory.
Result<ArrayFilePtr> openArrays(const std::string& path, const Budget& budget = {});
/// The same from bytes at hand; the source's name gives the suffix.
Result<ArrayFilePtr> openArrays(const ByteSourcePtr& source, const Budget& budget = {});

/// Every array of the file whose type is supported; fails when there is none, naming the types found.
/// NaN and infinity are kept: see countUnusual.
Result<GivenArrays> readArrays(const std::string& path, const Budget& budget = {});
Result<GivenArrays> readArrays(const ByteSourcePtr& source, const Budget& budget = {});

/// The name under which a file lists the tokens that its arrays are about: a list of texts (.npy, .npz, .json), or JSON among the words
/// beside the arrays (.safetensors).
inline constexpr std::string_view tokensName = "tokens";

/// readArrays and the tokens, for a field and for fromJson (spec_json.h).
Result<ArraySource> readArraySource(const std::string& path);
Result<ArraySource> arraySourceIn(const ByteSourcePtr& source, const Budget& budget);

/// The texts of a JSON list of texts; nothing when the words are anything else.
std::optional<Texts> textsIn(const std::string& words);

struct Unusual {
    std::uint64_t notANumber = 0;
    std::uint64_t infinite = 0;
};
Unusual countUnusual(const std::vector<float>& values);

}  // namespace att
