// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// NumPy's .npy: a header written as a Python literal, then the elements. Versions 1, 2 and 3. Alone or as a member of an .npz.

#include "engine/io/npy_header.h"

namespace att {

/// Reads the elements that follow the header, in row-major order.
Result<GivenArray> readNpyValues(ByteStream& stream, const NpyHeader& header, const Budget& budget);

/// Reads the texts that follow the header of a list of them. NumPy fills short ones up with zeros, which are dropped.
Result<Texts> readNpyTexts(ByteStream& stream, const NpyHeader& header, const Budget& budget);

/// A whole file: a list of texts, each in as many letters as the longest.
std::string writeNpyTexts(const Texts& texts);

}  // namespace att
