// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shuffle_order.h"

#include <algorithm>
#include <numeric>

#include "engine/core/random.h"

namespace att::lenses {
namespace {

/// Fisher and Yates; 0 leaves the order as it is.
TokenOrder drawnOrder(int number, int n) {
    TokenOrder order(std::size_t(std::max(n, 0)));
    std::iota(order.begin(), order.end(), 0);
    if (number == 0) return order;
    Random random(std::uint64_t(number), "shuffle");
    for (int place = n - 1; place > 0; --place) std::swap(order[std::size_t(place)], order[std::size_t(random.uniform() * (place + 1))]);
    return order;
}

}  // namespace

Result<TokenOrder> orderOf(const ShuffleOptions& options, int n) {
    const auto& arrays = options.weights.arrays.arrays;
    if (!arrays || !arrays->contains("order")) return drawnOrder(options.order, n);
    TokenOrder order;
    for (const float place : arrays->at("order").values) order.push_back(place >= 0 && place < float(n) ? int(place) : -1);
    auto sorted = order;
    std::ranges::sort(sorted);
    for (int place = 0; place < n; ++place)
        if (sorted[std::size_t(place)] != place)
            return Error{ErrorKind::Input,
                         say(ATT_TEXT("engine", "order in %1 is no order of %2 tokens: each of 0 … %3 must come once."), options.weights.arrays.path,
                             n, n - 1),
                         "arrays"};
    return order;
}

TensorPtr rowsInOrder(const Tensor& x, const TokenOrder& order) {
    auto shuffled = std::make_shared<Tensor>(x.shape());
    for (int h = 0; h < x.shape().heads; ++h)
        for (int place = 0; place < x.shape().rows; ++place) shuffled->head(h).row(place) = x.head(h).row(order[std::size_t(place)]);
    return shuffled;
}

TensorPtr putBack(const Tensor& A, const TokenOrder& order) {
    auto back = std::make_shared<Tensor>(A.shape());
    for (int h = 0; h < A.shape().heads; ++h)
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = 0; j < order.size(); ++j) back->head(h)(order[i], order[j]) = A.at(h, int(i), int(j));
    return back;
}

TensorPtr rowsPutBack(const Tensor& y, const TokenOrder& order) {
    auto back = std::make_shared<Tensor>(y.shape());
    for (std::size_t place = 0; place < order.size(); ++place) back->head(0).row(order[place]) = y.head(0).row(int(place));
    return back;
}

TensorPtr meanRow(const Tensor& y) {
    auto mean = std::make_shared<Tensor>(Shape{1, 1, y.shape().columns});
    mean->head(0).setZero();
    if (y.shape().rows > 0) mean->head(0) = y.head(0).colwise().mean();
    return mean;
}

}  // namespace att::lenses
