// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/math/multiscale_attention.h"
#include "engine/math/residual_network.h"
#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

using Values = std::vector<std::pair<std::string, FieldValue>>;

const Lens& lens() { return *findLens("compare"); }

Values allOn() { return {{"se", true}, {"cbam_channel", true}, {"cbam_spatial", true}, {"cbam", true}, {"ema", true}}; }

}  // namespace

class tst_compare : public QObject {
    Q_OBJECT
private slots:
    void modulesAreThoseOfTheirLenses();
    void masksShareOneScale();
    void maskIsShareOfMagnitude();
    void countsAreTheClosedForms();
    void oneAloneIsRefused();
};

void tst_compare::modulesAreThoseOfTheirLenses() {
    const auto all = outcomeWith(lens(), allOn());
    const auto se = outcomeWith(*findLens("se"), {{"bias", true}});
    const auto cbam = outcomeWith(*findLens("cbam"), {});
    QVERIFY(panelRows(*all, "after/se") == panelRows(*se, "scaled/maps"));
    QVERIFY(panelRows(*all, "after/cbam_channel") == panelRows(*cbam, "scaled/maps"));
    QVERIFY(panelRows(*all, "after/cbam") == panelRows(*cbam, "refined/maps"));
    QVERIFY(panelRows(*all, "places/cbam") == panelRows(*cbam, "mask/m"));
    const auto ema = outcomeWith(*findLens("ema"), {{"groups", 8}});
    QVERIFY(panelRows(*all, "places/ema") == panelRows(*ema, "mask/m"));
    QVERIFY(panelRows(*all, "channels/weights").row(0) == panelRows(*se, "weights/s").row(0));
}

void tst_compare::masksShareOneScale() {
    const auto all = outcomeWith(lens(), allOn());
    const auto& masks = findStage(*all, "masks")->panels;
    QCOMPARE(int(masks.size()), 5 + 1);  // and what they cost
    for (const auto& mask : std::vector(masks.begin(), masks.end() - 1)) {
        QVERIFY(mask.lowest == 0.0f && mask.highest == 1.0f && mask.backdrop);
        const auto numbers = panelRows(*all, ("masks/" + mask.id).c_str());
        QVERIFY(numbers.minCoeff() >= 0 && numbers.maxCoeff() <= 1);
    }
}

/// One channel alone: the share is its weight. None at all: nothing comes through.
void tst_compare::maskIsShareOfMagnitude() {
    GivenArray features{{4, 2, 2}, std::vector<float>(16, 0.0f)};
    features.values[4] = 2;   // channel 2 at the first place
    features.values[9] = -1;  // channel 3 at the second
    const auto outcome = outcomeWith(lens(), {{"arrays", sourceOf({{"features", features}})}, {"reduction", 1}});
    const auto share = panelRows(*outcome, "masks/se"), weights = panelRows(*outcome, "channels/weights");
    QVERIFY(std::abs(share(0, 0) - weights(0, 1)) < 1e-6f);
    QVERIFY(std::abs(share(0, 1) - weights(0, 2)) < 1e-6f);
    QCOMPARE(share(1, 0), 0.0f);
}

void tst_compare::countsAreTheClosedForms() {
    const auto table = panelRows(*outcomeWith(lens(), allOn()), "masks/cost");
    const auto se = squeezeExciteCount(64, 4, 56, 56, true);
    const auto cbam = convolutionalAttentionCount({.channels = 64, .hidden = 4, .height = 56, .width = 56});
    QCOMPARE(table(0, 0), float(se.parameters));
    QCOMPARE(table(0, 1), float(se.multiplyAdds));
    QCOMPARE(table(3, 0), float(cbam.parameters));
    QCOMPARE(table(3, 1), float(cbam.multiplyAdds));
    QCOMPARE(table(1, 0) + table(2, 0), table(3, 0));
    const auto ema = multiscaleCount({.channels = 64, .groups = 8}, true, 56, 56);
    QCOMPARE(table(4, 0), float(ema.parameters));
    QCOMPARE(table(4, 1), float(ema.multiplyAdds));
}

void tst_compare::oneAloneIsRefused() {
    const auto outcome = runGuarded(lens(), specWith(lens(), {{"cbam", false}, {"ema", false}}), Watch());
    QVERIFY(!outcome && outcome.error().kind == ErrorKind::Input);
}

QTEST_APPLESS_MAIN(tst_compare)
#include "tst_compare.moc"
