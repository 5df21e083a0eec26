// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_range.h"

#include <algorithm>
#include <cmath>

#include "engine/core/memo.h"
#include "engine/core/reduce.h"

namespace att {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// One head without its first column, when that is wanted and there is another.
Pixels pixelsOf(const Tensor& tensor, int head, bool leaveOutFirst) {
    const Shape shape = tensor.shape();
    const int first = leaveOutFirst && shape.columns > 1 ? 1 : 0;
    return {tensor.head(head).data() + first, shape.rows, shape.columns - first, shape.columns};
}

void findSpecial(const Pixels& pixels, ValueRange& range) {
    for (int i = 0; i < pixels.rows; ++i)
        for (int j = 0; j < pixels.columns; ++j)
            if (const float value = pixels.values[i * pixels.rowStep + j]; !std::isfinite(value))
                (value == -infinity ? range.masked : range.notNumber) = true;
}

ValueRange rangeOf(const Pixels& pixels) {
    const Extent extent = extentOf(pixels);
    ValueRange range;
    if (extent.notFinite > 0) findSpecial(pixels, range);
    if (extent.notFinite < std::size_t(pixels.rows) * std::size_t(pixels.columns)) range.lowest = extent.lowest, range.highest = extent.highest;
    return range;
}

std::vector<ValueRange> findRanges(const Tensor& tensor, bool leaveOutFirst) {
    std::vector<ValueRange> ranges;
    for (int h = 0; h < tensor.shape().heads; ++h) ranges.push_back(rangeOf(pixelsOf(tensor, h, leaveOutFirst)));
    return ranges;
}

}  // namespace

void ValueRange::add(const ValueRange& other) {
    lowest = std::min(lowest, other.lowest);
    highest = std::max(highest, other.highest);
    masked |= other.masked;
    notNumber |= other.notNumber;
}

std::vector<ValueRange> rangesOf(const TensorPtr& tensor, bool leaveOutFirst) {
    // A tensor never changes once published, so what was found once stays true while it lives.
    thread_local Memo<std::pair<SameObject<Tensor>, bool>, std::vector<ValueRange>> ranges(16);
    return ranges({{tensor}, leaveOutFirst}, [&] { return findRanges(*tensor, leaveOutFirst); });
}

ValueRange unionOf(const std::vector<ValueRange>& ranges) {
    ValueRange all;
    for (const auto& range : ranges) all.add(range);
    return all;
}

float smallestPositive(const Tensor& tensor, int head, bool leaveOutFirst) {
    const int begin = head < 0 ? 0 : head, end = head < 0 ? tensor.shape().heads : head + 1;
    float smallest = infinity;
    for (int h = begin; h < end; ++h) {
        const Pixels pixels = pixelsOf(tensor, h, leaveOutFirst);
        for (int i = 0; i < pixels.rows; ++i)
            for (int j = 0; j < pixels.columns; ++j)
                if (const float value = pixels.values[i * pixels.rowStep + j]; value > 0) smallest = std::min(smallest, value);
    }
    return std::isfinite(smallest) ? smallest : 0;
}

}  // namespace att
