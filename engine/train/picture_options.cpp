// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/picture_options.h"

namespace att {
namespace {

void taskFields(PictureTrainOptions& o, FieldVisitor& visitor) {
    std::vector<Choice> choices;
    for (const auto& task : pictureTasks()) choices.push_back({task.key, task.title});
    const Text group = ATT_TEXT("engine", "Task");
    visitor.choice(o.task, inGroup(group, {.key = "task",
                                           .label = ATT_TEXT("engine", "Task"),
                                           .help = ATT_TEXT("engine", "What the network learns from pictures drawn on the spot."),
                                           .choices = std::move(choices)}));
    visitor.whole(o.seed,
                  inGroup(group, {.key = "seed",
                                  .label = ATT_TEXT("engine", "Seed"),
                                  .help = ATT_TEXT("engine", "Decides the first weights and every picture; the same seed trains the same network."),
                                  .initial = 1,
                                  .minimum = 0,
                                  .maximum = 999999,
                                  .editor = Editor::Number}));
}

const Text groupNetwork = ATT_TEXT("engine", "Network");

void sizeFields(PictureTrainOptions& o, FieldVisitor& visitor) {
    const Text group = groupNetwork;
    Field stages{.key = "stages",
                 .label = ATT_TEXT("engine", "Stages"),
                 .help = ATT_TEXT("engine", "A convolution, ReLU and the gates each; every stage has half the height and width of the one before."),
                 .initial = 4,
                 .minimum = 1,
                 .maximum = 5};
    if (const auto possible = checkModel(modelOf(o)); !possible && possible.error().where == "stages") stages.problem = possible.error().message;
    visitor.whole(o.stages, inGroup(group, std::move(stages)));
    visitor.whole(o.channels, inGroup(group, {.key = "channels",
                                              .label = ATT_TEXT("engine", "Channels"),
                                              .help = ATT_TEXT("engine", "Maps of the first stage; every further one has twice as many."),
                                              .initial = 16,
                                              .minimum = 4,
                                              .maximum = 32}));
}

void attentionFields(PictureTrainOptions& o, FieldVisitor& visitor) {
    const Text group = groupNetwork;
    visitor.choice(o.attention, inGroup(group, {.key = "attention",
                                                .label = ATT_TEXT("engine", "Attention"),
                                                .help = ATT_TEXT("engine",
                                                                 "The gates behind the ReLU of every stage: over channels, over channels and "
                                                                 "places, or the first before the second."),
                                                .choices = {{"none", ATT_TEXT("engine", "None")},
                                                            {"se", ATT_TEXT("engine", "SE")},
                                                            {"cbam", ATT_TEXT("engine", "CBAM")},
                                                            {"both", ATT_TEXT("engine", "SE, CBAM")}}}));
    Field reduction = inGroup(group, {.key = "reduction",
                                      .label = ATT_TEXT("engine", "Reduction r"),
                                      .help = ATT_TEXT("engine", "How many times narrower the hidden layer of a gate is than the channels."),
                                      .initial = 4,
                                      .minimum = 1,
                                      .maximum = 16});
    if (o.attention == PictureAttention::None) reduction.locked = say(ATT_TEXT("engine", "The network has no gates."));
    visitor.whole(o.reduction, reduction);
    Field kernel = inGroup(group, {.key = "kernel",
                                   .label = ATT_TEXT("engine", "Kernel k"),
                                   .help = ATT_TEXT("engine", "Side of the window of CBAM's gate over places."),
                                   .initial = double(PictureTrainOptions::KernelSide::Seven),
                                   .choices = {{"3", ATT_TEXT("engine", "3")}, {"5", ATT_TEXT("engine", "5")}, {"7", ATT_TEXT("engine", "7")}}});
    if (!modelOf(o).cbam()) kernel.locked = say(ATT_TEXT("engine", "The network has no gates over places."));
    visitor.choice(o.kernel, kernel);
}

void distillationFields(PictureTrainOptions& o, FieldVisitor& visitor) {
    const auto field = [&o](Field f, bool always) {
        f.group = ATT_TEXT("engine", "Self attention distillation");
        if (!always && !o.distil) f.locked = say(ATT_TEXT("engine", "Counts only with self attention distillation."));
        return f;
    };
    visitor.flag(
        o.distil,
        field({.key = "sad",
               .label = ATT_TEXT("engine", "Distillation"),
               .help = ATT_TEXT("engine", "Whether the map of each stage, how strong its channels are together, learns from that of the next.")},
              true));
    visitor.real(o.distilWeight,
                 field({.key = "sad_weight",
                        .label = ATT_TEXT("engine", "Weight λ"),
                        .help = ATT_TEXT("engine", "What the loss of each pair of stages is multiplied by beside the network's own loss."),
                        .initial = 0.1,
                        .minimum = 1e-3,
                        .maximum = 1e6,
                        .logarithmic = true},
                       false));
    visitor.real(o.distilTemperature, field({.key = "sad_temperature",
                                             .label = ATT_TEXT("engine", "Temperature T"),
                                             .help = ATT_TEXT("engine", "Divides the map before its softmax over the places."),
                                             .initial = 1,
                                             .minimum = 0.1,
                                             .maximum = 1024,
                                             .logarithmic = true},
                                            false));
    visitor.whole(
        o.distilFrom,
        field({.key = "sad_from",
               .label = ATT_TEXT("engine", "From"),
               .help = ATT_TEXT("engine", "After this share of the steps it begins: a network that knows nothing yet has nothing to teach."),
               .unit = ATT_TEXT("engine", "%"),
               .initial = 40,
               .minimum = 0,
               .maximum = 100},
              false));
}

}  // namespace

void PictureTrainOptions::modelFields(FieldVisitor& visitor) {
    sizeFields(*this, visitor);
    attentionFields(*this, visitor);
    distillationFields(*this, visitor);
}

void PictureTrainOptions::fields(FieldVisitor& visitor) {
    taskFields(*this, visitor);
    modelFields(visitor);
    descentFields(visitor);
}

PictureTrainOptions recipeOf(PictureTaskKind task) {
    PictureTrainOptions o;
    setInitialValues(o);
    o.task = task;
    o.rate = 1e-2;
    o.steps = 1500;
    if (task == PictureTaskKind::Lanes) o.channels = 8, o.batch = 16;
    return o;
}

PictureModel modelOf(const PictureTrainOptions& o) {
    const PictureTask& task = taskOf(o.task);
    return {.answer = task.answer,
            .side = task.side,
            .classes = int(task.classes.size()),
            .stages = o.stages,
            .channels = o.channels,
            .attention = o.attention,
            .reduction = o.reduction,
            .kernel = 3 + 2 * int(o.kernel)};
}

}  // namespace att
