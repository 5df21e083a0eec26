// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One convolution as a stage of a lens: where its numbers come from, its panels "out", "w" and "b", and how each number came about.
// The convolution itself is math/image_convolution.h.

#include <optional>

#include "engine/core/explanation.h"
#include "engine/core/watch.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/options.h"
#include "engine/math/image_convolution.h"

namespace att::lenses {

/// Where kernels come from when no file gives them.
struct KernelOptions {
    enum class Source {
        Written,  ///< bumps that sum to 1, each from one channel to the one of the same number, without bias
        Drawn,    ///< from the seed
    };
    Source source;
    double gain;

    void fields(FieldVisitor& visitor, Source initial = Source::Written);
    bool written() const { return source == Source::Written; }
};

struct ConvolutionLayer {
    std::string stage;  ///< its id
    std::string name;   ///< of its numbers in a file: NAME.weight and NAME.bias, as PyTorch's state_dict has them
    KernelShape kernel;
    std::string input;              ///< the address of the maps it reads
    bool bias = true;               ///< see showsBias()
    std::string symbol = "y";       ///< what it makes
    std::string inputSymbol = "x";  ///< of what
    int copies = 1;                 ///< the same kernels serve so many shares of the maps, one after the other
    int firstMap = 0;               ///< where its share of the input begins
    std::string shown = {};         ///< the address of the result, where another stage shows it

    std::string out() const { return shown.empty() ? stage + "/out" : shown; }
    std::string w() const { return stage + "/w"; }
    std::string b() const { return stage + "/b"; }
};

/// Whether there is a bias to show: bumps have none, unless a file gives one.
bool showsBias(const ConvolutionLayer& layer, const KernelOptions& kernels, const WeightOptions& weights);

/// "NAME.weight" [out, in/groups, height, width] and, whether it is shown or not, "NAME.bias" [out].
void addSlots(const ConvolutionLayer& layer, bool bias, std::vector<ArraySlot>& slots);

struct ConvolutionValues {
    TensorPtr W;    ///< dense out × in/groups × height × width, shaped to be looked at: see kernelCell()
    TensorPtr b;    ///< 1 × 1 × out; null without bias
    TensorPtr out;  ///< out × H × W

    ConvolutionNumbers numbers() const { return {W->data(), b ? b->data() : nullptr}; }
};

/// W and b: given where the file gives them, else as the options say.
ConvolutionValues takeNumbers(const ConvolutionLayer& layer, const KernelOptions& kernels, const WeightOptions& weights, const Given& given);
/// The same with its result. Fails with Stopped.
Result<ConvolutionValues> runConvolution(const ConvolutionLayer& layer, const KernelOptions& kernels, const WeightOptions& weights,
                                         const Given& given, const Tensor& maps, const Watch& watch);

/// Where weight (o, c, i, j) stands in the panel "w": a row of taps for each map of a 1-D kernel, a row of channels of a 1×1, else a stack.
Cell kernelCell(const ConvolutionLayer& layer, int o, int c, int i, int j);

/// "out", then "w", then "b".
std::vector<Panel> convolutionPanels(const ConvolutionLayer& layer, const ConvolutionValues& values, Message title, const BitmapPtr& backdrop,
                                     Tone tone = Tone::Diverging);

/// Nothing when the cell is not of this layer's panels.
std::optional<Explanation> explainConvolution(const Outcome& outcome, const ConvolutionLayer& layer, const KernelOptions& kernels, const Given& given,
                                              const Cell& cell);

/// "Why is A[3, 5] = 0.2 in channel 7?"
Message whyMap(const Outcome& outcome, const Cell& cell, const std::string& symbol);

}  // namespace att::lenses
