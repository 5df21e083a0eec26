// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What edits one field. It shows the value it is given without a word and speaks only when a person changes it.

#include <QWidget>

#include "engine/core/spec.h"

namespace att {

class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The field as it stands now. Its key, type, editor and choices never change during the editor's life.
    virtual void setEntry(const FieldEntry& entry) = 0;
    /// As the catalogue of translations stands now: names, units, labels.
    virtual void describe(const QString& name, const QString& description) = 0;
    /// Pixels below which it would be cut.
    virtual int neededWidth() const { return minimumSizeHint().width(); }
    /// Outlines the editor as one whose value cannot run.
    void setWrong(bool wrong);

signals:
    void edited(const att::FieldValue& value, bool finished);
    /// Why the words just typed cannot be a value; empty when all is well again.
    void refused(const QString& why);
    void arraysRequested();
    void arraysCleared();
};

/// The editor for a field of this type. `parent` takes it.
FieldEditor* makeFieldEditor(const FieldEntry& entry, QWidget* parent);

}  // namespace att
