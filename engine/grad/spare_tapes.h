// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tapes lent to one pass after another, from any thread: as few as there are threads, so that a pass writes where the one before it has just
// read, in the cache, and not in fresh memory.

#include <memory>
#include <mutex>
#include <vector>

#include "engine/grad/tape.h"

namespace att::grad {

class SpareTapes {
public:
    /// pass(tape) with a cleared tape that nobody else has; answers what it answers.
    template <class Pass>
    auto lendTo(Pass&& pass) {
        const Loan loan{*this, take()};
        return pass(*loan.tape);
    }

private:
    using TapePtr = std::unique_ptr<Tape<float>>;

    struct Loan {
        SpareTapes& from;
        TapePtr tape;
        ~Loan() { from.give(std::move(tape)); }
    };

    /// The one given back last.
    TapePtr take() {
        const std::lock_guard lock(m_mutex);
        if (m_spare.empty()) return std::make_unique<Tape<float>>();
        TapePtr tape = std::move(m_spare.back());
        m_spare.pop_back();
        return tape;
    }

    void give(TapePtr tape) {
        tape->clear();
        const std::lock_guard lock(m_mutex);
        m_spare.push_back(std::move(tape));
    }

    std::mutex m_mutex;
    std::vector<TapePtr> m_spare;
};

}  // namespace att::grad
