// SPDX-License-Identifier: GPL-3.0-or-later
// Self-attention over the pixels of an image whose heads look by relative position alone, and which becomes a K×K convolution as they
// sharpen (Cordonnier, Loukas, Jaggi 2020, theorem 1 and section 3.3).
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/grid_errors.h"
#include "engine/lenses/common/grid_explain.h"
#include "engine/lenses/common/grid_stages.h"
#include "engine/lenses/common/panels.h"

namespace att {
namespace {

using namespace lenses;

const GridSpec& options(const Spec& spec) { return static_cast<const GridSpec&>(spec); }

/// Of the weighting of the tokens and of the value matrices, for K² heads.
Cost costOf(const GridOptions& o) {
    const std::int64_t heads = o.heads(), keys = o.keys().tokens();
    return {.parameters = heads * imageChannels * outputChannels + outputChannels,
            .multiplyAdds = heads * imageTokens * (keys * imageChannels + imageChannels * outputChannels)};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const GridSpec& o = options(*spec);
    const Given given(o.arrays, gridSlots(o));
    if (const auto fits = given.check(); !fits) return fits.error();
    const GridLayer layer(o, given);
    const TensorPtr before = errorCurvesTakenOver(*spec, watch);
    const auto errors = before ? Result<TensorPtr>(before) : errorCurves(layer, watch);
    if (!errors) return errors.error();
    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = pixelPlaces();
    outcome->mainPanel = grid::pixel;
    outcome->cost = costOf(o);
    addGridStages(*outcome, o, layer, *errors);
    finish(*outcome, {given.notices()});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const GridSpec& o = options(*outcome.spec);
    const Given given(o.arrays, gridSlots(o));
    const GridLayer layer(o, given);
    return explainGrid({outcome, o, layer}, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return gridSlots(options(spec)); }

std::vector<Example> examples() {
    return {{ATT_TEXT("engine", "α = 0: every head sees everything alike"), {{"alpha", 0.0}}},
            {ATT_TEXT("engine", "α = 1: a blurred look at the neighbours"), {{"alpha", 1.0}}},
            {ATT_TEXT("engine", "α = 46: exactly a convolution"), {{"alpha", 46.0}}},
            {ATT_TEXT("engine", "The same with zeros around the image"), {{"alpha", 46.0}, {"edge", std::string("zero")}}},
            {ATT_TEXT("engine", "A point: the kernel itself comes out, turned around"), {{"alpha", 46.0}, {"image", std::string("point")}}},
            {ATT_TEXT("engine", "25 heads for a kernel of 5"), {{"kernel", 5}, {"alpha", 5.0}}}};
}

}  // namespace

Lens attention_convolution() {
    return {
        .id = "attention_convolution",
        .title = ATT_TEXT("engine", "Attention as convolution"),
        .family = ATT_TEXT("engine", "Compare"),
        .help = ATT_TEXT("engine",
                         "Self-attention over the 50 pixels of a small image. K² heads look by relative position alone, each towards one neighbour, "
                         "and the larger α is the more sharply; with the kernel's slices as value matrices their sum becomes a K×K convolution. "
                         "(Cordonnier, Loukas, Jaggi 2020.) Move α and watch the heads turn into single pixels, and the error fall to nothing."),
        .defaults = makeDefault<GridSpec>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = {
            .formulas =
                {R"(A^h_{ij} = \operatorname{softmax}_j\!\left(v_h \cdot r_{\delta}\right), \quad v_h = -\alpha\,(1, -2\Delta_1, -2\Delta_2), \quad r_\delta = (\lVert\delta\rVert^2, \delta_1, \delta_2))",
                 R"(A^h_{ij} \propto \exp\!\left(-\alpha \lVert \delta_{ij} - \Delta_h \rVert^2\right))",
                 R"(Y = b + \sum_{h=1}^{K^2} A^h X W_h^{\mathsf T} \;\xrightarrow{\;\alpha \to \infty\;}\; X * W)"},
            .shapes = ATT_TEXT("engine",
                               "X: 50 × 3, one row a pixel. A: K² matrices of 50 × 50, or of 50 rows and as many columns as the image has pixels "
                               "with zeros around it. W_h: 4 × 3, slice h of the kernel. Y: 50 × 4."),
            .source = ATT_TEXT("engine",
                               "Cordonnier, Loukas, Jaggi 2020, On the Relationship between Self-Attention and Convolutional Layers (arXiv "
                               "1911.03584): theorem 1, and section 3.3 for the quadratic encoding. The image of 5 × 10 × 3 is the lecture's."),
            .lookFor = ATT_TEXT("engine",
                                "At α = 0 every head is the mean of the image. Raise α: each head's view shrinks to the one neighbour named above "
                                "it. At the edge of the plain image a head that looks outside settles on the nearest pixel; zeros beyond the edge "
                                "take tokens of zeros around the image."),
            .mistakes = ATT_TEXT("engine",
                                 "“A CNN is a simplified self-attention” is true with relative positions, at least K² heads and weights on one pixel "
                                 "each, which is the limit α → ∞. Plain self-attention without positions cannot represent a convolution, and fewer "
                                 "heads cannot either. At the border the two differ unless the padding is the same.")}};
}

}  // namespace att
