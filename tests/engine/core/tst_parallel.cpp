// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/parallel.h"

#include <dlfcn.h>
#include <pthread.h>

#include <QTest>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <set>
#include <thread>
#include <vector>

using namespace att;

static std::atomic<bool> threadsRefused{false};

/// Stands before the system's own, so that a test can refuse threads.
extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), void* argument) {
    using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
    static const auto create = reinterpret_cast<Create>(dlsym(RTLD_NEXT, "pthread_create"));
    return threadsRefused ? EAGAIN : create(thread, attributes, start, argument);
}

namespace {

constexpr double longWork = 1e6;

void workFor(std::chrono::microseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
    }
}

}  // namespace

class tst_parallel : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { setThreadCount(0); }
    void visitsEveryIndexOnce_data();
    void visitsEveryIndexOnce();
    void keepsShortWorkOnTheCaller();
    void usesSeveralThreads();
    void runsALoopInsideALoop();
    void servesSeveralCallers();
    void changesItsThreads();
    void livesWithoutNewThreads();
};

void tst_parallel::visitsEveryIndexOnce_data() {
    QTest::addColumn<int>("threads");
    for (int threads : {1, 2, 3, 8}) QTest::addRow("%d", threads) << threads;
}

void tst_parallel::visitsEveryIndexOnce() {
    QFETCH(int, threads);
    setThreadCount(threads);
    for (int count : {0, 1, 2, 100, 10000}) {
        std::vector<std::atomic<int>> visits(std::size_t(count) + 1);
        parallelFor(count, longWork, [&](int i) { ++visits[std::size_t(i)]; });
        for (int i = 0; i < count; ++i) QCOMPARE(visits[std::size_t(i)].load(), 1);
        QCOMPARE(visits[std::size_t(count)].load(), 0);
    }
}

void tst_parallel::keepsShortWorkOnTheCaller() {
    setThreadCount(4);
    const auto caller = std::this_thread::get_id();
    parallelFor(1000, soloMicroseconds / 2, [&](int) { QVERIFY(std::this_thread::get_id() == caller); });
}

void tst_parallel::usesSeveralThreads() {
    setThreadCount(3);
    std::mutex mutex;
    std::set<std::thread::id> seen;
    for (int attempt = 0; attempt < 50 && seen.size() < 3; ++attempt)
        parallelFor(60, longWork, [&](int) {
            workFor(std::chrono::microseconds(500));
            const std::lock_guard lock(mutex);
            seen.insert(std::this_thread::get_id());
        });
    QCOMPARE(seen.size(), 3u);
}

void tst_parallel::runsALoopInsideALoop() {
    setThreadCount(4);
    std::atomic<int> sum{0};
    parallelFor(20, longWork, [&](int) { parallelFor(20, longWork, [&](int) { ++sum; }); });
    QCOMPARE(sum.load(), 400);
}

void tst_parallel::servesSeveralCallers() {
    setThreadCount(3);
    std::atomic<int> sum{0};
    std::vector<std::thread> callers;
    for (int c = 0; c < 4; ++c)
        callers.emplace_back([&] {
            for (int loop = 0; loop < 200; ++loop) parallelFor(25, longWork, [&](int) { sum.fetch_add(1, std::memory_order_relaxed); });
        });
    for (auto& caller : callers) caller.join();
    QCOMPARE(sum.load(), 4 * 200 * 25);
}

void tst_parallel::changesItsThreads() {
    for (int threads : {4, 1, 2, 5, 0}) {
        setThreadCount(threads);
        QCOMPARE(threadCount(), threads ? threads : int(std::max(1u, std::thread::hardware_concurrency())));
        std::atomic<int> sum{0};
        parallelFor(100, longWork, [&](int) { ++sum; });
        QCOMPARE(sum.load(), 100);
    }
}

void tst_parallel::livesWithoutNewThreads() {
    setThreadCount(4);
    threadsRefused = true;
    int sum = 0;
    parallelFor(100, longWork, [&](int) { ++sum; });
    threadsRefused = false;
    QCOMPARE(sum, 100);
    QCOMPARE(threadCount(), 1);
}

QTEST_APPLESS_MAIN(tst_parallel)
#include "tst_parallel.moc"
