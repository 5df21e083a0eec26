// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The preferences of this person on this machine and the file they are kept in. Made in main and handed down.

#include <QObject>
#include <QStringList>

#include "app/preferences.h"

namespace att {

class Settings : public QObject {
    Q_OBJECT
public:
    /// Reads `path`; an empty path keeps nothing. What cannot be read leaves the defaults, and problem() says so.
    explicit Settings(const QString& path, QObject* parent = nullptr);

    const Preferences& now() const { return *m_preferences; }
    SpecPtr spec() const { return m_preferences; }
    /// One preference as a file would say it: "dark".
    QString words(const QString& key) const;
    /// Empty when the file was read or there was none.
    const QString& problem() const { return m_problem; }

    /// Changes one preference; a finished change is kept at once. Fails when the value does not fit.
    Status edit(const QString& key, const FieldValue& value, bool finished);

    /// Files opened or saved, newest first; those that are gone are left out.
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);

    /// In the configuration folder of the desktop.
    static QString usualPath();

signals:
    void changed(const QString& key);

private:
    void read();
    void write();

    QString m_path, m_problem;
    std::shared_ptr<const Preferences> m_preferences;
};

}  // namespace att
