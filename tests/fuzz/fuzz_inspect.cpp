// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/byte_source.h"
#include "engine/io/inspect.h"
#include "tests/fuzz/harness.h"

using namespace att;

/// Any bytes under any name: what the command line prints about them is safe to print.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr const char* names[] = {"input", "input.npy", "input.npz", "input.safetensors", "input.csv", "input.json", "input.png", "input.svg"};
    const auto inspection = inspect(memorySource(names[size > 0 ? data[size - 1] % std::size(names) : 0], fuzz::bytes(data, size)), fuzz::budget());
    if (inspection.refused) fuzz::demandMessage(*inspection.refused);
    for (const auto& line : linesOf(inspection)) {
        const auto words = english(line);
        fuzz::demand(words.size() < 3000, "a line is short enough to read");
        fuzz::demand(words.find_first_of("\n\r\x1b") == std::string::npos, "a line has no control characters");
    }
    fuzz::demand(bool(parseJson(writeJson(toJson(inspection)))), "the inspection is valid JSON");
    return 0;
}
