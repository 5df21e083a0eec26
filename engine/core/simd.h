// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One vector of floats of the instruction set that a *_kernels.cpp file is being compiled for, through the vector
// extension of GCC and Clang: +, -, *, /, comparisons and ?: work lane by lane. For kernel files only.

#include <cstddef>
#include <cstdint>
#include <utility>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

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

inline Floats squareRoot(Floats values) {
#if defined(__AVX512F__)
    return _mm512_maskz_sqrt_ps(0xffff, values);  // GCC 12 warns of the one without a mask
#elif defined(__AVX2__)
    return _mm256_sqrt_ps(values);
#elif defined(__SSE2__)
    return _mm_sqrt_ps(values);
#else
    for (int l = 0; l < lanes; ++l) values[l] = __builtin_sqrtf(values[l]);
    return values;
#endif
}

inline Ints asInts(Floats values) { return reinterpret_cast<Ints>(values); }
inline Floats asFloats(Ints bits) { return reinterpret_cast<Floats>(bits); }

/// The upper half of the first 2·half lanes, moved to the lower.
template <int half, int... lane>
inline Floats upperHalf(Floats values, std::integer_sequence<int, lane...>) {
    return __builtin_shufflevector(values, values, (lane < half ? lane + half : lane)...);
}

template <int half = lanes / 2>
inline float sumOf(Floats values) {
    if constexpr (half == 0)
        return values[0];
    else
        return sumOf<half / 2>(values + upperHalf<half>(values, std::make_integer_sequence<int, lanes>()));
}

template <int half = lanes / 2>
inline float largestOf(Floats values) {
    if constexpr (half == 0)
        return values[0];
    else
        return largestOf<half / 2>(larger(values, upperHalf<half>(values, std::make_integer_sequence<int, lanes>())));
}

constexpr int roundedUp(int count, int step) { return (count + step - 1) / step * step; }

}  // namespace
}  // namespace att
