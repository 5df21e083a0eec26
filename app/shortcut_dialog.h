// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All keys at one glance: those of the actions, and those that the views understand.

#include <QDialog>

class QAction;

namespace att {

class ShortcutDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutDialog(const QList<QAction*>& actions, QWidget* parent);
};

}  // namespace att
