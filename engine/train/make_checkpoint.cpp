// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/make_checkpoint.h"

#include <algorithm>
#include <chrono>

#include "engine/train/checkpoint.h"

namespace att {
namespace {

constexpr int judged = 2000;
constexpr int points = 50;

using Clock = std::chrono::steady_clock;

std::string listed(const std::vector<std::string>& keys) {
    std::string list;
    for (const auto& key : keys) list += (list.empty() ? "" : ", ") + key;
    return list;
}

Result<TrainOptions> optionsOf(const TrainRequest& request) {
    const auto task = std::ranges::find_if(tasks(), [&](const Task& each) { return request.task == each.key; });
    if (task == tasks().end())
        return Error{ErrorKind::Input, say(ATT_TEXT("engine", "There is no task “%1”; there are %2"), request.task, listed(taskKeys())), "task"};
    SpecPtr spec = std::make_shared<TrainOptions>(recipeOf(task->kind));
    for (const auto& [key, words] : request.sets) {
        auto changed = withWords(spec, key, words);
        if (!changed) return changed.error();
        spec = *std::move(changed);
    }
    return static_cast<const TrainOptions&>(*spec);
}

/// Steps to the end, with the curve on the way.
Result<std::vector<CurvePoint>> train(Trainer& trainer, const std::function<void(const CurvePoint&)>& tell, const Watch& watch) {
    const int steps = trainer.options().steps, every = std::max(1, steps / points);
    std::vector<CurvePoint> curve;
    while (trainer.steps() < steps) {
        if (watch.stopped()) return stoppedError();
        if (auto done = trainer.step(); !done) return done.error();
        if (trainer.steps() % every != 0 && trainer.steps() != steps) continue;
        curve.push_back(trainer.snapshot(0)->now);
        watch.setProgress(float(trainer.steps()) / float(steps));
        tell(curve.back());
    }
    return curve;
}

/// Judged with other examples than those of the curve.
Result<Score> judge(const Trainer& trainer, const Watch& watch) {
    const auto& options = trainer.options();
    return scoreOf(taskOf(options.task), trainer.model(), trainer.layout(), trainer.weights().data(), std::uint64_t(options.seed) + 1, Split::Unseen,
                   judged, watch);
}

}  // namespace

std::vector<std::string> taskKeys() {
    std::vector<std::string> keys;
    for (const auto& task : tasks()) keys.emplace_back(task.key);
    return keys;
}

Result<TrainProgress> makeCheckpoint(const TrainRequest& request, const std::function<void(const TrainProgress&)>& tell, const Watch& watch) {
    if (!request.path.empty())
        if (const auto named = checkCheckpointPath(request.path); !named) return named.error();
    const auto options = optionsOf(request);
    if (!options) return options.error();
    auto created = Trainer::create(*options);
    if (!created) return created.error();
    const auto trainer = *std::move(created);
    const auto start = Clock::now();
    TrainProgress progress{.steps = options->steps, .weights = trainer->weights().size()};
    const auto onPoint = [&](const CurvePoint& point) {
        progress.step = point.step;
        progress.loss = point.training.loss;
        progress.unseenSequences = point.unseen.sequences;
        progress.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        tell(progress);
    };
    auto curve = train(*trainer, onPoint, watch);
    if (!curve) return curve.error();
    const auto score = judge(*trainer, watch);
    if (!score) return score.error();
    progress.unseenSequences = score->sequences;
    progress.judged = judged;
    if (request.path.empty()) return progress;
    const auto written = writeCheckpoint(request.path, {*options, trainer->model(), trainer->layout(),
                                                        std::make_shared<const std::vector<float>>(trainer->weights()), *std::move(curve),
                                                        trainer->steps(), *score, judged});
    if (!written) return written.error();
    return progress;
}

}  // namespace att
