// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The task "lanes" of picture_task.h.

#include "engine/train/picture_task.h"

namespace att {

PictureTask laneTask();

}  // namespace att
