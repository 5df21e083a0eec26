// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_row.h"

#include <QEvent>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "widgets/elide.h"
#include "widgets/field_editor.h"
#include "widgets/field_scale.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

// Pixels of the mockup.
constexpr double lineHeight = 29, editorColumn = 157, resetSide = 20, narrowestLabel = 60, gap = 4;

QToolButton* makeResetButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(themeIcon("reset"));
    button->setAutoRaise(true);
    return button;
}

bool hasRange(const FieldEntry& entry) { return entry.type == FieldType::Whole || entry.type == FieldType::Real; }

}  // namespace

FieldRow::FieldRow(const FieldEntry& entry, QWidget* parent)
    : QWidget(parent),
      m_entry(entry),
      m_label(new ThemeLabel(Type::Body, Ink::Text, this)),
      m_editor(makeFieldEditor(entry, this)),
      m_nothing(new ThemeLabel(Type::Body, Ink::Secondary, this)),
      m_reset(makeResetButton(this)),
      m_note(new ThemeLabel(Type::Small, Ink::Problem, this)) {
    m_label->setBuddy(m_editor);
    m_label->setWordWrap(true);
    m_note->setWordWrap(true);
    m_nothing->setText(QStringLiteral("—"));
    m_nothing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_nothing->hide();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connectParts();
    setEntry(entry);
}

// An editor that has the focus settles when it is hidden, which is too late to be heard.
FieldRow::~FieldRow() { m_editor->disconnect(this); }

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

QString FieldRow::note() const { return m_note->text(); }

void FieldRow::reset() {
    if (m_entry.field.locked || m_entry.value == m_entry.initial) return;
    if (m_entry.type == FieldType::Arrays) return emit arraysCleared(key());
    // The button vanishes with the edit: the focus goes where the value is.
    if (m_reset->hasFocus()) m_editor->setFocus(Qt::OtherFocusReason);
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
    m_heights.clear();
    showValue();
    showNote();
}

/// A value that waits and does not count is not shown.
void FieldRow::showValue() {
    const bool counts = !m_entry.field.locked || m_entry.field.inForce;
    if (counts == std::exchange(m_counts, counts)) return;
    m_editor->setVisible(counts);
    m_nothing->setVisible(!counts);
    relay();
}

// What was just typed and refused comes first, then what cannot run, then why nothing can be typed.
void FieldRow::showNote() {
    const auto& field = m_entry.field;
    const QString problem = field.problem ? shown(*field.problem) : QString();
    const QString words = !m_refusal.isEmpty() ? m_refusal : !problem.isEmpty() ? problem : m_reasonBelow ? QString() : reason();
    m_editor->setWrong(!m_refusal.isEmpty() || !problem.isEmpty());
    m_note->setInk(m_refusal.isEmpty() && problem.isEmpty() ? Ink::Secondary : Ink::Problem);
    if (words == m_note->text()) return;
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    m_editor->describe(shown(field.label), helpWords());
    relay();
}

void FieldRow::setReasonBelow(bool below) {
    if (below == m_reasonBelow) return;
    m_reasonBelow = below;
    showNote();
}

QString FieldRow::reason() const { return m_entry.field.locked ? shown(*m_entry.field.locked) : QString(); }

QString FieldRow::helpWords() const {
    QStringList lines{shown(m_entry.field.help)};
    if (hasRange(m_entry)) lines << tr("From %1 to %2.").arg(shown(numberWords(m_entry.field.minimum)), shown(numberWords(m_entry.field.maximum)));
    lines << (m_note->text().isEmpty() ? reason() : m_note->text());
    lines.removeAll(QString());
    return lines.join('\n');
}

void FieldRow::describe(const QString& label) {
    showNote();
    const QString name = shown(m_entry.field.label), help = helpWords();
    m_label->setText(label);
    m_editor->describe(name, help);
    m_nothing->setAccessibleName(tr("%1: none counts").arg(name));
    m_nothing->setAccessibleDescription(help);
    m_reset->setAccessibleName(tr("Reset %1").arg(name));
    m_reset->setToolTip(toolTipOf(tr("Back to the initial value. A double click on the label does the same.")));
    setToolTip(toolTipOf(help));
    setWhatsThis(toolTipOf(help));
    relay();
}

int FieldRow::editorWidth() const { return m_entry.type == FieldType::Flag ? m_editor->neededWidth() : px(this, editorColumn); }

int FieldRow::longestWord() const {
    int longest = 0;
    for (const QString& word : m_label->text().remove(QLatin1Char('&')).split(QLatin1Char(' ')))
        longest = std::max(longest, m_label->fontMetrics().horizontalAdvance(word));
    return longest;
}

// Beside the label where the editor fits, a little narrower for a long word, else under it in the full width.
FieldRow::Places FieldRow::places(int width) const {
    const int line = px(this, lineHeight), reset = px(this, resetSide), space = px(this, gap);
    const int needed = m_counts ? m_editor->neededWidth() : 0;
    const int editor = std::max(needed, std::min(editorWidth(), width - reset - space - longestWord()));
    const bool stacked = needed > editorWidth() || width - editor - reset < px(this, narrowestLabel);
    const int labelWidth = std::max(1, width - reset - space - (stacked ? 0 : editor));
    Places at;
    at.height = std::max(line, m_label->heightForWidth(labelWidth) + 2 * space);  // a label of two lines stands off from its neighbours
    at.label = {0, 0, labelWidth, at.height};
    at.reset = {labelWidth, (at.height - reset) / 2, reset, reset};
    at.editor = stacked ? QRect(0, at.height, width, line) : QRect(width - editor, (at.height - line) / 2, editor, line);
    if (stacked) at.height += line + space;
    if (m_note->text().isEmpty()) return at;
    at.note = {0, at.height, width, m_note->heightForWidth(width)};
    at.height += at.note.height() + space;
    return at;
}

/// Layouts ask again and again, also when another row alone has changed.
int FieldRow::heightForWidth(int width) const {
    return m_heights(width, [&] { return places(width).height; });
}

QSize FieldRow::minimumSizeHint() const { return {px(this, narrowestLabel + editorColumn), heightForWidth(std::max(1, width()))}; }

QSize FieldRow::sizeHint() const { return minimumSizeHint(); }

void FieldRow::relay() {
    m_heights.clear();
    const Places at = places(width());
    m_label->setGeometry(at.label);
    m_reset->setGeometry(at.reset);
    m_editor->setGeometry(at.editor);
    m_nothing->setGeometry(at.editor);
    m_note->setGeometry(at.note);
    updateGeometry();
}

void FieldRow::resizeEvent(QResizeEvent*) { relay(); }

void FieldRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    m_heights.clear();
    if (event->type() == QEvent::FontChange) relay();
}

}  // namespace att
