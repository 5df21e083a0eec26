// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What goes on in time in the lenses that have such a thing: follows the document, looks for news as often as the screen is painted, and keeps
// all of it in files, so that neither another lens nor a killed program loses it. It shows nothing.

#include <QHash>
#include <QObject>
#include <QTimer>

#include "app/document.h"
#include "widgets/readable_pace.h"
#include "widgets/worker_pool.h"

namespace att {

class Courses : public QObject {
    Q_OBJECT
public:
    /// Keeps its files in `folder`; nowhere when that is empty. The document must outlive it.
    Courses(const QString& folder, Document& document, QObject* parent = nullptr);
    ~Courses() override;

    /// That of the lens on screen; null where it has none.
    Course* current() const { return m_current; }
    /// The steps that are seen: those nearest to the ones asked for.
    const CourseView& view() const { return m_view; }
    /// The spec, holding the moment to see.
    SpecPtr moment(const Lens& lens, const SpecPtr& spec);

    void play();
    void pause();
    void step();
    void reset();
    void setPace(double stepsPerSecond);
    void lookAt(std::optional<int> step);
    /// Compares with the step that is seen, or no more.
    void pin();
    void save(const QString& path);
    void open(const QString& path);
    /// Beside a workspace: all that has begun.
    void saveBeside(const QString& workspace);
    void openBeside(const QString& workspace);

signals:
    void momentChanged();  ///< there is something else to see of the lens on screen
    void stateChanged();
    void saved(const QString& path);
    void failed(const att::Error& error);

private:
    struct Kept {
        std::unique_ptr<Course> course;
        std::uint64_t written = 0;  ///< the revision in its file
    };

    void follow();
    Course* courseOf(const Lens& lens);
    void tick();
    void spreadLooks();
    void changed();
    void report(const Status& status);
    void keepAll();
    QString fileOf(const Lens& lens, const Course& course) const;
    QString fileBeside(const QString& workspace, const Lens& lens, const Course& course) const;
    void write(const Course& course, const QString& path, bool tell);

    QString m_folder;
    Document& m_document;
    QHash<const Lens*, Kept*> m_courses;
    std::vector<std::unique_ptr<Kept>> m_all;
    Course* m_current = nullptr;
    CourseView m_view;
    std::uint64_t m_seen = 0;
    int m_quiet = 0;                  ///< ticks without news
    double m_pace = 0;                ///< of whichever course is on screen
    double m_worked = 0, m_cost = 0;  ///< milliseconds of this thread: at the last look, and for each of late
    QTimer m_tick, m_keep;
    ReadablePace m_tell{[this] { emit stateChanged(); }};
    WorkerPool m_pool;
};

}  // namespace att
