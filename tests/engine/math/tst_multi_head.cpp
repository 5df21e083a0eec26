// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/multi_head.h"

#include <QTest>

#include "engine/math/mask.h"
#include "engine/math/pattern.h"
#include "engine/math/position.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

template <class Scalar>
Affine<Scalar> affine(const Matrix<Scalar>& W, const Scalar* b = nullptr) {
    return {W.data(), b, int(W.cols()), int(W.rows())};
}

/// nn.MultiheadAttention's weights, kept alive beside the layer that points at them.
template <class Scalar>
struct TorchLayer {
    Matrix<Scalar> in, Wo;
    RowVector<Scalar> bIn, bOut;
    int heads;

    TorchLayer(const Reference& ref, int h)
        : in(ref.matrix<Scalar>("in_proj_weight")),
          Wo(ref.matrix<Scalar>("out_proj.weight")),
          bIn(ref.row<Scalar>("in_proj_bias")),
          bOut(ref.row<Scalar>("out_proj.bias")),
          heads(h) {}

    MultiHead<Scalar> layer() const {
        const int d = int(in.cols());
        const auto part = [&](int number) { return Affine<Scalar>{in.data() + number * d * d, bIn.data() + number * d, d, d}; };
        return {.heads = heads, .groups = heads, .q = part(0), .k = part(1), .v = part(2), .o = affine(Wo, bOut.data())};
    }
};

const int shuffledOrder[] = {3, 0, 4, 1, 2};

}  // namespace

class tst_multi_head : public QObject {
    Q_OBJECT
private slots:
    void check14_selfAttentionWithPerHeadWeights();
    void check16_headsCostNothing();
    void check18_groupedHeadsMatchReference();
    void check18_asManyGroupsAsHeadsIsMultiHead();
    void check18_parametersAndCache();
    void check19_crossAttentionShapes();
    void check19_otherWidths();
    void check19_sameSourceIsSelfAttention();
    void check20_permutationsPassThrough();
    void check20_positionsBreakIt();
    void check20_causalMaskAloneBreaksIt();
    void check20_meanPoolIsInvariant();
    void check25_wideWindowIsFullAttention();
    void stops();

private:
    Reference ref{"sequence_multi_head"};
    TorchLayer<double> torch{ref, 4};

    Matrix<double> attended(const Matrix<double>& X, const Sight& sight = {}) const {
        return attendMultiHead<double>(torch.layer(), X, X, sight, Watch())->output;
    }
    Matrix<double> shuffled(const Matrix<double>& X) const { return X(shuffledOrder, Eigen::all); }
    /// How far attending to shuffled tokens is from shuffling what was attended.
    double broken(const Matrix<double>& P, const Sight& sight = {}) const {
        const Matrix<double> X = ref.matrix("X");
        return (attended(shuffled(X) + P, sight) - shuffled(attended(X + P, sight))).cwiseAbs().maxCoeff();
    }
    template <class Scalar>
    void compare(const QString& name, const char* memory, const Sight& sight) {
        const TorchLayer<Scalar> weights(ref, 4);
        const auto trace = attendMultiHead<Scalar>(weights.layer(), ref.matrix<Scalar>("X"), ref.matrix<Scalar>(memory), sight, Watch());
        COMPARE_REFERENCE(trace->output, ref, name + "_output");
        COMPARE_REFERENCE(trace->A, ref, name + "_A");
    }
    template <class Scalar>
    void compareGroups(int groups) {
        const QString name = QString("gqa%1_").arg(groups);
        const auto Wq = ref.matrix<Scalar>("gqa_Wq"), Wo = ref.matrix<Scalar>("gqa_Wo");
        const auto Wk = ref.matrix<Scalar>(name + "Wk"), Wv = ref.matrix<Scalar>(name + "Wv");
        const MultiHead<Scalar> layer{.heads = 4, .groups = groups, .q = affine(Wq), .k = affine(Wk), .v = affine(Wv), .o = affine(Wo)};
        const auto trace = attendMultiHead<Scalar>(layer, ref.matrix<Scalar>("X"), ref.matrix<Scalar>("memory"), {}, Watch());
        COMPARE_REFERENCE(trace->A, ref, name + "A");
        COMPARE_REFERENCE(trace->output, ref, name + "output");
        QVERIFY(compareMatrices(trace->weights(3), trace->A.bottomRows(5), 0).isEmpty());
    }
};

void tst_multi_head::check14_selfAttentionWithPerHeadWeights() {
    const auto causal = visibleKeys({.kind = MaskKind::Causal}, 5, 5);
    compare<double>("self", "X", {});
    compare<float>("self", "X", {});
    compare<double>("causal", "X", {.visible = causal.data()});
    compare<float>("causal", "X", {.visible = causal.data()});
}

void tst_multi_head::check16_headsCostNothing() {
    for (const int heads : {1, 2, 4, 8, 16}) {
        const Count count =
            multiHeadCount({.heads = heads, .groups = heads, .dK = 512 / heads, .dV = 512 / heads, .bias = false, .queries = 4, .keys = 4});
        QCOMPARE(count.parameters, 1'048'576);
        QCOMPARE(count.multiplyAdds, 4'210'688);
    }
    QCOMPARE(multiHeadCount({}).parameters, 1'050'624);
}

void tst_multi_head::check18_groupedHeadsMatchReference() {
    for (const int groups : {1, 2}) {
        compareGroups<double>(groups);
        compareGroups<float>(groups);
    }
}

void tst_multi_head::check18_asManyGroupsAsHeadsIsMultiHead() {
    // The keys and values of two groups, written out for each of the four heads.
    const auto Wq = ref.matrix("gqa_Wq"), Wo = ref.matrix("gqa_Wo");
    Matrix<double> Wk(8, 8), Wv(8, 8);
    for (int h = 0; h < 4; ++h) {
        Wk.middleRows(2 * h, 2) = ref.matrix("gqa2_Wk").middleRows(2 * groupOfHead(h, 4, 2), 2);
        Wv.middleRows(2 * h, 2) = ref.matrix("gqa2_Wv").middleRows(2 * groupOfHead(h, 4, 2), 2);
    }
    const MultiHead<double> layer{.heads = 4, .groups = 4, .q = affine(Wq), .k = affine(Wk), .v = affine(Wv), .o = affine(Wo)};
    COMPARE_REFERENCE(attendMultiHead<double>(layer, ref.matrix("X"), ref.matrix("memory"), {}, Watch())->output, ref, "gqa2_output");
}

void tst_multi_head::check18_parametersAndCache() {
    const auto shared = [](int groups) { return multiHeadCount({.groups = groups, .bias = false, .keys = 100}); };
    QCOMPARE(shared(1).parameters, 589'824);
    QCOMPARE(shared(2).parameters, 655'360);
    QCOMPARE(shared(8).parameters, 1'048'576);
    QCOMPARE(shared(8).kept, 100 * 2 * 512);
    QCOMPARE(shared(1).kept, 100 * 2 * 64);
    QCOMPARE(groupOfHead(7, 8, 2), 1);
    QCOMPARE(groupOfHead(3, 8, 2), 0);
}

void tst_multi_head::check19_crossAttentionShapes() {
    compare<double>("cross", "memory", {});
    compare<float>("cross", "memory", {});
    const std::vector<KeyRange> unpadded(5, KeyRange{0, 5});
    compare<double>("padded", "memory", {.visible = unpadded.data()});
    const auto trace = attendMultiHead<double>(torch.layer(), ref.matrix("X"), ref.matrix("memory"), {}, Watch());
    QCOMPARE(trace->output.rows(), 5);
    QCOMPARE(trace->weights(0).rows(), 5);
    QCOMPARE(trace->weights(0).cols(), 7);
}

void tst_multi_head::check19_otherWidths() {
    const auto Wq = ref.matrix("other_q_proj_weight"), Wk = ref.matrix("other_k_proj_weight"), Wv = ref.matrix("other_v_proj_weight");
    const auto Wo = ref.matrix("other_out_proj.weight");
    const MultiHead<double> layer{.heads = 2, .groups = 2, .q = affine(Wq), .k = affine(Wk), .v = affine(Wv), .o = affine(Wo)};
    COMPARE_REFERENCE(attendMultiHead<double>(layer, ref.matrix("X"), ref.matrix("wide"), {}, Watch())->output, ref, "other_output");
}

void tst_multi_head::check19_sameSourceIsSelfAttention() {
    const Matrix<double> X = ref.matrix("X"), copy = X;
    const auto cross = attendMultiHead<double>(torch.layer(), X, copy, {}, Watch());
    QVERIFY(compareMatrices(cross->output, attended(X), 0).isEmpty());
}

void tst_multi_head::check20_permutationsPassThrough() { QVERIFY(broken(Matrix<double>::Zero(5, 8)) < 1e-14); }

void tst_multi_head::check20_positionsBreakIt() { QVERIFY(broken(sinusoidalPositions<double>(5, 8)) > 0.01); }

void tst_multi_head::check20_causalMaskAloneBreaksIt() {
    const auto causal = visibleKeys({.kind = MaskKind::Causal}, 5, 5);
    QVERIFY(broken(Matrix<double>::Zero(5, 8), {.visible = causal.data()}) > 0.1);
}

void tst_multi_head::check20_meanPoolIsInvariant() {
    const Matrix<double> X = ref.matrix("X");
    const auto pooled = [&](const Matrix<double>& tokens) { return attended(tokens).colwise().mean().eval(); };
    QVERIFY((pooled(shuffled(X)) - pooled(X)).cwiseAbs().maxCoeff() < 1e-14);
    QVERIFY((attended(shuffled(X)) - attended(X)).cwiseAbs().maxCoeff() > 0.1);  // equivariant, not invariant
}

void tst_multi_head::check25_wideWindowIsFullAttention() {
    const Matrix<double> X = ref.matrix("X");
    const auto wide = paint({.kind = PatternKind::Window, .window = 4}, 5, 5), narrow = paint({.kind = PatternKind::Window, .window = 3}, 5, 5);
    QVERIFY(compareMatrices(attended(X, {.painted = wide.data()}), attended(X), 1e-14).isEmpty());
    QVERIFY(!compareMatrices(attended(X, {.painted = narrow.data()}), attended(X), 1e-3).isEmpty());
}

void tst_multi_head::stops() {
    Watch watch;
    watch.stop();
    const Matrix<double> X = ref.matrix("X");
    QCOMPARE(attendMultiHead<double>(torch.layer(), X, X, {}, watch).error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_multi_head)
#include "tst_multi_head.moc"
