// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One vector of floats of the instruction set that a *_kernels.cpp file is being compiled for, through the vector
// extension of GCC and Clang: +, -, *, /, comparisons and ?: work lane by lane. For kernel files only.

#include <cstddef>
#include <cstdint>

namespace att {
namespace {

#if defined(__AVX512F__)
constexpr int lanes = 16;
#elif defined(__AVX2__)
constexpr int lanes = 8;
#else
constexpr int lanes = 4;
#endif

using Floats = float __attribute__((vector_size(4 * lanes)));
using Ints = std::int32_t __attribute__((vector_size(4 * lanes)));
using Words = std::uint32_t __attribute__((vector_size(4 * lanes)));
using FloatsAnywhere = float __attribute__((vector_size(4 * lanes), aligned(4), may_alias));

inline Floats load(const float* from) { return *reinterpret_cast<const FloatsAnywhere*>(from); }
inline void store(float* to, Floats values) { *reinterpret_cast<FloatsAnywhere*>(to) = values; }
/// x - 0 is x for every x, so this costs one broadcast; 0 + x would not be allowed to.
inline Floats all(float value) { return value - Floats{}; }
inline Floats larger(Floats a, Floats b) { return a > b ? a : b; }
inline Floats smaller(Floats a, Floats b) { return a < b ? a : b; }

inline Ints asInts(Floats values) { return reinterpret_cast<Ints>(values); }
inline Floats asFloats(Ints bits) { return reinterpret_cast<Floats>(bits); }

inline float sumOf(Floats values) {
    float sum = 0;
    for (int l = 0; l < lanes; ++l) sum += values[l];
    return sum;
}

inline float largestOf(Floats values) {
    float largest = values[0];
    for (int l = 1; l < lanes; ++l) largest = values[l] > largest ? values[l] : largest;
    return largest;
}

constexpr int wholeVectors(int count) { return (count + lanes - 1) / lanes; }
constexpr int roundedUp(int count, int step) { return (count + step - 1) / step * step; }

}  // namespace
}  // namespace att
