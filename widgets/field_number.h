// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A whole or real number: a slider with a box, or for a seed a box with a die that draws a new one.

#include "widgets/field_editor.h"
#include "widgets/field_scale.h"

namespace att {

class FieldBox;
class FieldSlider;

class NumberEditor : public FieldEditor {
    Q_OBJECT
public:
    NumberEditor(const FieldEntry& entry, QWidget* parent);
    void setEntry(const FieldEntry& entry) override;
    void describe(const QString& name, const QString& description) override;

private:
    void addSlider();
    void addDie();
    void applyScale(const QString& unit);
    void connectParts();
    void send(double value, bool finished);
    void roll();

    FieldType m_type;
    FieldScale m_scale;
    std::optional<QString> m_unit;  ///< that the box and the slider have been told; nothing before the first
    double m_value = 0;
    FieldBox* m_box;
    FieldSlider* m_slider = nullptr;
    class QToolButton* m_die = nullptr;
};

}  // namespace att
