// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_strip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>

#include "widgets/selection.h"
#include "widgets/stage_strip_button.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

class Arrow final : public QWidget {
public:
    explicit Arrow(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }
    QSize sizeHint() const override { return {px(this, 12), px(this, 20)}; }
    QSize minimumSizeHint() const override { return {px(this, 8), px(this, 20)}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(themeOf(palette()).faint);
        painter.drawText(rect(), Qt::AlignCenter, layoutDirection() == Qt::RightToLeft ? QStringLiteral("←") : QStringLiteral("→"));
    }
};

bool sameStages(const OutcomePtr& a, const OutcomePtr& b) { return a && b && std::ranges::equal(a->stages, b->stages, {}, &Stage::id, &Stage::id); }

}  // namespace

StageStrip::StageStrip(Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_scroll(new QScrollArea(this)),
      m_content(new QWidget),
      m_row(new QHBoxLayout(m_content)),
      m_backward(makeScroller(-1)),
      m_forward(makeScroller(1)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->installEventFilter(this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Stages"));
    connect(&m_selection, &Selection::panelChanged, this, &StageStrip::followSelection);
    connect(&m_selection, &Selection::headChanged, this, &StageStrip::refresh);
    connect(m_scroll->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &StageStrip::showChosen, Qt::QueuedConnection);
    connect(m_scroll->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &StageStrip::placeScrollers);
    connect(m_scroll->horizontalScrollBar(), &QScrollBar::valueChanged, this, &StageStrip::placeScrollers);
}

QToolButton* StageStrip::makeScroller(int direction) {
    auto* button = new QToolButton(this);
    button->setIcon(themeIcon(direction < 0 ? "left" : "right"));
    button->setFocusPolicy(Qt::NoFocus);
    button->setAutoRepeat(true);
    button->setAccessibleName(direction < 0 ? tr("Earlier stages") : tr("Later stages"));
    button->hide();
    connect(button, &QToolButton::clicked, this, [this, direction] {
        QScrollBar* bar = m_scroll->horizontalScrollBar();
        bar->setValue(bar->value() + direction * m_scroll->viewport()->width() / 2);
    });
    return button;
}

void StageStrip::setOutcome(OutcomePtr outcome, std::shared_ptr<const Look> look) {
    const bool same = sameStages(m_outcome, outcome);
    m_outcome = std::move(outcome);
    m_look = std::move(look);
    if (same) return m_pace.follow();
    rebuild();
    m_pace.now();
    followSelection();
}

void StageStrip::rebuild() {
    qDeleteAll(m_buttons);
    qDeleteAll(m_arrows);
    m_buttons.clear();
    m_arrows.clear();
    const int count = m_outcome ? static_cast<int>(m_outcome->stages.size()) : 0;
    for (int i = 0; i < count; ++i) {
        if (i > 0) m_row->addWidget(m_arrows.emplace_back(new Arrow(m_content)), 1);
        StageButton* button = m_buttons.emplace_back(new StageButton(m_content));
        m_row->addWidget(button);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, i] { choose(i); });
    }
    updateGeometry();
}

void StageStrip::refresh() {
    for (std::size_t i = 0; i < m_buttons.size(); ++i) m_buttons[i]->setStage(m_outcome->stages[i], m_selection.head(), *m_look);
}

int StageStrip::chosen() const {
    const std::string stage = m_selection.panel().substr(0, m_selection.panel().find('/'));
    if (!m_outcome) return -1;
    const auto found = std::ranges::find(m_outcome->stages, stage, &Stage::id);
    return found == m_outcome->stages.end() ? -1 : static_cast<int>(found - m_outcome->stages.begin());
}

// The chosen stage alone is a stop for Tab; arrows walk from there.
void StageStrip::followSelection() {
    const int current = chosen();
    for (int i = 0; i < static_cast<int>(m_buttons.size()); ++i) {
        StageButton* button = m_buttons[static_cast<std::size_t>(i)];
        button->setChecked(i == current);
        button->setFocusPolicy(i == std::max(0, current) ? Qt::StrongFocus : Qt::ClickFocus);
    }
    showChosen();
}

void StageStrip::showChosen() {
    const int current = chosen();
    if (current >= 0) m_scroll->ensureWidgetVisible(m_buttons[static_cast<std::size_t>(current)], px(this, 40), 0);
}

void StageStrip::choose(int stage) {
    if (stage < 0 || stage >= static_cast<int>(m_buttons.size())) return;
    const Stage& chosenStage = m_outcome->stages[static_cast<std::size_t>(stage)];
    m_buttons[static_cast<std::size_t>(stage)]->setFocus(Qt::OtherFocusReason);
    if (!chosenStage.panels.empty()) m_selection.setPanel(address(chosenStage, chosenStage.panels.front()));
    followSelection();
}

bool StageStrip::walk(int key) {
    switch (key) {
        case Qt::Key_Left: choose(std::max(0, chosen() - 1)); return true;
        case Qt::Key_Right: choose(chosen() + 1); return true;
        case Qt::Key_Home: choose(0); return true;
        case Qt::Key_End: choose(static_cast<int>(m_buttons.size()) - 1); return true;
        default: return false;
    }
}

QSize StageStrip::sizeHint() const { return {px(this, 600), m_buttons.empty() ? px(this, 84) : m_buttons.front()->sizeHint().height()}; }

void StageStrip::resizeEvent(QResizeEvent*) {
    m_scroll->setGeometry(rect());
    placeScrollers();
}

void StageStrip::placeScrollers() {
    const QScrollBar* bar = m_scroll->horizontalScrollBar();
    const int wide = px(this, 24);
    m_backward->setGeometry(0, 0, wide, height());
    m_forward->setGeometry(width() - wide, 0, wide, height());
    m_backward->setVisible(bar->value() > bar->minimum());
    m_forward->setVisible(bar->value() < bar->maximum());
    m_backward->raise();
    m_forward->raise();
}

// Arrow keys walk by stage before the button or the scroll area takes them for its own; the wheel scrolls sideways.
bool StageStrip::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) return walk(static_cast<QKeyEvent*>(event)->key());
    if (event->type() != QEvent::Wheel) return QWidget::eventFilter(watched, event);
    const QPoint turn = static_cast<QWheelEvent*>(event)->angleDelta();
    QScrollBar* bar = m_scroll->horizontalScrollBar();
    bar->setValue(bar->value() - (turn.x() != 0 ? turn.x() : turn.y()) / 2);
    return true;
}

void StageStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::LanguageChange || type == QEvent::PaletteChange || type == QEvent::FontChange) refresh();
    if (type == QEvent::FontChange) updateGeometry();
    if (type == QEvent::LanguageChange) setAccessibleName(tr("Stages"));
}

}  // namespace att
