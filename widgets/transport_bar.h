// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Play, pause, step and reset for whatever goes on in time, how fast, and the line along which one looks back. It shows a state and reports
// wishes; what goes on, it does not know.

#include <QWidget>

#include "engine/core/lens.h"

class QHBoxLayout;
class QPushButton;

namespace att {

class FieldSlider;
class ThemeLabel;
class TimelineSlider;

class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(QWidget* parent);

    /// `view`: the steps that are really seen.
    void setState(const CourseState& state, const CourseView& view);
    void setExamples(std::vector<Example> examples);
    double pace() const;  ///< steps a second that the slider asks for; 0: as fast as it goes

signals:
    void playAsked();
    void pauseAsked();
    void stepAsked();
    void resetAsked();
    void paceChosen(double stepsPerSecond);           ///< 0: as fast as it goes
    void stepChosen(const std::optional<int>& step);  ///< nothing: the newest
    void pinAsked();                                  ///< the step that is seen, or no more the one that is pinned
    void exampleChosen(int index);
    void openAsked();
    void saveAsked();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* buildControls();
    QHBoxLayout* buildTimeline();
    void connectParts();
    void describe();
    void describeState();
    void fillExamples();
    void fitSpaces();

    CourseState m_state;
    CourseView m_view;
    std::vector<Example> m_examples;
    bool m_narrow = false;
    QPushButton *m_play, *m_step, *m_reset, *m_examplesButton, *m_open, *m_save, *m_pin, *m_newest;
    ThemeLabel *m_pace, *m_told;
    FieldSlider* m_speed;
    TimelineSlider* m_timeline;
    QHBoxLayout *m_controls, *m_back;
};

}  // namespace att
