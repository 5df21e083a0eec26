// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/prose_view.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextDocument>
#include <QVBoxLayout>

#include "widgets/translate.h"

namespace att {

ProseView::ProseView(Selection& shared, QWidget* parent) : PanelView(shared, parent), m_text(new QPlainTextEdit(this)) {
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setUndoRedoEnabled(false);
    m_text->setCursorWidth(0);  // nothing can be written here
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->document()->setDocumentMargin(0);
    m_text->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    setFocusProxy(m_text);
}

void ProseView::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look>) {
    m_outcome = std::move(outcome);
    if (address == m_address) return m_pace.follow();
    m_address = address;
    m_pace.now();
}

void ProseView::write() {
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_address) : nullptr;
    if (!panel) return;
    QStringList paragraphs;
    for (const Message& message : panel->prose) paragraphs << shown(message);
    writeLines(paragraphs.join(QStringLiteral("\n\n")).split(QChar('\n')));
    m_text->setAccessibleName(shown(panel->title));
}

/// A line that says what it said stays laid out, and what is selected in it selected.
void ProseView::writeLines(const QStringList& lines) {
    if (m_text->blockCount() != lines.size()) return m_text->setPlainText(lines.join(QChar('\n')));
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        const QString& line = lines[block.blockNumber()];
        if (block.text() == line) continue;
        QTextCursor cursor(block);
        cursor.beginEditBlock();  // in which no cursor looks for its place on the screen
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.insertText(line);
        cursor.endEditBlock();
    }
}

void ProseView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) write();
}

}  // namespace att
