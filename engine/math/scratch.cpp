// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/scratch.h"

#include "engine/core/buffer.h"

namespace att {

float* scratch(std::size_t floats) {
    thread_local Buffer buffer;
    thread_local std::size_t size = 0;
    if (size < floats) {
        size = 0;
        buffer = Buffer();
        buffer = Buffer(floats);
        size = floats;
    }
    return buffer.data();
}

}  // namespace att
