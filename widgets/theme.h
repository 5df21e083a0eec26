// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The furniture's colours and sizes, light and dark. The data's colours are in colour_map.h.

#include <QColor>

class QApplication;
class QPalette;

namespace att {

struct Theme {
    QColor canvas, card, line, text, secondary, faint, accent, accentText, chip, marker, problem;
    QColor query, key, value;  ///< the fixed colour grammar
    QColor chosen;             ///< ground of what is chosen in a list: the accent, thinned
    bool dark;
};

const Theme& lightTheme();
const Theme& darkTheme();
/// The theme that a widget with this palette is drawn in.
const Theme& themeOf(const QPalette& palette);
/// Gives the whole application this theme's palette and the house's style.
void applyTheme(QApplication& application, const Theme& theme);

}  // namespace att
