// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/two_texts.h"

#include <algorithm>
#include <cmath>

#include "engine/core/listed.h"
#include "engine/lenses/common/groups.h"

namespace att::lenses {
namespace {

Field sameField() {
    return inputField(
        {.key = "same",
         .label = ATT_TEXT("engine", "Same text on both sides"),
         .help = ATT_TEXT("engine", "The decoder's text is the encoder's too: then this is self-attention, and the difference is measured.")});
}

Field dictionaryField() {
    return inputField({.key = "dictionary",
                       .label = ATT_TEXT("engine", "Dictionary"),
                       .help = ATT_TEXT("engine",
                                        "Words that translate each other share a vector (我 and I, 柠檬 and lemon), as training would bring them "
                                        "near each other; else every word has a vector of its own."),
                       .initial = 1});
}

Field memoryWidthField(bool same, int dModel) {
    Field field{.key = "d_memory",
                .label = ATT_TEXT("engine", "d_memory"),
                .group = ATT_TEXT("engine", "Heads"),
                .help = ATT_TEXT("engine", "How many numbers stand for one token of the encoder: what W^K and W^V read (kdim and vdim)."),
                .initial = 16,
                .minimum = 2,
                .maximum = 1024,
                .logarithmic = true};
    if (same) field.locked = say(ATT_TEXT("engine", "Both sides are the same text, and so are their widths."));
    if (same) field.inForce = dModel;
    return field;
}

Field paddingField() {
    return {.key = "padding",
            .label = ATT_TEXT("engine", "Memory padding"),
            .group = ATT_TEXT("engine", "Score and normalise"),
            .help = ATT_TEXT("engine", "How many tokens at the end of the encoder's text only fill it up: no query sees them."),
            .unit = ATT_TEXT("engine", "tokens"),
            .maximum = 128};
}

void textFields(CrossOptions& o, FieldVisitor& visitor) {
    visitor.text(o.text, textField("text", ATT_TEXT("engine", "Decoder"),
                                   ATT_TEXT("engine", "The text that asks: it supplies the queries. Up to 4,096 tokens are used."), "I eat a lemon"));
    Field encoder = textField("memory", ATT_TEXT("engine", "Encoder"),
                              ATT_TEXT("engine", "The text that is asked: it supplies keys and values. Up to 4,096 tokens are used."), "我吃柠檬");
    if (o.same) encoder.locked = say(ATT_TEXT("engine", "The decoder's text stands on both sides."));
    visitor.text(o.memory, encoder);
    visitor.choice(o.segmentation, segmentationField());
    visitor.flag(o.same, sameField());
    visitor.flag(o.dictionary, dictionaryField());
}

std::vector<Dictated::Entry> dictated(const CrossOptions& o) {
    const auto shape = trainedShape(o.trained.model);
    auto entries = dictatedHeads(shape);
    entries.insert(entries.end(), {{"same", 0}, {"dictionary", 0}, {"d_memory", shape.dModel}});
    const auto words = o.pair();
    entries.push_back(dictatedText("text", o.trained.model, TrainedSide::Target, words.target));
    entries.push_back(dictatedText("memory", o.trained.model, TrainedSide::Source, words.source));
    return entries;
}

Sequence decoderOf(const CrossOptions& options) { return readSequence({options.text, options.segmentation}, options.weights.arrays); }
Sequence encoderOf(const CrossOptions& options) { return options.same ? decoderOf(options) : readSequence({options.memory, options.segmentation}); }

std::vector<Message> toldOf(const CrossOptions& options, const std::vector<std::string>& predicted) {
    const auto shape = trainedShape(options.trained.model);
    return {say(ATT_TEXT("engine",
                         "The weights are learned: cross-attention of layer %1 of %2 in the model %3, which answers %4 % of sequences "
                         "that it never saw."),
                std::min(options.trained.layer, shape.layers), shape.layers, shape.name, std::round(1000 * shape.unseen) / 10),
            say(ATT_TEXT("engine",
                         "A row is named by the word that it is to write. Its query comes from the word before: the row of the first word "
                         "has read nothing but the start.")),
            say(ATT_TEXT("engine", "What the model itself would write at each place: %1"), listed(predicted, {}, " "))};
}

}  // namespace

void CrossOptions::fields(FieldVisitor& to) {
    Dictated visitor(to, isTrained() ? trainedShape(trained.model).name : "", isTrained() ? dictated(*this) : std::vector<Dictated::Entry>{});
    textFields(*this, visitor);
    heads.fields(visitor, 16, 1);
    visitor.whole(dMemory, memoryWidthField(same, heads.widths.dModel));
    score.fields(visitor);
    visitor.whole(padding, paddingField());
    trained.fields(visitor, weights.arrays, {.pairs = true, .layered = true, .initial = WeightSource::Trained});
    weights.fields(visitor, false, Initialisation::Identity);
}

CrossOptions inForce(CrossOptions options, ArraySource arrays) {
    const auto shape = trainedShape(options.trained.model);
    options.same = options.dictionary = false;
    options.heads = {shape.heads, {shape.dModel, 0, 0}, true};
    options.dMemory = shape.dModel;
    options.score.scale = options.weights.bias = true;
    options.weights.arrays = std::move(arrays);
    return options;
}

LayerSizes sizesOf(const CrossOptions& options, int queries, int keys) {
    const auto& heads = options.heads;
    return {.queries = queries,
            .keys = keys,
            .dModel = heads.widths.dModel,
            .heads = heads.heads,
            .dK = heads.dK(),
            .dV = heads.dV(),
            .bias = options.weights.bias,
            .dMemory = options.same ? heads.widths.dModel : options.dMemory};
}

std::vector<ArraySlot> slotsFor(const LayerSizes& sizes) {
    auto slots = sequenceSlots(sizes.queries, sizes.dModel);
    slots.push_back(
        {"memory", {sizes.keys, sizes.memoryWidth()}, ATT_TEXT("engine", "the vectors of the encoder's tokens, one row each"), memoryPanel});
    for (auto& slot : layerSlots(sizes)) slots.push_back(std::move(slot));
    return slots;
}

std::vector<ArraySlot> slotsOf(const CrossOptions& options) {
    if (options.isTrained()) return {};
    return slotsFor(sizesOf(options, decoderOf(options).n(), encoderOf(options).n()));
}

Result<TwoTexts> readTexts(const CrossOptions& options, const Watch& watch) {
    if (!options.isTrained()) return TwoTexts{options, decoderOf(options), encoderOf(options)};
    const auto pair = options.pair();
    auto cross = trainedCross(options.trained.model, options.trained.layer, pair, watch);
    if (!cross) return cross.error();
    return TwoTexts{inForce(options, std::move(cross->arrays)), {pair.predicted(), {}}, {pair.source.words, {}}, toldOf(options, cross->predicted)};
}

}  // namespace att::lenses
