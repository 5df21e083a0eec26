// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/path_length.h"

#include <QTest>
#include <cmath>

#include "engine/math/complexity.h"
#include "engine/math/pattern.h"

using namespace att;

namespace {

int walked(int n, const SeesInLayer& sees) { return longestPath(pathLengths(n, n, sees)); }

int walked(int n, const Pattern& pattern) {
    return walked(n, [&](int, int i, int j) { return keeps(pattern, i, j); });
}

int claimed(LayerKind kind, const LayerSize& size) { return complexityOf(kind, size).longestPath; }

/// The pairs that a causal layer can connect at all.
int walkedCausally(int n, int most, const SeesInLayer& sees) {
    const Matrix<int> lengths = pathLengths(n, most, sees);
    int longest = 0;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j <= i; ++j) longest = std::max(longest, lengths(i, j) < 0 ? n + 1 : lengths(i, j));
    return longest;
}

}  // namespace

class tst_path_length : public QObject {
    Q_OBJECT
private slots:
    void check49_selfAttention();
    void check49_recurrent();
    void check49_contiguousConvolution();
    void check49_dilatedConvolution();
    void check49_restrictedAttention();
    void lengthsGrowWithDistance();
    void unreachable();
};

void tst_path_length::check49_selfAttention() {
    for (const int n : {1, 2, 65}) QCOMPARE(walked(n, Pattern{}), claimed(LayerKind::SelfAttention, {.n = n}));
}

void tst_path_length::check49_recurrent() {
    const SeesInLayer previous = [](int, int i, int j) { return j == i - 1; };
    for (const int n : {1, 2, 16, 65}) QCOMPARE(walkedCausally(n, n, previous), claimed(LayerKind::Lstm, {.n = n}));
    QCOMPARE(claimed(LayerKind::Tanh, {.n = 16}), 15);
}

void tst_path_length::check49_contiguousConvolution() {
    for (const int n : {1, 2, 16, 33})
        for (const int k : {3, 5, 7})
            QCOMPARE(walked(n, Pattern{.kind = PatternKind::Window, .window = (k - 1) / 2}), claimed(LayerKind::Convolution, {.n = n, .kernel = k}));
    QCOMPARE(claimed(LayerKind::Convolution, {.n = 16, .kernel = 3}), 15);
    QCOMPARE(claimed(LayerKind::Convolution, {.n = 16, .kernel = 2}), -1);  // it looks one way only
}

void tst_path_length::check49_dilatedConvolution() {
    for (const int n : {1, 2, 9, 10, 16, 17, 64}) {
        for (const int k : {2, 3, 4}) {
            const SeesInLayer dilated = [k](int layer, int i, int j) {
                const auto dilation = static_cast<int>(std::lround(std::pow(k, layer)));
                return i >= j && (i - j) % dilation == 0 && (i - j) / dilation < k;
            };
            QCOMPARE(walkedCausally(n, 10, dilated), claimed(LayerKind::DilatedConvolution, {.n = n, .kernel = k}));
        }
    }
    QCOMPARE(claimed(LayerKind::DilatedConvolution, {.n = 16, .kernel = 2}), 4);
}

void tst_path_length::check49_restrictedAttention() {
    for (const int n : {1, 2, 16, 33})
        for (const int w : {1, 2, 5, 40})
            QCOMPARE(walked(n, Pattern{.kind = PatternKind::Window, .window = w}),
                     claimed(LayerKind::RestrictedSelfAttention, {.n = n, .window = w}));
}

void tst_path_length::lengthsGrowWithDistance() {
    const Matrix<int> lengths = pathLengths(70, 70, [](int, int i, int j) { return std::abs(i - j) <= 3; });
    for (int i = 0; i < 70; ++i)
        for (int j = 0; j < 70; ++j) QCOMPARE(lengths(i, j), (std::abs(i - j) + 2) / 3);
}

void tst_path_length::unreachable() {
    QCOMPARE(walked(4, Pattern{.kind = PatternKind::Block, .block = 2}), -1);
    QCOMPARE(pathLengths(4, 1, [](int, int i, int j) { return j == i - 1; })(2, 0), -1);
    QCOMPARE(longestPath(pathLengths(0, 3, [](int, int, int) { return true; })), 0);
}

QTEST_APPLESS_MAIN(tst_path_length)
#include "tst_path_length.moc"
