// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/train_options.h"

namespace att {
namespace {

const Text groupTask = ATT_TEXT("engine", "Task"), groupModel = ATT_TEXT("engine", "Model");

std::vector<Choice> taskChoices() {
    std::vector<Choice> choices;
    for (const auto& task : tasks()) choices.push_back({task.key, task.title});
    return choices;
}

void taskField(TrainOptions& o, FieldVisitor& visitor) {
    visitor.choice(o.task, {.key = "task",
                            .label = ATT_TEXT("engine", "Task"),
                            .group = groupTask,
                            .help = ATT_TEXT("engine", "What the model learns from examples made on the spot."),
                            .initial = double(TaskKind::Reverse),
                            .choices = taskChoices()});
}

}  // namespace

void TrainOptions::seedField(FieldVisitor& visitor) {
    visitor.whole(seed, {.key = "seed",
                         .label = ATT_TEXT("engine", "Seed"),
                         .group = groupTask,
                         .help = ATT_TEXT("engine", "Decides the first weights and every example; the same seed trains the same model."),
                         .initial = 1,
                         .minimum = 0,
                         .maximum = 999999,
                         .editor = Editor::Number});
}

namespace {

void sizeFields(TrainOptions& o, FieldVisitor& visitor) {
    visitor.whole(o.layers, {.key = "layers",
                             .label = ATT_TEXT("engine", "Layers"),
                             .group = groupModel,
                             .help = ATT_TEXT("engine", "Layers of the encoder and of the decoder each."),
                             .initial = 2,
                             .minimum = 1,
                             .maximum = 4});
    Field heads{.key = "heads",
                .label = ATT_TEXT("engine", "Heads"),
                .group = groupModel,
                .help = ATT_TEXT("engine", "Attention heads of each layer, which share its width."),
                .initial = 2,
                .minimum = 1,
                .maximum = 8,
                .allowed = {1, 2, 4, 8}};
    if (const auto possible = checkModel(modelOf(o)); !possible && possible.error().where == "heads") heads.problem = possible.error().message;
    visitor.whole(o.heads, heads);
    visitor.whole(o.dModel, {.key = "d_model",
                             .label = ATT_TEXT("engine", "Width d_model"),
                             .group = groupModel,
                             .help = ATT_TEXT("engine", "Numbers that stand for one token."),
                             .initial = 32,
                             .minimum = 16,
                             .maximum = 128,
                             .step = 16,
                             .allowed = {16, 32, 48, 64, 96, 128}});
    visitor.whole(o.dHidden, {.key = "d_ff",
                              .label = ATT_TEXT("engine", "Feed-forward width"),
                              .group = groupModel,
                              .help = ATT_TEXT("engine", "Numbers in the middle of the feed-forward part."),
                              .initial = 64,
                              .minimum = 16,
                              .maximum = 512,
                              .step = 16,
                              .allowed = {16, 32, 64, 128, 256, 512}});
}

void shapeFields(TrainOptions& o, FieldVisitor& visitor) {
    visitor.choice(o.positions,
                   {.key = "positions",
                    .label = ATT_TEXT("engine", "Positions"),
                    .group = groupModel,
                    .help = ATT_TEXT("engine",
                                     "What tells the model where a token stands; without it order is invisible to an encoder. RoPE and ALiBi tell "
                                     "self-attention alone how far apart two tokens are."),
                    .initial = double(Positions::Learned),
                    .choices = {{"none", ATT_TEXT("engine", "None")},
                                {"sinusoidal", ATT_TEXT("engine", "Sinusoidal")},
                                {"learned", ATT_TEXT("engine", "Learned")},
                                {"rope", ATT_TEXT("engine", "RoPE")},
                                {"alibi", ATT_TEXT("engine", "ALiBi")}}});
    Field mask{.key = "mask",
               .label = ATT_TEXT("engine", "Mask"),
               .group = groupModel,
               .help = ATT_TEXT("engine", "Which tokens an encoder's token may see; a decoder never sees what comes later."),
               .choices = {{"none", ATT_TEXT("engine", "None")}, {"causal", ATT_TEXT("engine", "Causal")}, {"window", ATT_TEXT("engine", "Window")}}};
    if (taskOf(o.task).arrangement == Arrangement::Decoder) {
        mask.locked = say(ATT_TEXT("engine", "This task's model is a decoder, which is always causal."));
        mask.inForce = double(MaskKind::Causal);
    }
    visitor.choice(o.mask, mask);
    Field window{.key = "window",
                 .label = ATT_TEXT("engine", "Window"),
                 .group = groupModel,
                 .help = ATT_TEXT("engine", "Tokens to each side that are seen through a window."),
                 .initial = 2,
                 .minimum = 0,
                 .maximum = 16};
    if (mask.locked || o.mask != MaskKind::Window) window.locked = say(ATT_TEXT("engine", "Counts only while the mask is a window."));
    visitor.whole(o.window, window);
    visitor.choice(o.normPlace, {.key = "norm",
                                 .label = ATT_TEXT("engine", "Layer norm"),
                                 .group = groupModel,
                                 .help = ATT_TEXT("engine", "Before each part, which trains more steadily, or after it, as in the paper."),
                                 .initial = double(NormPlace::Pre),
                                 .choices = {{"post", ATT_TEXT("engine", "After")}, {"pre", ATT_TEXT("engine", "Before")}}});
    visitor.choice(
        o.activation,
        {.key = "activation",
         .label = ATT_TEXT("engine", "Activation"),
         .group = groupModel,
         .help = ATT_TEXT("engine", "What bends the feed-forward part."),
         .choices = {{"relu", ATT_TEXT("engine", "ReLU")}, {"gelu", ATT_TEXT("engine", "GELU")}, {"gelu_tanh", ATT_TEXT("engine", "GELU by tanh")}}});
}

}  // namespace

void TrainOptions::modelFields(FieldVisitor& visitor) {
    sizeFields(*this, visitor);
    shapeFields(*this, visitor);
}

void TrainOptions::fields(FieldVisitor& visitor) {
    taskField(*this, visitor);
    seedField(visitor);
    modelFields(visitor);
    descentFields(visitor);
}

/// As small as learns the task well within a minute or two: fewer heads are easier to read. The initial values are those of Reverse.
TrainOptions recipeOf(TaskKind task) {
    TrainOptions o;
    setInitialValues(o);
    o.task = task;
    switch (task) {
        case TaskKind::Copy: o.layers = 1, o.steps = 1500; break;
        case TaskKind::Reverse: break;
        case TaskKind::Sort: o.heads = 1, o.dModel = 48, o.positions = Positions::Sinusoidal, o.rate = 4e-3, o.steps = 4000; break;
        case TaskKind::Induction: o.steps = 3000; break;
        case TaskKind::Brackets: o.layers = 3, o.heads = 1, o.steps = 4000; break;
        case TaskKind::Dates: o.heads = 4, o.steps = 3000; break;
        case TaskKind::Translation: o.layers = 1, o.heads = 4, o.dModel = 64, o.dHidden = 128, o.steps = 2500; break;
    }
    return o;
}

ModelSpec modelOf(const TrainOptions& o) {
    const Task& task = taskOf(o.task);
    return {.arrangement = task.arrangement,
            .layers = o.layers,
            .heads = o.heads,
            .dModel = o.dModel,
            .dHidden = o.dHidden,
            .positions = o.positions,
            .mask = {.kind = o.mask, .window = o.window},
            .normPlace = o.normPlace,
            .activation = o.activation,
            .sourceWords = int(task.source.size()),
            .targetWords = int(task.target.size()),
            .longestSource = task.longestSource,
            .longestTarget = task.longestTarget};
}

}  // namespace att
