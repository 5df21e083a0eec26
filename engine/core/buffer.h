// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Memory for numbers: aligned to a cache line, not cleared, moved but never copied.

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

private:
    struct Free {
        void operator()(float* floats) const;
    };
    std::unique_ptr<float[], Free> m_floats;
};

}  // namespace att
