// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// ln, a vector at a time. For kernel files only.

#include "engine/core/simd.h"

namespace att {
namespace {

/// ln(x) within 2e-7 of max(1, |ln x|) for x ≥ 2⁻¹²⁶: exponent and mantissa in [√½, √2), then ln(1 + m) = m - m²/2 + m³·p(m),
/// p fitted to the smallest largest relative error.
inline Floats logarithm(Floats x) {
    const Words bits = reinterpret_cast<Words>(x);  // lanes that are not positive wrap around here; their answer means nothing
    const Ints exponent = reinterpret_cast<Ints>(bits - 0x3f3504f3u) >> 23;  // 0x3f3504f3 is √½
    const Floats m = reinterpret_cast<Floats>(bits - (reinterpret_cast<Words>(exponent) << 23)) - 1.0f;
    Floats p = m * 0.0870043057f - 0.142674862f;
    p = p * m + 0.149147692f;
    p = p * m - 0.165775848f;
    p = p * m + 0.199630637f;
    p = p * m - 0.25001337f;
    p = p * m + 0.333339107f;
    return __builtin_convertvector(exponent, Floats) * 0.693147181f + (m - m * m * (0.5f - m * p));
}

}  // namespace
}  // namespace att
