// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line of the form: label, editor, reset, and under them what is wrong or why the field is locked.

#include <QWidget>

#include "engine/core/spec.h"

class QGridLayout;
class QToolButton;

namespace att {

class FieldEditor;
class ThemeLabel;

class FieldRow : public QWidget {
    Q_OBJECT
public:
    FieldRow(const FieldEntry& entry, QWidget* parent);

    void setEntry(const FieldEntry& entry);
    /// Names, help and units in the language of the moment; `label` may carry a mnemonic.
    void describe(const QString& label);
    const FieldEntry& entry() const { return m_entry; }
    FieldEditor* editor() const { return m_editor; }

signals:
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void arraysRequested(const QString& key);
    void arraysCleared(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void arrange();
    void showNote();
    void reset();
    QString key() const;
    QString helpWords() const;

    FieldEntry m_entry;
    ThemeLabel* m_label;
    QToolButton* m_reset;
    FieldEditor* m_editor;
    ThemeLabel* m_note;
    QGridLayout* m_grid;
    QString m_refusal;
    bool m_stacked = false;
};

}  // namespace att
