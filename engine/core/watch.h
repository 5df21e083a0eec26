// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a running job sees of the world: whether to stop, what must be kept, how much memory it may take,
// and whom to tell how far it is. Copied into the job; the flags behind it may outlive the window.

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

#include "engine/core/result.h"

namespace att {

struct Outcome;

class Watch {
public:
    static constexpr std::size_t defaultBudget = std::size_t(4) << 30;

    /// Asked from inside long loops, at least every 20 ms of work.
    bool stopped() const { return m_flags->stop.load(std::memory_order_relaxed); }
    void stop() const { m_flags->stop.store(true, std::memory_order_relaxed); }

    /// 0 … 1 of this part of the job, and of the whole; readable from another thread.
    void setProgress(float done) const { m_flags->progress.store(m_from + done * m_share, std::memory_order_relaxed); }
    float progress() const { return m_flags->progress.load(std::memory_order_relaxed); }
    /// For a part of the job, which takes it from `from` to `to`; parts of parts are well.
    Watch part(float from, float to) const;

    /// Refuses, with the estimate, what would go over the budget. Called before the memory is taken.
    Status reserve(std::size_t bytes) const;

    std::size_t budget = defaultBudget;  ///< bytes
    std::string wanted;                  ///< the stage a person looks at; kept whatever it costs within the budget
    /// An earlier outcome of the same lens. Tensors that nothing changed may be taken over from it; the answer's bytes are the same without.
    std::shared_ptr<const Outcome> previous;
    bool keepAll = false;  ///< an export of every array: keep every stage

private:
    struct Flags {
        std::atomic<bool> stop{false};
        std::atomic<float> progress{0};
    };
    std::shared_ptr<Flags> m_flags = std::make_shared<Flags>();
    float m_from = 0, m_share = 1;  ///< where this part begins in the whole job, and how much of it that is
};

/// Counts the finished iterations of a loop, from any thread, and tells the watch, which must outlive it.
class Progress {
public:
    Progress(const Watch& watch, int iterations) : m_watch(watch), m_iterations(static_cast<float>(iterations)) {}
    void step() { m_watch.setProgress(static_cast<float>(m_done.fetch_add(1, std::memory_order_relaxed) + 1) / m_iterations); }

private:
    const Watch& m_watch;
    const float m_iterations;
    std::atomic<int> m_done{0};
};

/// The answer of a job that was asked to stop.
Error stoppedError();

}  // namespace att
