// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/image_kernels.h"

#include "engine/core/simd.h"

namespace att {
namespace {

/// As many accumulators as leave registers for one vector of the input each and one broadcast weight.
constexpr int mostRows = lanes == 16 ? 8 : 4;
constexpr int mostVectors = lanes == 4 ? 2 : 3;
constexpr int aloneVectors = 8;  // one channel alone: depthwise layers, and the mask of a spatial gate

/// sums[r·vectors·lanes + p] = b_r + Σ_t W[t, r]·x[p + offsets[t]]
template <int rows, int vectors>
void convolveTile(const ConvolutionRun& run, const float* x, float* sums) {
    Floats c[rows][vectors];
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
        for (int v = 0; v < vectors; ++v) c[r][v] = all(run.b ? run.b[r] : 0.0f);
    const float* w = run.W;
#pragma GCC unroll 1
    for (const std::ptrdiff_t *offset = run.offsets, *end = offset + run.taps; offset != end; ++offset, w += rows) {
        Floats in[vectors];
#pragma GCC unroll 8
        for (int v = 0; v < vectors; ++v) in[v] = load(x + *offset + v * lanes);
#pragma GCC unroll 8
        for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
            for (int v = 0; v < vectors; ++v) c[r][v] += w[r] * in[v];
    }
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
        for (int v = 0; v < vectors; ++v) store(sums + (r * vectors + v) * lanes, c[r][v]);
}

/// From the tile's flat places to the image's, leaving out what lies between its rows.
void dealOut(const ConvolutionRun& run, const float* sums, int places, int begin) {
    const int end = begin + places < run.end ? begin + places : run.end;
    for (int p = begin, next = 0; p < end; p = next) {
        const int y = p / run.gridWidth, x = p - y * run.gridWidth;
        next = (y + 1) * run.gridWidth;
        next = next < end ? next : end;
        const int last = run.width - x < next - p ? run.width - x : next - p;
        for (int r = 0; r < run.rows; ++r) {
            const float* from = sums + r * places + p - begin;
            float* to = run.Y + r * run.yStep + std::ptrdiff_t(y) * run.width + x;
            for (int i = 0; i < last; ++i) to[i] = from[i];
        }
    }
}

template <int rows, int vectors>
void convolveRows(const ConvolutionRun& run) {
    constexpr int places = vectors * lanes;
    alignas(64) float sums[rows * places];
    for (int p = run.begin; p < run.end; p += places) {
        convolveTile<rows, vectors>(run, run.X + p, sums);
        dealOut(run, sums, places, p);
    }
}

using RowsFunction = void (*)(const ConvolutionRun&);
constexpr RowsFunction rowsFunctions[] = {
    convolveRows<1, aloneVectors>, convolveRows<2, mostVectors>, convolveRows<3, mostVectors>, convolveRows<4, mostVectors>,
#if defined(__AVX512F__)
    convolveRows<5, mostVectors>,  convolveRows<6, mostVectors>, convolveRows<7, mostVectors>, convolveRows<8, mostVectors>,
#endif
};

void convolve(const ConvolutionRun& run) { rowsFunctions[run.rows - 1](run); }

/// sums(r, t) += Σ_p dY[r, p]·X[p + offsets[t]]
template <int rows, int taps>
void correlateTile(const CorrelationRun& run, int row, int tap) {
    Floats c[rows][taps];
    float* const sums = run.sums + (std::ptrdiff_t(row) * run.taps + tap) * lanes;
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
        for (int t = 0; t < taps; ++t) c[r][t] = load(sums + (std::ptrdiff_t(r) * run.taps + t) * lanes);
#pragma GCC unroll 1
    for (int image = 0; image < run.images; ++image) {
        const float *dY = run.dY + image * run.yImageStep + row * run.yStep, *x[taps];
#pragma GCC unroll 8
        for (int t = 0; t < taps; ++t) x[t] = run.X + image * run.xImageStep + run.offsets[tap + t];
#pragma GCC unroll 1
        for (std::ptrdiff_t p = 0; p < run.places; p += lanes) {
            Floats in[taps];
#pragma GCC unroll 8
            for (int t = 0; t < taps; ++t) in[t] = load(x[t] + p);
#pragma GCC unroll 8
            for (int r = 0; r < rows; ++r) {
                const Floats back = load(dY + r * run.yStep + p);
#pragma GCC unroll 8
                for (int t = 0; t < taps; ++t) c[r][t] += back * in[t];
            }
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
        for (int t = 0; t < taps; ++t) store(sums + (std::ptrdiff_t(r) * run.taps + t) * lanes, c[r][t]);
}

constexpr int correlatedTaps = 3;

template <int rows>
void correlateRows(const CorrelationRun& run, int row) {
    int tap = 0;
    for (; tap + correlatedTaps <= run.taps; tap += correlatedTaps) correlateTile<rows, correlatedTaps>(run, row, tap);
    for (; tap < run.taps; ++tap) correlateTile<rows, 1>(run, row, tap);
}

void correlate(const CorrelationRun& run) {
    int row = 0;
#if defined(__AVX512F__)
    for (; row + 8 <= run.rows; row += 8) correlateRows<8>(run, row);
#endif
    for (; row + 4 <= run.rows; row += 4) correlateRows<4>(run, row);
    for (; row + 2 <= run.rows; row += 2) correlateRows<2>(run, row);
    for (; row < run.rows; ++row) correlateRows<1>(run, row);
}

void addSums(const float* vectors, std::ptrdiff_t count, float* to) {
    for (std::ptrdiff_t i = 0; i < count; ++i) to[i] += sumOf(load(vectors + i * lanes));
}

/// Sums of few numbers a lane in single, so that little is lost, and those in double.
void pool(const float* x, std::ptrdiff_t count, float* mean, float* maximum) {
    constexpr std::ptrdiff_t block = 64 * lanes;
    double sum = 0;
    float most = x[0];
    std::ptrdiff_t i = 0;
    Floats peaks = all(x[0]);
    while (i + 4 * lanes <= count) {
        const std::ptrdiff_t end = i + block < count ? i + block : count;
        Floats sums[4] = {};
        for (; i + 4 * lanes <= end; i += 4 * lanes) {
#pragma GCC unroll 4
            for (int v = 0; v < 4; ++v) {
                const Floats here = load(x + i + v * lanes);
                sums[v] += here;
                peaks = larger(peaks, here);
            }
        }
        sum += double(sumOf((sums[0] + sums[1]) + (sums[2] + sums[3])));
    }
    for (; i < count; ++i) {
        sum += double(x[i]);
        most = x[i] > most ? x[i] : most;
    }
    const float peak = largestOf(peaks);
    *mean = static_cast<float>(sum / double(count));
    *maximum = peak > most ? peak : most;
}

/// A few vectors of places at once, down all channels.
template <int vectors>
void poolTile(const float* x, int channels, std::ptrdiff_t step, float* mean, float* maximum) {
    Floats sums[vectors], peaks[vectors];
#pragma GCC unroll 4
    for (int v = 0; v < vectors; ++v) sums[v] = peaks[v] = load(x + v * lanes);
    for (int c = 1; c < channels; ++c) {
        x += step;
#pragma GCC unroll 4
        for (int v = 0; v < vectors; ++v) {
            const Floats here = load(x + v * lanes);
            sums[v] += here;
            peaks[v] = larger(peaks[v], here);
        }
    }
#pragma GCC unroll 4
    for (int v = 0; v < vectors; ++v) {
        store(mean + v * lanes, sums[v] / all(float(channels)));
        store(maximum + v * lanes, peaks[v]);
    }
}

void poolAcross(const float* x, int channels, std::ptrdiff_t step, std::ptrdiff_t count, float* mean, float* maximum) {
    std::ptrdiff_t p = 0;
    for (; p + 4 * lanes <= count; p += 4 * lanes) poolTile<4>(x + p, channels, step, mean + p, maximum + p);
    for (; p + lanes <= count; p += lanes) poolTile<1>(x + p, channels, step, mean + p, maximum + p);
    for (; p < count; ++p) {
        float sum = x[p], most = x[p];
        for (int c = 1; c < channels; ++c) {
            const float here = x[p + c * step];
            sum += here;
            most = here > most ? here : most;
        }
        mean[p] = sum / float(channels);
        maximum[p] = most;
    }
}

/// Which lanes still look for their maximum is a mask, all ones or zeros.
void pullAcrossTile(const AcrossPull& pull, std::ptrdiff_t place) {
    const Floats maximum = load(pull.maximum + place), share = load(pull.dMean + place) / all(float(pull.channels)),
                 back = load(pull.dMaximum + place);
    Ints looking = ~Ints{};
    for (int c = 0; c < pull.channels; ++c) {
        float* const dx = pull.dx + c * pull.step + place;
        const Ints found = looking & (load(pull.x + c * pull.step + place) == maximum);
        looking &= ~found;
        const Floats given = share + asFloats(asInts(back) & found);
        store(dx, pull.add ? load(dx) + given : given);
    }
}

void pullAcross(const AcrossPull& pull) {
    std::ptrdiff_t p = 0;
    for (; p + lanes <= pull.count; p += lanes) pullAcrossTile(pull, p);
    for (; p < pull.count; ++p) {
        bool looking = true;
        for (int c = 0; c < pull.channels; ++c) {
            float& dx = pull.dx[c * pull.step + p];
            const bool found = looking && pull.x[c * pull.step + p] == pull.maximum[p];
            looking = looking && !found;
            dx = (pull.add ? dx : 0) + pull.dMean[p] / float(pull.channels) + (found ? pull.dMaximum[p] : 0);
        }
    }
}

void scale(const float* x, float factor, std::ptrdiff_t count, float* y) {
    for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = x[i] * factor;
}

void multiply(const float* x, const float* m, std::ptrdiff_t count, float* y) {
    for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = x[i] * m[i];
}

}  // namespace

namespace ATT_SET {
extern const ImageKernels imageKernels;
const ImageKernels imageKernels = {
    mostRows, lanes* aloneVectors, convolve,   lanes, correlate, addSums,
    pool,     poolAcross,          pullAcross, scale, multiply,  lanes == 16 ? 50000.0 : lanes == 8 ? 25000.0 : 6000.0};
}  // namespace ATT_SET

}  // namespace att
