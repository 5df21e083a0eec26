// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/relative_bucket.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace att {
namespace {

/// distance ≥ 0 among `buckets`: the first half exact, then in steps of equal ratio up to `farthest`.
int bucketOfDistance(int distance, int buckets, int farthest) {
    const int exact = buckets / 2;
    if (distance < exact) return distance;
    const double along = std::log(double(distance) / exact) / std::log(double(farthest) / exact);
    return std::min(exact + static_cast<int>(along * (buckets - exact)), buckets - 1);
}

}  // namespace

int relativeBucket(const RelativeBuckets& rule, int distance) {
    if (!rule.bothSides) return bucketOfDistance(std::max(-distance, 0), rule.buckets, rule.farthest);
    const int side = rule.buckets / 2;
    return (distance > 0 ? side : 0) + bucketOfDistance(std::abs(distance), side, rule.farthest);
}

Matrix<int> relativeBuckets(const RelativeBuckets& rule, int queries, int keys) {
    return Matrix<int>::NullaryExpr(queries, keys, [&](Eigen::Index i, Eigen::Index j) { return relativeBucket(rule, static_cast<int>(j - i)); });
}

template <class Scalar>
Matrix<Scalar> relativeBucketBias(const RelativeBuckets& rule, const MatrixIn<Scalar>& table, int head, int queries, int keys) {
    return relativeBuckets(rule, queries, keys).unaryExpr([&](int bucket) { return table(bucket, head); });
}

std::int64_t relativeBucketParameters(const RelativeBuckets& rule, int heads) { return std::int64_t(rule.buckets) * heads; }

template Matrix<float> relativeBucketBias<float>(const RelativeBuckets&, const MatrixIn<float>&, int, int, int);
template Matrix<double> relativeBucketBias<double>(const RelativeBuckets&, const MatrixIn<double>&, int, int, int);

}  // namespace att
