// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Arrays taken from a file, or none. Asks for a file; reading it is somebody else's work.

#include "widgets/field_editor.h"

class QPushButton;
class QToolButton;

namespace att {

class ThemeLabel;

class ArraysEditor : public FieldEditor {
    Q_OBJECT
public:
    ArraysEditor(const FieldEntry& entry, QWidget* parent);
    void setEntry(const FieldEntry& entry) override;
    void describe(const QString& name, const QString& description) override;

private:
    std::string m_path;
    ThemeLabel* m_file;
    QPushButton* m_open;
    QToolButton* m_clear;
};

}  // namespace att
