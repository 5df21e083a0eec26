// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/math/attention_networks.h"
#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("bra"); }

FieldValue word(const char* key) { return std::string(key); }

/// As cases in tests/data/make_place_attention.py.
struct Case {
    int routed;
    const char* lepe;
};
const Case cases[] = {{1, "5"}, {2, "3"}, {4, "none"}};

std::vector<std::pair<std::string, FieldValue>> valuesOf(const Case& c) {
    GivenArrays arrays{{"features", referenceArray("features", {8, 6, 4}, 1)}};
    for (const char* name : {"w_q", "w_k", "w_v", "w_o"}) arrays[name] = referenceArray(name, {8, 8}, 1);
    for (const char* name : {"b_q", "b_k", "b_v", "b_o"}) arrays[name] = referenceArray(name, {8}, 1);
    if (const int side = QString(c.lepe).toInt()) {
        arrays["lepe.weight"] = referenceArray("lepe", {8, 1, side, side}, 0.5);
        arrays["lepe.bias"] = referenceArray("lepe_bias", {8}, 0.5);
    }
    return {{"arrays", sourceOf(std::move(arrays))},
            {"heads", 2},
            {"regions", 2},
            {"routed", c.routed},
            {"lepe", word(c.lepe)},
            {"bias", true},
            {"temperature", 1.0}};
}

OutcomePtr outcomeOf(const Case& c) { return outcomeWith(lens(), valuesOf(c)); }

/// The columns that hold a 1, row by row.
Matrix<float> routedIn(const Matrix<float>& graph, int count) {
    Matrix<float> indices(graph.rows(), count);
    for (Eigen::Index i = 0; i < graph.rows(); ++i)
        for (Eigen::Index j = 0, next = 0; j < graph.cols(); ++j)
            if (graph(i, j) == 1 && next < count) indices(i, next++) = static_cast<float>(j);
    return indices;
}

}  // namespace

class tst_bra : public QObject {
    Q_OBJECT
private slots:
    void acceptance59_isTheReference_data();
    void acceptance59_isTheReference();
    void acceptance59_allRegionsAreFullAttention();
    void acceptance60_countsBiFormer();
    void countsItsBlock();
    void looksNowhereElse();
    void refusesRegionsThatDoNotFit();
};

void tst_bra::acceptance59_isTheReference_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < 3; ++i) QTest::addRow("k %d, LePE %s", cases[i].routed, cases[i].lepe) << i;
}

void tst_bra::acceptance59_isTheReference() {
    QFETCH(int, index);
    const Case& c = cases[index];
    const Reference golden("place_attention");
    const auto outcome = outcomeOf(c);
    const QString name = QString("routed%1_%2_").arg(c.routed).arg(QString(c.lepe).toInt());
    COMPARE_REFERENCE(panelRows(*outcome, "routing/affinity"), golden, name + "affinity");
    COMPARE_REFERENCE(routedIn(panelRows(*outcome, "routing/graph"), c.routed), golden, name + "index");
    COMPARE_REFERENCE(panelRows(*outcome, "output/maps"), golden, name + "output");
}

/// Beside the same lens with one region, where nothing can be left out.
void tst_bra::acceptance59_allRegionsAreFullAttention() {
    auto values = valuesOf({4, "5"});
    const auto routed = outcomeWith(lens(), values);
    values[2].second = 1;
    const auto full = outcomeWith(lens(), values);
    QVERIFY(compareMatrices(panelRows(*routed, "weights/heads"), panelRows(*full, "weights/heads"), 1e-6).isEmpty());
    QVERIFY(compareMatrices(panelRows(*routed, "output/maps"), panelRows(*full, "output/maps"), 1e-6).isEmpty());
    values[2].second = 2;
    values[3].second = 1;
    QVERIFY(!compareMatrices(panelRows(*outcomeWith(lens(), values), "output/maps"), panelRows(*full, "output/maps"), 1e-2).isEmpty());
}

void tst_bra::acceptance60_countsBiFormer() {
    QCOMPARE(routingNetworkParameters(biformerTiny), std::int64_t(13'142'760));
    QCOMPARE(routingNetworkParameters(biformerSmall), std::int64_t(25'536'232));
    QCOMPARE(routingNetworkParameters(biformerBase), std::int64_t(56'804'968));
    QCOMPARE(panelRows(*outcomeOf(cases[0]), "cost/networks")(2, 0), 56'804'968.0f);
}

void tst_bra::countsItsBlock() {
    const auto outcome = outcomeOf(cases[0]);
    const auto count = routingAttentionCount({.channels = 8, .height = 6, .width = 4, .regions = 2, .routed = 1, .side = 5});
    QCOMPARE(outcome->cost.parameters, count.parameters);
    QCOMPARE(outcome->cost.multiplyAdds, count.multiplyAdds);
    QCOMPARE(count.parameters, std::int64_t(4 * 64 + 4 * 8 + 8 * 25 + 8));
    QCOMPARE(count.multiplyAdds, std::int64_t(4 * 24 * 64 + 16 * 8 + 2 * 24 * 24 * 8 / 4 + 24 * 8 * 25));
}

void tst_bra::looksNowhereElse() {
    const auto outcome = outcomeOf(cases[1]);
    const auto& graph = *findPanel(*outcome, "routing/graph")->values;
    const auto& maps = *findPanel(*outcome, "over/maps")->values;
    for (int query = 0; query < 24; ++query)
        for (int place = 0; place < 24; ++place) {
            const auto region = [](int token) { return token / 4 / 3 * 2 + token % 4 / 2; };
            QCOMPARE(maps.at(query, place / 4, place % 4) > 0, graph.at(0, region(query), region(place)) > 0);
        }
}

void tst_bra::refusesRegionsThatDoNotFit() {
    auto values = valuesOf(cases[0]);
    values[2].second = 4;
    const auto outcome = runGuarded(lens(), specWith(lens(), values), Watch());
    QVERIFY(!outcome && outcome.error().kind == ErrorKind::Input);
    QVERIFY(english(outcome.error().message).find("What can: S 1, 2.") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_bra)
#include "tst_bra.moc"
