// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_text.h"

#include <QHBoxLayout>

#include "widgets/token_line.h"
#include "widgets/translate.h"

namespace att {

TextEditor::TextEditor(const FieldEntry& entry, QWidget* parent) : FieldEditor(parent), m_line(new TokenLine(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line);
    setFocusProxy(m_line);
    connect(m_line, &TokenLine::typed, this, [this](const QString& text) { emit edited(text.toStdString(), false); });
    connect(m_line, &TokenLine::settled, this, [this](const QString& text) { emit edited(text.toStdString(), true); });
    connect(m_line, &TokenLine::notice, this, &FieldEditor::refused);
    setEntry(entry);
}

void TextEditor::setEntry(const FieldEntry& entry) {
    m_line->setField(entry.field);
    m_line->place(shown(std::get<std::string>(entry.value)));
}

void TextEditor::describe(const QString& name, const QString& description) {
    m_line->setAccessibleName(name);
    m_line->setAccessibleDescription(description);
}

}  // namespace att
