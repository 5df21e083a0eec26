// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline_slider.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {

void TimelineSlider::setPinned(std::optional<int> step) {
    if (std::exchange(m_pinned, step) != step) update();
}

QSize TimelineSlider::sizeHint() const { return {px(this, 300), FieldSlider::sizeHint().height()}; }

void TimelineSlider::paintEvent(QPaintEvent* event) {
    FieldSlider::paintEvent(event);
    if (!m_pinned) return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    option.sliderPosition = *m_pinned;
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    QPainter painter(this);
    const int wide = px(this, 3), high = px(this, 16);
    painter.fillRect(handle.center().x() - wide / 2, height() / 2 - high / 2, wide, high, themeOf(palette()).marker);
}

}  // namespace att
