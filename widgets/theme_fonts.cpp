// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>
#include <algorithm>

namespace att {
namespace {

constexpr double bodySize = 13;
constexpr double smallestSize = 10;

QFont resized(QFont font, double mockupSize) {
    font.setPixelSize(qRound(std::max(smallestSize, mockupSize * unitOf(font))));
    return font;
}

QFont groupFont(const QFont& body) {
    QFont font = resized(body, 10.5);
    font.setWeight(QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 107);
    return font;
}

QFont figuresFont(const QFont& body) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(resized(body, 12).pixelSize());
    return font;
}

}  // namespace

QFont uiFont(double scale) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(qRound(bodySize * scale));
    return font;
}

QFont typeFont(const QFont& body, Type type) {
    QFont bold = body;
    bold.setBold(true);
    switch (type) {
        case Type::Body: return body;
        case Type::Title: return bold;
        case Type::Card: return resized(bold, 12);
        case Type::Small: return resized(body, 11);
        case Type::Group: return groupFont(body);
        case Type::Figures: return figuresFont(body);
    }
    return body;
}

double unitOf(const QFont& body) { return (body.pixelSize() > 0 ? body.pixelSize() : QFontInfo(body).pixelSize()) / bodySize; }

int px(const QWidget* widget, double length) { return qRound(length * unitOf(widget->font())); }

}  // namespace att
