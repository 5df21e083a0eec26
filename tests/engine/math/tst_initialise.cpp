// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/initialise.h"

#include <QTest>
#include <cmath>
#include <thread>
#include <vector>

using namespace att;

namespace {

double deviationOf(const Tensor& tensor) {
    double sum = 0;
    for (std::size_t i = 0; i < tensor.shape().size(); ++i) sum += double(tensor.data()[i]) * tensor.data()[i];
    return std::sqrt(sum / double(tensor.shape().size()));
}

float largestOf(const Tensor& tensor) { return tensor.head(0).cwiseAbs().maxCoeff(); }

}  // namespace

class tst_initialise : public QObject {
    Q_OBJECT
private slots:
    void hasTheDeviationOfItsKind_data();
    void hasTheDeviationOfItsKind();
    void makesAnIdentity();
    void countsFanOutAsTold();
    void dependsOnEveryPartOfTheDraw();
    void remembersAndForgets();
    void servesSeveralThreads();
};

/// For 300 × 200: fan_in 200, fan_out 300. A uniform draw within ±b has the deviation b / √3.
void tst_initialise::hasTheDeviationOfItsKind_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("deviation");
    QTest::addColumn<double>("bound");
    QTest::newRow("Xavier uniform") << int(Initialisation::XavierUniform) << std::sqrt(2.0 / 500) << std::sqrt(6.0 / 500);
    QTest::newRow("Xavier normal") << int(Initialisation::XavierNormal) << std::sqrt(2.0 / 500) << 1.0;
    QTest::newRow("scaled normal") << int(Initialisation::ScaledNormal) << std::sqrt(1.0 / 200) << 1.0;
    QTest::newRow("scaled uniform") << int(Initialisation::ScaledUniform) << std::sqrt(1.0 / 600) << std::sqrt(1.0 / 200);
    QTest::newRow("small normal") << int(Initialisation::SmallNormal) << 0.02 << 0.2;
}

void tst_initialise::hasTheDeviationOfItsKind() {
    QFETCH(int, kind);
    QFETCH(double, deviation);
    QFETCH(double, bound);
    const auto values = drawn({.seed = 3, .name = "w", .rows = 300, .columns = 200, .initialisation = Initialisation(kind)});
    QCOMPARE(values->shape(), (Shape{1, 300, 200}));
    QVERIFY(std::abs(deviationOf(*values) / deviation - 1) < 0.01);
    QVERIFY(largestOf(*values) <= bound);
}

void tst_initialise::makesAnIdentity() {
    const auto values = drawn({.rows = 5, .columns = 3, .initialisation = Initialisation::Identity});
    for (int i = 0; i < 5; ++i)
        for (int j = 0; j < 3; ++j) QCOMPARE(values->at(0, i, j), i % 3 == j ? 1.0f : 0.0f);
}

/// nn.MultiheadAttention draws Q, K and V as one matrix of 3·d rows.
void tst_initialise::countsFanOutAsTold() {
    const auto values = drawn({.name = "w", .rows = 64, .columns = 64, .fanOut = 3 * 64});
    QVERIFY(largestOf(*values) <= std::sqrt(6.0 / 256));
    QVERIFY(largestOf(*values) > 0.99 * std::sqrt(6.0 / 256));
}

void tst_initialise::dependsOnEveryPartOfTheDraw() {
    const Draw draw{.seed = 1, .name = "w", .rows = 4, .columns = 4};
    std::vector<Draw> others(6, draw);
    others[0].seed = 2;
    others[1].name = "v";
    others[2].rows = 5;
    others[3].columns = 5;
    others[4].initialisation = Initialisation::SmallNormal;
    others[5].fanOut = 9;
    const float first = drawn(draw)->at(0, 0, 0);
    for (const auto& other : others) QVERIFY(drawn(other)->shape() != drawn(draw)->shape() || drawn(other)->at(0, 0, 0) != first);
}

void tst_initialise::remembersAndForgets() {
    const Draw draw{.seed = 5, .name = "w", .rows = 512, .columns = 512};
    const std::weak_ptr<const Tensor> first = drawn(draw);
    const float value = drawn(draw)->at(0, 3, 3);
    QVERIFY(drawn(draw) == first.lock());
    for (int i = 0; i < 70; ++i) drawn({.seed = std::uint64_t(i), .name = "other", .rows = 512, .columns = 512});
    QVERIFY(first.expired());
    QCOMPARE(drawn(draw)->at(0, 3, 3), value);
}

void tst_initialise::servesSeveralThreads() {
    std::vector<std::thread> threads;
    std::vector<float> sums(4);
    for (std::size_t t = 0; t < 4; ++t)
        threads.emplace_back([t, &sums] {
            for (int i = 0; i < 200; ++i) sums[t] += drawn({.seed = std::uint64_t(i % 20), .name = "w", .rows = 300, .columns = 300})->at(0, 1, 1);
        });
    for (auto& thread : threads) thread.join();
    for (const float sum : sums) QCOMPARE(sum, sums[0]);
}

QTEST_APPLESS_MAIN(tst_initialise)
#include "tst_initialise.moc"
