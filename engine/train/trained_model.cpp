// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trained_model.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>

#include "engine/train/bundled.h"
#include "engine/train/trained_checkpoint.h"

namespace att {
namespace {

constexpr std::array kinds = {TaskKind::Translation, TaskKind::Dates,     TaskKind::Copy,    TaskKind::Reverse,
                              TaskKind::Sort,        TaskKind::Induction, TaskKind::Brackets};

}  // namespace

const Task& taskOf(TrainedModel model) { return taskOf(kinds[std::size_t(model)]); }

const Checkpoint& checkpointOf(TrainedModel model) {
    static std::array<std::once_flag, kinds.size()> once;
    static std::array<Checkpoint, kinds.size()> read;
    const auto index = std::size_t(model);
    std::call_once(once[index], [index] {
        auto checkpoint = bundledCheckpoint(kinds[index]);
        assert(checkpoint);  // it is part of the program
        read[index] = std::move(checkpoint).value();
    });
    return read[index];
}

int layerOf(const ModelSpec& spec, int layer) { return std::clamp(layer, 1, spec.layers) - 1; }

std::vector<Choice> trainedModels() {
    std::vector<Choice> models;
    for (const auto kind : kinds) models.push_back({taskOf(kind).key, taskOf(kind).title});
    return models;
}

TrainedShape trainedShape(TrainedModel model) {
    const auto& checkpoint = checkpointOf(model);
    const auto& spec = checkpoint.model;
    return {.dModel = spec.dModel,
            .heads = spec.heads,
            .layers = spec.layers,
            .dHidden = spec.dHidden,
            .pre = spec.normPlace == NormPlace::Pre,
            .decoderOnly = spec.arrangement == Arrangement::Decoder,
            .name = taskOf(model).key,
            .unseen = checkpoint.unseen.sequences};
}

}  // namespace att
