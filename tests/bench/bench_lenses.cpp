// SPDX-License-Identifier: GPL-3.0-or-later
// Times every lens at its defaults, engine alone, and each one's examples: the longest of them is named. Limit: 8 ms at the defaults.
//   bench_lenses SECONDS [LENS]
#include <cstdio>
#include <cstdlib>

#include "engine/core/lens.h"
#include "tests/bench/timing.h"

using namespace att;

namespace {

Timing timedRun(const Lens& lens, const SpecPtr& spec, double seconds) {
    return timed(seconds, [&] { (void)runGuarded(lens, spec, Watch()); });
}

SpecPtr specOf(const Lens& lens, const Example& example) {
    auto spec = lens.defaults();
    for (const auto& [key, value] : example.values)
        if (const auto next = withValue(spec, key, value)) spec = *next;
    return spec;
}

/// Milliseconds of the example that takes longest; 0 without examples.
double longestExample(const Lens& lens, double seconds) {
    double longest = 0;
    for (const auto& example : lens.examples) longest = std::max(longest, timedRun(lens, specOf(lens, example), seconds).best / 1000);
    return longest;
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 0.5;
    std::printf("%-22s %12s %12s %16s\n", "lens", "best ms", "median ms", "longest example");
    for (const auto& lens : catalogue()) {
        if (argc > 2 && std::string_view(argv[2]) != lens.id) continue;
        const Timing defaults = timedRun(lens, lens.defaults(), seconds);
        std::printf("%-22s %12.2f %12.2f %16.2f\n", lens.id, defaults.best / 1000, defaults.median / 1000, longestExample(lens, seconds / 10));
        std::fflush(stdout);
    }
}
