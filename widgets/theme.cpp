// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QPalette>

#include "widgets/theme_style.h"

namespace att {

const Theme& lightTheme() {
    static const Theme theme{"#F5F6F8", "#FFFFFF", "#E2E5EA", "#1C2430", "#5B6577", "#646D7E", "#1D4FD8", "#FFFFFF",
                             "#EEF1F6", "#FF8A00", "#B42318", "#1D4FD8", "#C81E4A", "#0F7B45", "#E8EEFD", false};
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme{"#14181F", "#1D232C", "#2B333F", "#E6EAF0", "#A3ADBD", "#939EAF", "#6E9BFF", "#0E1320",
                             "#2A3240", "#FF8A00", "#FF8A7A", "#6E9BFF", "#FF7A9A", "#4CC38A", "#22304D", true};
    return theme;
}

const Theme& themeOf(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme(); }

namespace {

QPalette paletteOf(const Theme& theme) {
    QPalette palette(theme.card, theme.canvas);
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, theme.canvas},    {QPalette::Base, theme.card},        {QPalette::AlternateBase, theme.chip},
        {QPalette::WindowText, theme.text},  {QPalette::Text, theme.text},        {QPalette::ButtonText, theme.text},
        {QPalette::Button, theme.card},      {QPalette::Highlight, theme.accent}, {QPalette::HighlightedText, theme.accentText},
        {QPalette::ToolTipBase, theme.card}, {QPalette::ToolTipText, theme.text}, {QPalette::PlaceholderText, theme.faint},
        {QPalette::Mid, theme.line},         {QPalette::Link, theme.accent},
    };
    for (const auto& [role, colour] : roles) palette.setColor(role, colour);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) palette.setColor(QPalette::Disabled, role, theme.faint);
    return palette;
}

}  // namespace

void applyTheme(QApplication& application, const Theme& theme) {
    if (!qobject_cast<HouseStyle*>(application.style())) application.setStyle(new HouseStyle);
    application.setPalette(paletteOf(theme));
}

}  // namespace att
