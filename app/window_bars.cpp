// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: what the bars above the cards can do, as actions that the palette finds. They are in no menu: each is a button in sight.
#include "app/main_window.h"
#include "app/program.h"
#include "widgets/card_area.h"
#include "widgets/picture_bar.h"

namespace att {

std::vector<MainWindow::BoundAction> MainWindow::barActions() {
    return {
        {{"openPicture", "", QT_TRANSLATE_NOOP("att::Actions", "Open a Picture…"), ""}, nullptr},
        {{"pastePicture", "", QT_TRANSLATE_NOOP("att::Actions", "Paste a Picture"), ""}, nullptr},
        {{"drawPicture", "", QT_TRANSLATE_NOOP("att::Actions", "Draw over the Picture…"), ""}, nullptr},
        {{"paint", "", QT_TRANSLATE_NOOP("att::Actions", "Paint over the Heatmap"), ""}, nullptr},
        {{"play", "", QT_TRANSLATE_NOOP("att::Actions", "Play"), ""}, &MainWindow::playOrPause},
        {{"stepOnce", "", QT_TRANSLATE_NOOP("att::Actions", "One Step"), ""}, nullptr},
        {{"resetCourse", "", QT_TRANSLATE_NOOP("att::Actions", "Forget All Steps"), ""}, nullptr},
        {{"newestStep", "", QT_TRANSLATE_NOOP("att::Actions", "Look at the Newest Step"), ""}, nullptr},
        {{"pinStep", "", QT_TRANSLATE_NOOP("att::Actions", "Pin This Step, or Let Go of It"), ""}, nullptr},
        {{"openCourse", "", QT_TRANSLATE_NOOP("att::Actions", "Go On from a File…"), ""}, &MainWindow::openCourse},
        {{"saveCourse", "", QT_TRANSLATE_NOOP("att::Actions", "Save What Was Reached…"), ""}, &MainWindow::saveCourse},
    };
}

void MainWindow::connectBars() {
    const auto bind = [this](const char* id, auto* to, auto slot) { connect((*m_actions)[id], &QAction::triggered, to, slot); };
    bind("openPicture", m_parts.picture, &PictureBar::open);
    bind("pastePicture", m_parts.picture, &PictureBar::paste);
    bind("drawPicture", m_parts.picture, &PictureBar::sketch);
    bind("paint", m_parts.cards, &CardArea::paint);
    Courses& courses = m_program.courses;
    bind("stepOnce", &courses, &Courses::step);
    bind("resetCourse", &courses, &Courses::reset);
    bind("newestStep", &courses, [&courses] { courses.lookAt(std::nullopt); });
    bind("pinStep", &courses, &Courses::pin);
}

void MainWindow::playOrPause() {
    Courses& courses = m_program.courses;
    courses.current()->state().playing ? courses.pause() : courses.play();
}

/// Which of them can be had just now.
void MainWindow::followBars() {
    const Course* course = m_program.courses.current();
    const CourseState state = course ? course->state() : CourseState();
    const bool picture = !m_parts.picture->isHidden(), begun = course && state.begun;
    const std::pair<const char*, bool> ready[] = {{"openPicture", picture},
                                                  {"pastePicture", picture},
                                                  {"drawPicture", picture},
                                                  {"paint", m_parts.cards->canPaint()},
                                                  {"play", course && !state.fault},
                                                  {"stepOnce", course && !state.fault && !state.playing},
                                                  {"resetCourse", begun},
                                                  {"newestStep", begun && m_program.courses.view().step},
                                                  {"pinStep", begun},
                                                  {"openCourse", course != nullptr},
                                                  {"saveCourse", begun}};
    for (const auto& [id, can] : ready) (*m_actions)[id]->setEnabled(can);
    (*m_actions)["play"]->setText(state.playing ? tr("Pause") : tr("Play"));
}

}  // namespace att
