// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace att {
namespace {

/// A loop and how far it is. Helpers enter and leave it under the pool's mutex and take iterations from `next`.
struct Loop {
    int count = 0;
    void (*call)(void*, int) = nullptr;
    void* context = nullptr;
    std::atomic<int> next{0};
    int helpers = 0;  ///< inside just now

    void work() {
        for (int i; (i = next.fetch_add(1, std::memory_order_relaxed)) < count;) call(context, i);
    }
};

thread_local bool insideLoop = false;

/// Helpers that sleep until there is a loop. Started at the first loop, joined at the end of the program.
class Pool {
public:
    ~Pool() { stop(); }

    int threads() const { return m_threads.load(std::memory_order_relaxed); }

    void setThreads(int threads) {
        const std::lock_guard running(m_running);
        stop();
        m_threads.store(threads, std::memory_order_relaxed);
    }

    void run(Loop& loop) {
        const std::unique_lock running(m_running, std::try_to_lock);
        if (!running || threads() < 2) return loop.work();
        start();
        open(loop);
        loop.work();
        close(loop);
    }

private:
    /// Fewer helpers than wished for when the system gives no more threads.
    void start() try {
        while (int(m_helpers.size()) < threads() - 1) m_helpers.emplace_back([this] { help(); });
    } catch (const std::system_error&) {
        m_threads.store(int(m_helpers.size()) + 1, std::memory_order_relaxed);
    }

    void stop() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_opened.notify_all();
        for (auto& helper : m_helpers) helper.join();
        m_helpers.clear();
        m_stopping = false;
    }

    void open(Loop& loop) {
        {
            const std::lock_guard lock(m_mutex);
            m_loop = &loop;
        }
        m_opened.notify_all();
    }

    void close(Loop& loop) {
        std::unique_lock lock(m_mutex);
        m_loop = nullptr;
        m_left.wait(lock, [&] { return loop.helpers == 0; });
    }

    void help() {
        insideLoop = true;
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_opened.wait(lock, [&] { return m_stopping || m_loop; });
            if (m_stopping) return;
            Loop& loop = *m_loop;
            ++loop.helpers;
            lock.unlock();
            loop.work();
            lock.lock();
            if (m_loop == &loop) m_loop = nullptr;  // all iterations are taken: nobody else need enter
            if (--loop.helpers == 0) m_left.notify_one();
        }
    }

    std::atomic<int> m_threads{int(std::max(1u, std::thread::hardware_concurrency()))};
    std::mutex m_running;  ///< held by the one loop that has the helpers
    std::mutex m_mutex;    ///< guards what follows
    std::condition_variable m_opened, m_left;
    Loop* m_loop = nullptr;
    bool m_stopping = false;
    std::vector<std::thread> m_helpers;
};

/// One for the process: it stands for the machine's cores, of which there is one set whoever asks.
Pool& pool() {
    static Pool instance;
    return instance;
}

}  // namespace

void setThreadCount(int threads) { pool().setThreads(threads > 0 ? threads : int(std::max(1u, std::thread::hardware_concurrency()))); }

int threadCount() { return pool().threads(); }

void runLoop(int count, void (*call)(void* context, int i), void* context) {
    Loop loop;
    loop.count = count;
    loop.call = call;
    loop.context = context;
    if (insideLoop) return loop.work();
    insideLoop = true;
    pool().run(loop);
    insideLoop = false;
}

}  // namespace att
