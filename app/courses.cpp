// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/courses.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <algorithm>
#include <ctime>

#include "app/path_bytes.h"

namespace att {
namespace {

constexpr int kFastestLook = 33, kSlowestLook = 200;  // ms
constexpr double kShareOfMachine = 0.035;             // that looking may take from what goes on as fast as it can
constexpr double kShareOfRest = 0.15;                 // and from a machine that a pace leaves idle
constexpr int kKeepEvery = 20'000;                    // ms
constexpr int kQuietTicks = 30;

double workOfThisThread() {
    timespec worked{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
    return double(worked.tv_sec) * 1e3 + double(worked.tv_nsec) / 1e6;
}

}  // namespace

Courses::Courses(const QString& folder, Document& document, QObject* parent) : QObject(parent), m_folder(folder), m_document(document) {
    m_tick.setInterval(kFastestLook);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_keep.setInterval(kKeepEvery);
    connect(&m_tick, &QTimer::timeout, this, &Courses::tick);
    connect(&m_keep, &QTimer::timeout, this, &Courses::keepAll);
    connect(&document, &Document::specChanged, this, &Courses::follow);
    follow();
}

Courses::~Courses() {
    keepAll();
    m_pool.wait();
}

void Courses::follow() {
    const Course* before = m_current;
    m_current = courseOf(m_document.lens());
    if (m_current) {
        m_current->setPace(m_pace);
        const auto revision = m_current->revision();
        m_current->follow(m_document.spec());
        if (m_current != before || m_current->revision() != revision) m_view = {};
        m_seen = m_current->revision();
        if (m_current->state().begun) m_tick.start();
    }
    m_tell.now();
}

/// Made when the lens is first seen, with what a file kept of it.
Course* Courses::courseOf(const Lens& lens) {
    if (!lens.course) return nullptr;
    Kept*& kept = m_courses[&lens];
    if (!kept) {
        m_all.push_back(std::make_unique<Kept>());
        kept = m_all.back().get();
        kept->course = lens.course();
        const QString file = m_folder.isEmpty() ? QString() : fileOf(lens, *kept->course);
        if (QFile::exists(file) && !kept->course->open(pathBytes(file), lens.defaults())) QFile::remove(file);
        kept->written = kept->course->revision();
    }
    return kept->course.get();
}

SpecPtr Courses::moment(const Lens& lens, const SpecPtr& spec) {
    Course* const course = courseOf(lens);
    return course && course == m_current ? course->moment(spec, m_view) : spec;
}

// What is asked for

void Courses::play() {
    if (!m_current) return;
    report(m_current->play());
    m_view.step.reset();
    changed();
}

void Courses::pause() {
    if (m_current) m_current->pause();
    changed();
}

void Courses::step() {
    if (!m_current) return;
    report(m_current->advance(1));
    m_view.step.reset();
    changed();
}

void Courses::reset() {
    if (m_current) m_current->reset();
    m_view = {};
    changed();
    emit momentChanged();
}

void Courses::setPace(double stepsPerSecond) {
    m_pace = stepsPerSecond;
    if (m_current) m_current->setPace(m_pace);
}

void Courses::lookAt(std::optional<int> step) {
    if (!m_current) return;
    const auto nearest = step ? std::optional(m_current->nearest(*step)) : std::nullopt;
    const bool other = std::exchange(m_view.step, nearest) != nearest;
    m_tell.now();
    if (other) emit momentChanged();
}

void Courses::pin() {
    if (!m_current) return;
    m_view.compared = m_view.compared ? std::nullopt : std::optional(m_current->nearest(m_view.step.value_or(m_current->state().last)));
    m_tell.now();
    emit momentChanged();
}

void Courses::changed() {
    m_quiet = 0;
    m_worked = workOfThisThread();  // what was done before is no look's cost
    m_tick.start();
    if (!m_keep.isActive() && !m_folder.isEmpty()) m_keep.start();
    m_tell.now();
}

void Courses::report(const Status& status) {
    if (!status) emit failed(status.error());
}

// Looking

void Courses::tick() {
    if (!m_current) return m_tick.stop();
    const auto revision = m_current->revision();
    const bool news = revision != m_seen;
    m_quiet = news || m_current->state().playing ? 0 : m_quiet + 1;
    if (m_quiet > kQuietTicks) m_tick.stop();
    if (!news) return;
    m_seen = revision;
    m_tell.follow();
    if (m_view.step) return;
    spreadLooks();
    emit momentChanged();
}

/// A look costs all that the window's thread does for it. Where that is much, there are fewer.
void Courses::spreadLooks() {
    const double worked = workOfThisThread(), cost = worked - std::exchange(m_worked, worked);
    const bool waits = m_pace > 0 && m_current->state().stepsPerSecond > 0.9 * m_pace;
    const double share = waits ? kShareOfRest : kShareOfMachine;
    m_cost += 0.2 * (std::min(cost, double(kSlowestLook)) - m_cost);
    const int interval = std::clamp(int(m_cost / (share * QThread::idealThreadCount())), kFastestLook, kSlowestLook);
    if (std::abs(interval - m_tick.interval()) > 2) m_tick.setInterval(interval);
}

// Files

QString Courses::fileOf(const Lens& lens, const Course& course) const {
    return m_folder + QStringLiteral("/course-") + QLatin1String(lens.id) + QString::fromStdString(course.fileSuffix());
}

QString Courses::fileBeside(const QString& workspace, const Lens& lens, const Course& course) const {
    const QFileInfo info(workspace);
    return info.path() + QLatin1Char('/') + info.completeBaseName() + QLatin1Char('.') + QLatin1String(lens.id) +
           QString::fromStdString(course.fileSuffix());
}

void Courses::write(const Course& course, const QString& path, bool tell) {
    auto writing = course.saving(pathBytes(path));
    if (!writing) return;
    m_pool.start(std::move(writing), [this, path, tell](const Status& done) {
        report(done);
        if (done && tell) emit saved(path);
    });
}

/// What has gone on since the last time; a killed program loses no more than that.
void Courses::keepAll() {
    if (m_folder.isEmpty()) return;
    for (auto it = m_courses.cbegin(); it != m_courses.cend(); ++it) {
        const auto revision = it.value()->course->revision();
        if (std::exchange(it.value()->written, revision) == revision) continue;
        const QString file = fileOf(*it.key(), *it.value()->course);
        if (it.value()->course->state().begun)
            write(*it.value()->course, file, false);
        else
            QFile::remove(file);
    }
}

void Courses::save(const QString& path) {
    if (m_current) write(*m_current, path, true);
}

void Courses::open(const QString& path) {
    if (!m_current) return;
    auto spec = m_current->open(pathBytes(path), m_document.spec());
    if (!spec) {
        emit failed(spec.error());
        return;
    }
    m_view = {};
    m_document.setSpec(*spec, tr("Open %1").arg(QFileInfo(path).fileName()));
    m_current->follow(m_document.spec());
    changed();
    emit momentChanged();
}

void Courses::saveBeside(const QString& workspace) {
    for (auto it = m_courses.cbegin(); it != m_courses.cend(); ++it)
        write(*it.value()->course, fileBeside(workspace, *it.key(), *it.value()->course), false);
}

void Courses::openBeside(const QString& workspace) {
    for (std::size_t i = 0; i < m_document.lenses().size(); ++i) {
        const Lens& lens = m_document.lenses()[i];
        Course* const course = courseOf(lens);
        if (!course) continue;
        const QString file = fileBeside(workspace, lens, *course);
        if (!QFile::exists(file)) continue;
        if (const auto spec = course->open(pathBytes(file), m_document.session().specs[i]); !spec) emit failed(spec.error());
        course->follow(m_document.session().specs[i]);
    }
    follow();
    emit momentChanged();
}

}  // namespace att
