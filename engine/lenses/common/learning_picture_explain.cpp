// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers of learning_pictures.h came about, in double from what the pass had.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/learning_pictures.h"
#include "engine/lenses/common/softmax_steps.h"

namespace att::lenses {
namespace {

/// A long sum while it is made.
struct Summands {
    std::vector<std::string> names;
    std::vector<double> values;

    void add(std::string name, double value) {
        names.push_back(std::move(name));
        values.push_back(value);
    }
    Step step(Message title) const {
        double sum = 0;
        for (const double value : values) sum += value;
        const auto term = [this](std::size_t i) { return numberTerm(formula(names[i]), values[i]); };
        return {std::move(title), Operation::Sum, shorten(values, mostTerms, ATT_TEXT("engine", "the %1 others"), term), sum};
    }
};

/// A gate: the sum through the sigmoid.
Explanation gated(const Outcome& outcome, const Cell& cell, const char* symbol, std::string words, Step sum) {
    const double logit = sum.result;
    return {.question = why(outcome, cell, symbol),
            .formula = std::move(words),
            .steps = {std::move(sum),
                      {say(ATT_TEXT("engine", "sigmoid")),
                       Operation::Sigmoid,
                       {numberTerm(say(ATT_TEXT("engine", "before the gate")), logit)},
                       numberAt(outcome, cell)}}};
}

Explanation summed(const Outcome& outcome, const Cell& cell, const char* symbol, std::string words, Step sum) {
    settle(sum, numberAt(outcome, cell), false);
    return {.question = why(outcome, cell, symbol), .formula = std::move(words), .steps = {std::move(sum)}};
}

// Maps

Explanation explainStrength(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const auto place = view.placeOf(cell, cell.head);
    const auto& out = view.stages()[std::size_t(cell.head)].out;
    Summands squares;
    for (int c = 0; c < out.channels(); ++c) {
        const double a = double(view.plane(out, place.picture, c)[place.y * out.shape.columns + place.x]);
        squares.add("A" + lowered(c) + "²", a * a);
    }
    const Step sum = squares.step(say(ATT_TEXT("engine", "over the channels of stage %1"), cell.head + 1));
    const double largest = double(view.largestStrength(cell.head));
    return {.question = why(outcome, cell, "G"),
            .formula = "G = Σ_{c} A_{c}^{2} / max Σ_{c} A_{c}^{2}",
            .steps = {sum,
                      {say(ATT_TEXT("engine", "over the largest of this stage in all four pictures")),
                       Operation::Quotient,
                       {numberTerm(formula("Σ A²"), sum.result), numberTerm(formula("max"), largest)},
                       numberAt(outcome, cell)}}};
}

Explanation explainMask(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const int m = cell.head, k = view.model.kernel, side = view.model.sideOf(m);
    const auto place = view.placeOf(cell, m);
    const float* const W = view.weights->data() + view.layout.stages[std::size_t(m)].spatial;
    Summands taps;
    for (int dy = 0; dy < k; ++dy)
        for (int dx = 0; dx < k; ++dx) {
            const PicturePlace at{place.picture, place.y + dy - k / 2, place.x + dx - k / 2};
            if (at.y < 0 || at.x < 0 || at.y >= side || at.x >= side) continue;
            double largest = -std::numeric_limits<double>::infinity(), sum = 0;
            for (int c = 0; c < view.model.channelsOf(m); ++c) {
                const double x = view.readBySpatialGate(m, at, c);
                largest = std::max(largest, x);
                sum += x;
            }
            taps.add("max" + placeWords(at.y, at.x) + "·w", largest * double(W[dy * k + dx]));
            taps.add("mean" + placeWords(at.y, at.x) + "·w", sum / view.model.channelsOf(m) * double(W[(k + dy) * k + dx]));
        }
    return gated(outcome, cell, "M_s", "M_{s} = σ(f^{k×k}([max; mean]))", taps.step(say(ATT_TEXT("engine", "window times weights"))));
}

// Gates over channels

/// Mean and maximum of each channel over all places of one picture.
struct Pooled {
    std::vector<double> mean, maximum;
};
Pooled pooled(const PictureView& view, const ShownGate& gate, int picture) {
    Pooled z;
    const int side = view.model.sideOf(gate.stage);
    for (int c = 0; c < view.model.channelsOf(gate.stage); ++c) {
        double sum = 0, largest = -std::numeric_limits<double>::infinity();
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const double F = view.readByChannelGate(gate, {picture, y, x}, c);
                sum += F;
                largest = std::max(largest, F);
            }
        z.mean.push_back(sum / (side * side));
        z.maximum.push_back(largest);
    }
    return z;
}

/// W₂[c]·max(0, W₁ z + b₁) + b₂, unit by unit.
void addNetwork(const PictureView& view, const PictureLayout::ChannelGate& g, const std::vector<double>& z, int channel, const std::string& unit,
                Summands& to) {
    const float* const w = view.weights->data();
    for (int j = 0; j < g.first.out; ++j) {
        double hidden = double(w[g.first.b + std::size_t(j)]);
        for (int c = 0; c < g.first.in; ++c) hidden += double(w[g.first.W + std::size_t(j * g.first.in + c)]) * z[std::size_t(c)];
        to.add("w" + lowered(j) + "·" + unit + lowered(j), std::max(0.0, hidden) * double(w[g.second.W + std::size_t(channel * g.second.in + j)]));
    }
    to.add("b₂", double(w[g.second.b + std::size_t(channel)]));
}

Explanation explainGate(const Outcome& outcome, const PictureView& view, const Cell& cell, const ShownGate& gate) {
    const bool se = std::string_view(gate.id) == "se";
    const auto& place = view.layout.stages[std::size_t(gate.stage)];
    const Pooled z = pooled(view, gate, cell.row);
    Summands units;
    addNetwork(view, se ? place.se : place.channel, z.mean, cell.column, "h", units);
    if (!se) addNetwork(view, place.channel, z.maximum, cell.column, "h′", units);
    const auto title = se ? say(ATT_TEXT("engine", "hidden units h of the mean, times W₂"))
                          : say(ATT_TEXT("engine", "hidden units h of the mean and h′ of the maximum, times W₂"));
    return gated(
        outcome, cell, se ? "s" : "M_c",
        se ? "s = σ(W_{2} h + b_{2}),  h = max(0, W_{1} z + b_{1})" : "M_{c} = σ(W_{2} h + b_{2} + W_{2} h′ + b_{2}),  h = max(0, W_{1} z + b_{1})",
        units.step(title));
}

// Predictions

Explanation explainClassLogit(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const auto& head = view.layout.head;
    const auto& last = view.stages().back().out;
    const float* const w = view.weights->data();
    Summands channels;
    for (int c = 0; c < head.in; ++c) {
        const float* const map = view.plane(last, cell.row, c);
        double sum = 0;
        for (int i = 0; i < last.places(); ++i) sum += double(map[i]);
        channels.add("x" + lowered(c) + "·w" + lowered(c), sum / last.places() * double(w[head.W + std::size_t(cell.column * head.in + c)]));
    }
    channels.add("b", double(w[head.b + std::size_t(cell.column)]));
    return summed(outcome, cell, "z", "z = x W^{T} + b,  x_{c} = mean A_{c}",
                  channels.step(say(ATT_TEXT("engine", "the mean of each map of the last stage, times the class's weights"))));
}

Explanation explainPlaceLogit(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const auto& [kernel, W, b] = view.layout.answer;
    const auto place = view.placeOf(cell, 0);
    const float* const w = view.weights->data();
    const auto& x = view.pass.joined;
    Summands taps;
    for (int c = 0; c < kernel.in; ++c)
        for (int dy = 0; dy < kernel.height; ++dy)
            for (int dx = 0; dx < kernel.width; ++dx) {
                const int row = place.y + dy - kernel.height / 2, column = place.x + dx - kernel.width / 2;
                if (row < 0 || column < 0 || row >= x.shape.rows || column >= x.shape.columns) continue;
                const double weight = double(w[W + std::size_t(((cell.head * kernel.in + c) * kernel.height + dy) * kernel.width + dx)]);
                taps.add("x" + lowered(c) + placeWords(row, column) + "·w",
                         double(view.plane(x, place.picture, c)[row * x.shape.columns + column]) * weight);
            }
    taps.add("b", double(w[b + std::size_t(cell.head)]));
    return summed(outcome, cell, "z", "z = W∗x + b", taps.step(say(ATT_TEXT("engine", "what all stages gave, times the kernel"))));
}

Explanation explainTruth(const Outcome& outcome, const Cell& cell) {
    return {
        .question = why(outcome, cell, "y"),
        .formula = "y",
        .steps = {givenStep(say(ATT_TEXT("engine", "1 where the scene has a line of a lane")), numberTerm(formula("y"), numberAt(outcome, cell)))}};
}

Explanation explainLine(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    return explainSoftmax(
        outcome, cell,
        [&](int k) {
            return Cell{picture_panel::logits, k, cell.row, cell.column};
        },
        view.model.classes, 1);
}

// Curves, scores, change

Text eachOf(const PictureView& view) {
    return view.lanes() ? ATT_TEXT("engine", "mean of −ln p over all places of all pictures") : ATT_TEXT("engine", "mean of −ln p over the pictures");
}

std::string shareFormula(const PictureView& view) { return view.lanes() ? "100 · F_{1},  F_{1} = 2 TP / (2 TP + FP + FN)" : "100 · n_{right} / n"; }

Explanation explainWithout(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const double value = numberAt(outcome, cell);
    if (cell.column == 1)
        return {.question = why(outcome, cell, "L"),
                .formula = "L = mean(−ln p_{right})",
                .steps = {givenStep(say(eachOf(view)), numberTerm(formula("L"), value))}};
    return {.question = why(outcome, cell, "%"), .formula = shareFormula(view), .steps = {inPercent(value / 100, value)}};
}

Explanation explainChange(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const Cell now = cell.panel == picture_panel::weightChange ? weightNow(view, cell) : Cell{picture_panel::maps, cell.head, cell.row, cell.column};
    const double value = numberAt(outcome, cell), then = numberAt(outcome, now) - value;
    return {.question = why(outcome, cell, "Δ"),
            .formula = "Δ",
            .steps = {{say(ATT_TEXT("engine", "now, less what it was")),
                       Operation::Sum,
                       {cellTerm(outcome, say(ATT_TEXT("engine", "step %1"), view.options.moment->now->step), now),
                        numberTerm(say(ATT_TEXT("engine", "less step %1"), view.options.moment->compared->step), -then)},
                       value}}};
}

}  // namespace

Explanation explainPictures(const Outcome& outcome, const PictureView& view, const Cell& cell) {
    const auto& panel = cell.panel;
    if (panel == picture_panel::loss) return explainLoss(outcome, view.options, cell, eachOf(view));
    if (panel.ends_with("/accuracy")) return explainShare(outcome, view.options, cell, shareFormula(view));
    if (panel == picture_panel::maps) return explainStrength(outcome, view, cell);
    if (panel == picture_panel::masks) return explainMask(outcome, view, cell);
    if (panel == picture_panel::logits) return view.lanes() ? explainPlaceLogit(outcome, view, cell) : explainClassLogit(outcome, view, cell);
    if (panel == picture_panel::lines) return explainLine(outcome, view, cell);
    if (panel == picture_panel::truth) return explainTruth(outcome, cell);
    if (panel == picture_panel::scores) return explainWithout(outcome, view, cell);
    if (panel.starts_with("weights/")) return explainWeight(outcome, view, cell);
    if (panel == picture_panel::change || panel == picture_panel::weightChange) return explainChange(outcome, view, cell);
    if (panel == picture_panel::probabilities)
        return explainSoftmax(
            outcome, cell,
            [&](int k) {
                return Cell{picture_panel::logits, 0, cell.row, k};
            },
            view.model.classes, cell.column);
    for (const auto& gate : view.gates())
        if (panel == "channels/" + (gate.id + std::to_string(gate.stage + 1))) return explainGate(outcome, view, cell, gate);
    return {};
}

}  // namespace att::lenses
