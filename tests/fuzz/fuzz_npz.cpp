// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/harness.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    att::fuzz::readEverything(&att::openNpz, "input.npz", data, size);
    return 0;
}
