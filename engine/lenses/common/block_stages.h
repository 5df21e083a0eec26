// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The stages of one layer of a stack, part by part, and of the stack as a whole. Attention inside a layer has the panels of layer_stages.h
// under addresses of its own, so that a decoder can show two of them.

#include <array>

#include "engine/lenses/common/block.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {

enum class BlockPart { Self, Cross, FeedForward };

/// The parts of a layer in order.
std::vector<BlockPart> partsOf(const StackShape& shape);
/// "self", "cross", "ffn".
std::string idOf(BlockPart part);
/// "self_norm": the stage of a part.
std::string stageOf(BlockPart part, const char* stage);
/// "self_norm/norm".
std::string panelOf(BlockPart part, const char* stage, const char* panel);

/// A panel of layer_stages.h and where it stands here, without the part.
struct Renamed {
    const char *plain, *stage, *panel;
};
/// All panels of an attention layer.
const std::vector<Renamed>& attentionPanels();

namespace stack_panel {
constexpr const char* memory = "memory/memory";
constexpr const char* input = "input/input";
constexpr const char* output = "output/output";
constexpr const char* stream = "stream/stream";
constexpr const char* added = "added/added";
constexpr const char* lengths = "lengths/tokens";
constexpr const char* lengthCurves = "lengths/curves";
constexpr const char* heads = "heads/heads";
constexpr const char* cross = "cross_heads/heads";
constexpr const char* mixing = "mixing/mixing";
constexpr const char* rollout = "rollout/rollout";
constexpr const char* cost = "cost/cost";
}  // namespace stack_panel

/// What the stages are made of.
struct StackPicture {
    const StackShape& shape;
    const StackWeights& weights;
    const StackValues& values;
    TensorPtr X;                    ///< what the stack reads
    Labels memoryTokens = nullptr;  ///< of a decoder

    const BlockValues& shownValues() const { return values.layers[std::size_t(shape.options.shownLayer())]; }
    const BlockWeights& shownWeights() const { return weights.layers[std::size_t(shape.options.shownLayer())]; }
};

/// The shown layer from its input to its output. Fails with Stopped.
Status addBlockStages(Outcome& outcome, const StackPicture& picture, const Watch& watch);
/// Output, stream, what each part adds, lengths, all weights, rollout. Fails with Stopped.
Status addStackStages(Outcome& outcome, const StackPicture& picture, const Watch& watch);

/// A number of the table of costs as the sum that it is.
struct CountLine {
    Text name;
    std::vector<std::pair<Message, double>> parameters, multiplyAdds;
};
/// The parts of one layer, the layer, and each stack; more than one in a decoder with an encoder before it.
std::vector<CountLine> countLines(const StackShape& shape, const StackShape* encoder);
Stage costStage(const std::vector<CountLine>& lines);

/// How much of a token's own vector the rollout takes for the skip connection.
constexpr float rolloutResidual = 0.5f;

}  // namespace att::lenses
