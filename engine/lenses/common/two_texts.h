// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two texts of cross-attention: the options, what a trained model dictates of them, and what a run reads.

#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/trained.h"

namespace att::lenses {

constexpr const char* memoryPanel = "x/memory";

struct CrossOptions : SpecOf<CrossOptions> {
    std::string text, memory;
    Segmentation segmentation;
    bool same, dictionary;
    HeadOptions heads;
    int dMemory, padding;
    ScoreOptions score;
    TrainedOptions trained;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override;
    bool isTrained() const { return trained.counts(weights.arrays); }
    TrainedPair pair() const { return trainedPair(memory, text, trained.model); }
};

/// The options that count while a trained model dictates some of them.
CrossOptions inForce(CrossOptions options, ArraySource arrays);

LayerSizes sizesOf(const CrossOptions& options, int queries, int keys);
/// The arrays that a run takes from a file: none while a trained model gives them.
std::vector<ArraySlot> slotsFor(const LayerSizes& sizes);
std::vector<ArraySlot> slotsOf(const CrossOptions& options);

/// What a run reads: options, texts, and what a trained model says about itself.
struct TwoTexts {
    CrossOptions options;
    Sequence decoder, encoder;
    std::vector<Message> told = {};
};

/// Fails with Input for words that the trained model does not know, and with Stopped.
Result<TwoTexts> readTexts(const CrossOptions& options, const Watch& watch);

}  // namespace att::lenses
