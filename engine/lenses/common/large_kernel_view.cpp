// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/large_kernel_view.h"

#include <cmath>

#include "engine/core/parallel.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/large_kernel.h"

namespace att::lenses {
namespace {

constexpr const char* kernelAddress = "kernel/kernel";
constexpr const char* acrossAddress = "kernel/across";
constexpr const char* downAddress = "kernel/down";

enum class Way { Both, Across, Down };

bool goes(const KernelShape& kernel, Way way) { return way == Way::Both || (way == Way::Across ? kernel.height == 1 : kernel.width == 1); }

/// The depthwise layers that lie along `way`.
std::vector<std::size_t> layersAlong(const std::vector<ConvolutionLayer>& layers, Way way) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i + 1 < layers.size(); ++i)
        if (goes(layers[i].kernel, way)) list.push_back(i);
    return list;
}

bool isSeparable(const std::vector<ConvolutionLayer>& layers) { return layers.front().kernel.height == 1; }

TensorPtr kernelAlong(const std::vector<ConvolutionLayer>& layers, const std::vector<ConvolutionValues>& values, Way way) {
    std::vector<KernelShape> shapes;
    std::vector<ConvolutionNumbers> numbers;
    for (const std::size_t i : layersAlong(layers, way)) {
        shapes.push_back(layers[i].kernel);
        numbers.push_back(values[i].numbers());
    }
    return effectiveKernel(shapes, numbers);
}

/// C × 1 × k or C × k × 1 as one row a channel.
TensorPtr asRows(const TensorPtr& profiles) {
    const Shape shape = profiles->shape();
    auto rows = std::make_shared<Tensor>(Shape{1, shape.heads, shape.rows * shape.columns});
    std::copy_n(profiles->data(), shape.size(), rows->data());
    return rows;
}

/// σ₁² / Σσ² by a few steps of the power method, in plain loops: how much of the kernel one column times one row can be.
double rankOneShare(MatrixView<float> kernel) {
    std::vector<double> row(std::size_t(kernel.cols()), 1), column(std::size_t(kernel.rows()));
    double all = 0, first = 0;
    for (Eigen::Index i = 0; i < kernel.size(); ++i) all += double(kernel.data()[i]) * double(kernel.data()[i]);
    for (int step = 0; step < 12; ++step) {
        double length = 0;
        for (Eigen::Index y = 0; y < kernel.rows(); ++y) {
            double sum = 0;
            for (Eigen::Index x = 0; x < kernel.cols(); ++x) sum += double(kernel(y, x)) * row[std::size_t(x)];
            column[std::size_t(y)] = sum;
            length += sum * sum;
        }
        for (double& value : column) value /= length > 0 ? std::sqrt(length) : 1;
        std::fill(row.begin(), row.end(), 0.0);
        for (Eigen::Index y = 0; y < kernel.rows(); ++y)
            for (Eigen::Index x = 0; x < kernel.cols(); ++x) row[std::size_t(x)] += double(kernel(y, x)) * column[std::size_t(y)];
        first = 0;
        for (const double value : row) first += value * value;
    }
    return all > 0 ? std::min(1.0, first / all) : 0;
}

Measure rankMeasure(const Tensor& kernels) {
    Measure measure{"rank_1_share",
                    ATT_TEXT("engine", "rank-1 share"),
                    {},
                    ATT_TEXT("engine", "How much of the kernel's squares one column times one row can be: 1 when it is separable."),
                    std::vector<float>(std::size_t(kernels.shape().heads))};
    parallelFor(kernels.shape().heads, double(kernels.shape().size()) * 0.02,
                [&](int c) { measure.perHead[std::size_t(c)] = static_cast<float>(rankOneShare(kernels.head(c))); });
    return measure;
}

Panel profilePanel(const char* id, Message title, const TensorPtr& profiles, Tone tone) {
    Panel panel = matrixPanel({.id = id,
                               .title = std::move(title),
                               .rows = channelAxis(),
                               .columns = {ATT_TEXT("engine", "place in the kernel"), nullptr},
                               .values = asRows(profiles)});
    panel.tone = tone;
    return panel;
}

// Explanations

/// Where a place of the whole kernel lies from its middle.
int fromMiddle(int place, int length) { return place - length / 2; }

/// Tap `t` of n that stands `away` from a layer's middle; nothing when none does.
std::optional<int> tapAt(int away, int taps, int dilation) {
    const int from = away + dilation * (taps - 1) / 2;
    if (from < 0 || from % dilation != 0 || from / dilation >= taps) return std::nullopt;
    return from / dilation;
}

struct Away {
    int down, right;
};

std::optional<Cell> weightAt(const ConvolutionLayer& layer, int channel, Away away) {
    const KernelShape& k = layer.kernel;
    const auto i = tapAt(away.down, k.height, k.dilation), j = tapAt(away.right, k.width, k.dilation);
    if (!i || !j) return std::nullopt;
    return kernelCell(layer, channel, 0, *i, *j);
}

/// All pairs of taps of two layers that together reach a place.
std::vector<Term> pairTerms(const Outcome& outcome, const ConvolutionLayer& first, const ConvolutionLayer& second, int channel, Away away) {
    const KernelShape& k = first.kernel;
    std::vector<Term> terms;
    for (int i = 0; i < k.height; ++i)
        for (int j = 0; j < k.width; ++j) {
            const Away rest{away.down - (i * k.dilation - k.above()), away.right - (j * k.dilation - k.before())};
            const auto other = weightAt(second, channel, rest);
            if (!other) continue;
            const Cell one = kernelCell(first, channel, 0, i, j);
            terms.push_back({say(ATT_TEXT("engine", "tap %1, %2 and what is left"), i + 1, j + 1), numberAt(outcome, one) * numberAt(outcome, *other),
                             one, *other});
        }
    return terms;
}

Explanation explainAlong(const Outcome& outcome, const std::vector<ConvolutionLayer>& layers, Way way, int channel, Away away, const Cell& cell) {
    const auto along = layersAlong(layers, way);
    const double value = numberAt(outcome, cell);
    Explanation explanation{.question = way == Way::Both ? whyMap(outcome, cell, "k") : why(outcome, cell, "k"),
                            .formula = along.size() > 1 ? "k = w_{b,d} ∗ w_{a}" : "k = w"};
    if (along.size() == 1)
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "a single layer")),
                                       cellTerm(outcome, say(ATT_TEXT("engine", "its weight")), *weightAt(layers[along[0]], channel, away)))};
    else
        explanation.steps = {{say(ATT_TEXT("engine", "taps that together reach this place")), Operation::Sum,
                              pairTerms(outcome, layers[along[0]], layers[along[1]], channel, away), value}};
    return explanation;
}

Explanation explainProductOfProfiles(const Outcome& outcome, const Cell& cell) {
    const Term down = cellTerm(outcome, say(ATT_TEXT("engine", "column")), {downAddress, 0, cell.head, cell.row}),
               across = cellTerm(outcome, say(ATT_TEXT("engine", "row")), {acrossAddress, 0, cell.head, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "k"), .formula = "k(y, x) = k_{column}(y) · k_{row}(x)"};
    explanation.steps = {{say(ATT_TEXT("engine", "column times row")), Operation::Product, {down, across}, down.value * across.value}};
    explanation.remark = say(ATT_TEXT("engine", "Every row of this kernel is a multiple of the same row: its rank is 1."));
    return explanation;
}

}  // namespace

void addEffectiveKernel(Outcome& outcome, const std::vector<ConvolutionLayer>& layers, const std::vector<ConvolutionValues>& values, Tone tone) {
    Panel kernel = stackPanel({.id = "kernel",
                               .title = say(ATT_TEXT("engine", "the kernel that the layers are together")),
                               .rows = rowAxis(),
                               .columns = columnAxis(),
                               .values = kernelAlong(layers, values, Way::Both)});
    kernel.heads = channelAxis();
    kernel.tone = tone;
    kernel.measures = {rankMeasure(*kernel.values)};
    std::vector<Panel> panels{std::move(kernel)};
    if (isSeparable(layers)) {
        panels.push_back(profilePanel("across", say(ATT_TEXT("engine", "its row")), kernelAlong(layers, values, Way::Across), tone));
        panels.push_back(profilePanel("down", say(ATT_TEXT("engine", "its column")), kernelAlong(layers, values, Way::Down), tone));
    }
    outcome.stages.push_back(stage(
        "kernel", ATT_TEXT("engine", "As one kernel"),
        ATT_TEXT("engine", "What the depthwise layers do together, far from the edge and without biases: a single 1 would answer with this, turned."),
        std::move(panels)));
}

std::optional<Explanation> explainEffectiveKernel(const Outcome& outcome, const std::vector<ConvolutionLayer>& layers, const Cell& cell) {
    const Panel* kernel = findPanel(outcome, kernelAddress);
    const int length = kernel->shape.rows;
    if (cell.panel == acrossAddress) return explainAlong(outcome, layers, Way::Across, cell.row, {0, fromMiddle(cell.column, length)}, cell);
    if (cell.panel == downAddress) return explainAlong(outcome, layers, Way::Down, cell.row, {fromMiddle(cell.column, length), 0}, cell);
    if (cell.panel != kernelAddress) return std::nullopt;
    if (isSeparable(layers)) return explainProductOfProfiles(outcome, cell);
    return explainAlong(outcome, layers, Way::Both, cell.head, {fromMiddle(cell.row, length), fromMiddle(cell.column, length)}, cell);
}

}  // namespace att::lenses
