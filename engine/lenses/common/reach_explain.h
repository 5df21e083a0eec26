// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the outputs of the networks side by side came about, how far each depends on each token, and how many layers lie between.

#include "engine/core/explanation.h"
#include "engine/lenses/common/reach_networks.h"

namespace att::lenses {

/// The addresses of the panels of the lens reach.
namespace reach {
constexpr const char* x = "x/x";
constexpr const char* outputs = "outputs/outputs";
constexpr const char* influence = "influence/maps";
constexpr const char* paths = "path/maps";
constexpr const char* oneInfluence = "one/influence";
constexpr const char* onePath = "one/path";
constexpr const char* distance = "distance/means";
constexpr const char* weights = "weights/";  ///< and the name of an array of the chosen network, "/" as "_"
}  // namespace reach

/// The parameters of one network as they stand in panels: an id, its title, and one matrix a head.
struct NamedWeights {
    std::string id;
    std::vector<Matrix<double>> matrices;
};
std::vector<NamedWeights> weightsOf(const Networks& networks, Network network);

struct ReachReading {
    const Outcome& outcome;
    const Networks& networks;
    Network chosen;  ///< whose weights stand in panels
    Matrix<double> X;
};

/// y = f(x) of the network, the last layer's arithmetic term by term.
Explanation explainNetworkOutput(const ReachReading& reading, Network network, const Cell& cell);
/// ‖∂y_i/∂x_j‖ from the entries of the block, or why it is 0.
Explanation explainInfluence(const ReachReading& reading, Network network, const Cell& cell);
/// Its mean over all pairs that lie this far apart.
Explanation explainDistance(const ReachReading& reading, Network network, const Cell& cell);
/// The hops from token to token.
Explanation explainPath(const ReachReading& reading, Network network, const Cell& cell);

}  // namespace att::lenses
