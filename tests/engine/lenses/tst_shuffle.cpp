// SPDX-License-Identifier: GPL-3.0-or-later
// The shuffled words, against PyTorch, and what breaks the equivariance.
#include <QTest>

#include "tests/support/lens_trial.h"

using namespace att;

namespace {

constexpr const char* lens = "shuffle";

FieldValue word(const char* key) { return std::string(key); }
double largest(const OutcomePtr& outcome, const char* panel) { return double(panelOf(*outcome, panel).cwiseAbs().maxCoeff()); }
double number(const OutcomePtr& outcome, int row, int column) { return double(valueAt(*outcome, {"numbers/table", 0, row, column}).value_or(NAN)); }

}  // namespace

class tst_shuffle : public QObject {
    Q_OBJECT
private slots:
    void check20_matchesReference_data();
    void check20_matchesReference();
    void check20_equivariantWithoutPositions();
    void check20_brokenByEveryEncoding();
    void check20_brokenByACausalMask();
    void check20_meanIsInvariant();
    void demonstrationOfEquivariance();
    void keepsTheOrderAtZero();
    void drawsAllTokensOnce();
    void refusesWhatIsNoOrder();
    void measuresOnlyTheChosenWhereItIsDear();

private:
    Reference ref{"lens_positions"};

    OutcomePtr given(const char* kind) const {
        const auto arrays = arraysFrom(ref, {{"x", "x"}, {"w_q", "w_q"}, {"w_k", "w_k"}, {"w_v", "w_v"}, {"w_o", "w_o"}, {"order", "order"}});
        return outcomeOf(lens, {{"text", std::string("a b c d e")}, {"d_model", 8}, {"heads", 2}, {"positions", word(kind)}, {"arrays", arrays}});
    }
};

void tst_shuffle::check20_matchesReference_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("none") << "none"
                          << "shuffled";
    QTest::newRow("sinusoidal") << "plain"
                                << "shuffled_plain";
}

void tst_shuffle::check20_matchesReference() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    const auto outcome = given(QTest::currentDataTag());
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "compare/original")), ref, before + "_weights");
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "shuffled/heads")), ref, after + "_weights");
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "outputs/shuffled")), ref, after + "_output");
}

/// Up to the order of the sums in float.
void tst_shuffle::check20_equivariantWithoutPositions() {
    const auto outcome = outcomeOf(lens, {{"text", std::string("six words without any order here")}, {"heads", 1}});
    QVERIFY2(largest(outcome, "compare/difference") < 1e-6, qPrintable(QString::number(largest(outcome, "compare/difference"))));
    QVERIFY(largest(outcome, "outputs/difference") < 1e-5);
    QCOMPARE(number(outcome, 0, 0), largest(outcome, "compare/difference"));
}

void tst_shuffle::check20_brokenByEveryEncoding() {
    const auto outcome = outcomeOf(lens, {{"text", std::string("six words without any order here")}});
    for (int row = 1; row < 8; ++row) QVERIFY2(number(outcome, row, 0) > 1e-3, qPrintable(QString::number(row)));
    const auto chosen = outcomeOf(lens, {{"text", std::string("six words without any order here")}, {"positions", word("rope")}});
    QCOMPARE(number(outcome, 2, 0), largest(chosen, "compare/difference"));
}

void tst_shuffle::check20_brokenByACausalMask() {
    const auto outcome = outcomeOf(lens, {{"mask", word("causal")}});
    QVERIFY(largest(outcome, "compare/difference") > 0.1);
    QCOMPARE(number(outcome, 0, 3), largest(outcome, "compare/difference"));
}

void tst_shuffle::check20_meanIsInvariant() {
    const auto outcome = outcomeOf(lens, {});
    QVERIFY(number(outcome, 0, 2) < 1e-5);
    QVERIFY(number(outcome, 1, 2) > 1e-3);
}

/// Classroom demonstration 2: six tokens, d = 64, one head, the order 5 2 0 4 1 3.
void tst_shuffle::demonstrationOfEquivariance() {
    const FieldValues six{{"text", std::string("a b c d e f")}, {"heads", 1}, {"shuffle", 951}};
    const auto change = [&](const char* positions, const char* mask) {
        auto values = six;
        values.insert(values.end(), {{"positions", word(positions)}, {"mask", word(mask)}});
        return largest(outcomeOf(lens, values), "outputs/difference");
    };
    const int order[] = {5, 2, 0, 4, 1, 3};
    const auto outcome = outcomeOf(lens, six);
    for (int place = 0; place < 6; ++place) QCOMPARE(panelOf(*outcome, "order/matrix")(place, order[place]), 1.0f);
    QVERIFY(change("none", "none") < 1e-5);
    QVERIFY(change("sinusoidal", "none") > 0.1);
    QVERIFY(change("none", "causal") > 1);
}

void tst_shuffle::keepsTheOrderAtZero() {
    const auto outcome = outcomeOf(lens, {{"shuffle", 0}, {"positions", word("sinusoidal")}, {"mask", word("causal")}});
    QVERIFY(Matrix<float>(panelOf(*outcome, "order/matrix")).isIdentity(0));
    QCOMPARE(largest(outcome, "compare/difference"), 0.0);
}

void tst_shuffle::drawsAllTokensOnce() {
    for (const int seed : {1, 2, 999'999}) {
        const auto outcome = outcomeOf(lens, {{"shuffle", seed}, {"text", std::string("a b c d e f g h i j")}});
        const auto Pi = panelOf(*outcome, "order/matrix");
        QVERIFY((Pi.rowwise().sum().array() == 1).all() && (Pi.colwise().sum().array() == 1).all() && !Matrix<float>(Pi).isIdentity(0));
    }
}

void tst_shuffle::refusesWhatIsNoOrder() {
    const GivenArrays twice{{"order", {{3}, {0, 0, 2}}}};
    const ArraySource source{"o.npz", std::make_shared<const GivenArrays>(twice)};
    const auto outcome = runGuarded(*findLens(lens), specOf(lens, {{"text", std::string("a b c")}, {"arrays", source}}), Watch());
    QVERIFY(!outcome);
    QCOMPARE(QString::fromStdString(english(outcome.error().message)), "order in o.npz is no order of 3 tokens: each of 0 … 2 must come once.");
}

void tst_shuffle::measuresOnlyTheChosenWhereItIsDear() {
    const auto outcome = outcomeOf(lens, {{"text", QString("a ").repeated(600).toStdString()}, {"positions", word("alibi")}});
    const auto& table = *findPanel(*outcome, "numbers/table");
    QCOMPARE(table.shape, (Shape{1, 1, 3}));
    QCOMPARE(QString(table.rows.words.at(0).source), "ALiBi");
}

QTEST_APPLESS_MAIN(tst_shuffle)
#include "tst_shuffle.moc"
