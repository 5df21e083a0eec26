// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/measure.h"

#include <algorithm>
#include <cmath>

#include "engine/core/parallel.h"
#include "engine/math/measure_kernels.h"

namespace att {
namespace {

constexpr int rowsBetweenStops = 64;
constexpr double microsecondsPerWeight = 0.0003;

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
    double largest = 0;
};

/// a: the n_k weights of query i.
void addRow(Means& means, const float* a, int keys, int i) {
    const auto sums = measureKernels().sumRow(a, keys, i);
    if (sums.keys == 0) return;
    means.entropy.add(double(sums.entropy));
    means.possible += std::log2(double(sums.keys));
    means.largest = std::isnan(sums.entropy) ? double(sums.entropy) : std::max(means.largest, double(sums.largest));
    means.distance.add(double(sums.distance));
    means.first.add(double(a[0]));
    if (i < keys) means.self.add(double(a[i]));
    if (i > 0 && i <= keys) means.previous.add(double(a[i - 1]));
    if (i + 1 < keys) means.next.add(double(a[i + 1]));
}

HeadMeasures measureHead(const MatrixView<float>& A, const Watch& watch) {
    Means means;
    const int keys = static_cast<int>(A.cols());
    for (int i = 0; i < A.rows(); ++i) {
        if (i % rowsBetweenStops == 0 && watch.stopped()) return {};
        addRow(means, A.data() + std::ptrdiff_t(i) * keys, keys, i);
    }
    return {.entropy = means.entropy.value(),
            .evenness = means.possible > 0 ? means.entropy.sum / means.possible : 0,
            .largest = means.largest,
            .distance = means.distance.value(),
            .self = means.self.value(),
            .previous = means.previous.value(),
            .next = means.next.value(),
            .first = means.first.value()};
}

}  // namespace

Result<std::vector<HeadMeasures>> measureHeads(const Tensor& A, const Watch& watch) {
    const auto& shape = A.shape();
    std::vector<HeadMeasures> measures(static_cast<std::size_t>(shape.heads));
    Progress progress(watch, shape.heads);
    parallelFor(shape.heads, double(shape.size()) * microsecondsPerWeight, [&](int h) {
        measures[static_cast<std::size_t>(h)] = measureHead(A.head(h), watch);
        progress.step();
    });
    if (watch.stopped()) return stoppedError();
    return measures;
}

}  // namespace att
