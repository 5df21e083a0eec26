// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trained_network.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>

#include "engine/train/bundled_bytes.h"

namespace att {
namespace {

constexpr std::array networks = {"shapes-se", "shapes-cbam", "lanes", "lanes-sad"};

int indexOf(const PictureCheckpoint& c, int stage) { return std::clamp(stage, 1, c.model.stages) - 1; }

TensorPtr tensorOf(const Shape& shape, const float* values) {
    auto tensor = std::make_shared<Tensor>(shape);
    std::copy_n(values, shape.size(), tensor->data());
    return tensor;
}

/// A pass over one picture, and the tape that holds its results.
struct Shown {
    grad::Tape<float> tape;
    PicturePass pass;

    Shown(const PictureCheckpoint& c, const Tensor& pixels) {
        const grad::Maps picture{tape.constant(pixels.data(), 1, int(pixels.shape().size())), pixels.shape()};
        pass = passModel<float>(tape, c.model, c.layout, c.weights->data(), nullptr, picture);
    }
    TensorPtr maps(const grad::Maps& maps) const { return tensorOf(maps.shape, tape.data(maps.x)); }
};

void give(GivenArrays& arrays, const char* name, std::vector<std::int64_t> shape, const float* from) {
    std::int64_t size = 1;
    for (const auto length : shape) size *= length;
    arrays[name] = {std::move(shape), {from, from + size}};
}

}  // namespace

std::vector<Choice> trainedNetworks() {
    return {{networks[0], ATT_TEXT("engine", "SE")},
            {networks[1], ATT_TEXT("engine", "CBAM")},
            {networks[2], ATT_TEXT("engine", "lanes")},
            {networks[3], ATT_TEXT("engine", "SAD")}};
}

const char* keyOf(TrainedNetwork network) { return networks[std::size_t(network)]; }

const PictureCheckpoint& checkpointOf(TrainedNetwork network) {
    static std::array<std::once_flag, networks.size()> once;
    static std::array<PictureCheckpoint, networks.size()> read;
    const auto index = std::size_t(network);
    std::call_once(once[index], [index] {
        auto checkpoint = readPictureCheckpoint(memorySource(networks[index], std::string(bundledBytes(networks[index]))));
        assert(checkpoint);  // it is part of the program
        read[index] = std::move(checkpoint).value();
    });
    return read[index];
}

Shape stageShape(TrainedNetwork network, int stage) {
    const auto& c = checkpointOf(network);
    const int index = indexOf(c, stage), side = c.model.sideOf(index);
    return {c.model.channelsOf(index), side, side};
}

NetworkStage networkStage(TrainedNetwork network, int stage, const Tensor& pixels) {
    const auto& c = checkpointOf(network);
    const Shown shown(c, pixels);
    const auto index = std::size_t(indexOf(c, stage));
    const auto& values = shown.pass.stages[index];
    const auto& place = c.layout.stages[index].convolution;
    const KernelShape& k = place.kernel;
    return {.input = shown.maps(values.input),
            .W = tensorOf({k.out, k.in * k.height, k.width}, c.weights->data() + place.W),
            .b = tensorOf({1, 1, k.out}, c.weights->data() + place.b),
            .convolved = shown.maps(values.convolved),
            .features = shown.maps(values.features)};
}

std::vector<TensorPtr> networkMaps(TrainedNetwork network, const Tensor& pixels) {
    const Shown shown(checkpointOf(network), pixels);
    std::vector<TensorPtr> maps;
    for (const auto& stage : shown.pass.stages) maps.push_back(shown.maps(stage.out));
    return maps;
}

ArraySource networkGates(TrainedNetwork network, int stage) {
    const auto& c = checkpointOf(network);
    const auto& place = c.layout.stages[std::size_t(indexOf(c, stage))];
    const auto& gate = c.model.cbam() ? place.channel : place.se;
    const float* const weights = c.weights->data();
    GivenArrays arrays;
    give(arrays, "w_1", {gate.first.out, gate.first.in}, weights + gate.first.W);
    give(arrays, "b_1", {gate.first.out}, weights + gate.first.b);
    give(arrays, "w_2", {gate.second.out, gate.second.in}, weights + gate.second.W);
    give(arrays, "b_2", {gate.second.out}, weights + gate.second.b);
    if (c.model.cbam()) give(arrays, "w_s", {1, 2, c.model.kernel, c.model.kernel}, weights + place.spatial);
    return {std::string(keyOf(network)) + ".safetensors", std::make_shared<const GivenArrays>(std::move(arrays))};
}

}  // namespace att
