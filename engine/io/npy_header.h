// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands in front of the elements of a .npy: a Python literal. The elements are npy.h.

#include "engine/io/array_file.h"
#include "engine/io/byte_stream.h"
#include "engine/io/element_type.h"

namespace att {

struct NpyHeader {
    ArrayInfo info;  ///< without a name
    ElementLayout layout;
    std::size_t letters = 0;    ///< of each text, in UTF-32, where the array is a list of texts; the layout then tells their byte order
    bool fortranOrder = false;  ///< the first index runs fastest
};

/// Reads the header and leaves the stream at the first element. Of a supported type exactly the array's bytes are left then.
Result<NpyHeader> readNpyHeader(ByteStream& stream);

/// The header in front of a float array, in version 1 (2 when it is long), padded to 64 bytes.
std::string writeNpyHeader(const std::vector<std::int64_t>& shape);
/// The same for any type.
std::string npyHeader(std::string_view type, const std::vector<std::int64_t>& shape);

}  // namespace att
