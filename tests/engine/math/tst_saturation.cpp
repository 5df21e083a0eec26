// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/saturation.h"

#include <QTest>

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
        const Matrix<float> scores = *sampledScores(point.dK, options, Watch());
        QCOMPARE(scores.rows(), 9);
        QVERIFY(std::abs(scores.squaredNorm() / 45 - float(point.variance)) < 1e-4f * float(point.variance));
    }
    QVERIFY(saturationSweep({}, options, Watch())->empty());
}

void tst_saturation::stops() {
    Watch watch;
    watch.stop();
    QCOMPARE(saturationSweep(powersOfTwo, {}, watch).error().kind, ErrorKind::Stopped);
    QCOMPARE(sampledScores(8, {}, watch).error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_saturation)
#include "tst_saturation.moc"
