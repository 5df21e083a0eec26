// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/head_measures.h"

#include "engine/math/measure.h"

namespace att::lenses {
namespace {

/// One line of the table of measures. A head whose value reaches `threshold` is called `name`; the first that does counts.
struct Line {
    const char* key;
    Text title, unit, help;
    double HeadMeasures::*value;
    Text name = {};
    float threshold = 0;
};

const std::vector<Line>& table() {
    static const std::vector<Line> lines = {
        {"entropy", ATT_TEXT("engine", "entropy"), ATT_TEXT("engine", "bits"),
         ATT_TEXT("engine", "How spread out a row is: −Σ A log₂ A, mean over the rows; 0 when one key has all the weight."), &HeadMeasures::entropy},
        {"largest", ATT_TEXT("engine", "largest weight"), {}, ATT_TEXT("engine", "The largest weight of the head."), &HeadMeasures::largest},
        {"distance", ATT_TEXT("engine", "mean distance"), ATT_TEXT("engine", "tokens"),
         ATT_TEXT("engine", "How far away the weight lies: Σ A·|i − j|, mean over the rows."), &HeadMeasures::distance},
        {"self",
         ATT_TEXT("engine", "on itself"),
         {},
         ATT_TEXT("engine", "The weight of a token on itself, mean over the rows."),
         &HeadMeasures::self,
         ATT_TEXT("engine", "diagonal"),
         0.5f},
        {"previous",
         ATT_TEXT("engine", "on the previous"),
         {},
         ATT_TEXT("engine", "The weight on the token before, mean over the rows that have one."),
         &HeadMeasures::previous,
         ATT_TEXT("engine", "previous-token"),
         0.5f},
        {"next",
         ATT_TEXT("engine", "on the next"),
         {},
         ATT_TEXT("engine", "The weight on the token after, mean over the rows that have one."),
         &HeadMeasures::next,
         ATT_TEXT("engine", "next-token"),
         0.5f},
        {"first",
         ATT_TEXT("engine", "on the first"),
         {},
         ATT_TEXT("engine", "The weight on the first token, mean over the rows."),
         &HeadMeasures::first,
         ATT_TEXT("engine", "first-token"),
         0.5f},
        {"evenness",
         ATT_TEXT("engine", "evenness"),
         {},
         ATT_TEXT("engine", "The entropy as a share of the largest possible: 1 when all visible keys weigh the same."),
         &HeadMeasures::evenness,
         ATT_TEXT("engine", "uniform"),
         0.95f},
    };
    return lines;
}

/// With fewer tokens every pattern looks like every other.
constexpr int fewestTokensForNames = 3;

HeadName nameOf(const HeadMeasures& measures, int tokens) {
    if (tokens < fewestTokensForNames) return {};
    for (const auto& line : table())
        if (const auto value = static_cast<float>(measures.*line.value); !line.name.empty() && value >= line.threshold)
            return {line.name, line.title, value, line.threshold};
    return {};
}

}  // namespace

Status addMeasures(Panel& weights, const Watch& watch) {
    const auto heads = measureHeads(*weights.values, watch);
    if (!heads) return heads.error();
    for (const auto& line : table()) {
        Measure measure{line.key, line.title, line.unit, line.help, {}};
        for (const auto& head : *heads) measure.perHead.push_back(static_cast<float>(head.*line.value));
        weights.measures.push_back(std::move(measure));
    }
    for (const auto& head : *heads) weights.headNames.push_back(nameOf(head, weights.shape.columns));
    return Done{};
}

}  // namespace att::lenses
