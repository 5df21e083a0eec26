// SPDX-License-Identifier: GPL-3.0-or-later
// Only +, -, ×, √ and conversions in single precision, which IEEE 754 fixes to the last bit, in one order for every
// instruction set. The compiler must not contract them: see CMakeLists.txt.
#include "engine/core/random_kernels.h"

#include "engine/core/logarithm.h"

namespace att {
namespace {

using Longs = std::uint64_t __attribute__((vector_size(4 * lanes)));

Longs mix(Longs z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/// The bits of `lanes` pairs: the lower and the upper half of each.
struct Bits {
    Words low, high;
};

template <int... lane>
Bits bitsOf(std::uint64_t state, std::integer_sequence<int, lane...>) {
    Longs first, second;
    for (int l = 0; l < lanes / 2; ++l) {
        first[l] = state + std::uint64_t(l + 1) * counterStep;
        second[l] = state + std::uint64_t(l + 1 + lanes / 2) * counterStep;
    }
    const Words a = reinterpret_cast<Words>(mix(first)), b = reinterpret_cast<Words>(mix(second));
    return {__builtin_shufflevector(a, b, (2 * lane)...), __builtin_shufflevector(a, b, (2 * lane + 1)...)};
}

struct Point {
    Floats x, y;
};

/// radius times cosine and sine of turn / 2³² of a full turn: the quadrant, then polynomials within an eighth of a turn.
Point onCircle(Words turn, Floats radius) {
    const Words quadrant = (turn + 0x20000000u) >> 30;
    const Floats r = __builtin_convertvector(reinterpret_cast<Ints>(turn - (quadrant << 30)), Floats) * 0x1p-32f;
    const Floats z = r * r;
    const Floats sine = r * (6.28318529f + z * (-41.3416626f + z * (81.5925535f + z * -75.4020679f)));
    const Floats cosine = 0.999999972f + z * (-19.7391522f + z * (64.9212529f + z * -83.592612f));
    const Floats x = (quadrant & 1) != 0 ? sine : cosine;
    const Floats y = (quadrant & 1) != 0 ? cosine : sine;
    return {radius * (((quadrant + 1) & 2) != 0 ? -x : x), radius * ((quadrant & 2) != 0 ? -y : y)};
}

/// Box–Muller: the radius from k / 2²⁴ with k in 1 … 2²⁴, the angle from the other half.
Point normalPair(const Bits& bits, float deviation) {
    const Floats k = __builtin_convertvector(reinterpret_cast<Ints>((bits.high >> 8) + 1), Floats);
    const Floats logarithmOfUniform = logarithm(k * 0x1p-24f);
    return onCircle(bits.low, deviation * squareRoot(-2.0f * logarithmOfUniform));
}

Point uniformPair(const Bits& bits, float bound) {
    return {bound * (0x1p-31f * __builtin_convertvector(reinterpret_cast<Ints>(bits.high), Floats)),
            bound * (0x1p-31f * __builtin_convertvector(reinterpret_cast<Ints>(bits.low), Floats))};
}

template <Point pair(const Bits&, float)>
void fill(std::uint64_t state, float size, float* values, std::size_t blocks) {
    for (std::size_t b = 0; b < blocks; ++b, values += drawsInBlock) {
        for (std::size_t p = 0; p < pairsInBlock; p += lanes, state += lanes * counterStep) {
            const Point point = pair(bitsOf(state, std::make_integer_sequence<int, lanes>()), size);
            store(values + p, point.x);
            store(values + pairsInBlock + p, point.y);
        }
    }
}

}  // namespace

namespace ATT_SET {
extern const RandomKernels randomKernels;
const RandomKernels randomKernels = {fill<normalPair>, fill<uniformPair>};
}  // namespace ATT_SET

}  // namespace att
