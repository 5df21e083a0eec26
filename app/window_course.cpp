// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: the bar over what goes on in time.
#include "app/errors.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"
#include "widgets/transport_bar.h"

namespace att {

void MainWindow::connectCourse() {
    Courses& courses = m_program.courses;
    const TransportBar* bar = m_parts.transport;
    connect(bar, &TransportBar::playAsked, &courses, &Courses::play);
    connect(bar, &TransportBar::pauseAsked, &courses, &Courses::pause);
    connect(bar, &TransportBar::stepAsked, &courses, &Courses::step);
    connect(bar, &TransportBar::resetAsked, &courses, &Courses::reset);
    connect(bar, &TransportBar::paceChosen, &courses, &Courses::setPace);
    connect(bar, &TransportBar::stepChosen, &courses, &Courses::lookAt);
    connect(bar, &TransportBar::pinAsked, &courses, &Courses::pin);
    connect(bar, &TransportBar::openAsked, this, &MainWindow::openCourse);
    connect(bar, &TransportBar::saveAsked, this, &MainWindow::saveCourse);
    connect(&courses, &Courses::stateChanged, this, &MainWindow::showCourse);
    connect(&courses, &Courses::failed, this, [this](const Error& error) { m_parts.notice->say(shownError(error), NoticeBar::Kind::Problem); });
    connect(&courses, &Courses::saved, this, [this](const QString& path) { m_parts.notice->say(tr("Saved %1.").arg(path)); });
    connect(bar, &TransportBar::exampleChosen, this, [this](int index) { report(m_program.document.showExample(index)); });
    courses.setPace(bar->pace());
    showCourse();
}

void MainWindow::showCourse() {
    const Course* course = m_program.courses.current();
    m_parts.transport->setVisible(course != nullptr);
    if (course) m_parts.transport->setState(course->state(), m_program.courses.view());
    followBars();
}

}  // namespace att
