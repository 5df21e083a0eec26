// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/picture_model.h"

#include "engine/grad/elementwise.h"
#include "engine/grad/linear.h"

namespace att {
namespace {

using grad::Maps;
using grad::Var;

/// One pass over a network, stage by stage.
template <class Scalar>
class Pass {
public:
    Pass(grad::Tape<Scalar>& tape, const PictureModel& model, const Scalar* weights, Scalar* gradients)
        : m_tape(tape), m_model(model), m_weights(weights), m_gradients(gradients) {}

    /// F = ReLU(W∗x + b), then the gates.
    PictureStage stage(const PictureLayout::Stage& s, const Maps& x, NormStatistics* statistics) {
        const Maps y = s.gamma ? normed(s, x, statistics) : convolve(s.convolution, x);
        PictureStage stage;
        stage.input = x;
        stage.convolved = y;
        stage.features = y.with(grad::activate(m_tape, Activation::Relu, y.x));
        stage.out = stage.features;
        if (m_model.se()) stage.out = channelGate(s.se, false, stage.out, stage.se);
        if (m_model.cbam()) stage.out = channelGate(s.channel, true, stage.out, stage.channel);
        if (m_model.cbam()) {
            const auto gated = grad::spatialGate(
                m_tape, stage.out, {.W = leaf(s.spatial, 1, 2 * m_model.kernel * m_model.kernel), .side = m_model.kernel, .maximumFirst = true});
            stage.mask = gated.mask;
            stage.out = gated.maps;
        }
        return stage;
    }

    Maps halved(const Maps& x) { return grad::pool(m_tape, x, {.kind = PoolKind::Maximum, .side = 2, .stride = 2}); }
    Maps convolve(const PictureLayout::Convolution& c, const Maps& x) {
        return grad::convolve(m_tape, x, c.kernel, leaf(c.W, c.kernel.out, int(c.kernel.weights()) / c.kernel.out), leaf(c.b, 1, c.kernel.out));
    }

    /// The mean of each map of the last stage, through one layer.
    Var classLogits(const ModelLayout::Affine& head, const Maps& last) {
        const Var means = grad::poolChannels(m_tape, last, PoolKind::Mean);
        return grad::linear(m_tape, means, leaf(head.W, head.out, head.in), leaf(head.b, 1, head.out));
    }

    /// From the deepest stage up: twice as large, and what the stage there has to add; then one layer over all.
    Var placeLogits(const PictureLayout& layout, const std::vector<PictureStage>& stages, Maps& joined) {
        Maps x = convolve(layout.stages.back().side, stages.back().out);
        for (std::size_t i = stages.size() - 1; i-- > 0;) {
            const Maps beside = convolve(layout.stages[i].side, stages[i].out);
            const Maps up = grad::resize(m_tape, x, {.height = beside.shape.rows, .width = beside.shape.columns});
            x = beside.with(grad::add(m_tape, beside.x, up.x));
        }
        joined = x.with(grad::activate(m_tape, Activation::Relu, x.x));
        return grad::pixelRows(m_tape, convolve(layout.answer, joined));
    }

private:
    Var leaf(std::size_t begin, int rows, int columns) {
        return m_tape.leaf(m_weights + begin, m_gradients ? m_gradients + begin : nullptr, rows, columns);
    }

    /// BN(W∗x)·γ + b
    Maps normed(const PictureLayout::Stage& s, const Maps& x, NormStatistics* statistics) {
        const auto& c = s.convolution;
        const Maps y = grad::convolve(m_tape, x, c.kernel, leaf(c.W, c.kernel.out, int(c.kernel.weights()) / c.kernel.out));
        return grad::batchNorm(m_tape, y, leaf(*s.gamma, 1, c.kernel.out), leaf(c.b, 1, c.kernel.out), statistics);
    }

    Maps channelGate(const PictureLayout::ChannelGate& g, bool maximum, const Maps& x, Var& gate) {
        const auto [in, h] = std::pair{g.first.in, g.first.out};
        const auto gated = grad::channelGate(m_tape, x,
                                             {.W1 = leaf(g.first.W, h, in),
                                              .b1 = leaf(g.first.b, 1, h),
                                              .W2 = leaf(g.second.W, in, h),
                                              .b2 = leaf(g.second.b, 1, in),
                                              .mean = true,
                                              .maximum = maximum});
        gate = gated.gate;
        return gated.maps;
    }

    grad::Tape<Scalar>& m_tape;
    const PictureModel& m_model;
    const Scalar* m_weights;
    Scalar* m_gradients;
};

}  // namespace

template <class Scalar>
PicturePass passModel(grad::Tape<Scalar>& tape, const PictureModel& model, const PictureLayout& layout, const Scalar* weights, Scalar* gradients,
                      const Maps& pictures, std::vector<NormStatistics>* statistics) {
    Pass<Scalar> pass(tape, model, weights, gradients);
    PicturePass result;
    Maps x = pictures;
    if (statistics) statistics->resize(layout.stages.size());
    for (std::size_t i = 0; i < layout.stages.size(); ++i) {
        if (i > 0) x = pass.halved(x);
        result.stages.push_back(pass.stage(layout.stages[i], x, statistics ? &(*statistics)[i] : nullptr));
        x = result.stages.back().out;
    }
    const bool whole = model.answer == PictureAnswer::Class;
    result.logits = whole ? pass.classLogits(layout.head, x) : pass.placeLogits(layout, result.stages, result.joined);
    return result;
}

template PicturePass passModel(grad::Tape<float>&, const PictureModel&, const PictureLayout&, const float*, float*, const Maps&,
                               std::vector<NormStatistics>*);
template PicturePass passModel(grad::Tape<double>&, const PictureModel&, const PictureLayout&, const double*, double*, const Maps&,
                               std::vector<NormStatistics>*);

template <class Scalar>
void readPixels(const Bitmap& bitmap, Scalar* planes) {
    const auto places = std::size_t(bitmap.width) * std::size_t(bitmap.height);
    for (std::size_t i = 0; i < places; ++i)
        for (std::size_t c = 0; c < 3; ++c) planes[c * places + i] = Scalar(bitmap.rgb[3 * i + c]) / 255;
}

template void readPixels(const Bitmap&, float*);
template void readPixels(const Bitmap&, double*);

}  // namespace att
