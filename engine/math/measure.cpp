// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/measure.h"

#include <cmath>
#include <vector>

namespace att {
namespace {

/// What one row adds. All sums run over the keys j.
struct RowSums {
    double entropy = 0, distance = 0;
    float largest = 0;
    int keys = 0;  ///< that have any weight
};

RowSums sumRow(const float* a, int n, int i) {
    RowSums sums;
    for (int j = 0; j < n; ++j) {
        sums.largest = std::isnan(a[j]) ? a[j] : std::max(sums.largest, a[j]);
        sums.distance += double(a[j]) * std::abs(i - j);
        if (a[j] == 0) continue;
        sums.entropy -= double(a[j]) * std::log2(double(a[j]));
        ++sums.keys;
    }
    return sums;
}

/// A mean that can be asked for before anything was added.
struct Mean {
    double sum = 0;
    int count = 0;

    void add(double value) {
        sum += value;
        ++count;
    }
    double value() const { return count ? sum / count : 0; }
};

struct Means {
    Mean entropy, distance, self, previous, next, first;
    double possible = 0;
    float largest = 0;
};

constexpr int rowsBetweenStops = 32;

void addRow(Means& means, const MatrixView<float>& A, int i) {
    const int n = static_cast<int>(A.cols());
    const float* a = A.data() + std::ptrdiff_t(i) * n;
    const auto sums = sumRow(a, n, i);
    if (sums.keys == 0) return;
    means.entropy.add(sums.entropy);
    means.possible += std::log2(double(sums.keys));
    means.largest = std::isnan(sums.largest) ? sums.largest : std::max(means.largest, sums.largest);
    means.distance.add(sums.distance);
    means.first.add(a[0]);
    if (i < n) means.self.add(a[i]);
    if (i > 0 && i <= n) means.previous.add(a[i - 1]);
    if (i + 1 < n) means.next.add(a[i + 1]);
}

}  // namespace

Result<HeadMeasures> measureHead(const MatrixView<float>& A, const Watch& watch) {
    Means means;
    for (int i = 0; i < A.rows(); ++i) {
        if (i % rowsBetweenStops == 0 && watch.stopped()) return stoppedError();
        addRow(means, A, i);
    }
    return HeadMeasures{.entropy = means.entropy.value(),
                        .evenness = means.possible > 0 ? means.entropy.sum / means.possible : 0,
                        .largest = means.largest,
                        .distance = means.distance.value(),
                        .self = means.self.value(),
                        .previous = means.previous.value(),
                        .next = means.next.value(),
                        .first = means.first.value()};
}

}  // namespace att
