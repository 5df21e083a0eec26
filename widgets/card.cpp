// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/elide.h"
#include "widgets/heat_layout.h"
#include "widgets/theme.h"

namespace att {
namespace {

QFont titleFont(const QFont& font) {
    QFont bold = scaledFont(font, 0.92);
    bold.setBold(true);
    return bold;
}

}  // namespace

Card::Card(QWidget* parent) : QWidget(parent), m_header(new QWidget(this)), m_controls(new QHBoxLayout(m_header)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(4);
    layout->addWidget(m_header);
    m_controls->setContentsMargins(0, 0, 0, 0);
    m_controls->setSpacing(4);
    m_controls->addStretch();
    fitHeader();
}

void Card::setTitle(const QString& title, const QString& subtitle) {
    if (title == m_title && subtitle == m_subtitle) return;
    m_title = title;
    m_subtitle = subtitle;
    setAccessibleName(title);
    m_header->setToolTip(toolTipOf(subtitle.isEmpty() ? title : title + '\n' + subtitle));
    measureTitle();
    fitHeader();
    update();
}

void Card::setContent(QWidget* content) { static_cast<QVBoxLayout*>(layout())->addWidget(content, 1); }

void Card::addControl(QWidget* control) {
    m_controls->addWidget(control);
    control->show();
}

bool Card::lacksRoom() const {
    if (m_controls->count() < 2) return false;
    return m_titleWidth + m_controls->spacing() > m_header->width() - m_controls->sizeHint().width();
}

void Card::measureTitle() { m_titleWidth = QFontMetricsF(titleFont(font())).horizontalAdvance(m_title); }

void Card::setTitleAbove(bool always) {
    if (always == m_always) return;
    m_always = always;
    fitHeader();
    update();
}

void Card::fitHeader() {
    m_above = m_always || lacksRoom();
    const int line = m_above ? int(QFontMetricsF(titleFont(font())).height() * 1.2) : 0;
    m_controls->setContentsMargins(0, line, 0, 0);
    m_header->setMinimumHeight(int(QFontMetricsF(font()).height() * 1.5) + line);
}

bool Card::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) fitHeader();
    return QWidget::event(event);
}

void Card::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    measureTitle();
    fitHeader();
}

void Card::resizeEvent(QResizeEvent*) { fitHeader(); }

/// New numbers change the content alone; around it stand a frame and words that cost more.
void Card::paintEvent(QPaintEvent* event) {
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    const QLayoutItem* content = layout()->itemAt(1);
    if (content && content->geometry().contains(event->rect())) return painter.fillRect(event->rect(), theme.card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    paintHeader(painter);
}

void Card::paintHeader(QPainter& painter) const {
    const Theme& theme = themeOf(palette());
    const QFont bold = titleFont(font()), plain = scaledFont(font(), 0.86);
    const QFontMetricsF boldMetrics(bold), plainMetrics(plain);
    QRectF line = m_header->geometry(), rest = line;
    if (m_controls->count() > 1) rest.setRight(m_header->x() + m_controls->itemAt(1)->geometry().left() - 8);
    if (m_above)
        line.setHeight(boldMetrics.height() * 1.2);
    else
        line.setRight(rest.right());
    const QString title = boldMetrics.elidedText(m_title, Qt::ElideRight, line.width());
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (m_above)
        rest.setTop(line.bottom());
    else
        rest.setLeft(line.left() + boldMetrics.horizontalAdvance(title) + boldMetrics.averageCharWidth());
    if (rest.width() < plainMetrics.horizontalAdvance(m_subtitle)) return;
    painter.setFont(plain);
    painter.setPen(theme.secondary);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_subtitle);
}

}  // namespace att
