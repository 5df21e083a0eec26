// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/model_blocks.h"

#include "engine/math/position.h"

namespace att {
namespace {

/// Rows first … first+rows-1 of a layer.
Affine<float> rowsOf(const ModelLayout::Affine& a, const float* weights, int first, int rows) {
    return {weights + a.W + std::ptrdiff_t(first) * a.in, weights + a.b + first, a.in, rows};
}
Affine<float> wholeOf(const ModelLayout::Affine& a, const float* weights) { return rowsOf(a, weights, 0, a.out); }

NormWeights<float> normOf(const ModelLayout::Norm& norm, const float* weights) { return {weights + norm.gamma, weights + norm.beta}; }

RelativePositions relativeOf(Positions positions) {
    if (positions == Positions::Rotary) return RelativePositions::Rotary;
    return positions == Positions::LinearBias ? RelativePositions::LinearBias : RelativePositions::None;
}

MultiHead<float> selfOf(const ModelSpec& spec, const ModelLayout::Layer& layer, const float* weights) {
    const int d = spec.dModel;
    return {spec.heads,
            spec.heads,
            rowsOf(layer.qkv, weights, 0, d),
            rowsOf(layer.qkv, weights, d, d),
            rowsOf(layer.qkv, weights, 2 * d, d),
            wholeOf(layer.out, weights),
            relativeOf(spec.positions)};
}

MultiHead<float> crossOf(const ModelSpec& spec, const ModelLayout::Layer& layer, const float* weights) {
    const int d = spec.dModel;
    return {spec.heads,
            spec.heads,
            wholeOf(layer.crossQ, weights),
            rowsOf(layer.crossKV, weights, 0, d),
            rowsOf(layer.crossKV, weights, d, d),
            wholeOf(layer.crossOut, weights)};
}

FeedForward<float> feedForwardOf(const ModelSpec& spec, const ModelLayout::Layer& layer, const float* weights) {
    return {wholeOf(layer.hidden, weights), wholeOf(layer.back, weights), spec.activation};
}

}  // namespace

EncoderLayer<float> encoderLayerOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, int layer) {
    const auto& l = layout.encoder.layers[std::size_t(layer)];
    return {selfOf(spec, l, weights), feedForwardOf(spec, l, weights), {normOf(l.norms[0], weights), normOf(l.norms[2], weights)}};
}

DecoderLayer<float> decoderLayerOf(const ModelSpec& spec, const ModelLayout& layout, const float* weights, int layer) {
    const auto& l = layout.decoder.layers[std::size_t(layer)];
    return {selfOf(spec, l, weights),
            crossOf(spec, l, weights),
            feedForwardOf(spec, l, weights),
            {normOf(l.norms[0], weights), normOf(l.norms[1], weights), normOf(l.norms[2], weights)}};
}

Matrix<float> embedded(const ModelSpec& spec, const ModelLayout& layout, const float* weights, bool decoder, const std::vector<int>& tokens) {
    const auto& stack = decoder ? layout.decoder : layout.encoder;
    const int n = int(tokens.size()), d = spec.dModel;
    Matrix<float> X(n, d);
    for (int i = 0; i < n; ++i) X.row(i) = MatrixView<float>(weights + stack.embedding + std::ptrdiff_t(tokens[std::size_t(i)]) * d, 1, d);
    if (spec.positions == Positions::Learned) X += MatrixView<float>(weights + stack.positions, n, d);
    if (spec.positions == Positions::Sinusoidal) X += sinusoidalPositions<float>(n, d);
    return X;
}

}  // namespace att
