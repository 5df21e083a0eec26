// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Self-attention over a text, from the options to the outcome: what the lenses self_attention, multi_head and others share.

#include "engine/core/lens.h"
#include "engine/lenses/common/layer.h"
#include "engine/lenses/common/options.h"
#include "engine/lenses/common/position_encoding.h"
#include "engine/lenses/common/sequence.h"

namespace att::lenses {

/// The groups of options behind it, gathered from a lens's own Options. `sizes.queries` and `sizes.keys` follow from the text.
struct TextAttention {
    const SequenceOptions& sequence;
    const PositionOptions& positions;
    const WeightOptions& weights;
    const ScoreOptions& score;
    Mask mask;
    LayerSizes sizes;
    std::vector<ArraySlot> moreSlots = {};                             ///< what else the lens takes from a file
    std::shared_ptr<const std::vector<std::string>> tokens = nullptr;  ///< in place of those of the text
};

/// Everything between the checked input and the stages.
struct TextLayer {
    TensorPtr X, P, sum;    ///< P is null where nothing is added
    PositionArrays arrays;  ///< what the encoding of positions would learn
    LayerWeights weights;
    LayerValues values;
};

/// For a lens that hides pairs in its own way, or goes on from there. `attention.sizes` has the lengths; `spec` is compared with that of the
/// earlier outcome. Fails with Memory or Stopped.
Result<TextLayer> computeTextLayer(const Spec& spec, const TextAttention& attention, const Sequence& sequence, const ScoreRule& rule,
                                   const Given& given, const Watch& watch);
std::vector<ArraySlot> textLayerSlots(const LayerSizes& sizes);

/// A whole run, for a lens that adds stages of its own.
struct TextRun : TextLayer {
    Sequence sequence;
    LayerSizes sizes;
    ScoreRule rule;
    std::vector<Message> notices;
};
/// Fails with Input, Memory or Stopped.
Result<TextRun> computeText(const Spec& spec, TextAttention attention, const Watch& watch);
/// The stages of the run, to which a lens may add its own before finish(). Fails with Stopped.
Result<std::shared_ptr<Outcome>> textOutcome(const SpecPtr& spec, const TextAttention& attention, const TextRun& run, const Watch& watch);

Result<OutcomePtr> runTextAttention(const SpecPtr& spec, TextAttention attention, const Watch& watch);
Explanation explainTextAttention(const Outcome& outcome, const Cell& cell, const TextAttention& attention);
std::vector<ArraySlot> textAttentionSlots(TextAttention attention);

}  // namespace att::lenses
