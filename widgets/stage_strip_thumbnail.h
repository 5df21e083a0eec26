// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A panel in the size of a stamp: blocks of cells reduced to one pixel each. Not a view: no axes, no exact colours
// to read off.

#include <QImage>

#include "engine/core/panel.h"
#include "widgets/look.h"

namespace att {

struct Theme;

/// What a thumbnail is made from: the values, else a sample of those that were not kept; null when there is neither.
TensorPtr stampedValues(const Panel& panel);
/// At most `most` pixels; one pixel a cell when the panel is smaller. Null when the panel has no matrix to show.
QImage thumbnailOf(const Panel& panel, int head, const Look& look, const Theme& theme, QSize most);

}  // namespace att
