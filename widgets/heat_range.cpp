// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_range.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <list>
#include <mutex>

#include "widgets/heat_work.h"

namespace att {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr int lanes = 16;  // independent minima, so that the compiler keeps them in vector registers

ValueRange carefulRange(const float* values, std::size_t count) {
    ValueRange range;
    for (std::size_t i = 0; i < count; ++i) {
        const float v = values[i];
        if (std::isfinite(v)) {
            range.lowest = std::min(range.lowest, v);
            range.highest = std::max(range.highest, v);
        } else {
            (v == -infinity ? range.masked : range.notNumber) = true;
        }
    }
    return range;
}

ValueRange rangeOf(const float* values, std::size_t count) {
    std::array<float, lanes> low, high, poison{};
    low.fill(infinity);
    high.fill(-infinity);
    const std::size_t whole = count - count % lanes;
    for (std::size_t i = 0; i < whole; i += lanes)
        for (int k = 0; k < lanes; ++k) {
            const float v = values[i + k];
            low[k] = v < low[k] ? v : low[k];
            high[k] = v > high[k] ? v : high[k];
            poison[k] += v * 0;  // NaN as soon as one number is not finite
        }
    ValueRange range = carefulRange(values + whole, count - whole);
    float poisoned = 0;
    for (int k = 0; k < lanes; ++k) poisoned += poison[k];
    if (std::isnan(poisoned)) return carefulRange(values, count);
    if (whole > 0) range.add({*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())});
    return range;
}

ValueRange rangeOfRows(const Tensor& tensor, int first, int last, bool leaveOutFirst) {
    const std::size_t columns = tensor.shape().columns;
    const float* values = tensor.data() + std::size_t(first) * columns;
    if (!leaveOutFirst || columns < 2) return rangeOf(values, std::size_t(last - first) * columns);
    ValueRange range;
    for (int row = first; row < last; ++row, values += columns) range.add(rangeOf(values + 1, columns - 1));
    return range;
}

std::vector<ValueRange> findRanges(const Tensor& tensor, bool leaveOutFirst) {
    const Shape shape = tensor.shape();
    std::vector<ValueRange> ranges(shape.heads);
    std::mutex mutex;
    for (int h = 0; h < shape.heads; ++h)
        splitRows(shape.rows, std::size_t(shape.rows) * shape.columns, [&](int begin, int end) {
            const ValueRange part = rangeOfRows(tensor, h * shape.rows + begin, h * shape.rows + end, leaveOutFirst);
            const std::lock_guard lock(mutex);
            ranges[h].add(part);
        });
    return ranges;
}

struct Memo {
    std::weak_ptr<const Tensor> tensor;
    bool leaveOutFirst = false;
    std::vector<ValueRange> ranges;
};

}  // namespace

void ValueRange::add(const ValueRange& other) {
    lowest = std::min(lowest, other.lowest);
    highest = std::max(highest, other.highest);
    masked |= other.masked;
    notNumber |= other.notNumber;
}

const std::vector<ValueRange>& rangesOf(const TensorPtr& tensor, bool leaveOutFirst) {
    // A tensor never changes once published, so what was found once stays true while it lives.
    constexpr std::size_t remembered = 16;
    thread_local std::list<Memo> memos;
    const auto same = [&](const Memo& memo) { return memo.leaveOutFirst == leaveOutFirst && memo.tensor.lock() == tensor; };
    auto found = std::find_if(memos.begin(), memos.end(), same);
    if (found == memos.end()) {
        memos.push_front({tensor, leaveOutFirst, findRanges(*tensor, leaveOutFirst)});
        if (memos.size() > remembered) memos.pop_back();
    } else {
        memos.splice(memos.begin(), memos, found);
    }
    return memos.front().ranges;
}

ValueRange unionOf(const std::vector<ValueRange>& ranges) {
    ValueRange all;
    for (const auto& range : ranges) all.add(range);
    return all;
}

float smallestPositive(const Tensor& tensor, int head, bool leaveOutFirst) {
    const Shape shape = tensor.shape();
    const int begin = head < 0 ? 0 : head, end = head < 0 ? shape.heads : head + 1;
    const int firstColumn = leaveOutFirst && shape.columns > 1 ? 1 : 0;
    float smallest = infinity;
    for (int h = begin; h < end; ++h)
        for (int i = 0; i < shape.rows; ++i) {
            const float* row = tensor.data() + (std::size_t(h) * shape.rows + i) * shape.columns;
            for (int j = firstColumn; j < shape.columns; ++j) smallest = row[j] > 0 && row[j] < smallest ? row[j] : smallest;
        }
    return std::isfinite(smallest) ? smallest : 0;
}

}  // namespace att
