// SPDX-License-Identifier: GPL-3.0-or-later
// The lens of shared keys and values against Hugging Face's rule and PyTorch's own layer.
#include <QTest>

#include "tests/support/lens_trial.h"

using namespace att;

namespace {

constexpr const char* lens = "shared_heads";
const Panel& panel(const Outcome& outcome, const char* address) { return *findPanel(outcome, address); }
double number(const Outcome& outcome, const Cell& cell) { return double(valueAt(outcome, cell).value_or(NAN)); }

}  // namespace

class tst_shared_heads : public QObject {
    Q_OBJECT
private slots:
    void check18_matchesReference_data();
    void check18_matchesReference();
    void check18_asManyAsHeadsIsMultiHead();
    void check18_countsParameters_data();
    void check18_countsParameters();
    void countsTheCache();
    void saysWhoShares();
    void refusesWhatDoesNotDivide();
    void takesTheFirstOfAGroup();

private:
    Reference ref{"lens_heads"};

    FieldValues small(int groups) const {
        return {{"text", std::string("a b c d")},
                {"d_model", 8},
                {"heads", 4},
                {"kv_heads", groups},
                {"arrays",
                 arraysFrom(ref, {{"x", "shared_x"}, {"w_q", "shared_w_q"}, {"w_k", "shared_w_k"}, {"w_v", "shared_w_v"}, {"w_o", "shared_w_o"}})}};
    }
};

void tst_shared_heads::check18_matchesReference_data() {
    QTest::addColumn<int>("groups");
    for (const int groups : {1, 2, 4}) QTest::addRow("shared%d", groups) << groups;
}

void tst_shared_heads::check18_matchesReference() {
    QFETCH(int, groups);
    const auto outcome = outcomeOf(lens, small(groups));
    const QString tag = QTest::currentDataTag();
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "weights/heads")), ref, tag + "_weights");
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "output/output")), ref, tag + "_output");
    QCOMPARE(panel(*outcome, "shared/k").shape, (Shape{groups, 4, 2}));
    if (groups != 4) return;
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "weights/heads")), ref, "multi_weights");
    COMPARE_REFERENCE(Matrix<float>(panelOf(*outcome, "output/output")), ref, "multi_output");
}

void tst_shared_heads::check18_asManyAsHeadsIsMultiHead() {
    const auto shared = outcomeOf(lens, {{"kv_heads", 8}});
    const auto multi =
        outcomeOf("multi_head", {{"positions", std::string("none")}, {"weights", std::string("seed")}, {"text", std::string("我吃柠檬，他喝水")}});
    for (const char* address : {"weights/heads", "output/output"}) QCOMPARE(distanceOf(*shared, address, *multi, address), 0.0);
    // And the table says so: the difference of the last line is 0, that of the others is not.
    const auto& table = panel(*shared, "table/table");
    QCOMPARE(table.shape, (Shape{1, 4, 4}));
    for (int row = 0; row < 4; ++row) QCOMPARE(number(*shared, {"table/table", 0, row, 3}) == 0, row == 3);
}

void tst_shared_heads::check18_countsParameters_data() {
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("parameters");
    QTest::newRow("multi-query") << 1 << 589'824;
    QTest::newRow("two groups") << 2 << 655'360;
    QTest::newRow("multi-head") << 8 << 1'048'576;
}

void tst_shared_heads::check18_countsParameters() {
    QFETCH(int, groups);
    const auto outcome = outcomeOf(lens, {{"text", std::string("a b c d")}, {"kv_heads", groups}});
    QTEST(int(outcome->cost.parameters), "parameters");
    // 4nd² + 2n²d for multi-head; keys and values shrink with their heads.
    const std::int64_t n = 4, d = 512;
    QCOMPARE(outcome->cost.multiplyAdds, n * d * d * 2 + n * d * (2 * groups * 64) + 2 * n * n * d);
    const auto biased = outcomeOf(lens, {{"kv_heads", groups}, {"bias", true}});
    QCOMPARE(biased->cost.parameters - outcome->cost.parameters, 512 + 512 + 2 * groups * 64);
}

void tst_shared_heads::countsTheCache() {
    // 32 layers, 4096 tokens, 2 bytes: 2·32·4096·64·2 for every key-value head.
    const auto outcome = outcomeOf(lens, {});
    for (int row = 0; row < 4; ++row) QCOMPARE(number(*outcome, {"table/table", 0, row, 2}), double(1 << row) * 2 * 32 * 4096 * 64 * 2);
    QCOMPARE(panelOf(*outcome, "curves/cache").row(0), panelOf(*outcome, "table/table").col(2).transpose());
    QCOMPARE(*panel(*outcome, "curves/cache").columns.places, (std::vector<double>{1, 2, 4, 8}));
}

void tst_shared_heads::saysWhoShares() {
    const auto outcome = outcomeOf(lens, {{"heads", 4}, {"kv_heads", 2}, {"d_model", 8}});
    Matrix<float> expected(4, 2);
    expected << 1, 0, 1, 0, 0, 1, 0, 1;
    QCOMPARE(Matrix<float>(panelOf(*outcome, "map/map")), expected);
}

void tst_shared_heads::refusesWhatDoesNotDivide() {
    const auto outcome = runGuarded(*findLens(lens), specOf(lens, {{"kv_heads", 3}}), Watch());
    QVERIFY(!outcome);
    QCOMPARE(QString::fromStdString(english(outcome.error().message)), "8 heads cannot share 3 key-value heads equally. What can: 1, 2, 4, 8.");
}

void tst_shared_heads::takesTheFirstOfAGroup() {
    auto values = small(2);
    values.push_back({"pooling", std::string("first")});
    const auto outcome = outcomeOf(lens, values);
    const auto pooled = panelOf(*outcome, "parameters/w_k"), all = panelOf(*outcome, "multi/w_k");
    QVERIFY(pooled.topRows(2) == all.topRows(2) && pooled.bottomRows(2) == all.middleRows(4, 2));
}

QTEST_APPLESS_MAIN(tst_shared_heads)
#include "tst_shared_heads.moc"
