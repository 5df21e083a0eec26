// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include "widgets/elide.h"
#include "widgets/theme_controls.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/token_line.h"
#include "widgets/translate.h"

namespace att {

TokenRow::TokenRow(QWidget* parent)
    : QWidget(parent),
      m_label(new ThemeLabel(Type::Body, Ink::Secondary, this)),
      m_stack(new QStackedWidget(this)),
      m_chips(new TokenChips(this)),
      m_line(new TokenLine(this)),
      m_edit(new QPushButton(this)),
      m_row(new QHBoxLayout(this)) {
    m_stack->addWidget(m_chips);
    m_stack->addWidget(m_line);
    m_row->addWidget(m_label);
    m_row->addWidget(m_stack, 1);
    m_row->addWidget(m_edit);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(px(this, 8));
    m_edit->setIcon(themeIcon("edit"));
    m_label->setBuddy(m_chips);
    connectParts();
    describe();
}

// A line that has the focus settles when it is hidden, which is too late to be heard.
TokenRow::~TokenRow() {
    m_line->disconnect(this);
    m_chips->disconnect(this);
}

void TokenRow::connectParts() {
    const auto tell = [this](const QString& text, bool finished) {
        emit edited(shown(std::string(m_entry.field.key)), text.toStdString(), finished);
    };
    connect(m_chips, &TokenChips::editRequested, this, &TokenRow::edit);
    connect(m_edit, &QPushButton::clicked, this, [this] { editing() ? endEdit() : edit(); });
    connect(m_line, &TokenLine::typed, this, [tell](const QString& text) { tell(text, false); });
    connect(m_line, &TokenLine::settled, this, [tell](const QString& text) { tell(text, true); });
    connect(m_line, &TokenLine::cancelled, this, &TokenRow::endEdit);
    connect(m_line, &QLineEdit::editingFinished, this, &TokenRow::endEdit);
    connect(m_line, &TokenLine::notice, this, &TokenRow::notice);
}

void TokenRow::setEntry(const FieldEntry& entry) {
    m_entry = entry;
    m_line->setField(entry.field);
    m_line->place(shown(std::get<std::string>(entry.value)));
    m_line->setProperty(wrongProperty, refused());
    m_line->update();
    m_edit->setEnabled(!entry.field.locked);
    showPart();
    describe();
}

/// The chips are tokens of the picture: they do not stand for a text that there is no picture of.
void TokenRow::showPart() {
    const bool line = m_writing || refused() || m_line->hasFocus();
    m_stack->setCurrentWidget(line ? static_cast<QWidget*>(m_line) : m_chips);
}

/// Tab comes to it where it stands, though it may be made later than the rest of the window.
void TokenRow::addControl(QWidget* control) {
    m_row->removeWidget(control);
    QWidget* const before = m_row->itemAt(m_row->count() - 1)->widget();
    m_row->addWidget(control);
    if (before->nextInFocusChain() != control) setTabOrder(before, control);
}

void TokenRow::setNarrow(bool narrow, bool named) {
    m_narrow = narrow;
    m_label->setVisible(!narrow || named);
    describe();
}

int TokenRow::labelWidth() const { return m_label->sizeHint().width(); }

void TokenRow::setLabelWidth(int width) { m_label->setMinimumWidth(width); }

void TokenRow::edit(const QString& words) {
    if (m_entry.field.locked) return emit notice(shown(*m_entry.field.locked));
    m_writing = true;
    showPart();
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->selectAll();
    if (!words.isEmpty()) m_line->insertSafely(words);
    describe();
}

void TokenRow::endEdit() {
    m_writing = false;
    const bool hadFocus = m_line->hasFocus();
    if (!refused()) m_stack->setCurrentWidget(m_chips);
    if (!refused() && hadFocus) m_chips->setFocus(Qt::OtherFocusReason);
    describe();
}

void TokenRow::describe() {
    const QString title = shown(m_entry.field.label), help = shown(m_entry.field.help);
    const QString button = editing() ? tr("Done") : tr("Edit");
    m_label->setText(title);
    m_label->setToolTip(toolTipOf(help));
    m_line->setAccessibleName(title);
    m_line->setAccessibleDescription(refused() ? shown(*m_entry.field.problem) : help);
    m_line->setToolTip(toolTipOf(refused() ? shown(*m_entry.field.problem) : QString()));
    m_line->setPlaceholderText(m_entry.field.choices.empty() ? tr("Write a sentence in any language") : tr("Only the words offered below are known"));
    m_edit->setText(m_narrow ? QString() : button);
    m_edit->setAccessibleName(button);
    m_edit->setToolTip(
        toolTipOf(m_entry.field.locked ? shown(*m_entry.field.locked) : tr("Write another text (F2). Every letter takes effect at once.")));
}

void TokenRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) m_row->setSpacing(px(this, 8));
    if (event->type() == QEvent::LanguageChange) describe();
}

}  // namespace att
