// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/word_offer.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "widgets/token_line.h"

namespace att {
namespace {

bool isLatin(QChar c) { return c.isLetter() && c.unicode() < 0x250; }

bool isSpelled(const QStringList& words) {
    return std::ranges::any_of(words, [](const QString& word) { return word.size() > 1 && isLatin(word.front()); });
}

/// Not in the middle of a word that is spelled.
bool canBegin(const QString& text, qsizetype place) { return place == 0 || !isLatin(text[place]) || !isLatin(text[place - 1]); }

bool isKnown(const QStringList& words, QStringView text) {
    return std::ranges::any_of(words, [text](const QString& word) { return word == text; });
}

bool begins(const QStringList& words, QStringView text) {
    return std::ranges::any_of(words,
                               [text](const QString& word) { return word.size() > text.size() && word.startsWith(text, Qt::CaseInsensitive); });
}

}  // namespace

std::optional<QString> unfinishedWord(const QStringList& words, const QString& before) {
    bool known = false;
    const bool spelled = isSpelled(words);
    for (qsizetype place = 0; place < before.size(); ++place) {
        if (spelled && !canBegin(before, place)) continue;
        const auto rest = QStringView(before).mid(place);
        if (begins(words, rest)) return rest.toString();
        known = known || isKnown(words, rest);
    }
    return known ? std::nullopt : std::optional(QString());
}

WordOffer::WordOffer(TokenLine* line) : QObject(line), m_line(line) {
    connect(line, &TokenLine::typed, this, &WordOffer::offer);
    connect(line, &TokenLine::settled, this, &WordOffer::hide);
}

void WordOffer::setWords(const QStringList& words) {
    if (words == m_words) return;
    hide();
    m_words = words;
    m_spelled = isSpelled(m_words);
    delete std::exchange(m_completer, nullptr);
}

QAbstractItemView* WordOffer::visiblePopup() const { return m_completer && m_completer->popup()->isVisible() ? m_completer->popup() : nullptr; }

void WordOffer::hide() {
    if (auto* popup = visiblePopup()) popup->hide();
}

void WordOffer::offer() {
    if (m_words.isEmpty()) return;
    const auto begun = unfinishedWord(m_words, m_line->text().left(m_line->cursorPosition()));
    begun ? show(*begun) : hide();
}

void WordOffer::show(const QString& begun) {
    if (!m_completer) {
        m_completer = new QCompleter(m_words, this);
        m_completer->setWidget(m_line);
        m_completer->setCaseSensitivity(Qt::CaseInsensitive);
        connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &WordOffer::take);
    }
    m_completer->setCompletionPrefix(begun);
    QAbstractItemView* const popup = m_completer->popup();
    popup->setCurrentIndex({});
    QRect place = m_line->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    place.setWidth(popup->sizeHintForColumn(0) + 2 * popup->frameWidth() + popup->verticalScrollBar()->sizeHint().width());
    m_completer->complete(place);
}

/// The popup hands every key to the line first, and takes what the line leaves: arrows walk in it, Return chooses what is marked.
bool WordOffer::takesKey(QKeyEvent* event) {
    const bool returns = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QAbstractItemView* const popup = visiblePopup();
    if (!popup) {
        if (event->key() != Qt::Key_Down || m_words.isEmpty()) return false;
        show(unfinishedWord(m_words, m_line->text().left(m_line->cursorPosition())).value_or(QString()));
        return true;
    }
    if (returns && !popup->currentIndex().isValid()) return hide(), false;
    if (!returns && event->key() != Qt::Key_Escape) return false;
    event->ignore();
    return true;
}

/// In place of what was begun; a blank keeps words of letters apart.
void WordOffer::take(const QString& word) {
    const int cursor = m_line->cursorPosition();
    const QString before = m_line->text().left(cursor), begun = unfinishedWord(m_words, before).value_or(QString());
    m_line->setSelection(cursor - int(begun.size()), int(begun.size()));
    const bool follows = begun.isEmpty() && !before.isEmpty() && isLatin(before.back());
    const bool blank = m_spelled && isLatin(word.back()) && m_line->text().mid(cursor, 1) != " ";
    m_line->insertSafely((m_spelled && follows ? " " : "") + word + (blank ? " " : ""));
}

}  // namespace att
