// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/residual_network.h"

#include <QTest>

using namespace att;

namespace {

Count squeezeExcite(int depth, int reduction, bool bias) {
    return inEveryBlock(
        depth, [=](const ResidualStage& s) { return squeezeExciteCount(s.channels, reducedChannels(s.channels, reduction), s.side, s.side, bias); });
}

Count convolutionalAttention(int depth) {
    return inEveryBlock(depth, [](const ResidualStage& s) {
        return convolutionalAttentionCount({.channels = s.channels, .hidden = reducedChannels(s.channels, 16), .height = s.side, .width = s.side});
    });
}

}  // namespace

class tst_residual_network : public QObject {
    Q_OBJECT
private slots:
    void countsPlainNetworks_data();
    void countsPlainNetworks();
    void acceptance36_addsToResNet50();
    void acceptance37_countsBiases();
    void acceptance38_followsTheReduction_data();
    void acceptance38_followsTheReduction();
    void acceptance39_countsConvolutionalAttention_data();
    void acceptance39_countsConvolutionalAttention();
    void acceptance67_countsMultiplyAdds();
    void reducesChannels();
};

/// As torchvision's models have them.
void tst_residual_network::countsPlainNetworks_data() {
    QTest::addColumn<int>("depth");
    QTest::addColumn<qint64>("parameters");
    QTest::newRow("18") << 18 << qint64(11'689'512);
    QTest::newRow("34") << 34 << qint64(21'797'672);
    QTest::newRow("50") << 50 << qint64(25'557'032);
    QTest::newRow("101") << 101 << qint64(44'549'160);
    QTest::newRow("152") << 152 << qint64(60'192'808);
}

void tst_residual_network::countsPlainNetworks() {
    QFETCH(int, depth);
    QFETCH(qint64, parameters);
    QCOMPARE(residualNetworkParameters(depth), parameters);
}

void tst_residual_network::acceptance36_addsToResNet50() {
    QCOMPARE(squeezeExcite(50, 16, false).parameters, 2'514'944);
    const ResidualStage last = residualStages(50).back();
    const auto ofLast = last.blocks * squeezeExciteCount(last.channels, last.channels / 16, 7, 7, false).parameters;
    const auto left = squeezeExcite(50, 16, false).parameters - ofLast;
    QCOMPARE(left, 942'080);
    QVERIFY(std::abs(100.0 * double(left) / double(residualNetworkParameters(50)) - 3.7) < 0.05);
}

void tst_residual_network::acceptance37_countsBiases() {
    QCOMPARE(residualNetworkParameters(50) + squeezeExcite(50, 16, true).parameters, 28'088'024);
    QCOMPARE(residualNetworkParameters(101) + squeezeExcite(101, 16, true).parameters, 49'326'872);
}

void tst_residual_network::acceptance38_followsTheReduction_data() {
    QTest::addColumn<int>("reduction");
    QTest::addColumn<double>("millions");
    QTest::newRow("2") << 2 << 45.68;
    QTest::newRow("4") << 4 << 35.62;
    QTest::newRow("8") << 8 << 30.59;
    QTest::newRow("16") << 16 << 28.07;
    QTest::newRow("32") << 32 << 26.81;
}

void tst_residual_network::acceptance38_followsTheReduction() {
    QFETCH(int, reduction);
    QFETCH(double, millions);
    QVERIFY(std::abs(double(residualNetworkParameters(50) + squeezeExcite(50, reduction, false).parameters) / 1e6 - millions) < 0.005);
}

void tst_residual_network::acceptance39_countsConvolutionalAttention_data() {
    QTest::addColumn<int>("depth");
    QTest::addColumn<qint64>("parameters");
    QTest::newRow("18") << 18 << qint64(11'779'392);
    QTest::newRow("34") << 34 << qint64(21'960'468);
    QTest::newRow("50") << 50 << qint64(28'089'624);
    QTest::newRow("101") << 101 << qint64(49'330'172);
}

void tst_residual_network::acceptance39_countsConvolutionalAttention() {
    QFETCH(int, depth);
    QFETCH(qint64, parameters);
    QCOMPARE(residualNetworkParameters(depth) + convolutionalAttention(depth).parameters, parameters);
}

/// The paper's 3.86 → 3.87 GFLOPs is rounded; the layers, pooling and scaling come to 13.6 million.
void tst_residual_network::acceptance67_countsMultiplyAdds() {
    const auto added = squeezeExcite(50, 16, false).multiplyAdds;
    QCOMPARE(added, 2'514'944 + 2 * 5'519'360);
    QVERIFY(std::abs(100.0 * double(added) / 3.86e9 - 0.35) < 0.005);
}

void tst_residual_network::reducesChannels() {
    QCOMPARE(reducedChannels(64, 16), 4);
    QCOMPARE(reducedChannels(64, 16, true), 8);
    QCOMPARE(reducedChannels(4, 16), 1);
    QCOMPARE(reducedChannels(320, 16, true), 24);
    QCOMPARE(reducedChannels(256, 16, true), 16);
}

QTEST_APPLESS_MAIN(tst_residual_network)
#include "tst_residual_network.moc"
