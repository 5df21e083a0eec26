// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("sad"); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

/// As SAD_CASES in tests/data/make_image_modules.py.
struct Case {
    const char* reduction;
    double power;
    bool alignCorners;
    int student;
};
const Case cases[] = {{"sum", 2, false, 1}, {"mean", 3, true, 2}, {"max", 2, false, 1}, {"sum", 1.5, true, 1}};

Values valuesOf(const Case& c) {
    GivenArrays arrays{{"features", referenceArray("features", {4, 7, 10}, 1)}};
    for (const std::string name : {"conv2", "conv3"}) {
        arrays[name + ".weight"] = referenceArray((name + ".weight").c_str(), {4, 4, 3, 3}, 0.5);
        arrays[name + ".bias"] = referenceArray((name + ".bias").c_str(), {4}, 0.5);
    }
    return {{"arrays", sourceOf(std::move(arrays))},
            {"depths", 3},
            {"reduction", std::string(c.reduction)},
            {"power", c.power},
            {"align_corners", c.alignCorners},
            {"pair", c.student},
            {"temperature", 2.0},
            {"weight", 0.1}};
}

OutcomePtr outcomeOf(int index) { return outcomeWith(lens(), valuesOf(cases[index])); }

double sumOf(MatrixView<float> map) {
    double sum = 0;
    for (Eigen::Index i = 0; i < map.size(); ++i) sum += double(map.data()[i]);
    return sum;
}

}  // namespace

class tst_sad : public QObject {
    Q_OBJECT
private slots:
    void acceptance62_isPyTorchs_data();
    void acceptance62_isPyTorchs();
    void acceptance62_softmaxSumsTo1();
    void acceptance62_papersFigures();
    void gradientIsPyTorchs_data() { acceptance62_isPyTorchs_data(); }
    void gradientIsPyTorchs();
    void gradientIsTheSlopeOfTheLoss();
    void stepMakesTheLossSmaller();
    void meanIsTheSumOverTheChannels();
    void addsNoParameters();
    void lightsTheLanes();
};

void tst_sad::acceptance62_isPyTorchs_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(cases)); ++i) QTest::addRow("%s of |A|^%g", cases[i].reduction, cases[i].power) << i;
}

void tst_sad::acceptance62_isPyTorchs() {
    QFETCH(int, index);
    const Reference golden("image_modules");
    const auto outcome = outcomeOf(index);
    const QString key = QString("sad%1_").arg(index);
    COMPARE_REFERENCE(panelRows(*outcome, "map/g2"), golden, key + "g2");
    COMPARE_REFERENCE(panelRows(*outcome, "softmax/psi"), golden, key + "psi");
    COMPARE_REFERENCE(panelRows(*outcome, "loss/loss"), golden, key + "loss");
}

void tst_sad::acceptance62_softmaxSumsTo1() {
    for (const double temperature : {0.5, 16.0, 256.0}) {
        const auto outcome = outcomeWith(lens(), {{"temperature", temperature}});
        const Panel& psi = *findPanel(*outcome, "softmax/psi");
        for (int m = 0; m < psi.shape.heads; ++m) QVERIFY(std::abs(sumOf(psi.values->head(m)) - 1) < 1e-5);
    }
}

void tst_sad::acceptance62_papersFigures() {
    const auto table = panelRows(*outcomeWith(lens(), {}), "paper/table");
    QVERIFY(std::abs(double(table(2, 0)) - 21.1) < 0.05 && std::abs(double(table(2, 1)) - 10.0) < 0.05);
    QVERIFY(table(0, 2) == 72.0f && table(1, 2) == 71.6f);
}

void tst_sad::gradientIsPyTorchs() {
    QFETCH(int, index);
    const Reference golden("image_modules");
    COMPARE_REFERENCE(panelRows(*outcomeOf(index), "step/maps"), golden, QString("sad%1_gradient").arg(index));
}

/// A step so short that the loss is straight: it falls by |gradient|·length.
void tst_sad::gradientIsTheSlopeOfTheLoss() {
    Values values = valuesOf(cases[0]);
    values.emplace_back("step", 0.01);
    const auto outcome = outcomeWith(lens(), values);
    const auto loss = panelRows(*outcome, "after/loss");
    const double gradient = double(panelRows(*outcome, "step/maps").norm());
    const double length = 0.01 * double(panelRows(*outcome, "features/maps").norm());
    const double fall = double(loss(0, 0) - loss(0, 1));
    QVERIFY2(std::abs(fall / (gradient * length) - 1) < 0.05, qPrintable(QString::number(fall / (gradient * length))));
}

void tst_sad::stepMakesTheLossSmaller() {
    for (const char* reduction : {"sum", "mean", "max"}) {
        const auto loss = panelRows(*outcomeWith(lens(), {{"reduction", std::string(reduction)}}), "after/loss");
        QVERIFY2(loss(0, 1) < loss(0, 0), reduction);
    }
}

void tst_sad::meanIsTheSumOverTheChannels() {
    const auto sum = panelRows(*outcomeWith(lens(), {{"channels", 16}, {"reduction", std::string("sum")}}), "map/g1");
    const auto mean = panelRows(*outcomeWith(lens(), {{"channels", 16}, {"reduction", std::string("mean")}}), "map/g1");
    QVERIFY(compareMatrices(Matrix<float>(mean * 16), sum, 1e-6).isEmpty());
}

void tst_sad::addsNoParameters() {
    const auto outcome = outcomeWith(lens(), {{"channels", 16}, {"size", 28}, {"depths", 3}});
    QCOMPARE(outcome->cost.parameters, 0);
    QCOMPARE(outcome->cost.multiplyAdds, 16 * (28 * 28 + 14 * 14 + 7 * 7) + 3 * 4 * 28 * 28 + 2 * 28 * 28);
}

/// On the street, the left lane is stronger than the road beside it and the sky, in every depth.
void tst_sad::lightsTheLanes() {
    const auto outcome = outcomeWith(lens(), {});
    const TensorPtr maps = findPanel(*outcome, "resized/maps")->values;
    for (int m = 0; m < maps->shape().heads; ++m) {
        const auto map = maps->head(m);
        const float lane = map.block(44, 8, 4, 5).mean(), road = map.block(48, 20, 4, 4).mean(), sky = map.block(3, 20, 8, 16).mean();
        QVERIFY2(lane > road && lane > sky, qPrintable(QString("%1: %2 %3 %4").arg(m).arg(double(lane)).arg(double(road)).arg(double(sky))));
    }
}

QTEST_APPLESS_MAIN(tst_sad)
#include "tst_sad.moc"
