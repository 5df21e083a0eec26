// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runner.h"

#include <QCoreApplication>
#include <QEvent>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace att {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kSlow = 150ms;
constexpr auto kLong = 1s;
constexpr auto kProgressEvery = 33ms;
const auto kAnswered = static_cast<QEvent::Type>(QEvent::registerEventType());

}  // namespace

struct Runner::Job {
    const Lens* lens;
    SpecPtr spec;
    Watch watch;
    Clock::time_point asked;

    Run run() const {
        const auto before = Clock::now();
        auto answer = runGuarded(*lens, spec, watch);
        return {std::move(answer), lens, watch.wanted, Clock::now() - before, asked};
    }
};

/// One thread with a slot for a job and a slot for its answer. Where no thread can be had, jobs run where they are given.
class Runner::Worker {
public:
    explicit Worker(QObject* owner) : m_owner(owner) {
        try {
            m_thread = std::thread([this] { loop(); });
        } catch (const std::system_error&) {
        }
    }

    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_wake.notify_one();
        if (m_thread.joinable()) m_thread.join();
    }

    void give(Job job) {
        if (!m_thread.joinable()) return leave(job.run());
        {
            const std::lock_guard lock(m_mutex);
            m_job = std::move(job);
        }
        m_wake.notify_one();
    }

    std::optional<Run> takeAnswer() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_answer, std::nullopt);
    }

private:
    void loop() {
        while (auto job = nextJob()) leave(job->run());
    }

    std::optional<Job> nextJob() {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_closing || m_job; });
        return m_closing ? std::nullopt : std::exchange(m_job, std::nullopt);
    }

    void leave(Run run) {
        {
            const std::lock_guard lock(m_mutex);
            m_answer = std::move(run);
        }
        QCoreApplication::postEvent(m_owner, new QEvent(kAnswered));
    }

    QObject* m_owner;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Job> m_job;
    std::optional<Run> m_answer;
    bool m_closing = false;
    std::thread m_thread;
};

Runner::Runner(QObject* parent) : QObject(parent), m_worker(std::make_unique<Worker>(this)) {
    m_slowTimer.setSingleShot(true);
    m_slowTimer.setInterval(kSlow);
    m_progressTimer.setInterval(kProgressEvery);
    connect(&m_slowTimer, &QTimer::timeout, this, [this] { setSlow(true); });
    connect(&m_progressTimer, &QTimer::timeout, this, [this] {
        if (m_running) emit progressed(m_running->watch.progress());
    });
}

Runner::~Runner() {
    forget();
    m_worker.reset();
}

void Runner::request(const Lens& lens, SpecPtr spec, std::string wanted) {
    Job job{&lens, std::move(spec), {}, Clock::now()};
    job.watch.budget = m_budget;
    job.watch.wanted = std::move(wanted);
    if (!m_running) return start(std::move(job));
    const bool otherLens = m_running->lens != &lens;
    if (otherLens) m_running->forgotten = true;
    if (otherLens || Clock::now() - m_running->started > kLong) m_running->watch.stop();
    m_waiting = std::make_unique<Job>(std::move(job));
}

void Runner::cancel() {
    const bool any = busy();
    forget();
    if (any) emit stopped();
}

/// The running job's answer is not wanted any more, even when it has finished already.
void Runner::forget() {
    m_waiting.reset();
    if (!m_running) return;
    m_running->watch.stop();
    m_running->forgotten = true;
}

void Runner::start(Job job) {
    if (m_newestLens == job.lens) job.watch.previous = m_newest.lock();
    m_running = Running{job.watch, job.lens, Clock::now()};
    if (!m_slow) m_slowTimer.start();
    m_worker->give(std::move(job));
}

bool Runner::event(QEvent* event) {
    if (event->type() != kAnswered) return QObject::event(event);
    takeAnswer();
    return true;
}

void Runner::takeAnswer() {
    const auto run = m_worker->takeAnswer();
    const bool forgotten = std::exchange(m_running, std::nullopt)->forgotten;
    if (run->answer) m_newest = *run->answer, m_newestLens = run->lens;
    if (m_waiting)
        start(std::move(*std::exchange(m_waiting, nullptr)));
    else
        setSlow(false);
    const bool wasStopped = !run->answer && run->answer.error().kind == ErrorKind::Stopped;
    if (!forgotten && !wasStopped) emit finished(*run);
}

void Runner::setSlow(bool slow) {
    m_slowTimer.stop();
    slow ? m_progressTimer.start() : m_progressTimer.stop();
    if (std::exchange(m_slow, slow) != slow) emit slowChanged(slow);
}

}  // namespace att
