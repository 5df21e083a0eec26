// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_steps.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "engine/core/memo.h"
#include "widgets/elide.h"
#include "widgets/number_glyphs.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

constexpr double lineGap = 4, pieceGap = 5, nameGap = 4, pad = 4, widestTitle = 0.5, narrow = 440;  // pixels of the mockup; share of the width

/// Kept: new numbers come under the same names.
double widthOfWords(const QFont& font, const QString& words) {
    thread_local Memo<std::pair<QFont, QString>, double> known(128);
    return known({font, words}, [&] { return QFontMetricsF(font).horizontalAdvance(words); });
}

double widthOfNumber(const QFont& font, const QString& number) {
    const auto glyphs = NumberGlyphs::of(font);
    return glyphs->canWrite(number) ? glyphs->advance(number) : widthOfWords(font, number);
}

/// In the middle of the box's height, as drawText() would. Not when the font lacks a sign of it.
bool paintByGlyphs(QPainter& painter, const QRectF& box, Qt::Alignment side, const QString& number, double width) {
    const auto glyphs = NumberGlyphs::of(painter.font());
    if (!glyphs->canWrite(number)) return false;
    const double before = side == Qt::AlignLeft ? 0 : side == Qt::AlignRight ? 1 : 0.5;  // of the spare room
    const QFontMetricsF metrics(painter.font());
    const double baseline = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent();
    glyphs->paint(painter, {box.left() + before * (box.width() - width), baseline}, number);
    return true;
}

}  // namespace

ExplanationSteps::ExplanationSteps(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    describe();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ExplanationSteps::describe() {
    setAccessibleName(tr("Steps of the computation"));
    setToolTip(toolTipOf(tr("Terms are rounded so that they add up as they stand here; the number itself stands above in full.")));
}

void ExplanationSteps::setSteps(std::vector<Step> steps) {
    m_steps = std::move(steps);
    m_hovered = -1;
    prepare();
}

void ExplanationSteps::prepare() {
    const double tall = m_layout.height;
    m_lines = piecesOf(m_steps);
    measure();
    m_stops.clear();
    for (std::size_t line = 0; line < m_lines.size(); ++line)
        for (std::size_t i = 0; i < m_lines[line].size(); ++i) {
            const Piece& piece = m_lines[line][i];
            if (piece.kind != PieceKind::Number) continue;
            if (m_steps[static_cast<std::size_t>(piece.step)].terms[static_cast<std::size_t>(piece.term)].source) m_stops.push_back({line, i});
        }
    m_cursor = std::clamp(m_cursor, 0, std::max(0, stopCount() - 1));
    m_layout = layOut(width());
    setAccessibleDescription(words());
    if (m_layout.height != tall) updateGeometry();
    update();
}

/// Layouts ask for the height again and again: shaping text for each would cost more than all else here.
void ExplanationSteps::measure() {
    m_faces = {typeFont(font(), Type::Figures), typeFont(font(), Type::Figures), typeFont(font(), Type::Small)};
    m_faces.bold.setBold(true);
    m_faces.number = QFontMetricsF(m_faces.figures).height() + 2 * unitOf(font());
    m_faces.name = QFontMetricsF(m_faces.small).height();
    for (PieceLine& line : m_lines)
        for (Piece& piece : line) {
            const bool title = piece.kind == PieceKind::Title, result = piece.kind == PieceKind::Result;
            piece.textWidth = title ? widthOfWords(font(), piece.text) : widthOfNumber(result ? m_faces.bold : m_faces.figures, piece.text);
            piece.nameWidth = piece.name.isEmpty() ? 0 : widthOfWords(m_faces.small, piece.name);
        }
}

const Term& ExplanationSteps::termOf(int stop) const {
    const auto [line, i] = m_stops[static_cast<std::size_t>(stop)];
    const Piece& piece = m_lines[line][i];
    return m_steps[static_cast<std::size_t>(piece.step)].terms[static_cast<std::size_t>(piece.term)];
}

QRectF ExplanationSteps::stopBox(int stop) const {
    const auto [line, i] = m_stops[static_cast<std::size_t>(stop)];
    return m_layout.boxes[line][i];
}

double ExplanationSteps::widthOf(const Piece& piece, bool stacked) const {
    if (piece.kind != PieceKind::Number) return piece.textWidth;
    const double unit = unitOf(font()), beside = piece.nameWidth > 0 ? piece.nameWidth + nameGap * unit : 0;
    return (stacked ? std::max(piece.textWidth, piece.nameWidth) : piece.textWidth + beside) + 2 * pad * unit;
}

/// Of a line in one piece, names before the numbers, without its title.
double ExplanationSteps::lengthOf(const PieceLine& line) const {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += widthOf(line[i], false) + (line[i].tight ? 0 : pieceGap * unitOf(font()));
    return length;
}

// Titles stand in a column of their own, or above their step where there is no width for one. Names stand before their numbers where all of a step
// fits into a line, else under them, and what does not fit goes on in the next line.
ExplanationSteps::Layout ExplanationSteps::layOut(double width) const {
    const double unit = unitOf(font());
    double titles = 0;
    for (const PieceLine& line : m_lines) titles = std::max(titles, widthOf(line.front(), false));
    titles = std::min(titles, width * widestTitle) + 2 * pieceGap * unit;
    if (width < narrow * unit) titles = 0;
    Layout layout;
    for (const PieceLine& line : m_lines) layOutLine(line, titles, width, layout);
    return layout;
}

void ExplanationSteps::layOutLine(const PieceLine& line, double titles, double width, Layout& layout) const {
    const double unit = unitOf(font()), number = m_faces.number, gap = pieceGap * unit;
    const bool stacked = titles + lengthOf(line) > width;
    const double height = number + (stacked ? m_faces.name : 0);
    auto& boxes = layout.boxes.emplace_back();
    layout.stacked.push_back(stacked);
    boxes.emplace_back(0, layout.height, titles > 0 ? titles - gap : width, number);
    if (titles == 0) layout.height += number;
    double x = titles;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double wide = widthOf(line[i], stacked);
        if (i > 1 && !line[i].tight) x += gap;
        // A sign stays with what follows it: a line never ends in one.
        const bool leads = line[i].kind == PieceKind::Sign && !line[i].tight && i + 1 < line.size();
        const double together = leads ? wide + gap + widthOf(line[i + 1], stacked) : wide;
        const bool follows = line[i].tight || (line[i - 1].kind == PieceKind::Sign && !line[i - 1].tight);
        if (x + together > width && x > titles && !follows) x = titles, layout.height += height + lineGap / 2 * unit;
        boxes.emplace_back(x, layout.height, wide, stacked && !line[i].name.isEmpty() ? height : number);
        x += wide;
    }
    layout.height += height + lineGap * unit;
}

QSize ExplanationSteps::sizeHint() const { return {px(this, 400), heightForWidth(px(this, 400))}; }

int ExplanationSteps::heightForWidth(int width) const { return static_cast<int>(std::ceil(layOut(width).height)); }

void ExplanationSteps::resizeEvent(QResizeEvent*) {
    m_layout = layOut(width());
    if (m_layout.height > height()) updateGeometry();
}

void ExplanationSteps::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) prepare();
}

void ExplanationSteps::setPointedAt(const std::optional<Cell>& cell) {
    if (cell == m_pointedAt) return;
    m_pointedAt = cell;
    update();
}

int ExplanationSteps::stopAt(const QPointF& place) const {
    for (int stop = 0; stop < stopCount(); ++stop)
        if (stopBox(stop).contains(place)) return stop;
    return -1;
}

void ExplanationSteps::point(int stop) {
    if (stop == m_hovered) return;
    m_hovered = stop;
    setCursor(stop >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    std::vector<Cell> cells;
    if (stop >= 0) cells.push_back(*termOf(stop).source);
    if (stop >= 0 && termOf(stop).times) cells.push_back(*termOf(stop).times);
    update();
    emit pointed(std::move(cells));
}

void ExplanationSteps::mouseMoveEvent(QMouseEvent* event) { point(stopAt(event->position())); }

void ExplanationSteps::leaveEvent(QEvent*) { point(-1); }

void ExplanationSteps::mousePressEvent(QMouseEvent* event) {
    const int stop = stopAt(event->position());
    if (stop < 0) return;
    m_cursor = stop;
    emit followed(*termOf(stop).source);
}

void ExplanationSteps::moveCursor(int stop) {
    if (m_stops.empty()) return;
    m_cursor = std::clamp(stop, 0, stopCount() - 1);
    const auto [line, i] = m_stops[static_cast<std::size_t>(m_cursor)];
    setAccessibleName(tr("%1: %2").arg(m_lines[line][i].name, m_lines[line][i].text));
    point(m_cursor);
    emit cursorMoved(stopBox(m_cursor).toAlignedRect());
    update();
}

void ExplanationSteps::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up: return moveCursor(m_cursor - 1);
        case Qt::Key_Right:
        case Qt::Key_Down: return moveCursor(m_cursor + 1);
        case Qt::Key_Home: return moveCursor(0);
        case Qt::Key_End: return moveCursor(stopCount() - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space: return m_stops.empty() ? void() : emit followed(*termOf(m_cursor).source);
        default: event->ignore();
    }
}

void ExplanationSteps::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason) moveCursor(m_cursor);
}

void ExplanationSteps::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    point(-1);
    update();
}

bool ExplanationSteps::isLit(int stop) const {
    const Term& term = termOf(stop);
    return stop == m_hovered || (m_pointedAt && (term.source == m_pointedAt || term.times == m_pointedAt));
}

/// What is scrolled out of sight costs nothing.
void ExplanationSteps::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QRectF sight = QRectF(event->rect()).adjusted(-2, -2, 2, 2);
    for (int stop = 0; stop < stopCount(); ++stop) paintGround(painter, stop);
    for (std::size_t line = 0; line < m_lines.size(); ++line)
        for (std::size_t i = 0; i < m_lines[line].size(); ++i)
            if (const QRectF& box = m_layout.boxes[line][i]; box.top() < sight.bottom() && sight.top() < box.bottom())
                paintPiece(painter, m_lines[line][i], box, m_layout.stacked[line]);
    if (hasFocus() && !m_stops.empty()) paintFocus(painter, stopBox(m_cursor).adjusted(-1, -1, 1, 1), palette(), 4);
}

void ExplanationSteps::paintGround(QPainter& painter, int stop) const {
    const Theme& theme = themeOf(palette());
    QRectF box = stopBox(stop);
    if (isLit(stop)) return paintBox(painter, box, {mixed(theme.card, theme.marker, 0.28), theme.marker, 1, 3});
    box.setHeight(m_faces.number);
    paintBox(painter, box, {mixed(theme.card, theme.marker, theme.dark ? 0.16 : 0.13), {}, 0, 3});
}

void ExplanationSteps::paintPiece(QPainter& painter, const Piece& piece, const QRectF& box, bool stacked) const {
    const Theme& theme = themeOf(palette());
    QRectF number(box.left(), box.top(), box.width(), m_faces.number);
    const bool title = piece.kind == PieceKind::Title, result = piece.kind == PieceKind::Result;
    const bool beside = !stacked && !piece.name.isEmpty();
    painter.setFont(title ? font() : result ? m_faces.bold : m_faces.figures);
    painter.setPen(result ? theme.accent : piece.kind == PieceKind::Number ? theme.text : theme.secondary);
    if (beside) number.adjust(0, 0, -pad * unitOf(font()), 0);
    const auto side = title || result ? Qt::AlignLeft : beside ? Qt::AlignRight : Qt::AlignHCenter;
    const bool tooLong = title && piece.textWidth > int(box.width());
    const QString text = tooLong ? painter.fontMetrics().elidedText(piece.text, Qt::ElideRight, int(box.width())) : piece.text;
    if (title || !paintByGlyphs(painter, number, side, text, piece.textWidth))
        painter.drawText(number, Qt::AlignVCenter | side | Qt::TextDontClip, text);
    if (!piece.name.isEmpty()) paintName(painter, piece, box, stacked);
}

void ExplanationSteps::paintName(QPainter& painter, const Piece& piece, const QRectF& box, bool stacked) const {
    const double tall = m_faces.number;
    painter.setFont(m_faces.small);
    painter.setPen(themeOf(palette()).secondary);
    const QRectF under(box.left(), box.top() + tall, box.width(), box.height() - tall);
    const QRectF before(box.left() + pad * unitOf(font()), box.top(), box.width(), tall);
    if (stacked)
        painter.drawText(under, Qt::AlignCenter | Qt::TextDontClip, piece.name);
    else
        painter.drawText(before, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, piece.name);
}

}  // namespace att
