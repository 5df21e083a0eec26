// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_replay.h"

#include <algorithm>

#include "engine/math/norm.h"
#include "engine/train/model_blocks.h"

namespace att::lenses {
namespace {

/// W of the layer that joins the heads, with the columns of one head at 0: its result adds nothing.
void takeOut(const ModelLayout::Affine& join, int head, int heads, std::vector<float>& weights) {
    const int d = join.in / heads;
    MatrixSpan<float>(weights.data() + join.W, join.out, join.in).middleCols(head * d, d).setZero();
}

std::vector<float> ablated(const ModelSpec& model, const ModelLayout& layout, std::vector<float> weights, const Ablation& ablation) {
    for (const auto& head : ablation.heads) {
        const auto& layers = (head.decoder ? layout.decoder : layout.encoder).layers;
        if (head.layer >= int(layers.size())) continue;
        const auto& layer = layers[std::size_t(head.layer)];
        takeOut(head.cross ? layer.crossOut : layer.out, head.head, model.heads, weights);
    }
    return weights;
}

class Player {
public:
    Player(const ModelSpec& model, const ModelLayout& layout, std::vector<float> weights, const Ablation& ablation)
        : m_model(model), m_layout(layout), m_weights(std::move(weights)), m_ablation(ablation) {
        if (ablation.positions) m_model.positions = Positions::None;
    }

    Replay play(const TaskExample& example) {
        const bool decoderOnly = m_model.arrangement == Arrangement::Decoder;
        Matrix<float> X = encodeAll(embedded(m_model, m_layout, m_weights.data(), decoderOnly, example.source), decoderOnly);
        if (m_model.arrangement == Arrangement::EncoderDecoder) X = decodeAll(embedded(m_model, m_layout, m_weights.data(), true, example.input), X);
        m_replay.last = std::move(X);
        return std::move(m_replay);
    }

private:
    bool isOff(int layer) const { return std::ranges::find(m_ablation.layers, layer) != m_ablation.layers.end(); }
    BlockOptions options() const { return {m_model.normPlace, 1e-5}; }

    /// A decoder that reads nothing is an encoder under a causal mask.
    EncoderLayer<float> layerAt(int layer, bool decoderOnly) const {
        if (!decoderOnly) return encoderLayerOf(m_model, m_layout, m_weights.data(), layer);
        const auto d = decoderLayerOf(m_model, m_layout, m_weights.data(), layer);
        return {d.self, d.feedForward, {d.norms[0], d.norms[2]}};
    }

    Matrix<float> encodeAll(Matrix<float> X, bool decoderOnly) {
        const int n = int(X.rows());
        const auto visible = visibleKeys(maskAt(m_model, {decoderOnly, false, 0, 0}, m_ablation), n, n);
        Sight sight;
        sight.visible = visible.data();
        auto& traces = decoderOnly ? m_replay.decoder : m_replay.encoder;
        for (int l = 0; l < m_model.layers; ++l) {
            if (isOff(l)) continue;
            auto trace = encode<float>(layerAt(l, decoderOnly), options(), X, sight, Watch());
            X = trace->output();
            traces.emplace(l, *std::move(trace));
        }
        return finished(decoderOnly ? m_layout.decoder : m_layout.encoder, std::move(X));
    }

    Matrix<float> decodeAll(Matrix<float> X, const Matrix<float>& memory) {
        const int n = int(X.rows());
        const auto visible = visibleKeys(maskAt(m_model, {true, false, 0, 0}, m_ablation), n, n);
        DecoderSight<float> sight;
        sight.memory = memory;
        sight.self.visible = visible.data();
        for (int l = 0; l < m_model.layers; ++l) {
            if (isOff(l)) continue;
            auto trace = decode<float>(decoderLayerOf(m_model, m_layout, m_weights.data(), l), options(), X, sight, Watch());
            X = trace->output();
            m_replay.decoder.emplace(l, *std::move(trace));
        }
        return finished(m_layout.decoder, std::move(X));
    }

    Matrix<float> finished(const ModelLayout::Stack& stack, Matrix<float> X) const {
        if (m_model.normPlace == NormPlace::Post) return X;
        NormParameters<float> last;
        last.gamma = MatrixView<float>(m_weights.data() + stack.last.gamma, 1, m_model.dModel);
        last.beta = MatrixView<float>(m_weights.data() + stack.last.beta, 1, m_model.dModel);
        return layerNorm<float>(X, last);
    }

    ModelSpec m_model;
    const ModelLayout& m_layout;
    std::vector<float> m_weights;
    const Ablation& m_ablation;
    Replay m_replay;
};

}  // namespace

Replay replayOf(const ModelSpec& model, const ModelLayout& layout, const std::vector<float>& weights, const TaskExample& example,
                const Ablation& ablation) {
    return Player(model, layout, ablated(model, layout, weights, ablation), ablation).play(example);
}

const MultiHeadTrace<float>* traceAt(const Replay& replay, const Ablation::Head& place) {
    const auto& traces = place.decoder ? replay.decoder : replay.encoder;
    const auto found = traces.find(place.layer);
    if (found == traces.end()) return nullptr;
    return place.cross ? &found->second.cross : &found->second.self;
}

Mask maskAt(const ModelSpec& model, const Ablation::Head& place, const Ablation& ablation) {
    if (ablation.mask || place.cross) return {};
    return place.decoder ? Mask{.kind = MaskKind::Causal} : model.mask;
}

}  // namespace att::lenses
