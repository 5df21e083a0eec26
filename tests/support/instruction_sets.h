// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs a test once for every instruction set that this machine has.

#include <QTest>
#include <vector>

#include "engine/core/instruction_set.h"

namespace att {

inline std::vector<InstructionSet> supportedSets() {
    std::vector<InstructionSet> sets;
    for (const auto set : {InstructionSet::Baseline, InstructionSet::V3, InstructionSet::V4})
        if (isSupported(set)) sets.push_back(set);
    return sets;
}

inline const char* nameOf(InstructionSet set) { return set == InstructionSet::V4 ? "v4" : set == InstructionSet::V3 ? "v3" : "baseline"; }

/// A column "set" with a row for each set; a test begins with useInstructionSet(setOfRow()).
inline void addInstructionSets() {
    QTest::addColumn<int>("set");
    for (const auto set : supportedSets()) QTest::newRow(nameOf(set)) << int(set);
}

inline InstructionSet setOfRow() {
    QFETCH(int, set);
    return static_cast<InstructionSet>(set);
}

}  // namespace att
