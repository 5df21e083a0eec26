// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

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
    adoptFont();
}

void Card::setTitle(const QString& title, const QString& subtitle) {
    if (title == m_title && subtitle == m_subtitle) return;
    m_title = title;
    m_subtitle = subtitle;
    setAccessibleName(title);
    update();
}

void Card::setContent(QWidget* content) { static_cast<QVBoxLayout*>(layout())->addWidget(content, 1); }

void Card::addControl(QWidget* control) {
    m_controls->addWidget(control);
    control->show();
}

void Card::adoptFont() { m_header->setMinimumHeight(int(QFontMetricsF(font()).height() * 1.5)); }

void Card::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) adoptFont();
}

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

    QRectF line = m_header->geometry();
    if (m_controls->count() > 1) line.setRight(m_header->x() + m_controls->itemAt(1)->geometry().left() - 8);
    const QFont bold = titleFont(font()), plain = scaledFont(font(), 0.86);
    const QFontMetricsF boldMetrics(bold), plainMetrics(plain);
    const QString title = boldMetrics.elidedText(m_title, Qt::ElideRight, line.width());
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    line.setLeft(line.left() + boldMetrics.horizontalAdvance(title) + boldMetrics.averageCharWidth());
    if (line.width() < 6 * plainMetrics.averageCharWidth()) return;
    painter.setFont(plain);
    painter.setPen(theme.secondary);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, plainMetrics.elidedText(m_subtitle, Qt::ElideRight, line.width()));
}

}  // namespace att
