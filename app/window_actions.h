// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All actions of a window by name, with texts that follow the language. Menus, palette and the overview of shortcuts
// are made from here, so an action cannot be in one and missing in another.

#include <QAction>
#include <QHash>
#include <QObject>

namespace att {

/// What is known of an action beforehand. The text is marked with QT_TRANSLATE_NOOP("att::Actions", …).
struct ActionRow {
    const char* id;
    const char* menu;  ///< id of the menu, "file/recent" for one inside another; "" for none
    const char* text;
    const char* keys;  ///< portable text, several with "; " between; may be empty
    bool checkable = false;
};

class WindowActions : public QObject {
    Q_OBJECT
public:
    /// The shortcuts work in all of `window`.
    explicit WindowActions(QWidget* window);

    QAction* add(const ActionRow& row);
    /// Must exist.
    QAction* operator[](const char* id) const;
    /// In the order in which they were added.
    const QList<QAction*>& all() const { return m_all; }
    /// The English text without mnemonic, to find it by in every language.
    QString englishOf(const QAction* action) const;

    void retranslate();

private:
    QWidget* m_window;
    QList<QAction*> m_all;
    QHash<QString, QAction*> m_byId;
    QHash<const QAction*, const char*> m_texts;
};

/// "Save &As…" → "Save As"
QString plainText(const QString& text);

}  // namespace att
