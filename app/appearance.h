// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Theme and font of the application, from the settings and, where they say so, from the desktop.

#include <QObject>

class QDBusVariant;

namespace att {

class Settings;

class Appearance : public QObject {
    Q_OBJECT
public:
    /// Applies the settings and follows them. Needs a QApplication.
    explicit Appearance(Settings& settings, QObject* parent = nullptr);

private slots:
    void portalChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void applyTheme();
    void applyScale();
    void askPortal();

    Settings& m_settings;
    bool m_systemIsDark;
};

}  // namespace att
