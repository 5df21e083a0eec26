// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A form at work on a spec, for the tests of what edits one; and typing into it. Judges nothing.

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "tests/widgets/every_field.h"
#include "widgets/field_editor.h"
#include "widgets/field_row.h"
#include "widgets/form.h"
#include "widgets/theme.h"
#include "widgets/theme_controls.h"
#include "widgets/theme_fonts.h"

namespace att {

/// The look of the program, once before all tests.
inline void dressProgram() {
    QApplication::setFont(uiFont(1));
    applyTheme(*qApp, lightTheme());
}

/// What the window does with a form: every edit goes into the spec, and the spec comes back.
struct Loop {
    SpecPtr spec = makeDefault<EveryField>();
    Form form{nullptr};
    QSignalSpy edits{&form, &Form::edited};

    Loop() {
        QObject::connect(&form, &Form::edited, &form, [this](const QString& key, const FieldValue& value) { set(key, value); });
        form.resize(form.sizeHint());
        form.setSpec(spec);
        form.show();
        if (!QTest::qWaitForWindowActive(&form)) QTest::qFail("the form never became active", __FILE__, __LINE__);
    }

    void set(const QString& key, const FieldValue& value) {
        auto next = withValue(spec, key.toStdString(), value);
        if (!next) return QTest::qFail(english(next.error().message).c_str(), __FILE__, __LINE__);
        spec = std::move(next).value();
        form.setSpec(spec);
    }

    template <class Part>
    Part* part(const QString& key) const {
        return form.editorFor(key)->findChild<Part*>();
    }

    FieldRow* row(const QString& key) const { return static_cast<FieldRow*>(form.editorFor(key)->parentWidget()); }
    QString value(const char* key) const { return QString::fromStdString(toWords(valueOf(*spec, key))); }
    QString lastKey() const { return edits.last().at(0).toString(); }
    bool lastFinished() const { return edits.last().at(2).toBool(); }
    int finishedCount() const {
        return static_cast<int>(std::count_if(edits.begin(), edits.end(), [](const QVariantList& edit) { return edit.at(2).toBool(); }));
    }
};

inline void type(QWidget* widget, const QString& words) {
    widget->setFocus();
    QTest::keySequence(widget, QKeySequence::SelectAll);
    QTest::keyClicks(widget, words);
}

}  // namespace att
