// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/distillation_stages.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/distillation_reading.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {
namespace {

Axis depthAxis() { return {ATT_TEXT("engine", "depth"), nullptr}; }
Axis pairAxis(int pairs) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int m = 0; m < pairs; ++m) labels->push_back(std::to_string(m + 1) + " ← " + std::to_string(m + 2));
    return {ATT_TEXT("engine", "student ← teacher"), std::move(labels)};
}

TensorPtr stacked(const std::vector<TensorPtr>& planes) {
    const Shape one = planes.front()->shape();
    auto stack = std::make_shared<Tensor>(Shape{int(planes.size()), one.rows, one.columns});
    for (std::size_t i = 0; i < planes.size(); ++i) std::copy_n(planes[i]->data(), one.size(), stack->head(int(i)).data());
    return stack;
}

/// What one depth becomes.
struct Seen {
    TensorPtr map, resized, softmax;
};
Seen seenAs(const Distillation& d, const Tensor& maps, const Resize& resize) {
    Seen seen;
    seen.map = activationMap(d.map, maps);
    seen.resized = resized(resize, *seen.map);
    seen.softmax = placeSoftmax(*seen.resized, d.temperature);
    return seen;
}

template <class Member>
std::vector<TensorPtr> each(const std::vector<Seen>& list, Member member) {
    std::vector<TensorPtr> planes;
    for (const Seen& seen : list) planes.push_back(seen.*member);
    return planes;
}

TensorPtr differenceOf(const Tensor& a, const Tensor& b) {
    auto y = std::make_shared<Tensor>(a.shape());
    std::transform(a.data(), a.data() + a.shape().size(), b.data(), y->data(),
                   [](float one, float two) { return inSinglePrecision(double(one) - double(two)); });
    return y;
}

TensorPtr losses(const Distillation& d, const std::vector<Seen>& seen) {
    auto values = std::make_shared<Tensor>(Shape{1, 1, int(seen.size()) - 1});
    for (std::size_t m = 0; m + 1 < seen.size(); ++m)
        values->data()[m] = inSinglePrecision(meanSquaredError(*seen[m].softmax, *seen[m + 1].softmax, d.weight));
    return values;
}

Panel picture(const char* id, Message title, const TensorPtr& maps, const BitmapPtr& backdrop, Tone tone, Axis heads) {
    Panel panel = mapsPanel(id, std::move(title), maps, backdrop, tone);
    panel.heads = std::move(heads);
    return panel;
}

Stage mapStage(const std::vector<Seen>& seen, const BitmapPtr& backdrop) {
    std::vector<Panel> panels;
    for (std::size_t m = 0; m < seen.size(); ++m)
        panels.push_back(picture(reading::mapId(m).c_str(), say(ATT_TEXT("engine", "activation map G of depth %1"), int(m) + 1), seen[m].map,
                                 backdrop, Tone::Sequential, {{}, nullptr}));
    return {
        "map", ATT_TEXT("engine", "Maps G"),
        ATT_TEXT("engine", "At each place all channels become one number, how strong they are: the activation map that is called attention here."),
        std::move(panels)};
}

Stage resizedStage(const std::vector<Seen>& seen, const BitmapPtr& backdrop) {
    return stage("resized", ATT_TEXT("engine", "One size"),
                 ATT_TEXT("engine", "Deeper maps are smaller: bilinear interpolation brings all to the size of the first."),
                 {picture("maps", say(ATT_TEXT("engine", "maps G of each depth, in one size")), stacked(each(seen, &Seen::resized)), backdrop,
                          Tone::Sequential, depthAxis())});
}

Stage softmaxStage(const std::vector<Seen>& seen, const BitmapPtr& backdrop) {
    Panel psi = picture("psi", say(ATT_TEXT("engine", "Ψ of each depth: sums to 1 over the places")), stacked(each(seen, &Seen::softmax)), backdrop,
                        Tone::Sequential, depthAxis());
    return stage("softmax", ATT_TEXT("engine", "Softmax Ψ"),
                 ATT_TEXT("engine", "A softmax over all places of a map: only where it is strong counts, no longer how strong."), {std::move(psi)});
}

Stage lossStage(const Distillation& d, const std::vector<Seen>& seen, const BitmapPtr& backdrop) {
    std::vector<TensorPtr> differences;
    for (std::size_t m = 0; m + 1 < seen.size(); ++m) differences.push_back(differenceOf(*seen[m].softmax, *seen[m + 1].softmax));
    Axis pairs = pairAxis(int(differences.size()));
    Panel bars = channelBars("loss", say(ATT_TEXT("engine", "loss of each pair, weight %1"), d.weight), losses(d, seen), {{}, nullptr}, pairs);
    bars.lowest = 0;
    return stage("loss", ATT_TEXT("engine", "Loss"),
                 ATT_TEXT("engine",
                          "Each depth is to look like the next one: the mean of the squared differences. The deeper map is held, it is the teacher."),
                 {picture("difference", say(ATT_TEXT("engine", "Ψ less Ψ of the next depth")), stacked(differences), backdrop, Tone::Diverging,
                          std::move(pairs)),
                  std::move(bars)});
}

/// The gradient of one pair's loss, back to the student's maps.
struct Pulled {
    TensorPtr resized, map, maps;
};
Pulled pullPair(const Distillation& d, const std::vector<TensorPtr>& maps, const std::vector<Seen>& seen, const Resize& resize) {
    const auto m = std::size_t(d.pair);
    const Shape shape = maps[m]->shape();
    Pulled back;
    back.resized = pullDistance(*seen[m].softmax, *seen[m + 1].softmax, d.weight, d.temperature);
    back.map = pullResized(resize, *back.resized, shape.rows, shape.columns);
    back.maps = pullActivationMap(d.map, *maps[m], *back.map);
    return back;
}

TensorPtr moved(const Distillation& d, const Tensor& maps, const Tensor& gradient) {
    auto y = std::make_shared<Tensor>(maps.shape());
    const double factor = reading::stepFactor(d, maps, gradient);
    std::transform(maps.data(), maps.data() + maps.shape().size(), gradient.data(), y->data(),
                   [factor](float a, float g) { return inSinglePrecision(double(a) - factor * double(g)); });
    return y;
}

Stage gradientStage(const Distillation& d, const Pulled& back, const TensorPtr& after, const BitmapPtr& backdrop) {
    const int student = d.pair + 1;
    return stage(
        "step", ATT_TEXT("engine", "Gradient step"),
        ATT_TEXT("engine",
                 "Where the loss wants the student's maps lower and higher, and the maps after one step. Training moves weights, not maps."),
        {picture("moved", say(ATT_TEXT("engine", "maps of depth %1 after the step"), student), after, backdrop, Tone::Diverging, channelAxis()),
         picture("maps", say(ATT_TEXT("engine", "∂loss/∂A of depth %1"), student), back.maps, backdrop, Tone::Diverging, channelAxis()),
         picture("map", say(ATT_TEXT("engine", "∂loss/∂G")), back.map, backdrop, Tone::Diverging, {{}, nullptr}),
         picture("resized", say(ATT_TEXT("engine", "∂loss/∂G in one size")), back.resized, backdrop, Tone::Diverging, {{}, nullptr})});
}

Stage afterStage(const Distillation& d, const std::vector<Seen>& seen, const Seen& after, const BitmapPtr& backdrop) {
    const auto m = std::size_t(d.pair);
    auto bars = std::make_shared<Tensor>(Shape{1, 1, 2});
    bars->data()[0] = inSinglePrecision(meanSquaredError(*seen[m].softmax, *seen[m + 1].softmax, d.weight));
    bars->data()[1] = inSinglePrecision(meanSquaredError(*after.softmax, *seen[m + 1].softmax, d.weight));
    Panel loss = channelBars("loss", say(ATT_TEXT("engine", "loss of the pair")), bars, {{}, nullptr},
                             wordAxis({}, {ATT_TEXT("engine", "before the step"), ATT_TEXT("engine", "after the step")}));
    loss.lowest = 0;
    const Axis none{{}, nullptr};
    return stage("after", ATT_TEXT("engine", "After the step"), ATT_TEXT("engine", "The same maps once more, from what the step has left."),
                 {std::move(loss), picture("psi", say(ATT_TEXT("engine", "Ψ after the step")), after.softmax, backdrop, Tone::Sequential, none),
                  picture("resized", say(ATT_TEXT("engine", "G in one size")), after.resized, backdrop, Tone::Sequential, none),
                  picture("map", say(ATT_TEXT("engine", "G after the step")), after.map, backdrop, Tone::Sequential, none)});
}

}  // namespace

void addDistillation(Outcome& outcome, const Distillation& d, const std::vector<TensorPtr>& maps, const BitmapPtr& backdrop) {
    const Resize resize{maps.front()->shape().rows, maps.front()->shape().columns, d.alignCorners};
    std::vector<Seen> seen;
    for (const TensorPtr& depth : maps) seen.push_back(seenAs(d, *depth, resize));
    outcome.stages.push_back(mapStage(seen, backdrop));
    outcome.stages.push_back(resizedStage(seen, backdrop));
    outcome.stages.push_back(softmaxStage(seen, backdrop));
    outcome.stages.push_back(lossStage(d, seen, backdrop));
    const Pulled back = pullPair(d, maps, seen, resize);
    const TensorPtr after = moved(d, *maps[std::size_t(d.pair)], *back.maps);
    outcome.stages.push_back(gradientStage(d, back, after, backdrop));
    outcome.stages.push_back(afterStage(d, seen, seenAs(d, *after, resize), backdrop));
}

}  // namespace att::lenses
