// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A layer seen from afar: the same forward on every so many queries and keys, for the thumbnails of steps that were not kept. The numbers are
// those of the whole layer at these places, but for the weights, whose rows are made of fewer keys.

#include "engine/lenses/common/layer.h"

namespace att::lenses {

/// At most this many queries and keys.
constexpr int mostSampledQueries = 48, mostSampledKeys = 64;

/// From Q, K and V of the whole layer. Cheap whatever its size; fails with Stopped.
Result<LayerValues> sampleLayer(const LayerValues& values, const LayerSizes& sizes, const ScoreRule& rule, const Watch& watch);

}  // namespace att::lenses
