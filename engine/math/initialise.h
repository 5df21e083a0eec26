// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Weights drawn from a seed and a name, as a layer would start. The random numbers themselves are core/random.h.

#include <cstdint>
#include <string>

#include "engine/core/matrix.h"

namespace att {

/// What the weights of a layer start from. fan_in = columns of W, fan_out = its rows (W is stored out × in).
enum class Initialisation {
    XavierUniform,  ///< U(±√(6 / (fan_in + fan_out))): nn.MultiheadAttention, with fan_out counted over Q, K and V together
    XavierNormal,   ///< N(0, 2 / (fan_in + fan_out))
    ScaledNormal,   ///< N(0, 1 / fan_in): keeps the variance of what passes through
    ScaledUniform,  ///< U(±1 / √fan_in): nn.Linear
    SmallNormal,    ///< N(0, 0.02²): GPT-2, BERT
    Identity,       ///< row i has its 1 in column i mod columns
};

struct Draw {
    std::uint64_t seed = 0;
    std::string name;  ///< of the array: "w_q"
    int rows = 0, columns = 0;
    Initialisation initialisation = Initialisation::XavierUniform;
    int fanOut = 0;  ///< 0: rows

    friend bool operator==(const Draw&, const Draw&) = default;
};

/// The drawn array as 1 × rows × columns. A pure function; recent answers are remembered within 64 MiB, so that asking again is free.
/// Safe from several threads. Throws std::bad_alloc.
TensorPtr drawn(const Draw& draw);

}  // namespace att
