// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the benchmarks time one thing: in four windows, each the median of repeated runs; the best window and the median
// window are told. On a machine that does other things too, the best window is the one to compare.

#include <algorithm>
#include <chrono>
#include <vector>

namespace att {

struct Timing {
    double best = 0, median = 0;  ///< microseconds of one run
};

template <class Run>
double microsecondsOf(int runs, Run& run) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < runs; ++i) run();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / runs;
}

inline double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Short runs are repeated within one reading of the clock, for at least 200 µs.
template <class Run>
Timing timed(double seconds, Run run) {
    constexpr int windows = 4;
    microsecondsOf(2, run);
    const int inner = std::max(1, static_cast<int>(200 / microsecondsOf(1, run)));
    std::vector<double> medians;
    for (int w = 0; w < windows; ++w) {
        std::vector<double> readings;
        for (double spent = 0; spent < seconds * 1e6 / windows || readings.size() < 3; spent += readings.back() * inner)
            readings.push_back(microsecondsOf(inner, run));
        medians.push_back(medianOf(readings));
    }
    return {*std::min_element(medians.begin(), medians.end()), medianOf(medians)};
}

}  // namespace att
