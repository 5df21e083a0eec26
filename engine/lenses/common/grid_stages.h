// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of the lens attention_convolution: the image, the heads, and their sum beside the convolution. No arithmetic.

#include "engine/lenses/common/grid_options.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {

/// The addresses of its panels.
namespace grid {
constexpr const char* image = "image/image";
constexpr const char* tokens = "tokens/x";
constexpr const char* kernel = "kernel/heads";
constexpr const char* weights = "weights/heads";
constexpr const char* pixel = "pixel/heads";
constexpr const char* mixed = "mixed/heads";
constexpr const char* attention = "output/attention";
constexpr const char* convolution = "output/convolution";
constexpr const char* difference = "output/difference";
constexpr const char* error = "error/curve";
}  // namespace grid

/// "(row, column)" of every pixel, counted from 1.
Labels pixelPlaces();

/// `errors`: the curves of grid_errors.h.
void addGridStages(Outcome& outcome, const GridSpec& options, const GridLayer& layer, const TensorPtr& errors);

}  // namespace att::lenses
