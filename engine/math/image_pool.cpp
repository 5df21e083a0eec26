// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_pool.h"

#include <algorithm>
#include <cstddef>

namespace att {
namespace {

/// The places of one window along one side.
struct Span {
    int begin, end;
};
Span spanOf(const PoolWindow& window, int place, int length) {
    const int begin = place * window.stride - window.padding;
    return {std::max(begin, 0), std::min(begin + window.side, length)};
}

/// f(rows, columns, where) for every window of one channel, in reading order.
template <class Function>
void forEachWindow(const PoolWindow& window, int height, int width, Function f) {
    std::ptrdiff_t where = 0;
    for (int y = 0; y < window.places(height); ++y)
        for (int x = 0; x < window.places(width); ++x) f(spanOf(window, y, height), spanOf(window, x, width), where++);
}

template <class Scalar>
std::ptrdiff_t firstLargest(const Scalar* X, int width, Span rows, Span columns) {
    std::ptrdiff_t best = std::ptrdiff_t(rows.begin) * width + columns.begin;
    for (int y = rows.begin; y < rows.end; ++y)
        for (int x = columns.begin; x < columns.end; ++x)
            if (const auto at = std::ptrdiff_t(y) * width + x; X[at] > X[best]) best = at;
    return best;
}

template <class Scalar>
Scalar meanOf(const Scalar* X, int width, Span rows, Span columns) {
    Scalar sum = 0;
    for (int y = rows.begin; y < rows.end; ++y)
        for (int x = columns.begin; x < columns.end; ++x) sum += X[std::ptrdiff_t(y) * width + x];
    return sum / Scalar((rows.end - rows.begin) * (columns.end - columns.begin));
}

}  // namespace

int PoolWindow::places(int length) const {
    const int beyond = std::max(length + 2 * padding - side, 0), count = (beyond + stride - 1) / stride + 1;
    return (count - 1) * stride >= length + padding ? count - 1 : count;
}

template <class Scalar>
void poolWindows(const PoolWindow& window, const Shape& image, const Scalar* X, Scalar* Y) {
    const auto [C, H, W] = image;
    for (int c = 0; c < C; ++c, X += std::ptrdiff_t(H) * W, Y += std::ptrdiff_t(window.places(H)) * window.places(W))
        forEachWindow(window, H, W, [&, width = W](Span rows, Span columns, std::ptrdiff_t where) {
            Y[where] = window.kind == PoolKind::Maximum ? X[firstLargest(X, width, rows, columns)] : meanOf(X, width, rows, columns);
        });
}

template <class Scalar>
void pullPoolWindows(const PoolWindow& window, const Shape& image, const Scalar* X, const Scalar* dY, Scalar* dX) {
    const auto [C, H, W] = image;
    for (int c = 0; c < C; ++c, X += std::ptrdiff_t(H) * W, dX += std::ptrdiff_t(H) * W, dY += std::ptrdiff_t(window.places(H)) * window.places(W))
        forEachWindow(window, H, W, [&, width = W](Span rows, Span columns, std::ptrdiff_t where) {
            if (window.kind == PoolKind::Maximum) {
                dX[firstLargest(X, width, rows, columns)] += dY[where];
                return;
            }
            const Scalar share = dY[where] / Scalar((rows.end - rows.begin) * (columns.end - columns.begin));
            for (int y = rows.begin; y < rows.end; ++y)
                for (int x = columns.begin; x < columns.end; ++x) dX[std::ptrdiff_t(y) * width + x] += share;
        });
}

#define ATT_INSTANTIATE(Scalar)                                                         \
    template void poolWindows(const PoolWindow&, const Shape&, const Scalar*, Scalar*); \
    template void pullPoolWindows(const PoolWindow&, const Shape&, const Scalar*, const Scalar*, Scalar*);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)

}  // namespace att
