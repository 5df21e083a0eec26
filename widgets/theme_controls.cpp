// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_controls.h"

#include <QPainter>
#include <QStyleOption>

#include "widgets/theme.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

constexpr double hairlineShare = 0.08, hoverShare = 0.35;

bool is(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

BoxLook frameLook(const QStyleOption& option) {
    const Theme& theme = themeOf(option.palette);
    const bool enabled = is(option, QStyle::State_Enabled);
    if (!enabled) return {theme.canvas, theme.line};
    const bool hover = is(option, QStyle::State_MouseOver);
    return {theme.card, mixed(theme.line, theme.text, hover ? hoverShare : hairlineShare)};
}

}  // namespace

bool isPrimary(const QStyleOptionButton& option) {
    return is(option, QStyle::State_Enabled) && (option.features.testFlag(QStyleOptionButton::DefaultButton) || is(option, QStyle::State_On));
}

void paintFieldFrame(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = themeOf(option.palette);
    paintBox(painter, option.rect, frameLook(option));
    const bool wrong = option.styleObject && option.styleObject->property(wrongProperty).toBool();
    const bool focus = is(option, QStyle::State_HasFocus) && is(option, QStyle::State_Enabled);
    if (wrong)
        paintBox(painter, option.rect, {{}, theme.problem, focus ? 2.0 : 1.5});
    else if (focus)
        paintFocus(painter, option.rect, option.palette);
}

void paintPushButton(QPainter& painter, const QStyleOptionButton& option) {
    const Theme& theme = themeOf(option.palette);
    BoxLook look = isPrimary(option) ? BoxLook{theme.accent, theme.accent} : frameLook(option);
    if (is(option, QStyle::State_Sunken)) look.fill = mixed(look.fill, theme.text, 0.1);
    paintBox(painter, option.rect, look);
    if (!is(option, QStyle::State_HasFocus)) return;
    paintFocus(painter, option.rect, option.palette);
    if (isPrimary(option)) paintBox(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), {{}, theme.accentText, 1.5, 3});
}

void paintToolButton(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = themeOf(option.palette);
    const bool down = is(option, QStyle::State_Sunken) || is(option, QStyle::State_On);
    const bool hover = is(option, QStyle::State_MouseOver) && is(option, QStyle::State_Enabled);
    const bool raised = !is(option, QStyle::State_AutoRaise);
    if (raised) paintBox(painter, option.rect, frameLook(option));
    if (down || hover) paintBox(painter, option.rect, {down ? theme.chosen : theme.chip, {}});
}

void paintCheckMark(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = themeOf(option.palette);
    const bool on = is(option, QStyle::State_On);
    const QRectF r = option.rect;
    paintBox(painter, r, on ? BoxLook{theme.accent, theme.accent, 1, 3} : BoxLook{theme.card, mixed(theme.line, theme.text, 0.45), 1, 3});
    if (!on) return;
    const auto at = [&r](double x, double y) { return QPointF(r.left() + r.width() * x, r.top() + r.height() * y); };
    const QPointF tick[] = {at(0.24, 0.52), at(0.43, 0.70), at(0.77, 0.30)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accentText, r.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(tick, 3);
    painter.restore();
}

void paintRadioMark(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = themeOf(option.palette);
    const QRectF r = option.rect;
    const bool on = is(option, QStyle::State_On);
    paintBox(painter, r, {theme.card, on ? theme.accent : mixed(theme.line, theme.text, 0.45), on ? r.width() / 3.2 : 1.0, r.width() / 2});
}

void paintMenuBarGround(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = themeOf(option.palette);
    painter.fillRect(option.rect, mixed(theme.canvas, theme.line, 0.55));
}

void paintMenuBarItem(QPainter& painter, const QStyleOption& option, const QString& text, bool mnemonic) {
    const Theme& theme = themeOf(option.palette);
    paintMenuBarGround(painter, option);
    const bool open = is(option, QStyle::State_Sunken), pointed = is(option, QStyle::State_Selected);
    if (open || pointed)
        paintBox(painter, QRectF(option.rect).adjusted(1, 2, -1, -2), {open ? theme.chosen : mixed(theme.line, theme.text, 0.06), {}});
    painter.setPen(open ? theme.accent : is(option, QStyle::State_Enabled) ? theme.text : theme.faint);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | (mnemonic ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text);
}

void paintGrip(QPainter& painter, const QStyleOption& option, double unit) {
    const Theme& theme = themeOf(option.palette);
    const bool upright = is(option, QStyle::State_Horizontal), active = is(option, QStyle::State_MouseOver) || is(option, QStyle::State_Sunken);
    const QSizeF grip = upright ? QSizeF(3 * unit, 28 * unit) : QSizeF(28 * unit, 3 * unit);
    const QRectF box(QRectF(option.rect).center() - QPointF(grip.width() / 2, grip.height() / 2), grip);
    paintBox(painter, box, {active ? theme.accent : mixed(theme.line, theme.text, 0.12), {}, 0, 1.5 * unit});
}

void paintProgress(QPainter& painter, const QStyleOption& option, double share) {
    const Theme& theme = themeOf(option.palette);
    QRectF bar = option.rect;
    const double radius = std::min(4.0, bar.height() / 2);
    paintBox(painter, bar, {mixed(theme.line, theme.text, 0.04), {}, 0, radius});
    bar.setWidth(std::max(bar.height(), bar.width() * share));
    paintBox(painter, bar, {theme.accent, {}, 0, radius});
}

void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRectF& handle, double unit) {
    const Theme& theme = themeOf(option.palette);
    const QColor ink = is(option, QStyle::State_Enabled) ? theme.accent : mixed(theme.card, theme.faint, 0.6);
    const QRectF groove(option.rect.left(), handle.center().y() - 2 * unit, option.rect.width(), 4 * unit);
    paintBox(painter, groove, {mixed(theme.line, theme.text, 0.04), {}, 0, 2 * unit});
    QRectF done = groove;
    if (option.upsideDown)
        done.setLeft(handle.center().x());
    else
        done.setRight(handle.center().x());
    paintBox(painter, done, {ink, {}, 0, 2 * unit});
    const QColor halo = mixed(theme.card, theme.accent, 0.35);
    const double ring = 3 * unit;
    if (is(option, QStyle::State_HasFocus)) paintBox(painter, handle.adjusted(-ring, -ring, ring, ring), {halo, {}, 0, handle.width()});
    paintBox(painter, handle, {theme.card, ink, 2 * unit, handle.width() / 2 - unit});
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRectF& handle) {
    if (option.maximum <= option.minimum) return;
    const Theme& theme = themeOf(option.palette);
    const bool active = is(option, QStyle::State_MouseOver) || is(option, QStyle::State_Sunken);
    const double thickness = std::min(handle.width(), handle.height()), inset = thickness * (active ? 0.15 : 0.28);
    const QColor ink = mixed(theme.line, theme.text, active ? 0.5 : 0.3);
    paintBox(painter, handle.adjusted(inset, inset, -inset, -inset), {ink, {}, 0, thickness / 2 - inset});
}

void paintSpinArrows(QPainter& painter, const QStyleOption& option, const QRectF& up, const QRectF& down, double unit) {
    if (up.isEmpty()) return;
    const Theme& theme = themeOf(option.palette);
    const QColor ink = is(option, QStyle::State_Enabled) ? theme.secondary : mixed(theme.card, theme.faint, 0.5);
    paintChevron(painter, up, ink, 180, 6 * unit);
    paintChevron(painter, down, ink, 0, 6 * unit);
}

void paintListArrow(QPainter& painter, const QStyleOption& option, double unit) {
    const Theme& theme = themeOf(option.palette);
    const double wide = 22 * unit;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF end(mirrored ? option.rect.left() : option.rect.right() - wide, option.rect.top(), wide, option.rect.height());
    paintChevron(painter, end, is(option, QStyle::State_Enabled) ? theme.secondary : theme.faint, 0, 8 * unit);
}

}  // namespace att
