// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_chips.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/elide.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

constexpr double gap = 6, padding = 9, chipHeight = 26, widestChip = 180, narrowestChip = 22;  // pixels of the mockup
constexpr double edge = 26;                                                                    // of the fade that says there is more

/// What stands in a chip: blanks made visible.
QString visible(const std::string& token) {
    QString words = oneLine(QString::fromStdString(token));
    if (words.isEmpty()) return QString(QChar(0x2205));
    const bool blank = std::all_of(words.begin(), words.end(), [](QChar c) { return c.isSpace(); });
    return blank ? QString(words.size(), QChar(0x2423)) : words;
}

QFont chipFont(const QWidget& widget) {
    QFont font = widget.font();
    font.setPixelSize(px(&widget, 14));
    return font;
}

}  // namespace

TokenChips::TokenChips(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    describeCursor();
}

void TokenChips::setSide(Side side) {
    m_side = side;
    describeCursor();
}

QString TokenChips::words(int token) const { return visible((*m_tokens)[static_cast<std::size_t>(token)]); }

void TokenChips::setTokens(Tokens tokens) {
    if (tokens == m_tokens) return;
    const bool same = tokens && m_tokens && *tokens == *m_tokens;
    m_tokens = std::move(tokens);
    if (same) return;
    m_cursor = std::clamp(m_cursor, 0, std::max(0, count() - 1));
    m_hovered.reset();
    measure();
    describeCursor();
}

void TokenChips::setBehind(bool behind) {
    if (behind == m_behind) return;
    m_behind = behind;
    describeCursor();
    update();
}

void TokenChips::setPinned(std::optional<int> token) {
    if (token == m_pinned) return;
    m_pinned = token;
    describeCursor();
    update();
}

void TokenChips::setPointedAt(std::optional<int> query, std::optional<int> key) {
    if (query == m_query && key == m_key) return;
    m_query = query;
    m_key = key;
    update();
}

int TokenChips::widthOf(const QString& words) {
    const auto known = m_widths.constFind(words);
    if (known != m_widths.constEnd()) return *known;
    // A long token is elided anyway: measuring its head is enough.
    const int text = QFontMetrics(chipFont(*this)).horizontalAdvance(words.left(64));
    return *m_widths.insert(words, std::clamp(text + px(this, 2 * padding), px(this, narrowestChip), px(this, widestChip)));
}

void TokenChips::measure() {
    if (m_widths.size() > 20'000) m_widths.clear();
    m_lefts.assign(1, px(this, 4));  // the frame of the focus reaches out of its chip
    for (int i = 0; i < count(); ++i) m_lefts.push_back(m_lefts.back() + widthOf(words(i)) + px(this, gap));
    scrollTo(m_offset);
    updateGeometry();
    update();
}

QSize TokenChips::sizeHint() const { return {std::min(contentWidth(), px(this, 600)), px(this, chipHeight + 6)}; }

QSize TokenChips::minimumSizeHint() const { return {px(this, 80), px(this, chipHeight + 6)}; }

QRect TokenChips::chipRect(int token) const {
    const auto i = static_cast<std::size_t>(token);
    const int chip = px(this, chipHeight);
    return {m_lefts[i] - m_offset, (height() - chip) / 2, m_lefts[i + 1] - m_lefts[i] - px(this, gap), chip};
}

int TokenChips::tokenAt(const QPoint& place) const {
    const auto above = std::ranges::upper_bound(m_lefts, place.x() + m_offset);
    const int token = static_cast<int>(above - m_lefts.begin()) - 1;
    return token >= 0 && token < count() && chipRect(token).contains(place) ? token : -1;
}

void TokenChips::scrollTo(int offset) {
    const int last = std::max(0, contentWidth() - px(this, gap) - width());
    offset = std::clamp(offset, 0, last);
    if (offset == m_offset) return;
    m_offset = offset;
    update();
}

void TokenChips::showToken(int token) {
    if (token < 0 || token >= count()) return;
    const QRect chip = chipRect(token);
    const int margin = px(this, edge);
    if (chip.left() < margin)
        scrollTo(m_offset + chip.left() - margin);
    else if (chip.right() > width() - margin)
        scrollTo(m_offset + chip.right() - width() + margin);
}

void TokenChips::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_widths.clear();
        measure();
    }
    if (event->type() == QEvent::LanguageChange) describeCursor();
}

void TokenChips::resizeEvent(QResizeEvent*) { scrollTo(m_offset); }

void TokenChips::setHovered(std::optional<int> token) {
    if (token == m_hovered) return;
    m_hovered = token;
    setCursor(token ? Qt::PointingHandCursor : Qt::IBeamCursor);
    update();
    emit hovered(token);
}

void TokenChips::choose(int token) {
    moveCursor(token);
    emit chosen(m_pinned == token ? std::nullopt : std::optional(token));
}

void TokenChips::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const int token = tokenAt(event->position().toPoint());
    token >= 0 ? choose(token) : emit editRequested({});
}

void TokenChips::mouseDoubleClickEvent(QMouseEvent*) { emit editRequested({}); }

void TokenChips::mouseMoveEvent(QMouseEvent* event) {
    const int token = tokenAt(event->position().toPoint());
    setHovered(token >= 0 ? std::optional(token) : std::nullopt);
}

void TokenChips::leaveEvent(QEvent*) { setHovered({}); }

void TokenChips::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    scrollTo(m_offset - (std::abs(turn.x()) > std::abs(turn.y()) ? turn.x() : turn.y()));
}

void TokenChips::moveCursor(int token) {
    m_cursor = std::clamp(token, 0, std::max(0, count() - 1));
    showToken(m_cursor);
    describeCursor();
    update();
}

void TokenChips::keyPressEvent(QKeyEvent* event) {
    const int page = 10;
    switch (event->key()) {
        case Qt::Key_Left: return moveCursor(m_cursor - 1);
        case Qt::Key_Right: return moveCursor(m_cursor + 1);
        case Qt::Key_PageUp: return moveCursor(m_cursor - page);
        case Qt::Key_PageDown: return moveCursor(m_cursor + page);
        case Qt::Key_Home: return moveCursor(0);
        case Qt::Key_End: return moveCursor(count() - 1);
        case Qt::Key_Space: return count() > 0 ? choose(m_cursor) : void();
        case Qt::Key_Escape: return m_pinned ? emit chosen({}) : event->ignore();
        case Qt::Key_F2:
        case Qt::Key_Return:
        case Qt::Key_Enter: return emit editRequested({});
        default: break;
    }
    const bool types = !event->text().isEmpty() && event->text().front().isPrint() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    types ? emit editRequested(event->text()) : event->ignore();
}

void TokenChips::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    showToken(m_cursor);
}

// A painted chip has no name of its own: the row's name says where the cursor is.
void TokenChips::describeCursor() {
    if (count() == 0) return setAccessibleName(tr("Tokens: none"));
    const QString state = m_pinned == m_cursor ? tr("pinned") : tr("not pinned");
    setAccessibleName(tr("Token %1 of %2: %3, %4").arg(QString::number(m_cursor + 1), QString::number(count()), words(m_cursor), state));
    const QString keys = m_side == Side::Queries ? tr("Arrows walk the tokens, the space bar pins one as the query, Return edits the text.")
                                                 : tr("Arrows walk the tokens, the space bar pins one as the key, Return edits the text.");
    setAccessibleDescription(m_behind ? tr("Still of the text before the last change.") : keys);
}

bool TokenChips::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int token = tokenAt(help->pos());
    const QString pin =
        m_side == Side::Queries ? tr("%1\nToken %2 of %3. Click to pin it as the query.") : tr("%1\nToken %2 of %3. Click to pin it as the key.");
    QString tip = token < 0 ? tr("Click to edit the text.") : pin.arg(words(token), QString::number(token + 1), QString::number(count()));
    if (m_behind) tip += QLatin1Char('\n') + tr("Still of the text before the last change.");
    QToolTip::showText(help->globalPos(), toolTipOf(tip), this);
    return true;
}

void TokenChips::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(chipFont(*this));
    auto first = static_cast<int>(std::ranges::upper_bound(m_lefts, m_offset) - m_lefts.begin()) - 1;
    for (int token = std::max(0, first); token < count() && chipRect(token).left() < width(); ++token) paintChip(painter, token);
    paintEdges(painter);
}

void TokenChips::paintChip(QPainter& painter, int token) const {
    const Theme& theme = themeOf(palette());
    const QRectF chip = chipRect(token);
    const bool pinned = m_pinned == token;
    const QColor ground = pinned ? theme.accent : m_hovered == token ? mixed(theme.chip, theme.accent, 0.16) : theme.chip;
    m_behind ? paintBox(painter, chip, {{}, theme.line, 1, 5}) : paintBox(painter, chip, {ground, {}, 0, 5});
    if (m_query == token && !pinned) paintBox(painter, chip, {{}, theme.query, 2, 5});
    if (m_key == token) painter.fillRect(QRectF(chip.left() + 3, chip.bottom() + 1, chip.width() - 6, 2), theme.key);
    if (hasFocus() && token == m_cursor) paintBox(painter, chip.adjusted(-3, -3, 3, 3), {{}, theme.accent, 2, 7});
    painter.setPen(m_behind ? theme.faint : pinned ? theme.accentText : theme.text);
    const QRectF room = chip.adjusted(4, 0, -4, 0);
    painter.drawText(room, Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(isolated(words(token).left(200)), Qt::ElideRight, int(room.width()) + 1));
}

// Chips fade out at an end that hides more of them, under an arrow head.
void TokenChips::paintEdges(QPainter& painter) const {
    const Theme& theme = themeOf(palette());
    const double fade = edge * unitOf(font());
    const auto paintEnd = [&](const QRectF& end, bool left) {
        QLinearGradient gradient(left ? end.topLeft() : end.topRight(), left ? end.topRight() : end.topLeft());
        QColor clear = theme.card;
        clear.setAlpha(0);
        gradient.setColorAt(0.5, theme.card);
        gradient.setColorAt(1, clear);
        painter.fillRect(end, gradient);
        paintChevron(painter, QRectF(left ? end.left() : end.right() - fade / 2, end.top(), fade / 2, end.height()), theme.secondary, left ? 90 : -90,
                     9 * unitOf(font()));
    };
    if (m_offset > 0) paintEnd(QRectF(0, 0, fade, height()), true);
    if (contentWidth() - px(this, gap) - m_offset > width()) paintEnd(QRectF(width() - fade, 0, fade, height()), false);
}

}  // namespace att
