// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("ema"); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

/// As in tests/data/make_image_modules.py.
GivenArrays arraysFor(int groups) {
    const std::int64_t n = 12 / groups;
    return {{"features", referenceArray("features", {12, 5, 7}, 1)},
            {"conv1x1.weight", referenceArray("conv1x1.weight", {n, n, 1, 1}, 0.5)},
            {"conv1x1.bias", referenceArray("conv1x1.bias", {n}, 0.5)},
            {"conv3x3.weight", referenceArray("conv3x3.weight", {n, n, 3, 3}, 0.5)},
            {"conv3x3.bias", referenceArray("conv3x3.bias", {n}, 0.5)},
            {"gn.weight", referenceArray("gn.weight", {n}, 1)},
            {"gn.bias", referenceArray("gn.bias", {n}, 1)}};
}

}  // namespace

class tst_ema : public QObject {
    Q_OBJECT
private slots:
    void acceptance58_isPyTorchs_data();
    void acceptance58_isPyTorchs();
    void acceptance58_parameters();
    void firstWeightsDoNotDependOnThePicture();
    void groupsDoNotSeeEachOther();
    void refusesGroupsThatDoNotDivide();
};

void tst_ema::acceptance58_isPyTorchs_data() {
    QTest::addColumn<int>("groups");
    for (const int groups : {1, 2, 4, 12}) QTest::addRow("%d", groups) << groups;
}

void tst_ema::acceptance58_isPyTorchs() {
    QFETCH(int, groups);
    const Reference golden("image_modules");
    const auto outcome = outcomeWith(lens(), {{"arrays", sourceOf(arraysFor(groups))}, {"groups", groups}});
    const QString key = QString("ema%1_").arg(groups);
    for (const auto& [panel, name] :
         {std::pair("gates/out", "gates"), {"norm/x1", "one"}, {"local/out", "two"}, {"mask/m", "mask"}, {"output/maps", "y"}}) {
        COMPARE_REFERENCE(panelRows(*outcome, panel), golden, key + name);
    }
    const Matrix<double> weights = golden.matrix(key + "weights");  // group by group: branch 1, branch 2
    const TensorPtr shown = findPanel(*outcome, "softmax/weights")->values;
    for (int g = 0; g < groups; ++g)
        for (int branch = 0; branch < 2; ++branch) {
            const Matrix<float> row = shown->head(branch).row(g);
            const Matrix<double> expected = weights.row(2 * g + branch);
            QVERIFY(compareMatrices(row, expected, 1e-5).isEmpty());
        }
}

void tst_ema::acceptance58_parameters() {
    for (const int groups : {1, 8, 32}) {
        const std::int64_t n = 64 / groups, places = 56 * 56;
        const auto outcome = outcomeWith(lens(), {{"channels", 64}, {"size", 56}, {"groups", groups}});
        QCOMPARE(outcome->cost.parameters, 10 * n * n + 4 * n);
        QCOMPARE(outcomeWith(lens(), {{"channels", 64}, {"groups", groups}, {"bias", false}})->cost.parameters, 10 * n * n + 2 * n);
        QCOMPARE(outcome->cost.multiplyAdds, groups * (n * n * (56 + 56) + 9 * n * n * places + 2 * n * places));
    }
}

/// The mean of a map under a group norm of its own is β: softmax(β), and with β = 0 the same for all channels.
void tst_ema::firstWeightsDoNotDependOnThePicture() {
    for (const char* picture : {"street", "face"}) {
        const auto outcome = outcomeWith(lens(), {{"image", std::string(picture)}, {"groups", 8}, {"kernels", std::string("drawn")}});
        const auto first = findPanel(*outcome, "softmax/weights")->values->head(0);
        QVERIFY2(((first.array() - 1.0f / 8).abs() < 1e-5f).all(), picture);
        const auto second = findPanel(*outcome, "softmax/weights")->values->head(1);
        QVERIFY(((second.array() - 1.0f / 8).abs() > 1e-3f).any());
    }
}

void tst_ema::groupsDoNotSeeEachOther() {
    auto arrays = arraysFor(4);
    const auto before = panelRows(*outcomeWith(lens(), {{"arrays", sourceOf(arrays)}, {"groups", 4}}), "mask/m");
    for (std::size_t i = 0; i < 3 * 35; ++i) arrays["features"].values[i] += 1;  // the first group's maps
    const auto after = panelRows(*outcomeWith(lens(), {{"arrays", sourceOf(arrays)}, {"groups", 4}}), "mask/m");
    QVERIFY(before.bottomRows(15) == after.bottomRows(15));
    QVERIFY(before.topRows(5) != after.topRows(5));
}

void tst_ema::refusesGroupsThatDoNotDivide() {
    const auto outcome = runGuarded(lens(), specWith(lens(), {{"channels", 64}, {"groups", 7}}), Watch());
    QVERIFY(!outcome && english(outcome.error().message).find("64") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_ema)
#include "tst_ema.moc"
