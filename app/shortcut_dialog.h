// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All keys at one glance: those of the actions, and those that the views understand.

#include <QDialog>

class QAction;
class QTableWidget;

namespace att {

class ShortcutDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutDialog(const QList<QAction*>& actions, QWidget* parent);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    QList<QAction*> m_actions;
    QTableWidget* m_table;
};

}  // namespace att
