// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A long matrix made block by block of rows, on several threads, so that a stop is heard in between. For what has no kernel of its own.

#include <algorithm>
#include <atomic>
#include <new>

#include "engine/core/parallel.h"
#include "engine/core/watch.h"

namespace att::lenses {

/// body(first, count) for blocks that cover the rows 0 … rows-1, each about 5 ms of work. Fails only with Stopped; what a body throws
/// for want of memory is thrown again here.
template <class Body>
Status forRowBlocks(int rows, double microsecondsPerRow, const Watch& watch, Body&& body) {
    constexpr double blockMicroseconds = 5000;
    const int block = std::clamp(static_cast<int>(blockMicroseconds / std::max(microsecondsPerRow, 0.01)), 1, std::max(rows, 1));
    std::atomic<bool> outOfMemory = false;
    parallelFor((rows + block - 1) / block, rows * microsecondsPerRow, [&](int part) {
        if (watch.stopped()) return;
        try {
            body(part * block, std::min(block, rows - part * block));
        } catch (const std::bad_alloc&) {
            outOfMemory = true;
        }
    });
    if (outOfMemory) throw std::bad_alloc();
    if (watch.stopped()) return stoppedError();
    return Done{};
}

}  // namespace att::lenses
