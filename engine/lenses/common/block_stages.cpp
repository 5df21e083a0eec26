// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/block_stages.h"

#include "engine/lenses/common/layer_stages.h"

namespace att::lenses {
namespace {

/// Titles of a part's stages, short enough for the strip.
struct PartTitles {
    Text norm, weights, projections, scores, attention, mixed, output, sum;
};

PartTitles titlesOf(BlockPart part) {
    switch (part) {
        case BlockPart::Self:
            return {ATT_TEXT("engine", "LN · self"),   ATT_TEXT("engine", "self W"),  ATT_TEXT("engine", "self Q K V"),
                    ATT_TEXT("engine", "self scores"), ATT_TEXT("engine", "self A"),  ATT_TEXT("engine", "self A·V"),
                    ATT_TEXT("engine", "self W^O"),    ATT_TEXT("engine", "x + self")};
        case BlockPart::Cross:
            return {ATT_TEXT("engine", "LN · cross"),   ATT_TEXT("engine", "cross W"),  ATT_TEXT("engine", "cross Q K V"),
                    ATT_TEXT("engine", "cross scores"), ATT_TEXT("engine", "cross A"),  ATT_TEXT("engine", "cross A·V"),
                    ATT_TEXT("engine", "cross W^O"),    ATT_TEXT("engine", "x + cross")};
        case BlockPart::FeedForward: break;
    }
    return {ATT_TEXT("engine", "LN · FFN"), ATT_TEXT("engine", "FFN W"),  {}, {}, {}, {},
            ATT_TEXT("engine", "FFN out"),  ATT_TEXT("engine", "x + FFN")};
}

Panel rows(const Outcome& outcome, const char* id, Message title, const TensorPtr& values) {
    return matrixPanel({.id = id, .title = std::move(title), .rows = tokenAxis(outcome.tokens), .columns = dimensionAxis(), .values = values});
}

Panel lying(const char* id, Message title, const TensorPtr& values) {
    return matrixPanel({.id = id, .title = std::move(title), .columns = dimensionAxis(), .values = values});
}

Stage stageAt(std::string id, Text title, Text help, std::vector<Panel> panels) { return {std::move(id), title, help, std::move(panels)}; }

Stage normStage(const Outcome& outcome, BlockPart part, const TensorPtr& normed, const LayerNormWeights& weights) {
    return stageAt(
        stageOf(part, "norm"), titlesOf(part).norm,
        ATT_TEXT("engine", "Each token by itself: less its mean, divided by its deviation, then the factor γ and the shift β of each dimension."),
        {rows(outcome, "norm", say(ATT_TEXT("engine", "layer norm")), normed), lying("gamma", say(ATT_TEXT("engine", "factor γ")), weights.gamma),
         lying("beta", say(ATT_TEXT("engine", "shift β")), weights.beta)});
}

Stage sumStage(const Outcome& outcome, BlockPart part, const TensorPtr& sum) {
    return stageAt(stageOf(part, "sum"), titlesOf(part).sum, ATT_TEXT("engine", "The residual stream: what came in, plus what this part gave."),
                   {rows(outcome, "sum", say(ATT_TEXT("engine", "residual sum")), sum)});
}

/// The stages of an attention layer, built as everywhere and taken apart.
Result<Outcome> plainStages(const Outcome& outcome, const LayerSizes& sizes, const LayerWeights& weights, const LayerValues& values,
                            const Labels& keys, const Watch& watch) {
    Outcome plain;
    plain.tokens = outcome.tokens;
    if (const auto done = addLayerStages(plain, sizes, weights, values, watch); !done) return done.error();
    for (auto& stage : plain.stages)
        for (auto& panel : stage.panels) {
            if (panel.columns.name == keyAxis(nullptr).name) panel.columns.labels = keys;
            if (panel.rows.name == keyAxis(nullptr).name) panel.rows.labels = keys;
        }
    return plain;
}

/// The panels that stand in this stage here, under their names here.
std::vector<Panel> gathered(const Outcome& plain, const char* stage) {
    std::vector<Panel> panels;
    for (const auto& renamed : attentionPanels()) {
        const auto* panel = std::string_view(renamed.stage) == stage ? findPanel(plain, renamed.plain) : nullptr;
        if (!panel) continue;
        panels.push_back(*panel);
        panels.back().id = renamed.panel;
    }
    return panels;
}

void addAttentionStages(Outcome& outcome, BlockPart part, const Outcome& plain) {
    const auto titles = titlesOf(part);
    const auto add = [&](const char* stage, Text title, Text help) {
        outcome.stages.push_back(stageAt(stageOf(part, stage), title, help, gathered(plain, stage)));
    };
    add("weights", titles.weights,
        ATT_TEXT("engine", "What this attention has learned: the matrices of queries, keys and values, and the one that joins the heads."));
    add("qkv", titles.projections,
        part == BlockPart::Cross ? ATT_TEXT("engine", "Queries come from the decoder's own tokens, keys and values from the memory.")
                                 : ATT_TEXT("engine", "Queries, keys and values all come from the same tokens."));
    add("scores", titles.scores, ATT_TEXT("engine", "Dot products, divided by √d_k; what may not be seen becomes −∞."));
    add("a", titles.attention, ATT_TEXT("engine", "The softmax makes each row of scores weights that sum to 1."));
    add("mixed", titles.mixed, ATT_TEXT("engine", "Each head mixes the values by its weights."));
    add("output", titles.output,
        ATT_TEXT("engine", "The heads side by side, and the linear map W^O that joins them: what this part adds to the stream."));
}

void addFeedForwardStages(Outcome& outcome, const BlockWeights& weights, const BlockValues& values) {
    const auto titles = titlesOf(BlockPart::FeedForward);
    const Axis hidden{ATT_TEXT("engine", "hidden dimension"), nullptr}, out{ATT_TEXT("engine", "output dimension"), nullptr},
        in{ATT_TEXT("engine", "input dimension"), nullptr};
    const auto matrix = [](const char* id, const char* title, Axis rowAxis, Axis columnAxis, const TensorPtr& numbers) {
        return matrixPanel({.id = id,
                            .title = say(ATT_TEXT("engine", "%1"), title),
                            .rows = std::move(rowAxis),
                            .columns = std::move(columnAxis),
                            .values = numbers});
    };
    std::vector<Panel> parameters{matrix("w_1", "W_1", hidden, in, weights.in.W), matrix("w_2", "W_2", out, hidden, weights.out.W)};
    if (weights.in.b) parameters.push_back(matrix("b_1", "b_1", {}, hidden, weights.in.b));
    if (weights.out.b) parameters.push_back(matrix("b_2", "b_2", {}, out, weights.out.b));
    const auto wide = [&](const char* id, Message title, const TensorPtr& numbers) {
        return matrixPanel({.id = id, .title = std::move(title), .rows = tokenAxis(outcome.tokens), .columns = hidden, .values = numbers});
    };
    outcome.stages.push_back(stageAt(stageOf(BlockPart::FeedForward, "weights"), titles.weights,
                                     ATT_TEXT("engine", "Two linear maps, the same for every token: W1 widens to d_ff, W2 comes back to d_model."),
                                     std::move(parameters)));
    outcome.stages.push_back(stageAt(stageOf(BlockPart::FeedForward, "hidden"), ATT_TEXT("engine", "FFN inside"),
                                     ATT_TEXT("engine", "Each token by itself: W1·x + b1, and what the activation makes of it."),
                                     {wide("hidden", say(ATT_TEXT("engine", "W1·x + b1")), values.hidden),
                                      wide("active", say(ATT_TEXT("engine", "after the activation")), values.active)}));
    outcome.stages.push_back(
        stageAt(stageOf(BlockPart::FeedForward, "output"), titles.output, ATT_TEXT("engine", "W2·h + b2: what this part adds to the stream."),
                {rows(outcome, "output", say(ATT_TEXT("engine", "output of the feed-forward part")), values.parts.back().given)}));
}

/// What stands between a part's input and what it gives.
Status addInside(Outcome& outcome, const StackPicture& picture, BlockPart part, const Watch& watch) {
    const auto& weights = picture.shownWeights();
    const auto& values = picture.shownValues();
    if (part == BlockPart::FeedForward) {
        addFeedForwardStages(outcome, weights, values);
        return Done{};
    }
    const bool cross = part == BlockPart::Cross;
    const auto plain = plainStages(outcome, cross ? *picture.shape.cross : picture.shape.self, cross ? weights.cross : weights.self,
                                   cross ? values.cross : values.self, cross ? picture.memoryTokens : outcome.tokens, watch);
    if (!plain) return plain.error();
    addAttentionStages(outcome, part, *plain);
    return Done{};
}

}  // namespace

std::vector<BlockPart> partsOf(const StackShape& shape) {
    if (shape.cross) return {BlockPart::Self, BlockPart::Cross, BlockPart::FeedForward};
    return {BlockPart::Self, BlockPart::FeedForward};
}

std::string idOf(BlockPart part) { return part == BlockPart::Self ? "self" : part == BlockPart::Cross ? "cross" : "ffn"; }

std::string stageOf(BlockPart part, const char* stage) { return idOf(part) + "_" + stage; }

std::string panelOf(BlockPart part, const char* stage, const char* panel) { return stageOf(part, stage) + "/" + panel; }

const std::vector<Renamed>& attentionPanels() {
    static const std::vector<Renamed> list = {{"parameters/w_q", "weights", "w_q"},
                                              {"parameters/w_k", "weights", "w_k"},
                                              {"parameters/w_v", "weights", "w_v"},
                                              {"parameters/w_o", "weights", "w_o"},
                                              {"parameters/b_q", "weights", "b_q"},
                                              {"parameters/b_k", "weights", "b_k"},
                                              {"parameters/b_v", "weights", "b_v"},
                                              {"parameters/b_o", "weights", "b_o"},
                                              {panel::q, "qkv", "q"},
                                              {panel::k, "qkv", "k"},
                                              {panel::v, "qkv", "v"},
                                              {panel::scores, "scores", "raw"},
                                              {panel::scaled, "scores", "scaled"},
                                              {panel::masked, "scores", "masked"},
                                              {panel::weights, "a", "heads"},
                                              {panel::mixed, "mixed", "heads"},
                                              {panel::concat, "output", "concat"},
                                              {panel::output, "output", "output"}};
    return list;
}

Status addBlockStages(Outcome& outcome, const StackPicture& picture, const Watch& watch) {
    const auto& values = picture.shownValues();
    outcome.stages.push_back(stageAt(
        "input", ATT_TEXT("engine", "layer input"), ATT_TEXT("engine", "What the shown layer reads: X, or what the layer below gave."),
        {rows(outcome, "input", say(ATT_TEXT("engine", "input of layer %1"), picture.shape.options.shownLayer() + 1), values.parts.front().before)}));
    const auto parts = partsOf(picture.shape);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto norm = normStage(outcome, parts[p], values.parts[p].normed, picture.shownWeights().norms[p]);
        if (picture.shape.options.pre()) outcome.stages.push_back(norm);
        if (const auto done = addInside(outcome, picture, parts[p], watch); !done) return done;
        outcome.stages.push_back(sumStage(outcome, parts[p], values.parts[p].sum));
        if (!picture.shape.options.pre()) outcome.stages.push_back(norm);
    }
    return Done{};
}

}  // namespace att::lenses
