// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Attention as lines from queries on the left to keys on the right; a line's opacity is its weight. Not a widget.

#include <QFont>
#include <QPoint>
#include <QRectF>
#include <memory>
#include <optional>

#include "engine/core/panel.h"
#include "widgets/look.h"
#include "widgets/theme.h"

class QPainter;

namespace att {

enum class LinkSide { Query, Key };

/// A token at one side.
struct LinkToken {
    LinkSide side = LinkSide::Query;
    int place = 0;
    friend bool operator==(const LinkToken&, const LinkToken&) = default;
};

struct LinksLayout {
    QFont font, smallFont;
    QRectF queries, keys, lines, names, note;
    int rows = 0, columns = 0;

    QRectF tokenRect(LinkToken token) const;
    /// Where a token's lines begin or end.
    QPointF anchor(LinkToken token) const;
    std::optional<LinkToken> tokenAt(const QPointF& point) const;
};
LinksLayout layOutLinks(const Panel& panel, const QRectF& area, const QFont& font);

/// One head of a panel whose values are there.
struct LinksPicture {
    const Panel* panel = nullptr;
    int head = 0;
    std::shared_ptr<const Look> look;
    Theme theme;
    LinksLayout layout;
};

/// How many lines are drawn at most; of more, the strongest.
constexpr int mostLinks = 3000;

/// Tokens, axis names and the small print.
void paintLinksFrame(QPainter& painter, const LinksPicture& picture);
/// The lines from or to one token, or all.
void paintLinks(QPainter& painter, const LinksPicture& picture, std::optional<LinkToken> isolated);
/// A token pointed at or chosen, whole, and the one link that is pointed at elsewhere (x the key, y the query).
void paintLinkMarks(QPainter& painter, const LinksPicture& picture, std::optional<LinkToken> token, std::optional<QPoint> link, bool pinned);

}  // namespace att
