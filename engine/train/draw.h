// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the tasks draw their examples with.

#include <vector>

#include "engine/train/task.h"

namespace att {

/// One of 0 … count-1.
inline int below(Random& random, int count) { return int(random.uniform() * count); }
inline int between(Random& random, int least, int most) { return least + below(random, most - least + 1); }

/// What a decoder behind an encoder learns to write: input is start and the words, targets are the words and end.
inline void setWritten(TaskExample& example, const std::vector<int>& words) {
    example.input = {startToken};
    example.input.insert(example.input.end(), words.begin(), words.end());
    example.targets = words;
    example.targets.push_back(endToken);
}

}  // namespace att
