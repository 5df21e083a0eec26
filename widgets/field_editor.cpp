// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_editor.h"

#include "widgets/field_arrays.h"
#include "widgets/field_choice.h"
#include "widgets/field_number.h"
#include "widgets/field_switch.h"
#include "widgets/field_text.h"
#include "widgets/theme_controls.h"

namespace att {

void FieldEditor::setWrong(bool wrong) {
    if (property(wrongProperty).toBool() == wrong) return;
    setProperty(wrongProperty, wrong);
    for (QWidget* part : findChildren<QWidget*>()) {
        part->setProperty(wrongProperty, wrong);
        part->update();
    }
}

FieldEditor* makeFieldEditor(const FieldEntry& entry, QWidget* parent) {
    switch (entry.type) {
        case FieldType::Whole:
        case FieldType::Real: return new NumberEditor(entry, parent);
        case FieldType::Flag: return new SwitchEditor(entry, parent);
        case FieldType::Choice: return new ChoiceEditor(entry, parent);
        case FieldType::Text: return new TextEditor(entry, parent);
        case FieldType::Arrays: return new ArraysEditor(entry, parent);
        case FieldType::Picture: break;  // stands above the cards: picture_bar.h
    }
    return nullptr;
}

}  // namespace att
