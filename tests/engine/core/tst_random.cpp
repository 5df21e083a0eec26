// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"

#include <QTest>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/support/instruction_sets.h"

using namespace att;

namespace {

constexpr int pairs = 16;  // of a block: numbers p and 16 + p are a pair

std::vector<float> normals(std::size_t count, const char* name = "w_q") {
    std::vector<float> values(count);
    fillNormal(7, name, 2, values.data(), count);
    return values;
}

std::vector<float> uniforms(std::size_t count) {
    std::vector<float> values(count);
    fillUniform(7, "w_q", 2, values.data(), count);
    return values;
}

double momentOf(const std::vector<float>& values, int power) {
    double sum = 0;
    for (const float v : values) sum += std::pow(v / 2.0, power);
    return sum / double(values.size());
}

}  // namespace

class tst_random : public QObject {
    Q_OBJECT
private slots:
    void givesTheseVeryBits_data() { addInstructionSets(); }
    void givesTheseVeryBits();
    void followsBoxAndMuller_data() { addInstructionSets(); }
    void followsBoxAndMuller();
    void spreadsUniformly();
    void startsAlikeWhateverTheCount();
    void isNormal();
    void separatesStreams();
};

void tst_random::givesTheseVeryBits() {
    useInstructionSet(setOfRow());
    const auto normal = normals(40), uniform = uniforms(40);
    const std::vector<std::tuple<int, float, float>> expected = {{0, -0x1.d35deap-1f, -0x1.6d6db2p-1f}, {1, -0x1.0a1598p-1f, -0x1.165468p-2f},
                                                                 {15, 0x1.490626p+0f, -0x1.e69abp-1f},  {16, -0x1.b829b4p-1f, -0x1.84e242p+0f},
                                                                 {31, 0x1.70a3fp-1f, 0x1.4ce328p-2f},   {32, -0x1.b560ep+1f, 0x1.7aa352p-1f},
                                                                 {39, -0x1.65e54p+1f, 0x1.6a93a8p-1f}};
    for (const auto& [i, n, u] : expected) {
        QVERIFY2(normal[std::size_t(i)] == n, qPrintable(QString("%1: %2").arg(i).arg(normal[std::size_t(i)], 0, 'g', 9)));
        QVERIFY2(uniform[std::size_t(i)] == u, qPrintable(QString("%1: %2").arg(i).arg(uniform[std::size_t(i)], 0, 'g', 9)));
    }
}

/// The formula itself in double precision, from the same bits.
void tst_random::followsBoxAndMuller() {
    useInstructionSet(setOfRow());
    const auto values = normals(32 * 500);
    Random random(7, "w_q");
    for (std::size_t first = 0; first < values.size(); first += 2 * pairs) {
        for (std::size_t p = first; p < first + pairs; ++p) {
            const std::uint64_t bits = random.bits();
            const double radius = 2 * std::sqrt(-2 * std::log(double((bits >> 40) + 1) * 0x1p-24));
            const double angle = 2 * std::numbers::pi * double(std::uint32_t(bits)) * 0x1p-32;
            QVERIFY(std::abs(values[p] - radius * std::cos(angle)) < 3e-6);
            QVERIFY(std::abs(values[p + pairs] - radius * std::sin(angle)) < 3e-6);
        }
    }
}

void tst_random::spreadsUniformly() {
    int tenths[10] = {};
    for (const float v : uniforms(100000)) {
        QVERIFY(v >= -2 && v <= 2);
        ++tenths[std::min(9, int((v + 2) / 0.4f))];
    }
    for (const int count : tenths) QVERIFY(std::abs(count - 10000) < 400);
}

void tst_random::startsAlikeWhateverTheCount() {
    const auto many = normals(1000);
    for (std::size_t count : {0u, 1u, 15u, 31u, 32u, 33u, 100u}) {
        const auto few = normals(count);
        QVERIFY(std::equal(few.begin(), few.end(), many.begin()));
    }
}

/// Moments of N(0, 1) are 0, 1, 0, 3; and 68.27 % lie within one deviation.
void tst_random::isNormal() {
    const auto values = normals(1000000);
    QVERIFY(std::abs(momentOf(values, 1)) < 0.004);
    QVERIFY(std::abs(momentOf(values, 2) - 1) < 0.006);
    QVERIFY(std::abs(momentOf(values, 3)) < 0.015);
    QVERIFY(std::abs(momentOf(values, 4) - 3) < 0.04);
    const auto within = std::count_if(values.begin(), values.end(), [](float v) { return std::abs(v) < 2; });
    QVERIFY(std::abs(double(within) / 1e6 - 0.6827) < 0.002);
}

void tst_random::separatesStreams() {
    const auto a = normals(100000), b = normals(100000, "w_k");
    double product = 0;
    for (std::size_t i = 0; i < a.size(); ++i) product += a[i] * b[i] / 4;
    QVERIFY(std::abs(product / double(a.size())) < 0.015);
}

QTEST_APPLESS_MAIN(tst_random)
#include "tst_random.moc"
