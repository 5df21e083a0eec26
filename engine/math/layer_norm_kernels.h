// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The float kernels behind layer_norm.h: see core/instruction_set.h.

#include "engine/core/instruction_set.h"
#include "engine/math/layer_norm.h"

namespace att {

struct LayerNormKernels {
    void (*forward)(const LayerNorm<float>& layer);
    void (*pull)(const LayerNormPull<float>& pull);
};

ATT_KERNEL_TABLE(LayerNormKernels, layerNormKernels);

}  // namespace att
