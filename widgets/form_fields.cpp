// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form_fields.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/field_editor.h"
#include "widgets/field_row.h"
#include "widgets/form_mnemonics.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// What must be equal for a row to stay.
std::string signatureOf(const FieldEntry& entry) {
    std::string signature = std::string(entry.field.key) + '\n' + entry.field.label.source + '\n' + entry.field.group.source;
    signature += '\n' + std::to_string(static_cast<int>(entry.type)) + std::to_string(static_cast<int>(entry.field.editor));
    for (const auto& choice : entry.field.choices) signature += std::string("\n") + choice.key;
    return signature;
}

bool inForm(const std::vector<FieldEntry>& list, const FieldEntry& entry) {
    return entry.field.editor != Editor::Hidden && !belongsToTokenBar(list, entry);
}

}  // namespace

bool belongsToTokenBar(const std::vector<FieldEntry>& list, const FieldEntry& entry) {
    if (entry.field.editor == Editor::Tokens || entry.type == FieldType::Picture) return true;
    const auto tokens = std::ranges::find_if(list, [](const FieldEntry& e) { return e.field.editor == Editor::Tokens; });
    return tokens != list.end() && entry.type == FieldType::Choice && entry.field.group == tokens->field.group;
}

FormFields::FormFields(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
}

void FormFields::setSpec(SpecPtr spec) {
    auto list = entries(*spec);
    const auto all = list;
    std::erase_if(list, [&all](const FieldEntry& entry) { return !inForm(all, entry); });
    std::vector<std::string> signature;
    for (const auto& entry : list) signature.push_back(signatureOf(entry));
    if (signature != m_signature) {
        m_signature = std::move(signature);
        return rebuild(list);
    }
    for (std::size_t i = 0; i < list.size(); ++i) m_rows[i]->setEntry(list[i]);
    shareReasons();
}

/// Neighbours that are locked for one reason say it once, under the last of them.
void FormFields::shareReasons() {
    const auto sameReason = [](const Field& a, const Field& b) { return a.locked && a.locked == b.locked && a.group == b.group; };
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setReasonBelow(i + 1 < m_rows.size() && sameReason(m_rows[i]->entry().field, m_rows[i + 1]->entry().field));
}

void FormFields::rebuild(const std::vector<FieldEntry>& list) {
    for (FieldRow* row : m_rows) delete row;
    for (const auto& heading : m_headings) delete heading.label;
    m_rows.clear();
    m_headings.clear();
    for (const auto& entry : list) {
        if (m_headings.empty() || !(m_headings.back().group == entry.field.group)) {
            m_headings.push_back({new ThemeLabel(Type::Group, Ink::Faint, this), entry.field.group});
            m_headings.back().label->setPadding({0, m_rows.empty() ? 0 : 10, 0, 4});
            layout()->addWidget(m_headings.back().label);
        }
        addRow(entry);
    }
    shareReasons();
    describe();
}

void FormFields::addRow(const FieldEntry& entry) {
    auto* row = new FieldRow(entry, this);
    m_rows.push_back(row);
    layout()->addWidget(row);
    connect(row, &FieldRow::edited, this, &FormFields::edited);
    connect(row, &FieldRow::arraysRequested, this, &FormFields::arraysRequested);
    connect(row, &FieldRow::arraysCleared, this, &FormFields::arraysCleared);
}

FieldRow* FormFields::rowOf(const QString& key) const {
    const auto found = std::ranges::find_if(m_rows, [&key](const FieldRow* row) { return key == QLatin1String(row->entry().field.key); });
    return found == m_rows.end() ? nullptr : *found;
}

FieldEditor* FormFields::editorFor(const QString& key) const {
    const FieldRow* row = rowOf(key);
    return row ? row->editor() : nullptr;
}

void FormFields::setShown(const QString& key, bool shown) {
    if (FieldRow* row = rowOf(key)) row->setVisible(shown);
}

bool FormFields::isShown(const QString& key) const {
    const FieldRow* row = rowOf(key);
    return row && !row->isHidden();
}

void FormFields::describe() {
    for (const auto& heading : m_headings) heading.label->setText(shown(heading.group));
    QStringList labels;
    for (const FieldRow* row : m_rows) labels << shown(row->entry().field.label);
    const QStringList marked = withMnemonics(labels, m_reserved);
    for (std::size_t i = 0; i < m_rows.size(); ++i) m_rows[i]->describe(marked[static_cast<qsizetype>(i)]);
}

void FormFields::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
}

}  // namespace att
