// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/trained.h"

#include <algorithm>

#include "engine/lenses/common/groups.h"

namespace att::lenses {
namespace {}  // namespace

Field weightSourceField(WeightSource source, const ArraySource& file, WeightSource initial) {
    Field field = weightField(
        {.key = "weights",
         .label = ATT_TEXT("engine", "Weights"),
         .help = ATT_TEXT("engine", "Drawn from the seed, learned by a model that comes with the program, or read from a file."),
         .initial = double(initial),
         .choices = {{"seed", ATT_TEXT("engine", "seed")}, {"trained", ATT_TEXT("engine", "trained")}, {"file", ATT_TEXT("engine", "file")}}});
    if (file.arrays) {
        field.locked = say(ATT_TEXT("engine", "%1 gives arrays, and they count; take the file away to choose."), file.path);
        field.inForce = double(WeightSource::File);
    } else if (source == WeightSource::File) {
        field.problem = say(ATT_TEXT("engine", "No file is chosen yet: open one under “From a file”."));
    }
    return field;
}

namespace {

std::optional<Message> whyUnused(const TrainedOptions& options, const ArraySource& file) {
    if (options.counts(file)) return std::nullopt;
    return say(ATT_TEXT("engine", "Counts only while the weights are trained ones."));
}

}  // namespace

void TrainedOptions::fields(FieldVisitor& visitor, const ArraySource& file, const TrainedUse& use) {
    auto models = trainedModels();
    if (use.pairs) models.resize(trainedPairs);
    visitor.choice(source, weightSourceField(source, file, use.initial));
    visitor.choice(model,
                   weightField({.key = "model",
                                .label = ATT_TEXT("engine", "Trained model"),
                                .help = ATT_TEXT("engine", "A small model that learned its task on generated examples; each knows its own words."),
                                .choices = std::move(models),
                                .locked = whyUnused(*this, file)}));
    if (!use.layered) return;
    visitor.whole(layer, weightField({.key = "model_layer",
                                      .label = ATT_TEXT("engine", "Its layer"),
                                      .help = ATT_TEXT("engine", "Which of the model's layers is shown; the last one when it has fewer."),
                                      .initial = 1,
                                      .minimum = 1,
                                      .maximum = 4,
                                      .locked = whyUnused(*this, file)}));
}

Field Dictated::dictated(Field field) const {
    const auto entry = std::ranges::find(m_entries, std::string_view(field.key), &Entry::key);
    if (entry == m_entries.end()) return field;
    field.problem = entry->problem;
    if (!entry->words.empty()) field.choices = entry->words;
    if (field.problem || !entry->words.empty()) return field;
    field.locked = entry->reason ? *entry->reason : say(ATT_TEXT("engine", "The trained model %1 has it so."), m_model);
    field.inForce = entry->inForce;
    field.allowed.clear();
    return field;
}

std::vector<Dictated::Entry> dictatedHeads(const TrainedShape& shape) {
    const double width = shape.dModel / shape.heads;
    return {{"segmentation"},
            {"d_model", shape.dModel},
            {"heads", shape.heads},
            {"tied", 1},
            {"d_k", width},
            {"d_v", width},
            {"scale", 1},
            {"initialisation"},
            {"bias", 1},
            {"seed"}};
}

Dictated::Entry dictatedText(const char* key, TrainedModel model, TrainedSide side, const TrainedWords& present) {
    return {.key = key, .problem = present.problem, .words = trainedVocabulary(model, side)};
}

}  // namespace att::lenses
