// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "engine/core/lens.h"

int main() {
    const att::Lens* lens = att::findLens("multi_head");
    auto spec = att::withWords(lens->defaults(), "text", "我吃柠檬");
    if (spec) spec = att::withWords(*spec, "mask", "causal");
    const auto outcome = spec ? att::runGuarded(*lens, *spec, att::Watch()) : att::Result<att::OutcomePtr>(spec.error());
    if (!outcome) return std::puts(att::english(outcome.error().message).c_str()), 1;

    const att::Tensor& A = *att::findPanel(**outcome, "weights/heads")->values;
    for (int i = 0; i < A.shape().rows; ++i, std::puts(""))
        for (int j = 0; j < A.shape().columns; ++j) std::printf("%8.4f", double(A.at(0, i, j)));

    const att::Explanation why = lens->explain(**outcome, {.panel = "weights/heads", .head = 0, .row = 2, .column = 1});
    std::puts(att::english(why.question).c_str());
    for (const auto& step : why.steps) std::printf("  %s: %g\n", att::english(step.title).c_str(), step.result);
    return 0;
}
