// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "engine/math/hybrid_attention.h"
#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("hcanet"); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

/// As in tests/data/make_image_modules.py, whose names are the arrays' names but where `as` says another.
void addConvolution(GivenArrays& arrays, const std::string& name, const KernelShape& k, bool bias = false, const std::string& as = {}) {
    const std::string from = as.empty() ? name : as;
    arrays[name + ".weight"] = referenceArray((from + ".weight").c_str(), {k.out, k.inOfGroup(), k.height, k.width}, 0.5);
    if (bias) arrays[name + ".bias"] = referenceArray((from + ".bias").c_str(), {k.out}, 0.5);
}

Values attentionValues(int heads, bool paper) {
    const ChannelAttention module{8, heads};
    GivenArrays arrays{{"features", referenceArray("features", {8, 5, 6}, 1)}, {"temperature", referenceArray("temperature", {heads, 1, 1}, 2)}};
    addConvolution(arrays, "qkv", module.projection());
    addConvolution(arrays, "qkv_dwconv", module.depthwise());
    addConvolution(arrays, "project_out", module.output());
    addConvolution(arrays, "fc", module.mixing(), true);
    addConvolution(arrays, "dep_conv", module.local(), true);
    return {{"arrays", sourceOf(std::move(arrays))},
            {"part", std::string("cafm")},
            {"heads", heads},
            {"regrouping", std::string(paper ? "paper" : "code")}};
}

Values forwardValues() {
    const MultiscaleFeedForward module{8, int(8 * 2.66)};
    GivenArrays arrays{{"features", referenceArray("features", {8, 5, 6}, 1)}};
    addConvolution(arrays, "project_in", module.in());
    for (int i = 0; i < 3; ++i) addConvolution(arrays, "dwconv" + std::to_string(i + 1), module.branch(i));
    addConvolution(arrays, "project_out", module.out(), false, "ffn_project_out");
    return {{"arrays", sourceOf(std::move(arrays))}, {"part", std::string("msfn")}, {"expansion", 2.66}};
}

}  // namespace

class tst_hcanet : public QObject {
    Q_OBJECT
private slots:
    void acceptance61_attentionIsPyTorchs_data();
    void acceptance61_attentionIsPyTorchs();
    void acceptance61_feedForwardIsPyTorchs();
    void acceptance61_productsAreCosines();
    void attentionDoesNotGrowWithThePicture();
    void reshapeAloneScramblesPlaces();
    void countsTheNetwork();
    void countsItsParts();
};

void tst_hcanet::acceptance61_attentionIsPyTorchs_data() {
    QTest::addColumn<int>("heads");
    QTest::addColumn<bool>("paper");
    QTest::newRow("1 head, as released") << 1 << false;
    QTest::newRow("2 heads, as released") << 2 << false;
    QTest::newRow("2 heads, by place") << 2 << true;
    QTest::newRow("4 heads, by place") << 4 << true;
}

void tst_hcanet::acceptance61_attentionIsPyTorchs() {
    QFETCH(int, heads);
    QFETCH(bool, paper);
    const Reference golden("image_modules");
    const auto outcome = outcomeWith(lens(), attentionValues(heads, paper));
    const QString key = QString("cafm%1%2_").arg(heads).arg(int(paper));
    for (const auto& [panel, name] : {std::pair("cosine/cosine", "cosine"),
                                      {"attention/weights", "attention"},
                                      {"dep_conv/out", "local"},
                                      {"project_out/out", "global"},
                                      {"output/maps", "y"}}) {
        COMPARE_REFERENCE(panelRows(*outcome, panel), golden, key + name);
    }
}

void tst_hcanet::acceptance61_feedForwardIsPyTorchs() {
    const Reference golden("image_modules");
    const auto outcome = outcomeWith(lens(), forwardValues());
    for (const auto& [panel, name] : {std::pair("dwconv1/out", "one"), {"dwconv3/out", "three"}, {"gated/maps", "gated"}, {"project_out/out", "y"}}) {
        COMPARE_REFERENCE(panelRows(*outcome, panel), golden, QString("msfn_") + name);
    }
}

/// q·k over both lengths, of the maps as they were before the lens made them unit maps.
void tst_hcanet::acceptance61_productsAreCosines() {
    const auto outcome = outcomeWith(lens(), attentionValues(2, false));
    const Tensor &qkv = *findPanel(*outcome, "qkv_dwconv/out")->values, &cosine = *findPanel(*outcome, "cosine/cosine")->values;
    const auto dot = [&](int a, int b) {
        double sum = 0;
        for (Eigen::Index i = 0; i < qkv.head(a).size(); ++i) sum += double(qkv.head(a).data()[i]) * double(qkv.head(b).data()[i]);
        return sum;
    };
    for (int head = 0; head < 2; ++head)
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 4; ++j) {
                const int q = head * 4 + i, k = 8 + head * 4 + j;
                const double expected = dot(q, k) / std::sqrt(dot(q, q) * dot(k, k));
                QVERIFY(std::abs(double(cosine.at(head, i, j)) - expected) < 1e-6);
            }
}

void tst_hcanet::attentionDoesNotGrowWithThePicture() {
    for (const int size : {7, 28}) {
        const auto outcome = outcomeWith(lens(), {{"size", size}, {"channels", 16}, {"heads", 4}});
        QCOMPARE(findPanel(*outcome, "attention/weights")->shape, (Shape{4, 4, 4}));
    }
}

/// By place, a regrouped map is one of Q, K or V; by the reshape alone it is made of pieces of several.
void tst_hcanet::reshapeAloneScramblesPlaces() {
    const auto maps = [](const char* regrouping) {
        const auto outcome = outcomeWith(lens(), {{"size", 7}, {"channels", 8}, {"heads", 2}, {"regrouping", std::string(regrouping)}});
        return std::pair(findPanel(*outcome, "regrouped/maps")->values, findPanel(*outcome, "qkv_dwconv/out")->values);
    };
    const auto [paper, qkv] = maps("paper");
    QVERIFY(paper->head(1) == qkv->head(4));  // share 0, the second of six parts: the first map of head 2 of Q
    const auto [code, same] = maps("code");
    QCOMPARE(code->at(0, 0, 1), same->data()[24]);  // the place after the first is 3C numbers farther
    QVERIFY(code->head(0) != same->head(0));
}

void tst_hcanet::countsTheNetwork() { QCOMPARE(double(panelRows(*outcomeWith(lens(), {}), "cost/parameters")(3, 0)), 4'607'741.0); }

void tst_hcanet::countsItsParts() {
    const int C = 48, h = 2, hidden = int(48 * 2.66);
    const auto attention = outcomeWith(lens(), {{"channels", C}, {"size", 14}, {"heads", h}});
    QCOMPARE(attention->cost.parameters, 3 * C * C + 27 * 3 * C + C * C + 9 * 3 * h + 9 + 27 * 9 * C + C + h);
    const auto forward = outcomeWith(lens(), {{"channels", C}, {"size", 14}, {"part", std::string("msfn")}});
    QCOMPARE(forward->cost.parameters, 3 * hidden * C + hidden * (27 + 9 + 9) + hidden * C);
    QCOMPARE(forward->cost.multiplyAdds, (4ll * hidden * C + 27 * hidden) * 14 * 14);
}

QTEST_APPLESS_MAIN(tst_hcanet)
#include "tst_hcanet.moc"
