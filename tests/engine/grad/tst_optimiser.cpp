// SPDX-License-Identifier: GPL-3.0-or-later
// Optimisers against PyTorch's (tests/data/make_optimiser.py), the schedule and the clipping against their formulas.
#include <QTest>

#include "engine/grad/optimiser.h"
#include "tests/support/reference.h"

using namespace att;
using namespace att::grad;

class tst_optimiser : public QObject {
    Q_OBJECT
private slots:
    void followsPyTorch_data();
    void followsPyTorch();
    void warmsUpAndFallsAlongACosine();
    void clips();
};

void tst_optimiser::followsPyTorch_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("decay");
    QTest::newRow("sgd") << int(OptimiserKind::Sgd) << 0.0;
    QTest::newRow("sgd_decay") << int(OptimiserKind::Sgd) << 0.1;
    QTest::newRow("adam") << int(OptimiserKind::Adam) << 0.0;
    QTest::newRow("adam_decay") << int(OptimiserKind::Adam) << 0.1;
    QTest::newRow("adamw") << int(OptimiserKind::AdamW) << 0.1;
}

namespace {

/// Weights after every step, one row each.
template <class Scalar>
Matrix<Scalar> followed(const Reference& reference, const OptimiserOptions& options) {
    const auto gradients = reference.matrix<Scalar>("gradients");
    Matrix<Scalar> weights(gradients.rows(), gradients.cols()), now = reference.row<Scalar>("start");
    Optimiser<Scalar> optimiser(options, std::size_t(now.size()));
    for (Eigen::Index i = 0; i < gradients.rows(); ++i) {
        optimiser.step(0.05, gradients.row(i).data(), now.data());
        weights.row(i) = now;
    }
    return weights;
}

}  // namespace

void tst_optimiser::followsPyTorch() {
    QFETCH(int, kind);
    QFETCH(double, decay);
    const Reference reference("optimiser");
    const OptimiserOptions options{.kind = OptimiserKind(kind), .decay = decay};
    COMPARE_REFERENCE(followed<double>(reference, options), reference, QTest::currentDataTag());
    COMPARE_REFERENCE(followed<float>(reference, options), reference, QTest::currentDataTag());
}

void tst_optimiser::warmsUpAndFallsAlongACosine() {
    const Schedule schedule{.rate = 2, .warmup = 10, .steps = 110, .last = 0.1};
    QCOMPARE(schedule.at(0), 0.2);
    QCOMPARE(schedule.at(9), 2.0);
    QCOMPARE(schedule.at(10), 2.0);
    QCOMPARE(schedule.at(60), 1.1);
    QCOMPARE(schedule.at(110), 0.2);
    QCOMPARE(schedule.at(1000), 0.2);
    QCOMPARE((Schedule{.rate = 3}).at(1000), 3.0);
}

void tst_optimiser::clips() {
    std::vector<float> gradient{3, 0, -4};
    QCOMPARE(clip(10.0, gradient.data(), gradient.size()), 5.0);
    QCOMPARE(gradient, (std::vector<float>{3, 0, -4}));
    QCOMPARE(clip(1.0, gradient.data(), gradient.size()), 5.0);
    QCOMPARE(gradient, (std::vector<float>{0.6f, 0, -0.8f}));
}

QTEST_APPLESS_MAIN(tst_optimiser)
#include "tst_optimiser.moc"
