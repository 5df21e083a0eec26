// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which regions of a map a region looks at: means of queries and keys, their affinity, and the k best. The first level of bi-level routing
// attention; the second is attention.h with all other places hidden.
// Source: Zhu et al. 2023 (arXiv 2303.08810), section 3.2, equations 2-4; rayleizhu/BiFormer, ops/bra_legacy.py.

#include "engine/lenses/common/place_layer.h"

namespace att::lenses {

struct RoutingOptions {
    int regions;  ///< S: a side
    int routed;   ///< k

    void fields(FieldVisitor& visitor, const Places& places);
    int count() const { return regions * regions; }
    /// All where k is more than there are.
    int kept() const { return routed < count() ? routed : count(); }
    /// Whether the map can be cut so.
    bool fits(const Places& places) const { return regions > 0 && places.rows % regions == 0 && places.columns % regions == 0; }
};

struct Regions {
    Places places;
    int side;  ///< S

    int ofPlace(int token) const { return places.row(token) * side / places.rows * side + places.column(token) * side / places.columns; }
    /// The places of a region, in reading order.
    std::vector<int> placesOf(int region) const;
};

struct Routing {
    TensorPtr queries, keys;  ///< 1 × S² × C: means
    TensorPtr affinity;       ///< 1 × S² × S²: q_r·k_r / √C
    TensorPtr graph;          ///< 1 × S² × S²: 1 where the region is routed to, else 0
};
/// From H × n × d queries and keys. Of equal affinities the lower region comes first.
Routing routeRegions(const RoutingOptions& options, const Regions& regions, const Tensor& Q, const Tensor& K);

/// 1 × n × n: 0 where a place may look, else -∞.
TensorPtr routingBias(const Regions& regions, const Tensor& graph);
Visibility routingVisibility(const Outcome& outcome, const Regions& regions);

/// The stages "regions" and "routing".
std::vector<Stage> routingStages(const Routing& routing, const Regions& regions);
/// Of a cell of these stages.
Explanation explainRouting(const Outcome& outcome, const RoutingOptions& options, const Regions& regions, const Cell& cell);

}  // namespace att::lenses
