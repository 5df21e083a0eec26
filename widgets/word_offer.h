// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words that a line may hold, offered below it while it is typed: those that begin as the unfinished word at the cursor does, or all of
// them where another word is due or none begins so. Arrow keys and Return, or a click, choose; typing goes on meanwhile.

#include <QObject>
#include <QStringList>
#include <optional>

class QAbstractItemView;
class QCompleter;
class QKeyEvent;

namespace att {

class TokenLine;

/// The letters before `cursor` that some word begins with and that none is yet; nothing when a known word ends there. Empty: any word may come.
std::optional<QString> unfinishedWord(const QStringList& words, const QString& before);

class WordOffer : public QObject {
    Q_OBJECT
public:
    explicit WordOffer(TokenLine* line);

    /// None: nothing is offered.
    void setWords(const QStringList& words);
    /// Asks for the popup, or means it: true when the line has to leave the key alone.
    bool takesKey(QKeyEvent* event);

private:
    void offer();
    void hide();
    QAbstractItemView* visiblePopup() const;
    void show(const QString& begun);
    void take(const QString& word);

    TokenLine* m_line;
    QCompleter* m_completer = nullptr;  ///< made when first needed
    QStringList m_words;
    bool m_spelled = false;  ///< words of letters, with blanks between them
};

}  // namespace att
