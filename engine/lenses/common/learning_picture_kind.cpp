// SPDX-License-Identifier: GPL-3.0-or-later
// Networks that learn from pictures: engine/train/picture_trainer.h, looked at through learning_pictures.h.
#include "engine/core/memo.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/learning_kind.h"
#include "engine/lenses/common/learning_pictures.h"
#include "engine/train/trained_network.h"

namespace att::lenses {
namespace {

/// The network that comes with the program for this task, gate and loss.
std::optional<TrainedNetwork> networkOf(const PictureTrainOptions& o) {
    if (o.task == PictureTaskKind::Lanes) return o.distil ? TrainedNetwork::LanesSad : TrainedNetwork::Lanes;
    if (o.attention == PictureAttention::Se) return TrainedNetwork::ShapesSe;
    if (o.attention == PictureAttention::Cbam) return TrainedNetwork::ShapesCbam;
    return std::nullopt;
}

/// Of one pass over one picture: the convolutions; the gates are small beside them.
std::int64_t passCost(const PictureModel& model, const PictureLayout& layout) {
    std::int64_t count = std::int64_t(layout.head.in) * layout.head.out;
    for (int i = 0; i < model.stages; ++i) {
        const auto& stage = layout.stages[std::size_t(i)];
        const auto places = std::int64_t(model.sideOf(i)) * model.sideOf(i);
        count += places * std::int64_t(stage.convolution.kernel.weights() + stage.side.kernel.weights());
    }
    return count + (model.answer == PictureAnswer::Pixels ? std::int64_t(model.side) * model.side * std::int64_t(layout.answer.kernel.weights()) : 0);
}

/// A view and the options that it is of.
struct Asked {
    SpecPtr spec;
    PictureView view;
};

/// Of the outcome on screen: its cells are asked about one after another.
std::shared_ptr<const Asked> askedOf(const Outcome& outcome, const LearningOptions& options) {
    thread_local Memo<SameObject<Spec>, std::shared_ptr<const Asked>> known(1);
    return known({outcome.spec}, [&] { return std::shared_ptr<const Asked>(new Asked{outcome.spec, PictureView(options)}); });
}

class PictureLearning final : public LearningKind {
public:
    bool trainsAlike(const LearningOptions& a, const LearningOptions& b) const override { return equal(a.pictureTraining(), b.pictureTraining()); }

    std::optional<Message> withoutTrained(const LearningOptions& o) const override {
        const auto network = networkOf(o.network);
        if (!network) return say(ATT_TEXT("engine", "No trained model of this task comes with the program."));
        if (!(modelOf(o.network) == checkpointOf(*network).model))
            return say(
                ATT_TEXT("engine", "The trained model of this task has other options than these: set them back, or choose it among the examples."));
        return std::nullopt;
    }

    std::int64_t parameters(const LearningOptions& o) const override { return std::int64_t(layoutOf(modelOf(o.network)).size); }
    std::int64_t stepCost(const LearningOptions& o) const override {
        constexpr int forwardAndBack = 3;
        const auto model = modelOf(o.network);
        return forwardAndBack * std::int64_t(o.training.batch) * passCost(model, layoutOf(model));
    }

    Result<std::unique_ptr<Learner>> learner(const LearningOptions& o) const override {
        auto trainer = PictureTrainer::create(o.pictureTraining());
        if (!trainer) return trainer.error();
        return std::unique_ptr<Learner>(*std::move(trainer));
    }

    Result<LearningRecord> trained(const LearningOptions& o) const override { return recordOf(checkpointOf(*networkOf(o.network))); }

    Result<LearningRecord> read(const std::string& path, LearningOptions& o) const override {
        const auto checkpoint = readPictureCheckpoint(path);
        if (!checkpoint) return checkpoint.error();
        o.learnFrom(checkpoint->options);
        return recordOf(*checkpoint);
    }

    Status write(const std::string& path, const LearningOptions& o, const LearningRecord& record) const override {
        return writeCheckpoint(path, filled(PictureCheckpoint{.options = o.pictureTraining()}, record));
    }

    Message summary(const LearningOptions& o, const Score& unseen) const override {
        return say(ofLanes(o) ? ATT_TEXT("engine", "unseen F1 %1 %") : ATT_TEXT("engine", "unseen right %1 %"), percentWords(unseen.sequences));
    }

    std::vector<Message> notices(const LearningOptions& o) const override {
        if (!o.moment->finished) return {};
        return {say(ofLanes(o) ? ATT_TEXT("engine",
                                          "All %1 steps are done: the lane score F1 over unseen pictures is %2 %. Play goes on from here without "
                                          "end; another number of steps is another training.")
                               : ATT_TEXT("engine",
                                          "All %1 steps are done: of the unseen pictures %2 % are right. Play goes on from here without end; another "
                                          "number of steps is another training."),
                    o.training.steps, percentWords(o.moment->now->now.unseen.sequences))};
    }

    Status addStages(Outcome& outcome, const LearningOptions& o, const Watch& watch) const override {
        return addPictureStages(outcome, PictureView(o), watch);
    }

    Explanation explain(const Outcome& outcome, const LearningOptions& o, const Cell& cell) const override {
        return explainPictures(outcome, askedOf(outcome, o)->view, cell);
    }

private:
    static bool ofLanes(const LearningOptions& o) { return taskOf(o.network.task).answer == PictureAnswer::Pixels; }
};

}  // namespace

const LearningKind& pictureLearning() {
    static const PictureLearning kind;
    return kind;
}

}  // namespace att::lenses
