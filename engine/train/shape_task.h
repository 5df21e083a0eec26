// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The task "shapes" of picture_task.h.

#include "engine/train/picture_task.h"

namespace att {

PictureTask shapeTask();

}  // namespace att
