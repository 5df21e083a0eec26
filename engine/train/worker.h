// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A training that runs by itself on a thread of its own, and leaves its newest snapshot in one slot. Who shows it looks there as often as the
// screen is painted; nothing is called back. May be used from any thread but destroyed by only one.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/train/curve.h"
#include "engine/train/timeline.h"
#include "engine/train/train_options.h"

namespace att {

using CurvePtr = std::shared_ptr<const std::vector<CurvePoint>>;

class TrainingWorker {
public:
    /// Starts paused, with a snapshot of the untrained model. Fails with Input for a model that cannot be.
    static Result<std::unique_ptr<TrainingWorker>> create(const TrainOptions& options);
    /// Goes on with a learner wherever it is.
    TrainingWorker(std::unique_ptr<Learner> learner, Curve curve);
    ~TrainingWorker();  ///< asks for an end and waits for the step under way

    /// Up to the options' steps, where it stands still by itself; beyond them without end.
    void play();
    void pause();
    void advance(int steps);
    void stepOnce() { advance(1); }
    /// 0: as fast as it goes.
    void setStepsPerSecond(double pace);
    bool playing() const;
    /// Playing, or steps asked for are not done yet.
    bool busy() const;
    /// Of the last seconds; 0 while it stands still.
    double stepsPerSecond() const;

    /// What was left in the slot last; newer ones have another address. Never null.
    SnapshotPtr newest() const;
    /// The points up to the newest snapshot that was judged.
    CurvePtr curve() const;
    /// The kept snapshot nearest to a step. All together hold few hundred megabytes at most, the older the fewer.
    SnapshotPtr at(int step) const;
    int firstStep() const;
    /// As of a few seconds ago at most while it plays, else of the last step.
    std::shared_ptr<const TrainingState> state() const;
    /// Why it stopped by itself, if it did.
    std::optional<Error> fault() const;

private:
    using Clock = std::chrono::steady_clock;

    void work();
    void takeStep();
    /// Whether it is judged at its step, which is always so when asked for.
    bool leaveSnapshot(bool judged);
    bool hurries() const;
    Clock::duration spacing(bool judged, Clock::duration took) const;
    void measurePace(int step);
    enum class Due { Step, Nothing, End };
    Due waitForWork(bool rested);

    std::unique_ptr<Learner> m_learner;  ///< of the thread alone, as all up to the mutex
    Curve m_points;
    Clock::time_point m_stateKept, m_paceMeasured, m_due, m_judgeAt, m_snapshotAt;
    int m_paceStep = 0;
    mutable std::mutex m_mutex;  ///< guards what follows
    std::condition_variable m_changed;
    bool m_playing = false, m_ending = false;
    int m_single = 0;  ///< steps asked for one by one
    double m_pace = 0, m_measured = 0;
    SnapshotPtr m_newest;
    CurvePtr m_curve;
    Timeline m_timeline;
    std::shared_ptr<const TrainingState> m_state;
    std::optional<Error> m_fault;
    std::thread m_thread;
};

}  // namespace att
