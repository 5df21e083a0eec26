// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line of the form: label, reset, editor, and under them what is wrong or why the field is locked.

#include <QWidget>

#include "engine/core/memo.h"
#include "engine/core/spec.h"

class QToolButton;

namespace att {

class FieldEditor;
class ThemeLabel;

class FieldRow : public QWidget {
    Q_OBJECT
public:
    FieldRow(const FieldEntry& entry, QWidget* parent);
    ~FieldRow() override;

    void setEntry(const FieldEntry& entry);
    /// The row below is locked for the same reason and says so for both.
    void setReasonBelow(bool below);
    /// Names, help and units in the language of the moment; `label` may carry a mnemonic.
    void describe(const QString& label);
    const FieldEntry& entry() const { return m_entry; }
    FieldEditor* editor() const { return m_editor; }
    /// The sentence under the field; empty when there is none.
    QString note() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void arraysRequested(const QString& key);
    void arraysCleared(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Places {
        QRect label, reset, editor, note;
        int height = 0;
    };
    Places places(int width) const;
    int editorWidth() const;
    int longestWord() const;
    void connectParts();
    void relay();
    void showValue();
    void showNote();
    void reset();
    QString key() const;
    QString reason() const;
    QString helpWords() const;

    FieldEntry m_entry;
    mutable Memo<int, int> m_heights{8};  ///< for widths, until something is laid out anew
    ThemeLabel* m_label;
    FieldEditor* m_editor;
    ThemeLabel* m_nothing;  ///< in the editor's place while no value counts
    QToolButton* m_reset;
    ThemeLabel* m_note;
    QString m_refusal;
    bool m_reasonBelow = false;
    bool m_counts = true;  ///< the field's value
};

}  // namespace att
