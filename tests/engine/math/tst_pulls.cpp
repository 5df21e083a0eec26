// SPDX-License-Identifier: GPL-3.0-or-later
// The fast gradients of the kernels equal the plain ones, on every instruction set and for sizes that fill no vector.
#include <QTest>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/core/random.h"
#include "engine/math/attention_pull.h"
#include "engine/math/image_convolution_pull.h"
#include "engine/math/image_norm.h"
#include "engine/math/layer_norm.h"
#include "engine/math/linear_pull.h"
#include "tests/support/golden.h"
#include "tests/support/instruction_sets.h"

using namespace att;

namespace {

using Floats = std::vector<float>;

Floats drawn(const char* name, std::size_t count) {
    Floats values(count);
    fillNormal(7, name, 1, values.data(), count);
    return values;
}

QString difference(const Floats& actual, const Floats& expected) {
    const MatrixView<float> a(actual.data(), 1, Eigen::Index(actual.size())), b(expected.data(), 1, Eigen::Index(expected.size()));
    return compareMatrices(a, b, 2e-5);
}

struct Sizes {
    int n, in, out;
};
constexpr Sizes sizes[] = {{1, 1, 1}, {3, 5, 7}, {33, 16, 64}, {300, 64, 50}, {17, 100, 3}};

}  // namespace

#define COMPARE_FLOATS(actual, expected)                          \
    do {                                                          \
        const QString differs = difference((actual), (expected)); \
        QVERIFY2(differs.isEmpty(), qPrintable(differs));         \
    } while (false)

class tst_pulls : public QObject {
    Q_OBJECT
private slots:
    void linear_data() { addInstructionSets(); }
    void linear();
    void layerNorms_data() { addInstructionSets(); }
    void layerNorms();
    void convolutions_data() { addInstructionSets(); }
    void convolutions();
    void convolutionsOnTwoThreads();
    void batchNorms_data() { addInstructionSets(); }
    void batchNorms();
    void attention_data() { addInstructionSets(); }
    void attention();
};

void tst_pulls::linear() {
    useInstructionSet(setOfRow());
    for (const auto [n, in, out] : sizes)
        for (const bool add : {false, true}) {
            const auto x = drawn("x", std::size_t(n) * in), W = drawn("W", std::size_t(out) * in), dy = drawn("dy", std::size_t(n) * out);
            Floats dx(x.size(), 1), dW(W.size(), 2), db(std::size_t(out), 3);
            Floats plainX = dx, plainW = dW, plainB = db;
            LinearPull<float> pull{n, in, out, x.data(), 0, W.data(), dy.data(), dx.data(), add, dW.data(), db.data()};
            pullLinear(pull);
            pull.dx = plainX.data();
            pull.dW = plainW.data();
            pull.db = plainB.data();
            pullLinearPlain(pull);
            COMPARE_FLOATS(dx, plainX);
            COMPARE_FLOATS(dW, plainW);
            COMPARE_FLOATS(db, plainB);
        }
}

void tst_pulls::layerNorms() {
    useInstructionSet(setOfRow());
    for (const auto [n, d, unused] : sizes) {
        if (d == 1) continue;  // no variance
        const auto x = drawn("x", std::size_t(n) * d), gamma = drawn("gamma", std::size_t(d)), beta = drawn("beta", std::size_t(d)),
                   dy = drawn("dy", x.size());
        Floats y(x.size()), plainY(x.size()), mean(std::size_t(n), 0), factor = mean;
        LayerNorm<float> layer{n, d, x.data(), gamma.data(), beta.data(), 1e-5, plainY.data(), nullptr, nullptr};
        layerNormPlain(layer);
        layer.y = y.data();
        layer.mean = mean.data();
        layer.factor = factor.data();
        layerNorm(layer);
        COMPARE_FLOATS(y, plainY);
        Floats dx(x.size(), 1), dGamma(std::size_t(d), 2), dBeta(std::size_t(d), 3);
        Floats plainX = dx, plainGamma = dGamma, plainBeta = dBeta;
        pullLayerNorm(
            LayerNormPull<float>{n, d, x.data(), gamma.data(), mean.data(), factor.data(), dy.data(), dx.data(), true, dGamma.data(), dBeta.data()});
        pullLayerNormPlain(LayerNormPull<float>{n, d, x.data(), gamma.data(), mean.data(), factor.data(), dy.data(), plainX.data(), true,
                                                plainGamma.data(), plainBeta.data()});
        COMPARE_FLOATS(dx, plainX);
        COMPARE_FLOATS(dGamma, plainGamma);
        COMPARE_FLOATS(dBeta, plainBeta);
    }
}

void tst_pulls::convolutions() {
    useInstructionSet(setOfRow());
    struct Case {
        KernelShape kernel;
        int height, width;
    };
    for (const auto& [kernel, height, width] : {Case{{1, 1, 1, 1, 1, 1, 1}, 1, 1},
                                                {{3, 5, 3, 3, 1, 1, 1}, 9, 7},
                                                {{16, 8, 3, 3, 1, 1, 1}, 16, 16},
                                                {{3, 9, 3, 3, 2, 1, 1}, 9, 8},
                                                {{4, 6, 1, 1, 2, 1, 1}, 7, 6},
                                                {{6, 4, 5, 3, 3, 2, 2}, 11, 10},
                                                {{9, 9, 7, 7, 1, 1, 9}, 12, 5},
                                                {{2, 1, 7, 7, 1, 1, 1}, 4, 4},
                                                {{3, 2, 2, 4, 2, 1, 1}, 6, 9}})
        for (const bool add : {false, true}) {
            const Shape image{kernel.in, height, width};
            const std::size_t out = std::size_t(kernel.out * strided(height, kernel.stride) * strided(width, kernel.stride));
            const auto X = drawn("X", 2 * image.size()), W = drawn("W", kernel.weights()), dY = drawn("dY", 2 * out);
            Floats dX(X.size(), 1), dW(W.size(), 2), db(std::size_t(kernel.out), 3);
            Floats plainX = dX, plainW = dW, plainB = db;
            ImageConvolutionPull<float> pull{kernel, image, 2, X.data(), W.data(), dY.data(), dX.data(), add, dW.data(), db.data()};
            pullConvolution(pull);
            pull.dX = plainX.data();
            pull.dW = plainW.data();
            pull.db = plainB.data();
            pullConvolutionPlain(pull);
            COMPARE_FLOATS(dX, plainX);
            COMPARE_FLOATS(dW, plainW);
            COMPARE_FLOATS(db, plainB);
        }
}

/// Large enough that a second thread takes part.
void tst_pulls::convolutionsOnTwoThreads() {
    const KernelShape kernel{.in = 32, .out = 48};
    const Shape image{kernel.in, 56, 56};
    const auto X = drawn("X", image.size()), W = drawn("W", kernel.weights()), dY = drawn("dY", 48 * 56 * 56);
    std::vector<Floats> results[2];
    for (const int threads : {1, 2}) {
        setThreadCount(threads);
        Floats Y(dY.size()), dX(X.size()), dW(W.size()), db(48);
        convolveImages<float>({kernel, W.data()}, image, 1, X.data(), Y.data());
        pullConvolution(ImageConvolutionPull<float>{kernel, image, 1, X.data(), W.data(), dY.data(), dX.data(), false, dW.data(), db.data()});
        results[threads - 1] = {Y, dX, dW, db};
    }
    setThreadCount(0);
    QVERIFY(results[0] == results[1]);
}

/// Against norm.h; the numbers lie far from 0, where a careless variance would be lost. Its pull is held against PyTorch beside the tape.
void tst_pulls::batchNorms() {
    useInstructionSet(setOfRow());
    for (const int places : {1, 7, 64, 1000}) {
        const NormShape shape{.samples = 3, .places = places, .channels = 5, .channelsLast = false};
        auto x = drawn("x", std::size_t(shape.size()));
        for (auto& value : x) value += 100;
        const auto gamma = drawn("gamma", 5), beta = drawn("beta", 5);
        const auto statistics = batchStatistics(shape, x.data()), plain = normStatistics(NormKind::Batch, shape, x.data());
        QVERIFY(compareMatrices(statistics.mean, plain.mean, 1e-7).isEmpty());
        QVERIFY(compareMatrices(statistics.variance, plain.variance, 1e-5).isEmpty());
        Floats y(x.size()), plainY(x.size());
        batchNorm({shape, x.data(), gamma.data(), beta.data()}, plain, y.data());
        const NormParameters<float> parameters{MatrixView<float>(gamma.data(), 1, 5), MatrixView<float>(beta.data(), 1, 5)};
        applyNorm(NormKind::Batch, shape, plain, parameters, x.data(), plainY.data());
        COMPARE_FLOATS(y, plainY);
    }
}

void tst_pulls::attention() {
    useInstructionSet(setOfRow());
    struct Case {
        int heads, queries, keys, dK, dV;
    };
    for (const auto [heads, queries, keys, dK, dV] : {Case{1, 1, 1, 1, 1}, {2, 5, 9, 3, 6}, {4, 32, 32, 16, 16}, {1, 70, 50, 24, 40}}) {
        const auto Q = drawn("Q", std::size_t(heads * queries * dK)), K = drawn("K", std::size_t(heads * keys * dK)),
                   V = drawn("V", std::size_t(heads * keys * dV)), dO = drawn("dO", std::size_t(heads * queries * dV));
        Floats A(std::size_t(heads * queries * keys));
        fillUniform(7, "A", 1, A.data(), A.size());
        for (auto& a : A) a = std::abs(a) / float(keys);
        Floats toQ(Q.size(), 1), toK(K.size(), 2), toV(V.size(), 3), toBias(A.size(), 4);
        Floats plainQ = toQ, plainK = toK, plainV = toV, plainBias = toBias;
        AttentionGradients<float> g{heads,
                                    queries,
                                    keys,
                                    dK,
                                    dV,
                                    sideBySide(Q.data(), heads, dK),
                                    sideBySide(K.data(), heads, dK),
                                    headByHead(V.data(), keys, dV),
                                    headByHead(A.data(), queries, keys),
                                    0.5f,
                                    sideBySide(dO.data(), heads, dV),
                                    sideBySide(toQ.data(), heads, dK),
                                    sideBySide(toK.data(), heads, dK),
                                    headByHead(toV.data(), keys, dV),
                                    headByHead(toBias.data(), queries, keys)};
        pullAttention(g);
        g.toQ.data = plainQ.data();
        g.toK.data = plainK.data();
        g.toV.data = plainV.data();
        g.toBias.data = plainBias.data();
        pullAttentionPlain(g);
        COMPARE_FLOATS(toQ, plainQ);
        COMPARE_FLOATS(toK, plainK);
        COMPARE_FLOATS(toV, plainV);
        COMPARE_FLOATS(toBias, plainBias);
    }
}

QTEST_APPLESS_MAIN(tst_pulls)
#include "tst_pulls.moc"
