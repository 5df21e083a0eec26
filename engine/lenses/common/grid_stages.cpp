// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/grid_stages.h"

#include <cstdlib>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/grid_errors.h"

namespace att::lenses {
namespace {

using Names = std::vector<std::string>;

/// "(row, column)" of every token of a grid, counted from 1 in the image.
Labels places(const Grid& grid, int margin) {
    Names names;
    for (int key = 0; key < grid.tokens(); ++key)
        names.push_back("(" + std::to_string(key / grid.width + 1 - margin) + ", " + std::to_string(key % grid.width + 1 - margin) + ")");
    return std::make_shared<const Names>(std::move(names));
}

int marginOf(const GridOptions& o) { return o.edge == Edge::Zero ? o.K / 2 : 0; }

/// The neighbour that each head looks at: "↑1 ←1", "·".
Axis headAxisOf(const GridOptions& o) {
    Names names;
    for (int head = 0; head < o.heads(); ++head) {
        const auto [down, right] = headOffset(head, o.K);
        const std::string vertical = down ? (down < 0 ? "↑" : "↓") + std::to_string(std::abs(down)) : "";
        const std::string across = right ? (right < 0 ? "←" : "→") + std::to_string(std::abs(right)) : "";
        names.push_back(vertical.empty() && across.empty() ? "·" : vertical + (vertical.empty() || across.empty() ? "" : " ") + across);
    }
    return {ATT_TEXT("engine", "head"), std::make_shared<const Names>(std::move(names))};
}

/// Column c of a matrix of pixels × channels as map c: channels × height × width.
TensorPtr mapsOf(const Matrix<double>& pixels) {
    auto maps = std::make_shared<Tensor>(Shape{static_cast<int>(pixels.cols()), imageHeight, imageWidth});
    for (int channel = 0; channel < pixels.cols(); ++channel)
        for (int pixel = 0; pixel < imageTokens; ++pixel)
            maps->head(channel)(pixel / imageWidth, pixel % imageWidth) = static_cast<float>(pixels(pixel, channel));
    return maps;
}

Panel pixelsPanel(const char* id, Text title, const Matrix<double>& pixels) {
    Panel panel = stackPanel({.id = id, .title = say(title), .rows = rowAxis(), .columns = columnAxis(), .values = mapsOf(pixels)});
    panel.heads = channelAxis();
    return panel;
}

template <class MatrixOfHead>
TensorPtr stackOf(const GridOptions& o, Shape shape, MatrixOfHead&& matrixOf) {
    auto stack = std::make_shared<Tensor>(Shape{o.heads(), shape.rows, shape.columns});
    for (int head = 0; head < o.heads(); ++head) stack->head(head) = matrixOf(head).template cast<float>();
    return stack;
}

Panel weightsPanel(const GridLayer& layer) {
    const GridOptions& o = layer.options();
    const Grid keys = o.keys();
    Panel panel = stackPanel({.id = "heads",
                              .title = say(ATT_TEXT("engine", "weights A")),
                              .rows = queryAxis(pixelPlaces()),
                              .columns = keyAxis(places(keys, marginOf(o))),
                              .values = stackOf(o, {1, imageTokens, keys.tokens()}, [&](int head) { return layer.weights(head); })});
    panel.heads = headAxisOf(o);
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    panel.distribution = true;
    return panel;
}

/// One row of every head's weights, laid out as the image.
Panel pixelPanel(const Panel& weights, const GridSpec& o) {
    const Grid keys = o.keys();
    auto views = std::make_shared<Tensor>(Shape{o.heads(), keys.height, keys.width});
    for (int head = 0; head < o.heads(); ++head)
        views->head(head) = weights.values->head(head).row(o.shownPixel()).reshaped<Eigen::RowMajor>(keys.height, keys.width);
    Panel panel = stackPanel({.id = "heads",
                              .title = say(ATT_TEXT("engine", "where pixel (%1, %2) looks"), o.row, o.column),
                              .rows = rowAxis(),
                              .columns = columnAxis(),
                              .values = views});
    panel.heads = weights.heads;
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    return panel;
}

Panel kernelPanel(const GridLayer& layer) {
    Panel panel = stackPanel(
        {.id = "heads",
         .title = say(ATT_TEXT("engine", "value matrices W: the kernel's slices")),
         .rows = {ATT_TEXT("engine", "output channel"), nullptr},
         .columns = channelAxis(),
         .values = stackOf(layer.options(), {1, outputChannels, imageChannels}, [&](int head) { return layer.kernel()[std::size_t(head)]; })});
    panel.heads = headAxisOf(layer.options());
    return panel;
}

Panel mixedPanel(const GridLayer& layer) {
    Panel panel =
        stackPanel({.id = "heads",
                    .title = say(ATT_TEXT("engine", "what each head brings: A·X·Wᵀ")),
                    .rows = tokenAxis(pixelPlaces()),
                    .columns = {ATT_TEXT("engine", "output channel"), nullptr},
                    .values = stackOf(layer.options(), {1, imageTokens, outputChannels}, [&](int head) { return layer.headOutput(head); })});
    panel.heads = headAxisOf(layer.options());
    return panel;
}

}  // namespace

Labels pixelPlaces() { return places({imageHeight, imageWidth}, 0); }

void addGridStages(Outcome& outcome, const GridSpec& o, const GridLayer& layer, const TensorPtr& errors) {
    const Panel weights = weightsPanel(layer);
    auto X = std::make_shared<Tensor>(Shape{1, imageTokens, imageChannels});
    X->head(0) = layer.X().cast<float>();
    const Matrix<double> Y = layer.output(), Z = layer.convolved(o.edge);
    outcome.stages = {
        stage("image", ATT_TEXT("engine", "Image"), ATT_TEXT("engine", "An image of 5 × 10 pixels with 3 channels."),
              {pixelsPanel("image", ATT_TEXT("engine", "image"), layer.X())}),
        stage("tokens", ATT_TEXT("engine", "Tokens"), ATT_TEXT("engine", "The same numbers as 50 tokens in reading order, a row each."),
              {matrixPanel({.id = "x",
                            .title = say(ATT_TEXT("engine", "pixels as tokens X")),
                            .rows = tokenAxis(pixelPlaces()),
                            .columns = channelAxis(),
                            .values = X})}),
        stage("kernel", ATT_TEXT("engine", "Kernel"),
              ATT_TEXT("engine", "Each head's value matrix is the slice of the kernel at the neighbour it looks at."), {kernelPanel(layer)}),
        stage("weights", ATT_TEXT("engine", "Weights"),
              ATT_TEXT("engine", "Every head's softmax over relative positions alone: queries and keys of the pixels' contents are 0."), {weights}),
        stage("pixel", ATT_TEXT("engine", "One pixel"), ATT_TEXT("engine", "The row of one pixel in every head, laid out as the image."),
              {pixelPanel(weights, o)}),
        stage("mixed", ATT_TEXT("engine", "Heads' output"), ATT_TEXT("engine", "What each head adds to the output."), {mixedPanel(layer)}),
        stage("output", ATT_TEXT("engine", "Output"),
              ATT_TEXT("engine", "The sum over the heads beside the true convolution, and what is left between them."),
              {pixelsPanel("attention", ATT_TEXT("engine", "attention"), Y), pixelsPanel("convolution", ATT_TEXT("engine", "convolution"), Z),
               pixelsPanel("difference", ATT_TEXT("engine", "attention − convolution"), Y - Z)}),
        stage("error", ATT_TEXT("engine", "Error"),
              ATT_TEXT("engine", "The largest difference as the heads sharpen; only one edge rule is met, the other stays apart."),
              {errorCurvesPanel(errors)})};
}

}  // namespace att::lenses
