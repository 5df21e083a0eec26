// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the ticks of curves and bars stand, and the words at them. Paints nothing.

#include <QFont>
#include <QString>
#include <vector>

#include "engine/core/panel.h"

namespace att {

struct Tick {
    double at = 0;
    QString label;  ///< may be of two lines; empty: a small tick between two
};
struct Ticks {
    std::vector<Tick> ticks;
    bool turned = false;  ///< the labels are read from the bottom upwards
};

/// What is seen of an axis just now, on how many pixels, with labels in which font.
struct AxisView {
    double from = 0, to = 1;
    double pixels = 100;
    QFont font;
    double across = 100;  ///< pixels that a turned label may take
};

/// 1, 2 or 5 times a power of ten, about `most` of them with a label.
std::vector<Tick> numberTicks(double from, double to, bool logarithmic, int most);
Ticks valueTicks(bool logarithmic, const AxisView& view);
/// Numbers where the columns have places or no labels; else as many labels as fit: lying on up to two lines, or turned where
/// that shows more, each elided before it meets the next.
Ticks placeTicks(const Panel& panel, const AxisView& view);

}  // namespace att
