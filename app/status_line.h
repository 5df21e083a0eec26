// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The line at the bottom: shapes, cost and times of the picture on screen, progress of a long job, and at the right
// language and scale. It reports clicks and changes nothing itself.

#include <QFrame>

#include "engine/core/outcome.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace att {

class ThemeLabel;

class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setOutcome(const Outcome& outcome);
    /// In milliseconds.
    void setTimes(double engine, double frame);
    void setScale(int percent);
    void setProjector(bool on);
    /// Nothing hides the bar; below 0 it only shows that something runs.
    void setProgress(std::optional<float> done);

signals:
    void languageClicked();
    void scaleClicked();
    void cancelClicked();
    void projectorClicked();

private:
    void changeEvent(QEvent* event) override;
    void makeLabels(QHBoxLayout* row);
    void makeProgress(QHBoxLayout* row);
    void makeButtons(QHBoxLayout* row);
    QPushButton* makeButton(QHBoxLayout* row, void (StatusLine::*clicked)());
    void retranslate();

    QLabel *m_shapes, *m_cost;
    ThemeLabel* m_times;
    QProgressBar* m_progress;
    QPushButton *m_cancel, *m_projector, *m_language, *m_scale;
    Cost m_costShown;
    double m_engine = -1, m_frame = -1;
};

/// "14.7 MFLOP": two for each multiplication with addition.
QString flopWords(std::int64_t multiplyAdds);
/// "X 7×512 · scores 8×7×7": the panels worth knowing, in the order of the stages.
QString shapeWords(const Outcome& outcome);

}  // namespace att
