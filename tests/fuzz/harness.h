// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What all harnesses share. A harness feeds any bytes to a reader and demands more than that it survives: what it accepts must make sense.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/io/array_file.h"
#include "engine/io/checked.h"

/// The entry that libFuzzer and replay.cpp call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace att::fuzz {

inline void demand(bool truth, const char* what) {
    if (truth) return;
    std::fprintf(stderr, "the harness demands: %s\n", what);
    std::abort();
}

inline std::string bytes(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// Small, so that an input which takes a lot of memory is a finding.
inline Budget budget() {
    Budget small;
    small.bytes = small.inflated = 1 << 20;
    small.arrays = 1000;
    return small;
}

inline void demandMessage(const Error& error) {
    demand(!error.message.empty(), "an error has a message");
    const auto words = english(error.message);
    demand(words.size() < 2000, "a message is short enough to read");
    demand(words.find('\n') == std::string::npos && words.find('\x1b') == std::string::npos, "a message is one line without control characters");
}

using Reader = Result<ArrayFilePtr> (*)(const ByteSourcePtr&, const Budget&);

/// Lists the file and loads each array that it says can be read.
inline void readEverything(Reader open, const char* name, const std::uint8_t* data, std::size_t size) {
    const auto file = open(memorySource(name, bytes(data, size)), budget());
    if (!file) return demandMessage(file.error());
    for (std::size_t i = 0; i < (*file)->arrays().size(); ++i) {
        const auto& info = (*file)->arrays()[i];
        if (info.unsupported) continue;
        const auto array = (*file)->load(i);
        if (!array) {
            demandMessage(array.error());
            continue;
        }
        demand(array->shape == info.shape, "an array has the shape it was listed with");
        demand(checkedElements(array->shape) == array->values.size(), "an array has as many values as its shape says");
        demand(array->values.size() * sizeof(float) <= budget().bytes, "an array stays within the budget");
    }
}

}  // namespace att::fuzz
