// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/links_view.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/backing.h"
#include "widgets/digits.h"
#include "widgets/elide.h"
#include "widgets/heat_words.h"
#include "widgets/key_tokens.h"
#include "widgets/selection.h"
#include "widgets/translate.h"

namespace att {

LinksView::LinksView(Selection& shared, QWidget* parent) : PanelView(shared, parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&shared, &Selection::headChanged, this, &LinksView::forget);
    connect(&shared, &Selection::hoveredChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::pinnedChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::queryChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::keyChanged, this, qOverload<>(&QWidget::update));
}

void LinksView::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) {
    m_outcome = std::move(outcome);
    m_address = address;
    m_look = std::move(look);
    forget();
}

void LinksView::forget() {
    m_allKnown = false;
    m_pointed.reset();
    if (panel()) {
        setAccessibleName(tr("Links of %1").arg(panelTitle(*panel(), head())));
        setAccessibleDescription(tr("Up and down walk along the tokens, left and right change the side, Enter isolates one"));
    }
    update();
}

const Panel* LinksView::panel() const { return m_outcome ? findPanel(*m_outcome, m_address) : nullptr; }
bool LinksView::paintable() const { return panel() && panel()->values && panel()->shape.size() > 0; }
int LinksView::head() const { return std::clamp(selection().head(), 0, std::max(0, panel()->shape.heads - 1)); }

QSize LinksView::sizeHint() const { return QSize(36, 36) * fontMetrics().height(); }
QSize LinksView::minimumSizeHint() const { return QSize(10, 8) * fontMetrics().height(); }

std::optional<QPoint> LinksView::linkOf(const std::optional<Cell>& cell) const {
    if (!cell || cell->panel != m_address || cell->head != head() || cell->row >= panel()->shape.rows || cell->column >= panel()->shape.columns)
        return {};
    return QPoint(cell->column, cell->row);
}

/// A token pointed at comes before the one that was chosen to stay.
std::optional<LinkToken> LinksView::isolated() const {
    if (m_pointed) return m_pointed;
    if (selection().query() && *selection().query() < panel()->shape.rows) return LinkToken{LinkSide::Query, *selection().query()};
    if (selection().key() && panel()->columns.labels == keyTokens(*m_outcome)) return LinkToken{LinkSide::Key, *selection().key()};
    return {};
}

// Painting

void LinksView::prepare() {
    const double margin = std::round(fontMetrics().height() * 0.25);
    m_picture = {panel(), head(), m_look, themeOf(palette()), layOutLinks(*panel(), QRectF(rect()).adjusted(margin, 0, -margin, -margin), font())};
    if (m_allKnown) return;
    m_all = backingOf(*this, m_picture.theme.card);
    QPainter painter(&m_all);
    paintLinksFrame(painter, m_picture);
    paintLinks(painter, m_picture, {});
    m_allKnown = true;
}

void LinksView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!paintable()) {
        painter.fillRect(rect(), themeOf(palette()).card);
        painter.setPen(themeOf(palette()).secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, panel() ? emptyWords(*panel()) : QString());
        return;
    }
    prepare();
    const auto token = isolated();
    if (token) {
        painter.fillRect(rect(), m_picture.theme.card);
        paintLinksFrame(painter, m_picture);
        paintLinks(painter, m_picture, token);
    } else {
        painter.drawPixmap(0, 0, m_all);
    }
    const auto pinned = linkOf(selection().pinned());
    if (pinned) paintLinkMarks(painter, m_picture, {}, pinned, true);
    paintLinkMarks(painter, m_picture, token, linkOf(selection().hovered()), false);
}

void LinksView::resizeEvent(QResizeEvent*) { m_allKnown = false; }

void LinksView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) forget();
}

// Mouse and keyboard

/// A token and where most of its weight goes to, or comes from.
QString LinksView::wordsFor(LinkToken token) const {
    const bool query = token.side == LinkSide::Query;
    const Axis &own = query ? panel()->rows : panel()->columns, &other = query ? panel()->columns : panel()->rows;
    const auto values = panel()->values->head(head());
    const auto weight = [&](int place) { return query ? values(token.place, place) : values(place, token.place); };
    std::vector<int> places(std::size_t(query ? values.cols() : values.rows()));
    std::iota(places.begin(), places.end(), 0);
    const auto most = std::min<std::ptrdiff_t>(5, std::ssize(places));
    std::ranges::partial_sort(places, places.begin() + most, [&](int a, int b) { return weight(a) > weight(b); });
    QStringList lines{tr("%1 %2: %3").arg(shown(own.name), QString::number(token.place + 1), quotedLabelAt(own, token.place))};
    for (auto i = 0; i < most; ++i)
        lines << tr("%1 %2, %3").arg(withDecimals(weight(places[i]), 3), shown(other.name), quotedLabelAt(other, places[i]));
    return lines.join('\n');
}

void LinksView::pointAt(std::optional<LinkToken> token, const QPoint& globalPosition) {
    if (token == m_pointed) return;
    m_pointed = token;
    update();
    if (!token) return QToolTip::hideText();
    QToolTip::showText(globalPosition, toolTipOf(wordsFor(*token)), this);
}

void LinksView::choose(LinkToken token) {
    const auto turned = [&token](std::optional<int> chosen) { return chosen == token.place ? std::nullopt : std::optional(token.place); };
    token.side == LinkSide::Query ? selection().setQuery(turned(selection().query())) : selection().setKey(turned(selection().key()));
}

void LinksView::mouseMoveEvent(QMouseEvent* event) {
    if (!paintable()) return;
    prepare();
    const auto token = layout().tokenAt(event->position());
    setCursor(token ? Qt::PointingHandCursor : Qt::ArrowCursor);
    pointAt(token, event->globalPosition().toPoint());
}

void LinksView::mousePressEvent(QMouseEvent* event) {
    if (!paintable() || event->button() != Qt::LeftButton) return event->ignore();
    prepare();
    if (const auto token = layout().tokenAt(event->position())) choose(*token);
}

void LinksView::leaveEvent(QEvent*) { pointAt({}, {}); }

bool LinksView::step(int key) {
    LinkToken next = m_pointed.value_or(LinkToken{LinkSide::Query, -1});
    switch (key) {
        case Qt::Key_Up: --next.place; break;
        case Qt::Key_Down: ++next.place; break;
        case Qt::Key_Left: next = {LinkSide::Query, next.place}; break;
        case Qt::Key_Right: next = {LinkSide::Key, next.place}; break;
        default: return false;
    }
    prepare();
    next.place = std::clamp(next.place, 0, (next.side == LinkSide::Query ? layout().rows : layout().columns) - 1);
    pointAt(next, mapToGlobal(layout().tokenRect(next).bottomRight().toPoint()));
    setAccessibleDescription(wordsFor(next));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    return true;
}

void LinksView::keyPressEvent(QKeyEvent* event) {
    if (!paintable() || event->modifiers() & ~Qt::KeypadModifier) return PanelView::keyPressEvent(event);
    if (step(event->key())) return;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (m_pointed) choose(*m_pointed);
            return;
        case Qt::Key_Escape:
            selection().setQuery({});
            selection().setKey({});
            return pointAt({}, {});
        case Qt::Key_BracketLeft: return selection().setHead(std::max(0, head() - 1));
        case Qt::Key_BracketRight: return selection().setHead(std::min(panel()->shape.heads - 1, head() + 1));
        default: PanelView::keyPressEvent(event);
    }
}

bool LinksView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && paintable()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Escape) event->accept();
    }
    return PanelView::event(event);
}

}  // namespace att
