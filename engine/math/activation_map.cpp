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

/// The first of the largest channels at a place.
int largestAt(const Tensor& A, std::ptrdiff_t place) {
    int largest = 0;
    for (int c = 1; c < A.shape().heads; ++c)
        if (std::abs(A.head(c).data()[place]) > std::abs(A.head(largest).data()[place])) largest = c;
    return largest;
}

double reducedAt(const ActivationMap& map, const Tensor& A, std::ptrdiff_t place) {
    if (map.reduction == ChannelReduction::Maximum) return powered(double(A.head(largestAt(A, place)).data()[place]), map.power);
    double sum = 0;
    for (int c = 0; c < A.shape().heads; ++c) sum += powered(double(A.head(c).data()[place]), map.power);
    return map.reduction == ChannelReduction::Mean ? sum / A.shape().heads : sum;
}

}  // namespace

double activationSlope(double a, double p) {
    const double sign = a > 0 ? 1 : a < 0 ? -1 : 0;
    return p == 2 ? 2 * a : p == 1 ? sign : p * std::pow(std::abs(a), p - 1) * sign;
}

TensorPtr activationMap(const ActivationMap& map, const Tensor& A) {
    auto G = planeLike(A);
    const int width = A.shape().columns;
    parallelFor(A.shape().rows, double(A.shape().size()) / 300, [&](int y) {
        for (int x = 0; x < width; ++x)
            G->data()[std::ptrdiff_t(y) * width + x] = static_cast<float>(reducedAt(map, A, std::ptrdiff_t(y) * width + x));
    });
    return G;
}

TensorPtr pullActivationMap(const ActivationMap& map, const Tensor& A, const Tensor& dG) {
    auto dA = std::make_shared<Tensor>(A.shape());
    const double share = map.reduction == ChannelReduction::Mean ? 1.0 / A.shape().heads : 1;
    std::vector<int> winners;
    if (map.reduction == ChannelReduction::Maximum)
        for (std::ptrdiff_t i = 0; i < placesOf(A); ++i) winners.push_back(largestAt(A, i));
    parallelFor(A.shape().heads, double(A.shape().size()) / 300, [&](int c) {
        float* back = dA->head(c).data();
        for (std::ptrdiff_t i = 0; i < placesOf(A); ++i) {
            const bool counts = winners.empty() || winners[std::size_t(i)] == c;
            back[i] = counts ? single(activationSlope(double(A.head(c).data()[i]), map.power) * share * double(dG.data()[i])) : 0;
        }
    });
    return dA;
}

Between betweenOf(int place, int from, int to, bool alignCorners) {
    const double at = alignCorners ? (to > 1 ? double(place) * (from - 1) / (to - 1) : 0) : std::max(0.0, (place + 0.5) * from / to - 0.5);
    const int first = std::min(int(at), from - 1);
    return {first, std::min(first + 1, from - 1), at - first};
}

TensorPtr resized(const Resize& r, const Tensor& map) {
    auto out = std::make_shared<Tensor>(Shape{1, r.height, r.width});
    const auto from = map.head(0);
    for (int y = 0; y < r.height; ++y) {
        const Between down = betweenOf(y, map.shape().rows, r.height, r.alignCorners);
        for (int x = 0; x < r.width; ++x) {
            const Between right = betweenOf(x, map.shape().columns, r.width, r.alignCorners);
            const double above = (1 - right.share) * double(from(down.first, right.first)) + right.share * double(from(down.first, right.second));
            const double below = (1 - right.share) * double(from(down.second, right.first)) + right.share * double(from(down.second, right.second));
            out->head(0)(y, x) = static_cast<float>((1 - down.share) * above + down.share * below);
        }
    }
    return out;
}

TensorPtr pullResized(const Resize& r, const Tensor& dMap, int height, int width) {
    Matrix<double> back = Matrix<double>::Zero(height, width);
    for (int y = 0; y < r.height; ++y) {
        const Between down = betweenOf(y, height, r.height, r.alignCorners);
        for (int x = 0; x < r.width; ++x) {
            const Between right = betweenOf(x, width, r.width, r.alignCorners);
            const double d = double(dMap.head(0)(y, x));
            back(down.first, right.first) += (1 - down.share) * (1 - right.share) * d;
            back(down.first, right.second) += (1 - down.share) * right.share * d;
            back(down.second, right.first) += down.share * (1 - right.share) * d;
            back(down.second, right.second) += down.share * right.share * d;
        }
    }
    auto out = std::make_shared<Tensor>(Shape{1, height, width});
    for (Eigen::Index i = 0; i < back.size(); ++i) out->data()[i] = single(back.data()[i]);
    return out;
}

TensorPtr placeSoftmax(const Tensor& x, double temperature) {
    auto y = planeLike(x);
    const std::ptrdiff_t count = placesOf(x);
    const double most = double(*std::max_element(x.data(), x.data() + count));
    double sum = 0;
    const auto power = [&](std::ptrdiff_t i) { return std::exp((double(x.data()[i]) - most) / temperature); };
    for (std::ptrdiff_t i = 0; i < count; ++i) sum += power(i);
    for (std::ptrdiff_t i = 0; i < count; ++i) y->data()[i] = single(power(i) / sum);
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

}  // namespace att
