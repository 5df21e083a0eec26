// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/measure_kernels.h"

#include "engine/core/simd.h"

namespace att {
namespace {

/// log₂(a) for a > 0 within 3e-7; something finite for 0; NaN for NaN. a = 2ᵉ·(1 + f) with 1 + f in √½ … √2, and
/// log₂(1 + f) = f·p(f), p fitted to the smallest largest error.
inline Floats logarithm(Floats a) {
    const Ints sqrtHalf = reinterpret_cast<Ints>(all(0x1.6a09e6p-1f));
    const Ints exponent = (asInts(a) - sqrtHalf) >> 23;
    const Floats f = asFloats(asInts(a) - (exponent << 23)) - 1.0f;
    Floats p = f * -0.149732992f + 0.235709533f;
    p = p * f - 0.248322859f;
    p = p * f + 0.286868900f;
    p = p * f - 0.360263467f;
    p = p * f + 0.480931163f;
    p = p * f - 0.721352458f;
    p = p * f + 1.44269490f;
    const Floats whole = __builtin_convertvector(exponent, Floats);
    return p * f + whole;
}

struct LaneSums {
    Floats entropy = {}, distance = {}, largest = {}, keys = {};
};

/// `offsets` holds j − i of each lane.
inline void addVector(LaneSums& sums, Floats a, Floats offsets) {
    const Floats one = all(1);
    sums.entropy -= a * logarithm(a);
    sums.distance += a * (offsets < Floats{} ? -offsets : offsets);
    sums.largest = larger(a, sums.largest);
    sums.keys += a != Floats{} ? one : Floats{};
}

RowSums sumRow(const float* a, int keys, int i) {
    LaneSums sums;
    Floats offsets;
    for (int l = 0; l < lanes; ++l) offsets[l] = static_cast<float>(l - i);
    int j = 0;
    for (; j + lanes <= keys; j += lanes, offsets += static_cast<float>(lanes)) addVector(sums, load(a + j), offsets);
    if (j < keys) {
        float rest[lanes] = {};
        for (int l = 0; j + l < keys; ++l) rest[l] = a[j + l];
        addVector(sums, load(rest), offsets);
    }
    return {sumOf(sums.entropy), sumOf(sums.distance), largestOf(sums.largest), sumOf(sums.keys)};
}

}  // namespace

namespace ATT_SET {
extern const MeasureKernels measureKernels;
const MeasureKernels measureKernels = {sumRow};
}  // namespace ATT_SET

}  // namespace att
