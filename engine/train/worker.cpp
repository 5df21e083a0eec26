// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/worker.h"

#include <algorithm>

namespace att {
namespace {

/// A little more often than a view looks.
constexpr auto snapshotEvery = std::chrono::milliseconds(30);
/// A state to save is three times the weights.
constexpr auto stateEvery = std::chrono::seconds(4);
constexpr auto paceOver = std::chrono::milliseconds(500);

constexpr std::size_t timelineBytes = std::size_t(200) << 20;

/// Fewer snapshots of a larger model. The weights are most of one.
std::size_t snapshotsOf(const Trainer& trainer) { return std::clamp<std::size_t>(timelineBytes / (trainer.weights().size() * sizeof(float) + 1), 16, 256); }

}  // namespace

Result<std::unique_ptr<TrainingWorker>> TrainingWorker::create(const TrainOptions& options) {
    auto trainer = Trainer::create(options);
    if (!trainer) return trainer.error();
    return std::make_unique<TrainingWorker>(*std::move(trainer), Curve());
}

TrainingWorker::TrainingWorker(std::unique_ptr<Trainer> trainer, Curve curve)
    : m_trainer(std::move(trainer)), m_points(std::move(curve)), m_timeline(snapshotsOf(*m_trainer)) {
    leaveSnapshot();
    if (m_points.points().empty()) m_points.add(m_newest->now);
    m_curve = std::make_shared<const std::vector<CurvePoint>>(m_points.points());
    m_thread = std::thread([this] { work(); });
}

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

void TrainingWorker::advance(int steps) {
    const std::lock_guard lock(m_mutex);
    m_single += m_fault ? 0 : steps;
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

bool TrainingWorker::busy() const {
    const std::lock_guard lock(m_mutex);
    return m_playing || m_single > 0;
}

double TrainingWorker::stepsPerSecond() const {
    const std::lock_guard lock(m_mutex);
    return m_playing ? m_measured : 0;
}

SnapshotPtr TrainingWorker::newest() const {
    const std::lock_guard lock(m_mutex);
    return m_newest;
}

CurvePtr TrainingWorker::curve() const {
    const std::lock_guard lock(m_mutex);
    return m_curve;
}

SnapshotPtr TrainingWorker::at(int step) const {
    const std::lock_guard lock(m_mutex);
    return m_timeline.at(step);
}

int TrainingWorker::firstStep() const {
    const std::lock_guard lock(m_mutex);
    return m_timeline.all().front()->step;
}

std::shared_ptr<const TrainingState> TrainingWorker::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

std::optional<Error> TrainingWorker::fault() const {
    const std::lock_guard lock(m_mutex);
    return m_fault;
}

void TrainingWorker::leaveSnapshot() {
    auto snapshot = m_trainer->snapshot();
    auto curve = std::make_shared<const std::vector<CurvePoint>>(m_points.points());
    const auto now = Clock::now();
    const bool keep = now - m_stateKept >= stateEvery || !busy();
    auto state = keep ? std::make_shared<const TrainingState>(m_trainer->state()) : nullptr;
    if (keep) m_stateKept = now;
    const std::lock_guard lock(m_mutex);
    m_newest = snapshot;
    m_curve = std::move(curve);
    m_timeline.add(std::move(snapshot));
    if (state) m_state = std::move(state);
}

void TrainingWorker::measurePace(int step) {
    const auto now = Clock::now();
    const auto took = now - m_paceMeasured;
    if (took < paceOver) return;
    const double pace = (step - m_paceStep) / std::chrono::duration<double>(took).count();
    m_paceMeasured = now;
    m_paceStep = step;
    const std::lock_guard lock(m_mutex);
    m_measured = pace;
}

/// With a pace it sleeps until the step is due, unless something changes meanwhile.
bool TrainingWorker::waitForWork() {
    std::unique_lock lock(m_mutex);
    const double pace = m_pace;
    if (pace > 0 && m_playing) {
        m_changed.wait_until(lock, m_due, [this, pace] { return m_ending || !m_playing || m_pace != pace; });
        const auto period = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / pace));
        m_due = std::max(m_due + period, Clock::now());
    }
    m_changed.wait(lock, [this] { return m_ending || m_playing || m_single > 0; });
    return !m_ending;
}

void TrainingWorker::takeStep() {
    const auto done = m_trainer->step();
    if (done && m_points.due(m_trainer->steps())) m_points.add(m_trainer->snapshot(0)->now);
    const std::lock_guard lock(m_mutex);
    if (m_single > 0) --m_single;
    if (m_trainer->steps() == m_trainer->options().steps) m_playing = false;
    if (done) return;
    m_fault = done.error();
    m_playing = false;
    m_single = 0;
}

void TrainingWorker::work() {
    auto last = Clock::now();
    bool shown = true;
    for (;;) {
        if (!shown && (!busy() || Clock::now() - last >= snapshotEvery)) {
            leaveSnapshot();
            last = Clock::now();
            shown = true;
        }
        const bool rested = !busy();
        if (!waitForWork()) return;
        if (rested) m_paceMeasured = Clock::now(), m_paceStep = m_trainer->steps();
        takeStep();
        measurePace(m_trainer->steps());
        shown = false;
    }
}

}  // namespace att
