// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/quantise.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/random.h"
#include "tests/support/instruction_sets.h"

using namespace att;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// The definition, number by number.
int indexByDefinition(float value, const ColourScale& scale) {
    if (std::isnan(value)) return notANumberIndex;
    if (std::isinf(value)) return value > 0 ? plusInfinityIndex : minusInfinityIndex;
    const auto height = [&](double v) { return scale.logarithmic ? std::log(v) : v; };
    if (scale.logarithmic && value <= 0) return 0;
    const double part = (height(value) - height(scale.lowest)) / (height(scale.highest) - height(scale.lowest));
    return int(std::lround(std::clamp(part, 0.0, 1.0) * (scaleIndices - 1)));
}

std::vector<std::uint8_t> indicesOf(const std::vector<float>& values, const ColourScale& scale) {
    std::vector<std::uint8_t> indices(values.size());
    quantise({values.data(), 1, int(values.size()), 0}, scale, indices.data(), 0);
    return indices;
}

}  // namespace

class tst_quantise : public QObject {
    Q_OBJECT
private slots:
    void knowsItsEnds_data() { addInstructionSets(); }
    void knowsItsEnds();
    void followsTheDefinition_data();
    void followsTheDefinition();
    void keepsToItsRows_data() { addInstructionSets(); }
    void keepsToItsRows();
};

void tst_quantise::knowsItsEnds() {
    useInstructionSet(setOfRow());
    const std::vector<float> values = {0, 1, 0.5f, -3, 9, -infinity, infinity, NAN, 1 / 252.0f, 1.4f / 252};
    QCOMPARE(indicesOf(values, {0, 1, false}), (std::vector<std::uint8_t>{0, 252, 126, 0, 252, 253, 254, 255, 1, 1}));
    QCOMPARE(indicesOf({1, 100, 10, 0, -5, -infinity, NAN}, {1, 100, true}), (std::vector<std::uint8_t>{0, 252, 126, 0, 0, 253, 255}));
    QCOMPARE(indicesOf({3, 4, NAN}, {4, 4, false}), (std::vector<std::uint8_t>{0, 0, 255}));
}

void tst_quantise::followsTheDefinition_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<bool>("logarithmic");
    for (const auto set : supportedSets())
        for (bool logarithmic : {false, true}) QTest::addRow("%s %s", nameOf(set), logarithmic ? "log" : "linear") << int(set) << logarithmic;
}

/// Neighbouring indices are allowed where the value lies on the border between them.
void tst_quantise::followsTheDefinition() {
    useInstructionSet(setOfRow());
    QFETCH(bool, logarithmic);
    const ColourScale scale{0.001f, 2, logarithmic};
    for (std::size_t count : {1u, 3u, 16u, 17u, 255u, 257u, 10000u}) {
        std::vector<float> values(count);
        fillUniform(1, "values", 2.5f, values.data(), count);
        const auto indices = indicesOf(values, scale);
        int unequal = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const int difference = std::abs(indices[i] - indexByDefinition(values[i], scale));
            QVERIFY(difference <= 1);
            unequal += difference;
        }
        QVERIFY(unequal <= int(count) / 500);
    }
}

void tst_quantise::keepsToItsRows() {
    useInstructionSet(setOfRow());
    std::vector<float> values(5 * 40, NAN);
    std::vector<std::uint8_t> indices(5 * 30, 77);
    for (std::size_t i = 0; i < 5; ++i) std::fill_n(values.begin() + 40 * long(i), 21, float(i) / 4);
    quantise({values.data(), 5, 21, 40}, {0, 1, false}, indices.data(), 30);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 30; ++j) QCOMPARE(int(indices[i * 30 + j]), j < 21 ? int(i) * 63 : 77);
}

QTEST_APPLESS_MAIN(tst_quantise)
#include "tst_quantise.moc"
