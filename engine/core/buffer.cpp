// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/buffer.h"

#include <new>

namespace att {
namespace {
constexpr std::align_val_t cacheLine{64};
}

Buffer::Buffer(std::size_t floats)
    : m_floats(static_cast<float*>(::operator new[](floats * sizeof(float), cacheLine))) {}

void Buffer::Free::operator()(float* floats) const { ::operator delete[](floats, cacheLine); }

}  // namespace att
