// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/activation_map.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/parallel.h"

namespace att {
namespace {

double powered(double x, double p) { return p == 2 ? x * x : p == 1 ? std::abs(x) : std::pow(std::abs(x), p); }

/// Below what a float holds in full there is nothing.
float single(double x) { return std::abs(x) < double(std::numeric_limits<float>::min()) ? 0.0f : static_cast<float>(x); }

std::ptrdiff_t placesOf(const Tensor& maps) { return std::ptrdiff_t(maps.shape().rows) * maps.shape().columns; }

std::shared_ptr<Tensor> planeLike(const Tensor& maps) { return std::make_shared<Tensor>(Shape{1, maps.shape().rows, maps.shape().columns}); }

float narrowed(double x, float) { return static_cast<float>(x); }
double narrowed(double x, double) { return x; }
float nothingBelow(double x, float) { return single(x); }
double nothingBelow(double x, double) { return x; }

/// The first of the largest channels of C at a place; channels are `step` apart.
template <class Scalar>
int largestAt(const Scalar* A, int C, std::ptrdiff_t step) {
    int largest = 0;
    for (int c = 1; c < C; ++c)
        if (std::abs(A[c * step]) > std::abs(A[largest * step])) largest = c;
    return largest;
}

template <class Scalar>
double reducedAt(const ActivationMap& map, const Scalar* A, int C, std::ptrdiff_t step) {
    if (map.reduction == ChannelReduction::Maximum) return powered(double(A[largestAt(A, C, step) * step]), map.power);
    double sum = 0;
    for (int c = 0; c < C; ++c) sum += powered(double(A[c * step]), map.power);
    return map.reduction == ChannelReduction::Mean ? sum / C : sum;
}

}  // namespace

double activationSlope(double a, double p) {
    const double sign = a > 0 ? 1 : a < 0 ? -1 : 0;
    return p == 2 ? 2 * a : p == 1 ? sign : p * std::pow(std::abs(a), p - 1) * sign;
}

template <class Scalar>
void activationMap(const ActivationMap& map, const Shape& shape, const Scalar* A, Scalar* G) {
    const std::ptrdiff_t width = shape.columns, places = width * shape.rows;
    parallelFor(shape.rows, double(shape.size()) / 300, [&](int y) {
        for (std::ptrdiff_t i = y * width; i < (y + 1) * width; ++i) G[i] = narrowed(reducedAt(map, A + i, shape.heads, places), Scalar());
    });
}

TensorPtr activationMap(const ActivationMap& map, const Tensor& A) {
    auto G = planeLike(A);
    activationMap(map, A.shape(), A.data(), G->data());
    return G;
}

template <class Scalar>
void pullActivationMap(const ActivationMap& map, const Shape& shape, const Scalar* A, const Scalar* dG, Scalar* dA) {
    const double share = map.reduction == ChannelReduction::Mean ? 1.0 / shape.heads : 1;
    const std::ptrdiff_t places = std::ptrdiff_t(shape.rows) * shape.columns;
    std::vector<int> winners;
    if (map.reduction == ChannelReduction::Maximum)
        for (std::ptrdiff_t i = 0; i < places; ++i) winners.push_back(largestAt(A + i, shape.heads, places));
    parallelFor(shape.heads, double(shape.size()) / 300, [&](int c) {
        for (std::ptrdiff_t i = 0; i < places; ++i) {
            const bool counts = winners.empty() || winners[std::size_t(i)] == c;
            const double slope = counts ? activationSlope(double(A[c * places + i]), map.power) * share : 0;
            dA[c * places + i] = nothingBelow(slope * double(dG[i]), Scalar());
        }
    });
}

TensorPtr pullActivationMap(const ActivationMap& map, const Tensor& A, const Tensor& dG) {
    auto dA = std::make_shared<Tensor>(A.shape());
    pullActivationMap(map, A.shape(), A.data(), dG.data(), dA->data());
    return dA;
}

Between betweenOf(int place, int from, int to, bool alignCorners) {
    const double at = alignCorners ? (to > 1 ? double(place) * (from - 1) / (to - 1) : 0) : std::max(0.0, (place + 0.5) * from / to - 0.5);
    const int first = std::min(int(at), from - 1);
    return {first, std::min(first + 1, from - 1), at - first};
}

namespace {

std::vector<Between> betweens(const Resize& r, int from, int to) {
    std::vector<Between> all;
    for (int place = 0; place < to; ++place) {
        const int nearest = int(std::int64_t(place) * from / to);
        all.push_back(r.nearest ? Between{nearest, nearest, 0} : betweenOf(place, from, to, r.alignCorners));
    }
    return all;
}

/// f(down, right, from, to) for each place `to` of the result; the channel that it comes from begins at `from`.
template <class Function>
void forEachPlace(const Resize& r, const Shape& from, Function f) {
    const auto downs = betweens(r, from.rows, r.height), rights = betweens(r, from.columns, r.width);
    std::ptrdiff_t to = 0;
    for (int c = 0; c < from.heads; ++c)
        for (const Between& down : downs)
            for (const Between& right : rights) f(down, right, std::ptrdiff_t(c) * from.rows * from.columns, to++);
}

}  // namespace

template <class Scalar>
void resizeMaps(const Resize& r, const Shape& from, const Scalar* X, Scalar* Y) {
    forEachPlace(r, from,
                 [&, width = std::ptrdiff_t(from.columns)](const Between& down, const Between& right, std::ptrdiff_t channel, std::ptrdiff_t to) {
                     const Scalar *const first = X + channel + down.first * width, *const second = X + channel + down.second * width;
                     const double above = (1 - right.share) * double(first[right.first]) + right.share * double(first[right.second]);
                     const double below = (1 - right.share) * double(second[right.first]) + right.share * double(second[right.second]);
                     Y[to] = narrowed((1 - down.share) * above + down.share * below, Scalar());
                 });
}

template <class Scalar>
void pullResizeMaps(const Resize& r, const Shape& from, const Scalar* dY, Scalar* dX) {
    forEachPlace(r, from,
                 [&, width = std::ptrdiff_t(from.columns)](const Between& down, const Between& right, std::ptrdiff_t channel, std::ptrdiff_t to) {
                     Scalar *const first = dX + channel + down.first * width, *const second = dX + channel + down.second * width;
                     const auto give = [d = double(dY[to])](Scalar& x, double share) { x += narrowed(share * d, Scalar()); };
                     give(first[right.first], (1 - down.share) * (1 - right.share));
                     give(first[right.second], (1 - down.share) * right.share);
                     give(second[right.first], down.share * (1 - right.share));
                     give(second[right.second], down.share * right.share);
                 });
}

TensorPtr resized(const Resize& r, const Tensor& map) {
    auto out = std::make_shared<Tensor>(Shape{1, r.height, r.width});
    resizeMaps(r, map.shape(), map.data(), out->data());
    return out;
}

TensorPtr pullResized(const Resize& r, const Tensor& dMap, int height, int width) {
    const Matrix<double> given = dMap.head(0).cast<double>();
    Matrix<double> back = Matrix<double>::Zero(height, width);
    pullResizeMaps(r, {1, height, width}, given.data(), back.data());
    auto out = std::make_shared<Tensor>(Shape{1, height, width});
    for (Eigen::Index i = 0; i < back.size(); ++i) out->data()[i] = single(back.data()[i]);
    return out;
}

template <class Scalar>
void placeSoftmax(const Scalar* x, std::ptrdiff_t count, double temperature, Scalar* y) {
    const double most = double(*std::max_element(x, x + count));
    std::vector<double> powers(static_cast<std::size_t>(count));
    double sum = 0;
    for (std::ptrdiff_t i = 0; i < count; ++i) sum += powers[std::size_t(i)] = std::exp((double(x[i]) - most) / temperature);
    for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = nothingBelow(powers[std::size_t(i)] / sum, Scalar());
}

TensorPtr placeSoftmax(const Tensor& x, double temperature) {
    auto y = planeLike(x);
    placeSoftmax(x.data(), placesOf(x), temperature, y->data());
    return y;
}

double meanSquaredError(const Tensor& a, const Tensor& b, double weight) {
    double sum = 0;
    for (std::ptrdiff_t i = 0; i < placesOf(a); ++i) {
        const double difference = double(a.data()[i]) - double(b.data()[i]);
        sum += difference * difference;
    }
    return weight * sum / double(placesOf(a));
}

// d = 2·weight / (H·W)·(Ψ − target): of weight / (H·W)·Σ (Ψ − target)². Through Ψ = softmax(x/T): dx = Ψ·(d − Σ Ψ·d) / T.
SoftmaxPull softmaxPull(const Tensor& softmax, const Tensor& target, double weight) {
    SoftmaxPull pull{.factor = 2 * weight / double(placesOf(softmax))};
    for (std::ptrdiff_t i = 0; i < placesOf(softmax); ++i)
        pull.mean += double(softmax.data()[i]) * pull.factor * (double(softmax.data()[i]) - double(target.data()[i]));
    return pull;
}

TensorPtr pullDistance(const Tensor& softmax, const Tensor& target, double weight, double temperature) {
    auto dx = planeLike(softmax);
    const auto [factor, mean] = softmaxPull(softmax, target, weight);
    for (std::ptrdiff_t i = 0; i < placesOf(softmax); ++i) {
        const double psi = double(softmax.data()[i]), back = factor * (psi - double(target.data()[i]));
        dx->data()[i] = single(psi * (back - mean) / temperature);
    }
    return dx;
}

TensorPtr halved(const Tensor& X) {
    const auto [C, H, W] = X.shape();
    auto Y = std::make_shared<Tensor>(Shape{C, (H + 1) / 2, (W + 1) / 2});
    parallelFor(C, double(X.shape().size()) / 500, [&, height = H, width = W](int c) {
        const auto from = X.head(c);
        auto to = Y->head(c);
        for (int y = 0; y < to.rows(); ++y)
            for (int x = 0; x < to.cols(); ++x) {
                const int below = std::min(2 * y + 1, height - 1), right = std::min(2 * x + 1, width - 1);
                to(y, x) = std::max(std::max(from(2 * y, 2 * x), from(2 * y, right)), std::max(from(below, 2 * x), from(below, right)));
            }
    });
    return Y;
}

std::int64_t distillationMultiplyAdds(const std::vector<Shape>& maps, int height, int width) {
    std::int64_t sum = 0, places = std::int64_t(height) * width;
    for (const Shape& shape : maps) sum += std::int64_t(shape.size()) + 4 * places;
    return sum + (std::int64_t(maps.size()) - 1) * places;
}

#define ATT_INSTANTIATE(Scalar)                                                                                 \
    template void activationMap(const ActivationMap&, const Shape&, const Scalar*, Scalar*);                    \
    template void pullActivationMap(const ActivationMap&, const Shape&, const Scalar*, const Scalar*, Scalar*); \
    template void resizeMaps(const Resize&, const Shape&, const Scalar*, Scalar*);                              \
    template void pullResizeMaps(const Resize&, const Shape&, const Scalar*, Scalar*);                          \
    template void placeSoftmax(const Scalar*, std::ptrdiff_t, double, Scalar*);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
