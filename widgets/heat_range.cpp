// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_range.h"

#include <functional>

#include "engine/core/memo.h"

namespace att {
namespace {

/// One head without its first column, when that is wanted and there is another.
Pixels pixelsOf(const Tensor& tensor, int head, bool leaveOutFirst) {
    const Shape shape = tensor.shape();
    const int first = leaveOutFirst && shape.columns > 1 ? 1 : 0;
    return {tensor.head(head).data() + first, shape.rows, shape.columns - first, shape.columns};
}

std::vector<Extent> findRanges(const Tensor& tensor, bool leaveOutFirst) {
    std::vector<Extent> ranges;
    for (int h = 0; h < tensor.shape().heads; ++h) ranges.push_back(extentOf(pixelsOf(tensor, h, leaveOutFirst)));
    return ranges;
}

/// A tensor never changes once published, so what was found once stays true while it lives.
std::vector<Extent> rememberedRanges(const TensorPtr& tensor, bool leaveOutFirst, const std::function<std::vector<Extent>()>& find) {
    thread_local Memo<std::pair<SameObject<Tensor>, bool>, std::vector<Extent>> ranges(16);
    return ranges({{tensor}, leaveOutFirst}, find);
}

}  // namespace

std::vector<Extent> rangesOf(const TensorPtr& tensor, bool leaveOutFirst) {
    return rememberedRanges(tensor, leaveOutFirst, [&] { return findRanges(*tensor, leaveOutFirst); });
}

void rememberRange(const TensorPtr& tensor, const Extent& range) {
    rememberedRanges(tensor, false, [&] { return std::vector{range}; });
}

Extent unionOf(const std::vector<Extent>& ranges) {
    Extent all;
    for (const auto& range : ranges) all.add(range);
    return all;
}

}  // namespace att
