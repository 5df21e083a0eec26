// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_options.h"

#include <algorithm>

#include "engine/core/places.h"
#include "engine/lenses/common/amended.h"
#include "engine/lenses/common/learning_kind.h"

namespace att::lenses {
namespace {

const Text groupStart = ATT_TEXT("engine", "Start"), groupTaken = ATT_TEXT("engine", "Take away"), groupShown = ATT_TEXT("engine", "Shown");

/// What a form may ask to be trained before it answers: about a fifth of a second.
constexpr std::int64_t mostAtOnce = 1'500'000'000;

enum class AnyTask {};

std::vector<Choice> anyTasks() {
    std::vector<Choice> choices;
    for (const auto& task : tasks()) choices.push_back({task.key, task.title});
    for (const auto& task : pictureTasks()) choices.push_back({task.key, task.title});
    return choices;
}

/// Sequences first, then pictures.
int anyTaskOf(const LearningOptions& o) { return o.pictures ? int(tasks().size()) + int(o.network.task) : int(o.training.task); }

/// What shows the task's pattern: that of its first example, with the seed that there is. Nothing stays taken away.
void takeRecipe(LearningOptions& o, int task) {
    const int seed = o.training.seed, sequences = int(tasks().size());
    o.pictures = task >= sequences;
    if (o.pictures) {
        auto recipe = recipeOf(PictureTaskKind(task - sequences));
        if (recipe.task == PictureTaskKind::Shapes) recipe.attention = PictureAttention::Cbam;
        o.learnFrom(recipe);
    } else {
        o.training = recipeOf(TaskKind(task));
    }
    o.training.seed = seed;
    o.before = o.layerOff = 0;
    o.headsOff.clear();
    o.positionsOff = o.maskOff = o.gatesOff = false;
}

double numberOf(const FieldEntry& entry) {
    if (const auto* flag = std::get_if<bool>(&entry.value)) return *flag;
    if (const auto* whole = std::get_if<int>(&entry.value)) return *whole;
    if (const auto* real = std::get_if<double>(&entry.value)) return *real;
    const auto& key = std::get<std::string>(entry.value);
    return double(std::ranges::find(entry.field.choices, key, &Choice::key) - entry.field.choices.begin());
}

using Initials = std::vector<std::pair<std::string_view, double>>;

/// The values of a task's recipe, but for the task and the seed: what a reset gives.
Initials initialsOf(int task) {
    LearningOptions o;
    takeRecipe(o, task);
    Initials initials;
    for (const auto& entry : o.pictures ? entries(o.pictureTraining()) : entries(o.training))
        if (const std::string_view key = entry.field.key; key != "task" && key != "seed") initials.emplace_back(key, numberOf(entry));
    return initials;
}

const Initials& initialsOf(const LearningOptions& o) {
    static const auto all = [] {
        std::vector<Initials> list;
        for (int task = 0; task < int(anyTasks().size()); ++task) list.push_back(initialsOf(task));
        return list;
    }();
    return all[std::size_t(anyTaskOf(o))];
}

/// Another task comes with its recipe: the fields behind this one are seen with those values.
void taskField(LearningOptions& o, FieldVisitor& visitor) {
    AnyTask task{anyTaskOf(o)};
    visitor.choice(task, {.key = "task",
                          .label = ATT_TEXT("engine", "Task"),
                          .group = ATT_TEXT("engine", "Task"),
                          .help = ATT_TEXT("engine",
                                           "What the model learns from examples made on the spot; choosing another one sets the options with "
                                           "which it shows its pattern."),
                          .initial = double(TaskKind::Reverse),
                          .choices = anyTasks()});
    if (int(task) != anyTaskOf(o)) takeRecipe(o, int(task));
}

/// Fields that the task's models do not have: kept, and not shown.
Amended lockedWhile(bool locked, Message reason, FieldVisitor& visitor) {
    return {visitor, [locked, reason = std::move(reason)](Field& field) {
                if (!locked) return;
                field.locked = reason;
                field.editor = Editor::Hidden;
                field.inForce.reset();
                field.problem.reset();
            }};
}
Amended ofSequences(const LearningOptions& o, FieldVisitor& visitor) {
    return lockedWhile(o.pictures, say(ATT_TEXT("engine", "This task is about pictures: only models of sequences have it.")), visitor);
}
Amended ofPictures(const LearningOptions& o, FieldVisitor& visitor) {
    return lockedWhile(!o.pictures, say(ATT_TEXT("engine", "This task is about sequences: only networks for pictures have it.")), visitor);
}

void startFields(LearningOptions& o, FieldVisitor& visitor) {
    Field start{
        .key = "start",
        .label = ATT_TEXT("engine", "Weights"),
        .group = groupStart,
        .help = ATT_TEXT("engine", "Where the training starts: at weights drawn from the seed, or at the trained model that comes with the program."),
        .choices = {{"seed", ATT_TEXT("engine", "Seed")}, {"trained", ATT_TEXT("engine", "Trained")}}};
    start.locked = kindOf(o).withoutTrained(o);
    if (start.locked) start.inForce = 0;
    visitor.choice(o.start, start);
    Field before{.key = "before",
                 .label = ATT_TEXT("engine", "Steps at once"),
                 .group = groupStart,
                 .help = ATT_TEXT("engine", "Trained before anything is shown; Play goes on from there."),
                 .maximum = 200};
    if (const auto cost = kindOf(o).stepCost(o); o.before > 0 && o.before * cost > mostAtOnce)
        before.problem = say(ATT_TEXT("engine", "So many steps of this model take too long to wait for: choose at most %1, and press Play for more."),
                             double(mostAtOnce / cost));
    visitor.whole(o.before, before);
}

void gatesField(LearningOptions& o, FieldVisitor& visitor) {
    Field gates{.key = "gates_off",
                .label = ATT_TEXT("engine", "Gates"),
                .group = groupTaken,
                .help = ATT_TEXT("engine", "All gates are left open, as if they were 1, though the network was trained with them.")};
    if (o.network.attention == PictureAttention::None) gates.locked = say(ATT_TEXT("engine", "The network has no gates."));
    visitor.flag(o.gatesOff, gates);
}

void ablationFields(LearningOptions& o, FieldVisitor& visitor) {
    visitor.text(o.headsOff,
                 {.key = "heads_off",
                  .label = ATT_TEXT("engine", "Heads"),
                  .group = groupTaken,
                  .help = ATT_TEXT("engine",
                                   "Heads whose results are set to 0, as row,head of the map in the stage “without”: paint them there, or write "
                                   "2,1 for the first head of its second row."),
                  .maximumLength = 400});
    Field layer{.key = "layer_off",
                .label = ATT_TEXT("engine", "Layer"),
                .group = groupTaken,
                .help = ATT_TEXT("engine", "A layer that is left out, in all stacks; 0 leaves out none."),
                .maximum = 4};
    if (o.layerOff > o.training.layers)
        layer.problem = say(ATT_TEXT("engine", "The model has only %1 layers: choose one of them, or 0."), o.training.layers);
    visitor.whole(o.layerOff, layer);
    Field positions{.key = "positions_off",
                    .label = ATT_TEXT("engine", "Positions"),
                    .group = groupTaken,
                    .help = ATT_TEXT("engine", "The model is told no positions, though it was trained with them.")};
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

void exampleField(LearningOptions& o, FieldVisitor& visitor) {
    visitor.whole(o.example, {.key = "example",
                              .label = ATT_TEXT("engine", "Example"),
                              .group = groupShown,
                              .help = ATT_TEXT("engine", "Whose heatmaps are shown: one of four that the model is never trained on."),
                              .initial = 1,
                              .minimum = 1,
                              .maximum = 4});
}

void shownFields(LearningOptions& o, FieldVisitor& visitor) {
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

/// Of pictures: as many groups as there are pictures that judge.
void shownPictureFields(LearningOptions& o, FieldVisitor& visitor) {
    visitor.whole(o.pictureGroup,
                  {.key = "pictures",
                   .label = ATT_TEXT("engine", "Pictures"),
                   .group = groupShown,
                   .help = ATT_TEXT("engine", "Which of the pictures never trained on are shown, four at a time: 1 shows the first to the fourth."),
                   .initial = 1,
                   .minimum = 1,
                   .maximum = unseenInSnapshot / shownInSnapshot});
    visitor.whole(o.weightsStage,
                  {.key = "weights_stage",
                   .label = ATT_TEXT("engine", "Weights of stage"),
                   .group = groupShown,
                   .help = ATT_TEXT("engine", "Whose filters and gates the stage “weights” shows; the last one's, where there are fewer."),
                   .initial = 1,
                   .minimum = 1,
                   .maximum = 5});
}

}  // namespace

void LearningOptions::fields(FieldVisitor& visitor) {
    taskField(*this, visitor);
    training.seedField(visitor);
    Amended recipe(visitor, startingFrom(initialsOf(*this)));
    Amended sequences = ofSequences(*this, recipe), networks = ofPictures(*this, recipe);
    training.modelFields(sequences);
    network.modelFields(networks);
    training.descentFields(recipe);
    startFields(*this, visitor);
    ablationFields(*this, sequences);
    gatesField(*this, networks);
    exampleField(*this, sequences);
    shownFields(*this, sequences);
    shownPictureFields(*this, networks);
}

PictureTrainOptions LearningOptions::pictureTraining() const {
    PictureTrainOptions options = network;
    options.seed = training.seed;
    static_cast<DescentOptions&>(options) = training;
    return options;
}

void LearningOptions::learnFrom(const PictureTrainOptions& given) {
    pictures = true;
    network = given;
    training.seed = given.seed;
    static_cast<DescentOptions&>(training) = given;
}

LearningStart LearningOptions::startInForce() const { return kindOf(*this).withoutTrained(*this) ? LearningStart::Seed : start; }

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
    return read.leftOut +
           int(std::ranges::count_if(read.places, [&](const auto& place) { return place.first >= rows || place.second >= model.heads; }));
}

bool sameTraining(const LearningOptions& a, const LearningOptions& b) {
    return a.pictures == b.pictures && a.startInForce() == b.startInForce() && a.before == b.before && kindOf(a).trainsAlike(a, b);
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
