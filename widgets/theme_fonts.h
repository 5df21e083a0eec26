// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The furniture's type: 13 px text and what is derived from it. Every size here is a multiple of the font that a
// widget inherits, so that scaling the application's font scales everything.

#include <QFont>

class QWidget;

namespace att {

enum class Type {
    Body,     ///< 13 px
    Title,    ///< 13 px bold, for questions and names
    Card,     ///< 12 px bold, card titles
    Small,    ///< 11 px
    Group,    ///< 10.5 px, bold spaced capitals
    Figures,  ///< 12 px, every digit equally wide
};

/// The system's font for widgets at 13 px times `scale`.
QFont uiFont(double scale);
/// `body` as this type wants it; never under 10 px.
QFont typeFont(const QFont& body, Type type);
/// 1.0 when the font is 13 px tall. Lengths in the mockup's pixels are multiplied by it.
double unitOf(const QFont& body);
/// A length of the mockup in this widget's pixels, rounded.
int px(const QWidget* widget, double length);

}  // namespace att
