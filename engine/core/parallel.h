// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One loop on several threads. The caller works too, and a helper that has not woken by the end is not waited for,
// so a busy machine costs little. Not a task queue: jobs that live longer than a call belong to the runner.

#include <memory>
#include <type_traits>

namespace att {

/// Work shorter than this stays on the calling thread: waking a helper would cost more than it gains.
constexpr double soloMicroseconds = 500;

/// How many threads may work on one loop, the caller among them; 0: as many as the machine runs at once.
/// Waits until no loop runs. Call it from outside loops.
void setThreadCount(int threads);
int threadCount();

/// Calls `call(context, i)` once for every i in 0 … count-1, in any order, and returns when all are done.
/// A loop inside a loop, or while another thread's loop has the helpers, runs on its caller alone.
/// `call` must not throw.
void runLoop(int count, void (*call)(void* context, int i), void* context);

/// body(i) for every i in 0 … count-1. `microseconds` estimates the whole loop on one thread.
/// Iterations should take at least some ten microseconds each, and must not touch each other's results.
template <class Body>
void parallelFor(int count, double microseconds, Body&& body) {
    if (count < 2 || microseconds < soloMicroseconds) {
        for (int i = 0; i < count; ++i) body(i);
        return;
    }
    using Plain = std::remove_reference_t<Body>;
    runLoop(
        count, [](void* context, int i) { (*static_cast<Plain*>(context))(i); }, const_cast<void*>(static_cast<const void*>(std::addressof(body))));
}

}  // namespace att
