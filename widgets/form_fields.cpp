// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form_fields.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <typeinfo>
#include <utility>

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

/// Tab goes from row to row, whenever each was made; within a row it goes as it did.
void chainFocus(const std::vector<FieldRow*>& rows) {
    QWidget* last = nullptr;
    for (FieldRow* row : rows) {
        std::vector<QWidget*> inside;
        for (QWidget* next = row->nextInFocusChain(); next != row; next = next->nextInFocusChain())
            if (row->isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus) && !next->focusProxy()) inside.push_back(next);
        for (QWidget* widget : inside)
            if (QWidget* const before = std::exchange(last, widget)) QWidget::setTabOrder(before, widget);
    }
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
    const auto* const type = &typeid(*spec);
    const bool another = std::exchange(m_type, type) != type;
    if (signature != m_signature) return rebuild(list, std::move(signature), !another);
    for (std::size_t i = 0; i < list.size(); ++i) m_rows[i]->setEntry(list[i]);
    shareReasons();
}

/// Neighbours that are locked for one reason say it once, under the last of them.
void FormFields::shareReasons() {
    const auto sameReason = [](const Field& a, const Field& b) { return a.locked && a.locked == b.locked && a.group == b.group; };
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setReasonBelow(i + 1 < m_rows.size() && sameReason(m_rows[i]->entry().field, m_rows[i + 1]->entry().field));
}

/// A row that was there before stays: who just edited it goes on in it. The same key in another kind of spec is another field.
void FormFields::rebuild(const std::vector<FieldEntry>& list, std::vector<std::string> signature, bool keep) {
    std::vector<FieldRow*> before = std::exchange(m_rows, {});
    auto signatureBefore = std::exchange(m_signature, std::move(signature));
    if (!keep) signatureBefore.assign(before.size(), {});
    for (const auto& heading : std::exchange(m_headings, {})) delete heading.label;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (m_headings.empty() || !(m_headings.back().group == list[i].field.group)) addHeading(list[i].field.group);
        const auto same = std::size_t(std::ranges::find(signatureBefore, m_signature[i]) - signatureBefore.begin());
        FieldRow* const kept = same < before.size() ? std::exchange(before[same], nullptr) : nullptr;
        m_rows.push_back(kept ? kept : newRow(list[i]));
        layout()->addWidget(m_rows.back());
        m_rows.back()->setVisible(true);
        if (kept) kept->setEntry(list[i]);
    }
    for (FieldRow* row : before) {
        if (!row) continue;
        row->disconnect(this);  // what is half typed is not said
        row->hide();
        row->deleteLater();
    }
    chainFocus(m_rows);
    shareReasons();
    describe();
}

void FormFields::addHeading(const Text& group) {
    m_headings.push_back({new ThemeLabel(Type::Group, Ink::Faint, this), group});
    m_headings.back().label->setPadding({0, m_rows.empty() ? 0 : 10, 0, 4});
    layout()->addWidget(m_headings.back().label);
}

FieldRow* FormFields::newRow(const FieldEntry& entry) {
    auto* row = new FieldRow(entry, this);
    connect(row, &FieldRow::edited, this, &FormFields::edited);
    connect(row, &FieldRow::arraysRequested, this, &FormFields::arraysRequested);
    connect(row, &FieldRow::arraysCleared, this, &FormFields::arraysCleared);
    return row;
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
