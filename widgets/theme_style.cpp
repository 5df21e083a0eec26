// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_style.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/theme_controls.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"
#include "widgets/theme_places.h"

namespace att {
namespace {

double unitFor(const QWidget* widget) { return unitOf(widget ? widget->font() : QApplication::font()); }
int scaled(double length, const QWidget* widget) { return qRound(length * unitFor(widget)); }

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
        case PM_MenuButtonIndicator: return scaled(14, widget);
        case PM_MenuBarPanelWidth: return 0;
        case PM_MenuBarVMargin: return 0;
        case PM_MenuBarHMargin: return scaled(4, widget);
        case PM_SplitterWidth: return scaled(6, widget);
        case PM_FocusFrameHMargin: return scaled(6, widget);
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
        case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
        case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
        case SH_ScrollBar_LeftClickAbsolutePosition: return 0;
        case SH_ToolTip_WakeUpDelay: return 500;
        case SH_ToolTipLabel_Opacity: return 255;
        case SH_ComboBox_Popup: return 0;
        case SH_Menu_SloppySubMenus: return 1;
        default: return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

namespace {

QSize menuItemSize(const QStyleOptionMenuItem& item, const QSize& usual, const QWidget* widget) {
    const bool line = item.menuItemType == QStyleOptionMenuItem::Separator && item.text.isEmpty();
    return {usual.width() + scaled(12, widget), line ? scaled(9, widget) : std::max(usual.height(), scaled(26, widget))};
}

double progressOf(const QStyleOptionProgressBar& bar) {
    return bar.maximum > bar.minimum ? double(bar.progress - bar.minimum) / (bar.maximum - bar.minimum) : 1;
}

}  // namespace

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = std::max(scaled(26, widget), size.height() + scaled(8, widget));
    switch (type) {
        case CT_PushButton: return {std::max(size.width() + scaled(20, widget), height), height};
        case CT_LineEdit:
        case CT_SpinBox: return {usual.width(), height};
        case CT_ComboBox: return {size.width() + scaled(34, widget), height};
        case CT_ToolButton: return usual.expandedTo({scaled(20, widget), scaled(20, widget)});
        case CT_MenuItem: return menuItemSize(*static_cast<const QStyleOptionMenuItem*>(option), usual, widget);
        case CT_MenuBarItem: return {size.width() + scaled(16, widget), size.height() + scaled(12, widget)};
        case CT_ItemViewItem: return {usual.width() + scaled(8, widget), std::max(usual.height(), scaled(24, widget))};
        default: return usual;
    }
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (control == CC_ScrollBar && slider) return scrollBarPart(*slider, part, scaled(28, widget));
    if (control == CC_Slider && slider && slider->orientation == Qt::Horizontal)
        return part == SC_SliderHandle ? sliderHandle(*slider, scaled(14, widget)) : option->rect;
    if (control == CC_SpinBox && spin) return spinBoxPart(*spin, part, scaled(16, widget));
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(scaled(8, widget), 0, -scaled(22, widget), 0));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Theme& theme = themeOf(option->palette);
    switch (element) {
        case PE_PanelButtonCommand:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) paintPushButton(*painter, *button);
            return;
        case PE_PanelButtonTool: return paintToolButton(*painter, *option);
        case PE_FrameLineEdit: return;
        case PE_PanelLineEdit:
            if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
                paintFieldFrame(*painter, *option);
            return;
        // Push buttons paint their own ring. A flat tool button has no panel that could; its ring goes around all of it.
        case PE_FrameFocusRect:
            if (!qobject_cast<const QPushButton*>(widget))
                paintFocus(*painter, qobject_cast<const QToolButton*>(widget) ? widget->rect() : option->rect, option->palette);
            return;
        case PE_PanelMenu:
        case PE_FrameMenu: return paintBox(*painter, option->rect, {theme.card, mixed(theme.line, theme.text, 0.1), 1, 0});
        case PE_PanelTipLabel: return paintBox(*painter, option->rect, {theme.card, mixed(theme.line, theme.text, 0.3), 1, 0});
        case PE_PanelMenuBar: return;
        case PE_IndicatorRadioButton: return paintRadioMark(*painter, *option);
        case PE_IndicatorCheckBox: return paintCheckMark(*painter, *option);
        default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case CE_MenuBarEmptyArea: return paintMenuBarGround(*painter, *option);
        case CE_MenuBarItem: return paintMenuBarItem(*painter, *option, static_cast<const QStyleOptionMenuItem*>(option)->text, m_altDown);
        case CE_Splitter: return paintGrip(*painter, *option, unitFor(widget));
        case CE_ProgressBarGroove: return;
        case CE_ProgressBarContents: return paintProgress(*painter, *option, progressOf(*static_cast<const QStyleOptionProgressBar*>(option)));
        default: break;
    }
    if (element == CE_PushButtonBevel) return paintPushButton(*painter, *static_cast<const QStyleOptionButton*>(option));
    if (element == CE_PushButtonLabel) return drawButtonLabel(*static_cast<const QStyleOptionButton*>(option), painter, widget);
    if (element == CE_ComboBoxLabel) {
        // Fusion would shift the label while the list is open.
        QStyleOptionComboBox combo(*static_cast<const QStyleOptionComboBox*>(option));
        combo.state.setFlag(State_On, false);
        combo.state.setFlag(State_Sunken, false);
        return QProxyStyle::drawControl(element, &combo, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HouseStyle::drawButtonLabel(const QStyleOptionButton& option, QPainter* painter, const QWidget* widget) const {
    QStyleOptionButton button(option);
    if (isPrimary(button)) button.palette.setColor(QPalette::ButtonText, themeOf(button.palette).accentText);
    if (button.features.testFlag(QStyleOptionButton::HasMenu)) {
        paintListArrow(*painter, button, unitFor(widget));
        button.features.setFlag(QStyleOptionButton::HasMenu, false);
        button.rect.adjust(0, 0, -scaled(14, widget), 0);
    }
    QProxyStyle::drawControl(CE_PushButtonLabel, &button, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const auto part = [&](SubControl name) { return QRectF(subControlRect(control, option, name, widget)); };
    switch (control) {
        case CC_Slider: return paintSlider(*painter, *slider, part(SC_SliderHandle), unitFor(widget));
        case CC_ScrollBar: return paintScrollBar(*painter, *slider, part(SC_ScrollBarSlider));
        case CC_SpinBox:
            paintFieldFrame(*painter, *option);
            return paintSpinArrows(*painter, *option, part(SC_SpinBoxUp), part(SC_SpinBoxDown), unitFor(widget));
        case CC_ComboBox: paintFieldFrame(*painter, *option); return paintListArrow(*painter, *option, unitFor(widget));
        default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

}  // namespace att
