// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>
#include <utility>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr int wheelRest = 400;  // ms

bool snaps(const QInputEvent& event) { return event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier); }

int directionOf(int key) {
    if (key == Qt::Key_Right || key == Qt::Key_Up) return 1;
    return key == Qt::Key_Left || key == Qt::Key_Down ? -1 : 0;
}

}  // namespace

FieldSlider::FieldSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QAbstractSlider::actionTriggered, this, &FieldSlider::report);
}

void FieldSlider::setEnds(const QString& lowest, const QString& highest) {
    m_lowest = lowest;
    m_highest = highest;
    update();
}

QSize FieldSlider::sizeHint() const { return {px(this, 84), px(this, 30)}; }

// Emitted for user actions only, before the value takes the new position.
void FieldSlider::report(int) {
    if (sliderPosition() == value() && !m_snap) return;
    m_moved = true;
    emit movedTo(sliderPosition(), m_snap);
}

void FieldSlider::finish() {
    m_wheelRest.stop();
    if (!m_moved) return;
    m_moved = false;
    emit finished();
}

void FieldSlider::mousePressEvent(QMouseEvent* event) {
    m_snap = snaps(*event);
    QSlider::mousePressEvent(event);
}

void FieldSlider::mouseMoveEvent(QMouseEvent* event) {
    m_snap = snaps(*event);
    QSlider::mouseMoveEvent(event);
}

void FieldSlider::mouseReleaseEvent(QMouseEvent* event) {
    QSlider::mouseReleaseEvent(event);
    finish();
}

bool FieldSlider::leap(const QKeyEvent& event) {
    const int direction = directionOf(event.key());
    if (!event.modifiers().testFlag(Qt::ControlModifier) || direction == 0) return false;
    m_moved = true;
    emit leaped(direction);
    return true;
}

void FieldSlider::keyPressEvent(QKeyEvent* event) {
    m_snap = false;
    if (!leap(*event)) QSlider::keyPressEvent(event);
}

void FieldSlider::keyReleaseEvent(QKeyEvent* event) {
    QSlider::keyReleaseEvent(event);
    if (!event->isAutoRepeat()) finish();
}

void FieldSlider::focusOutEvent(QFocusEvent* event) {
    finish();
    QSlider::focusOutEvent(event);
}

// The turns of a wheel belong together until it rests.
void FieldSlider::wheelEvent(QWheelEvent* event) {
    if (!hasFocus()) return event->ignore();
    m_snap = false;
    QSlider::wheelEvent(event);
    m_wheelRest.start(wheelRest, this);
}

void FieldSlider::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_wheelRest.timerId()) return finish();
    QSlider::timerEvent(event);
}

void FieldSlider::paintEvent(QPaintEvent* event) {
    QSlider::paintEvent(event);
    if (!isEnabled() || (!hasFocus() && !underMouse())) return;
    QPainter painter(this);
    QFont tiny = typeFont(font(), Type::Small);
    tiny.setPixelSize(std::max(10, px(this, 10)));
    painter.setFont(tiny);
    painter.setPen(themeOf(palette()).secondary);
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    // At an end the value itself says what the handle would cover.
    for (const auto& [side, words] : {std::pair(Qt::AlignLeft, m_lowest), std::pair(Qt::AlignRight, m_highest)})
        if (const QRect place = painter.boundingRect(rect(), side | Qt::AlignBottom, words); !place.intersects(handle))
            painter.drawText(place, side | Qt::AlignBottom, words);
}

}  // namespace att
