// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>

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

constexpr int frame = 16;  // ms

bool inside(const Panel& panel, const Cell& cell) {
    const auto within = [](int index, int count) { return index >= 0 && index < count; };
    return within(cell.head, panel.shape.heads) && within(cell.row, panel.shape.rows) && within(cell.column, panel.shape.columns);
}

}  // namespace

ExplanationStrip::ExplanationStrip(Selection& selection, QWidget* parent) : QWidget(parent), m_selection(selection) {
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    buildParts();
    connectParts();
    describe();
    showNothing();
}

// The steps let go of their light when they are hidden; the selection may be gone by then.
ExplanationStrip::~ExplanationStrip() { m_steps->disconnect(); }

QToolButton* ExplanationStrip::makeButton(const char* icon) {
    auto* button = new QToolButton(this);
    button->setIcon(themeIcon(icon));
    button->setAutoRaise(true);
    return button;
}

void ExplanationStrip::buildParts() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(this, 16), px(this, 6), px(this, 8), px(this, 6));
    column->setSpacing(px(this, 2));
    auto* head = new QHBoxLayout;
    head->addWidget(m_back = makeButton("back"));
    head->addWidget(m_question = new ThemeLabel(Type::Title, Ink::Text, this), 1);
    for (QToolButton** button : {&m_copy, &m_unpin, &m_fold})
        head->addWidget(*button = makeButton(button == &m_copy ? "copy" : button == &m_unpin ? "clear" : "fold"));
    column->addLayout(head);
    m_question->setWordWrap(true);

    m_body = new QWidget(this);
    auto* sides = new QHBoxLayout(m_body);
    sides->setContentsMargins(0, 0, px(this, 8), 0);
    sides->setSpacing(px(this, 24));
    auto* scroll = new QScrollArea(m_body);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* words = new QWidget;
    auto* lines = new QVBoxLayout(words);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(px(this, 4));
    lines->addWidget(m_formula = new FormulaView(words));
    lines->addWidget(m_steps = new ExplanationSteps(words));
    lines->addWidget(m_remark = new ThemeLabel(Type::Body, Ink::Secondary, words));
    lines->addStretch(1);
    m_remark->setWordWrap(true);
    scroll->setWidget(words);
    words->setBackgroundRole(QPalette::Base);
    scroll->setBackgroundRole(QPalette::Base);
    sides->addWidget(scroll, 3);
    sides->addWidget(m_profile = new ExplanationProfile(m_body), 1);
    column->addWidget(m_body, 1);
}

void ExplanationStrip::connectParts() {
    connect(&m_frame, &QTimer::timeout, this, &ExplanationStrip::refresh);
    connect(&m_selection, &Selection::pinnedChanged, this, &ExplanationStrip::schedule);
    connect(&m_selection, &Selection::hoveredChanged, this, &ExplanationStrip::schedule);
    connect(&m_selection, &Selection::hoveredChanged, this, [this] { m_steps->setPointedAt(m_selection.hovered()); });
    connect(m_steps, &ExplanationSteps::pointed, &m_selection, &Selection::light);
    connect(m_steps, &ExplanationSteps::followed, this, &ExplanationStrip::follow);
    connect(m_back, &QToolButton::clicked, this, &ExplanationStrip::goBack);
    connect(m_unpin, &QToolButton::clicked, this, [this] { m_selection.pin({}); });
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(words()); });
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
}

void ExplanationStrip::setOutcome(const Lens* lens, OutcomePtr outcome) {
    if (lens != m_lens) m_trail.clear();
    m_lens = lens;
    m_outcome = std::move(outcome);
    schedule();
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

// Many hovers in one frame cost one explanation.
void ExplanationStrip::schedule() {
    if (!m_frame.isActive()) m_frame.start();
}

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
    m_question->setInk(Ink::Secondary);
    m_question->setText(tr("Point at any number to see how it came about. A click keeps it."));
    m_body->setVisible(false);
    m_copy->setVisible(false);
}

void ExplanationStrip::lay(const Explanation& explanation) {
    m_question->setInk(Ink::Text);
    m_question->setText(shown(explanation.question));
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
    if (event->type() != QEvent::LanguageChange) return;
    describe();
    schedule();
}

void ExplanationStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    painter.fillRect(rect(), theme.card);
    painter.fillRect(0, 0, width(), 1, theme.line);
}

}  // namespace att
