// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/worker.h"

#include <chrono>

namespace att {
namespace {

using Clock = std::chrono::steady_clock;
/// A little more often than a view looks.
constexpr auto snapshotEvery = std::chrono::milliseconds(30);

}  // namespace

Result<std::unique_ptr<TrainingWorker>> TrainingWorker::create(const TrainOptions& options) {
    auto trainer = Trainer::create(options);
    if (!trainer) return trainer.error();
    return std::unique_ptr<TrainingWorker>(new TrainingWorker(*std::move(trainer)));
}

TrainingWorker::TrainingWorker(std::unique_ptr<Trainer> trainer)
    : m_trainer(std::move(trainer)), m_newest(m_trainer->snapshot()), m_thread([this] { work(); }) {}

TrainingWorker::~TrainingWorker() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void TrainingWorker::play() {
    const std::lock_guard lock(m_mutex);
    m_playing = !m_fault;
    m_changed.notify_all();
}

void TrainingWorker::pause() {
    const std::lock_guard lock(m_mutex);
    m_playing = false;
    m_single = 0;
    m_changed.notify_all();
}

void TrainingWorker::stepOnce() {
    const std::lock_guard lock(m_mutex);
    m_single += m_fault ? 0 : 1;
    m_changed.notify_all();
}

void TrainingWorker::setStepsPerSecond(double pace) {
    const std::lock_guard lock(m_mutex);
    m_pace = pace;
    m_changed.notify_all();
}

bool TrainingWorker::playing() const {
    const std::lock_guard lock(m_mutex);
    return m_playing;
}

SnapshotPtr TrainingWorker::newest() const {
    const std::lock_guard lock(m_mutex);
    return m_newest;
}

std::optional<Error> TrainingWorker::fault() const {
    const std::lock_guard lock(m_mutex);
    return m_fault;
}

void TrainingWorker::leaveSnapshot() {
    auto snapshot = m_trainer->snapshot();
    const std::lock_guard lock(m_mutex);
    m_newest = std::move(snapshot);
}

/// With a pace it sleeps out the step's time, unless something changes meanwhile.
bool TrainingWorker::waitForWork() {
    std::unique_lock lock(m_mutex);
    if (m_pace > 0 && m_playing) m_changed.wait_for(lock, std::chrono::duration<double>(1 / m_pace), [this] { return m_ending || !m_playing || m_pace <= 0; });
    m_changed.wait(lock, [this] { return m_ending || m_playing || m_single > 0; });
    if (m_single > 0) --m_single;
    return !m_ending;
}

void TrainingWorker::work() {
    auto last = Clock::now();
    bool shown = true;
    const auto idle = [this] {
        const std::lock_guard lock(m_mutex);
        return !m_playing && m_single == 0;
    };
    for (;;) {
        if (!shown && (idle() || Clock::now() - last >= snapshotEvery)) {
            leaveSnapshot();
            last = Clock::now();
            shown = true;
        }
        if (!waitForWork()) return;
        const auto done = m_trainer->step();
        shown = false;
        if (done) continue;
        const std::lock_guard lock(m_mutex);
        m_fault = done.error();
        m_playing = false;
        m_single = 0;
    }
}

}  // namespace att
