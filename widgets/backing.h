// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a view keeps painted behind what changes: as sharp as its screen, and never empty, even while a splitter leaves the view no room.

#include <QPixmap>
#include <QWidget>

namespace att {

inline QPixmap backingOf(const QWidget& widget, const QColor& fill) {
    QPixmap backing((widget.size() * widget.devicePixelRatioF()).expandedTo({1, 1}));
    backing.setDevicePixelRatio(widget.devicePixelRatioF());
    backing.fill(fill);
    return backing;
}

}  // namespace att
