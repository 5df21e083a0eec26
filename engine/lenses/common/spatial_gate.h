// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One weight for each place: pooled over the channels, through one convolution, perhaps a batch norm, and a sigmoid. The spatial gate of
// CBAM (Woo et al. 2018, section 3.1) as the paper has it and as its code does.

#include <optional>

#include "engine/core/explanation.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {

/// The addresses of the panels.
namespace panel {
constexpr const char* pooled = "pooled/maps";
constexpr const char* kernel = "conv/kernel";
constexpr const char* convolved = "conv/out";
constexpr const char* normed = "norm/out";
constexpr const char* mask = "mask/m";
constexpr const char* refined = "refined/maps";
}  // namespace panel

enum class SpatialNorm {
    Running,  ///< batch norm as the code evaluates it: with running statistics, at first mean 0 and variance 1
    Own,      ///< batch norm as the code trains it: with the map's own mean and variance
    None,     ///< as the paper writes it
};

enum class SpatialKernel {
    Bump,   ///< written down: adds up what both maps show around a place
    Drawn,  ///< from the seed
};

struct SpatialGate {
    bool mean = true, maximum = true;  ///< at least one
    bool maximumFirst = true;          ///< [max; mean] as in the code, or [mean; max] as in the paper
    int side = 7;                      ///< of the kernel
    SpatialNorm norm = SpatialNorm::Running;
    double gamma = 1, beta = 0;
    SpatialKernel kernel = SpatialKernel::Bump;
    double gain = 1;                      ///< what a drawn kernel is multiplied by
    const char* input = panel::features;  ///< the address of the maps that are pooled and scaled

    int maps() const { return int(mean) + int(maximum); }
    /// Whether map i of the concatenation is the maximum over channels.
    bool isMaximum(int i) const { return maximum && (!mean || (i == 0) == maximumFirst); }
};

/// Batch norm of one map.
struct NormNumbers {
    double gamma = 1, beta = 0, mean = 0, variance = 1;
    static constexpr double epsilon = 1e-5;
};

/// "w_s" [1, maps, k, k], and "bn" [4] where there is one.
std::vector<ArraySlot> spatialGateSlots(const SpatialGate& gate);

struct SpatialGateValues {
    TensorPtr pooled;     ///< maps × H × W, as concatenated
    TensorPtr kernel;     ///< maps × k × k
    TensorPtr convolved;  ///< 1 × H × W
    TensorPtr normed;     ///< 1 × H × W; the same tensor without batch norm
    TensorPtr mask;       ///< 1 × H × W
    TensorPtr scaled;     ///< C × H × W
    NormNumbers numbers;
};

/// Fails with Stopped.
Result<SpatialGateValues> runSpatialGate(const SpatialGate& gate, const TensorPtr& maps, const WeightOptions& options, const Given& given,
                                         const Watch& watch);

/// The stages from "pooled" to "refined".
struct SpatialNames {
    Text scaled;  ///< the last stage's title
    Tone tone = Tone::Sequential;
};
void addSpatialGateStages(Outcome& outcome, const SpatialGate& gate, const SpatialGateValues& values, const BitmapPtr& backdrop,
                          const SpatialNames& names);

/// Nothing when the cell is not of these stages. `given` are the arrays that were given.
std::optional<Explanation> explainSpatialGate(const Outcome& outcome, const SpatialGate& gate, const Given& given, const Cell& cell);

}  // namespace att::lenses
