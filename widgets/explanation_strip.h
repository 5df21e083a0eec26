// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Says how the pinned number came about, or the hovered one while none is pinned. Its terms light up where they live,
// and a term can be followed to its own explanation and back. A strip when wide, a column when tall.

#include <QWidget>
#include <vector>

#include "engine/core/lens.h"
#include "widgets/readable_pace.h"

class QBoxLayout;
class QHBoxLayout;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace att {

class ExplanationProfile;
class ExplanationSteps;
class FormulaView;
class Selection;
class ThemeLabel;

class ExplanationStrip : public QWidget {
    Q_OBJECT
public:
    ExplanationStrip(Selection& selection, QWidget* parent);
    ~ExplanationStrip() override;

    /// The lens that made the outcome; both null while there is none.
    void setOutcome(const Lens* lens, OutcomePtr outcome);
    /// The last change gave no outcome: what is explained is still from before it, and looks so until the next outcome.
    void fallBehind() { setBehind(true); }
    bool folded() const { return m_folded; }
    void setFolded(bool folded);
    /// The whole explanation as plain text.
    QString words() const;
    QSize sizeHint() const override;

signals:
    void foldedChanged(bool folded);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHead();
    void buildBody();
    void arrangeParts();
    void fitSpaces();
    void connectParts();
    QToolButton* makeButton(const char* icon);
    void describe();
    void setBehind(bool behind);
    void refresh();
    void showNothing();
    void lay(const Explanation& explanation);
    void lightTogether(std::vector<Cell> cells);
    void follow(const Cell& cell);
    void goTo(const Cell& cell);
    void goBack();
    bool explainable(const Cell& cell) const;
    std::optional<Cell> cell() const;

    Selection& m_selection;
    const Lens* m_lens = nullptr;
    OutcomePtr m_outcome;
    ReadablePace m_pace{[this] { refresh(); }};
    std::vector<Cell> m_trail;     // where following started from
    std::vector<Cell> m_together;  // lit while no term is pointed at
    bool m_folded = false;

    ThemeLabel *m_question, *m_remark;
    FormulaView* m_formula;
    ExplanationSteps* m_steps;
    ExplanationProfile* m_profile;
    QVBoxLayout *m_column, *m_lines;
    QHBoxLayout* m_head;
    QBoxLayout* m_sides;
    QWidget *m_body, *m_veil;
    QScrollArea* m_scroll;
    QToolButton *m_back, *m_unpin, *m_copy, *m_fold;
};

}  // namespace att
