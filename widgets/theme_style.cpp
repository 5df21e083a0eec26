// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_style.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

double unitFor(const QWidget* widget) { return unitOf(widget ? widget->font() : QApplication::font()); }
int scaled(double length, const QWidget* widget) { return qRound(length * unitFor(widget)); }
bool is(const QStyleOption* option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

/// The frame of everything that can be typed into or pressed.
BoxLook fieldLook(const QStyleOption* option, const Theme& theme) {
    const bool enabled = is(option, QStyle::State_Enabled);
    const bool wrong = option->styleObject && option->styleObject->property("wrong").toBool();
    if (wrong) return {theme.card, theme.problem, 2};
    if (is(option, QStyle::State_HasFocus) && enabled) return {theme.card, theme.accent, 2};
    const bool hover = is(option, QStyle::State_MouseOver) && enabled;
    return {enabled ? theme.card : theme.canvas, hover ? mixed(theme.line, theme.text, 0.35) : mixed(theme.line, theme.text, 0.08)};
}

void paintButton(const QStyleOptionButton& option, QPainter& painter) {
    const Theme& theme = themeOf(option.palette);
    BoxLook look = fieldLook(&option, theme);
    look.lineWidth = 1;
    const bool primary = option.features.testFlag(QStyleOptionButton::DefaultButton) || is(&option, QStyle::State_On);
    if (primary && is(&option, QStyle::State_Enabled)) look = {theme.accent, theme.accent};
    if (is(&option, QStyle::State_Sunken)) look.fill = mixed(look.fill, theme.text, 0.1);
    paintBox(painter, option.rect, look);
    if (!is(&option, QStyle::State_HasFocus) || !is(&option, QStyle::State_KeyboardFocusChange)) return;
    paintFocus(painter, option.rect, option.palette);
    if (primary) paintBox(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), {{}, theme.accentText, 1, 3});
}

void paintToolButton(const QStyleOption& option, QPainter& painter) {
    const Theme& theme = themeOf(option.palette);
    const bool down = is(&option, QStyle::State_Sunken) || is(&option, QStyle::State_On);
    if (down)
        paintBox(painter, option.rect, {theme.chosen, {}});
    else if (is(&option, QStyle::State_MouseOver) && is(&option, QStyle::State_Enabled))
        paintBox(painter, option.rect, {theme.chip, {}});
    if (is(&option, QStyle::State_HasFocus)) paintFocus(painter, option.rect, option.palette);
}

void paintSlider(const QStyleOptionSlider& option, const QRectF& handle, double unit, QPainter& painter) {
    const Theme& theme = themeOf(option.palette);
    const bool enabled = is(&option, QStyle::State_Enabled);
    const QColor ink = enabled ? theme.accent : theme.faint;
    const QRectF groove(option.rect.left(), handle.center().y() - 2 * unit, option.rect.width(), 4 * unit);
    paintBox(painter, groove, {mixed(theme.line, theme.text, 0.04), {}, 0, 2 * unit});
    QRectF done = groove;
    if (option.direction == Qt::RightToLeft)
        done.setLeft(handle.center().x());
    else
        done.setRight(handle.center().x());
    paintBox(painter, done, {ink, {}, 0, 2 * unit});
    if (is(&option, QStyle::State_HasFocus))
        paintBox(painter, handle.adjusted(-3, -3, 3, 3), {mixed(theme.card, theme.accent, 0.35), {}, 0, handle.width()});
    paintBox(painter, handle, {theme.card, ink, 2 * unit, handle.width() / 2});
}

void paintScrollBar(const QStyleOptionSlider& option, const QRectF& handle, QPainter& painter) {
    const Theme& theme = themeOf(option.palette);
    if (option.maximum <= option.minimum) return;
    const bool active = is(&option, QStyle::State_MouseOver) || is(&option, QStyle::State_Sunken);
    const double thickness = std::min(handle.width(), handle.height());
    const double inset = active ? thickness * 0.15 : thickness * 0.28;
    paintBox(painter, handle.adjusted(inset, inset, -inset, -inset),
             {mixed(theme.line, theme.text, active ? 0.45 : 0.25), {}, 0, thickness / 2 - inset});
}

void paintCheck(const QStyleOption& option, QPainter& painter) {
    const Theme& theme = themeOf(option.palette);
    const bool on = is(&option, QStyle::State_On);
    paintBox(painter, option.rect, on ? BoxLook{theme.accent, theme.accent, 1, 3} : BoxLook{theme.card, mixed(theme.line, theme.text, 0.45), 1, 3});
    if (!on) return;
    const QRectF r = option.rect;
    const QPointF tick[] = {{r.left() + r.width() * 0.24, r.top() + r.height() * 0.52},
                            {r.left() + r.width() * 0.43, r.top() + r.height() * 0.70},
                            {r.left() + r.width() * 0.77, r.top() + r.height() * 0.30}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accentText, r.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(tick, 3);
    painter.restore();
}

}  // namespace

HouseStyle::HouseStyle() : QProxyStyle("Fusion") { qApp->installEventFilter(this); }

void HouseStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
                        qobject_cast<QAbstractSlider*>(widget) || qobject_cast<QLineEdit*>(widget);
    if (hovers) widget->setAttribute(Qt::WA_Hover);
}

// Underlined letters stand only while Alt is held: the rest of the time they are noise.
bool HouseStyle::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if ((press || event->type() == QEvent::KeyRelease) && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) {
        m_altDown = press;
        for (QWidget* window : QApplication::topLevelWidgets()) window->update();
        for (QWidget* widget : QApplication::allWidgets())
            if (widget->inherits("QLabel") || widget->inherits("QMenuBar") || widget->inherits("QAbstractButton")) widget->update();
    }
    if (event->type() == QEvent::ApplicationDeactivate) m_altDown = false;
    return QProxyStyle::eventFilter(watched, event);
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_SliderLength:
        case PM_SliderControlThickness: return scaled(14, widget);
        case PM_SliderThickness: return scaled(20, widget);
        case PM_ScrollBarExtent: return scaled(12, widget);
        case PM_ScrollBarSliderMin: return scaled(28, widget);
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return scaled(15, widget);
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize: return scaled(16, widget);
        case PM_MenuPanelWidth: return 1;
        case PM_MenuVMargin: return scaled(4, widget);
        case PM_ToolTipLabelFrameWidth: return scaled(6, widget);
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical: return 0;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* answer) const {
    switch (hint) {
        case SH_UnderlineShortcut: return m_altDown;
        case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
        case SH_ScrollBar_LeftClickAbsolutePosition: return 0;
        case SH_ToolTip_WakeUpDelay: return 500;
        case SH_ToolTipLabel_Opacity: return 255;
        case SH_ComboBox_Popup: return 0;
        case SH_Menu_SloppySubMenus: return 1;
        default: return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = scaled(26, widget);
    switch (type) {
        case CT_PushButton: return {std::max(size.width() + scaled(24, widget), height), std::max(height, size.height() + scaled(8, widget))};
        case CT_LineEdit:
        case CT_SpinBox: return {usual.width(), std::max(height, size.height() + scaled(8, widget))};
        case CT_ComboBox: return {size.width() + scaled(32, widget), std::max(height, size.height() + scaled(8, widget))};
        case CT_ToolButton: return usual.expandedTo({scaled(24, widget), scaled(24, widget)});
        default: return usual;
    }
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const {
    const QRect& box = option->rect;
    if (control == CC_ScrollBar) {
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine) return {};
        if (part == SC_ScrollBarGroove) return box;
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        const bool flat = bar->orientation == Qt::Horizontal;
        const int whole = flat ? box.width() : box.height();
        const double range = std::max(1.0, double(bar->maximum) - bar->minimum);
        const int length = std::clamp(int(whole * (bar->pageStep / (range + bar->pageStep))), std::min(whole, scaled(28, widget)), whole);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, whole - length, bar->upsideDown);
        if (part == SC_ScrollBarSlider)
            return flat ? QRect(box.left() + start, box.top(), length, box.height()) : QRect(box.left(), box.top() + start, box.width(), length);
        if (part == SC_ScrollBarSubPage)
            return flat ? QRect(box.left(), box.top(), start, box.height()) : QRect(box.left(), box.top(), box.width(), start);
        if (part == SC_ScrollBarAddPage) {
            const int end = start + length;
            return flat ? QRect(box.left() + end, box.top(), whole - end, box.height())
                        : QRect(box.left(), box.top() + end, box.width(), whole - end);
        }
    }
    if (control == CC_SpinBox) {
        const int arrows = scaled(16, widget), inset = 2;
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool bare = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons;
        const QRect right(box.right() - arrows, box.top() + inset, arrows - 1, box.height() - 2 * inset);
        if (part == SC_SpinBoxUp) return bare ? QRect() : QRect(right.left(), right.top(), right.width(), right.height() / 2);
        if (part == SC_SpinBoxDown)
            return bare ? QRect() : QRect(right.left(), right.top() + right.height() / 2, right.width(), right.height() - right.height() / 2);
        if (part == SC_SpinBoxEditField) return box.adjusted(inset + 1, inset, bare ? -inset - 3 : -arrows - inset, -inset);
        return box;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Theme& theme = themeOf(option->palette);
    switch (element) {
        case PE_PanelButtonCommand:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) paintButton(*button, *painter);
            return;
        case PE_PanelButtonTool: return paintToolButton(*option, *painter);
        case PE_FrameLineEdit: return;
        case PE_PanelLineEdit:
            if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
                paintBox(*painter, option->rect, fieldLook(option, theme));
            return;
        case PE_FrameFocusRect:
            if (is(option, State_KeyboardFocusChange)) paintFocus(*painter, option->rect, option->palette);
            return;
        case PE_PanelMenu:
        case PE_FrameMenu: return paintBox(*painter, option->rect, {theme.card, theme.line, 1, 0});
        case PE_PanelTipLabel: return paintBox(*painter, option->rect, {theme.card, mixed(theme.line, theme.text, 0.2), 1, 0});
        case PE_IndicatorCheckBox: return paintCheck(*option, *painter);
        default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    if (element == CE_PushButtonLabel) {
        QStyleOptionButton button(*qstyleoption_cast<const QStyleOptionButton*>(option));
        const bool primary = button.features.testFlag(QStyleOptionButton::DefaultButton) || is(option, State_On);
        const Theme& theme = themeOf(button.palette);
        if (primary && is(option, State_Enabled)) button.palette.setColor(QPalette::ButtonText, theme.accentText);
        return QProxyStyle::drawControl(element, &button, painter, widget);
    }
    if (element == CE_ComboBoxLabel) {
        QStyleOptionComboBox combo(*qstyleoption_cast<const QStyleOptionComboBox*>(option));
        combo.state.setFlag(State_On, false);
        return QProxyStyle::drawControl(element, &combo, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const Theme& theme = themeOf(option->palette);
    const double unit = unitFor(widget);
    if (control == CC_Slider) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        return paintSlider(*slider, subControlRect(control, option, SC_SliderHandle, widget), unit, *painter);
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        return paintScrollBar(*bar, subControlRect(control, option, SC_ScrollBarSlider, widget), *painter);
    }
    if (control == CC_SpinBox) {
        paintBox(*painter, option->rect, fieldLook(option, theme));
        const bool live = is(option, State_Enabled) && (is(option, State_MouseOver) || is(option, State_HasFocus));
        const QColor ink = live ? theme.secondary : mixed(theme.card, theme.faint, 0.6);
        paintChevron(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), ink, 180, 6 * unit);
        return paintChevron(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), ink, 0, 6 * unit);
    }
    if (control == CC_ComboBox) {
        paintBox(*painter, option->rect, fieldLook(option, theme));
        const QRectF right(option->rect.right() - 20 * unit, option->rect.top(), 16 * unit, option->rect.height());
        return paintChevron(*painter, right, theme.secondary, 0, 8 * unit);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace att
