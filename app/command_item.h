// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Paints one row of the command palette: the title, and at the right its keys and what kind of thing it is.

#include <QStyledItemDelegate>

namespace att {

class CommandItem : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { KindRole = Qt::UserRole, KeysRole };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace att
