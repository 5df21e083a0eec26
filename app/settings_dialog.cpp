// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QVBoxLayout>

#include "app/settings.h"
#include "widgets/form.h"

namespace att {

SettingsDialog::SettingsDialog(Settings& settings, QWidget* parent) : QDialog(parent) {
    auto* form = new Form(this);
    form->setSpec(settings.spec());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->addWidget(form);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(form, &Form::edited, this,
            [&settings](const QString& key, const FieldValue& value, bool finished) { (void)settings.edit(key, value, finished); });
    connect(&settings, &Settings::changed, this, [form, &settings] { form->setSpec(settings.spec()); });
    retranslate();
    resize(fontMetrics().averageCharWidth() * 62, fontMetrics().height() * 20);
}

void SettingsDialog::retranslate() { setWindowTitle(tr("Settings")); }

void SettingsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

}  // namespace att
