// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line of text, applied while it is typed.

#include <string>

#include "widgets/field_editor.h"

namespace att {

class TokenLine;

class TextEditor : public FieldEditor {
    Q_OBJECT
public:
    TextEditor(const FieldEntry& entry, QWidget* parent);
    void setEntry(const FieldEntry& entry) override;
    void describe(const QString& name, const QString& description) override;

private:
    TokenLine* m_line;
};

}  // namespace att
