// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A map over its picture as one image, at the device's own pixels: for the screen and for figures alike. Not a widget.

#include <QImage>
#include <QRectF>

#include "widgets/heat_painter.h"

namespace att {

/// Whether it is painted here rather than as a plain heatmap.
bool isOverPicture(const HeatPicture& picture);

/// Whether there is a map for each of some tokens, which are known by their labels, and the last of them are the places of these maps in reading
/// order: a click on a place then asks for its own map, and each map has a scale of its own.
bool hasMapOfEachPlace(const Panel& panel);

/// The window's cells over the same part of the picture, as the look wants them: laid over, alone, or beside the bare picture. Where the
/// channels are colours, the cells have theirs. Format_RGB32.
QImage pictureImage(const HeatPicture& picture, const QRectF& window, QSize pixels);

/// The pixels that a figure of vectors should have: neither the picture's nor the cells' edges blur.
QSize pictureResolution(const HeatPicture& picture);

}  // namespace att
