// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "widgets/heads_frame.h"
#include "widgets/heat_marks.h"
#include "widgets/heat_painter.h"
#include "widgets/heat_words.h"
#include "widgets/links_painter.h"
#include "widgets/series_painter.h"
#include "widgets/table_layout.h"
#include "widgets/table_painter.h"

namespace att {
namespace {

void paintTitle(QPainter& painter, const QRectF& area, const Panel& panel, int head, const PanelScene& scene) {
    QFont bold = scene.font;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const QString title = metrics.elidedText(panelTitle(panel, head), Qt::ElideRight, area.width());
    painter.setFont(bold);
    painter.setPen(scene.theme.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, title);
    const QFont small = scaledFont(scene.font, 0.9);
    const double used = metrics.horizontalAdvance(title) + metrics.averageCharWidth();
    const QString subtitle = panelSubtitle(panel);
    if (area.width() - used < QFontMetricsF(small).horizontalAdvance(subtitle)) return;
    painter.setFont(small);
    painter.setPen(scene.theme.secondary);
    const QRectF rest(area.left() + used, area.top() + metrics.ascent() - QFontMetricsF(small).ascent(), area.width() - used, area.height());
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, subtitle);
}

void paintWords(QPainter& painter, const QRectF& area, const QString& words, const PanelScene& scene) {
    painter.setFont(scene.font);
    painter.setPen(scene.theme.secondary);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, words);
}

HeatPicture heatPicture(const Panel& panel, int head, const QRectF& area, const PanelScene& scene) {
    const HeatLayoutRequest request{area, scene.font, {}, scene.title, scene.axes, scene.colourBar};
    return {&panel, head, scene.look, scene.theme, layOutHeat(panel, request), heatScale(panel, *scene.look, head), scene.numbers, scene.vector};
}

/// The pinned cell when it is one of this head's.
std::optional<Cell> pinnedIn(const Panel& panel, int head, const PanelScene& scene) {
    const auto& pin = scene.pinned;
    const bool here = pin && pin->panel == scene.panel && pin->head == head && pin->row < panel.shape.rows && pin->column < panel.shape.columns;
    return here ? pin : std::nullopt;
}

HeatMarks marksOf(const Panel& panel, int head, const PanelScene& scene) {
    HeatMarks marks;
    if (const auto pin = pinnedIn(panel, head, scene)) marks.pinned = QPoint(pin->column, pin->row);
    return marks;
}

void paintHeat(QPainter& painter, const QRectF& area, const Panel& panel, int head, const PanelScene& scene) {
    const HeatPicture picture = heatPicture(panel, head, area, scene);
    if (scene.title) paintTitle(painter, picture.layout.title, panel, head, scene);
    paintHeatFrame(painter, picture);
    paintHeatCells(painter, picture, nullptr);
    paintHeatLegend(painter, picture, scene.vector ? 1 : painter.deviceTransform().m11());
    paintHeatMarks(painter, picture, marksOf(panel, head, scene));
}

/// Paints the title, when there is to be one, and gives back what is left of the area.
QRectF belowTitle(QPainter& painter, const QRectF& area, const Panel& panel, int head, const PanelScene& scene) {
    if (!scene.title) return area;
    const double line = QFontMetricsF(scene.font).height();
    paintTitle(painter, QRectF(area.topLeft(), QSizeF(area.width(), line)), panel, head, scene);
    return area.adjusted(0, 1.5 * line, 0, 0);
}

void paintHeads(QPainter& painter, const QRectF& area, const Panel& panel, const PanelScene& scene) {
    const QRectF rest = belowTitle(painter, area, panel, -1, scene);
    const HeadsFrame frame = layOutHeadsFrame(panel, *scene.look, {rest, scene.font, scene.axes, scene.colourBar});
    const HeadsPicture picture{&panel, scene.look, scene.theme, frame.grid, scene.vector, scene.numbers.value_or(false)};
    paintHeadsFrame(painter, picture, frame);
    paintHeadMaps(painter, picture);
    paintHeadLabels(painter, picture, {});
}

void paintHeadLinks(QPainter& painter, const QRectF& area, const Panel& panel, int head, const PanelScene& scene) {
    const QRectF rest = belowTitle(painter, area, panel, head, scene);
    const LinksPicture picture{&panel, head, scene.look, scene.theme, layOutLinks(panel, rest, scene.font)};
    paintLinksFrame(painter, picture);
    paintLinks(painter, picture, {});
}

void paintMatrix(QPainter& painter, const QRectF& area, const Panel& panel, int head, const PanelScene& scene) {
    const bool links = panel.distribution && scene.look->form == MatrixForm::Links;
    links ? paintHeadLinks(painter, area, panel, head, scene) : paintHeat(painter, area, panel, head, scene);
}

bool isStack(const Panel& panel, const PanelScene& scene) {
    return (panel.kind == PanelKind::Heads || panel.kind == PanelKind::Picture) && !panel.colours && !scene.head && panel.shape.heads > 1;
}

double tableAspect(const Panel& panel, const QFont& font) {
    const TableLayout layout = layOutTable(panel, 0, font);
    return std::clamp(layout.width() / layout.height(panel.shape.rows + 1), 0.6, 4.0);
}

/// Of the grids that hold all heads, the one that is nearest to 7:5 and leaves few places empty.
double stackAspect(const Shape& shape) {
    constexpr double wanted = 1.4, label = 0.17;  // the label's share of a map's height
    const double map = std::clamp(double(shape.columns) / shape.rows, 1.0 / 3, 3.0);
    double best = wanted, least = std::numeric_limits<double>::infinity();
    for (int columns = 1; columns <= shape.heads; ++columns) {
        const int rows = (shape.heads + columns - 1) / columns;
        const double aspect = columns * map / (rows * (1 + label) + label);
        const double fault = std::abs(std::log(aspect / wanted)) + 0.5 * (columns * rows - shape.heads) / shape.heads;
        if (fault < least) std::tie(best, least) = std::pair(aspect, fault);
    }
    return best;
}

}  // namespace

void paintPanel(QPainter& painter, const QRectF& area, const PanelScene& scene) {
    const Panel* panel = scene.outcome ? findPanel(*scene.outcome, scene.panel) : nullptr;
    if (!panel || area.isEmpty()) return;
    const int head = std::clamp(scene.head.value_or(0), 0, std::max(0, panel->shape.heads - 1));
    painter.save();
    if (const QString words = emptyWords(*panel); !words.isEmpty())
        paintWords(painter, area, words, scene);
    else if (panel->kind == PanelKind::Prose)
        paintProse(painter, belowTitle(painter, area, *panel, head, scene), *panel, scene.theme, scene.font);
    else if (panel->kind == PanelKind::Table)
        paintTable(painter, belowTitle(painter, area, *panel, head, scene), *panel, head, scene.theme, scene.font);
    else if (panel->kind == PanelKind::Series || panel->kind == PanelKind::Bars)
        paintSeries(painter, belowTitle(painter, area, *panel, head, scene), {*panel, head, scene.theme, scene.font, pinnedIn(*panel, head, scene)});
    else if (isStack(*panel, scene))
        paintHeads(painter, area, *panel, scene);
    else
        paintMatrix(painter, area, *panel, head, scene);
    painter.restore();
}

double naturalAspect(const PanelScene& scene) {
    const Panel* panel = scene.outcome ? findPanel(*scene.outcome, scene.panel) : nullptr;
    if (!panel || panel->shape.size() == 0) return 1.6;
    if (panel->kind == PanelKind::Series || panel->kind == PanelKind::Bars) return 1.6;
    if (panel->kind == PanelKind::Table) return tableAspect(*panel, scene.font);
    const double columns = panel->shape.columns, rows = panel->shape.rows;
    constexpr double framed = 0.84;  // names, labels and the bar make it taller
    if (isStack(*panel, scene)) return stackAspect(panel->shape) * (scene.axes || scene.colourBar ? framed : 1.0);
    if (panel->backdrop) return std::clamp(double(panel->backdrop->width) / panel->backdrop->height, 0.4, 3.0) * (scene.colourBar ? 1.12 : 1.0);
    return std::clamp(columns / rows, 0.6, 2.4) * (scene.colourBar ? 1.15 : 1.0);
}

}  // namespace att
