// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/reach_stacks.h"

#include <limits>
#include <string_view>

#include "engine/lenses/common/reach_explain.h"

namespace att::lenses {
namespace {

TensorPtr pathStack(const Networks& networks) {
    const int n = networks.sizes().n;
    auto paths = std::make_shared<Tensor>(Shape{networkCount, n, n});
    for (const Network network : allNetworks) {
        const Matrix<int> lengths = networks.pathLengths(network);
        paths->head(int(network)) =
            lengths.unaryExpr([](int length) { return length < 0 ? -std::numeric_limits<float>::infinity() : float(length); });
    }
    return paths;
}

/// Row: a network; column δ: its mean influence over all pairs (i, i − δ).
TensorPtr meansByDistance(const Tensor& influence) {
    const int n = influence.shape().rows;
    auto means = std::make_shared<Tensor>(Shape{1, networkCount, n});
    for (int network = 0; network < networkCount; ++network)
        for (int away = 0; away < n; ++away)
            means->head(0)(network, away) = static_cast<float>(influence.head(network).cast<double>().diagonal(-away).mean());
    return means;
}

}  // namespace

Result<ReachStacks> measureReach(const Networks& networks, const Tensor& X, const Watch& watch) {
    const auto [n, d] = std::pair(networks.sizes().n, networks.sizes().d);
    auto outputs = std::make_shared<Tensor>(Shape{networkCount, n, d}), influence = std::make_shared<Tensor>(Shape{networkCount, n, n});
    const Matrix<double> exact = X.head(0).cast<double>();
    for (const Network network : allNetworks) {
        if (n == 0) break;
        const SequenceFunction function = networks.function(network);
        outputs->head(int(network)) = function(exact).cast<float>();
        const auto map = influenceMap(function, exact, watch);
        if (!map) return map.error();
        influence->head(int(network)) = map->cast<float>();
        watch.setProgress(float(int(network) + 1) / networkCount);
    }
    return ReachStacks{outputs, influence, pathStack(networks), meansByDistance(*influence)};
}

std::optional<ReachStacks> reachTakenOver(const Spec& spec, const Watch& watch) {
    if (!watch.previous) return std::nullopt;
    for (const auto& entry : differences(*watch.previous->spec, spec))
        if (const std::string_view key = entry.field.key; key != "network" && key != "cost_tokens" && key != "cost_width") return std::nullopt;
    const auto at = [&](const char* address) { return findPanel(*watch.previous, address)->values; };
    return ReachStacks{at(reach::outputs), at(reach::influence), at(reach::paths), at(reach::distance)};
}

}  // namespace att::lenses
