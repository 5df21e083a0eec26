// SPDX-License-Identifier: GPL-3.0-or-later
// Of trained_model.h: the numbers of a model under the names of a lens.
#include <algorithm>

#include "engine/train/model_blocks.h"
#include "engine/train/trained_checkpoint.h"

namespace att {
namespace {

/// Fills arrays by name from a checkpoint.
class Writer {
public:
    explicit Writer(TrainedModel model) : m_model(model), m_checkpoint(checkpointOf(model)) {}

    const ModelSpec& spec() const { return m_checkpoint.model; }
    const ModelLayout& layout() const { return m_checkpoint.layout; }
    const float* weights() const { return m_checkpoint.weights->data(); }

    void give(const std::string& name, int rows, int columns, const float* from) {
        m_arrays[name] = {{rows, columns}, {from, from + std::ptrdiff_t(rows) * columns}};
    }
    void give(const std::string& name, const Matrix<float>& values) { give(name, int(values.rows()), int(values.cols()), values.data()); }
    void giveAffine(const std::string& W, const std::string& b, const Affine<float>& from) {
        give(W, from.out, from.in, from.W);
        give(b, 1, from.out, from.b);
    }
    void giveHeads(const MultiHead<float>& heads) {
        giveAffine("w_q", "b_q", heads.q);
        giveAffine("w_k", "b_k", heads.k);
        giveAffine("w_v", "b_v", heads.v);
        giveAffine("w_o", "b_o", heads.o);
    }
    ArraySource take() { return {trainedNames(m_model, {}).path, std::make_shared<const GivenArrays>(std::move(m_arrays))}; }

    // Whole layers under PyTorch's names.

    void giveStack(const std::string& prefix, const ModelLayout::Stack& stack, bool cross) {
        for (std::size_t layer = 0; layer < stack.layers.size(); ++layer)
            giveLayer(prefix + "layers." + std::to_string(layer) + ".", stack.layers[layer], cross);
        if (spec().normPlace == NormPlace::Pre) giveNorm(prefix + "norm", stack.last);
    }

private:
    using Place = ModelLayout::Affine;

    void giveNorm(const std::string& name, const ModelLayout::Norm& norm) {
        give(name + ".weight", 1, spec().dModel, weights() + norm.gamma);
        give(name + ".bias", 1, spec().dModel, weights() + norm.beta);
    }
    void givePlaces(const std::string& W, const std::string& b, std::initializer_list<const Place*> parts) {
        GivenArray matrix{{0, parts.begin()[0]->in}, {}}, bias{{1, 0}, {}};
        for (const Place* part : parts) {
            matrix.shape[0] += part->out;
            bias.shape[1] += part->out;
            const float *from = weights() + part->W, *plus = weights() + part->b;
            matrix.values.insert(matrix.values.end(), from, from + std::ptrdiff_t(part->out) * part->in);
            bias.values.insert(bias.values.end(), plus, plus + part->out);
        }
        m_arrays[W] = std::move(matrix);
        m_arrays[b] = std::move(bias);
    }
    void giveAttention(const std::string& name, std::initializer_list<const Place*> in, const Place& out) {
        givePlaces(name + "in_proj_weight", name + "in_proj_bias", in);
        givePlaces(name + "out_proj.weight", name + "out_proj.bias", {&out});
    }
    void giveLayer(const std::string& name, const ModelLayout::Layer& layer, bool cross) {
        giveAttention(name + "self_attn.", {&layer.qkv}, layer.out);
        if (cross) giveAttention(name + "multihead_attn.", {&layer.crossQ, &layer.crossKV}, layer.crossOut);
        givePlaces(name + "linear1.weight", name + "linear1.bias", {&layer.hidden});
        givePlaces(name + "linear2.weight", name + "linear2.bias", {&layer.back});
        giveNorm(name + "norm1", layer.norms[0]);
        if (cross) giveNorm(name + "norm2", layer.norms[1]);
        giveNorm(name + (cross ? "norm3" : "norm2"), layer.norms[2]);
    }

    TrainedModel m_model;
    const Checkpoint& m_checkpoint;
    GivenArrays m_arrays;
};

NormWeights<float> lastNorm(const Writer& model, const ModelLayout::Stack& stack) {
    return {model.weights() + stack.last.gamma, model.weights() + stack.last.beta};
}

/// What part `part` of the layer reads: the stream, under the part's norm in a pre-LN model.
const Matrix<float>& readBy(const BlockTrace<float>& trace, int part, NormPlace place) {
    const auto& stages = trace.stages;
    const auto ownNorm = [&](const BlockStage<float>& stage) { return stage.part == part && stage.step == BlockStep::Norm; };
    if (place == NormPlace::Pre) return std::ranges::find_if(stages, ownNorm)->values;
    if (part == 0) return stages.front().values;
    const auto before = [&](const BlockStage<float>& stage) { return stage.part == part - 1 && stage.step == BlockStep::Norm; };
    return std::ranges::find_if(stages, before)->values;
}

Result<Matrix<float>> memoryOf(const Writer& model, const std::vector<int>& source, const Watch& watch) {
    std::vector<EncoderLayer<float>> layers;
    for (int l = 0; l < model.spec().layers; ++l) layers.push_back(encoderLayerOf(model.spec(), model.layout(), model.weights(), l));
    const auto norm = lastNorm(model, model.layout().encoder);
    const bool pre = model.spec().normPlace == NormPlace::Pre;
    const auto stack = encodeStack<float>(layers, {.place = model.spec().normPlace}, pre ? &norm : nullptr,
                                          embedded(model.spec(), model.layout(), model.weights(), false, source), {}, watch);
    if (!stack) return stack.error();
    return stack->output;
}

Result<StackTrace<float>> decoded(const Writer& model, const std::vector<int>& input, const Matrix<float>& memory, const Watch& watch) {
    std::vector<DecoderLayer<float>> layers;
    for (int l = 0; l < model.spec().layers; ++l) layers.push_back(decoderLayerOf(model.spec(), model.layout(), model.weights(), l));
    const int n = int(input.size());
    const auto causal = visibleKeys({.kind = MaskKind::Causal}, n, n);
    const auto norm = lastNorm(model, model.layout().decoder);
    const bool pre = model.spec().normPlace == NormPlace::Pre;
    return decodeStack<float>(layers, {.place = model.spec().normPlace}, pre ? &norm : nullptr,
                              embedded(model.spec(), model.layout(), model.weights(), true, input),
                              {.memory = memory, .self = {.visible = causal.data()}, .cross = {}}, watch);
}

/// The word with the largest logit at each place.
Result<std::vector<std::string>> wordsWritten(const Writer& model, const Vocabulary& vocabulary, const Matrix<float>& output, const Watch& watch) {
    const auto& head = model.layout().head;
    const auto logits = apply<float>({model.weights() + head.W, model.weights() + head.b, head.in, head.out}, output, watch);
    if (!logits) return logits.error();
    std::vector<std::string> words;
    for (int i = 0; i < logits->rows(); ++i) {
        const float* row = logits->data() + std::ptrdiff_t(i) * head.out;
        words.push_back(vocabulary[std::size_t(std::max_element(row, row + head.out) - row)]);
    }
    return words;
}

}  // namespace

ArraySource trainedNames(TrainedModel model, const std::vector<std::string>& names) {
    GivenArrays arrays;
    for (const auto& name : names) arrays[name] = {};
    return {std::string(taskOf(model).key) + ".safetensors", std::make_shared<const GivenArrays>(std::move(arrays))};
}

Result<TrainedCross> trainedCross(TrainedModel model, int layer, const TrainedPair& pair, const Watch& watch) {
    Writer writer(model);
    const auto memory = memoryOf(writer, pair.source.numbers, watch);
    if (!memory) return memory.error();
    const auto stack = decoded(writer, pair.input(), *memory, watch);
    if (!stack) return stack.error();
    const int shown = layerOf(writer.spec(), layer);
    writer.give("x", readBy(stack->layers[std::size_t(shown)], 1, writer.spec().normPlace));
    writer.give("memory", *memory);
    writer.giveHeads(decoderLayerOf(writer.spec(), writer.layout(), writer.weights(), shown).cross);
    auto predicted = wordsWritten(writer, taskOf(model).target, stack->output, watch);
    if (!predicted) return predicted.error();
    return TrainedCross{writer.take(), *std::move(predicted)};
}

Result<ArraySource> trainedHeads(TrainedModel model, int layer, const std::vector<int>& words, const Watch& watch) {
    Writer writer(model);
    const bool decoder = writer.spec().arrangement == Arrangement::Decoder;
    ModelLayout layout = writer.layout();
    if (decoder) layout.encoder = layout.decoder;  // a stack without cross-attention is one of encoder layers under a causal mask
    const int n = int(words.size()), shown = layerOf(writer.spec(), layer);
    const auto visible = visibleKeys(decoder ? Mask{.kind = MaskKind::Causal} : writer.spec().mask, n, n);
    Matrix<float> stream = embedded(writer.spec(), writer.layout(), writer.weights(), decoder, words);
    for (int l = 0; l <= shown; ++l) {
        const auto block = encoderLayerOf(writer.spec(), layout, writer.weights(), l);
        const auto trace = encode<float>(block, {.place = writer.spec().normPlace}, stream, {.visible = visible.data()}, watch);
        if (!trace) return trace.error();
        if (l == shown) writer.give("x", readBy(*trace, 0, writer.spec().normPlace));
        if (l == shown) writer.giveHeads(block.attention);
        stream = trace->output();
    }
    return writer.take();
}

ArraySource trainedStacks(TrainedModel model, const TrainedPair& pair) {
    Writer writer(model);
    writer.give("x", embedded(writer.spec(), writer.layout(), writer.weights(), true, pair.input()));
    writer.give("memory_x", embedded(writer.spec(), writer.layout(), writer.weights(), false, pair.source.numbers));
    writer.giveStack("decoder.", writer.layout().decoder, true);
    writer.giveStack("encoder.", writer.layout().encoder, false);
    return writer.take();
}

}  // namespace att
