// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A trained model in the words of engine/math/block.h, for lenses that show its layers step by step. Points into the weights.

#include "engine/train/model.h"

namespace att {

EncoderLayer<float> encoderLayerOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, int layer);
DecoderLayer<float> decoderLayerOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, int layer);

/// What goes into the first layer: embeddings and positions of the tokens, n × d. `decoder`: of that stack.
Matrix<float> embedded(const ModelSpec& spec, const ModelLayout& layout, const float* weights, bool decoder, const std::vector<int>& tokens);

}  // namespace att
