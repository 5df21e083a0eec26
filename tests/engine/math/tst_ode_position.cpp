// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/ode_position.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

namespace {

/// dp/dt = -p from 1: e^-t. The error at t = 1 after `steps` steps.
double errorOf(OdeMethod method, int steps) {
    const Flow<double> decay = [](double, const RowVector<double>& p) -> RowVector<double> { return -p; };
    const Matrix<double> P = followFlow<double>(decay, RowVector<double>::Ones(1), {.positions = 2, .interval = 1, .steps = steps, .method = method});
    return std::abs(P(1, 0) - std::exp(-1.0));
}

}  // namespace

class tst_ode_position : public QObject {
    Q_OBJECT
private slots:
    void check34_errorRatios();
    void check34_timeEntersTheFlow();
    void check34_floater();
    void parameters();

private:
    Reference ref{"sequence_positions"};

    template <class Scalar>
    FloaterFlow<Scalar> floater() const {
        return {ref.matrix<Scalar>("W1"), ref.matrix<Scalar>("W2"), ref.row<Scalar>("b1"), ref.row<Scalar>("b2")};
    }
    template <class Scalar>
    void compareFlow() {
        COMPARE_REFERENCE(floater<Scalar>()(0.3, ref.row<Scalar>("start")), ref, "floater_h");
    }
};

void tst_ode_position::check34_errorRatios() {
    for (const int steps : {8, 16, 32}) {
        const double euler = errorOf(OdeMethod::Euler, steps) / errorOf(OdeMethod::Euler, 2 * steps);
        const double rungeKutta = errorOf(OdeMethod::RungeKutta4, steps) / errorOf(OdeMethod::RungeKutta4, 2 * steps);
        QVERIFY2(euler > 1.9 && euler < 2.2, qPrintable(QString::number(euler)));
        QVERIFY2(rungeKutta > 14.5 && rungeKutta < 17.5, qPrintable(QString::number(rungeKutta)));
    }
}

void tst_ode_position::check34_timeEntersTheFlow() {
    // dp/dt = 3t²: a cubic, on which Runge-Kutta makes no error at all.
    const Flow<double> cubic = [](double t, const RowVector<double>&) -> RowVector<double> { return RowVector<double>::Constant(1, 3 * t * t); };
    const Matrix<double> P = followFlow<double>(cubic, RowVector<double>::Zero(1), {.positions = 5, .interval = 0.5, .steps = 2});
    for (int i = 0; i < 5; ++i) QVERIFY(std::abs(P(i, 0) - std::pow(0.5 * i, 3)) < 1e-14);
}

void tst_ode_position::check34_floater() {
    compareFlow<double>();
    compareFlow<float>();
    const Flow<double> flow = floater<double>();
    const auto errorAt = [&](int steps) {
        const Matrix<double> P = followFlow<double>(flow, ref.row("start"), {.positions = 6, .interval = 0.1, .steps = steps});
        return (P - ref.matrix("floater")).cwiseAbs().maxCoeff();
    };
    QVERIFY2(errorAt(5) < 1e-4, qPrintable(QString::number(errorAt(5))));
    QVERIFY2(errorAt(2000) < 1e-9, qPrintable(QString::number(errorAt(2000))));  // the kinks of ReLU cost the method its order
    const Matrix<float> rough = followFlow<float>(floater<float>(), ref.row<float>("start"), {.positions = 6, .interval = 0.1, .steps = 50});
    QVERIFY(compareMatrices(rough, ref.matrix("floater"), 1e-4).isEmpty());
}

void tst_ode_position::parameters() { QCOMPARE(floaterParameters(512), 2 * (512 * 513 + 512)); }

QTEST_APPLESS_MAIN(tst_ode_position)
#include "tst_ode_position.moc"
