// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

#include "widgets/elide.h"
#include "widgets/explanation_profile.h"
#include "widgets/explanation_steps.h"
#include "widgets/formula.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr int frame = 16;  // ms: many hovers in one frame cost one explanation

/// Dims what lies under it and lets everything through.
class Veil final : public QWidget {
public:
    explicit Veil(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QColor ground = themeOf(palette()).card;
        ground.setAlpha(165);
        QPainter(this).fillRect(rect(), ground);
    }
};

bool inside(const Panel& panel, const Cell& cell) {
    const auto within = [](int index, int count) { return index >= 0 && index < count; };
    return within(cell.head, panel.shape.heads) && within(cell.row, panel.shape.rows) && within(cell.column, panel.shape.columns);
}

}  // namespace

ExplanationStrip::ExplanationStrip(Selection& selection, QWidget* parent) : QWidget(parent), m_selection(selection) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    buildHead();
    buildBody();
    arrangeParts();
    m_veil = new Veil(this);
    connectParts();
    describe();
    refresh();
}

// The steps let go of their light when they are hidden; the selection may be gone by then.
ExplanationStrip::~ExplanationStrip() { m_steps->disconnect(); }

QToolButton* ExplanationStrip::makeButton(const char* icon) {
    auto* button = new QToolButton(this);
    button->setIcon(themeIcon(icon));
    button->setAutoRaise(true);
    return button;
}

void ExplanationStrip::buildHead() {
    m_head = new QHBoxLayout;
    m_back = makeButton("back");
    m_question = new ThemeLabel(Type::Title, Ink::Text, this);
    m_copy = makeButton("copy");
    m_unpin = makeButton("clear");
    m_fold = makeButton("fold");
    m_question->setWordWrap(true);
    m_head->addWidget(m_back);
    m_head->addWidget(m_question, 1);
    for (QToolButton* button : {m_copy, m_unpin, m_fold}) m_head->addWidget(button, 0, Qt::AlignTop);
}

void ExplanationStrip::buildBody() {
    m_body = new QWidget(this);
    m_scroll = new QScrollArea(m_body);
    auto* words = new QWidget;
    m_lines = new QVBoxLayout(words);
    m_formula = new FormulaView(words);
    m_steps = new ExplanationSteps(words);
    m_remark = new ThemeLabel(Type::Body, Ink::Secondary, words);
    m_profile = new ExplanationProfile(m_body);
    m_remark->setWordWrap(true);
    for (QWidget* part : {static_cast<QWidget*>(m_formula), static_cast<QWidget*>(m_steps), static_cast<QWidget*>(m_remark)})
        m_lines->addWidget(part);
    m_lines->addStretch(1);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(words);
    words->setBackgroundRole(QPalette::Base);
    m_scroll->setBackgroundRole(QPalette::Base);
}

void ExplanationStrip::arrangeParts() {
    m_column = new QVBoxLayout(this);
    m_column->addLayout(m_head);
    m_column->addWidget(m_body, 1);
    m_column->addStretch(0);
    m_sides = new QHBoxLayout(m_body);
    m_sides->addWidget(m_scroll, 3);
    m_sides->addWidget(m_profile, 1);
    fitSpaces();
}

void ExplanationStrip::fitSpaces() {
    m_column->setContentsMargins(px(this, 16), px(this, 6), px(this, 8), px(this, 6));
    m_column->setSpacing(px(this, 2));
    m_sides->setContentsMargins(0, 0, px(this, 8), 0);
    m_sides->setSpacing(px(this, 24));
    m_lines->setSpacing(px(this, 4));
    // A splitter may not squeeze an explanation to nothing: to be rid of it there is the fold.
    m_body->setMinimumHeight(px(this, 84));
}

void ExplanationStrip::connectParts() {
    connect(&m_selection, &Selection::pinnedChanged, this, [this] { m_pace.soon(frame); });
    connect(&m_selection, &Selection::hoveredChanged, this, [this] { m_pace.soon(frame); });
    connect(&m_selection, &Selection::hoveredChanged, this, [this] { m_steps->setPointedAt(m_selection.hovered()); });
    connect(m_steps, &ExplanationSteps::pointed, this,
            [this](std::vector<Cell> cells) { m_selection.light(cells.empty() ? m_together : std::move(cells)); });
    connect(m_steps, &ExplanationSteps::cursorMoved, this, [this](const QRect& box) {
        const QRect there(m_steps->mapTo(m_scroll->widget(), box.topLeft()), box.size());
        m_scroll->ensureVisible(there.center().x(), there.center().y(), there.width(), there.height());
    });
    connect(m_steps, &ExplanationSteps::followed, this, &ExplanationStrip::follow);
    connect(m_back, &QToolButton::clicked, this, &ExplanationStrip::goBack);
    connect(m_unpin, &QToolButton::clicked, this, [this] { m_selection.pin({}); });
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(words()); });
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
}

void ExplanationStrip::setOutcome(const Lens* lens, OutcomePtr outcome) {
    if (lens != m_lens) m_trail.clear();
    const bool follows = lens == m_lens;
    m_lens = lens;
    m_outcome = std::move(outcome);
    setBehind(false);
    follows ? m_pace.follow(frame) : m_pace.soon(frame);
}

void ExplanationStrip::setBehind(bool behind) {
    if (behind == !m_veil->isHidden()) return;
    m_veil->setVisible(behind);
    m_veil->raise();
    setAccessibleDescription(behind ? tr("Still from before the last change.") : QString());
}

void ExplanationStrip::setFolded(bool folded) {
    if (folded == m_folded) return;
    m_folded = folded;
    describe();
    refresh();
    updateGeometry();
    emit foldedChanged(folded);
}

QSize ExplanationStrip::sizeHint() const { return {px(this, 600), m_folded ? px(this, 36) : px(this, 184)}; }

bool ExplanationStrip::explainable(const Cell& cell) const {
    const Panel* panel = m_outcome && m_lens && m_lens->explain ? findPanel(*m_outcome, cell.panel) : nullptr;
    return panel && inside(*panel, cell);
}

std::optional<Cell> ExplanationStrip::cell() const {
    const auto& cell = m_selection.pinned() ? m_selection.pinned() : m_selection.hovered();
    return cell && explainable(*cell) ? cell : std::nullopt;
}

void ExplanationStrip::refresh() {
    const auto asked = cell();
    if (!m_selection.pinned()) m_trail.clear();
    m_unpin->setVisible(m_selection.pinned().has_value());
    m_back->setVisible(!m_trail.empty());
    asked ? lay(m_lens->explain(*m_outcome, *asked)) : showNothing();
}

void ExplanationStrip::showNothing() {
    lightTogether({});
    m_question->setInk(Ink::Secondary);
    m_question->setText(tr("Point at any number to see how it came about. A click keeps it."));
    m_body->setVisible(false);
    m_copy->setVisible(false);
}

/// What others have lit stays when there is nothing of our own.
void ExplanationStrip::lightTogether(std::vector<Cell> cells) {
    if (cells.empty() && m_together.empty()) return;
    m_together = std::move(cells);
    m_selection.light(m_together);
}

void ExplanationStrip::lay(const Explanation& explanation) {
    lightTogether(explanation.together);
    m_question->setInk(Ink::Text);
    m_question->change(shown(explanation.question));
    m_formula->setFormula(shown(explanation.formula));
    m_steps->setSteps(explanation.steps);
    m_remark->setText(shown(explanation.remark));
    m_remark->setVisible(!explanation.remark.empty());
    m_profile->setProfile(explanation.profile);
    m_profile->setVisible(!explanation.profile.values.empty());
    m_body->setVisible(!m_folded);
    m_copy->setVisible(!m_folded);
}

void ExplanationStrip::follow(const Cell& cell) {
    if (!explainable(cell)) return;
    if (m_selection.pinned()) m_trail.push_back(*m_selection.pinned());
    goTo(cell);
}

void ExplanationStrip::goTo(const Cell& cell) {
    m_selection.light({});
    m_selection.setPanel(cell.panel);
    m_selection.setHead(cell.head);
    m_selection.pin(cell);
}

void ExplanationStrip::goBack() {
    if (m_trail.empty()) return;
    const Cell cell = m_trail.back();
    m_trail.pop_back();
    goTo(cell);
}

QString ExplanationStrip::words() const {
    QStringList lines{m_question->text(), m_formula->words(), m_steps->words(), m_remark->text()};
    lines.removeAll(QString());
    return lines.join('\n');
}

void ExplanationStrip::describe() {
    setAccessibleName(tr("Explanation"));
    const auto name = [](QToolButton* button, const QString& words) {
        button->setAccessibleName(words);
        button->setToolTip(toolTipOf(words));
    };
    name(m_back, tr("Back to the number this one was reached from"));
    name(m_unpin, tr("Let go of the pinned number"));
    name(m_copy, tr("Copy the explanation as text"));
    name(m_fold, m_folded ? tr("Unfold the explanation") : tr("Fold the explanation"));
    m_fold->setIcon(themeIcon(m_folded ? "unfold" : "fold"));
}

void ExplanationStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitSpaces();
    if (event->type() != QEvent::LanguageChange) return;
    describe();
    m_pace.soon(frame);
}

void ExplanationStrip::resizeEvent(QResizeEvent*) {
    m_sides->setDirection(height() > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_veil->setGeometry(rect());
}

void ExplanationStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    painter.fillRect(rect(), theme.card);
    painter.fillRect(0, 0, width(), 1, theme.line);
    painter.fillRect(0, 0, 1, height(), theme.line);
}

}  // namespace att
