// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A figure for the clipboard: as a PNG, as an SVG and as a table of its numbers, so that whatever is pasted into takes
// what it understands best.

#include <QByteArray>
#include <QImage>
#include <QString>

#include "widgets/figure_options.h"
#include "widgets/panel_painter.h"

class QMimeData;

namespace att {

struct ClipboardFigure {
    QImage image;
    QByteArray png, svg;
    QString table;  ///< rows of tab-separated values; empty when there would be more than a million
};

/// May run on any thread. Fails like encodeFigure. Of several files, the first.
Result<ClipboardFigure> clipboardFigure(const PanelScene& scene, FigureOptions options, const std::string& workspace);

/// Tokens around the numbers as the scene shows them, head under head. A tab or line break in a token becomes a blank.
QString tableOf(const PanelScene& scene);

/// Ownership passes to the caller, usually on to QClipboard::setMimeData.
QMimeData* mimeDataOf(const ClipboardFigure& figure);

}  // namespace att
