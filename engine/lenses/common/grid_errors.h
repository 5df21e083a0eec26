// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How far the heads of the lens attention_convolution are from the convolution as they sharpen.

#include "engine/core/watch.h"
#include "engine/lenses/common/grid_attention.h"

namespace att::lenses {

/// Two rows: against the convolution of each edge rule, Edge::Zero first.
Result<TensorPtr> errorCurves(const GridLayer& layer, const Watch& watch);
/// Of an earlier outcome, when only the sharpness or the pixel has moved.
TensorPtr errorCurvesTakenOver(const Spec& spec, const Watch& watch);
Panel errorCurvesPanel(const TensorPtr& curves);

}  // namespace att::lenses
