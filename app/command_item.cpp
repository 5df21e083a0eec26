// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_item.h"

#include <QPainter>

#include "widgets/theme.h"

namespace att {

void CommandItem::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = themeOf(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    const QFontMetrics& metrics = option.fontMetrics;
    const int gap = metrics.averageCharWidth();
    QRect area = option.rect.adjusted(gap, 0, -gap, 0);
    if (chosen) painter->fillRect(option.rect, theme.accent);

    painter->setFont(option.font);
    painter->setPen(chosen ? theme.accentText : theme.faint);
    const auto atRight = [&](const QString& text) {
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, text);
        area.setRight(area.right() - metrics.horizontalAdvance(text) - 2 * gap);
    };
    atRight(index.data(KindRole).toString());
    if (const QString keys = index.data(KeysRole).toString(); !keys.isEmpty()) atRight(keys);
    painter->setPen(chosen ? theme.accentText : theme.text);
    const QString title = metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width());
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, title);
}

QSize CommandItem::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.rect.width(), option.fontMetrics.height() * 8 / 5};
}

}  // namespace att
