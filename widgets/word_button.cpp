// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/word_button.h"

#include <QFontMetrics>
#include <QPainter>

#include "widgets/heat_layout.h"
#include "widgets/theme.h"

namespace att {

WordButton::WordButton(QWidget* parent) : QToolButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

QFont WordButton::wordFont() const {
    QFont font = scaledFont(this->font(), 0.86);
    font.setBold(isChecked());
    return font;
}

QSize WordButton::sizeHint() const {
    QFont bold = wordFont();
    bold.setBold(isCheckable());  // as wide checked as not
    const QFontMetrics metrics(bold);
    return {metrics.horizontalAdvance(text()) + metrics.height() / 2, int(1.4 * metrics.height())};
}

void WordButton::paintEvent(QPaintEvent*) {
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() && isEnabled()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.chip);
        painter.drawRoundedRect(QRectF(rect()), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setFont(wordFont());
    painter.setPen(isChecked() ? theme.accent : isEnabled() ? theme.secondary : theme.faint);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

}  // namespace att
