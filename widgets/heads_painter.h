// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Paints the small maps of all heads with their labels. Not a widget.

#include <QString>
#include <memory>
#include <optional>

#include "widgets/heads_layout.h"
#include "widgets/heat_painter.h"

class QPainter;

namespace att {

struct HeadsPicture {
    const Panel* panel = nullptr;  ///< its values are there
    std::shared_ptr<const Look> look;
    Theme theme;
    HeadsLayout layout;
    bool vector = false;
    std::optional<bool> numbers = false;  ///< as in HeatPicture
};

/// One of the maps, in its place.
HeatPicture headMap(const HeadsPicture& heads, const HeadPlace& place);

/// "3 · previous 0.98", in short "3 · previous"; sorted by a measure: "3 · 1.63 bits", in short "3 · 1.63".
QString headCaption(const Panel& panel, int head, const std::string& order, bool inFull);
/// The same in short, its second part under the first.
QString stackedCaption(const Panel& panel, int head, const std::string& order);
/// Why a head has its name, and all its measures, line by line.
QString headWords(const Panel& panel, int head);

/// All maps, each with a hairline around it.
void paintHeadMaps(QPainter& painter, const HeadsPicture& picture);
void paintHeadLabels(QPainter& painter, const HeadsPicture& picture, std::optional<int> chosen);

}  // namespace att
