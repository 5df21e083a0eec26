// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which version of the kernels runs. Files named *_kernels.cpp are compiled once per instruction set, each into its own
// namespace (ATT_SET), and offer a table of function pointers; everybody else picks the table through ATT_KERNEL_TABLE.
// Only raw pointers and sizes cross that border, and such a file uses neither Eigen nor std containers: the linker
// would keep one copy of their templates for all sets, and either slow every machine down or crash the older ones.

namespace att {

/// The levels of the x86-64 psABI; other processors have Baseline alone.
enum class InstructionSet {
    Baseline,
    V3,  ///< AVX2 and FMA
    V4,  ///< AVX-512
};

bool isSupported(InstructionSet set);

/// At first the best supported one, or what the environment variable ATT_KERNELS names (baseline, v3, v4) if that is supported.
InstructionSet instructionSet();

/// For tests and benchmarks; the set must be supported. Not while a kernel runs.
void useInstructionSet(InstructionSet set);

}  // namespace att

/// Declares `const Type& name()`, which answers the table of the chosen set. Each set defines `const Type name` in its namespace.
#if ATT_X86_LEVELS
#define ATT_KERNEL_TABLE(Type, name)                                               \
    namespace baseline {                                                           \
    extern const Type name;                                                        \
    }                                                                              \
    namespace v3 {                                                                 \
    extern const Type name;                                                        \
    }                                                                              \
    namespace v4 {                                                                 \
    extern const Type name;                                                        \
    }                                                                              \
    inline const Type& name() {                                                    \
        if (instructionSet() == InstructionSet::V4) return v4::name;               \
        return instructionSet() == InstructionSet::V3 ? v3::name : baseline::name; \
    }                                                                              \
    static_assert(true)
#else
#define ATT_KERNEL_TABLE(Type, name)                     \
    namespace baseline {                                 \
    extern const Type name;                              \
    }                                                    \
    inline const Type& name() { return baseline::name; } \
    static_assert(true)
#endif
