// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs lenses beside the window: at most one job runs and at most one spec waits. A running job is let finish,
// so that a drag shows a steady flow of pictures. It knows no views and no document.

#include <QObject>
#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>

#include "engine/core/lens.h"
#include "widgets/worker_pool.h"

namespace att {

/// What came of a request: an outcome, or an error that is never ErrorKind::Stopped.
struct Run {
    Result<OutcomePtr> answer;
    const Lens* lens = nullptr;
    std::string wanted;                           ///< the stage that was asked to be kept
    std::chrono::nanoseconds engineTime{};        ///< inside the lens
    std::chrono::steady_clock::time_point asked;  ///< when the request came
};

class Runner : public QObject {
    Q_OBJECT
public:
    explicit Runner(QObject* parent = nullptr);
    /// Asks the running job to stop and waits for it.
    ~Runner() override;

    /// In bytes, for the jobs that start from now on.
    void setBudget(std::size_t bytes) { m_budget = bytes; }
    /// Takes the place of the request that waits, if one does. Jobs of another lens, and jobs that have run for
    /// more than a second, are stopped to make room. `lens` must outlive the runner.
    void request(const Lens& lens, SpecPtr spec, std::string wanted);
    /// Stops the running job and forgets the one that waits.
    void cancel();
    bool busy() const { return m_running.has_value(); }

signals:
    void finished(const att::Run& run);
    void stopped();               ///< after cancel(), when there was something to stop
    void slowChanged(bool slow);  ///< a job has been running for 150 ms; nothing runs any more
    void progressed(float done);  ///< 0 … 1, while slow

private:
    struct Job;

    void start(Job job);
    void take(const Run& run);
    void setSlow(bool slow);
    void forget();

    std::unique_ptr<Job> m_waiting;
    struct Running {
        Watch watch;
        const Lens* lens;
        std::chrono::steady_clock::time_point started;
        bool forgotten = false;
    };
    std::optional<Running> m_running;
    std::weak_ptr<const Outcome> m_newest;  ///< what a next job of the same lens may take over, while anybody shows it
    const Lens* m_newestLens = nullptr;
    std::size_t m_budget = Watch::defaultBudget;
    QTimer m_slowTimer, m_progressTimer;
    bool m_slow = false;
    WorkerPool m_worker;  ///< the first to go: it waits for its job
};

}  // namespace att
