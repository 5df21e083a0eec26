// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colour_map.h"

#include <QTest>
#include <cmath>

using namespace att;

Q_DECLARE_METATYPE(att::ColourMap)

class tst_colour_map : public QObject {
    Q_OBJECT
private slots:
    void lightnessIsMonotone_data();
    void lightnessIsMonotone();
    void publishedColours_data();
    void publishedColours();
    void zeroIsNeutral_data();
    void zeroIsNeutral();
    void signsDifferForEveryEye_data();
    void signsDifferForEveryEye();
    void roleEndsAreTheRoleColours();
    void neutralsStandOutside_data();
    void neutralsStandOutside();
    void inkIsReadable();
};

namespace {

struct Linear {
    double r, g, b;
};
struct Lab {
    double L, a, b;
};

Linear linearOf(QRgb rgb) {
    const auto channel = [](int c) { return c <= 10 ? c / 255.0 / 12.92 : std::pow((c / 255.0 + 0.055) / 1.055, 2.4); };
    return {channel(qRed(rgb)), channel(qGreen(rgb)), channel(qBlue(rgb))};
}

/// CIELAB under D65.
Lab labOf(const Linear& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.9505), y = f(0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b);
    const double z = f((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double lightness(QRgb rgb) { return labOf(linearOf(rgb)).L; }

double difference(const Lab& a, const Lab& b) { return std::hypot(a.L - b.L, a.a - b.a, a.b - b.b); }

/// How a colour looks without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.
Linear seenBy(int eye, const Linear& c) {
    static const double matrices[4][9] = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
    };
    const double* m = matrices[eye];
    const auto held = [](double v) { return std::min(1.0, std::max(0.0, v)); };
    return {held(m[0] * c.r + m[1] * c.g + m[2] * c.b), held(m[3] * c.r + m[4] * c.g + m[5] * c.b), held(m[6] * c.r + m[7] * c.g + m[8] * c.b)};
}

constexpr int last = scaleIndices - 1, middle = last / 2;

void divergingMaps() {
    QTest::addColumn<ColourMap>("map");
    QTest::newRow("diverging") << ColourMap::Diverging;
    QTest::newRow("query") << ColourMap::Query;
    QTest::newRow("key") << ColourMap::Key;
    QTest::newRow("value") << ColourMap::Value;
}

}  // namespace

void tst_colour_map::lightnessIsMonotone_data() {
    QTest::addColumn<ColourMap>("map");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");  // the lighter end
    QTest::newRow("viridis") << ColourMap::Viridis << 0 << last;
    QTest::newRow("cividis") << ColourMap::Cividis << 0 << last;
    QTest::newRow("magma") << ColourMap::Magma << 0 << last;
    QTest::newRow("grey") << ColourMap::Grey << last << 0;
    for (const auto& [name, map] :
         {std::pair{"diverging", ColourMap::Diverging}, {"query", ColourMap::Query}, {"key", ColourMap::Key}, {"value", ColourMap::Value}}) {
        QTest::addRow("%s below zero", name) << map << 0 << middle;
        QTest::addRow("%s above zero", name) << map << last << middle;
    }
}

void tst_colour_map::lightnessIsMonotone() {
    QFETCH(ColourMap, map);
    QFETCH(int, from);
    QFETCH(int, to);
    std::vector<double> levels;
    for (int i = from; i != to; i += from < to ? 1 : -1) levels.push_back(lightness(colourTable(map)[std::size_t(i)]));
    // Eight bits a channel leave ripples of a third of a unit.
    for (std::size_t i = 0; i + 4 < levels.size(); ++i) {
        QVERIFY2(levels[i + 1] > levels[i] - 0.35, qPrintable(QString("falls after %1").arg(i)));
        QVERIFY2(levels[i + 4] > levels[i], qPrintable(QString("does not rise after %1").arg(i)));
    }
    QVERIFY(levels.back() - levels.front() > 45);
}

void tst_colour_map::publishedColours_data() {
    QTest::addColumn<ColourMap>("map");
    QTest::addColumn<double>("place");
    QTest::addColumn<QColor>("colour");
    QTest::newRow("viridis 0") << ColourMap::Viridis << 0.0 << QColor::fromRgbF(0.267004f, 0.004874f, 0.329415f);
    QTest::newRow("viridis 100/255") << ColourMap::Viridis << 100 / 255.0 << QColor::fromRgbF(0.166617f, 0.463708f, 0.558119f);
    QTest::newRow("viridis 200/255") << ColourMap::Viridis << 200 / 255.0 << QColor::fromRgbF(0.440137f, 0.811138f, 0.340967f);
    QTest::newRow("viridis 1") << ColourMap::Viridis << 1.0 << QColor::fromRgbF(0.993248f, 0.906157f, 0.143936f);
    QTest::newRow("cividis 0") << ColourMap::Cividis << 0.0 << QColor::fromRgbF(0.0f, 0.135112f, 0.304751f);
    QTest::newRow("cividis 60/255") << ColourMap::Cividis << 60 / 255.0 << QColor::fromRgbF(0.247605f, 0.296986f, 0.422917f);
    QTest::newRow("cividis 180/255") << ColourMap::Cividis << 180 / 255.0 << QColor::fromRgbF(0.687957f, 0.641966f, 0.442886f);
    QTest::newRow("cividis 1") << ColourMap::Cividis << 1.0 << QColor::fromRgbF(0.995737f, 0.909344f, 0.217772f);
}

void tst_colour_map::publishedColours() {
    QFETCH(ColourMap, map);
    QFETCH(double, place);
    QFETCH(QColor, colour);
    const QColor ours = colourTable(map)[std::size_t(std::lround(place * last))];
    for (const auto& [a, b] : {std::pair{ours.red(), colour.red()}, {ours.green(), colour.green()}, {ours.blue(), colour.blue()}})
        QVERIFY(std::abs(a - b) <= 4);
}

void tst_colour_map::zeroIsNeutral_data() { divergingMaps(); }

void tst_colour_map::zeroIsNeutral() {
    QFETCH(ColourMap, map);
    const Lab zero = labOf(linearOf(colourTable(map)[middle]));
    QVERIFY(std::hypot(zero.a, zero.b) < 2);
    QVERIFY(zero.L > 93);
}

void tst_colour_map::signsDifferForEveryEye_data() { divergingMaps(); }

void tst_colour_map::signsDifferForEveryEye() {
    QFETCH(ColourMap, map);
    const auto& table = colourTable(map);
    for (int eye = 0; eye < 4; ++eye)
        for (const int strength : {middle / 3, 2 * middle / 3, middle}) {
            const double apart =
                difference(labOf(seenBy(eye, linearOf(table[middle - strength]))), labOf(seenBy(eye, linearOf(table[middle + strength]))));
            QVERIFY2(apart > 12, qPrintable(QString("eye %1, strength %2: %3").arg(eye).arg(strength).arg(apart)));
        }
}

void tst_colour_map::roleEndsAreTheRoleColours() {
    QCOMPARE(QColor(colourTable(ColourMap::Query)[last]), lightTheme().query);
    QCOMPARE(QColor(colourTable(ColourMap::Key)[last]), lightTheme().key);
    QCOMPARE(QColor(colourTable(ColourMap::Value)[last]), lightTheme().value);
    QCOMPARE(colourMapFor(Tone::Diverging, Role::Key, Colours::Magma), ColourMap::Key);
    QCOMPARE(colourMapFor(Tone::Sequential, Role::Key, Colours::Magma), ColourMap::Magma);
}

void tst_colour_map::neutralsStandOutside_data() {
    QTest::addColumn<ColourMap>("map");
    QTest::addColumn<bool>("dark");
    for (int map = 0; map < 8; ++map)
        for (const bool dark : {false, true}) QTest::addRow("map %d%s", map, dark ? ", dark" : "") << ColourMap(map) << dark;
}

/// The ground alone may come near a pale grey of a map; ground and hatching together never look like one of its colours.
void tst_colour_map::neutralsStandOutside() {
    QFETCH(ColourMap, map);
    QFETCH(bool, dark);
    const Theme& theme = dark ? darkTheme() : lightTheme();
    for (const Neutral& neutral : {maskedColours(theme), notNumberColours(theme)}) {
        QVERIFY(difference(labOf(linearOf(neutral.ground)), labOf(linearOf(neutral.hatch))) > 10);
        for (const QRgb colour : colourTable(map)) {
            const Lab lab = labOf(linearOf(colour));
            QVERIFY(colour != neutral.ground && colour != neutral.hatch);
            QVERIFY(std::max(difference(lab, labOf(linearOf(neutral.ground))), difference(lab, labOf(linearOf(neutral.hatch)))) > 6);
        }
    }
    QVERIFY(difference(labOf(linearOf(maskedColours(theme).ground)), labOf(linearOf(notNumberColours(theme).ground))) > 10);
}

void tst_colour_map::inkIsReadable() {
    const auto luminance = [](QRgb rgb) {
        const Linear c = linearOf(rgb);
        return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b + 0.05;
    };
    for (int map = 0; map < 8; ++map)
        for (const QRgb ground : colourTable(ColourMap(map))) {
            const double a = luminance(ground), b = luminance(inkOn(ground).rgb());
            QVERIFY(std::max(a, b) / std::min(a, b) > 4.2);
        }
}

QTEST_APPLESS_MAIN(tst_colour_map)
#include "tst_colour_map.moc"
