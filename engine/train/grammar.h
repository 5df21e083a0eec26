// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small grammar of Chinese sentences and their English, word by word. Time and place stand before the verb in Chinese and behind it in
// English, so that an alignment between them bends: 我 今天 在 家 吃 柠檬 → I eat a lemon at home today.

#include "engine/train/task.h"

namespace att {

Task translationTask();

}  // namespace att
