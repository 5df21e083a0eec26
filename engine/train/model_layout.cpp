// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/train/model.h"

namespace att {
namespace {

/// Hands out places one after another and writes down the names.
class ModelLayoutWriter {
public:
    explicit ModelLayoutWriter(ModelLayout& layout) : m_layout(layout) {}

    std::size_t array(const std::string& name, int rows, int columns) {
        m_layout.arrays.push_back({name, rows, columns, m_layout.size});
        m_layout.size += std::size_t(rows) * std::size_t(columns);
        return m_layout.arrays.back().begin;
    }

    /// Layers of the same x, one below the other: "q", "k", "v" each out / 3 × in.
    ModelLayout::Affine affine(const std::string& name, std::initializer_list<const char*> parts, int in, int out) {
        ModelLayout::Affine affine{m_layout.size, 0, in, out};
        const int rows = out / int(parts.size());
        for (const char* part : parts) array(name + part + ".weight", rows, in);
        affine.b = m_layout.size;
        for (const char* part : parts) array(name + part + ".bias", 1, rows);
        return affine;
    }

    ModelLayout::Norm norm(const std::string& name, int d) { return {array(name + ".gamma", 1, d), array(name + ".beta", 1, d)}; }

private:
    ModelLayout& m_layout;
};

ModelLayout::Layer layerOf(ModelLayoutWriter& writer, const ModelSpec& spec, const std::string& name, bool cross) {
    const int d = spec.dModel;
    ModelLayout::Layer layer;
    layer.qkv = writer.affine(name + "self.", {"q", "k", "v"}, d, 3 * d);
    layer.out = writer.affine(name + "self.", {"out"}, d, d);
    layer.norms[0] = writer.norm(name + "self.norm", d);
    if (cross) {
        layer.crossQ = writer.affine(name + "cross.", {"q"}, d, d);
        layer.crossKV = writer.affine(name + "cross.", {"k", "v"}, d, 2 * d);
        layer.crossOut = writer.affine(name + "cross.", {"out"}, d, d);
        layer.norms[1] = writer.norm(name + "cross.norm", d);
    }
    layer.hidden = writer.affine(name + "feedforward.", {"in"}, d, spec.dHidden);
    layer.back = writer.affine(name + "feedforward.", {"out"}, spec.dHidden, d);
    layer.norms[2] = writer.norm(name + "feedforward.norm", d);
    return layer;
}

ModelLayout::Stack stackOf(ModelLayoutWriter& writer, const ModelSpec& spec, const std::string& name, int words, int longest, bool cross) {
    ModelLayout::Stack stack;
    stack.embedding = writer.array(name + "embedding", words, spec.dModel);
    if (spec.positions == Positions::Learned) stack.positions = writer.array(name + "positions", longest, spec.dModel);
    for (int l = 0; l < spec.layers; ++l) stack.layers.push_back(layerOf(writer, spec, name + std::to_string(l) + ".", cross));
    if (spec.normPlace == NormPlace::Pre) stack.last = writer.norm(name + "norm", spec.dModel);
    return stack;
}

bool endsWith(const std::string& name, const char* end) { return name.ends_with(end); }

Error impossible(Message message, const char* field) { return {ErrorKind::Input, std::move(message), field}; }

}  // namespace

Status checkModel(const ModelSpec& spec) {
    if (spec.heads < 1 || spec.dModel < 1 || spec.dModel % spec.heads != 0)
        return impossible(say(ATT_TEXT("engine", "%1 heads do not divide a width of %2; choose 1, 2, 4 or 8 heads"), spec.heads, spec.dModel),
                          "heads");
    if (spec.layers < 1 || spec.layers > 4) return impossible(say(ATT_TEXT("engine", "A model has 1 to 4 layers, not %1"), spec.layers), "layers");
    if (spec.positions == Positions::Rotary && spec.dModel / spec.heads % 2 != 0)
        return impossible(
            say(ATT_TEXT("engine", "RoPE turns pairs of numbers, but a head is %1 wide; choose a width that it can halve"), spec.dModel / spec.heads),
            "heads");
    if (spec.dHidden < 1 || spec.sourceWords < 1 || spec.targetWords < 1 || spec.longestSource < 1)
        return impossible(say(ATT_TEXT("engine", "A model needs a vocabulary and room for at least one token")), "model");
    return Done{};
}

ModelLayout layoutOf(const ModelSpec& spec) {
    ModelLayout layout;
    ModelLayoutWriter writer(layout);
    const bool both = spec.arrangement == Arrangement::EncoderDecoder;
    if (spec.arrangement != Arrangement::Decoder) layout.encoder = stackOf(writer, spec, "encoder.", spec.sourceWords, spec.longestSource, false);
    if (spec.arrangement == Arrangement::Decoder) layout.decoder = stackOf(writer, spec, "decoder.", spec.sourceWords, spec.longestSource, false);
    if (both) layout.decoder = stackOf(writer, spec, "decoder.", spec.targetWords, spec.longestTarget, true);
    layout.head = writer.affine("head", {""}, spec.dModel, spec.targetWords);
    return layout;
}

/// Layers: uniform in ±√(6 / (in + out)) (Glorot, Bengio 2010), those that write to the residual stream smaller by its depth; biases and
/// β 0, γ 1; embeddings and positions normal.
std::vector<float> initialArray(const ModelSpec& spec, const WeightArray& array, std::uint64_t seed) {
    const auto& [name, rows, columns, begin] = array;
    const auto count = std::size_t(rows) * std::size_t(columns);
    std::vector<float> weights(count, endsWith(name, ".gamma") ? 1.0f : 0.0f);
    if (endsWith(name, "embedding") || endsWith(name, "positions")) fillNormal(seed, name, 0.3f, weights.data(), count);
    if (!endsWith(name, ".weight")) return weights;
    const float residual = endsWith(name, "out.weight") ? 1 / std::sqrt(float(2 * spec.layers)) : 1;
    fillUniform(seed, name, residual * std::sqrt(6 / float(rows + columns)), weights.data(), count);
    return weights;
}

std::vector<float> initialWeights(const ModelSpec& spec, const ModelLayout& layout, std::uint64_t seed) {
    std::vector<float> weights(layout.size, 0.0f);
    for (const auto& array : layout.arrays) std::ranges::copy(initialArray(spec, array, seed), weights.begin() + std::ptrdiff_t(array.begin));
    return weights;
}

}  // namespace att
