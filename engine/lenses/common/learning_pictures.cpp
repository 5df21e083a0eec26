// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_pictures.h"

#include <algorithm>
#include <mutex>
#include <tuple>

#include "engine/core/memo.h"

namespace att::lenses {
namespace {

constexpr int across = 2, zoom = 4;

void place(const Bitmap& from, int row, int column, Bitmap& to) {
    const auto line = std::size_t(from.width) * 3;
    for (int y = 0; y < from.height; ++y)
        std::copy_n(from.pixel(y, 0), line, &to.rgb[(std::size_t(row + y) * std::size_t(to.width) + std::size_t(column)) * 3]);
}

BitmapPtr together(const PictureTask& task, int seed, int first) {
    const int side = zoom * task.side;
    auto bitmap = std::make_shared<Bitmap>();
    bitmap->width = bitmap->height = across * side;
    bitmap->rgb.resize(std::size_t(bitmap->width) * std::size_t(bitmap->height) * 3);
    for (int i = 0; i < shownInSnapshot; ++i)
        place(*exampleOf(task, std::uint64_t(seed), Split::Unseen, std::uint64_t(first + i), zoom).picture, i / across * side, i % across * side,
              *bitmap);
    return bitmap;
}

std::shared_ptr<const ShownPictures> drawn(const PictureTask& task, int seed, int first) {
    auto shown = std::make_shared<ShownPictures>();
    shown->first = first;
    for (int i = first; i < first + shownInSnapshot; ++i)
        shown->examples.push_back(exampleOf(task, std::uint64_t(seed), Split::Unseen, std::uint64_t(i)));
    shown->batch = batchOf(shown->examples);
    shown->together = together(task, seed, first);
    return shown;
}

PictureModel withoutGates(PictureModel model) {
    model.attention = PictureAttention::None;
    return model;
}

}  // namespace

std::shared_ptr<const ShownPictures> shownPictures(const PictureTask& task, int seed, int group) {
    static std::mutex mutex;
    static Memo<std::tuple<PictureTaskKind, int, int>, std::shared_ptr<const ShownPictures>> memo(4);
    const std::lock_guard lock(mutex);
    return memo({task.kind, seed, group}, [&] { return drawn(task, seed, (group - 1) * shownInSnapshot); });
}

PictureView::PictureView(const LearningOptions& given, const Snapshot& snapshot)
    : options(given),
      training(given.pictureTraining()),
      task(taskOf(training.task)),
      whole(modelOf(training)),
      model(given.gatesOff ? withoutGates(whole) : whole),
      layout(layoutOf(whole)),
      shown(shownPictures(task, training.seed, given.pictureGroup)),
      weights(snapshot.weights) {
    const auto& batch = shown->batch;
    const grad::Maps pictures{tape.constant(batch.pixels.data(), batch.count, int(batch.shape.size())), batch.shape};
    pass = passModel<float>(tape, model, layout, weights->data(), nullptr, pictures);
    for (const auto& stage : stages()) {
        auto& G = strengths.emplace_back(std::size_t(batch.count * stage.out.places()));
        for (int i = 0; i < batch.count; ++i) activationMap<float>({}, stage.out.shape, plane(stage.out, i, 0), G.data() + i * stage.out.places());
    }
}

float PictureView::largestStrength(int stage) const {
    const float largest = std::ranges::max(strengths[std::size_t(stage)]);
    return largest > 0 ? largest : 1;
}

const float* PictureView::plane(const grad::Maps& maps, int picture, int channel) const {
    return tape.data(maps.x) + std::size_t(picture) * maps.shape.size() + std::size_t(channel) * std::size_t(maps.places());
}

float PictureView::at(grad::Var rows, int row, int column) const { return tape.data(rows)[std::ptrdiff_t(row) * tape.columns(rows) + column]; }

int PictureView::rowOf(const PicturePlace& place) const {
    return lanes() ? (place.picture * model.side + place.y) * model.side + place.x : place.picture;
}

PicturePlace PictureView::placeOf(const Cell& cell, int stage) const {
    const int side = model.side;
    return {cell.row / side * across + cell.column / side, cell.row % side >> stage, cell.column % side >> stage};
}

std::vector<ShownGate> PictureView::gates() const {
    std::vector<ShownGate> gates;
    for (int i = 0; i < model.stages; ++i) {
        if (model.se()) gates.push_back({"se", i});
        if (model.cbam()) gates.push_back({"cbam", i});
    }
    return gates;
}

double PictureView::readByChannelGate(const ShownGate& gate, const PicturePlace& place, int channel) const {
    const auto& stage = stages()[std::size_t(gate.stage)];
    const double F = double(plane(stage.features, place.picture, channel)[place.y * stage.features.shape.columns + place.x]);
    const bool behindSe = std::string_view(gate.id) == "cbam" && model.se();
    return behindSe ? F * double(at(stage.se, place.picture, channel)) : F;
}

double PictureView::readBySpatialGate(int stage, const PicturePlace& place, int channel) const {
    return readByChannelGate({"cbam", stage}, place, channel) * double(at(stages()[std::size_t(stage)].channel, place.picture, channel));
}

std::vector<TakenGates> takenGates(const PictureView& view) {
    std::vector<TakenGates> parts{{ATT_TEXT("engine", "the whole network"), view.whole}, {ATT_TEXT("engine", "as taken away now"), view.model}};
    if (view.whole.attention == PictureAttention::None) return parts;
    parts.push_back({ATT_TEXT("engine", "without any gate"), withoutGates(view.whole)});
    if (view.whole.attention != PictureAttention::Both) return parts;
    for (const auto& [name, left] :
         {std::pair{ATT_TEXT("engine", "without SE"), PictureAttention::Cbam}, {ATT_TEXT("engine", "without CBAM"), PictureAttention::Se}}) {
        parts.push_back({name, view.whole});
        parts.back().model.attention = left;
    }
    return parts;
}

Result<Score> scoreWithout(const PictureView& view, const PictureModel& model, const Watch& watch) {
    const Snapshot& now = *view.options.moment->now;
    if (model == view.whole && now.now.step == now.step) return now.now.unseen;  // judged already, by the same pictures
    return scoreOf(view.task, model, view.layout, view.weights->data(), std::uint64_t(view.training.seed), Split::Unseen, unseenInSnapshot, watch);
}

}  // namespace att::lenses
