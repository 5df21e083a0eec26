// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Memory for numbers: aligned to a cache line, not cleared, moved but never copied. Large buffers are kept for a while
// when they are given back: the system would hand out fresh pages, and touching those costs more than filling them.

#include <cstddef>
#include <memory>

namespace att {

class Buffer {
public:
    Buffer() = default;
    /// Throws std::bad_alloc like any container; jobs catch it at their border (runGuarded in lens.h).
    explicit Buffer(std::size_t floats);

    float* data() { return m_floats.get(); }
    const float* data() const { return m_floats.get(); }

    /// Bytes that are kept for later buffers just now; never more than keptLimit.
    static std::size_t keptBytes();
    /// Gives all of them back to the system.
    static void release();

    /// Enough for the weights of 8 heads over 4,096 tokens.
    static constexpr std::size_t keptLimit = std::size_t(640) << 20;

private:
    struct Free {
        std::size_t bytes;
        void operator()(float* floats) const;
    };
    std::unique_ptr<float[], Free> m_floats;
};

}  // namespace att
