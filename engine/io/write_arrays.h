// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Arrays into files that other programs read: .npy, .npz, .safetensors, .csv and .json. The same arrays give the same bytes,
// on every machine and in every locale. A file is replaced whole or not at all (see file.h).

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/outcome.h"

namespace att {

/// Numbers that live elsewhere, long enough to be written.
struct NamedTensor {
    std::string name;                 ///< "weights/heads"; unique among those written together
    std::vector<std::int64_t> shape;  ///< row-major, any rank
    const float* values = nullptr;
    std::vector<Axis> axes = {};  ///< one per dimension, or none: names and labels for the formats made of text
};

/// Every panel of the outcome whose values were kept, named by its address. A stack (heads, a picture's channels) has rank 3,
/// everything else rank 2. Points into the outcome.
std::vector<NamedTensor> arraysOf(const Outcome& outcome);

using ArrayMetadata = std::vector<std::pair<std::string, std::string>>;
/// The tokens of the outcome, for files of all its arrays; without tokens nothing.
ArrayMetadata metadataOf(const Outcome& outcome);

/// Writes in the format that the path's suffix names. Names are kept as they are, '/' included:
///   .npy          one array; fails with Input for more
///   .npz          members NAME.npy, stored, dated 1980: numpy.load(path)["weights/heads"]; a list of texts among the metadata as <U
///   .safetensors  F32, with the metadata as __metadata__
///   .csv          one array of rank 1 or 2: a row a line, with its labels around it. Else one number a line, as
///                 array,head,row,column,value, up to rank 3. Labels are always quoted and never changed.
///   .json         {"NAME": {"shape", "axes", "values"}, …} and the metadata; what is not finite is written as a text
/// Fails with Input for another suffix, or names or ranks the format cannot hold; with File when it cannot be written.
Status writeArrays(const std::string& path, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata = {});

/// The suffixes that writeArrays knows: ".npy" …
const std::vector<std::string_view>& arraySuffixes();

}  // namespace att
