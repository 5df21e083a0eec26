// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history_dialog.h"

#include <QEvent>
#include <QUndoView>
#include <QVBoxLayout>

namespace att {

HistoryDialog::HistoryDialog(QUndoStack& steps, QWidget* parent) : QDialog(parent), m_view(new QUndoView(&steps, this)) {
    (new QVBoxLayout(this))->addWidget(m_view);
    retranslate();
}

void HistoryDialog::retranslate() {
    setWindowTitle(tr("History"));
    m_view->setEmptyLabel(tr("As it was at the start"));
}

void HistoryDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace att
