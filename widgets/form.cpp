// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr double formWidth = 290;

/// Never wider than the form: what does not fit is its own section's to squeeze.
class Column final : public QWidget {
public:
    Column() { setAttribute(Qt::WA_OpaquePaintEvent); }
    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), themeOf(palette()).card);
        painter.fillRect(0, 0, 1, height(), themeOf(palette()).line);
    }
};

}  // namespace

Form::Form(QWidget* parent) : QScrollArea(parent), m_column(new Column), m_sections(new QVBoxLayout(m_column)), m_fields(new FormFields(m_column)) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Options"));
    m_sections->addWidget(m_fields);
    m_sections->addStretch(1);
    setWidget(m_column);
    setBackgroundRole(QPalette::Base);
    fitWidth();
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &Form::fitWidth);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { showFocused(now); });
    connect(m_fields, &FormFields::edited, this, &Form::edited);
    connect(m_fields, &FormFields::arraysRequested, this, &Form::arraysRequested);
    connect(m_fields, &FormFields::arraysCleared, this, &Form::arraysCleared);
}

void Form::addSection(QWidget* section) { m_sections->insertWidget(m_sections->count() - 1, section); }

/// The scroll area does so itself only while the focus goes about inside it. What is in sight, as what is clicked is, stays where it is.
void Form::showFocused(QWidget* widget) {
    if (widget && isAncestorOf(widget) && !widget->visibleRegion().contains(widget->rect().center())) ensureWidgetVisible(widget);
}

QSize Form::sizeHint() const { return {px(this, formWidth), px(this, 600)}; }

// The scroll bar stands in the right margin, so that nothing moves when it comes and goes.
void Form::fitWidth() {
    const int side = px(this, 15), bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    const bool scrolls = verticalScrollBar()->maximum() > 0;
    m_sections->setContentsMargins(side, px(this, 16), scrolls ? std::max(2, side - bar) : side, side);
    m_sections->setSpacing(px(this, 10));
    setFixedWidth(px(this, formWidth));
}

void Form::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitWidth();
    if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Options"));
}

}  // namespace att
