// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/links_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/digits.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_layout.h"
#include "widgets/heat_scale.h"
#include "widgets/heat_words.h"
#include "widgets/translate.h"

namespace att {
namespace {

struct LinksWords {
    Q_DECLARE_TR_FUNCTIONS(LinksWords)
};

struct Link {
    int query, key;
    float weight;
};

struct Links {
    std::vector<Link> drawn;  ///< weak ones first, so that strong ones lie on top
    std::size_t found = 0;    ///< at or above the threshold
};

Links linksOf(const LinksPicture& picture, std::optional<LinkToken> isolated) {
    const auto values = picture.panel->values->head(picture.head);
    const bool oneQuery = isolated && isolated->side == LinkSide::Query, oneKey = isolated && isolated->side == LinkSide::Key;
    const int firstRow = oneQuery ? isolated->place : 0, lastRow = oneQuery ? firstRow + 1 : int(values.rows());
    const int firstColumn = oneKey ? isolated->place : 0, lastColumn = oneKey ? firstColumn + 1 : int(values.cols());
    const float threshold = std::max(float(picture.look->threshold), std::numeric_limits<float>::min());
    Links links;
    for (int i = firstRow; i < lastRow; ++i)
        for (int j = firstColumn; j < lastColumn; ++j)
            if (values(i, j) >= threshold) links.drawn.push_back({i, j, values(i, j)});
    links.found = links.drawn.size();
    const auto stronger = [](const Link& a, const Link& b) { return a.weight > b.weight; };
    if (links.found > mostLinks) {
        std::ranges::nth_element(links.drawn, links.drawn.begin() + mostLinks, stronger);
        links.drawn.resize(mostLinks);
    }
    std::ranges::sort(links.drawn, [&](const Link& a, const Link& b) { return stronger(b, a); });
    return links;
}

const Axis& axisOf(const LinksPicture& picture, LinkSide side) { return side == LinkSide::Query ? picture.panel->rows : picture.panel->columns; }

QColor colourOf(const LinksPicture& picture, std::optional<LinkToken> isolated) {
    return isolated && isolated->side == LinkSide::Key ? picture.theme.key : picture.theme.query;
}

void paintToken(QPainter& painter, const LinksPicture& picture, LinkToken token, const QFont& font) {
    const QRectF place = picture.layout.tokenRect(token);
    const QFontMetricsF metrics(font);
    const QString words = metrics.elidedText(labelAt(axisOf(picture, token.side), token.place), Qt::ElideRight, place.width());
    const auto side = token.side == LinkSide::Query ? Qt::AlignRight : Qt::AlignLeft;
    painter.setFont(font);
    painter.drawText(place, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, words);
}

void paintSide(QPainter& painter, const LinksPicture& picture, LinkSide side, int count) {
    const double pitch = picture.layout.lines.height() / std::max(1, count);
    const int stride = labelStride(pitch, QFontMetricsF(picture.layout.font).height());
    for (int place = 0; place < count; place += stride) paintToken(painter, picture, {side, place}, picture.layout.font);
}

QString noteOf(const LinksPicture& picture, const Links& links) {
    if (links.found > mostLinks)
        return LinksWords::tr("the %1 strongest of %2 links").arg(QString::number(links.drawn.size()), QString::number(links.found));
    if (picture.look->threshold <= 0) return {};
    return LinksWords::tr("links below %1 are not drawn").arg(withDecimals(picture.look->threshold, 2));
}

}  // namespace

LinksLayout layOutLinks(const Panel& panel, const QRectF& area, const QFont& font) {
    LinksLayout layout;
    layout.rows = panel.shape.rows;
    layout.columns = panel.shape.columns;
    layout.smallFont = scaledFont(font, 0.82);
    const double line = QFontMetricsF(font).height(), small = QFontMetricsF(layout.smallFont).height();
    const double room = std::max(1.0, area.height() - 2 * small - line);
    const int most = std::max({1, panel.shape.rows, panel.shape.columns});
    layout.font = room / most < line ? layout.smallFont : font;
    const double height = std::min(room, std::max(most * 2.4 * line, 0.5 * area.width()));
    const double labels = 0.3 * area.width();
    const double left = widestLabel(panel.rows, panel.shape.rows, layout.font, labels),
                 right = widestLabel(panel.columns, panel.shape.columns, layout.font, labels);
    // Lines longer than this are hard to follow.
    const double between = std::min(area.width() - left - right - 2 * line, 1.5 * room);
    const double start = area.left() + std::max(0.0, (area.width() - left - right - between) / 2 - 0.5 * line);
    layout.names = QRectF(area.left(), area.top(), area.width(), small);
    const double top = layout.names.bottom() + line / 3;
    layout.queries = QRectF(start, top, left, height);
    layout.lines = QRectF(layout.queries.right() + line / 2, top, std::max(1.0, between), height);
    layout.keys = QRectF(layout.lines.right() + line / 2, top, right, height);
    layout.note = QRectF(area.left(), layout.lines.bottom() + line / 3, area.width(), small);
    return layout;
}

QRectF LinksLayout::tokenRect(LinkToken token) const {
    const QRectF& side = token.side == LinkSide::Query ? queries : keys;
    const double pitch = side.height() / std::max(1, token.side == LinkSide::Query ? rows : columns), height = QFontMetricsF(font).height();
    return {side.left(), side.top() + (token.place + 0.5) * pitch - height / 2, side.width(), height};
}

QPointF LinksLayout::anchor(LinkToken token) const {
    return {token.side == LinkSide::Query ? lines.left() : lines.right(), tokenRect(token).center().y()};
}

std::optional<LinkToken> LinksLayout::tokenAt(const QPointF& point) const {
    for (const LinkSide side : {LinkSide::Query, LinkSide::Key}) {
        const QRectF reach = (side == LinkSide::Query ? queries : keys).adjusted(-8, 0, 8, 0);
        const int count = side == LinkSide::Query ? rows : columns;
        if (count > 0 && reach.contains(point))
            return LinkToken{side, std::clamp(int((point.y() - reach.top()) / reach.height() * count), 0, count - 1)};
    }
    return {};
}

void paintLinksFrame(QPainter& painter, const LinksPicture& picture) {
    const LinksLayout& layout = picture.layout;
    painter.setFont(layout.smallFont);
    painter.setPen(picture.theme.secondary);
    painter.drawText(QRectF(layout.names.left(), layout.names.top(), layout.queries.right() - layout.names.left(), layout.names.height()),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown(picture.panel->rows.name));
    painter.drawText(QRectF(layout.keys.left(), layout.names.top(), layout.names.right() - layout.keys.left(), layout.names.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown(picture.panel->columns.name));
    painter.setPen(picture.theme.text);
    paintSide(painter, picture, LinkSide::Query, layout.rows);
    paintSide(painter, picture, LinkSide::Key, layout.columns);
}

void paintLinks(QPainter& painter, const LinksPicture& picture, std::optional<LinkToken> isolated) {
    constexpr int levels = 48;
    const Links links = linksOf(picture, isolated);
    const HeatScale scale = heatScale(*picture.panel, *picture.look, picture.head);
    std::array<QList<QLineF>, levels> lines;
    for (const Link& link : links.drawn) {
        const int level = std::min(levels - 1, int(scale.position(link.weight) * levels));
        lines[level].push_back({picture.layout.anchor({LinkSide::Query, link.query}), picture.layout.anchor({LinkSide::Key, link.key})});
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double pitch = picture.layout.lines.height() / std::max(1, std::max(picture.layout.rows, picture.layout.columns));
    for (int level = 0; level < levels; ++level) {
        if (lines[level].isEmpty()) continue;
        QColor colour = colourOf(picture, isolated);
        colour.setAlphaF(float(0.06 + 0.94 * (level + 0.5) / levels));
        painter.setPen(QPen(colour, std::clamp(pitch * 0.12, 1.0, 3.0)));
        painter.drawLines(lines[level]);
    }
    painter.restore();
    painter.setFont(picture.layout.smallFont);
    painter.setPen(picture.theme.secondary);
    painter.drawText(picture.layout.note, Qt::AlignCenter | Qt::TextSingleLine, noteOf(picture, links));
}

void paintLinkMarks(QPainter& painter, const LinksPicture& picture, std::optional<LinkToken> token, std::optional<QPoint> link, bool pinned) {
    QFont bold = picture.layout.font;
    bold.setBold(true);
    const auto mark = [&](LinkToken marked) {
        const QRectF chip = picture.layout.tokenRect(marked).adjusted(-4, -1, 4, 1);
        painter.fillRect(chip, picture.theme.card);
        painter.setPen(Qt::NoPen);
        painter.setBrush(picture.theme.chip);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(picture.theme.text);
        paintToken(painter, picture, marked, bold);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (token) mark(*token);
    if (link) {
        painter.setPen(QPen(pinned ? picture.theme.marker : picture.theme.text, 2.5));
        painter.drawLine(picture.layout.anchor({LinkSide::Query, link->y()}), picture.layout.anchor({LinkSide::Key, link->x()}));
        mark({LinkSide::Query, link->y()});
        mark({LinkSide::Key, link->x()});
    }
    painter.restore();
}

}  // namespace att
