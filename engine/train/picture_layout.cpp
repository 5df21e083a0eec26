// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/random.h"
#include "engine/train/picture_model.h"

namespace att {
namespace {

/// Hands out places one after another and writes down the names.
class PictureLayoutWriter {
public:
    explicit PictureLayoutWriter(PictureLayout& layout) : m_layout(layout) {}

    std::size_t array(const std::string& name, std::vector<int> shape) {
        const auto size = std::accumulate(shape.begin(), shape.end(), std::size_t(1), std::multiplies<>());
        m_layout.arrays.push_back({name, std::move(shape), m_layout.size, size});
        m_layout.size += size;
        return m_layout.arrays.back().begin;
    }
    PictureLayout::Convolution convolution(const std::string& name, int in, int out, int side) {
        return {{.in = in, .out = out, .height = side, .width = side}, array(name + ".weight", {out, in, side, side}), array(name + ".bias", {out})};
    }
    ModelLayout::Affine affine(const std::string& name, int in, int out) {
        return {array(name + ".weight", {out, in}), array(name + ".bias", {out}), in, out};
    }
    PictureLayout::ChannelGate gate(const std::string& name, int channels, int hidden) {
        return {affine(name + ".0", channels, hidden), affine(name + ".2", hidden, channels)};
    }

private:
    PictureLayout& m_layout;
};

PictureLayout::Stage stageOf(PictureLayoutWriter& writer, const PictureModel& model, int index) {
    const std::string name = "stages." + std::to_string(index) + ".";
    const int channels = model.channelsOf(index), hidden = model.hiddenOf(index);
    PictureLayout::Stage stage;
    stage.convolution = writer.convolution(name + "convolution", index == 0 ? 3 : model.channelsOf(index - 1), channels, 3);
    if (model.se()) stage.se = writer.gate(name + "se", channels, hidden);
    if (model.cbam()) stage.channel = writer.gate(name + "channel", channels, hidden);
    if (model.cbam()) stage.spatial = writer.array(name + "spatial.weight", {1, 2, model.kernel, model.kernel});
    if (model.answer == PictureAnswer::Pixels) stage.side = writer.convolution(name + "side", channels, model.channels, 1);
    return stage;
}

}  // namespace

Status checkModel(const PictureModel& m) {
    const auto impossible = [](Message message, const char* field) { return Error{ErrorKind::Input, std::move(message), field}; };
    if (m.stages < 1 || m.stages > 5 || m.sideOf(m.stages - 1) < 2)
        return impossible(say(ATT_TEXT("engine", "A picture of %1 × %1 pixels cannot be halved for %2 stages; choose fewer"), m.side, m.stages),
                          "stages");
    if (m.channels < 1 || m.reduction < 1 || m.kernel % 2 == 0 || m.classes < 2)
        return impossible(say(ATT_TEXT("engine", "A network needs channels, two classes and an odd kernel")), "model");
    return Done{};
}

PictureLayout layoutOf(const PictureModel& model) {
    PictureLayout layout;
    PictureLayoutWriter writer(layout);
    for (int i = 0; i < model.stages; ++i) layout.stages.push_back(stageOf(writer, model, i));
    if (model.answer == PictureAnswer::Class)
        layout.head = writer.affine("head", model.channelsOf(model.stages - 1), model.classes);
    else
        layout.answer = writer.convolution("answer", model.channels, model.classes, 3);
    return layout;
}

PictureLayout trainingLayoutOf(const PictureModel& model) {
    PictureLayout layout = layoutOf(model);
    PictureLayoutWriter writer(layout);
    for (int i = 0; i < model.stages; ++i)
        layout.stages[std::size_t(i)].gamma = writer.array("stages." + std::to_string(i) + ".gamma", {model.channelsOf(i)});
    return layout;
}

std::vector<float> folded(const PictureLayout& training, const std::vector<float>& weights, const std::vector<RunningStatistics>& statistics) {
    std::vector<float> result(weights.begin(), weights.begin() + std::ptrdiff_t(*training.stages.front().gamma));
    for (std::size_t i = 0; i < training.stages.size(); ++i) {
        const auto& [kernel, W, b] = training.stages[i].convolution;
        const auto taps = kernel.weights() / std::size_t(kernel.out);
        for (std::size_t c = 0; c < std::size_t(kernel.out); ++c) {
            const double factor = double(weights[*training.stages[i].gamma + c]) / std::sqrt(statistics[i].variance[Eigen::Index(c)] + normEpsilon);
            for (std::size_t t = 0; t < taps; ++t) result[W + c * taps + t] *= float(factor);
            result[b + c] -= float(statistics[i].mean[Eigen::Index(c)] * factor);
        }
    }
    return result;
}

/// Uniform in ±√(6 / fan in), which a ReLU behind it leaves as strong as it was (He, Zhang, Ren, Sun 2015); biases 0. The gates begin near one
/// half, whatever they are shown; the γ of batch norms are 1.
std::vector<float> initialWeights(const PictureModel&, const PictureLayout& layout, std::uint64_t seed) {
    std::vector<float> weights(layout.size, 0.0f);
    for (const auto& array : layout.arrays) {
        if (array.name.ends_with(".gamma")) std::fill_n(weights.begin() + std::ptrdiff_t(array.begin), array.size, 1.0f);
        if (!array.name.ends_with(".weight")) continue;
        const auto fanIn = float(array.size) / float(array.shape.front());
        fillUniform(seed, array.name, std::sqrt(6 / fanIn), weights.data() + array.begin, array.size);
        const bool opens = array.name.ends_with(".2.weight") || array.name.ends_with("spatial.weight");
        if (opens)
            for (std::size_t i = 0; i < array.size; ++i) weights[array.begin + i] *= 0.3f;
    }
    return weights;
}

}  // namespace att
