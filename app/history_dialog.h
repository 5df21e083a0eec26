// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every step that can be undone or done again; a click goes there. A step keeps the words of the language in which it was made.

#include <QDialog>

class QUndoStack;
class QUndoView;

namespace att {

class HistoryDialog : public QDialog {
    Q_OBJECT
public:
    /// `steps` must outlive it.
    HistoryDialog(QUndoStack& steps, QWidget* parent);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    QUndoView* m_view;
};

}  // namespace att
