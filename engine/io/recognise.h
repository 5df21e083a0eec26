// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a file is, told from its first bytes rather than from its name: to choose a reader, and to say of the wrong file what it is.

#include "engine/core/text.h"
#include "engine/io/byte_source.h"

namespace att {

enum class FileKind {
    Npy,
    Zip,  ///< .npz, or any other archive: the members tell
    Safetensors,
    Json,
    Text,  ///< may be CSV
    Png,
    Svg,
    Foreign,  ///< known by name, not read here
    Unknown,
};

struct Recognised {
    FileKind kind = FileKind::Unknown;
    Text name;    ///< "a PNG picture"
    Text advice;  ///< what to do with it instead; may be empty
};

/// Never fails: what cannot be read or is not known is Unknown. An empty file is Unknown.
Recognised recognise(const ByteSource& source);

}  // namespace att
