// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/image.h"

#include <algorithm>

#include "engine/grad/linear.h"
#include "engine/grad/norm.h"
#include "engine/math/image_convolution_pull.h"
#include "engine/math/image_norm.h"

namespace att::grad {
namespace {

/// Room for a batch of maps of `shape` that come from the operands.
template <class Scalar>
Maps mapsOf(Tape<Scalar>& tape, int images, const Shape& shape, std::initializer_list<Var> operands) {
    return {tape.result(images, int(shape.size()), operands), shape};
}

/// The batch as one image with so many more channels.
Shape allChannels(int images, const Shape& shape) { return {images * shape.heads, shape.rows, shape.columns}; }

}  // namespace

template <class Scalar>
Maps convolve(Tape<Scalar>& tape, const Maps& x, const KernelShape& kernel, Var W, Var b) {
    const int images = tape.rows(x.x);
    const Shape out{kernel.out, strided(x.shape.rows, kernel.stride), strided(x.shape.columns, kernel.stride)};
    const Maps y = mapsOf(tape, images, out, {x.x, W, b});
    convolveImages<Scalar>({kernel, tape.data(W), b.valid() ? tape.data(b) : nullptr}, x.shape, images, tape.data(x.x), tape.data(y.x));
    tape.onPull(y.x, [=](Tape<Scalar>& t) {  // y = W∗x + b
        const auto toX = t.wants(x.x) ? t.target(x.x) : Target<Scalar>{nullptr, false};
        pullConvolution(ImageConvolutionPull<Scalar>{.kernel = kernel,
                                                     .image = x.shape,
                                                     .count = images,
                                                     .X = t.data(x.x),
                                                     .W = t.data(W),
                                                     .dY = t.gradient(y.x).data(),
                                                     .dX = toX.data,
                                                     .addX = toX.add,
                                                     .dW = t.gradientOrNull(W),
                                                     .db = t.gradientOrNull(b)});
    });
    return y;
}

template <class Scalar>
Maps pool(Tape<Scalar>& tape, const Maps& x, const PoolWindow& window) {
    const int images = tape.rows(x.x);
    const Shape all = allChannels(images, x.shape);
    const Maps y = mapsOf(tape, images, {x.channels(), window.places(x.shape.rows), window.places(x.shape.columns)}, {x.x});
    poolWindows<Scalar>(window, all, tape.data(x.x), tape.data(y.x));
    tape.onPull(y.x, [=](Tape<Scalar>& t) { pullPoolWindows<Scalar>(window, all, t.data(x.x), t.gradient(y.x).data(), t.gradient(x.x).data()); });
    return y;
}

template <class Scalar>
Var poolChannels(Tape<Scalar>& tape, const Maps& x, PoolKind kind) {
    const int images = tape.rows(x.x), places = x.places();
    const Shape all = allChannels(images, x.shape);
    const Var y = tape.result(images, x.channels(), {x.x});
    Scalar* const other = tape.keep(tape.size(y));
    const bool mean = kind == PoolKind::Mean;
    att::poolChannels<Scalar>(all, tape.data(x.x), mean ? tape.data(y) : other, mean ? other : tape.data(y));
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y_c = 1/N Σ x_c, or the first largest of x_c
        const auto& values = std::as_const(t);
        const Scalar *const dy = t.gradient(y).data(), *x_c = values.data(x.x);
        Scalar* dx = t.gradient(x.x).data();
        for (int c = 0; c < all.heads; ++c, dx += places, x_c += places) {
            const auto largest = mean ? places : std::find(x_c, x_c + places, values.data(y)[c]) - x_c;  // none where nothing is a number
            if (mean) MatrixSpan<Scalar>(dx, 1, places).array() += dy[c] / Scalar(places);
            if (largest < places) dx[largest] += dy[c];
        }
    });
    return y;
}

template <class Scalar>
Maps poolPlaces(Tape<Scalar>& tape, const Maps& x, bool maximumFirst) {
    const int images = tape.rows(x.x), places = x.places(), C = x.channels();
    const Maps y = mapsOf(tape, images, {2, x.shape.rows, x.shape.columns}, {x.x});
    for (int b = 0; b < images; ++b) {
        Scalar *const first = tape.data(y.x) + std::ptrdiff_t(b) * 2 * places, *const second = first + places;
        att::poolPlaces<Scalar>(x.shape, tape.data(x.x) + std::ptrdiff_t(b) * C * places, maximumFirst ? second : first,
                                maximumFirst ? first : second);
    }
    tape.onPull(y.x, [=](Tape<Scalar>& t) {  // y = [1/C Σ_c x_c; the first largest of x_c]
        const auto [dx, add] = t.target(x.x);
        for (int b = 0; b < images; ++b) {
            const std::ptrdiff_t image = std::ptrdiff_t(b) * C * places, pooled = std::ptrdiff_t(b) * 2 * places;
            const Scalar *const back = t.gradient(y.x).data() + pooled, *const maximum = t.data(y.x) + pooled + (maximumFirst ? 0 : places);
            pullPoolPlaces<Scalar>(x.shape, t.data(x.x) + image, maximum, back + (maximumFirst ? places : 0), back + (maximumFirst ? 0 : places),
                                   dx + image, add);
        }
    });
    return y;
}

template <class Scalar>
NormShape normShape(const Tape<Scalar>& tape, const Maps& x) {
    return {.samples = tape.rows(x.x), .places = x.places(), .channels = x.channels(), .channelsLast = false};
}

namespace {

/// In single through the fast kernels, in double through those for every kind of norm.
Maps normed(Tape<float>& tape, const Maps& x, const NormStatistics& statistics, bool fixed, Var gamma, Var beta, double epsilon) {
    const Maps y = x.with(tape.result(tape.rows(x.x), tape.columns(x.x), {x.x, gamma, beta}));
    const auto forward = [=, shape = normShape(tape, x)](Tape<float>& t) {
        return BatchNorm{shape, t.data(x.x), gamma.valid() ? t.data(gamma) : nullptr, beta.valid() ? t.data(beta) : nullptr, epsilon};
    };
    att::batchNorm(forward(tape), statistics, tape.data(y.x));
    tape.onPull(y.x, [=](Tape<float>& t) {  // y = (x - mean)·r·γ + β
        const auto toX = t.wants(x.x) ? t.target(x.x) : Target<float>{nullptr, false};
        pullBatchNorm({forward(t), statistics, fixed, t.gradient(y.x).data(), toX.data, toX.add, t.gradientOrNull(gamma), t.gradientOrNull(beta)});
    });
    return y;
}

Maps normed(Tape<double>& tape, const Maps& x, const NormStatistics& statistics, bool fixed, Var gamma, Var beta, double epsilon) {
    const NormShape shape = normShape(tape, x);
    return x.with(fixed ? normBy(tape, NormKind::Batch, shape, statistics, x.x, gamma, beta, epsilon)
                        : norm(tape, NormKind::Batch, shape, x.x, gamma, beta, epsilon));
}

NormStatistics statisticsOf(const NormShape& shape, const float* x) { return batchStatistics(shape, x); }
NormStatistics statisticsOf(const NormShape& shape, const double* x) { return normStatistics(NormKind::Batch, shape, x); }

}  // namespace

template <class Scalar>
Maps batchNorm(Tape<Scalar>& tape, const Maps& x, Var gamma, Var beta, NormStatistics* statistics, double epsilon) {
    const NormStatistics own = statisticsOf(normShape(tape, x), std::as_const(tape).data(x.x));
    if (statistics) *statistics = own;
    return normed(tape, x, own, false, gamma, beta, epsilon);
}

template <class Scalar>
Maps batchNormBy(Tape<Scalar>& tape, const Maps& x, const NormStatistics& statistics, Var gamma, Var beta, double epsilon) {
    return normed(tape, x, statistics, true, gamma, beta, epsilon);
}

template <class Scalar>
Maps resize(Tape<Scalar>& tape, const Maps& x, const Resize& resize) {
    const int images = tape.rows(x.x);
    const Shape all = allChannels(images, x.shape);
    const Maps y = mapsOf(tape, images, {x.channels(), resize.height, resize.width}, {x.x});
    resizeMaps<Scalar>(resize, all, tape.data(x.x), tape.data(y.x));
    tape.onPull(y.x, [=](Tape<Scalar>& t) { pullResizeMaps<Scalar>(resize, all, t.gradient(y.x).data(), t.gradient(x.x).data()); });
    return y;
}

template <class Scalar>
Maps stackChannels(Tape<Scalar>& tape, const Maps& a, const Maps& b) {
    return {sideBySide(tape, a.x, b.x), {a.channels() + b.channels(), a.shape.rows, a.shape.columns}};
}

template <class Scalar>
Var pixelRows(Tape<Scalar>& tape, const Maps& x) {
    const int images = tape.rows(x.x), C = x.channels(), places = x.places();
    const Var y = tape.result(images * places, C, {x.x});
    for (int b = 0; b < images; ++b)
        tape.value(y).middleRows(std::ptrdiff_t(b) * places, places) = MatrixView<Scalar>(tape.value(x.x).row(b).data(), C, places).transpose();
    tape.onPull(y, [=](Tape<Scalar>& t) {  // y(b·N + place, c) = x(b, c, place)
        for (int b = 0; b < images; ++b)
            MatrixSpan<Scalar>(t.gradient(x.x).row(b).data(), C, places) += t.gradient(y).middleRows(std::ptrdiff_t(b) * places, places).transpose();
    });
    return y;
}

#define ATT_INSTANTIATE(Scalar)                                                                     \
    template Maps convolve(Tape<Scalar>&, const Maps&, const KernelShape&, Var, Var);               \
    template Maps pool(Tape<Scalar>&, const Maps&, const PoolWindow&);                              \
    template Var poolChannels(Tape<Scalar>&, const Maps&, PoolKind);                                \
    template Maps poolPlaces(Tape<Scalar>&, const Maps&, bool);                                     \
    template NormShape normShape(const Tape<Scalar>&, const Maps&);                                 \
    template Maps batchNorm(Tape<Scalar>&, const Maps&, Var, Var, NormStatistics*, double);         \
    template Maps batchNormBy(Tape<Scalar>&, const Maps&, const NormStatistics&, Var, Var, double); \
    template Maps resize(Tape<Scalar>&, const Maps&, const Resize&);                                \
    template Maps stackChannels(Tape<Scalar>&, const Maps&, const Maps&);                           \
    template Var pixelRows(Tape<Scalar>&, const Maps&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att::grad
