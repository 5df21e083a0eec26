// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace att {
namespace {

const auto kChinese = QStringLiteral("zh_CN");
const auto kEnglish = QStringLiteral("en");

QString languageOf(const QString& key) {
    if (key == kChinese || key == kEnglish) return key;
    return QLocale::system().language() == QLocale::Chinese ? kChinese : kEnglish;
}

}  // namespace

Languages::~Languages() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::choose(const QString& key) {
    const QString language = languageOf(key);
    if (language == m_current) return;
    m_current = language;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (language == kEnglish) return;
    if (m_qt.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/translations/attention-explorer_") + language)) QCoreApplication::installTranslator(&m_own);
}

}  // namespace att
