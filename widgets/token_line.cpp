// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_line.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <limits>

#include "engine/core/field.h"
#include "widgets/elide.h"
#include "widgets/word_offer.h"

namespace att {
namespace {

constexpr qsizetype safeBytes = 100'000;  // what a line edit lays out without being felt

}  // namespace

TokenLine::TokenLine(QWidget* parent) : QLineEdit(parent), m_offer(new WordOffer(this)) {
    setMaxLength(std::numeric_limits<int>::max());  // the field's limit is in bytes
    connect(this, &QLineEdit::textEdited, this, &TokenLine::report);
    connect(this, &QLineEdit::returnPressed, this, &TokenLine::settle);
}

void TokenLine::setField(const Field& field) {
    m_mostBytes = field.maximumLength;
    QStringList words;
    for (const Choice& word : field.choices) words << QString::fromUtf8(word.key);
    m_offer->setWords(words);
}

void TokenLine::place(const QString& text) {
    if (!m_unsettled) m_before = text;
    if (text != this->text()) setText(text);
}

qsizetype TokenLine::room() const {
    const qsizetype most = m_mostBytes > 0 ? m_mostBytes : safeBytes;
    return most - bytesOf(text()) + bytesOf(selectedText());
}

void TokenLine::insertSafely(const QString& words) {
    const qsizetype most = std::max<qsizetype>(0, room());
    const QString kept = cutToBytes(oneLine(words.left(most + 1)), most);
    if (kept.size() < words.size())
        emit notice(tr("Only the first %L1 of %L2 characters fit; the rest was left out.").arg(kept.size()).arg(words.size()));
    if (!kept.isEmpty()) insert(kept);
    if (!kept.isEmpty()) report(text());
}

void TokenLine::report(const QString& text) {
    m_unsettled = true;
    emit typed(text);
}

void TokenLine::settle() {
    if (!m_unsettled) return;
    m_unsettled = false;
    m_before = text();
    emit settled(m_before);
}

void TokenLine::keyPressEvent(QKeyEvent* event) {
    if (m_offer->takesKey(event)) return;
    if (event->matches(QKeySequence::Paste)) return insertSafely(QApplication::clipboard()->text());
    if (event->key() == Qt::Key_Escape) {
        if (m_unsettled && m_before != text()) {
            setText(m_before);
            report(m_before);
        }
        settle();
        return emit cancelled();
    }
    const bool types = !event->text().isEmpty() && event->text().front().isPrint();
    if (types && !event->matches(QKeySequence::Undo) && room() < bytesOf(event->text())) return emit notice(tr("The text is as long as it can be."));
    QLineEdit::keyPressEvent(event);
}

void TokenLine::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::MiddleButton || !QApplication::clipboard()->supportsSelection()) return QLineEdit::mouseReleaseEvent(event);
    deselect();
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
    insertSafely(QApplication::clipboard()->text(QClipboard::Selection));
}

void TokenLine::contextMenuEvent(QContextMenuEvent* event) {
    QMenu* menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto* paste = menu->findChild<QAction*>("edit-paste")) {
        paste->disconnect();
        connect(paste, &QAction::triggered, this, [this] { insertSafely(QApplication::clipboard()->text()); });
    }
    menu->popup(event->globalPos());
}

void TokenLine::dropEvent(QDropEvent* event) {
    if (!event->mimeData()->hasText()) return;
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
    insertSafely(event->mimeData()->text());
    event->acceptProposedAction();
}

void TokenLine::inputMethodEvent(QInputMethodEvent* event) {
    const QString words = event->commitString();
    if (bytesOf(words) <= room()) return QLineEdit::inputMethodEvent(event);
    QInputMethodEvent bare;
    QLineEdit::inputMethodEvent(&bare);
    insertSafely(words);
}

void TokenLine::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) settle();
}

}  // namespace att
