// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/make_checkpoint.h"

#include <algorithm>
#include <chrono>

#include "engine/core/listed.h"
#include "engine/train/checkpoint.h"
#include "engine/train/picture_checkpoint.h"

namespace att {
namespace {

constexpr int points = 50;

using Clock = std::chrono::steady_clock;

/// The recipe with what is asked for otherwise.
template <class Options>
Result<Options> changed(const Options& recipe, const TrainRequest& request) {
    SpecPtr spec = std::make_shared<Options>(recipe);
    for (const auto& [key, words] : request.sets) {
        auto next = withWords(spec, key, words);
        if (!next) return next.error();
        spec = *std::move(next);
    }
    return static_cast<const Options&>(*spec);
}

/// Steps to the end, with the curve on the way.
Result<std::vector<CurvePoint>> train(Learner& trainer, const std::function<void(const CurvePoint&)>& tell, const Watch& watch) {
    const int steps = trainer.lastStep(), every = std::max(1, steps / points);
    std::vector<CurvePoint> curve;
    while (trainer.steps() < steps) {
        if (watch.stopped()) return stoppedError();
        if (auto done = trainer.step(); !done) return done.error();
        if (trainer.steps() % every != 0 && trainer.steps() != steps) continue;
        curve.push_back(trainer.judge());
        watch.setProgress(float(trainer.steps()) / float(steps));
        tell(curve.back());
    }
    return curve;
}

constexpr int judgedOf(TaskKind) { return 2000; }
constexpr int judgedOf(PictureTaskKind) { return 1000; }

/// Judged with other examples than those of the curve.
template <class AnyTrainer>
Result<Score> judge(const AnyTrainer& trainer, const Watch& watch) {
    const auto& options = trainer.options();
    return scoreOf(taskOf(options.task), trainer.model(), trainer.layout(), trainer.weights().data(), std::uint64_t(options.seed) + 1, Split::Unseen,
                   judgedOf(options.task), watch);
}

Judged judgedBy(TaskKind) { return Judged::Sequences; }
Judged judgedBy(PictureTaskKind kind) { return taskOf(kind).answer == PictureAnswer::Class ? Judged::Pictures : Judged::Places; }

template <class AnyTrainer, class Options>
Result<TrainProgress> make(const Options& recipe, const TrainRequest& request, const std::function<void(const TrainProgress&)>& tell,
                           const Watch& watch) {
    const auto options = changed(recipe, request);
    if (!options) return options.error();
    auto created = AnyTrainer::create(*options);
    if (!created) return created.error();
    const auto trainer = *std::move(created);
    const auto start = Clock::now();
    TrainProgress progress{.steps = options->steps, .by = judgedBy(options->task), .weights = trainer->weights().size()};
    const auto onPoint = [&](const CurvePoint& point) {
        progress.step = point.step;
        progress.loss = point.training.loss;
        progress.unseen = point.unseen.sequences;
        progress.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        tell(progress);
    };
    auto curve = train(*trainer, onPoint, watch);
    if (!curve) return curve.error();
    const auto score = judge(*trainer, watch);
    if (!score) return score.error();
    progress.unseen = score->sequences;
    progress.judged = judgedOf(options->task);
    if (request.path.empty()) return progress;
    const auto weights = std::make_shared<const std::vector<float>>(trainer->weights());
    const CheckpointOf<Options, std::decay_t<decltype(trainer->model())>, std::decay_t<decltype(trainer->layout())>> checkpoint{
        *options, trainer->model(), trainer->layout(), weights, *std::move(curve), trainer->steps(), *score, progress.judged};
    if (auto written = writeCheckpoint(request.path, checkpoint); !written) return written.error();
    return progress;
}

}  // namespace

std::vector<std::string> taskKeys() {
    std::vector<std::string> keys;
    for (const auto& task : tasks()) keys.emplace_back(task.key);
    for (const auto& task : pictureTasks()) keys.emplace_back(task.key);
    return keys;
}

Status checkRequest(const TrainRequest& request) {
    const auto keys = taskKeys();
    if (std::ranges::find(keys, request.task) == keys.end())
        return Error{ErrorKind::Input, say(ATT_TEXT("engine", "There is no task “%1”; there are %2"), request.task, listed(keys)), "task"};
    return request.path.empty() ? Status(Done{}) : checkCheckpointPath(request.path);
}

Result<TrainProgress> makeCheckpoint(const TrainRequest& request, const std::function<void(const TrainProgress&)>& tell, const Watch& watch) {
    if (const auto asked = checkRequest(request); !asked) return asked.error();
    for (const auto& task : tasks())
        if (request.task == task.key) return make<Trainer>(recipeOf(task.kind), request, tell, watch);
    const auto& pictures = pictureTasks();
    const auto task = std::ranges::find_if(pictures, [&request](const PictureTask& each) { return request.task == each.key; });
    return make<PictureTrainer>(recipeOf(task->kind), request, tell, watch);
}

}  // namespace att
