// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a bottleneck transformer adds to the scores between places of a map: q·(r_h + r_w), as the paper has it and as it is often copied.
// Source: Srinivas et al. 2021 (arXiv 2101.11605), figure 4 and the authors' code; timm/layers/bottleneck_attn.py; the port is
// leaderj1001/BottleneckTransformers, model.py.

#include "engine/lenses/common/place_layer.h"

namespace att::lenses {

enum class PlaceTable {
    Relative,  ///< a vector for each distance down and each distance across, shared by the heads
    Absolute,  ///< a vector for each row and each column, of each head: the port
    None,
};
enum class PlaceTerm {
    Query,       ///< b_ij = q_i·r_ij
    Transposed,  ///< b_ij = q_j·r_ji: the port
};
enum class PlaceScale {
    Both,     ///< q is divided by √d_k before it meets keys and positions: the authors' code
    Content,  ///< only q·k is: timm's default
    None,     ///< neither: the port
};

struct PlacePositionOptions {
    PlaceTable table;
    PlaceTerm term;
    PlaceScale scale;
    double gain;  ///< what drawn tables are multiplied by
    double temperature;

    void fields(FieldVisitor& visitor);
    ScoreOptions score() const { return {scale != PlaceScale::None, temperature}; }
    /// What q·r is multiplied by.
    double factor(int dK) const;
};

/// 1 × (2H - 1) × d_k and 1 × (2W - 1) × d_k, or heads × H × d_k and heads × W × d_k; null without positions.
struct PlaceTables {
    TensorPtr down, across;
};

/// "rel_h" and "rel_w".
std::vector<ArraySlot> placeTableSlots(const PlacePositionOptions& options, const LayerSizes& sizes, const Places& places);
PlaceTables placeTables(const PlacePositionOptions& options, const LayerSizes& sizes, const Places& places, const WeightOptions& weights,
                        const Given& given);
/// H × n × n of what is added to the scaled scores; null without positions. Fails with Stopped.
Result<TensorPtr> placeBias(const PlacePositionOptions& options, const LayerSizes& sizes, const Places& places, const PlaceTables& tables,
                            const Tensor& Q, const Watch& watch);

/// The stage "tables".
Stage tableStage(const PlacePositionOptions& options, const PlaceTables& tables, const Places& places);
Explanation explainTable(const Outcome& outcome, const PlacePositionOptions& options, const WeightOptions& weights, const Cell& cell);
/// Of a cell of the panel of the bias.
Explanation explainPlaceBias(const Outcome& outcome, const PlacePositionOptions& options, const LayerSizes& sizes, const Places& places,
                             const Cell& cell);

}  // namespace att::lenses
