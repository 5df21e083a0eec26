// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a file is a workspace of this program or carries one. Detection by key alone; what it says is for the program to read.

#include "engine/io/array_file.h"
#include "engine/io/recognise.h"

namespace att {

/// False too when the file is damaged or larger than the budget.
bool carriesWorkspace(const ByteSource& source, FileKind kind, const Budget& budget);

}  // namespace att
