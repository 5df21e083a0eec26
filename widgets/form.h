// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The form at the right of the window: the fields of a spec, and under them whatever the window adds, in one column
// that scrolls.

#include <QScrollArea>

#include "widgets/form_fields.h"

class QVBoxLayout;

namespace att {

class Form : public QScrollArea {
    Q_OBJECT
public:
    explicit Form(QWidget* parent);

    /// Same fields: the editors are updated in place and nothing is emitted.
    void setSpec(SpecPtr spec) { m_fields->setSpec(std::move(spec)); }
    FieldEditor* editorFor(const QString& key) const { return m_fields->editorFor(key); }
    /// Puts a widget under the fields: the fields of the look, buttons. Takes ownership.
    void addSection(QWidget* section);
    QSize sizeHint() const override;

signals:
    /// `finished` is false while a slider is dragged or a text typed; the edits up to the next true are one step.
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void arraysRequested(const QString& key);
    void arraysCleared(const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFocused(QWidget* widget);
    void fitWidth();

    QWidget* m_column;
    QVBoxLayout* m_sections;
    FormFields* m_fields;
};

}  // namespace att
