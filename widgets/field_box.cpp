// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_box.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>

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
    lineEdit()->setText(wordsOf(value));
}

QString FieldBox::wordsOf(double value) const {
    const QString words = QString::fromStdString(numberWords(value));
    return m_unit.isEmpty() ? words : words + QChar(0x202F) + m_unit;
}

QSize FieldBox::sizeHint() const {
    const QSize text(fontMetrics().horizontalAdvance("00000") + px(this, 20), fontMetrics().height() + px(this, 9));
    return {text.width() + (m_unit.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_unit)), std::max(text.height(), px(this, 26))};
}

void FieldBox::type(const QString& words) {
    m_typing = true;
    QString bare = words;
    if (!m_unit.isEmpty()) bare.remove(m_unit);
    const auto number = numberFrom(bare.toStdString());
    refuse(refusal(number));
    if (!number || !m_scale->takes(*number) || *number == m_value) return;
    m_value = *number;
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
    const bool wrong = !why.isEmpty();
    if (!wrong && !property("wrong").toBool()) return;
    setProperty("wrong", wrong);
    update();
    emit refused(why);
}

void FieldBox::commit() {
    if (!m_typing) return;
    if (property("wrong").toBool()) return;
    m_typing = false;
    lineEdit()->setText(wordsOf(m_value));
    emit edited(m_value, true);
}

void FieldBox::revert() {
    m_typing = false;
    refuse({});
    lineEdit()->setText(wordsOf(m_value));
}

void FieldBox::stepBy(int steps) {
    commit();
    const int here = m_scale->positionOf(m_value);
    // From a typed value between two stops the first step goes to the next stop, not past it.
    const double near = m_scale->valueAt(here);
    const int taken = (steps > 0 && near > m_value) || (steps < 0 && near < m_value) ? steps - (steps > 0 ? 1 : -1) : steps;
    const double next = m_scale->valueAt(here + taken);
    if (next == m_value) return;
    m_value = next;
    lineEdit()->setText(wordsOf(next));
    emit edited(next, true);
}

QAbstractSpinBox::StepEnabled FieldBox::stepEnabled() const {
    return (m_value < maximum() ? StepUpEnabled : StepNone) | (m_value > minimum() ? StepDownEnabled : StepNone);
}

QValidator::State FieldBox::validate(QString&, int&) const { return QValidator::Acceptable; }

void FieldBox::wheelEvent(QWheelEvent* event) { hasFocus() ? QAbstractSpinBox::wheelEvent(event) : event->ignore(); }

void FieldBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_typing) return revert();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
        return selectAll();
    }
    QAbstractSpinBox::keyPressEvent(event);
}

void FieldBox::focusOutEvent(QFocusEvent* event) {
    property("wrong").toBool() ? revert() : commit();
    QAbstractSpinBox::focusOutEvent(event);
}

}  // namespace att
