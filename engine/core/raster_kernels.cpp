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
struct Add {
    static constexpr float nothing = 0;
    template <class Number>
    static Number join(Number a, Number b) {
        return a + b;
    }
};
struct KeepExtreme {
    static constexpr float nothing = 0;
    template <class Number>
    static Number join(Number a, Number b) {
        const Number sizeOfA = a < 0 ? -a : a, sizeOfB = b < 0 ? -b : b;
        return a != a ? a : (sizeOfB <= sizeOfA ? a : b);
    }
};

/// All rows of the band into one.
template <class Join>
void joinRows(const Pixels& band, float* row) {
    int j = 0;
    for (; j + lanes <= band.columns; j += lanes) {
        Floats joined = load(band.values + j);
        for (int i = 1; i < band.rows; ++i) joined = Join::join(joined, load(band.values + i * band.rowStep + j));
        store(row + j, joined);
    }
    for (; j < band.columns; ++j) {
        row[j] = band.values[j];
        for (int i = 1; i < band.rows; ++i) row[j] = Join::join(row[j], band.values[i * band.rowStep + j]);
    }
}

/// Every two neighbours into one: half as many.
template <class Join, int... lane>
void joinPairs(float* row, int pairs, std::integer_sequence<int, lane...>) {
    int j = 0;
    for (; j + lanes <= pairs; j += lanes) {
        const Floats a = load(row + 2 * j), b = load(row + 2 * j + lanes);
        store(row + j, Join::join(__builtin_shufflevector(a, b, (2 * lane)...), __builtin_shufflevector(a, b, (2 * lane + 1)...)));
    }
    for (; j < pairs; ++j) row[j] = Join::join(row[2 * j], row[2 * j + 1]);
}

template <class Join>
void joinBand(const Pixels& band, int blockColumns, float* row, float* reduced) {
    joinRows<Join>(band, row);
    const int blocks = blocksIn(band.columns, blockColumns);
    for (int j = band.columns; j < blocks * blockColumns; ++j) row[j] = Join::nothing;
    for (; blockColumns % 2 == 0; blockColumns /= 2) joinPairs<Join>(row, blocks * (blockColumns / 2), std::make_integer_sequence<int, lanes>());
    for (int b = 0; b < blocks; ++b) {
        float joined = row[b * blockColumns];
        for (int j = 1; j < blockColumns; ++j) joined = Join::join(joined, row[b * blockColumns + j]);
        reduced[b] = joined;
    }
}

void meanBand(const Pixels& band, int blockColumns, float* row, float* reduced) {
    joinBand<Add>(band, blockColumns, row, reduced);
    for (int first = 0; first < band.columns; first += blockColumns) {
        const int columns = band.columns - first < blockColumns ? band.columns - first : blockColumns;
        *reduced++ /= float(band.rows) * float(columns);
    }
}

void reduceBand(const Pixels& band, int blockColumns, Reduction reduction, float* scratch, float* reduced) {
    switch (reduction) {
        case Reduction::Maximum: return joinBand<KeepMaximum>(band, blockColumns, scratch, reduced);
        case Reduction::Mean: return meanBand(band, blockColumns, scratch, reduced);
        case Reduction::Extreme: return joinBand<KeepExtreme>(band, blockColumns, scratch, reduced);
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
