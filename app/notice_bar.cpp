// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "widgets/theme.h"

namespace att {

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent), m_text(new QLabel(this)), m_offers(new QHBoxLayout), m_close(new QPushButton(this)) {
    setObjectName(QStringLiteral("noticeBar"));
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setFlat(true);
    m_close->setText(QStringLiteral("✕"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->addWidget(m_text, 1);
    row->addLayout(m_offers);
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_offering = false;
        hide();
    });
    hide();
    recolour();
}

void NoticeBar::say(const QString& text, Kind kind) {
    if (m_offering && isVisible()) return;
    clearOffers();
    show(text, kind);
}

void NoticeBar::offer(const QString& text, const std::vector<Offer>& offers) {
    clearOffers();
    addOffers(offers);
    m_offering = true;
    show(text, Kind::Plain);
}

void NoticeBar::addOffers(const std::vector<Offer>& offers) {
    for (const Offer& each : offers) {
        auto* button = new QPushButton(each.label, this);
        connect(button, &QPushButton::clicked, this, [this, act = each.act] {
            m_offering = false;
            hide();
            act();
        });
        m_offers->addWidget(button);
    }
}

void NoticeBar::setStanding(const QString& text, const std::vector<Offer>& offers) {
    if (text == m_text->text() && offers.empty()) return;
    clearOffers();
    addOffers(offers);
    show(text, Kind::Plain);
    setHidden(text.isEmpty());
}

QString NoticeBar::text() const { return isHidden() ? QString() : m_text->text(); }

void NoticeBar::show(const QString& text, Kind kind) {
    m_kind = kind;
    m_text->setText(text);
    m_close->setToolTip(tr("Close this notice"));
    m_close->setAccessibleName(tr("Close this notice"));
    recolour();
    QFrame::show();
}

void NoticeBar::clearOffers() {
    m_offering = false;
    while (auto* item = m_offers->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

void NoticeBar::recolour() {
    const Theme& theme = themeOf(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.chip);
    colours.setColor(QPalette::WindowText, m_kind == Kind::Problem ? theme.problem : theme.text);
    if (colours != palette()) setPalette(colours);
}

void NoticeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange) setPalette({}), recolour();
    QFrame::changeEvent(event);
}

}  // namespace att
