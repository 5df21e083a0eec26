// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"

#include <cmath>
#include <numbers>

namespace att {
namespace {

std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/// FNV-1a, mixed once more: names that differ in one letter start far apart.
std::uint64_t hash(std::string_view name) {
    std::uint64_t h = 0xcbf29ce484222325u;
    for (const unsigned char c : name) h = (h ^ c) * 0x100000001b3u;
    return mix(h);
}

}  // namespace

Random::Random(std::uint64_t seed, std::string_view name) : m_state(mix(seed + 0x9e3779b97f4a7c15u) ^ hash(name)) {}

std::uint64_t Random::bits() {
    m_state += 0x9e3779b97f4a7c15u;
    return mix(m_state);
}

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

double Random::normal() {
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    const double angle = 2 * std::numbers::pi * uniform();
    m_spare = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

}  // namespace att
