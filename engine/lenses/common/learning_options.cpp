// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_options.h"

#include <algorithm>

#include "engine/core/places.h"
#include "engine/train/bundled.h"

namespace att::lenses {
namespace {

const Text groupStart = ATT_TEXT("engine", "Start"), groupTaken = ATT_TEXT("engine", "Take away"), groupShown = ATT_TEXT("engine", "Shown");

/// What a form may ask to be trained before it answers: about a fifth of a second.
constexpr std::int64_t mostAtOnce = 1'500'000'000;

bool sameModel(const TrainOptions& a, const TrainOptions& b) {
    return a.task == b.task && a.layers == b.layers && a.heads == b.heads && a.dModel == b.dModel && a.dHidden == b.dHidden && a.positions == b.positions &&
           a.mask == b.mask && a.normPlace == b.normPlace && a.activation == b.activation;
}

bool hasBundled(TaskKind task) {
    static const auto kinds = bundledTasks();
    return std::ranges::find(kinds, task) != kinds.end();
}

void startFields(LearningOptions& o, FieldVisitor& visitor) {
    Field start{.key = "start",
                .label = ATT_TEXT("engine", "Weights"),
                .group = groupStart,
                .help = ATT_TEXT("engine", "Where the training starts: at weights drawn from the seed, or at the trained model that comes with the program."),
                .choices = {{"seed", ATT_TEXT("engine", "Seed")}, {"trained", ATT_TEXT("engine", "Trained")}}};
    if (!hasBundled(o.training.task))
        start.locked = say(ATT_TEXT("engine", "No trained model of this task comes with the program."));
    else if (!sameModel(o.training, recipeOf(o.training.task)))
        start.locked = say(ATT_TEXT("engine", "The trained model of this task is of another size: choose it among the examples."));
    if (start.locked) start.inForce = 0;
    visitor.choice(o.start, start);
    Field before{.key = "before",
                 .label = ATT_TEXT("engine", "Steps at once"),
                 .group = groupStart,
                 .help = ATT_TEXT("engine", "Trained before anything is shown; Play goes on from there."),
                 .maximum = 200};
    if (const auto cost = stepCost(o.training); o.before > 0 && o.before * cost > mostAtOnce)
        before.problem = say(ATT_TEXT("engine", "So many steps of this model take too long to wait for: choose at most %1, and press Play for more."),
                             double(mostAtOnce / cost));
    visitor.whole(o.before, before);
}

void ablationFields(LearningOptions& o, FieldVisitor& visitor) {
    visitor.text(o.headsOff, {.key = "heads_off",
                              .label = ATT_TEXT("engine", "Heads"),
                              .group = groupTaken,
                              .help = ATT_TEXT("engine", "Heads whose results are set to 0, as row,head of the map in the stage “without”: paint them there, or write "
                                                         "2,1 for the first head of its second row."),
                              .maximumLength = 400});
    Field layer{.key = "layer_off",
                .label = ATT_TEXT("engine", "Layer"),
                .group = groupTaken,
                .help = ATT_TEXT("engine", "A layer that is left out, in all stacks; 0 leaves out none."),
                .maximum = 4};
    if (o.layerOff > o.training.layers) layer.problem = say(ATT_TEXT("engine", "The model has only %1 layers: choose one of them, or 0."), o.training.layers);
    visitor.whole(o.layerOff, layer);
    Field positions{.key = "positions_off",
                    .label = ATT_TEXT("engine", "Positions"),
                    .group = groupTaken,
                    .help = ATT_TEXT("engine", "No positions are added to the embeddings, though the model was trained with them.")};
    if (o.training.positions == Positions::None) positions.locked = say(ATT_TEXT("engine", "This model has no positions."));
    visitor.flag(o.positionsOff, positions);
    Field mask{.key = "mask_off",
               .label = ATT_TEXT("engine", "Mask"),
               .group = groupTaken,
               .help = ATT_TEXT("engine", "Every token sees every other one, though the model was trained with a mask.")};
    const bool encoder = taskOf(o.training.task).arrangement == Arrangement::Encoder;
    if (encoder && o.training.mask == MaskKind::None) mask.locked = say(ATT_TEXT("engine", "This model has no mask."));
    visitor.flag(o.maskOff, mask);
}

void shownFields(LearningOptions& o, FieldVisitor& visitor) {
    visitor.whole(o.example, {.key = "example",
                              .label = ATT_TEXT("engine", "Example"),
                              .group = groupShown,
                              .help = ATT_TEXT("engine", "Whose heatmaps are shown: one of four that the model is never trained on."),
                              .initial = 1,
                              .minimum = 1,
                              .maximum = 4});
    visitor.choice(o.array, {.key = "array",
                             .label = ATT_TEXT("engine", "Weights of"),
                             .group = groupShown,
                             .help = ATT_TEXT("engine", "Which array the stage “weights” shows."),
                             .initial = double(ShownArray::Query),
                             .choices = {{"embedding", ATT_TEXT("engine", "Embedding")},
                                         {"positions", ATT_TEXT("engine", "Positions")},
                                         {"w_q", ATT_TEXT("engine", "W_Q")},
                                         {"w_k", ATT_TEXT("engine", "W_K")},
                                         {"w_v", ATT_TEXT("engine", "W_V")},
                                         {"w_o", ATT_TEXT("engine", "W_O")},
                                         {"w_1", ATT_TEXT("engine", "Feed-forward in")},
                                         {"w_2", ATT_TEXT("engine", "Feed-forward out")},
                                         {"head", ATT_TEXT("engine", "Vocabulary")}}});
    Field layer{.key = "layer",
                .label = ATT_TEXT("engine", "of layer"),
                .group = groupShown,
                .help = ATT_TEXT("engine", "The layer whose weights the stage “weights” shows; the last one, where there are fewer."),
                .initial = 1,
                .minimum = 1,
                .maximum = 4};
    if (o.array == ShownArray::Embedding || o.array == ShownArray::Positions || o.array == ShownArray::Head)
        layer.locked = say(ATT_TEXT("engine", "This array belongs to no layer."));
    visitor.whole(o.layer, layer);
}

}  // namespace

void LearningOptions::fields(FieldVisitor& visitor) {
    training.fields(visitor);
    startFields(*this, visitor);
    ablationFields(*this, visitor);
    shownFields(*this, visitor);
}

LearningStart LearningOptions::startInForce() const {
    return hasBundled(training.task) && sameModel(training, recipeOf(training.task)) ? start : LearningStart::Seed;
}

Ablation LearningOptions::ablation() const {
    const auto model = modelOf(training);
    const auto rows = headRows(model);
    Ablation ablation;
    for (const auto& [row, head] : readPlaces(headsOff).places) {
        if (row >= int(rows.size()) || head >= model.heads) continue;
        ablation.heads.push_back(rows[std::size_t(row)].place);
        ablation.heads.back().head = head;
    }
    if (layerOff > 0) ablation.layers = {layerOff - 1};
    ablation.positions = positionsOff && training.positions != Positions::None;
    ablation.mask = maskOff && (model.arrangement != Arrangement::Encoder || training.mask != MaskKind::None);
    return ablation;
}

int LearningOptions::unknownHeads() const {
    const auto model = modelOf(training);
    const auto rows = int(headRows(model).size());
    const auto read = readPlaces(headsOff);
    return read.leftOut + int(std::ranges::count_if(read.places, [&](const auto& place) { return place.first >= rows || place.second >= model.heads; }));
}

bool sameTraining(const LearningOptions& a, const LearningOptions& b) {
    return a.startInForce() == b.startInForce() && a.before == b.before && equal(a.training, b.training);
}

std::vector<HeadRow> headRows(const ModelSpec& model) {
    const bool both = model.arrangement == Arrangement::EncoderDecoder;
    std::vector<HeadRow> rows;
    const auto add = [&](bool decoder, bool cross, const char* prefix) {
        for (int layer = 0; layer < model.layers; ++layer) rows.push_back({{decoder, cross, layer, 0}, prefix + std::to_string(layer + 1)});
    };
    add(model.arrangement == Arrangement::Decoder, false, both ? "E" : "");
    if (!both) return rows;
    add(true, false, "D");
    add(true, true, "X");
    return rows;
}

std::int64_t passCost(const ModelSpec& model) {
    const int n = model.longestSource, m = model.longestTarget, d = model.dModel;
    const bool both = model.arrangement == Arrangement::EncoderDecoder;
    std::int64_t layer = encoderCount(n, d, model.heads, model.dHidden).multiplyAdds;
    if (both) layer += decoderCount(m, n, d, model.heads, model.dHidden).multiplyAdds;
    return model.layers * layer + std::int64_t(both ? m : n) * d * model.targetWords;
}

std::int64_t stepCost(const TrainOptions& options) {
    constexpr int forwardAndBack = 3;
    return forwardAndBack * std::int64_t(options.batch) * passCost(modelOf(options));
}

}  // namespace att::lenses
