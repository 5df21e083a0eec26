// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace att {
namespace {

std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

constexpr std::uint64_t step = 0x9e3779b97f4a7c15u;

/// FNV-1a, mixed once more: names that differ in one letter start far apart.
std::uint64_t hash(std::string_view name) {
    std::uint64_t h = 0xcbf29ce484222325u;
    for (const unsigned char c : name) h = (h ^ c) * 0x100000001b3u;
    return mix(h);
}

std::uint64_t startOf(std::uint64_t seed, std::string_view name) { return mix(seed + step) ^ hash(name); }

// From here on only +, -, ×, √ and conversions in single precision, which IEEE 754 fixes to the last bit; the compiler
// must not contract them (see CMakeLists.txt). Polynomials: fitted to the smallest largest relative error.

/// ln(k / 2²⁴) for k in 1 … 2²⁴: exponent and mantissa in [√½, √2), then ln(1 + x) = x - x²/2 + x³·p(x).
float logarithm(std::uint32_t k) {
    const auto bits = std::bit_cast<std::int32_t>(static_cast<float>(k));
    const std::int32_t exponent = (bits - 0x3f3504f3) >> 23;  // 0x3f3504f3 is √½
    const float x = std::bit_cast<float>(bits - (exponent << 23)) - 1.0f;
    float p = 0.0870043057f;
    for (const float c : {-0.142674862f, 0.149147692f, -0.165775848f, 0.199630637f, -0.25001337f, 0.333339107f}) p = p * x + c;
    const float fraction = x - x * x * (0.5f - x * p);
    return static_cast<float>(exponent - 24) * 0.693147181f + fraction;
}

/// Cosine and sine of `turn` / 2³² of a full turn: the quadrant, then polynomials within an eighth of a turn.
void rotate(std::uint32_t turn, float radius, float& alongX, float& alongY) {
    const std::uint32_t quadrant = (turn + 0x20000000u) >> 30;
    const float r = static_cast<float>(static_cast<std::int32_t>(turn - (quadrant << 30))) * 0x1p-32f;
    const float z = r * r;
    const float sine = r * (6.28318529f + z * (-41.3416626f + z * (81.5925535f + z * -75.4020679f)));
    const float cosine = 0.999999972f + z * (-19.7391522f + z * (64.9212529f + z * -83.592612f));
    const float x = quadrant & 1 ? sine : cosine;
    const float y = quadrant & 1 ? cosine : sine;
    alongX = radius * ((quadrant + 1) & 2 ? -x : x);
    alongY = radius * (quadrant & 2 ? -y : y);
}

/// Numbers come in blocks of 32 = 16 pairs, one counter a pair; number p and number 16 + p of a block are a pair.
constexpr std::size_t pairsInBlock = 16;

void normalBlock(std::uint64_t state, float deviation, float* block) {
    for (std::size_t p = 0; p < pairsInBlock; ++p) {
        const std::uint64_t bits = mix(state + (p + 1) * step);
        const float radius = deviation * std::sqrt(-2.0f * logarithm(static_cast<std::uint32_t>(bits >> 40) + 1));
        rotate(static_cast<std::uint32_t>(bits), radius, block[p], block[pairsInBlock + p]);
    }
}

void uniformBlock(std::uint64_t state, float bound, float* block) {
    for (std::size_t p = 0; p < pairsInBlock; ++p) {
        const std::uint64_t bits = mix(state + (p + 1) * step);
        block[p] = bound * (0x1p-31f * static_cast<float>(static_cast<std::int32_t>(bits >> 32)));
        block[pairsInBlock + p] = bound * (0x1p-31f * static_cast<float>(static_cast<std::int32_t>(bits)));
    }
}

template <class Block>
void fill(std::uint64_t state, float* values, std::size_t count, Block block) {
    constexpr std::size_t length = 2 * pairsInBlock;
    std::size_t done = 0;
    for (; done + length <= count; done += length, state += pairsInBlock * step) block(state, values + done);
    if (done == count) return;
    float last[length];
    block(state, last);
    std::copy_n(last, count - done, values + done);
}

}  // namespace

void fillNormal(std::uint64_t seed, std::string_view name, float deviation, float* values, std::size_t count) {
    fill(startOf(seed, name), values, count, [=](std::uint64_t state, float* block) { normalBlock(state, deviation, block); });
}

void fillUniform(std::uint64_t seed, std::string_view name, float bound, float* values, std::size_t count) {
    fill(startOf(seed, name), values, count, [=](std::uint64_t state, float* block) { uniformBlock(state, bound, block); });
}

Random::Random(std::uint64_t seed, std::string_view name) : m_state(startOf(seed, name)) {}

std::uint64_t Random::bits() {
    m_state += step;
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
