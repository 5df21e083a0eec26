// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The gradients of a convolution of images with zeros beyond the edge, for float and double. The forward is image_convolution.h.

#include "engine/math/image_convolution.h"

namespace att {

/// Forward: Y = convolution of `count` images X, each in × H × W, one after another. With dY of the shape of Y:
///   dX (+)= Σ over who saw it of W·dY;  dW += Σ over images and places of dY·X;  db += Σ over images and places of dY
/// Each is left out when null. Nothing may overlap.
template <class Scalar>
struct ImageConvolutionPull {
    KernelShape kernel;
    Shape image;  ///< in × H × W
    int count = 1;
    const Scalar* X = nullptr;
    const Scalar* W = nullptr;
    const Scalar* dY = nullptr;
    Scalar* dX = nullptr;
    bool addX = true;  ///< to what stands in dX
    Scalar* dW = nullptr;
    Scalar* db = nullptr;
};

/// On the calling thread alone: the same numbers, the same bytes.
template <class Scalar>
void pullConvolution(const ImageConvolutionPull<Scalar>& pull);

/// Straight from the formula: the reference that the fast version is tested against.
template <class Scalar>
void pullConvolutionPlain(const ImageConvolutionPull<Scalar>& pull);

}  // namespace att
