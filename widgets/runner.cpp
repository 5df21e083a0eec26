// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runner.h"

namespace att {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kSlow = 150ms;
constexpr auto kLong = 1s;
constexpr auto kProgressEvery = 33ms;

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

Runner::Runner(QObject* parent) : QObject(parent) {
    m_slowTimer.setSingleShot(true);
    m_slowTimer.setInterval(kSlow);
    m_progressTimer.setInterval(kProgressEvery);
    connect(&m_slowTimer, &QTimer::timeout, this, [this] { setSlow(true); });
    connect(&m_progressTimer, &QTimer::timeout, this, [this] {
        if (m_running) emit progressed(m_running->watch.progress());
    });
}

Runner::~Runner() { forget(); }

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
    m_worker.start([job = std::move(job)] { return job.run(); }, [this](const Run& run) { take(run); });
}

void Runner::take(const Run& run) {
    const bool forgotten = std::exchange(m_running, std::nullopt)->forgotten;
    if (run.answer) m_newest = *run.answer, m_newestLens = run.lens;
    if (m_waiting)
        start(std::move(*std::exchange(m_waiting, nullptr)));
    else
        setSlow(false);
    const bool wasStopped = !run.answer && run.answer.error().kind == ErrorKind::Stopped;
    if (!forgotten && !wasStopped) emit finished(run);
}

void Runner::setSlow(bool slow) {
    m_slowTimer.stop();
    slow ? m_progressTimer.start() : m_progressTimer.stop();
    if (std::exchange(m_slow, slow) != slow) emit slowChanged(slow);
}

}  // namespace att
