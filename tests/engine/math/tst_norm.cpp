// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/norm.h"

#include <QTest>
#include <set>

#include "tests/support/reference.h"

using namespace att;

namespace {

/// Layer norm, the (L, D) kind or another of tokens B×T×D, without γ and β and with no ε.
Matrix<double> normalised(NormKind kind, const Matrix<double>& tokens, int samples) {
    const NormShape shape{.samples = samples, .places = int(tokens.rows()) / samples, .channels = int(tokens.cols())};
    Matrix<double> y = tokens;
    norm<double>(kind, shape, {.gamma = {}, .beta = {}, .epsilon = 0}, tokens.data(), y.data());
    return y;
}

}  // namespace

class tst_norm : public QObject {
    Q_OBJECT
private slots:
    void matchesReference_data();
    void matchesReference();
    void check43_batchNormLearnsAndIsUsed();
    void check43_oneValueHasNoVariance();
    void check44_layerNormPerToken();
    void check44_layerNormIgnoresScaleAndShift();
    void check44_layerNormIgnoresBatchAndPadding();
    void check44_overAllDependsOnPadding();
    void setsShareTheRightCells_data();
    void setsShareTheRightCells();
    void cellsAreFoundBack();
    void annotatedIsAnotherFunction();
    void parameters();

private:
    Reference ref{"sequence_norm"};
    const NormShape tokenShape{.samples = 3, .places = 4, .channels = 6, .groups = 3};
    const NormShape imageShape{.samples = 2, .places = 6, .channels = 6, .channelsLast = false, .groups = 2};

    template <class Scalar>
    NormParameters<Scalar> parametersFromFile() const {
        return {ref.row<Scalar>("gamma"), ref.row<Scalar>("beta"), 1e-5};
    }
    template <class Scalar>
    void compare(NormKind kind, const QString& name) {
        auto parameters = parametersFromFile<Scalar>();
        if (kind == NormKind::Rms) parameters.beta = {};
        const auto tokens = ref.matrix<Scalar>("tokens"), image = ref.matrix<Scalar>("image");
        Matrix<Scalar> y = tokens, yImage = image;
        norm<Scalar>(kind, tokenShape, parameters, tokens.data(), y.data());
        COMPARE_REFERENCE(y, ref, "tokens_" + name);
        norm<Scalar>(kind, imageShape, parameters, image.data(), yImage.data());
        COMPARE_REFERENCE(yImage, ref, "image_" + name);
    }
    template <class Scalar>
    void trainBatchNorm() {
        RunningStatistics running(6);
        for (int step = 0; step < 3; ++step) {
            const auto x = ref.matrix<Scalar>(QString("batch_x%1").arg(step));
            Matrix<Scalar> y = x;
            const auto batch = normStatistics(NormKind::Batch, tokenShape, x.data());
            applyNorm(NormKind::Batch, tokenShape, batch, parametersFromFile<Scalar>(), x.data(), y.data());
            COMPARE_REFERENCE(y, ref, QString("batch_y%1").arg(step));
            QVERIFY(running.learn(batch, tokenShape));
        }
        COMPARE_REFERENCE(running.mean.cast<Scalar>().eval(), ref, "running_mean");
        COMPARE_REFERENCE(running.variance.cast<Scalar>().eval(), ref, "running_var");
        auto y = ref.matrix<Scalar>("tokens");
        applyNorm(NormKind::Batch, tokenShape, running.statistics(), parametersFromFile<Scalar>(), y.data(), y.data());
        COMPARE_REFERENCE(y, ref, "batch_eval");
    }
};

void tst_norm::matchesReference_data() {
    QTest::addColumn<NormKind>("kind");
    QTest::newRow("batch") << NormKind::Batch;
    QTest::newRow("layer") << NormKind::Layer;
    QTest::newRow("layer_over_all") << NormKind::LayerOverAll;
    QTest::newRow("rms") << NormKind::Rms;
    QTest::newRow("instance") << NormKind::Instance;
    QTest::newRow("group") << NormKind::Group;
}

void tst_norm::matchesReference() {
    QFETCH(NormKind, kind);
    compare<double>(kind, QTest::currentDataTag());
    compare<float>(kind, QTest::currentDataTag());
}

void tst_norm::check43_batchNormLearnsAndIsUsed() {
    trainBatchNorm<double>();
    trainBatchNorm<float>();
}

void tst_norm::check43_oneValueHasNoVariance() {
    RunningStatistics running(2);
    const NormShape one{.samples = 1, .places = 1, .channels = 2};
    const double x[] = {3, 4};
    QVERIFY(!running.learn(normStatistics(NormKind::Batch, one, x), one));
    QCOMPARE(running.mean.sum(), 0.0);
    QCOMPARE(running.variance.sum(), 2.0);
}

void tst_norm::check44_layerNormPerToken() {
    const Matrix<double> Y = layerNorm<double>(ref.matrix("tokens"), parametersFromFile<double>());
    COMPARE_REFERENCE(Y, ref, "tokens_layer");
    COMPARE_REFERENCE(layerNorm<float>(ref.matrix<float>("tokens"), parametersFromFile<float>()), ref, "tokens_layer");
}

void tst_norm::check44_layerNormIgnoresScaleAndShift() {
    const Matrix<double> X = ref.matrix("tokens"), moved = 3.5 * X.array() + 2;
    QVERIFY(compareMatrices(normalised(NormKind::Layer, moved, 3), normalised(NormKind::Layer, X, 3), 1e-13).isEmpty());
    QVERIFY(!compareMatrices(normalised(NormKind::Rms, moved, 3), normalised(NormKind::Rms, X, 3), 1e-3).isEmpty());
}

void tst_norm::check44_layerNormIgnoresBatchAndPadding() {
    const Matrix<double> X = ref.matrix("tokens");
    Matrix<double> padded = X;
    padded.row(3).setZero();  // the first sample's last token becomes padding
    const Matrix<double> whole = normalised(NormKind::Layer, X, 3), alone = normalised(NormKind::Layer, X.topRows(4), 1);
    QVERIFY(compareMatrices(whole.topRows(4), alone, 0).isEmpty());
    NormParameters<double> parameters;
    const Matrix<double> before = layerNorm<double>(X, parameters), after = layerNorm<double>(padded, parameters);
    QVERIFY(compareMatrices(after.topRows(3), before.topRows(3), 0).isEmpty());
}

void tst_norm::check44_overAllDependsOnPadding() {
    const Matrix<double> X = ref.matrix("tokens").topRows(4);
    Matrix<double> padded = X;
    padded.row(3).setZero();
    const Matrix<double> before = normalised(NormKind::LayerOverAll, X, 1), after = normalised(NormKind::LayerOverAll, padded, 1);
    QVERIFY((after.topRows(3) - before.topRows(3)).cwiseAbs().maxCoeff() > 0.05);
}

void tst_norm::setsShareTheRightCells_data() {
    QTest::addColumn<NormKind>("kind");
    QTest::addColumn<int>("sets");
    QTest::addColumn<int>("cellsOfFirst");
    QTest::newRow("batch") << NormKind::Batch << 6 << 12;
    QTest::newRow("layer") << NormKind::Layer << 12 << 6;
    QTest::newRow("over all") << NormKind::LayerOverAll << 3 << 24;
    QTest::newRow("rms") << NormKind::Rms << 12 << 6;
    QTest::newRow("instance") << NormKind::Instance << 18 << 4;
    QTest::newRow("group") << NormKind::Group << 9 << 8;
}

void tst_norm::setsShareTheRightCells() {
    QFETCH(NormKind, kind);
    std::multiset<int> members;
    for (int b = 0; b < 3; ++b)
        for (int p = 0; p < 4; ++p)
            for (int c = 0; c < 6; ++c) members.insert(normSet(kind, tokenShape, b, p, c));
    QTEST(normSets(kind, tokenShape), "sets");
    QTEST(int(members.count(0)), "cellsOfFirst");
    for (int set = 0; set < normSets(kind, tokenShape); ++set) QCOMPARE(members.count(set), members.count(0));
}

void tst_norm::cellsAreFoundBack() {
    for (const auto& shape : {tokenShape, imageShape})
        for (std::ptrdiff_t where = 0; where < shape.size(); ++where) {
            const auto [sample, place, channel] = shape.cellAt(where);
            QCOMPARE(shape.at(sample, place, channel), where);
            QVERIFY(sample < shape.samples && place < shape.places && channel < shape.channels);
        }
}

void tst_norm::annotatedIsAnotherFunction() {
    auto parameters = parametersFromFile<double>();
    parameters.epsilon = 1e-6;
    const Matrix<double> Y = annotatedLayerNorm<double>(ref.matrix("tokens"), parameters);
    COMPARE_REFERENCE(Y, ref, "annotated");
    QVERIFY(!ref.difference(Y, "tokens_layer").isEmpty());
}

void tst_norm::parameters() {
    QCOMPARE(normParameters(NormKind::Batch, 64), 128);
    QCOMPARE(normParameters(NormKind::Layer, 512), 1024);
    QCOMPARE(normParameters(NormKind::Rms, 512), 512);
}

QTEST_APPLESS_MAIN(tst_norm)
#include "tst_norm.moc"
