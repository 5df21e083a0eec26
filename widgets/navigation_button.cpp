// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navigation_button.h"

#include <QPainter>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

constexpr double side = 8, stampSize = 16, textLeft = 32, lineHeight = 30;  // pixels of the mockup

}  // namespace

NavigationButton::NavigationButton(const QString& icon, QWidget* parent) : QRadioButton(parent), m_icon(icon) {
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NavigationButton::setFolded(bool folded) {
    m_folded = folded;
    updateGeometry();
    update();
}

QFont NavigationButton::textFont() const {
    QFont font = this->font();
    font.setBold(isChecked());
    return font;
}

QRect NavigationButton::textRect(int width) const { return {px(this, textLeft), 0, width - px(this, textLeft + side / 2), 10'000}; }

QSize NavigationButton::minimumSizeHint() const { return {px(this, lineHeight), px(this, lineHeight)}; }

QSize NavigationButton::sizeHint() const { return {px(this, m_folded ? lineHeight : 170), heightForWidth(px(this, 170))}; }

int NavigationButton::heightForWidth(int width) const {
    if (m_folded) return px(this, lineHeight);
    QFont bold = font();
    bold.setBold(true);
    const int text = QFontMetrics(bold).boundingRect(textRect(width), Qt::AlignLeft | Qt::TextWordWrap, this->text()).height();
    return std::max(px(this, lineHeight), text + px(this, 10));
}

void NavigationButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    if (isChecked())
        paintBox(painter, rect(), {theme.chosen, {}, 0, 6});
    else if (underMouse())
        paintBox(painter, rect(), {theme.chip, {}, 0, 6});
    const double size = stampSize * unitOf(font());
    const double left = m_folded ? (width() - size) / 2 : side * unitOf(font());
    paintIcon(painter, m_icon, QRectF(left, (height() - size) / 2, size, size), isChecked() ? theme.accent : theme.faint);
    if (hasFocus()) paintFocus(painter, rect(), palette(), 6);
    if (m_folded) return;
    painter.setFont(textFont());
    painter.setPen(isChecked() ? theme.accent : theme.text);
    QRect text = textRect(width());
    text.setHeight(height());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, this->text());
}

}  // namespace att
