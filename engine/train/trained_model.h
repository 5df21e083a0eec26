// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The models that come with the program as lenses show them: their widths, their words, and their arrays by the names that a file would have.
// Not the checkpoint itself: that is bundled.h.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/field.h"
#include "engine/core/result.h"
#include "engine/core/watch.h"

namespace att {

/// Those that translate come first: an encoder and a decoder behind it.
enum class TrainedModel { Translation, Dates, Copy, Reverse, Sort, Induction, Brackets };

/// How many of them translate.
constexpr int trainedPairs = 3;
/// In the order of TrainedModel: key and title.
std::vector<Choice> trainedModels();

using TrainedLabels = std::shared_ptr<const std::vector<std::string>>;

/// What the widths and counts of a model are, for fields that it dictates.
struct TrainedShape {
    int dModel, heads, layers, dHidden;
    bool pre, decoderOnly;
    std::string name;  ///< "zh-en"
    double unseen;     ///< share of sequences it was not trained on that it answers rightly
};
TrainedShape trainedShape(TrainedModel model);

// Words

enum class TrainedSide { Source, Target };

/// All that a text may hold, as keys without labels: words are never translated.
std::vector<Choice> trainedVocabulary(TrainedModel model, TrainedSide side);

struct TrainedWords {
    std::vector<int> numbers;
    TrainedLabels words;
    std::optional<Message> problem;  ///< a word that the model does not know, or too many or none
};
/// With or without spaces. Where a decoder writes, its start and end are no words of a text.
TrainedWords trainedWords(const std::string& text, TrainedModel model, TrainedSide side);

/// A source and what a decoder writes behind it.
struct TrainedPair {
    TrainedWords source, target;

    std::vector<int> input() const;   ///< the start, and all words
    TrainedLabels predicted() const;  ///< what each place of the input is to write: all words, and the end
    TrainedLabels steps() const;      ///< "I→eat": what it reads, and what it is to write
};
TrainedPair trainedPair(const std::string& source, const std::string& target, TrainedModel model);

// Arrays

/// What the model makes of a pair on the way to the cross-attention of a layer.
struct TrainedCross {
    ArraySource arrays;                  ///< "x", "memory", "w_q" … "b_o"
    std::vector<std::string> predicted;  ///< what it would write at each place
};
/// `layer` from 1; the last one when there are fewer. Fails with Stopped.
Result<TrainedCross> trainedCross(TrainedModel model, int layer, const TrainedPair& pair, const Watch& watch);
/// "x", what the self-attention of a layer of the only stack, or of the encoder, reads, and "w_q" … "b_o".
Result<ArraySource> trainedHeads(TrainedModel model, int layer, const std::vector<int>& words, const Watch& watch);
/// "x" and "memory_x", words with their places, and all layers under the names of block.h.
ArraySource trainedStacks(TrainedModel model, const TrainedPair& pair);
/// Under the same names and path, without numbers: enough to say where a number comes from.
ArraySource trainedNames(TrainedModel model, const std::vector<std::string>& names);

}  // namespace att
