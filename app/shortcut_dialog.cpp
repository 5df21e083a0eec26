// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shortcut_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
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

ShortcutDialog::ShortcutDialog(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent), m_actions(actions), m_table(new QTableWidget(0, 2, this)) {
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table);
    column->addWidget(buttons);
    retranslate();
    resize(fontMetrics().averageCharWidth() * 78, fontMetrics().height() * 34);
}

void ShortcutDialog::retranslate() {
    setWindowTitle(tr("Keyboard shortcuts"));
    m_table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    QList<Keys> rows;
    for (const QAction* action : m_actions)
        if (!action->shortcut().isEmpty()) rows << Keys{plainText(action->text()), keysOf(action)};
    rows << viewKeys();
    m_table->setRowCount(int(rows.size()));
    for (int i = 0; i < rows.size(); ++i) {
        m_table->setItem(i, 0, new QTableWidgetItem(rows[i].first));
        m_table->setItem(i, 1, new QTableWidgetItem(rows[i].second));
    }
}

/// The window gives its actions their new names when it is told itself, which may be later.
void ShortcutDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) QMetaObject::invokeMethod(this, &ShortcutDialog::retranslate, Qt::QueuedConnection);
}

}  // namespace att
