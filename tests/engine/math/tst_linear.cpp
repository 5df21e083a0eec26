// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/linear.h"

#include <QTest>
#include <limits>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/core/random.h"
#include "tests/support/golden.h"
#include "tests/support/instruction_sets.h"

using namespace att;

namespace {

std::vector<float> draws(const char* name, std::size_t count) {
    std::vector<float> values(count);
    fillNormal(1, name, 1, values.data(), count);
    return values;
}

/// A layer with its memory; x has `gap` unused floats, NaN, after each row.
struct Case {
    int n, in, out, heads = 1;
    bool bias = true;
    int gap = 0;
    std::vector<float> x, W = draws("W", std::size_t(in) * out), b = draws("b", out), y = std::vector<float>(std::size_t(n) * out, -77);

    void fillX() {
        const auto dense = draws("x", std::size_t(n) * in);
        x.assign(std::size_t(n) * (in + gap), std::numeric_limits<float>::quiet_NaN());
        for (int i = 0; i < n; ++i) std::copy_n(dense.data() + std::size_t(i) * in, in, x.data() + std::size_t(i) * (in + gap));
    }

    Linear<float> layer(bool side) {
        return {.n = n,
                .in = in,
                .out = out,
                .x = x.data(),
                .xRowStep = in + gap,
                .W = W.data(),
                .b = bias ? b.data() : nullptr,
                .y = side ? sideBySide(y.data(), heads, out / heads) : headByHead(y.data(), n, out / heads),
                .heads = heads};
    }
};

}  // namespace

class tst_linear : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { setThreadCount(0); }
    void knowsAnExampleByHand();
    void equalsThePlainVersion_data() { addInstructionSets(); }
    void equalsThePlainVersion();
    void runsSeveralLayersAtOnce_data() { addInstructionSets(); }
    void runsSeveralLayersAtOnce();
    void keepsNaNInItsRow_data() { addInstructionSets(); }
    void keepsNaNInItsRow();
    void isTheSameOnSeveralThreads();
    void stops();
};

void tst_linear::knowsAnExampleByHand() {
    const double x[] = {1, 2}, W[] = {3, 4, 5, 6, 7, 8}, b[] = {0.5, 0, -1};
    double y[3];
    QVERIFY(linear(Linear<double>{.n = 1, .in = 2, .out = 3, .x = x, .W = W, .b = b, .y = headByHead(y, 1, 3)}, Watch()));
    QCOMPARE(y[0], 11.5);
    QCOMPARE(y[1], 17.0);
    QCOMPARE(y[2], 22.0);
}

void tst_linear::equalsThePlainVersion() {
    useInstructionSet(setOfRow());
    for (int n : {1, 2, 3, 7, 8, 12, 15, 16, 17, 31, 33, 65, 129, 257, 300}) {
        for (const auto& [in, out, heads] : {std::array{1, 1, 1},
                                             {0, 3, 1},
                                             {3, 2, 2},
                                             {7, 12, 3},
                                             {17, 49, 1},
                                             {20, 48, 1},
                                             {65, 128, 1},
                                             {64, 96, 2},
                                             {65, 129, 3},
                                             {300, 40, 5}}) {
            for (bool side : {false, true}) {
                Case c{.n = n, .in = in, .out = out, .heads = heads, .bias = side, .gap = n % 3};
                c.fillX();
                QVERIFY(linear(c.layer(side), Watch()));
                const auto fast = c.y;
                linearPlain(c.layer(side));
                const QString worst = compareMatrices(MatrixView<float>(fast.data(), n, out), MatrixView<float>(c.y.data(), n, out), 1e-5);
                QVERIFY2(worst.isEmpty(), qPrintable(QString("n %1, in %2, out %3: %4").arg(n).arg(in).arg(out).arg(worst)));
            }
        }
    }
}

void tst_linear::runsSeveralLayersAtOnce() {
    useInstructionSet(setOfRow());
    Case wide{.n = 70, .in = 40, .out = 100}, narrow{.n = 70, .in = 40, .out = 7};
    wide.fillX();
    narrow.fillX();
    narrow.x = wide.x;
    Linear<float> layers[] = {wide.layer(true), narrow.layer(true)};
    layers[1].x = layers[0].x;
    QVERIFY(linear(std::span<const Linear<float>>(layers), Watch()));
    for (Case* c : {&wide, &narrow}) {
        const auto fast = c->y;
        linearPlain(c->layer(true));
        QCOMPARE(compareMatrices(MatrixView<float>(fast.data(), c->n, c->out), MatrixView<float>(c->y.data(), c->n, c->out), 1e-5), QString());
    }
}

void tst_linear::keepsNaNInItsRow() {
    useInstructionSet(setOfRow());
    for (int n : {5, 40}) {
        Case c{.n = n, .in = 20, .out = 30};
        c.fillX();
        c.x[3 * 20 + 7] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(linear(c.layer(true), Watch()));
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < c.out; ++j) QCOMPARE(bool(std::isnan(c.y[std::size_t(i) * c.out + j])), i == 3);
    }
}

void tst_linear::isTheSameOnSeveralThreads() {
    Case c{.n = 300, .in = 400, .out = 400};
    c.fillX();
    setThreadCount(1);
    QVERIFY(linear(c.layer(true), Watch()));
    const auto alone = c.y;
    setThreadCount(4);
    QVERIFY(linear(c.layer(true), Watch()));
    QVERIFY(alone == c.y);
}

void tst_linear::stops() {
    Case c{.n = 20, .in = 20, .out = 20};
    c.fillX();
    Watch watch;
    watch.stop();
    const auto status = linear(c.layer(true), watch);
    QVERIFY(!status);
    QVERIFY(status.error().kind == ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_linear)
#include "tst_linear.moc"
