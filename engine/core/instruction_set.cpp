// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/instruction_set.h"

#include <atomic>
#include <cassert>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace att {
namespace {

std::optional<InstructionSet> namedByEnvironment() {
    const char* name = std::getenv("ATT_KERNELS");
    const std::string_view words = name ? name : "";
    if (words == "baseline") return InstructionSet::Baseline;
    if (words == "v3") return InstructionSet::V3;
    if (words == "v4") return InstructionSet::V4;
    return {};
}

InstructionSet firstChoice() {
    if (const auto named = namedByEnvironment(); named && isSupported(*named)) return *named;
    if (isSupported(InstructionSet::V4)) return InstructionSet::V4;
    return isSupported(InstructionSet::V3) ? InstructionSet::V3 : InstructionSet::Baseline;
}

std::atomic<InstructionSet>& chosen() {
    static std::atomic<InstructionSet> set{firstChoice()};
    return set;
}

}  // namespace

bool isSupported(InstructionSet set) {
#if ATT_X86_LEVELS
    if (set == InstructionSet::V3) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    if (set == InstructionSet::V4)
        return isSupported(InstructionSet::V3) && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#endif
    return set == InstructionSet::Baseline;
}

InstructionSet instructionSet() { return chosen().load(std::memory_order_relaxed); }

void useInstructionSet(InstructionSet set) {
    assert(isSupported(set));
    chosen().store(set, std::memory_order_relaxed);
}

}  // namespace att
