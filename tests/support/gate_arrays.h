// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the tests of image lenses share: the inputs of tests/data/make_image.py as arrays for a lens, and its outcomes.

#include <QString>

#include "engine/core/lens.h"
#include "tests/support/reference.h"
#include "tests/support/reference_numbers.h"

namespace att {

inline GivenArray referenceArray(const char* name, std::vector<std::int64_t> shape, double scale) {
    std::size_t count = 1;
    for (const auto length : shape) count *= std::size_t(length);
    return {shape, referenceNumbers(name, count, scale)};
}

/// Six maps of 5 × 7 and three hidden units.
inline GivenArrays gateArrays() {
    return {{"features", referenceArray("features", {6, 5, 7}, 1)},
            {"w_1", referenceArray("w_1", {3, 6}, 1)},
            {"b_1", referenceArray("b_1", {3}, 1)},
            {"w_2", referenceArray("w_2", {6, 3}, 2)},
            {"b_2", referenceArray("b_2", {6}, 1)}};
}

inline ArraySource sourceOf(GivenArrays arrays) { return {"reference", std::make_shared<const GivenArrays>(std::move(arrays))}; }

inline SpecPtr specWith(const Lens& lens, const std::vector<std::pair<std::string, FieldValue>>& values) {
    SpecPtr spec = lens.defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

inline OutcomePtr outcomeWith(const Lens& lens, const std::vector<std::pair<std::string, FieldValue>>& values) {
    const auto outcome = runGuarded(lens, specWith(lens, values), Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

/// All heads of a panel below each other.
inline Matrix<float> panelRows(const Outcome& outcome, const char* address) {
    const Panel* panel = findPanel(outcome, address);
    if (!panel || !panel->values) qFatal("%s", address);
    return MatrixView<float>(panel->values->data(), panel->shape.heads * panel->shape.rows, panel->shape.columns);
}

/// The same numbers at other places of each map.
inline GivenArray withShuffledPlaces(GivenArray maps) {
    const auto places = std::size_t(maps.shape[1] * maps.shape[2]);
    for (std::size_t c = 0; c < std::size_t(maps.shape[0]); ++c)
        for (std::size_t i = 0; i < places / 2; ++i) std::swap(maps.values[c * places + i], maps.values[c * places + (i * 11 + 5) % places]);
    return maps;
}

}  // namespace att
