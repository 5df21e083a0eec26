// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lens_trial.h"

namespace att {

SpecPtr specOf(const char* lens, const FieldValues& values) {
    auto spec = findLens(lens)->defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s: %s", key, english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

OutcomePtr outcomeOf(const char* lens, const FieldValues& values) {
    const auto outcome = runGuarded(*findLens(lens), specOf(lens, values), Watch());
    if (!outcome) qFatal("%s: %s", lens, english(outcome.error().message).c_str());
    return *outcome;
}

ArraySource arraysFrom(const Reference& reference, const std::vector<std::pair<const char*, const char*>>& names) {
    GivenArrays arrays;
    for (const auto& [name, key] : names) {
        const Matrix<float> values = reference.matrix<float>(key);
        const auto shape = reference.shape(key);
        arrays[name] = {{shape.begin(), shape.end()}, {values.data(), values.data() + values.size()}};
    }
    return {"reference.npz", std::make_shared<const GivenArrays>(std::move(arrays))};
}

MatrixView<float> panelOf(const Outcome& outcome, const char* address) {
    const Panel* panel = findPanel(outcome, address);
    if (!panel || !panel->values) qFatal("no values at %s", address);
    return {panel->values->data(), Eigen::Index(panel->shape.heads) * panel->shape.rows, panel->shape.columns};
}

double distanceOf(const Outcome& a, const char* panelOfA, const Outcome& b, const char* panelOfB) {
    return double((panelOf(a, panelOfA) - panelOf(b, panelOfB)).cwiseAbs().maxCoeff());
}

}  // namespace att
