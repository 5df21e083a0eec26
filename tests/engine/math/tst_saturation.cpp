// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/saturation.h"

#include <QTest>

#include "tests/support/golden.h"

using namespace att;

namespace {

const int powersOfTwo[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

std::vector<SaturationPoint> sweep(const SaturationOptions& options) { return *saturationSweep(powersOfTwo, options, Watch()); }

}  // namespace

class tst_saturation : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_points = sweep({.keys = 64, .samples = 300, .seed = 7}); }
    void check09_varianceIsWidth();
    void check10_unscaledEntropyFalls();
    void check10_scaledEntropyStays();
    void check11_jacobianNorm();
    void scoresAreThoseOfTheSweep();
    void narrowerIsTheBeginningOfWider();
    void takesGivenDraws();
    void temperatureDividesTheScores();
    void stops();

private:
    std::vector<SaturationPoint> m_points;
};

void tst_saturation::check09_varianceIsWidth() {
    for (const auto& point : sweep({.keys = 8, .samples = 12'500, .seed = 3}))  // 100,000 scores
        QVERIFY2(std::abs(point.variance / point.dK - 1) < 0.05, qPrintable(QString("%1: %2").arg(point.dK).arg(point.variance)));
}

void tst_saturation::check10_unscaledEntropyFalls() {
    QVERIFY(std::abs(m_points.front().unscaled.entropy - 3.79) < 0.15);
    QVERIFY(std::abs(m_points.back().unscaled.entropy - 0.14) < 0.15);
    for (std::size_t i = 1; i < m_points.size(); ++i) QVERIFY(m_points[i].unscaled.entropy < m_points[i - 1].unscaled.entropy);
}

void tst_saturation::check10_scaledEntropyStays() {
    for (const auto& point : m_points) QVERIFY(point.scaled.entropy > 3.67 - 0.15 && point.scaled.entropy < 3.79 + 0.15);
}

void tst_saturation::check11_jacobianNorm() {
    const auto norm = [this](int power) { return m_points[std::size_t(power)].unscaled.jacobianNorm; };
    QVERIFY2(std::abs(norm(0) - 0.17) < 0.03, qPrintable(QString::number(norm(0))));
    QVERIFY2(std::abs(norm(10) - 0.07) < 0.03, qPrintable(QString::number(norm(10))));
    const auto peak = std::ranges::max_element(m_points, {}, [](const SaturationPoint& point) { return point.unscaled.jacobianNorm; });
    QVERIFY2(peak->dK >= 8 && peak->dK <= 16 && std::abs(peak->unscaled.jacobianNorm - 0.30) < 0.03,
             qPrintable(QString("%1: %2").arg(peak->dK).arg(peak->unscaled.jacobianNorm)));
    for (const auto& point : m_points) QVERIFY(point.scaled.jacobianNorm > 0.14 && point.scaled.jacobianNorm < 0.22);
}

void tst_saturation::scoresAreThoseOfTheSweep() {
    const SaturationOptions options{.keys = 5, .samples = 9, .seed = 11};
    const int widths[] = {3, 16};
    const auto points = *saturationSweep(widths, options, Watch());
    for (const auto& point : points) {
        double squares = 0;
        for (int s = 0; s < 9; ++s) squares += sampledScores(s, point.dK, options).cast<double>().squaredNorm();
        QVERIFY(std::abs(squares / 45 - point.variance) < 1e-12 * point.variance);
    }
    QVERIFY(saturationSamples(widths, 1, options, Watch())->scores.row(4) == sampledScores(4, 16, options));
    QVERIFY(saturationSweep({}, options, Watch())->empty());
}

void tst_saturation::narrowerIsTheBeginningOfWider() {
    const SaturationOptions options{.keys = 5, .samples = 9, .seed = 11};
    const auto narrow = drawSample(4, 3, options), wide = drawSample(4, 16, options);
    QVERIFY(wide.q.head(3) == narrow.q && wide.K.leftCols(3) == narrow.K);
    QCOMPARE(compareMatrices(sampledScores(4, 16, options), wide.q * wide.K.transpose(), 1e-5), QString());
}

void tst_saturation::takesGivenDraws() {
    const std::vector<float> q{1, 2, 3, 4}, k{1, 0, 0, 1, 5, 6, 7, 8};  // 2 × 2 and 2 × 2 × 2
    const SaturationOptions options{.keys = 2, .samples = 2, .q = q.data(), .k = k.data(), .givenWidth = 2};
    QVERIFY(sampledScores(0, 2, options) == Eigen::RowVector2f(1, 2));
    QVERIFY(sampledScores(1, 2, options) == Eigen::RowVector2f(39, 53));
    QVERIFY(sampledScores(1, 1, options) == Eigen::RowVector2f(15, 21));
}

void tst_saturation::temperatureDividesTheScores() {
    const SaturationOptions warm{.keys = 6, .samples = 3, .temperature = 4};
    const int widths[] = {16};
    const auto point = saturationSweep(widths, warm, Watch())->front();
    // √16 = 4: unscaled at temperature 4 is scaled at temperature 1.
    const auto plain = saturationSweep(widths, {.keys = 6, .samples = 3}, Watch())->front();
    QVERIFY(std::abs(point.unscaled.entropy - plain.scaled.entropy) < 1e-6);
}

void tst_saturation::stops() {
    Watch watch;
    watch.stop();
    QCOMPARE(saturationSweep(powersOfTwo, {}, watch).error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_saturation)
#include "tst_saturation.moc"
