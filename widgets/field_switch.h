// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// On or off, as a switch that also shows by its knob's place and a tick which of the two it is.

#include "widgets/field_editor.h"

class QCheckBox;

namespace att {

class SwitchEditor : public FieldEditor {
    Q_OBJECT
public:
    SwitchEditor(const FieldEntry& entry, QWidget* parent);
    void setEntry(const FieldEntry& entry) override;
    void describe(const QString& name, const QString& description) override;

private:
    QCheckBox* m_switch;
};

}  // namespace att
