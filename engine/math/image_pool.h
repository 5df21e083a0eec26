// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pooling of images over windows, forward and pull, for float and double. Over all places or all channels: image_convolution.h.

#include "engine/core/matrix.h"

namespace att {

enum class PoolKind { Mean, Maximum };

/// Windows of side × side at every stride-th place; what of a window lies beyond the edge takes no part. PyTorch's pooling with
/// ceil_mode=True and count_include_pad=False.
struct PoolWindow {
    PoolKind kind = PoolKind::Maximum;
    int side = 2, stride = 2, padding = 0;  ///< padding at most side / 2

    /// How many windows along `length` places: each begins before the end.
    int places(int length) const;
};

/// X: C × H × W, Y: C × places(H) × places(W).
template <class Scalar>
void poolWindows(const PoolWindow& window, const Shape& image, const Scalar* X, Scalar* Y);

/// dX += what each place gave to the windows, times dY; of a maximum the first of the largest places, in reading order.
template <class Scalar>
void pullPoolWindows(const PoolWindow& window, const Shape& image, const Scalar* X, const Scalar* dY, Scalar* dX);

}  // namespace att
