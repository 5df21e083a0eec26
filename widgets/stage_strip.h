// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of the mechanism as a row to walk along: a stamp of each stage's first panel, its name and its shape.

#include <QWidget>
#include <memory>
#include <vector>

#include "engine/core/outcome.h"
#include "widgets/look.h"
#include "widgets/readable_pace.h"

class QHBoxLayout;
class QScrollArea;
class QToolButton;

namespace att {

class Selection;
class StageButton;

class StageStrip : public QWidget {
    Q_OBJECT
public:
    StageStrip(Selection& selection, QWidget* parent);
    void setOutcome(OutcomePtr outcome, std::shared_ptr<const Look> look);
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* makeScroller(int direction);
    void rebuild();
    void refresh();
    void followSelection();
    void showChosen();
    void choose(int stage);
    bool walk(int key);
    int chosen() const;
    void placeScrollers();

    Selection& m_selection;
    OutcomePtr m_outcome;
    std::shared_ptr<const Look> m_look;
    ReadablePace m_pace{[this] { refresh(); }};
    QScrollArea* m_scroll;
    QWidget* m_content;
    QHBoxLayout* m_row;
    QToolButton *m_backward, *m_forward;
    std::vector<StageButton*> m_buttons;
    std::vector<QWidget*> m_arrows;
};

}  // namespace att
