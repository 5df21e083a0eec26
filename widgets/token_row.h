// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One text of a lens's input: its name, its tokens as chips or the line to write it in, and the button between the two.

#include <QWidget>

#include "engine/core/spec.h"
#include "widgets/token_chips.h"

class QHBoxLayout;
class QPushButton;
class QStackedWidget;

namespace att {

class ThemeLabel;
class TokenLine;

class TokenRow : public QWidget {
    Q_OBJECT
public:
    explicit TokenRow(QWidget* parent);
    ~TokenRow() override;

    /// A text field with Editor::Tokens. While it is locked it shows its tokens and says why; a text that cannot run stays in sight as it was
    /// written.
    void setEntry(const FieldEntry& entry);
    TokenChips* chips() const { return m_chips; }
    /// Behind the button.
    void addControl(QWidget* control);
    /// Where there is little room the tokens get it: the pencil alone stands for "Edit", and the name goes when it says nothing new.
    void setNarrow(bool narrow, bool named);
    int labelWidth() const;
    void setLabelWidth(int width);
    bool editing() const { return m_writing; }

public slots:
    /// Opens the line, with `words` in place of the text unless they are empty.
    void edit(const QString& words = {});

signals:
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void notice(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    bool refused() const { return m_entry.field.problem.has_value(); }
    void showPart();
    void endEdit();
    void describe();

    FieldEntry m_entry;
    ThemeLabel* m_label;
    QStackedWidget* m_stack;
    TokenChips* m_chips;
    TokenLine* m_line;
    QPushButton* m_edit;
    QHBoxLayout* m_row;
    bool m_narrow = false;
    bool m_writing = false;  ///< the line is being written in
};

}  // namespace att
