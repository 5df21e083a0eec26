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

/// What passes through a loop over cells, lane by lane.
struct Seen {
    Floats lowest = all(infinity), highest = all(-infinity), positive = all(infinity);
    Ints masked = {}, notNumber = {};  ///< true is -1

    void take(Floats v) {
        const Ints finite = v - v == 0.0f;
        lowest = (finite & (v < lowest)) != 0 ? v : lowest;
        highest = (finite & (v > highest)) != 0 ? v : highest;
        positive = ((v > 0.0f) & (v < positive)) != 0 ? v : positive;
        masked |= v == -infinity;
        notNumber |= ~(v < infinity);
    }
    /// The lanes beyond `count` repeat the first.
    void take(const float* values, int count) {
        Floats last = all(values[0]);
        for (int l = 1; l < count; ++l) last[l] = values[l];
        take(last);
    }
    Extent extent() const { return {-largestOf(-lowest), largestOf(highest), -largestOf(-positive), any(masked), any(notNumber)}; }

    static bool any(Ints truths) {
        int some = 0;
        for (int l = 0; l < lanes; ++l) some |= truths[l];
        return some != 0;
    }
};

/// In place of the above where nobody asks.
struct Unseen {
    void take(Floats) {}
    void take(const float*, int) {}
};

/// All rows of the band into one, `of` each number, which `seen` sees as it is.
template <class Join, class Of, class See>
void joinSeenRows(const Pixels& band, const Of& of, float* row, See& seen) {
    int j = 0;
    for (; j + lanes <= band.columns; j += lanes) {
        const Floats first = load(band.values + j);
        seen.take(first);
        Floats joined = of(first);
        for (int i = 1; i < band.rows; ++i) {
            const Floats next = load(band.values + i * band.rowStep + j);
            seen.take(next);
            joined = Join::join(joined, of(next));
        }
        store(row + j, joined);
    }
    for (int i = 0; i < band.rows && j < band.columns; ++i) seen.take(band.values + i * band.rowStep + j, band.columns - j);
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

/// The same, with the band's extent where it is asked for.
template <class Join, class Of>
void joinRows(const Pixels& band, const Of& of, float* row, Extent* extent) {
    if (!extent) {
        Unseen unseen;
        return joinSeenRows<Join>(band, of, row, unseen);
    }
    Seen seen;
    joinSeenRows<Join>(band, of, row, seen);
    *extent = seen.extent();
}

template <class Join>
void joinBand(const Pixels& band, const ColumnPlaces& columns, float* row, float* reduced, Extent* extent) {
    joinRows<Join>(
        band, [](auto value) { return asItIs(value); }, row, extent);
    joinPlaces<Join>(row, columns, reduced);
}

/// Without any number that is not masked: masked.
void meanBand(const Pixels& band, const ColumnPlaces& columns, float* row, float* reduced, Extent* extent) {
    float* const presences = row + band.columns + 1;
    float* const counts = presences + band.columns + 1;
    joinRows<Add>(
        band, [](auto value) { return unmasked(value); }, row, extent);
    joinRows<Add>(
        band, [](auto value) { return presence(value); }, presences, nullptr);
    joinPlaces<Add>(row, columns, reduced);
    joinPlaces<Add>(presences, columns, counts);
    for (int x = 0; x < columns.count; ++x) reduced[x] = counts[x] > 0 ? reduced[x] / counts[x] : -infinity;
}

void reduceBand(const Pixels& band, const ColumnPlaces& columns, Reduction reduction, float* scratch, float* reduced, Extent* extent) {
    switch (reduction) {
        case Reduction::Maximum: return joinBand<KeepMaximum>(band, columns, scratch, reduced, extent);
        case Reduction::Mean: return meanBand(band, columns, scratch, reduced, extent);
        case Reduction::Extreme: return joinBand<KeepExtreme>(band, columns, scratch, reduced, extent);
    }
}

Extent extent(const Pixels& pixels) {
    Seen seen;
    for (int i = 0; i < pixels.rows; ++i) {
        const float* const row = pixels.values + i * pixels.rowStep;
        int j = 0;
        for (; j + lanes <= pixels.columns; j += lanes) seen.take(load(row + j));
        if (j < pixels.columns) seen.take(row + j, pixels.columns - j);
    }
    return seen.extent();
}

}  // namespace

namespace ATT_SET {
extern const RasterKernels rasterKernels;
const RasterKernels rasterKernels = {quantise, reduceBand, extent};
}  // namespace ATT_SET

}  // namespace att
