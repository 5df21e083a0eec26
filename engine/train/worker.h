// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A training that runs by itself on a thread of its own, and leaves its newest snapshot in one slot. Who shows it looks there as often as the
// screen is painted; nothing is called back. May be used from any thread but destroyed by only one.

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/train/trainer.h"

namespace att {

class TrainingWorker {
public:
    /// Starts paused, with a snapshot of the untrained model. Fails with Input for a model that cannot be.
    static Result<std::unique_ptr<TrainingWorker>> create(const TrainOptions& options);
    ~TrainingWorker();  ///< asks for an end and waits for the step under way

    void play();
    void pause();
    void stepOnce();
    /// 0: as fast as it goes.
    void setStepsPerSecond(double pace);
    bool playing() const;

    /// What was left in the slot last; newer ones have another address. Never null.
    SnapshotPtr newest() const;
    /// Why it stopped by itself, if it did.
    std::optional<Error> fault() const;

private:
    explicit TrainingWorker(std::unique_ptr<Trainer> trainer);
    void work();
    void leaveSnapshot();
    /// Waits until a step is due; false at the end.
    bool waitForWork();

    std::unique_ptr<Trainer> m_trainer;  ///< of the thread alone
    mutable std::mutex m_mutex;          ///< guards what follows
    std::condition_variable m_changed;
    bool m_playing = false, m_ending = false;
    int m_single = 0;  ///< steps asked for one by one
    double m_pace = 0;
    SnapshotPtr m_newest;
    std::optional<Error> m_fault;
    std::thread m_thread;
};

}  // namespace att
