// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shortcut_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/window_actions.h"

namespace att {
namespace {

using Keys = std::pair<QString, QString>;  // what it does, keys

QList<Keys> viewKeys() {
    return {
        {ShortcutDialog::tr("Move the cursor in a heatmap"), ShortcutDialog::tr("Arrow keys")},
        {ShortcutDialog::tr("Pin the number under the cursor"), ShortcutDialog::tr("Return or Space")},
        {ShortcutDialog::tr("Zoom a heatmap"), ShortcutDialog::tr("Wheel, + and −")},
        {ShortcutDialog::tr("Move a zoomed heatmap"), ShortcutDialog::tr("Drag")},
        {ShortcutDialog::tr("Show the whole heatmap"), ShortcutDialog::tr("0 or double click")},
        {ShortcutDialog::tr("Values of a slider in powers of two"), ShortcutDialog::tr("Shift while dragging")},
        {ShortcutDialog::tr("Reset one option"), ShortcutDialog::tr("Double click on its name")},
    };
}

QString keysOf(const QAction* action) {
    QStringList words;
    for (const QKeySequence& keys : action->shortcuts()) words << keys.toString(QKeySequence::NativeText);
    return words.join(QStringLiteral("  "));
}

}  // namespace

ShortcutDialog::ShortcutDialog(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    QList<Keys> rows;
    for (const QAction* action : actions)
        if (!action->shortcut().isEmpty()) rows << Keys{plainText(action->text()), keysOf(action)};
    rows << viewKeys();

    auto* table = new QTableWidget(int(rows.size()), 2, this);
    table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    for (int i = 0; i < rows.size(); ++i) {
        table->setItem(i, 0, new QTableWidgetItem(rows[i].first));
        table->setItem(i, 1, new QTableWidgetItem(rows[i].second));
    }
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(table);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 78, fontMetrics().height() * 34);
}

}  // namespace att
