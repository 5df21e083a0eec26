// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The small convolutional networks that are trained here: what one is, where each of its weights lies in one array, and its pass over pictures on a
// tape. Stages of a 3 × 3 convolution, ReLU and the gates, each at half the height and width of the one before. Transformers are model.h.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/grad/image_gates.h"
#include "engine/train/picture_task.h"

namespace att {

/// Which gates stand behind the ReLU of every stage. Both: SE before CBAM.
enum class PictureAttention { None, Se, Cbam, Both };

struct PictureModel {
    PictureAnswer answer = PictureAnswer::Class;
    int side = 32, classes = 2;
    int stages = 4, channels = 16;  ///< of the first stage; every further one has twice as many
    PictureAttention attention = PictureAttention::None;
    int reduction = 4;  ///< of the gates over channels
    int kernel = 7;     ///< side of CBAM's spatial kernel

    int channelsOf(int stage) const { return channels << stage; }
    int sideOf(int stage) const { return side >> stage; }
    int hiddenOf(int stage) const { return std::max(1, channelsOf(stage) / reduction); }
    bool se() const { return attention == PictureAttention::Se || attention == PictureAttention::Both; }
    bool cbam() const { return attention == PictureAttention::Cbam || attention == PictureAttention::Both; }
    friend bool operator==(const PictureModel&, const PictureModel&) = default;
};

/// Fails with Input for what cannot be: more stages than the side can be halved.
Status checkModel(const PictureModel& model);

/// A named array among the weights.
struct PictureArray {
    std::string name;         ///< "stages.0.convolution.weight"
    std::vector<int> shape;   ///< as PyTorch has it: out × in × height × width
    std::size_t begin, size;  ///< in the array of all
};

/// Where everything lies.
struct PictureLayout {
    struct Convolution {
        KernelShape kernel;
        std::size_t W = 0, b = 0;
    };
    struct ChannelGate {
        ModelLayout::Affine first, second;
    };
    struct Stage {
        Convolution convolution;
        std::optional<std::size_t> gamma;  ///< of a network in training
        ChannelGate se, channel;           ///< channel: CBAM's
        std::size_t spatial = 0;           ///< CBAM's kernel over [maximum; mean]
        Convolution side;                  ///< 1 × 1, to the answer's channels: of PictureAnswer::Pixels
    };
    std::vector<Stage> stages;
    ModelLayout::Affine head;  ///< of PictureAnswer::Class: from the mean of each map
    Convolution answer;        ///< of PictureAnswer::Pixels
    std::vector<PictureArray> arrays;
    std::size_t size = 0;
};

PictureLayout layoutOf(const PictureModel& model);

constexpr double normEpsilon = 1e-5;  ///< of grad::batchNorm()

/// While it learns a network has a batch norm behind every stage's convolution, whose β is the convolution's bias, and whose γ lie behind all that
/// layoutOf() has.
PictureLayout trainingLayoutOf(const PictureModel& model);
/// The network without batch norms that computes what the one in training does by these statistics, one for each stage:
/// W·γ/√(variance + ε) and b - mean·γ/√(variance + ε). Weights as layoutOf() says.
std::vector<float> folded(const PictureLayout& training, const std::vector<float>& weights, const std::vector<RunningStatistics>& statistics);

/// Drawn from the seed and each array's name.
std::vector<float> initialWeights(const PictureModel& model, const PictureLayout& layout, std::uint64_t seed);

/// What a stage makes of what it is given.
struct PictureStage {
    grad::Maps input, convolved;     ///< of its convolution
    grad::Maps features;             ///< behind the ReLU
    grad::Var se, channel;           ///< B × C: the gates, where there are
    std::optional<grad::Maps> mask;  ///< CBAM's over places
    grad::Maps out;                  ///< behind all gates
};

struct PicturePass {
    grad::Var logits;  ///< a row for each picture, or for each pixel of each picture
    std::vector<PictureStage> stages;
    grad::Maps joined;  ///< of PictureAnswer::Pixels: what the answer's convolution reads
};

/// Pictures as numbers, 3 × side × side each, a row a picture; any height and width that can be halved as often will do. With a training layout the
/// batch norms go by the batch, and `statistics`, where wanted, are filled with those of each stage.
template <class Scalar>
PicturePass passModel(grad::Tape<Scalar>& tape, const PictureModel& model, const PictureLayout& layout, const Scalar* weights, Scalar* gradients,
                      const grad::Maps& pictures, std::vector<NormStatistics>* statistics = nullptr);

/// Red, green and blue from 0 to 1, planes one after another: what passModel() reads.
template <class Scalar>
void readPixels(const Bitmap& bitmap, Scalar* planes);

}  // namespace att
