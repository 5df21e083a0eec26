// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_box.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <algorithm>
#include <utility>

#include "widgets/theme_fonts.h"

namespace att {

FieldBox::FieldBox(QWidget* parent) : QAbstractSpinBox(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(lineEdit(), &QLineEdit::textEdited, this, &FieldBox::type);
}

void FieldBox::setScale(const FieldScale& scale, const QString& unit) {
    m_scale = scale;
    m_unit = unit;
    updateGeometry();
}

void FieldBox::place(double value) {
    const bool same = value == m_value;
    m_value = value;
    if (m_typing && same) return;
    m_typing = false;
    refuse({});
    showValue();
}

void FieldBox::showValue() {
    if (lineEdit()->text() == wordsOf(m_value)) return;
    lineEdit()->setText(wordsOf(m_value));
    fitWidth();
}

void FieldBox::fitWidth() {
    if (std::exchange(m_laidOutFor, sizeHint()) != sizeHint()) updateGeometry();
}

QString FieldBox::wordsOf(double value) const {
    const QString words = QString::fromStdString(numberWords(value));
    return m_unit.isEmpty() ? words : words + QChar(0x202F) + m_unit;
}

// Wide enough for what sliders visit, wider for a longer number that was typed.
QSize FieldBox::sizeHint() const {
    const int arrows = buttonSymbols() == NoButtons ? 0 : px(this, 16);
    const int words = std::min(fontMetrics().horizontalAdvance(wordsOf(m_value)), fontMetrics().horizontalAdvance(QString(12, '0')));
    return {std::max(px(this, 44), words + px(this, 16)) + arrows, std::max(fontMetrics().height() + px(this, 8), px(this, 26))};
}

void FieldBox::type(const QString& words) {
    if (!m_typing) m_before = m_value;
    m_typing = true;
    QString bare = words;
    if (!m_unit.isEmpty()) bare.remove(m_unit);
    const auto number = numberFrom(bare.toStdString());
    refuse(refusal(number));
    if (!number || !m_scale->takes(*number) || *number == m_value) return;
    m_value = *number;
    fitWidth();
    emit edited(m_value, false);
}

QString FieldBox::refusal(std::optional<double> number) const {
    if (!number) return tr("A number is expected here.");
    if (m_scale->takes(*number)) return {};
    const auto shown = [](double value) { return QString::fromStdString(numberWords(value)); };
    if (*number < minimum() || *number > maximum()) return tr("The range is %1 to %2.").arg(shown(minimum()), shown(maximum()));
    const auto near = m_scale->neighbours(*number);
    if (near.size() == 2) return tr("%1 is not possible here; the nearest are %2 and %3.").arg(shown(*number), shown(near[0]), shown(near[1]));
    return tr("%1 is not possible here; the nearest is %2.").arg(shown(*number), shown(near.front()));
}

void FieldBox::refuse(const QString& why) {
    if (why.isEmpty() && !m_refused) return;
    m_refused = !why.isEmpty();
    emit refused(why);
}

// What was typed is final as far as it was possible.
void FieldBox::settle() {
    if (!m_typing) return;
    m_typing = false;
    refuse({});
    showValue();
    if (m_value != m_before) emit edited(m_value, true);
}

void FieldBox::cancel() {
    m_value = m_before;
    m_typing = false;
    refuse({});
    showValue();
    emit edited(m_value, true);
}

void FieldBox::stepBy(int steps) {
    settle();
    const double next = m_scale->stepped(m_value, steps);
    if (next == m_value) return;
    m_value = next;
    showValue();
    emit edited(next, true);
}

QAbstractSpinBox::StepEnabled FieldBox::stepEnabled() const {
    return (m_value < maximum() ? StepUpEnabled : StepNone) | (m_value > minimum() ? StepDownEnabled : StepNone);
}

QValidator::State FieldBox::validate(QString&, int&) const { return QValidator::Acceptable; }

void FieldBox::wheelEvent(QWheelEvent* event) { hasFocus() ? QAbstractSpinBox::wheelEvent(event) : event->ignore(); }

void FieldBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_typing) return cancel();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A refused number stays in sight, with the reason under it.
        if (!m_refused) settle();
        return selectAll();
    }
    QAbstractSpinBox::keyPressEvent(event);
}

void FieldBox::focusOutEvent(QFocusEvent* event) {
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) settle();
    QAbstractSpinBox::focusOutEvent(event);
}

}  // namespace att
