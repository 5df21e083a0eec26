// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/raster_kernels.h"

#include "engine/core/logarithm.h"

namespace att {
namespace {

constexpr float infinity = __builtin_inff();

template <bool logarithmic>
Ints indicesOf(Floats values, const IndexLine& line) {
    const Floats height = logarithmic ? (values > 0.0f ? logarithm(values) : all(-infinity)) : values;
    Floats index = smaller(larger((height - line.from) * line.perUnit, Floats{}), all(float(scaleIndices - 1))) + 0.5f;
    index = values == -infinity ? all(float(minusInfinityIndex)) : index;
    index = values == infinity ? all(float(plusInfinityIndex)) : index;
    index = values != values ? all(float(notANumberIndex)) : index;
    return __builtin_convertvector(index, Ints);
}

inline void put(Ints whole, std::int32_t* to) { __builtin_memcpy(to, &whole, sizeof whole); }

/// First as whole numbers, then narrowed to bytes by a loop that the compiler knows how to pack.
constexpr int chunk = 256;

template <bool logarithmic>
void quantiseChunk(const float* values, int count, const IndexLine& line, std::uint8_t* indices) {
    alignas(64) std::int32_t whole[chunk];
    int j = 0;
    for (; j + lanes <= count; j += lanes) put(indicesOf<logarithmic>(load(values + j), line), whole + j);
    if (j < count) {
        Floats last = {};
        for (int l = 0; j + l < count; ++l) last[l] = values[j + l];
        put(indicesOf<logarithmic>(last, line), whole + j);
    }
    for (int k = 0; k < count; ++k) indices[k] = static_cast<std::uint8_t>(whole[k]);
}

template <bool logarithmic>
void quantiseRow(const float* values, int count, const IndexLine& line, std::uint8_t* indices) {
    for (int j = 0; j < count; j += chunk) quantiseChunk<logarithmic>(values + j, count - j < chunk ? count - j : chunk, line, indices + j);
}

void quantise(const Pixels& pixels, const IndexLine& line, std::uint8_t* indices, std::ptrdiff_t indexStep) {
    for (int i = 0; i < pixels.rows; ++i)
        (line.logarithmic ? quantiseRow<true> : quantiseRow<false>)(pixels.values + i * pixels.rowStep, pixels.columns, line,
                                                                    indices + i * indexStep);
}

/// How two numbers, or two vectors of them, become one, and the number that changes nothing. NaN wins.
struct KeepMaximum {
    static constexpr float nothing = -infinity;
    template <class Number>
    static Number join(Number a, Number b) {
        return a != a ? a : (a > b ? a : b);
    }
};
struct KeepExtreme {
    static constexpr float nothing = -infinity;
    template <class Number>
    static Number join(Number a, Number b) {
        return a != a ? a : (size(a) > size(b) ? a : b);
    }
    template <class Number>
    static Number size(Number a) {
        return a == -infinity ? a : (a < 0 ? -a : a);
    }
};
/// Of what is not masked; how many there are is added up beside it.
struct Add {
    static constexpr float nothing = 0;
    template <class Number>
    static Number join(Number a, Number b) {
        return a + b;
    }
};

inline float asItIs(float value) { return value; }
inline Floats asItIs(Floats values) { return values; }
inline float unmasked(float value) { return value == -infinity ? 0 : value; }
inline Floats unmasked(Floats values) { return values == -infinity ? Floats{} : values; }
inline float presence(float value) { return value == -infinity ? 0.0f : 1.0f; }
inline Floats presence(Floats values) { return values == -infinity ? Floats{} : all(1); }

/// All rows of the band into one, `of` each number.
template <class Join, class Of>
void joinRows(const Pixels& band, const Of& of, float* row) {
    int j = 0;
    for (; j + lanes <= band.columns; j += lanes) {
        Floats joined = of(load(band.values + j));
        for (int i = 1; i < band.rows; ++i) joined = Join::join(joined, of(load(band.values + i * band.rowStep + j)));
        store(row + j, joined);
    }
    for (; j < band.columns; ++j) {
        row[j] = of(band.values[j]);
        for (int i = 1; i < band.rows; ++i) row[j] = Join::join(row[j], of(band.values[i * band.rowStep + j]));
    }
    row[band.columns] = Join::nothing;
}

inline Floats gathered(const float* row, const std::int32_t* places) {
#if defined(__AVX512F__)
    return _mm512_mask_i32gather_ps(Floats{}, 0xffff, _mm512_loadu_si512(places), row, 4);
#elif defined(__AVX2__)
    return _mm256_i32gather_ps(row, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(places)), 4);
#else
    Floats values;
    for (int l = 0; l < lanes; ++l) values[l] = row[places[l]];
    return values;
#endif
}

/// A vector of numbers at a time: first each one's first column, then each one's second, …
template <class Join>
Floats joinedPlaces(const float* row, const ColumnPlaces& columns, int x) {
    Floats joined = gathered(row, columns.places + x);
    for (int k = 1; k < columns.most; ++k) joined = Join::join(joined, gathered(row, columns.places + std::ptrdiff_t(k) * columns.count + x));
    return joined;
}

/// The last vector reaches back over numbers that are known.
template <class Join>
void joinPlaces(const float* row, const ColumnPlaces& columns, float* reduced) {
    for (int x = 0; x < columns.count && lanes <= columns.count; x += lanes) {
        const int at = x < columns.count - lanes ? x : columns.count - lanes;
        store(reduced + at, joinedPlaces<Join>(row, columns, at));
    }
    for (int x = 0; x < columns.count && lanes > columns.count; ++x) {
        reduced[x] = row[columns.places[x]];
        for (int k = 1; k < columns.most; ++k) reduced[x] = Join::join(reduced[x], row[columns.places[k * columns.count + x]]);
    }
}

template <class Join>
void joinBand(const Pixels& band, const ColumnPlaces& columns, float* row, float* reduced) {
    joinRows<Join>(
        band, [](auto value) { return asItIs(value); }, row);
    joinPlaces<Join>(row, columns, reduced);
}

/// Without any number that is not masked: masked.
void meanBand(const Pixels& band, const ColumnPlaces& columns, float* row, float* reduced) {
    float* const presences = row + band.columns + 1;
    float* const counts = presences + band.columns + 1;
    joinRows<Add>(
        band, [](auto value) { return unmasked(value); }, row);
    joinRows<Add>(
        band, [](auto value) { return presence(value); }, presences);
    joinPlaces<Add>(row, columns, reduced);
    joinPlaces<Add>(presences, columns, counts);
    for (int x = 0; x < columns.count; ++x) reduced[x] = counts[x] > 0 ? reduced[x] / counts[x] : -infinity;
}

void reduceBand(const Pixels& band, const ColumnPlaces& columns, Reduction reduction, float* scratch, float* reduced) {
    switch (reduction) {
        case Reduction::Maximum: return joinBand<KeepMaximum>(band, columns, scratch, reduced);
        case Reduction::Mean: return meanBand(band, columns, scratch, reduced);
        case Reduction::Extreme: return joinBand<KeepExtreme>(band, columns, scratch, reduced);
    }
}

void take(float value, Extent& extent) {
    if (value - value != 0) {
        ++extent.notFinite;
        return;
    }
    extent.lowest = value < extent.lowest ? value : extent.lowest;
    extent.highest = value > extent.highest ? value : extent.highest;
}

void takeRow(const float* values, int count, Extent& extent) {
    Floats lowest = all(extent.lowest), highest = all(extent.highest);
    Ints finiteOnes = {};
    int j = 0;
    for (; j + lanes <= count; j += lanes) {
        const Floats v = load(values + j);
        const Ints finite = v - v == 0.0f;  // true is -1
        lowest = (finite & (v < lowest)) != 0 ? v : lowest;
        highest = (finite & (v > highest)) != 0 ? v : highest;
        finiteOnes -= finite;
    }
    extent.notFinite += std::size_t(j);
    for (int l = 0; l < lanes; ++l) extent.notFinite -= std::size_t(finiteOnes[l]);
    extent.lowest = -largestOf(-lowest);
    extent.highest = largestOf(highest);
    for (; j < count; ++j) take(values[j], extent);
}

Extent extent(const Pixels& pixels) {
    Extent all{infinity, -infinity, 0};
    for (int i = 0; i < pixels.rows; ++i) takeRow(pixels.values + i * pixels.rowStep, pixels.columns, all);
    return all;
}

}  // namespace

namespace ATT_SET {
extern const RasterKernels rasterKernels;
const RasterKernels rasterKernels = {quantise, reduceBand, extent};
}  // namespace ATT_SET

}  // namespace att
