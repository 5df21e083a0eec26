// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/language_tasks.h"

#include "engine/train/dates.h"
#include "engine/train/grammar.h"

namespace att {

std::vector<Task> languageTasks() {
    std::vector<Task> both;
    both.push_back(datesTask());
    both.push_back(translationTask());
    return both;
}

}  // namespace att
