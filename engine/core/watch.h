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

    /// 0 … 1, readable from another thread.
    void setProgress(float done) const { m_flags->progress.store(done, std::memory_order_relaxed); }
    float progress() const { return m_flags->progress.load(std::memory_order_relaxed); }

    /// Refuses, with the estimate, what would go over the budget. Called before the memory is taken.
    Status reserve(std::size_t bytes) const;

    std::size_t budget = defaultBudget;  ///< bytes
    std::string wanted;                  ///< the stage a person looks at; kept whatever it costs within the budget
    /// An earlier outcome of the same lens. Tensors that nothing changed may be taken over from it; the answer's bytes are the same without.
    std::shared_ptr<const Outcome> previous;
    bool keepAll = false;                ///< an export of every array: keep every stage

private:
    struct Flags {
        std::atomic<bool> stop{false};
        std::atomic<float> progress{0};
    };
    std::shared_ptr<Flags> m_flags = std::make_shared<Flags>();
};

/// The answer of a job that was asked to stop.
Error stoppedError();

}  // namespace att
