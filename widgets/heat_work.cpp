// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_work.h"

#include <QSemaphore>
#include <QThreadPool>
#include <algorithm>

namespace att {

void splitRows(int rows, std::size_t numbers, const std::function<void(int, int)>& part) {
    constexpr std::size_t worthAThread = 500'000;
    const int parts =
        std::clamp(int(numbers / worthAThread), 1, std::min(std::max(1, rows), std::max(1, QThreadPool::globalInstance()->maxThreadCount())));
    const auto edge = [=](int p) { return int(std::int64_t(rows) * p / parts); };
    QSemaphore finished;
    int started = 0;
    // A pool that is busy elsewhere refuses, and the caller does that part itself.
    std::vector<int> own{0};
    for (int p = 1; p < parts; ++p) {
        const auto run = [&, p] {
            part(edge(p), edge(p + 1));
            finished.release();
        };
        if (QThreadPool::globalInstance()->tryStart(run))
            ++started;
        else
            own.push_back(p);
    }
    for (const int p : own) part(edge(p), edge(p + 1));
    finished.acquire(started);
}

}  // namespace att
