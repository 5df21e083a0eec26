// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Classic filters in place of a trained first layer: patches of colour, blobs, edges and lines (Gabor functions), and opponent colours.
// Written down, not learned; the shape is that of ResNet's first convolution, 7 × 7 over red, green and blue.

#include "engine/core/matrix.h"
#include "engine/core/text.h"

namespace att::lenses {

constexpr int filterSide = 7;
constexpr int filterTaps = 3 * filterSide * filterSide;
constexpr int mostFilters = 128;

/// The first `count` filters as count × 3·7 × 7: row ch·7 + i is row i for colour ch. Every response to a picture from 0 to 1 lies
/// in [-1, 1]: positive weights sum to at most 1, and so do negative ones.
TensorPtr filterBank(int count);

/// "edge at 45°, fine"
Message filterName(int index);

}  // namespace att::lenses
