// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colour_map.h"

#include <algorithm>
#include <cmath>

namespace att {
namespace {

constexpr int controls = 16, last = scaleIndices - 1;
using Controls = std::array<QRgb, controls>;

// The published maps at 16 even places. Viridis and magma: van der Walt and Smith 2015; cividis: Nuñez, Anderton and Renslow 2018.
constexpr Controls viridis = {0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E,
                              0x1F988B, 0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725};
constexpr Controls cividis = {0x00224E, 0x002E6C, 0x1E3A6F, 0x35456C, 0x47516C, 0x575D6D, 0x666970, 0x757575,
                              0x848279, 0x948E77, 0xA59C74, 0xB7A96E, 0xC8B866, 0xDBC75A, 0xEED649, 0xFEE838};
constexpr Controls magma = {0x000004, 0x0B0724, 0x20114B, 0x3B0F70, 0x57157E, 0x721F81, 0x8C2981, 0xA8327D,
                            0xC43C75, 0xDE4968, 0xF1605D, 0xFA7F5E, 0xFE9F6D, 0xFEBF84, 0xFDDE9F, 0xFCFDBF};

ColourTable interpolated(const Controls& points) {
    ColourTable table;
    for (int i = 0; i <= last; ++i) {
        const double place = double(i) * (controls - 1) / last;
        const int below = std::min(int(place), controls - 2);
        const auto mixed = [&](int (*channel)(QRgb)) {
            return int(std::lround(std::lerp(channel(points[below]), channel(points[below + 1]), place - below)));
        };
        table[i] = qRgb(mixed(qRed), mixed(qGreen), mixed(qBlue));
    }
    return table;
}

// Oklab (Ottosson 2020): L is lightness, a and b are zero for greys.
struct Lab {
    double L, a, b;
};

double toLinear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double fromLinear(double c) { return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055; }

Lab labOf(QRgb rgb) {
    const double r = toLinear(qRed(rgb) / 255.0), g = toLinear(qGreen(rgb) / 255.0), b = toLinear(qBlue(rgb) / 255.0);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb rgbOf(const Lab& lab) {
    const auto cube = [](double x) { return x * x * x; };
    const double l = cube(lab.L + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
    const double m = cube(lab.L - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
    const double s = cube(lab.L - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
    const auto byte = [](double c) { return int(std::lround(255 * std::clamp(fromLinear(std::max(0.0, c)), 0.0, 1.0))); };
    return qRgb(byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s), byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

/// From the neutral middle to an end colour; colour grows faster than darkness, so that a sign shows early.
QRgb towards(const Lab& end, double part) {
    constexpr double middle = 0.965;
    const double tint = 1 - (1 - part) * (1 - part);
    return rgbOf({middle + (end.L - middle) * part, end.a * tint, end.b * tint});
}

/// The middle entry is zero.
ColourTable diverging(QRgb negative, QRgb positive) {
    const Lab minus = labOf(negative), plus = labOf(positive);
    constexpr int middle = last / 2;
    ColourTable table;
    for (int i = 0; i <= middle; ++i) {
        table[middle + i] = towards(plus, double(i) / middle);
        table[middle - i] = towards(minus, double(i) / middle);
    }
    return table;
}

ColourTable greys() {
    ColourTable table;
    for (int i = 0; i <= last; ++i) table[i] = rgbOf({0.975 - 0.8 * i / last, 0, 0});
    return table;
}

std::array<ColourTable, 8> allTables() {
    return {interpolated(viridis),         interpolated(cividis),         interpolated(magma),           greys(),
            diverging(0x4A2A86, 0x9A4A00), diverging(0x96560A, 0x1D4FD8), diverging(0x0A5A78, 0xC81E4A), diverging(0x7A2E8C, 0x0F7B45)};
}

/// Relative luminance as in WCAG 2.
double luminance(QRgb rgb) {
    return 0.2126 * toLinear(qRed(rgb) / 255.0) + 0.7152 * toLinear(qGreen(rgb) / 255.0) + 0.0722 * toLinear(qBlue(rgb) / 255.0);
}

}  // namespace

const ColourTable& colourTable(ColourMap map) {
    static const auto tables = allTables();
    return tables[static_cast<std::size_t>(map)];
}

ColourMap colourMapFor(Tone tone, Role role, Colours colours) {
    if (tone == Tone::Sequential) return static_cast<ColourMap>(colours);
    switch (role) {
        case Role::Query: return ColourMap::Query;
        case Role::Key: return ColourMap::Key;
        case Role::Value: return ColourMap::Value;
        case Role::Plain: break;
    }
    return ColourMap::Diverging;
}

Neutral maskedColours(const Theme& theme) { return theme.dark ? Neutral{0xFF2A313C, 0xFF465163} : Neutral{0xFFE4E8EF, 0xFFBFC8D6}; }

Neutral notNumberColours(const Theme& theme) { return theme.dark ? Neutral{0xFF5A5560, 0xFFB9B2C2} : Neutral{0xFFA9A4B0, 0xFF55505C}; }

std::array<QRgb, 256> paintedColours(ColourMap map, const Theme& theme) {
    std::array<QRgb, 256> colours;
    std::ranges::copy(colourTable(map), colours.begin());
    colours[minusInfinityIndex] = maskedColours(theme).ground;
    colours[plusInfinityIndex] = colours[notANumberIndex] = notNumberColours(theme).ground;
    return colours;
}

QColor inkOn(QRgb ground) {
    // The two contrasts (WCAG 2) are equal where the ground lies in the geometric middle of both inks.
    static const QRgb dark = qRgb(0x10, 0x14, 0x1C);
    static const double middle = (luminance(dark) + 0.05) * 1.05;
    const double y = luminance(ground) + 0.05;
    return y * y > middle ? QColor(dark) : QColor(Qt::white);
}

}  // namespace att
