// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How each kind of control is painted. Where its parts are and when it is painted is the style's affair (theme_style.h).

#include <QRectF>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComplex;
class QStyleOptionSlider;
class QWidget;

namespace att {

/// The dynamic property that gives a field the outline of a problem.
inline constexpr char wrongProperty[] = "wrong";

/// The frame of whatever can be typed into.
void paintFieldFrame(QPainter& painter, const QStyleOption& option);
void paintPushButton(QPainter& painter, const QStyleOptionButton& option);
void paintToolButton(QPainter& painter, const QStyleOption& option);
void paintCheckMark(QPainter& painter, const QStyleOption& option);
/// `unit`: pixels in a pixel of the mockup.
void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRectF& handle, double unit);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRectF& handle);
void paintSpinArrows(QPainter& painter, const QStyleOption& option, const QRectF& up, const QRectF& down, double unit);
void paintListArrow(QPainter& painter, const QStyleOption& option, double unit);
/// `text`: as the menu bar has it, mnemonic and all.
void paintMenuBarItem(QPainter& painter, const QStyleOption& option, const QString& text, bool mnemonic);
void paintMenuBarGround(QPainter& painter, const QStyleOption& option);
/// The grip in the middle of a splitter's handle, and how far a job is.
void paintGrip(QPainter& painter, const QStyleOption& option, double unit);
void paintProgress(QPainter& painter, const QStyleOption& option, double share);
void paintRadioMark(QPainter& painter, const QStyleOption& option);
/// Whether a button is painted in the accent: it is on, or the one that Return presses.
bool isPrimary(const QStyleOptionButton& option);

}  // namespace att
