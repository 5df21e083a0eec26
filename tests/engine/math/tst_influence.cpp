// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/influence.h"

#include <QTest>

#include "engine/math/convolution.h"
#include "engine/math/mask.h"
#include "engine/math/multi_head.h"
#include "engine/math/recurrent.h"
#include "tests/support/reference.h"

using namespace att;

class tst_influence : public QObject {
    Q_OBJECT
private slots:
    void check46_mapsMatchReference_data();
    void check46_mapsMatchReference();
    void check46_structuralZeros_data();
    void check46_structuralZeros();
    void blockOfOneToken();
    void stops();

private:
    using Zero = std::function<bool(int, int)>;
    Reference ref{"sequence_influence"};

    RecurrentWeights<double> weights(const QString& name, const QString& suffix = {}) const {
        const auto key = [&](const char* part) { return name + "_" + part + "_l0" + suffix; };
        return {ref.matrix(key("weight_ih")), ref.matrix(key("weight_hh")), ref.row(key("bias_ih")), ref.row(key("bias_hh"))};
    }
    Matrix<double> attended(const Mask& mask, const Matrix<double>& X) const {
        const auto W = ref.matrix("mha_in_proj_weight"), Wo = ref.matrix("mha_out_proj.weight");
        const auto b = ref.row("mha_in_proj_bias"), bo = ref.row("mha_out_proj.bias");
        const auto part = [&](int number) { return Affine<double>{W.data() + 9 * number, b.data() + 3 * number, 3, 3}; };
        const auto visible = visibleKeys(mask, int(X.rows()), int(X.rows()));
        const MultiHead<double> layer{.q = part(0), .k = part(1), .v = part(2), .o = {Wo.data(), bo.data(), 3, 3}};
        return attendMultiHead<double>(layer, X, X, {.visible = visible.data()}, Watch())->output;
    }
    SequenceFunction function(const QString& name) const {
        const auto one = [this](RecurrentKind kind, const char* key) -> SequenceFunction {
            return [=, W = weights(key)](const Matrix<double>& X) { return recur<double>(kind, W, X).states; };
        };
        if (name == "rnn") return one(RecurrentKind::Tanh, "rnn");
        if (name == "lstm") return one(RecurrentKind::Lstm, "lstm");
        if (name == "gru") return one(RecurrentKind::Gru, "gru");
        if (name == "birnn")
            return [W = weights("rnn"), back = weights("rnn", "_reverse")](const Matrix<double>& X) {
                return recurBothWays<double>(RecurrentKind::Tanh, W, back, X);
            };
        if (name == "convolution") return [layer = convolution()](const Matrix<double>& X) { return convolve<double>(layer, X); };
        if (name == "causal") return [this](const Matrix<double>& X) { return attended({.kind = MaskKind::Causal}, X); };
        if (name == "window") return [this](const Matrix<double>& X) { return attended({.kind = MaskKind::Window, .window = 1}, X); };
        return [this](const Matrix<double>& X) { return attended({}, X); };
    }
    Convolution<double> convolution() const {
        const auto all = ref.matrix("kernel");
        return {.W = {all.topRows(4), all.middleRows(4, 4), all.bottomRows(4)}, .b = {}};
    }
    Matrix<double> map(const QString& name) const { return *influenceMap(function(name), ref.matrix("X"), Watch()); }
    void names() {
        QTest::addColumn<Zero>("isZero");
        const auto dense = [](int, int) { return false; };
        const auto later = [](int i, int j) { return j > i; };
        const auto far = [](int i, int j) { return std::abs(i - j) > 1; };
        QTest::newRow("rnn") << Zero(later);
        QTest::newRow("birnn") << Zero(dense);
        QTest::newRow("lstm") << Zero(later);
        QTest::newRow("gru") << Zero(later);
        QTest::newRow("convolution") << Zero(far);
        QTest::newRow("attention") << Zero(dense);
        QTest::newRow("causal") << Zero(later);
        QTest::newRow("window") << Zero(far);
    }
};

void tst_influence::check46_mapsMatchReference_data() { names(); }

void tst_influence::check46_mapsMatchReference() {
    COMPARE_REFERENCE(map(QTest::currentDataTag()), ref, QString("map_%1").arg(QTest::currentDataTag()));
}

void tst_influence::check46_structuralZeros_data() { names(); }

void tst_influence::check46_structuralZeros() {
    QFETCH(Zero, isZero);
    const Matrix<double> influence = map(QTest::currentDataTag());
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j) QCOMPARE(influence(i, j) == 0, isZero(i, j));
}

void tst_influence::blockOfOneToken() { COMPARE_REFERENCE(influenceOf(function("attention"), ref.matrix("X"), 2), ref, "block_attention"); }

void tst_influence::stops() {
    Watch watch;
    watch.stop();
    QCOMPARE(influenceMap(function("rnn"), ref.matrix("X"), watch).error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_influence)
#include "tst_influence.moc"
