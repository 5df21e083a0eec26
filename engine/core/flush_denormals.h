// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers too small for all their digits, in float those under 1.2e-38, count as 0 in the thread that made this, as long as it lives. A processor
// takes a hundred times as long for them, and where something decays step by step, such as Adam's means of a weight that has no gradient for a
// while, more and more numbers get there and stay.

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <cstdint>
#endif

namespace att {

class FlushDenormals {
public:
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

#if defined(__SSE2__)
    FlushDenormals() { _mm_setcsr(m_before | 0x8040); }  // results: bit 15, operands: bit 6
    ~FlushDenormals() { _mm_setcsr(m_before); }

private:
    unsigned m_before = _mm_getcsr();
#elif defined(__aarch64__)
    FlushDenormals() {
        asm volatile("mrs %0, fpcr" : "=r"(m_before));
        asm volatile("msr fpcr, %0" : : "r"(m_before | (std::uint64_t(1) << 24)));
    }
    ~FlushDenormals() { asm volatile("msr fpcr, %0" : : "r"(m_before)); }

private:
    std::uint64_t m_before = 0;
#else
    FlushDenormals() {}
    ~FlushDenormals() {}
#endif
};

}  // namespace att
