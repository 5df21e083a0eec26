// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Dates as people write them, character by character, into ISO 8601: "3rd of March 2021" → "2021-03-03".

#include "engine/train/task.h"

namespace att {

Task datesTask();

}  // namespace att
