// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/worker.h"

#include <algorithm>

#include "engine/train/trainer.h"

namespace att {
namespace {

/// A little more often than a view looks.
constexpr auto snapshotEvery = std::chrono::milliseconds(30);
/// A state to save is three times the weights.
constexpr auto stateEvery = std::chrono::seconds(4);
/// Judging costs five times what the heads do.
constexpr auto judgedEvery = std::chrono::milliseconds(150);
/// Where steps follow each other as fast as they can, what each of the two may take from them, and how seldom it may become for that.
constexpr double snapshotShare = 0.01, judgedShare = 0.001;
constexpr auto snapshotAtLeast = std::chrono::milliseconds(200), judgedAtLeast = std::chrono::milliseconds(1000);
constexpr auto paceOver = std::chrono::milliseconds(500);

constexpr std::size_t timelineBytes = std::size_t(200) << 20;

/// Fewer snapshots of a larger model. The weights are most of one.
std::size_t snapshotsOf(const Learner& learner) {
    return std::clamp<std::size_t>(timelineBytes / (learner.weights().size() * sizeof(float) + 1), 16, 256);
}

}  // namespace

Result<std::unique_ptr<TrainingWorker>> TrainingWorker::create(const TrainOptions& options) {
    auto trainer = Trainer::create(options);
    if (!trainer) return trainer.error();
    return std::make_unique<TrainingWorker>(*std::move(trainer), Curve());
}

TrainingWorker::TrainingWorker(std::unique_ptr<Learner> learner, Curve curve)
    : m_learner(std::move(learner)), m_points(std::move(curve)), m_timeline(snapshotsOf(*m_learner)) {
    (void)leaveSnapshot(true);
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

bool TrainingWorker::hurries() const {
    const std::lock_guard lock(m_mutex);
    return m_playing && m_pace <= 0;
}

/// How long until the next snapshot, or judgement, after one that took so long.
TrainingWorker::Clock::duration TrainingWorker::spacing(bool judged, Clock::duration took) const {
    const Clock::duration usual = judged ? judgedEvery : snapshotEvery, most = judged ? judgedAtLeast : snapshotAtLeast;
    if (!hurries()) return usual;
    const std::chrono::duration<double> wanted = took / (judged ? judgedShare : snapshotShare);
    return std::clamp(std::chrono::duration_cast<Clock::duration>(wanted), usual, most);
}

bool TrainingWorker::leaveSnapshot(bool judged) {
    const auto begun = Clock::now();
    judged = judged || begun >= m_judgeAt;
    auto snapshot = m_learner->snapshot(judged);
    if (judged) m_judgeAt = Clock::now() + spacing(true, Clock::now() - begun);
    m_snapshotAt = judged ? begun + snapshotEvery : Clock::now() + spacing(false, Clock::now() - begun);
    const auto now = Clock::now();
    const bool keep = now - m_stateKept >= stateEvery || !busy();
    // With what else is judged, since to draw curves costs more than all else that is looked at; with a state, since both are saved together.
    auto curve = judged || keep ? std::make_shared<const std::vector<CurvePoint>>(m_points.points()) : nullptr;
    auto state = keep ? std::make_shared<const TrainingState>(m_learner->state()) : nullptr;
    if (keep) m_stateKept = now;
    const std::lock_guard lock(m_mutex);
    m_newest = snapshot;
    if (curve) m_curve = std::move(curve);
    m_timeline.add(std::move(snapshot));
    if (state) m_state = std::move(state);
    return judged;
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
TrainingWorker::Due TrainingWorker::waitForWork(bool rested) {
    std::unique_lock lock(m_mutex);
    const double pace = m_pace;
    if (rested) m_changed.wait(lock, [this] { return m_ending || m_playing || m_single > 0; });
    const bool paced = pace > 0 && m_playing;
    if (paced) m_changed.wait_until(lock, m_due, [this, pace] { return m_ending || !m_playing || m_pace != pace; });
    if (m_ending) return Due::End;
    if ((!m_playing && m_single == 0) || (paced && m_pace != pace)) return Due::Nothing;
    if (paced) m_due = std::max(m_due + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / pace)), Clock::now());
    return Due::Step;
}

void TrainingWorker::takeStep() {
    const auto done = m_learner->step();
    if (done && m_points.due(m_learner->steps())) m_points.add(m_learner->judge());
    const std::lock_guard lock(m_mutex);
    if (m_single > 0) --m_single;
    if (m_learner->steps() == m_learner->lastStep()) m_playing = false;
    if (done) return;
    m_fault = done.error();
    m_playing = false;
    m_single = 0;
}

void TrainingWorker::work() {
    bool fresh = true, judged = true;  // the newest snapshot is of the present step, and judged at it
    for (;;) {
        const bool rested = !busy();
        if (rested ? !judged : !fresh && Clock::now() >= m_snapshotAt) {
            judged = leaveSnapshot(rested);
            fresh = true;
        }
        const Due due = waitForWork(rested);
        if (due == Due::End) return;
        if (due == Due::Nothing) continue;
        if (rested) m_paceMeasured = Clock::now(), m_paceStep = m_learner->steps();
        takeStep();
        measurePace(m_learner->steps());
        fresh = judged = false;
    }
}

}  // namespace att
