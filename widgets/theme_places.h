// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the parts of a control are. What they look like is in theme_controls.h.

#include <QStyle>

class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace att {

/// A bar without arrow buttons; its handle is never shorter than `shortest`.
QRect scrollBarPart(const QStyleOptionSlider& bar, QStyle::SubControl part, int shortest);
/// `arrows`: the width of the column with the two arrows.
QRect spinBoxPart(const QStyleOptionSpinBox& spin, QStyle::SubControl part, int arrows);
/// The handle of a horizontal slider, a square of this side.
QRect sliderHandle(const QStyleOptionSlider& slider, int side);

}  // namespace att
