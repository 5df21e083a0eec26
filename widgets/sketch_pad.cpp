// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sketch_pad.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr std::size_t mostStrokes = 50;        // that can be taken back
constexpr double stride = 4, longStride = 24;  // of a key, in pixels of the picture

QPointF direction(int key) {
    switch (key) {
        case Qt::Key_Left: return {-1, 0};
        case Qt::Key_Right: return {1, 0};
        case Qt::Key_Up: return {0, -1};
        case Qt::Key_Down: return {0, 1};
        default: return {};
    }
}

}  // namespace

SketchPad::SketchPad(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SketchPad::setImage(const QImage& image) {
    if (image == m_image) return;
    m_image = image.convertToFormat(QImage::Format_RGB32);
    m_before.clear();
    m_place = QRectF(m_image.rect()).center();
    update();
}

void SketchPad::setThickness(int pixels) {
    m_thickness = pixels;
    update();
}

void SketchPad::undo() {
    end();
    if (m_before.empty()) return;
    m_image = m_before.back();
    m_before.pop_back();
    update();
    emit drawn(true);
}

void SketchPad::clear() {
    begin(m_place);
    m_image.fill(Qt::white);
    end();
}

QSize SketchPad::sizeHint() const { return QSize(px(this, 560), px(this, 400)); }

/// The whole picture, as large as it fits.
QRectF SketchPad::sheet() const {
    const QSizeF size = QSizeF(m_image.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QPointF SketchPad::onSheet(const QPointF& place) const {
    const QRectF area = sheet();
    return {(place.x() - area.left()) * m_image.width() / area.width(), (place.y() - area.top()) * m_image.height() / area.height()};
}

// Strokes

void SketchPad::begin(const QPointF& place) {
    m_before.push_back(m_image);
    if (m_before.size() > mostStrokes) m_before.erase(m_before.begin());
    m_down = true;
    m_place = place;
}

void SketchPad::drawTo(const QPointF& place) {
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colour, m_thickness, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    place == m_place ? painter.drawPoint(place) : painter.drawLine(m_place, place);
    m_place = place;
    update();
    emit drawn(false);
}

void SketchPad::end() {
    if (!m_down) return;
    m_down = false;
    update();
    emit drawn(true);
}

void SketchPad::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_image.isNull()) return;
    end();
    begin(onSheet(event->position()));
    drawTo(m_place);
}

void SketchPad::mouseMoveEvent(QMouseEvent* event) {
    if (m_down && event->buttons() & Qt::LeftButton) drawTo(onSheet(event->position()));
}

void SketchPad::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) end();
}

void SketchPad::keyPressEvent(QKeyEvent* event) {
    const QPointF step = direction(event->key()) * (event->modifiers() & Qt::ShiftModifier ? longStride : stride);
    if (event->key() == Qt::Key_Space && !m_image.isNull())
        m_down ? end() : (begin(m_place), drawTo(m_place));
    else if (step.isNull())
        return QWidget::keyPressEvent(event);
    const QPointF place(std::clamp(m_place.x() + step.x(), 0.0, double(m_image.width())),
                        std::clamp(m_place.y() + step.y(), 0.0, double(m_image.height())));
    if (m_down && !step.isNull()) drawTo(place);
    m_place = place;
    update();
}

void SketchPad::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    end();
}

void SketchPad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF area = sheet();
    painter.drawImage(area, m_image);
    painter.setPen(themeOf(palette()).line);
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    if (!hasFocus() || m_image.isNull()) return;
    // Two rings, so that the brush is seen on any ground.
    const double scale = area.width() / m_image.width(), radius = std::max(3.0, m_thickness * scale / 2);
    for (const auto& [colour, wider] : {std::pair(QColor(Qt::white), 1.5), std::pair(QColor(Qt::black), 0.0)}) {
        painter.setPen(QPen(colour, m_down ? 2.5 : 1.2));
        painter.drawEllipse(area.topLeft() + m_place * scale, radius + wider, radius + wider);
    }
}

}  // namespace att
