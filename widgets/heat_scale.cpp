// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_scale.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "widgets/heat_range.h"
#include "widgets/picture_image.h"

namespace att {
namespace {

/// Further down than this a logarithmic scale tells rounding from nothing.
constexpr float deepestRatio = 1e-6f;

QString titleOf(const Panel& panel, const HeatScale& scale, bool perHead, bool leaveOutFirst) {
    QStringList parts;
    const bool ofMap = hasMapOfEachPlace(panel);
    if (panel.shape.heads > 1 && perHead && ofMap) parts << QCoreApplication::translate("HeatScale", "scale of this map");
    if (panel.shape.heads > 1 && perHead && !ofMap) parts << QCoreApplication::translate("HeatScale", "scale of this head");
    if (panel.shape.heads > 1 && !perHead) parts << QCoreApplication::translate("HeatScale", "one scale for all");
    if (scale.logarithmic) parts << QCoreApplication::translate("HeatScale", "logarithmic");
    if (leaveOutFirst) parts << QCoreApplication::translate("HeatScale", "first key left out");
    return parts.join(QStringLiteral(" · "));
}

void spread(HeatScale& scale, const Panel& panel, const Extent& range) {
    const float low = range.empty() ? 0 : range.lowest, high = range.empty() ? 0 : range.highest;
    scale.lowest = panel.lowest.value_or(low);
    scale.highest = panel.highest.value_or(high);
    if (panel.tone == Tone::Diverging) {
        scale.highest = std::max(std::abs(scale.lowest), std::abs(scale.highest));
        scale.lowest = -scale.highest;
    }
    if (scale.lowest < scale.highest) return;
    // Equal numbers: any scale that holds them.
    scale.highest = scale.lowest + 1;
    if (panel.tone == Tone::Diverging) scale.lowest = -scale.highest;
}

}  // namespace

double HeatScale::position(double value) const {
    if (!logarithmic) return std::clamp((value - lowest) / (double(highest) - lowest), 0.0, 1.0);
    return value <= lowest ? 0.0 : std::min(1.0, std::log(value / lowest) / std::log(double(highest) / lowest));
}

double HeatScale::valueAt(double position) const {
    if (!logarithmic) return lowest + (double(highest) - lowest) * position;
    return lowest * std::pow(double(highest) / lowest, position);
}

int HeatScale::index(float value) const {
    std::uint8_t index = 0;
    quantise({&value, 1, 1, 1}, core(), &index, 1);
    return index;
}

HeatScale heatScale(const Panel& panel, const Look& look, int head) {
    const bool sequential = panel.tone == Tone::Sequential;
    const bool leaveOutFirst = look.leaveOutFirst && panel.distribution && panel.shape.columns > 1;
    const bool perHead = head >= 0 && (look.scaleOf == ScaleOf::PerHead || hasMapOfEachPlace(panel));
    const auto ranges = rangesOf(panel.values, leaveOutFirst);
    HeatScale scale;
    scale.map = colourMapFor(panel.tone, panel.role, look.colours);
    const Extent range = perHead ? ranges[head] : unionOf(ranges);
    spread(scale, panel, range);
    const Extent shown = leaveOutFirst ? unionOf(rangesOf(panel.values, false)) : unionOf(ranges);
    scale.masked = shown.masked;
    scale.notNumber = shown.notNumber;
    if (sequential && look.logarithmic && scale.highest > 0) {
        const float smallest = std::isfinite(range.smallestPositive) ? range.smallestPositive : 0;
        scale.lowest = std::max(scale.lowest, std::clamp(smallest, scale.highest * deepestRatio, scale.highest * 0.5f));
        scale.logarithmic = true;
    }
    scale.title = titleOf(panel, scale, perHead, leaveOutFirst);
    return scale;
}

std::vector<double> scaleTicks(const HeatScale& scale, int atMost) {
    std::vector<double> ticks{scale.lowest};
    if (scale.logarithmic) {
        const int first = int(std::floor(std::log10(scale.lowest))) + 1, last = int(std::ceil(std::log10(scale.highest))) - 1;
        const int step = std::max(1, (last - first + 1) / std::max(1, atMost - 2) + 1);
        for (int decade = first; decade <= last && atMost > 2; decade += step)
            if (const double place = scale.position(std::pow(10.0, decade)); place > 0.08 && place < 0.92) ticks.push_back(std::pow(10.0, decade));
    } else {
        const int parts = atMost >= 5 ? 4 : 2;
        for (int i = 1; i < parts && atMost > 2; ++i) ticks.push_back(scale.valueAt(double(i) / parts));
    }
    ticks.push_back(scale.highest);
    return ticks;
}

}  // namespace att
