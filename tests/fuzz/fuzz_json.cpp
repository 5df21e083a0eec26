// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/json.h"
#include "tests/fuzz/harness.h"

using namespace att;

/// What is read must come back the same after it was written, in both layouts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = parseJson(fuzz::bytes(data, size), {.values = 100'000}, "input.json");
    if (!json) {
        fuzz::demandMessage(json.error());
        return 0;
    }
    for (const int indent : {0, 2}) {
        const auto again = parseJson(writeJson(*json, indent));
        fuzz::demand(bool(again), "what was written can be read");
        fuzz::demand(*again == *json, "what was read back is the same");
    }
    return 0;
}
