// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// NumPy's .npy: a header written as a Python literal, then the elements. Versions 1, 2 and 3. Alone or as a member of an .npz.

#include "engine/io/array_file.h"
#include "engine/io/byte_stream.h"

namespace att {

struct NpyHeader {
    ArrayInfo info;  ///< without a name
    ElementLayout layout;
    std::size_t letters = 0;    ///< of each text, in UTF-32, where the array is a list of texts; the layout then tells their byte order
    bool fortranOrder = false;  ///< the first index runs fastest
};

/// Reads the header and leaves the stream at the first element. Of a supported type exactly the array's bytes are left then.
Result<NpyHeader> readNpyHeader(ByteStream& stream);

/// Reads the elements that follow the header, in row-major order.
Result<GivenArray> readNpyValues(ByteStream& stream, const NpyHeader& header, const Budget& budget);

/// Reads the texts that follow the header of a list of them. NumPy fills short ones up with zeros, which are dropped.
Result<Texts> readNpyTexts(ByteStream& stream, const NpyHeader& header, const Budget& budget);

/// The type in NumPy's letters ("<f4") as a layout, or why it is not supported. Nothing at all: no such type exists.
struct NpyType {
    std::optional<ElementLayout> layout;
    std::optional<Text> unsupported;
    std::size_t letters = 0;  ///< of a text
};
std::optional<NpyType> parseNpyType(std::string_view descr);

/// The header in front of a float array, in version 1 (2 when it is long), padded to 64 bytes.
std::string writeNpyHeader(const std::vector<std::int64_t>& shape);
/// The same for any type.
std::string npyHeader(std::string_view type, const std::vector<std::int64_t>& shape);
/// A whole file: a list of texts, each in as many letters as the longest.
std::string writeNpyTexts(const Texts& texts);

}  // namespace att
