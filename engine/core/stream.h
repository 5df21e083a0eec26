// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Writing past the caches, for results so large that nobody finds them there again: it saves reading every line before
// it is overwritten. For kernel files only.

#include "engine/core/simd.h"

namespace att {
namespace {

inline bool isAligned(const float* address) { return reinterpret_cast<std::uintptr_t>(address) % (4 * lanes) == 0; }

/// `to` must be aligned to a vector when past the caches.
inline void put(float* to, Floats values, bool pastCache) {
#if defined(__AVX512F__)
    if (pastCache) return _mm512_stream_ps(to, values);
#elif defined(__AVX2__)
    if (pastCache) return _mm256_stream_ps(to, values);
#elif defined(__SSE2__)
    if (pastCache) return _mm_stream_ps(to, values);
#else
    static_cast<void>(pastCache);
#endif
    store(to, values);
}

/// Before another thread may read what was put.
inline void finishStreams() {
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

}  // namespace
}  // namespace att
