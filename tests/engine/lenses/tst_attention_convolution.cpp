// SPDX-License-Identifier: GPL-3.0-or-later
// The lens attention_convolution, through its arrays and panels, on the reference's image and kernel.
#include <QTest>
#include <cmath>

#include "engine/core/lens.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("attention_convolution"); }

SpecPtr with(SpecPtr spec, const std::vector<std::pair<const char*, FieldValue>>& values) {
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

}  // namespace

class tst_attention_convolution : public QObject {
    Q_OBJECT
private slots:
    void check47_attentionBecomesTheConvolution_data();
    void check47_attentionBecomesTheConvolution();
    void check47_errorFallsWithSharpness();
    void check47_otherEdgeRuleStaysApart();
    void check48_fiftyTokens();
    void check48_rowOfOnePixel();
    void headsAddUpToTheOutput();
    void countsFollowClosedForms();
    void evenKernelsAreRefused();

private:
    Reference ref{"sequence_convolution"};

    ArraySource source() const;
    OutcomePtr outcomeWith(std::vector<std::pair<const char*, FieldValue>> values) const {
        values.emplace_back("arrays", source());
        const auto outcome = runGuarded(lens(), with(lens().defaults(), values), Watch());
        if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
        return *outcome;
    }
};

/// Pixels × channels and taps × out × in, as nn.Conv2d stores them.
ArraySource tst_attention_convolution::source() const {
    const Matrix<float> image = ref.matrix<float>("image").transpose(), b = ref.row<float>("b");
    const Matrix<float> taps = ref.matrix<float>("kernel");
    std::vector<float> kernel;
    for (int out = 0; out < 4; ++out)
        for (int in = 0; in < 3; ++in)
            for (int tap = 0; tap < 9; ++tap) kernel.push_back(taps(4 * tap + out, in));
    GivenArrays arrays;
    arrays["image"] = {{3, 5, 10}, {image.data(), image.data() + image.size()}};
    arrays["kernel"] = {{4, 3, 3, 3}, kernel};
    arrays["bias"] = {{4}, {b.data(), b.data() + b.size()}};
    return {"image.npz", std::make_shared<const GivenArrays>(std::move(arrays))};
}

void tst_attention_convolution::check47_attentionBecomesTheConvolution_data() {
    QTest::addColumn<QString>("edge");
    QTest::addColumn<QString>("key");
    QTest::newRow("nearest pixel") << "replicate"
                                   << "grid_replicate";
    QTest::newRow("zeros") << "zero"
                           << "grid_zero";
}

void tst_attention_convolution::check47_attentionBecomesTheConvolution() {
    QFETCH(QString, edge);
    QFETCH(QString, key);
    const auto outcome = outcomeWith({{"alpha", 46.0}, {"edge", edge.toStdString()}});
    for (const char* address : {"output/attention", "output/convolution"}) {
        const Tensor& maps = *findPanel(*outcome, address)->values;
        Matrix<float> pixels(50, 4);
        for (int channel = 0; channel < 4; ++channel) pixels.col(channel) = maps.head(channel).reshaped<Eigen::RowMajor>();
        COMPARE_REFERENCE(pixels, ref, key);
    }
    const Tensor& difference = *findPanel(*outcome, "output/difference")->values;
    for (std::size_t i = 0; i < difference.shape().size(); ++i) QVERIFY(std::abs(difference.data()[i]) < 1e-12f);
}

void tst_attention_convolution::check47_errorFallsWithSharpness() {
    const auto outcome = outcomeWith({});
    const Panel& curve = *findPanel(*outcome, "error/curve");
    const auto& alphas = *curve.columns.places;
    for (std::size_t column = 0; column < alphas.size(); ++column) {
        const double error = double(curve.values->at(0, 1, int(column)));
        if (alphas[column] <= 1) QVERIFY(error > 0.5);
        if (alphas[column] >= 2 && alphas[column] <= 30) QVERIFY(error < 100 * std::exp(-alphas[column]));
        if (alphas[column] >= 46) QVERIFY(error < 1e-12);
    }
}

void tst_attention_convolution::check47_otherEdgeRuleStaysApart() {
    const auto plain = outcomeWith({{"edge", std::string("replicate")}}), padded = outcomeWith({{"edge", std::string("zero")}});
    const auto last = [](const OutcomePtr& outcome, int row) {
        const Panel& curve = *findPanel(*outcome, "error/curve");
        return curve.values->at(0, row, curve.shape.columns - 1);
    };
    QVERIFY(last(plain, 0) > 0.5f && last(plain, 1) < 1e-12f);
    QVERIFY(last(padded, 0) < 1e-12f && last(padded, 1) > 0.5f);
}

void tst_attention_convolution::check48_fiftyTokens() {
    const auto outcome = outcomeWith({{"alpha", 1.0}});
    QCOMPARE(outcome->tokens->size(), 50u);
    QCOMPARE(findPanel(*outcome, "tokens/x")->shape, (Shape{1, 50, 3}));
    const Panel& weights = *findPanel(*outcome, "weights/heads");
    QCOMPARE(weights.shape, (Shape{9, 50, 50}));
    // Head 3 looks up and to the right: pixel (3, 5) sees (2, 6) most, and its neighbours e times less.
    const auto row = weights.values->head(2).row(24);
    Eigen::Index peak = 0;
    row.maxCoeff(&peak);
    QCOMPARE(peak, 15);
    for (const int neighbour : {5, 14, 16, 25}) QVERIFY(std::abs(row(neighbour) / row(15) - std::exp(-1.0f)) < 1e-5f);
    QCOMPARE(findPanel(*outcomeWith({{"edge", std::string("zero")}}), "weights/heads")->shape, (Shape{9, 50, 84}));
}

void tst_attention_convolution::check48_rowOfOnePixel() {
    const auto outcome = outcomeWith({{"row", 2}, {"column", 7}});
    const Tensor &weights = *findPanel(*outcome, "weights/heads")->values, &views = *findPanel(*outcome, "pixel/heads")->values;
    QCOMPARE(views.shape(), (Shape{9, 5, 10}));
    for (int head = 0; head < 9; ++head)
        for (int key = 0; key < 50; ++key) QCOMPARE(views.at(head, key / 10, key % 10), weights.at(head, 16, key));
}

void tst_attention_convolution::headsAddUpToTheOutput() {
    const auto outcome = outcomeWith({{"alpha", 3.0}});
    const Tensor &heads = *findPanel(*outcome, "mixed/heads")->values, &output = *findPanel(*outcome, "output/attention")->values;
    const auto b = ref.row("b");
    for (int pixel = 0; pixel < 50; ++pixel)
        for (int channel = 0; channel < 4; ++channel) {
            double sum = b(channel);
            for (int head = 0; head < 9; ++head) sum += double(heads.at(head, pixel, channel));
            QVERIFY(std::abs(sum - double(output.at(channel, pixel / 10, pixel % 10))) < 1e-5);
        }
}

void tst_attention_convolution::countsFollowClosedForms() {
    const auto outcome = outcomeWith({});
    QCOMPARE(outcome->cost.parameters, 9 * 3 * 4 + 4);
    QCOMPARE(outcome->cost.multiplyAdds, 9 * 50 * (50 * 3 + 3 * 4));
}

void tst_attention_convolution::evenKernelsAreRefused() {
    const auto outcome = runGuarded(lens(), with(lens().defaults(), {{"kernel", 4}}), Watch());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Input);
}

QTEST_APPLESS_MAIN(tst_attention_convolution)
#include "tst_attention_convolution.moc"
