// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From numbers to places in a colour table, for whoever paints a matrix. The table itself is the painter's.

#include <cstddef>
#include <cstdint>

namespace att {

/// What an index means. A colour table has 256 entries: colours of the scale, then three that stand outside it.
constexpr int scaleIndices = 253;  ///< 0 … 252: the scale from lowest to highest, rounded to nearest; values beyond take its ends
constexpr std::uint8_t minusInfinityIndex = 253;
constexpr std::uint8_t plusInfinityIndex = 254;
constexpr std::uint8_t notANumberIndex = 255;

struct ColourScale {
    float lowest = 0;
    float highest = 1;         ///< equal to lowest: every finite value has index 0
    bool logarithmic = false;  ///< lowest must be above 0 then; values ≤ 0 have index 0, save -∞
};

/// Rows of a larger matrix: element (i, j) is at values[i·rowStep + j].
struct Pixels {
    const float* values = nullptr;
    int rows = 0, columns = 0;
    std::ptrdiff_t rowStep = 0;
};

/// indices[i·indexStep + j] = the index of pixel (i, j). One thread, about 0.2 ns a pixel: call it on bands in parallel.
void quantise(const Pixels& pixels, const ColourScale& scale, std::uint8_t* indices, std::ptrdiff_t indexStep);

}  // namespace att
