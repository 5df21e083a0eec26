// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands around the grid of all heads in a figure: the tokens once for each row and column of maps, and what the
// colours mean. Not a widget.

#include "widgets/heads_painter.h"

namespace att {

struct HeadsFrameRequest {
    QRectF area;
    QFont font;
    bool axes = true, colourBar = true;
};

struct HeadsFrame {
    HeadsLayout grid;
    HeatLayout around;       ///< the axes' names, room for labels beside and above the maps, the bar that all share; empty where left out
    bool barOfEach = false;  ///< each head has its own scale, and so its own bar
};

HeadsFrame layOutHeadsFrame(const Panel& panel, const Look& look, const HeadsFrameRequest& request);

/// All but the maps and their captions, which `picture` paints in the frame's grid.
void paintHeadsFrame(QPainter& painter, const HeadsPicture& picture, const HeadsFrame& frame);

}  // namespace att
