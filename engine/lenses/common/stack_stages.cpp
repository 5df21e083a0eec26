// SPDX-License-Identifier: GPL-3.0-or-later
// Of block_stages.h: the stack as a whole.
#include <algorithm>
#include <numeric>

#include "engine/lenses/common/block_stages.h"
#include "engine/lenses/common/counting.h"
#include "engine/math/product.h"
#include "engine/math/rollout.h"

namespace att::lenses {
namespace {

/// "2·self": layer and part. Names, not words.
std::string placeName(int layer, BlockPart part) { return std::to_string(layer + 1) + "·" + (part == BlockPart::FeedForward ? "FFN" : idOf(part)); }

std::vector<std::string> placeNames(const StackShape& shape) {
    std::vector<std::string> names;
    for (int layer = 0; layer < shape.options.layers; ++layer)
        for (const auto part : partsOf(shape)) names.push_back(placeName(layer, part));
    return names;
}

Axis placeAxis(std::vector<std::string> names) {
    return {ATT_TEXT("engine", "place"), std::make_shared<const std::vector<std::string>>(std::move(names))};
}

Axis layerAxis() { return {ATT_TEXT("engine", "layer"), nullptr}; }

/// Matrices of one size on top of each other.
TensorPtr stacked(const std::vector<const Tensor*>& matrices) {
    const auto one = matrices.front()->shape();
    auto stack = std::make_shared<Tensor>(Shape{one.heads * int(matrices.size()), one.rows, one.columns});
    float* into = stack->data();
    for (const auto* matrix : matrices) into = std::copy_n(matrix->data(), one.size(), into);
    return stack;
}

TensorPtr streamOf(const StackPicture& picture) {
    std::vector<const Tensor*> places{picture.X.get()};
    for (const auto& layer : picture.values.layers)
        for (const auto& part : layer.parts) places.push_back(part.after.get());
    return stacked(places);
}

TensorPtr addedOf(const StackPicture& picture) {
    std::vector<const Tensor*> places;
    for (const auto& layer : picture.values.layers)
        for (const auto& part : layer.parts) places.push_back(part.given.get());
    return stacked(places);
}

Panel rowStack(const Outcome& outcome, const char* id, Message title, TensorPtr values, Axis axis) {
    auto panel =
        stackPanel({.id = id, .title = std::move(title), .rows = tokenAxis(outcome.tokens), .columns = dimensionAxis(), .values = std::move(values)});
    panel.heads = std::move(axis);
    return panel;
}

/// ‖x‖ of each token at each place: n × places.
TensorPtr lengthsOf(const Tensor& stream) {
    const auto [places, n, d] = stream.shape();
    auto lengths = std::make_shared<Tensor>(Shape{1, n, places});
    for (int place = 0; place < places; ++place) lengths->head(0).col(place) = stream.head(place).rowwise().norm();
    return lengths;
}

/// Mean, smallest and largest over the tokens; zeros without tokens.
TensorPtr curvesOf(const Tensor& lengths) {
    auto curves = std::make_shared<Tensor>(Shape{1, 3, lengths.shape().columns});
    auto rows = curves->head(0);
    rows.setZero();
    if (lengths.shape().rows == 0) return curves;
    rows.row(0) = lengths.head(0).colwise().mean();
    rows.row(1) = lengths.head(0).colwise().minCoeff();
    rows.row(2) = lengths.head(0).colwise().maxCoeff();
    return curves;
}

Stage lengthStage(const Outcome& outcome, const Tensor& stream, const Axis& places) {
    const auto lengths = lengthsOf(stream);
    auto curves = matrixPanel({.id = "curves",
                               .title = say(ATT_TEXT("engine", "length of the residual stream")),
                               .rows = wordAxis(ATT_TEXT("engine", "over the tokens"),
                                                {ATT_TEXT("engine", "mean"), ATT_TEXT("engine", "smallest"), ATT_TEXT("engine", "largest")}),
                               .columns = places,
                               .values = curvesOf(*lengths)});
    curves.kind = PanelKind::Series;
    curves.measured.name = ATT_TEXT("engine", "‖x‖");
    auto map = matrixPanel({.id = "tokens",
                            .title = say(ATT_TEXT("engine", "length of each token")),
                            .rows = tokenAxis(outcome.tokens),
                            .columns = places,
                            .values = lengths});
    map.tone = Tone::Sequential;
    map.lowest = 0.0f;
    return stage("lengths", ATT_TEXT("engine", "‖x‖ by layer"),
                 ATT_TEXT("engine", "How long the tokens' vectors are along the stream: pre-LN lets them grow, post-LN brings them back each time."),
                 {std::move(curves), std::move(map)});
}

/// Axis of all heads of all layers: "2·3".
Axis headAxisOf(int layers, int heads) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int layer = 1; layer <= layers; ++layer)
        for (int head = 1; head <= heads; ++head) labels->push_back(std::to_string(layer) + "·" + std::to_string(head));
    return {ATT_TEXT("engine", "layer·head"), labels};
}

Panel weightStack(const Outcome& outcome, const char* id, TensorPtr values, Axis stackAxis, Labels keys) {
    auto panel = stackPanel({.id = id,
                             .title = say(ATT_TEXT("engine", "attention weights A")),
                             .rows = queryAxis(outcome.tokens),
                             .columns = keyAxis(std::move(keys)),
                             .values = std::move(values)});
    panel.heads = std::move(stackAxis);
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.distribution = true;
    return panel;
}

TensorPtr weightsOf(const StackPicture& picture, bool cross) {
    std::vector<const Tensor*> layers;
    for (const auto& layer : picture.values.layers) layers.push_back((cross ? layer.cross : layer.self).A.get());
    return stacked(layers);
}

/// Ã of every layer, and their products from the first on.
struct Rollout {
    std::shared_ptr<Tensor> mixing, rolled;
};

Result<Rollout> rolloutOf(const StackPicture& picture, const Watch& watch) {
    const int n = picture.shape.self.queries, layers = picture.shape.options.layers;
    Rollout rollout{std::make_shared<Tensor>(Shape{layers, n, n}), std::make_shared<Tensor>(Shape{layers, n, n})};
    for (int layer = 0; layer < layers; ++layer) {
        if (watch.stopped()) return stoppedError();
        const Tensor& A = *picture.values.layers[std::size_t(layer)].self.A;
        const MatrixView<float> stack(A.data(), A.shape().heads * n, n);
        const auto mixed = rollOut<float>({meanOfHeads<float>(stack, A.shape().heads)}, double(rolloutResidual)).front();
        rollout.mixing->head(layer) = mixed;
        if (layer == 0) {
            rollout.rolled->head(0) = mixed;
            continue;
        }
        constexpr int rowsAtOnce = 64;
        for (int row = 0; row < n; row += rowsAtOnce) {
            if (watch.stopped()) return stoppedError();
            const int count = std::min(rowsAtOnce, n - row);
            rollout.rolled->head(layer).middleRows(row, count) = product<float>(mixed.middleRows(row, count), rollout.rolled->head(layer - 1));
        }
    }
    return rollout;
}

Stage outputStage(const Outcome& outcome, const StackPicture& picture) {
    std::vector<Panel> panels{matrixPanel({.id = "output",
                                           .title = say(ATT_TEXT("engine", "output of the stack")),
                                           .rows = tokenAxis(outcome.tokens),
                                           .columns = dimensionAxis(),
                                           .values = picture.values.output})};
    if (const auto& norm = picture.weights.finalNorm; norm.gamma) {
        panels.push_back(
            matrixPanel({.id = "gamma", .title = say(ATT_TEXT("engine", "factor γ")), .columns = dimensionAxis(), .values = norm.gamma}));
        panels.push_back(matrixPanel({.id = "beta", .title = say(ATT_TEXT("engine", "shift β")), .columns = dimensionAxis(), .values = norm.beta}));
    }
    return stage("output", ATT_TEXT("engine", "stack output"),
                 ATT_TEXT("engine", "What the last layer gave, under one more layer norm where that is on."), std::move(panels));
}

}  // namespace

Status addStackStages(Outcome& outcome, const StackPicture& picture, const Watch& watch) {
    auto& stages = outcome.stages;
    stages.push_back(outputStage(outcome, picture));
    auto names = placeNames(picture.shape);
    const Axis added = placeAxis(names);
    names.insert(names.begin(), "x");
    const Axis places = placeAxis(std::move(names));
    const auto stream = streamOf(picture);
    stages.push_back(stage("stream", ATT_TEXT("engine", "stream"),
                           ATT_TEXT("engine", "The residual stream at every stop on its way through all layers."),
                           {rowStack(outcome, "stream", say(ATT_TEXT("engine", "residual stream")), stream, places)}));
    stages.push_back(stage("added", ATT_TEXT("engine", "added"), ATT_TEXT("engine", "What each part of each layer adds to the stream."),
                           {rowStack(outcome, "added", say(ATT_TEXT("engine", "what the part adds")), addedOf(picture), added)}));
    stages.push_back(lengthStage(outcome, *stream, places));
    if (watch.stopped()) return stoppedError();
    const auto [heads, n, keys] = picture.shape.self.scores();
    const int layers = picture.shape.options.layers;
    stages.push_back(stage("heads", ATT_TEXT("engine", "A of all layers"),
                           ATT_TEXT("engine", "The self-attention of every head in every layer, on one scale."),
                           {weightStack(outcome, "heads", weightsOf(picture, false), headAxisOf(layers, heads), outcome.tokens)}));
    if (picture.shape.cross)
        stages.push_back(stage("cross_heads", ATT_TEXT("engine", "cross, all layers"),
                               ATT_TEXT("engine", "The cross-attention of every head in every layer, on one scale."),
                               {weightStack(outcome, "heads", weightsOf(picture, true), headAxisOf(layers, heads), picture.memoryTokens)}));
    const auto rollout = rolloutOf(picture, watch);
    if (!rollout) return rollout.error();
    stages.push_back(stage("mixing", ATT_TEXT("engine", "½A + ½I"),
                           ATT_TEXT("engine", "Of each layer the mean of its heads, half of it, and half for the skip connection."),
                           {weightStack(outcome, "mixing", rollout->mixing, layerAxis(), outcome.tokens)}));
    stages.back().panels.front().title = say(ATT_TEXT("engine", "mean of the heads with the skip connection"));
    stages.push_back(stage("rollout", ATT_TEXT("engine", "rollout"),
                           ATT_TEXT("engine", "From which input tokens a token has come after each layer, by the weights alone."),
                           {weightStack(outcome, "rollout", rollout->rolled, layerAxis(), outcome.tokens)}));
    stages.back().panels.front().title = say(ATT_TEXT("engine", "attention rolled out to the input"));
    return Done{};
}

std::vector<CountLine> countLines(const StackShape& shape, const StackShape* encoder) {
    std::vector<CountLine> lines;
    const auto part = [&](Text name, const PartCount& count, double norms) {
        lines.push_back({name,
                         {{say(ATT_TEXT("engine", "matrices and biases")), double(count.parameters)}, {say(ATT_TEXT("engine", "γ and β")), norms}},
                         {{say(ATT_TEXT("engine", "matrix products")), double(count.multiplyAdds)}}});
    };
    const double norm = double(layerNormParameters(shape));
    part(ATT_TEXT("engine", "self-attention"), attentionCount(shape.self), norm);
    if (shape.cross) part(ATT_TEXT("engine", "cross-attention"), attentionCount(*shape.cross), norm);
    part(ATT_TEXT("engine", "feed-forward"), feedForwardCount(shape), norm);
    CountLine layer{ATT_TEXT("engine", "one layer"), {}, {}};
    const auto total = [](const auto& terms) {
        return std::accumulate(terms.begin(), terms.end(), 0.0, [](double sum, const auto& term) { return sum + term.second; });
    };
    for (const auto& line : lines) {
        layer.parameters.push_back({say(ATT_TEXT("engine", "%1"), line.name), total(line.parameters)});
        layer.multiplyAdds.push_back({say(ATT_TEXT("engine", "%1"), line.name), total(line.multiplyAdds)});
    }
    lines.push_back(layer);
    CountLine stack{ATT_TEXT("engine", "this stack"), {}, {}};
    for (int l = 1; l <= shape.options.layers; ++l) {
        stack.parameters.push_back({say(ATT_TEXT("engine", "layer %1"), l), total(layer.parameters)});
        stack.multiplyAdds.push_back({say(ATT_TEXT("engine", "layer %1"), l), total(layer.multiplyAdds)});
    }
    if (shape.options.finalNorm) stack.parameters.push_back({say(ATT_TEXT("engine", "LN after the stack")), norm});
    lines.push_back(stack);
    if (!encoder) return lines;
    const auto before = stackCount(*encoder);
    lines.push_back({ATT_TEXT("engine", "encoder before it"),
                     {{say(ATT_TEXT("engine", "its layers and LN")), double(before.parameters)}},
                     {{say(ATT_TEXT("engine", "its layers")), double(before.multiplyAdds)}}});
    lines.push_back({ATT_TEXT("engine", "both stacks"),
                     {{say(ATT_TEXT("engine", "this stack")), total(stack.parameters)},
                      {say(ATT_TEXT("engine", "encoder before it")), double(before.parameters)}},
                     {{say(ATT_TEXT("engine", "this stack")), total(stack.multiplyAdds)},
                      {say(ATT_TEXT("engine", "encoder before it")), double(before.multiplyAdds)}}});
    return lines;
}

Stage costStage(const std::vector<CountLine>& lines) {
    auto values = std::make_shared<Tensor>(Shape{1, int(lines.size()), 2});
    std::vector<Text> names;
    for (const auto& line : lines) {
        const auto total = [](const auto& terms) {
            return std::accumulate(terms.begin(), terms.end(), 0.0, [](double sum, const auto& term) { return sum + term.second; });
        };
        values->head(0)(Eigen::Index(names.size()), 0) = static_cast<float>(total(line.parameters));
        values->head(0)(Eigen::Index(names.size()), 1) = static_cast<float>(total(line.multiplyAdds));
        names.push_back(line.name);
    }
    return stage("cost", ATT_TEXT("engine", "cost"),
                 ATT_TEXT("engine", "Parameters and multiply-adds by closed forms: most of a layer is its feed-forward part."),
                 {tablePanel({.id = "cost",
                              .title = say(ATT_TEXT("engine", "what a layer and a stack cost")),
                              .rows = wordAxis(ATT_TEXT("engine", "part"), std::move(names)),
                              .columns = countAxis(),
                              .values = std::move(values)})});
}

}  // namespace att::lenses
