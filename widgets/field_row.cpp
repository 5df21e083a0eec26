// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_row.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>

#include "widgets/elide.h"
#include "widgets/field_editor.h"
#include "widgets/field_scale.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double labelColumn = 84, editorColumn = 150, resetColumn = 20;  // pixels of the mockup

QToolButton* makeResetButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(themeIcon("reset"));
    button->setAutoRaise(true);
    QSizePolicy keepsItsPlace = button->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    button->setSizePolicy(keepsItsPlace);
    return button;
}

bool hasRange(const FieldEntry& entry) { return entry.type == FieldType::Whole || entry.type == FieldType::Real; }

}  // namespace

FieldRow::FieldRow(const FieldEntry& entry, QWidget* parent)
    : QWidget(parent),
      m_entry(entry),
      m_label(new ThemeLabel(Type::Body, Ink::Text, this)),
      m_reset(makeResetButton(this)),
      m_editor(makeFieldEditor(entry, this)),
      m_note(new ThemeLabel(Type::Small, Ink::Problem, this)),
      m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(this, 4));
    m_grid->setVerticalSpacing(0);
    m_label->setBuddy(m_editor);
    m_label->setWordWrap(true);
    m_note->setWordWrap(true);
    setTabOrder(m_editor, m_reset);
    connectParts();
    arrange();
    setEntry(entry);
}

void FieldRow::connectParts() {
    connect(m_editor, &FieldEditor::edited, this, [this](const FieldValue& value, bool finished) { emit edited(key(), value, finished); });
    connect(m_editor, &FieldEditor::arraysRequested, this, [this] { emit arraysRequested(key()); });
    connect(m_editor, &FieldEditor::arraysCleared, this, [this] { emit arraysCleared(key()); });
    connect(m_editor, &FieldEditor::refused, this, [this](const QString& why) {
        m_refusal = why;
        showNote();
    });
    connect(m_reset, &QToolButton::clicked, this, &FieldRow::reset);
    connect(m_label, &ThemeLabel::doubleClicked, this, &FieldRow::reset);
}

QString FieldRow::key() const { return QString::fromUtf8(m_entry.field.key); }

void FieldRow::reset() {
    if (m_entry.field.locked || m_entry.value == m_entry.initial) return;
    if (m_entry.type == FieldType::Arrays) return emit arraysCleared(key());
    const FieldValue initial = m_entry.initial;
    emit edited(key(), initial, true);
}

void FieldRow::setEntry(const FieldEntry& entry) {
    m_entry = entry;
    const bool locked = entry.field.locked.has_value();
    m_editor->setEntry(entry);
    m_editor->setEnabled(!locked);
    m_label->setEnabled(!locked);
    m_reset->setVisible(!locked && entry.value != entry.initial);
    showNote();
}

// What was just typed and refused comes first, then what cannot run, then why nothing can be typed.
void FieldRow::showNote() {
    const auto& field = m_entry.field;
    const QString problem = field.problem ? shown(*field.problem) : QString();
    const QString locked = field.locked ? shown(*field.locked) : QString();
    const QString words = !m_refusal.isEmpty() ? m_refusal : !problem.isEmpty() ? problem : locked;
    m_note->setInk(m_refusal.isEmpty() && problem.isEmpty() ? Ink::Secondary : Ink::Problem);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    m_editor->setProperty("problem", !problem.isEmpty());
}

QString FieldRow::helpWords() const {
    QStringList lines{shown(m_entry.field.help)};
    if (hasRange(m_entry)) lines << tr("From %1 to %2.").arg(shown(numberWords(m_entry.field.minimum)), shown(numberWords(m_entry.field.maximum)));
    if (m_entry.field.locked) lines << shown(*m_entry.field.locked);
    lines.removeAll(QString());
    return lines.join('\n');
}

void FieldRow::describe(const QString& label) {
    const QString name = shown(m_entry.field.label);
    m_label->setText(label);
    m_editor->describe(name, helpWords());
    m_reset->setAccessibleName(tr("Reset %1").arg(name));
    m_reset->setToolTip(toolTipOf(tr("Back to %1").arg(shown(toWords(m_entry.initial)))));
    setToolTip(toolTipOf(helpWords()));
    setWhatsThis(toolTipOf(helpWords()));
    arrange();
}

void FieldRow::resizeEvent(QResizeEvent*) { arrange(); }

void FieldRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) arrange();
}

// Beside the label where the editor fits, else under it in the full width.
void FieldRow::arrange() {
    const bool flag = m_entry.type == FieldType::Flag;
    const int editorWidth = px(this, editorColumn);
    m_stacked = !flag && (m_editor->neededWidth() > editorWidth || width() < px(this, labelColumn + resetColumn) + editorWidth);
    for (QWidget* part :
         {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_reset), static_cast<QWidget*>(m_editor), static_cast<QWidget*>(m_note)})
        m_grid->removeWidget(part);
    m_grid->addWidget(m_label, 0, 0);
    m_grid->addWidget(m_reset, 0, 1);
    if (m_stacked)
        m_grid->addWidget(m_editor, 1, 0, 1, 3);
    else
        m_grid->addWidget(m_editor, 0, 2, flag ? Qt::AlignRight : Qt::Alignment());
    m_grid->addWidget(m_note, 2, 0, 1, 3);
    m_grid->setColumnStretch(0, 1);
    m_editor->setFixedWidth(m_stacked ? std::max(1, width()) : flag ? m_editor->sizeHint().width() : editorWidth);
    m_grid->setRowMinimumHeight(0, px(this, 30));
}

}  // namespace att
