// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The language of the program, changed while it runs: widgets learn of it through LanguageChange.

#include <QObject>
#include <QTranslator>

namespace att {

class Languages : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Languages() override;

    /// "en", "zh_CN", or "system" for the best of these.
    void choose(const QString& key);
    /// "en" or "zh_CN"
    const QString& current() const { return m_current; }

private:
    QString m_current = QStringLiteral("en");
    QTranslator m_own, m_qt;
};

}  // namespace att
