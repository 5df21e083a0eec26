// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_actions.h"

#include <QCoreApplication>
#include <QWidget>

namespace att {

QString plainText(const QString& text) {
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mnemonic = text[i] == QLatin1Char('&') && i + 1 < text.size();
        if (mnemonic) ++i;
        plain += text[i];
    }
    // Chinese menus carry the letter behind the word: 文件(F)
    if (const auto open = text.lastIndexOf(QStringLiteral("(&")); open >= 0)
        plain = plain.left(plain.lastIndexOf(QLatin1Char('('))) + text.mid(open + 4);
    if (plain.endsWith(QStringLiteral("…"))) plain.chop(1);
    return plain;
}

WindowActions::WindowActions(QWidget* window) : QObject(window), m_window(window) {}

QAction* WindowActions::add(const ActionRow& row) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(row.id));
    action->setCheckable(row.checkable);
    action->setShortcuts(QKeySequence::listFromString(QLatin1String(row.keys)));
    m_texts[action] = row.text;
    m_byId[action->objectName()] = action;
    m_all << action;
    m_window->addAction(action);
    return action;
}

QAction* WindowActions::operator[](const char* id) const {
    Q_ASSERT(m_byId.contains(QLatin1String(id)));
    return m_byId.value(QLatin1String(id));
}

QString WindowActions::englishOf(const QAction* action) const { return plainText(QString::fromUtf8(m_texts.value(action, ""))); }

void WindowActions::retranslate() {
    for (QAction* action : m_all)
        if (const char* text = m_texts.value(action); *text) action->setText(QCoreApplication::translate("att::Actions", text));
}

}  // namespace att
