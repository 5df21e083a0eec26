// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("se"); }

OutcomePtr run(const std::vector<std::pair<std::string, FieldValue>>& values) { return outcomeWith(lens(), values); }

}  // namespace

class tst_se : public QObject {
    Q_OBJECT
private slots:
    void acceptance35_isPyTorchs_data();
    void acceptance35_isPyTorchs();
    void acceptance35_zeroWeightsGiveOneHalf();
    void acceptance35_gateIgnoresWherePixelsAre();
    void acceptance35_sigmoidStaysBetween0And1();
    void demonstration18_byHand();
    void countsItsBlock();
    void tellsWhatItAddsToResNet50();
    void takesFeaturesOfAnySize();
    void refusesArraysOfAnotherShape();
    void makesFeaturesOfEverySample();
};

void tst_se::acceptance35_isPyTorchs_data() {
    QTest::addColumn<QString>("gate");
    QTest::addColumn<bool>("bias");
    for (const char* gate : {"sigmoid", "relu"})
        for (const bool bias : {false, true}) QTest::addRow("%s %d", gate, bias) << gate << bias;
}

void tst_se::acceptance35_isPyTorchs() {
    QFETCH(QString, gate);
    QFETCH(bool, bias);
    const Reference golden("image");
    const auto outcome = run({{"arrays", sourceOf(gateArrays())}, {"reduction", 2}, {"gate", gate.toStdString()}, {"bias", bias}});
    const QString key = QString("se_%1_%2_").arg(gate).arg(int(bias));
    COMPARE_REFERENCE(panelRows(*outcome, "weights/s"), golden, key + "s");
    COMPARE_REFERENCE(panelRows(*outcome, "scaled/maps"), golden, key + "y");
}

void tst_se::acceptance35_zeroWeightsGiveOneHalf() {
    const auto weights = panelRows(*run({{"gain", 0.0}}), "weights/s");
    QVERIFY((weights.array() == 0.5f).all());
}

void tst_se::acceptance35_gateIgnoresWherePixelsAre() {
    auto arrays = gateArrays();
    const auto before = panelRows(*run({{"arrays", sourceOf(arrays)}, {"reduction", 2}}), "weights/s");
    arrays["features"] = withShuffledPlaces(arrays["features"]);
    const auto after = panelRows(*run({{"arrays", sourceOf(arrays)}, {"reduction", 2}}), "weights/s");
    QVERIFY(compareMatrices(after, before, 1e-6).isEmpty());
}

void tst_se::acceptance35_sigmoidStaysBetween0And1() {
    for (const double gain : {1.0, 4.0, 8.0}) {
        const auto weights = panelRows(*run({{"gain", gain}}), "weights/s");
        QVERIFY((weights.array() > 0).all() && (weights.array() < 1).all());
    }
}

void tst_se::demonstration18_byHand() {
    const auto outcome = run(lens().examples.front().values);
    const auto hidden = panelRows(*outcome, "hidden/hidden"), weights = panelRows(*outcome, "weights/s");
    QVERIFY(compareMatrices(hidden, Matrix<float>{{0.7f, 0.6f}}, 1e-6).isEmpty());
    QVERIFY(compareMatrices(weights, Matrix<float>{{0.943f, 0.057f, 0.917f, 0.083f}}, 6e-4).isEmpty());
}

void tst_se::countsItsBlock() {
    const auto outcome = run({{"channels", 64}, {"size", 56}, {"reduction", 16}, {"bias", true}});
    QCOMPARE(outcome->cost.parameters, 2 * 64 * 4 + 64 + 4);
    QCOMPARE(outcome->cost.multiplyAdds, 2 * 64 * 4 + 2ll * 64 * 56 * 56);
    const auto rounded = run({{"channels", 64}, {"reduction", 16}, {"hidden_width", std::string("eight")}});
    QCOMPARE(rounded->cost.parameters, 2 * 64 * 8);
}

void tst_se::tellsWhatItAddsToResNet50() {
    const auto outcome = run({});
    QCOMPARE(double(panelRows(*outcome, "network/table")(4, 4)), 2'514'944.0);
    const auto curve = panelRows(*outcome, "network/curve");
    for (const auto& [place, millions] : {std::pair(0, 45.68), std::pair(1, 35.62), std::pair(2, 30.59), std::pair(3, 28.07), std::pair(4, 26.81)})
        QVERIFY(std::abs(double(curve(0, place)) - millions) < 0.005);
}

void tst_se::takesFeaturesOfAnySize() {
    for (const auto& shape : {std::vector<std::int64_t>{1, 1, 1}, std::vector<std::int64_t>{5, 3, 9}}) {
        const auto outcome = run({{"arrays", sourceOf({{"features", referenceArray("f", shape, 1)}})}});
        QCOMPARE(findPanel(*outcome, "scaled/maps")->shape, (Shape{int(shape[0]), int(shape[1]), int(shape[2])}));
    }
}

void tst_se::refusesArraysOfAnotherShape() {
    auto arrays = gateArrays();
    arrays["w_1"] = referenceArray("w_1", {6, 3}, 1);
    const auto outcome = runGuarded(lens(), specWith(lens(), {{"arrays", sourceOf(arrays)}, {"reduction", 2}}), Watch());
    QVERIFY(!outcome && english(outcome.error().message).find("[3, 6]") != std::string::npos);
}

void tst_se::makesFeaturesOfEverySample() {
    for (const auto& entry : entries(*lens().defaults())) {
        if (entry.type != FieldType::Picture) continue;
        for (const auto& sample : entry.field.choices) {
            const auto outcome = run({{"image", std::string(sample.key)}});
            const auto maps = panelRows(*outcome, "features/maps");
            QVERIFY(maps.allFinite() && maps.minCoeff() >= 0 && maps.maxCoeff() > 1);
            const auto& picture = findPanel(*outcome, "picture/pixels")->backdrop;
            QVERIFY(picture && picture->width > 0 && picture->height > 0);
        }
    }
}

QTEST_APPLESS_MAIN(tst_se)
#include "tst_se.moc"
