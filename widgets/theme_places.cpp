// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_places.h"

#include <QAbstractSpinBox>
#include <QStyleOption>
#include <algorithm>

namespace att {

QRect scrollBarPart(const QStyleOptionSlider& bar, QStyle::SubControl part, int shortest) {
    const QRect& box = bar.rect;
    const bool flat = bar.orientation == Qt::Horizontal;
    const int whole = flat ? box.width() : box.height();
    const double range = std::max(1.0, double(bar.maximum) - bar.minimum);
    const int length = std::clamp(int(whole * (bar.pageStep / (range + bar.pageStep))), std::min(whole, shortest), whole);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, whole - length, bar.upsideDown);
    const auto piece = [&](int from, int to) {
        return flat ? QRect(box.left() + from, box.top(), to - from, box.height()) : QRect(box.left(), box.top() + from, box.width(), to - from);
    };
    switch (part) {
        case QStyle::SC_ScrollBarSlider: return piece(start, start + length);
        case QStyle::SC_ScrollBarSubPage: return piece(0, start);
        case QStyle::SC_ScrollBarAddPage: return piece(start + length, whole);
        case QStyle::SC_ScrollBarGroove: return box;
        default: return {};
    }
}

QRect spinBoxPart(const QStyleOptionSpinBox& spin, QStyle::SubControl part, int arrows) {
    const QRect inner = spin.rect.adjusted(2, 2, -2, -2);
    const bool bare = spin.buttonSymbols == QAbstractSpinBox::NoButtons;
    const QRect column(inner.right() - arrows + 1, inner.top(), arrows, inner.height());
    switch (part) {
        case QStyle::SC_SpinBoxUp: return bare ? QRect() : column.adjusted(0, 0, 0, -column.height() / 2);
        case QStyle::SC_SpinBoxDown: return bare ? QRect() : column.adjusted(0, column.height() / 2, 0, 0);
        case QStyle::SC_SpinBoxEditField: return inner.adjusted(1, 0, bare ? -2 : -arrows, 0);
        default: return spin.rect;
    }
}

QRect sliderHandle(const QStyleOptionSlider& slider, int side) {
    const int room = slider.rect.width() - side;
    const int left = QStyle::sliderPositionFromValue(slider.minimum, slider.maximum, slider.sliderPosition, room, slider.upsideDown);
    return {slider.rect.left() + left, slider.rect.top() + (slider.rect.height() - side) / 2, side, side};
}

}  // namespace att
