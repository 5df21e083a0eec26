// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/math/attention_networks.h"
#include "engine/math/residual_network.h"
#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("botnet"); }

FieldValue word(const char* key) { return std::string(key); }

/// As variants in tests/data/make_place_attention.py.
struct Variant {
    const char *name, *scale, *table, *term;
};
const Variant variants[] = {
    {"authors", "both", "relative", "query"}, {"timm", "content", "relative", "query"}, {"port", "none", "absolute", "transposed"}};

OutcomePtr outcomeOf(const Variant& v) {
    const bool relative = QString(v.table) == "relative";
    GivenArrays arrays{{"features", referenceArray("features", {8, 3, 5}, 1)},
                       {"w_q", referenceArray("w_q", {8, 8}, 1)},
                       {"w_k", referenceArray("w_k", {8, 8}, 1)},
                       {"w_v", referenceArray("w_v", {8, 8}, 1)}};
    arrays["rel_h"] = relative ? referenceArray("rel_h", {5, 4}, 1) : referenceArray("rel_h", {2, 3, 4}, 1);
    arrays["rel_w"] = relative ? referenceArray("rel_w", {9, 4}, 1) : referenceArray("rel_w", {2, 5, 4}, 1);
    return outcomeWith(lens(), {{"arrays", sourceOf(std::move(arrays))},
                                {"heads", 2},
                                {"bias", false},
                                {"temperature", 1.0},
                                {"position_scale", word(v.scale)},
                                {"position_table", word(v.table)},
                                {"position_term", word(v.term)}});
}

}  // namespace

class tst_botnet : public QObject {
    Q_OBJECT
private slots:
    void acceptance54_isTheReference_data();
    void acceptance54_isTheReference();
    void acceptance54_variantsDiffer();
    void acceptance55_countsBoTNet50();
    void countsItsBlock();
    void relativePositionsLookTheSameEverywhere();
    void withoutPositionsPlacesAreASet();
};

void tst_botnet::acceptance54_isTheReference_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < 3; ++i) QTest::newRow(variants[i].name) << i;
}

/// On a rectangular map.
void tst_botnet::acceptance54_isTheReference() {
    QFETCH(int, index);
    const Reference golden("place_attention");
    const auto outcome = outcomeOf(variants[index]);
    const QString name = variants[index].name;
    COMPARE_REFERENCE(panelRows(*outcome, "weights/heads"), golden, name + "_weights");
    COMPARE_REFERENCE(panelRows(*outcome, "output/maps"), golden, name + "_output");
}

void tst_botnet::acceptance54_variantsDiffer() {
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < i; ++j)
            QVERIFY(!compareMatrices(panelRows(*outcomeOf(variants[i]), "output/maps"), panelRows(*outcomeOf(variants[j]), "output/maps"), 1e-2)
                         .isEmpty());
}

void tst_botnet::acceptance55_countsBoTNet50() {
    QCOMPARE(bottleneckTransformerParameters(224), std::int64_t(20'852'008));
    const auto table = panelRows(*outcomeWith(lens(), {}), "cost/networks");
    QCOMPARE(table(0, 0), float(residualNetworkParameters(50)));
    QCOMPARE(table(1, 0), 20'852'008.0f);
}

void tst_botnet::countsItsBlock() {
    const auto outcome = outcomeOf(variants[0]);
    const auto count = bottleneckAttentionCount(8, 3, 5, 2);
    QCOMPARE(outcome->cost.parameters, count.parameters);
    QCOMPARE(outcome->cost.multiplyAdds, count.multiplyAdds);
    QCOMPARE(count.parameters, std::int64_t(3 * 64 + 14 * 4));
    QCOMPARE(count.multiplyAdds, std::int64_t(3 * 64 * 15 + 2 * 15 * 15 * 8 + 15 * 14 * 8));
    QCOMPARE(panelRows(*outcome, "cost/block")(1, 1), float(9 * 64 * 15));
}

/// Where all places are alike, the bias depends on the distance alone.
void tst_botnet::relativePositionsLookTheSameEverywhere() {
    GivenArrays arrays{{"features", {{4, 3, 4}, std::vector<float>(48, 0.5f)}}};
    const auto outcome = outcomeWith(lens(), {{"arrays", sourceOf(std::move(arrays))}, {"heads", 2}});
    const auto& bias = *findPanel(*outcome, "bias/bias")->values;
    for (int h = 0; h < 2; ++h) {
        QVERIFY(std::abs(bias.at(h, 0, 5) - bias.at(h, 5, 10)) < 1e-6f);  // one down, one to the right
        QVERIFY(std::abs(bias.at(h, 1, 4) - bias.at(h, 6, 9)) < 1e-6f);   // one down, one to the left
        QVERIFY(std::abs(bias.at(h, 0, 5) - bias.at(h, 1, 4)) > 1e-4f);
    }
}

void tst_botnet::withoutPositionsPlacesAreASet() {
    const GivenArray maps = referenceArray("features", {8, 3, 5}, 1);
    const auto of = [](const GivenArray& features) {
        return panelRows(*outcomeWith(lens(), {{"arrays", sourceOf({{"features", features}})}, {"heads", 2}, {"position_table", word("none")}}),
                         "output/maps");
    };
    const Matrix<float> before = of(maps), after = of(withShuffledPlaces(maps));
    GivenArray moved{{8, 3, 5}, {before.data(), before.data() + before.size()}};
    moved = withShuffledPlaces(moved);
    QVERIFY(compareMatrices(after, MatrixView<float>(moved.values.data(), before.rows(), before.cols()), 1e-5).isEmpty());
}

QTEST_APPLESS_MAIN(tst_botnet)
#include "tst_botnet.moc"
