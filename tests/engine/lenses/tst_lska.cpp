// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/math/large_kernel.h"
#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("lska"); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

/// As in tests/data/make_image_modules.py: its names are the arrays' names.
void addConvolution(GivenArrays& arrays, const char* name, std::vector<std::int64_t> shape) {
    const std::string weight = std::string(name) + ".weight", bias = std::string(name) + ".bias";
    arrays[bias] = referenceArray(bias.c_str(), {shape[0]}, 0.5);
    arrays[weight] = referenceArray(weight.c_str(), std::move(shape), 0.5);
}

GivenArrays arraysOf(const LargeKernel& module) {
    GivenArrays arrays{{"features", referenceArray("features", {4, 9, 12}, 1)}};
    const std::vector<const char*> names[] = {{"conv0h", "conv0v", "conv_spatial_h", "conv_spatial_v", "conv1"},
                                              {"conv0", "conv_spatial", "conv1"},
                                              {"conv0h", "conv0v", "conv1"},
                                              {"conv0", "conv1"}};
    const auto layers = module.layers();
    for (std::size_t i = 0; i < layers.size(); ++i)
        addConvolution(arrays, names[int(module.form)][i], {layers[i].out, layers[i].inOfGroup(), layers[i].height, layers[i].width});
    return arrays;
}

const char* const formKeys[] = {"lska", "lka", "whole_separable", "whole"};

Values valuesOf(KernelForm form, int k) {
    return {{"arrays", sourceOf(arraysOf({form, 4, k}))}, {"form", std::string(formKeys[int(form)])}, {"k", k}};
}

Values drawn(KernelForm form, int k) {
    return {{"channels", 4}, {"size", 7}, {"form", std::string(formKeys[int(form)])}, {"k", k}, {"kernels", std::string("drawn")}, {"seed", 3}};
}

/// The largest 2 × 2 minor through the largest number, relative to that number's square: 0 for rank 1.
double minorOf(MatrixView<float> kernel) {
    Eigen::Index p, q;
    const double peak = double(kernel.cwiseAbs().maxCoeff(&p, &q));
    double largest = 0;
    for (Eigen::Index y = 0; y < kernel.rows(); ++y)
        for (Eigen::Index x = 0; x < kernel.cols(); ++x)
            largest = std::max(largest, std::abs(double(kernel(p, q)) * double(kernel(y, x)) - double(kernel(y, q)) * double(kernel(p, x))));
    return largest / (peak * peak);
}

}  // namespace

class tst_lska : public QObject {
    Q_OBJECT
private slots:
    void acceptance56_isPyTorchs_data();
    void acceptance56_isPyTorchs();
    void acceptance56_kernelReachesKAndNoFarther_data();
    void acceptance56_kernelReachesKAndNoFarther();
    void acceptance56_separableKernelsHaveRank1();
    void acceptance56_answersASingleOneWithItsKernel();
    void acceptance57_countsVisualAttentionNetworks();
    void acceptance57_growsWithKNotWithItsSquare();
    void countsItsModule_data();
    void countsItsModule();
    void refusesKernelsWithoutADecomposition();
};

void tst_lska::acceptance56_isPyTorchs_data() {
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("k");
    for (const auto& [form, k] : {std::pair(0, 7), {0, 11}, {0, 23}, {1, 7}, {1, 23}, {2, 11}, {3, 7}})
        QTest::addRow("%s %d", formKeys[form], k) << form << k;
}

void tst_lska::acceptance56_isPyTorchs() {
    QFETCH(int, form);
    QFETCH(int, k);
    const Reference golden("image_modules");
    const auto outcome = outcomeWith(lens(), valuesOf(KernelForm(form), k));
    const QString key = QString("%1%2_").arg(formKeys[form]).arg(k);
    COMPARE_REFERENCE(panelRows(*outcome, "attention/a"), golden, key + "a");
    COMPARE_REFERENCE(panelRows(*outcome, "output/maps"), golden, key + "y");
}

void tst_lska::acceptance56_kernelReachesKAndNoFarther_data() {
    QTest::addColumn<int>("k");
    for (const int k : largeKernels) QTest::addRow("%d", k) << k;
}

void tst_lska::acceptance56_kernelReachesKAndNoFarther() {
    QFETCH(int, k);
    for (const KernelForm form : {KernelForm::Separable, KernelForm::Square, KernelForm::WholeSquare}) {
        const auto outcome = outcomeWith(lens(), drawn(form, k));
        const Panel& kernel = *findPanel(*outcome, "kernel/kernel");
        QCOMPARE(kernel.shape, (Shape{4, k, k}));
        for (int c = 0; c < 4; ++c) {
            const auto numbers = kernel.values->head(c);
            QVERIFY(numbers.row(0).any() && numbers.row(k - 1).any() && numbers.col(0).any() && numbers.col(k - 1).any());
        }
    }
}

void tst_lska::acceptance56_separableKernelsHaveRank1() {
    for (const KernelForm form : {KernelForm::Separable, KernelForm::WholeSeparable, KernelForm::Square, KernelForm::WholeSquare}) {
        const bool separable = form == KernelForm::Separable || form == KernelForm::WholeSeparable;
        const auto outcome = outcomeWith(lens(), drawn(form, 23));
        const Panel& kernel = *findPanel(*outcome, "kernel/kernel");
        for (int c = 0; c < 4; ++c) {
            QCOMPARE(minorOf(kernel.values->head(c)) < 1e-6, separable);
            QCOMPARE(kernel.measures.front().perHead[std::size_t(c)] > 0.9999f, separable);
        }
    }
}

/// A single 1 among zeros, through the module itself with channels left unmixed: its kernel, turned by half a turn.
void tst_lska::acceptance56_answersASingleOneWithItsKernel() {
    for (const KernelForm form : {KernelForm::Separable, KernelForm::Square}) {
        const int k = 11, n = k + 4;
        GivenArrays arrays = arraysOf({form, 4, k});
        GivenArray& features = arrays["features"];
        features = {{4, n, n}, std::vector<float>(std::size_t(4 * n * n), 0)};
        for (int c = 0; c < 4; ++c) features.values[std::size_t((c * n + n / 2) * n + n / 2)] = 1;
        auto& mixing = arrays["conv1.weight"].values;
        for (int i = 0; i < 16; ++i) mixing[std::size_t(i)] = i % 5 == 0;
        const auto outcome =
            outcomeWith(lens(), {{"bias", false}, {"arrays", sourceOf(arrays)}, {"form", std::string(formKeys[int(form)])}, {"k", k}});
        for (int c = 0; c < 4; ++c) {
            const Matrix<float> turned = findPanel(*outcome, "kernel/kernel")->values->head(c).reverse();
            Matrix<float> expected = Matrix<float>::Zero(n, n);
            expected.block(2, 2, k, k) = turned;
            const Matrix<float> answer = findPanel(*outcome, "attention/a")->values->head(c);
            QVERIFY2(compareMatrices(answer, expected, 1e-5).isEmpty(), qPrintable(compareMatrices(answer, expected, 1e-5)));
        }
    }
}

void tst_lska::acceptance57_countsVisualAttentionNetworks() {
    const auto table = panelRows(*outcomeWith(lens(), {{"k", 23}}), "cost/networks");
    QCOMPARE(double(table(1, 0)), 4'105'800.0);
    QCOMPARE(double(table(1, 1)), 13'861'800.0);
    QCOMPARE(double(table(1, 2)), 26'578'472.0);
}

void tst_lska::acceptance57_growsWithKNotWithItsSquare() {
    const auto tiny = panelRows(*outcomeWith(lens(), {}), "cost/tiny");
    QCOMPARE(double(tiny(0, 0)), 4'009'800.0);
    QCOMPARE(double(tiny(0, 5)), 4'061'000.0);
    // From k = 23 on the gap stays 3: equal steps of b = ⌊k/3⌋ cost the same.
    const auto perTap = [&](int i, int j, int taps) { return double(tiny(0, j) - tiny(0, i)) / taps; };
    QCOMPARE(perTap(2, 3, 4), perTap(4, 5, 4));
    // A whole kernel grows with k².
    QCOMPARE(double(tiny(3, 5) - tiny(3, 0)) / (53 * 53 - 7 * 7), double(tiny(3, 1) - tiny(3, 0)) / (11 * 11 - 7 * 7));
}

void tst_lska::countsItsModule_data() {
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("perChannel");
    QTest::newRow("LSKA 23: 2a + 2b + 4") << 0 << 23 << 2 * 5 + 2 * 7 + 4;
    QTest::newRow("LSKA 7") << 0 << 7 << 2 * 3 + 2 * 3 + 4;
    QTest::newRow("LKA 23: a² + b² + 2") << 1 << 23 << 25 + 49 + 2;
    QTest::newRow("1×k, k×1") << 2 << 35 << 2 * 35 + 2;
    QTest::newRow("k×k") << 3 << 35 << 35 * 35 + 1;
}

void tst_lska::countsItsModule() {
    QFETCH(int, form);
    QFETCH(int, k);
    QFETCH(int, perChannel);
    const auto outcome = outcomeWith(lens(), {{"channels", 16}, {"size", 14}, {"form", std::string(formKeys[form])}, {"k", k}});
    QCOMPARE(outcome->cost.parameters, 16 * perChannel + 16 * 16 + 16);
    const int layers = int(LargeKernel{KernelForm(form), 16, k}.depthwise().size());
    QCOMPARE(outcome->cost.multiplyAdds, (16 * (perChannel - layers) + 16 * 16) * 14ll * 14);
}

void tst_lska::refusesKernelsWithoutADecomposition() {
    const auto outcome = runGuarded(lens(), specWith(lens(), {{"k", 21}}), Watch());
    QVERIFY(!outcome && english(outcome.error().message).find("21") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_lska)
#include "tst_lska.moc"
