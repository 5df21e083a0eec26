// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One of several alternatives: joined buttons when there are few and short ones, else a list that opens.

#include "widgets/field_editor.h"

class QComboBox;

namespace att {

class Segments;

class ChoiceEditor : public FieldEditor {
    Q_OBJECT
public:
    /// At most so many are shown as joined buttons.
    static constexpr std::size_t mostSegments = 4;

    ChoiceEditor(const FieldEntry& entry, QWidget* parent);
    void setEntry(const FieldEntry& entry) override;
    void describe(const QString& name, const QString& description) override;
    int neededWidth() const override;

private:
    void send(int index);

    std::vector<Choice> m_choices;
    Segments* m_segments = nullptr;
    QComboBox* m_list = nullptr;
};

}  // namespace att
