// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A network for pictures as it learns, batch norms and all. What it computes in use is what folded() of picture_model.h makes of it.

#include <vector>

#include "engine/math/norm.h"

namespace att {

struct Unfolded {
    std::vector<float> weights;              ///< as trainingLayoutOf() says
    std::vector<RunningStatistics> running;  ///< of each stage
    bool nothing() const { return weights.empty(); }
};

}  // namespace att
