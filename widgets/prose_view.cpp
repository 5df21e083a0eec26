// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/prose_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/translate.h"

namespace att {
namespace {

/// As wide as it is let: a label that asks how narrow it could be lays its text out three times more for every new one.
class Prose final : public QLabel {
public:
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override { return QSize(10, 1) * fontMetrics().height(); }
};

}  // namespace

ProseView::ProseView(Selection& shared, QWidget* parent) : PanelView(shared, parent), m_text(new Prose), m_scroll(new QScrollArea(this)) {
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_text);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    setFocusProxy(m_text);
}

void ProseView::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look>) {
    m_outcome = std::move(outcome);
    m_address = address;
    write();
}

void ProseView::write() {
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_address) : nullptr;
    if (!panel) return;
    QStringList paragraphs;
    for (const Message& message : panel->prose) paragraphs << shown(message);
    m_text->setText(paragraphs.join(QStringLiteral("\n\n")));
    for (QWidget* part : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_scroll)}) part->setAccessibleName(shown(panel->title));
}

void ProseView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) write();
}

}  // namespace att
