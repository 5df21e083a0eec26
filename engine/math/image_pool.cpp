// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_pool.h"

#include <algorithm>
#include <cstddef>
#include <vector>

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

std::vector<Span> spansOf(const PoolWindow& window, int length) {
    std::vector<Span> spans;
    for (int place = 0; place < window.places(length); ++place) spans.push_back(spanOf(window, place, length));
    return spans;
}

/// f(rows, columns, channel's begin, where) for every window of all channels, in reading order.
template <class Function>
void forEachWindow(const PoolWindow& window, const Shape& image, Function f) {
    const auto rows = spansOf(window, image.rows), columns = spansOf(window, image.columns);
    std::ptrdiff_t where = 0;
    for (int c = 0; c < image.heads; ++c)
        for (const Span& row : rows)
            for (const Span& column : columns) f(row, column, std::ptrdiff_t(c) * image.rows * image.columns, where++);
}

template <class Scalar>
Scalar largestOf(const Scalar* X, int width, Span rows, Span columns) {
    Scalar largest = X[std::ptrdiff_t(rows.begin) * width + columns.begin];
    for (int y = rows.begin; y < rows.end; ++y)
        for (int x = columns.begin; x < columns.end; ++x) {
            const Scalar here = X[std::ptrdiff_t(y) * width + x];
            largest = here > largest ? here : largest;
        }
    return largest;
}

/// Without a branch on which one it is: nobody can guess that.
template <class Scalar>
void giveToFirst(const Scalar* X, Scalar largest, int width, Span rows, Span columns, Scalar dY, Scalar* dX) {
    unsigned looking = 1;
    for (int y = rows.begin; y < rows.end; ++y)
        for (int x = columns.begin; x < columns.end; ++x) {
            const auto at = std::ptrdiff_t(y) * width + x;
            const unsigned found = looking & unsigned(X[at] == largest);
            looking ^= found;
            dX[at] += Scalar(int(found)) * dY;
        }
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
    const int width = image.columns;
    if (window.kind == PoolKind::Maximum)
        forEachWindow(window, image, [=](Span rows, Span columns, std::ptrdiff_t channel, std::ptrdiff_t where) {
            Y[where] = largestOf(X + channel, width, rows, columns);
        });
    else
        forEachWindow(window, image, [=](Span rows, Span columns, std::ptrdiff_t channel, std::ptrdiff_t where) {
            Y[where] = meanOf(X + channel, width, rows, columns);
        });
}

template <class Scalar>
void pullPoolWindows(const PoolWindow& window, const Shape& image, const Scalar* X, const Scalar* dY, Scalar* dX) {
    const int width = image.columns;
    if (window.kind == PoolKind::Maximum)
        forEachWindow(window, image, [=](Span rows, Span columns, std::ptrdiff_t channel, std::ptrdiff_t where) {
            giveToFirst(X + channel, largestOf(X + channel, width, rows, columns), width, rows, columns, dY[where], dX + channel);
        });
    else
        forEachWindow(window, image, [=](Span rows, Span columns, std::ptrdiff_t channel, std::ptrdiff_t where) {
            const Scalar share = dY[where] / Scalar((rows.end - rows.begin) * (columns.end - columns.begin));
            for (int y = rows.begin; y < rows.end; ++y)
                for (int x = columns.begin; x < columns.end; ++x) dX[channel + std::ptrdiff_t(y) * width + x] += share;
        });
}

#define ATT_INSTANTIATE(Scalar)                                                         \
    template void poolWindows(const PoolWindow&, const Shape&, const Scalar*, Scalar*); \
    template void pullPoolWindows(const PoolWindow&, const Shape&, const Scalar*, const Scalar*, Scalar*);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
