// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_number.h"

#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QToolButton>

#include "widgets/elide.h"
#include "widgets/field_box.h"
#include "widgets/field_slider.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_icon.h"
#include "widgets/translate.h"

namespace att {
namespace {

double numberOf(const FieldEntry& entry) {
    if (entry.field.inForce) return *entry.field.inForce;
    const auto* whole = std::get_if<int>(&entry.value);
    return whole ? *whole : std::get<double>(entry.value);
}

}  // namespace

NumberEditor::NumberEditor(const FieldEntry& entry, QWidget* parent)
    : FieldEditor(parent), m_type(entry.type), m_scale(entry.field, entry.type), m_box(new FieldBox(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(this, 7));
    if (entry.field.editor != Editor::Number)
        addSlider();
    else if (entry.type == FieldType::Whole)
        addDie();  // a seed may be drawn, a length not
    row->addWidget(m_box, m_slider ? 0 : 1);
    if (m_die) row->addWidget(m_die);
    setFocusProxy(m_slider ? static_cast<QWidget*>(m_slider) : m_box);
    connectParts();
    setEntry(entry);
}

void NumberEditor::addSlider() {
    m_slider = new FieldSlider(this);
    m_box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    static_cast<QHBoxLayout*>(layout())->addWidget(m_slider, 1);
}

void NumberEditor::addDie() {
    m_die = new QToolButton(this);
    m_die->setIcon(themeIcon("die"));
    m_die->setAutoRaise(true);
    connect(m_die, &QToolButton::clicked, this, &NumberEditor::roll);
}

void NumberEditor::connectParts() {
    connect(m_box, &FieldBox::edited, this, &NumberEditor::send);
    connect(m_box, &FieldBox::refused, this, &FieldEditor::refused);
    if (!m_slider) return;
    connect(m_slider, &FieldSlider::movedTo, this, [this](int position, bool snap) {
        const double value = m_scale.valueAt(position);
        send(snap ? m_scale.nearestPower(value) : value, false);
    });
    connect(m_slider, &FieldSlider::leaped, this, [this](int direction) { send(m_scale.nextPower(m_value, direction), false); });
    connect(m_slider, &FieldSlider::finished, this, [this] { send(m_value, true); });
}

void NumberEditor::setEntry(const FieldEntry& entry) {
    const bool fits = m_scale.fits(entry.field);
    const QString unit = shown(entry.field.unit);
    if (!fits) m_scale = FieldScale(entry.field, entry.type);
    if (!fits || m_unit != unit) applyScale(unit);
    m_value = numberOf(entry);
    m_box->place(m_value);
    if (m_slider) m_slider->setValue(m_scale.positionOf(m_value));
}

void NumberEditor::applyScale(const QString& unit) {
    m_unit = unit;
    m_box->setScale(m_scale, unit);
    if (!m_slider) return;
    m_slider->setRange(0, m_scale.count() - 1);
    m_slider->setPageStep(std::max(1, m_scale.count() / 10));
    m_slider->setEnds(shown(numberWords(m_scale.minimum())), shown(numberWords(m_scale.maximum())));
}

void NumberEditor::send(double value, bool finished) {
    m_value = value;
    emit edited(m_type == FieldType::Whole ? FieldValue(static_cast<int>(value)) : FieldValue(value), finished);
}

void NumberEditor::roll() {
    const auto span = static_cast<quint32>(m_scale.maximum() - m_scale.minimum());
    double next = m_value;
    while (next == m_value && span > 0) next = m_scale.minimum() + QRandomGenerator::global()->bounded(span + 1);
    send(next, true);
}

void NumberEditor::describe(const QString& name, const QString& description) {
    m_box->setAccessibleName(name);
    m_box->setAccessibleDescription(description);
    if (m_slider) {
        m_slider->setAccessibleName(tr("%1, slider").arg(name));
        m_slider->setAccessibleDescription(description);
    }
    if (!m_die) return;
    m_die->setAccessibleName(tr("New %1").arg(name));
    m_die->setToolTip(toolTipOf(tr("Draws another number.")));
}

}  // namespace att
