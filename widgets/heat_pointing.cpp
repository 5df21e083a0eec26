// SPDX-License-Identifier: GPL-3.0-or-later
// Of HeatView: pointing, pinning and painting over cells with mouse and keys.
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QToolTip>

#include "widgets/elide.h"
#include "widgets/heat_view.h"
#include "widgets/heat_words.h"
#include "widgets/heat_zoom.h"
#include "widgets/picture_image.h"
#include "widgets/selection.h"

namespace att {
namespace {

/// Keys that mean something here while the view has the focus, whatever shortcut the window gave them.
bool isOwnKey(int key) {
    static const QSet<int> keys = {Qt::Key_Left,        Qt::Key_Right,  Qt::Key_Up,           Qt::Key_Down,   Qt::Key_PageUp,
                                   Qt::Key_PageDown,    Qt::Key_Home,   Qt::Key_End,          Qt::Key_Return, Qt::Key_Enter,
                                   Qt::Key_Space,       Qt::Key_Escape, Qt::Key_Plus,         Qt::Key_Equal,  Qt::Key_Minus,
                                   Qt::Key_BracketLeft, Qt::Key_0,      Qt::Key_BracketRight, Qt::Key_T,      Qt::Key_P};
    return keys.contains(key);
}

}  // namespace

// Mouse

void HeatView::pointAt(std::optional<QPoint> place, const QPoint& globalPosition) {
    m_pointed.reset();
    if (!place) {
        if (placeOf(selection().hovered())) selection().hover({});
        return QToolTip::hideText();
    }
    m_pointed = {*place, globalPosition};
    selection().hover(cellOf(*place));
    QToolTip::showText(globalPosition, toolTipOf(cellWords(*m_outcome, cellOf(*place))), this);
}

/// Who rests on a cell reads its new number, also where another head has come to stand there.
void HeatView::renewTip() {
    const auto& hovered = selection().hovered();
    if (!m_pointed || !hovered || hovered->panel != m_address || !QToolTip::isVisible() || !paintable() || m_pressed || m_stroke) return;
    const auto [place, at] = *m_pointed;
    if (place == QPoint(hovered->column, hovered->row) && QRect({}, matrixSize()).contains(place)) pointAt(place, at);
}

void HeatView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !paintable()) return event->ignore();
    prepare();
    const auto place = layout().cellAt(event->position());
    if (painting() && place) return beginStroke(*place);
    m_pressed = event->position();
    m_pressedWindow = m_window;
    m_dragged = false;
}

void HeatView::mouseMoveEvent(QMouseEvent* event) {
    if (!paintable()) return;
    prepare();
    if (m_stroke) return extendStroke(event->position());
    if (!m_pressed) return pointAt(layout().cellAt(event->position()), event->globalPosition().toPoint());
    const QPointF way = event->position() - *m_pressed;
    m_dragged = m_dragged || way.manhattanLength() >= QApplication::startDragDistance();
    if (m_dragged) setWindow(heldInside(m_pressedWindow.translated(-way.x() / layout().cellWidth(), -way.y() / layout().cellHeight()), matrixSize()));
}

void HeatView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_stroke) return endStroke();
    if (event->button() != Qt::LeftButton || !m_pressed || !paintable()) return;
    m_pressed.reset();
    if (m_dragged) return;
    prepare();
    if (const auto place = layout().cellAt(event->position())) togglePin(*place);
}

void HeatView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (painting()) return mousePressEvent(event);  // two quick strokes
    if (event->button() == Qt::LeftButton) resetZoom();
}

void HeatView::leaveEvent(QEvent*) {
    if (paintable()) pointAt({}, {});
}

/// The map of the token that is this place.
std::optional<int> HeatView::ownMapOf(QPoint place) const {
    if (!hasMapOfEachPlace(*panel())) return {};
    const auto& [heads, rows, columns] = panel()->shape;
    return heads - rows * columns + place.y() * columns + place.x();
}

void HeatView::togglePin(QPoint place) {
    if (const auto own = ownMapOf(place)) selection().setHead(*own);
    const Cell cell = cellOf(place);
    selection().pin(selection().pinned() == cell ? std::nullopt : std::optional(cell));
}

// Painting with the brush

bool HeatView::canPaint() const { return paintable() && !panel()->paints.empty(); }

void HeatView::setPainting(bool painting) {
    if (painting == m_painting) return;
    m_painting = painting;
    m_stroke.reset();
    painting ? setCursor(Qt::CrossCursor) : unsetCursor();
    emit paintingChanged(painting);
}

void HeatView::beginStroke(QPoint place) {
    m_stroke = PaintStroke::begin(*m_outcome, cellOf(place));
    if (!m_stroke) return;
    selection().hover(cellOf(place));
    QToolTip::hideText();
    emit painted(QString::fromStdString(m_stroke->key()), m_stroke->text(), false);
}

void HeatView::extendStroke(QPointF position) {
    const auto place = layout().cellAt(position);
    if (!place) return;
    selection().hover(cellOf(*place));
    if (m_stroke->extendTo(*place)) emit painted(QString::fromStdString(m_stroke->key()), m_stroke->text(), false);
}

void HeatView::endStroke() {
    const PaintStroke stroke = *std::exchange(m_stroke, std::nullopt);
    emit painted(QString::fromStdString(stroke.key()), stroke.text(), true);
}

// Keyboard

std::optional<QPoint> HeatView::currentPlace() const {
    if (!paintable()) return {};
    const auto hovered = placeOf(selection().hovered());
    return hovered ? hovered : placeOf(selection().pinned());
}

QPoint HeatView::cursor() const { return currentPlace().value_or(QPoint(int(m_window.left()), int(m_window.top()))); }

bool HeatView::moveCursor(QKeyEvent* event) {
    const QSize size = matrixSize();
    const bool far = event->modifiers() & Qt::ControlModifier;
    const int page = std::max(1, int(m_window.height()) - 1);
    QPoint place = cursor();
    const bool shownBefore = placeOf(selection().hovered()).has_value();
    switch (event->key()) {
        case Qt::Key_Left: place.rx() -= far ? size.width() : 1; break;
        case Qt::Key_Right: place.rx() += far ? size.width() : 1; break;
        case Qt::Key_Up: place.ry() -= far ? size.height() : 1; break;
        case Qt::Key_Down: place.ry() += far ? size.height() : 1; break;
        case Qt::Key_PageUp: place.ry() -= page; break;
        case Qt::Key_PageDown: place.ry() += page; break;
        case Qt::Key_Home: place = {0, far ? 0 : place.y()}; break;
        case Qt::Key_End: place = {size.width() - 1, far ? size.height() - 1 : place.y()}; break;
        default: return false;
    }
    // The first key press only shows where the cursor stands.
    if (!shownBefore) place = cursor();
    moveCursorTo({std::clamp(place.x(), 0, size.width() - 1), std::clamp(place.y(), 0, size.height() - 1)});
    return true;
}

void HeatView::moveCursorTo(QPoint place) {
    setWindow(showing(m_window, matrixSize(), place));
    announce(place);
}

/// Shows the cell that the keyboard moved to, and tells a screen reader.
void HeatView::announce(QPoint place) {
    prepare();
    const QRectF cell = layout().cellRect(place.y(), place.x());
    pointAt(place, mapToGlobal(cell.bottomRight().toPoint()));
    setAccessibleDescription(cellWords(*m_outcome, cellOf(place)));
    QAccessibleInterface* current = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(this)->focusChild() : nullptr;
    if (!current) return;
    QAccessibleEvent moved(current, QAccessible::Focus);
    QAccessible::updateAccessibility(&moved);
}

QRect HeatView::cellOnScreen(QPoint place) const {
    const QRect cell = layout().cellRect(place.y(), place.x()).intersected(layout().matrix).toAlignedRect();
    return cell.isEmpty() ? QRect() : QRect(mapToGlobal(cell.topLeft()), cell.size());
}

bool HeatView::pressAction(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Space:
            if (!painting()) return togglePin(cursor()), true;
            beginStroke(cursor());
            endStroke();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: togglePin(cursor()); return true;
        case Qt::Key_P: return canPaint() ? setPainting(!m_painting), true : false;
        case Qt::Key_Escape:
            selection().pin({});
            pointAt({}, {});
            return true;
        case Qt::Key_Plus:
        case Qt::Key_Equal: zoomIn(); return true;
        case Qt::Key_Minus: zoomOut(); return true;
        case Qt::Key_0: resetZoom(); return true;
        case Qt::Key_BracketLeft: selection().setHead(std::max(0, head() - 1)); return true;
        case Qt::Key_BracketRight: selection().setHead(std::min(panel()->shape.heads - 1, head() + 1)); return true;
        case Qt::Key_T: emit tableRequested(); return true;
        default: return false;
    }
}

void HeatView::keyPressEvent(QKeyEvent* event) {
    const bool free = !(event->modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    const bool command = event->modifiers() & Qt::ControlModifier;
    if (paintable() && free && (moveCursor(event) || (!command && pressAction(event)))) return;
    PanelView::keyPressEvent(event);
}

bool HeatView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && paintable()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if ((key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && isOwnKey(key->key())) event->accept();
    }
    return PanelView::event(event);
}

}  // namespace att
