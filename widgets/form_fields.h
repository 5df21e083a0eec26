// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of a spec as rows under group headings. Made from entries() alone; knows no lens.

#include <QWidget>
#include <typeinfo>
#include <vector>

#include "engine/core/spec.h"

namespace att {

class FieldEditor;
class FieldRow;
class ThemeLabel;

class FormFields : public QWidget {
    Q_OBJECT
public:
    explicit FormFields(QWidget* parent);

    /// Rows of fields that were there before stay, with the focus; then only their values move.
    void setSpec(SpecPtr spec);
    /// A field that has nothing to say just now is left out; stays so until the fields are others.
    void setShown(const QString& key, bool shown);
    bool isShown(const QString& key) const;
    /// Null when the field has no editor here.
    FieldEditor* editorFor(const QString& key) const;
    /// Letters that the menu bar uses.
    void setReservedMnemonics(const QString& letters) { m_reserved = letters; }

signals:
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void arraysRequested(const QString& key);
    void arraysCleared(const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    FieldRow* rowOf(const QString& key) const;
    void rebuild(const std::vector<FieldEntry>& list, std::vector<std::string> signature, bool keep);
    void addHeading(const Text& group);
    FieldRow* newRow(const FieldEntry& entry);
    void shareReasons();
    void describe();

    QString m_reserved = "fevlht";
    const std::type_info* m_type = nullptr;
    std::vector<std::string> m_signature;
    std::vector<FieldRow*> m_rows;
    struct Heading {
        ThemeLabel* label;
        Text group;
    };
    std::vector<Heading> m_headings;
};

/// Whether the token bar edits this field of the list, so that the form need not.
bool belongsToTokenBar(const std::vector<FieldEntry>& list, const FieldEntry& entry);

}  // namespace att
