// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Random numbers that are the same on every machine: a counter-based generator keyed by seed and name,
// so that each array and each token has its own stream whatever else is drawn.

#include <cstdint>
#include <string_view>

namespace att {

/// SplitMix64 (Steele, Lea, Flood 2014): the state counts, the output mixes.
class Random {
public:
    /// Same seed and name, same stream.
    Random(std::uint64_t seed, std::string_view name);

    std::uint64_t bits();
    double uniform();  ///< [0, 1)
    double normal();   ///< mean 0, variance 1 (Box–Muller)

private:
    std::uint64_t m_state;
    double m_spare = 0;
    bool m_hasSpare = false;
};

}  // namespace att
