// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// exp, a vector at a time, for the softmax. For kernel files only.

#include "engine/core/simd.h"

namespace att {
namespace {

/// exp(x) for x ≤ 0 within 4e-6 relative; exactly 0 below -87, where a float could no longer hold it; NaN for NaN.
/// x / ln 2 = n + r with n whole and |r| ≤ ½, exp(x) = 2ⁿ·2ʳ; adding `magic` rounds to n and leaves n + 127, the exponent
/// of 2ⁿ, in the low bits. 2ʳ = 1 + r·p(r), p fitted to the smallest largest relative error (9e-8).
inline Floats exponential(Floats x) {
    const Floats magic = all(0x1.8p23f + 127);
    const Floats shifted = x * 1.44269504f + magic;
    const Floats r = x * 1.44269504f - (shifted - magic);
    Floats p = r * 0.00132647269f + 0.00967151266f;
    p = p * r + 0.0555073374f;
    p = p * r + 0.240222421f;
    p = p * r + 0.693146978f;
    p = p * r + 1.0f;
    const Floats power = asFloats(asInts(shifted) << 23);
    return x < -87.0f ? Floats{} : p * power;
}

}  // namespace
}  // namespace att
