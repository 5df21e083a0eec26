// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/random_kernels.h"

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

std::uint64_t startOf(std::uint64_t seed, std::string_view name) { return mix(seed + counterStep) ^ hash(name); }

using Kernel = void (*)(std::uint64_t, float, float*, std::size_t);

/// Whole blocks straight into place, the rest of a last one by way of a copy.
void fill(Kernel kernel, std::uint64_t state, float size, float* values, std::size_t count) {
    const std::size_t blocks = count / drawsInBlock, left = count % drawsInBlock;
    kernel(state, size, values, blocks);
    if (left == 0) return;
    float last[drawsInBlock];
    kernel(state + blocks * pairsInBlock * counterStep, size, last, 1);
    std::copy_n(last, left, values + blocks * drawsInBlock);
}

}  // namespace

void fillNormal(std::uint64_t seed, std::string_view name, float deviation, float* values, std::size_t count) {
    fill(randomKernels().normal, startOf(seed, name), deviation, values, count);
}

void fillUniform(std::uint64_t seed, std::string_view name, float bound, float* values, std::size_t count) {
    fill(randomKernels().uniform, startOf(seed, name), bound, values, count);
}

Random::Random(std::uint64_t seed, std::string_view name) : m_state(startOf(seed, name)) {}

std::uint64_t Random::bits() {
    m_state += counterStep;
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
