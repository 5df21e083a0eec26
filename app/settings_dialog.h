// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The preferences in the same form as every lens. A change holds at once; there is nothing to confirm.

#include <QDialog>

namespace att {

class Settings;

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Settings& settings, QWidget* parent);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
};

}  // namespace att
