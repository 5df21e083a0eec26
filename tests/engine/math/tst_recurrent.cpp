// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/recurrent.h"

#include <QTest>

#include "tests/support/reference.h"

using namespace att;

class tst_recurrent : public QObject {
    Q_OBJECT
private slots:
    void check45_matchesReference_data();
    void check45_matchesReference();
    void check45_lstmKeepsItsCells();
    void emptySequence();
    void counts();

private:
    Reference ref{"sequence_recurrent"};

    template <class Scalar>
    RecurrentWeights<Scalar> weights(const QString& name, const QString& suffix = {}) const {
        const auto key = [&](const char* part) { return name + "_" + part + "_l0" + suffix; };
        return {ref.matrix<Scalar>(key("weight_ih")), ref.matrix<Scalar>(key("weight_hh")), ref.row<Scalar>(key("bias_ih")),
                ref.row<Scalar>(key("bias_hh"))};
    }
    template <class Scalar>
    void compare(RecurrentKind kind, const QString& name) {
        const auto X = ref.matrix<Scalar>("X");
        COMPARE_REFERENCE(recur<Scalar>(kind, weights<Scalar>(name), X).states, ref, name + "_out");
        COMPARE_REFERENCE(recurBothWays<Scalar>(kind, weights<Scalar>(name), weights<Scalar>(name, "_reverse"), X), ref, name + "_both");
    }
};

void tst_recurrent::check45_matchesReference_data() {
    QTest::addColumn<RecurrentKind>("kind");
    QTest::newRow("tanh") << RecurrentKind::Tanh;
    QTest::newRow("lstm") << RecurrentKind::Lstm;
    QTest::newRow("gru") << RecurrentKind::Gru;
}

void tst_recurrent::check45_matchesReference() {
    QFETCH(RecurrentKind, kind);
    compare<double>(kind, QTest::currentDataTag());
    compare<float>(kind, QTest::currentDataTag());
}

void tst_recurrent::check45_lstmKeepsItsCells() {
    const auto trace = recur<double>(RecurrentKind::Lstm, weights<double>("lstm"), ref.matrix("X"));
    COMPARE_REFERENCE(trace.cells.bottomRows(1), ref, "lstm_last_cell");
    const Matrix<double> states = trace.gates.rightCols(4).array() * trace.cells.array().tanh();  // o∘tanh(c)
    COMPARE_REFERENCE(states, ref, "lstm_out");
}

void tst_recurrent::emptySequence() {
    const Matrix<float> nothing(0, 3);
    QCOMPARE(recur<float>(RecurrentKind::Gru, weights<float>("gru"), nothing).states.rows(), 0);
}

void tst_recurrent::counts() {
    QCOMPARE(recurrentCount(RecurrentKind::Lstm, 1, 300, 512).parameters, 4 * 512 * (300 + 512 + 2));
    QCOMPARE(recurrentCount(RecurrentKind::Gru, 1, 300, 512).parameters, 3 * 512 * (300 + 512 + 2));
    QCOMPARE(recurrentCount(RecurrentKind::Tanh, 1, 300, 512).parameters, 512 * (300 + 512 + 2));
    QCOMPARE(recurrentCount(RecurrentKind::Lstm, 10, 64, 64).multiplyAdds, 8 * 10 * 64 * 64);
}

QTEST_APPLESS_MAIN(tst_recurrent)
#include "tst_recurrent.moc"
