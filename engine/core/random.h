// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Random numbers that are the same bytes on every machine and instruction set: a counter-based generator keyed by
// seed and name, so that each array and each token has its own stream whatever else is drawn.

#include <cstddef>
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

/// Mean 0 and the given standard deviation, within ±5.77 deviations (Box–Muller on 24 bits). The first values do not depend on count.
void fillNormal(std::uint64_t seed, std::string_view name, float deviation, float* values, std::size_t count);

/// Uniform in [-bound, bound]. The first values do not depend on count.
void fillUniform(std::uint64_t seed, std::string_view name, float bound, float* values, std::size_t count);

}  // namespace att
