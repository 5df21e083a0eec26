// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance checks of the layer of many heads, against PyTorch or against the property itself.
// Numbers in the names are those of the list of checks that the mechanisms' definitions come with.
#include <QTest>
#include <algorithm>

#include "tests/support/attention_layer.h"
#include "tests/support/attention_trial.h"
#include "tests/support/lens_trial.h"

using namespace att;

Q_DECLARE_METATYPE(att::Mask)

namespace {

std::string words(int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += "w" + std::to_string(i) + " ";
    return text;
}

/// The same layer through the whole lens, with every array given.
OutcomePtr runLayer(const LayerCase& layer, const Mask& mask, double temperature) {
    static const char* const masks[] = {"none", "causal", "window", "padding"};
    const bool tied = layer.dK * layer.heads == layer.dModel && layer.dV == layer.dK;
    return outcomeOf("multi_head", {{"text", words(layer.n)},
                                    {"d_model", layer.dModel},
                                    {"heads", layer.heads},
                                    {"tied", tied},
                                    {"d_k", layer.dK},
                                    {"d_v", layer.dV},
                                    {"temperature", temperature},
                                    {"mask", std::string(masks[int(mask.kind)])},
                                    {"window", std::max(1, mask.window)},
                                    {"padding", std::max(1, mask.padding)},
                                    {"positions", std::string("none")},
                                    {"bias", true},
                                    {"arrays", ArraySource{"reference", std::make_shared<GivenArrays>(layer.given())}}});
}

/// With weights that are drawn, of whatever width is asked for.
OutcomePtr drawn(FieldValues values) {
    values.emplace_back("weights", std::string("seed"));
    return outcomeOf("multi_head", values);
}

std::int64_t parametersOf(const FieldValues& values) { return drawn(values)->cost.parameters; }

}  // namespace

class tst_acceptance_layer : public QObject {
    Q_OBJECT
private slots:
    void check14MultiHead();
    void check14Layers_data();
    void check14Layers();
    void check15Parameters();
    void check16MultiplyAdds();
    void check17SumOverHeads();
};

void tst_acceptance_layer::check14MultiHead() {
    const auto layer = forwardInDouble({"mha", 4, 512, 8, 64, 64});
    QCOMPARE(compareMatrices(layer.A, attentionReference("mha/weights"), 1e-9), QString());
    QCOMPARE(compareMatrices(layer.output.leftCols(32).eval(), attentionReference("mha/output"), 1e-9), QString());
}

void tst_acceptance_layer::check14Layers_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<Mask>("mask");
    QTest::addColumn<double>("temperature");
    const auto row = [](const QString& name, QList<int> sizes, Mask mask = {}, double temperature = 1) {
        QTest::newRow(qPrintable(name)) << name << sizes << mask << temperature;
    };
    row("mha", {4, 512, 8, 64, 64});
    for (const auto& [kind, mask] : {std::pair{"none0", Mask{}},
                                     {"causal0", Mask{MaskKind::Causal}},
                                     {"window2", Mask{MaskKind::Window, 2}},
                                     {"padding3", Mask{MaskKind::Padding, 0, 3}},
                                     {"padding7", Mask{MaskKind::Padding, 0, 7}}}) {
        row(QString("mha_") + kind, {7, 512, 8, 64, 64}, mask);
        row(QString("odd_") + kind, {11, 45, 5, 9, 9}, mask);
    }
    row("free", {9, 13, 3, 7, 5}, {MaskKind::Causal});
    row("warm", {6, 24, 4, 6, 6}, {}, 2.5);
    row("cold", {6, 24, 4, 6, 6}, {}, 0.25);
    row("one_token", {1, 10, 2, 5, 5});
    row("long", {70, 24, 2, 12, 12}, {MaskKind::Window, 5});
}

void tst_acceptance_layer::check14Layers() {
    QFETCH(QString, name);
    QFETCH(QList<int>, sizes);
    QFETCH(Mask, mask);
    QFETCH(double, temperature);
    const auto outcome = runLayer({name.toStdString(), sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]}, mask, temperature);
    QCOMPARE(compareMatrices(panelOf(*outcome, "weights/heads"), attentionReference(name.toStdString() + "/weights"), inFloat), QString());
    const auto expected = attentionReference(name.toStdString() + "/output");
    QCOMPARE(compareMatrices(panelOf(*outcome, "output/output").leftCols(expected.cols()), expected, inFloat), QString());
}

void tst_acceptance_layer::check15Parameters() {
    QCOMPARE(parametersOf({}), 4 * 512 * 512);
    for (const int heads : {1, 2, 4, 8, 16}) {
        QCOMPARE(parametersOf({{"heads", heads}}), 1'048'576);
        QCOMPARE(parametersOf({{"heads", heads}, {"bias", true}}), 1'050'624);
    }
    // What is drawn is what is counted.
    const auto outcome = drawn({{"bias", true}, {"tied", false}, {"d_k", 5}, {"d_v", 3}});
    std::int64_t counted = 0;
    for (const auto& panel : findStage(*outcome, "parameters")->panels) counted += std::int64_t(panel.shape.size());
    QCOMPARE(outcome->cost.parameters, counted);
}

void tst_acceptance_layer::check16MultiplyAdds() {
    for (const int heads : {1, 2, 4, 8, 16}) {
        const auto outcome = drawn({{"heads", heads}, {"text", std::string("a b c d")}});
        QCOMPARE(outcome->cost.multiplyAdds, 4'210'688);
    }
}

void tst_acceptance_layer::check17SumOverHeads() {
    const LayerCase layer{"mha", 4, 512, 8, 64, 64};
    const auto computed = forwardInDouble(layer);
    const auto arrays = layer.given();
    const Matrix<double> W = MatrixView<float>(arrays.at("w_o").values.data(), 512, 512).cast<double>();
    Matrix<double> sum = MatrixView<float>(arrays.at("b_o").values.data(), 1, 512).cast<double>().replicate(4, 1);
    for (int h = 0; h < 8; ++h) sum += computed.concat.middleCols(64 * h, 64) * W.middleCols(64 * h, 64).transpose();
    QCOMPARE(compareMatrices(computed.output, sum, 1e-12), QString());
}

QTEST_APPLESS_MAIN(tst_acceptance_layer)
#include "tst_acceptance_layer.moc"
