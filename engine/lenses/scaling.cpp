// SPDX-License-Identifier: GPL-3.0-or-later
// Why scores are divided by √d_k (Vaswani et al. 2017, section 3.2.1 and footnote 4): random queries and keys of growing width, and what
// their softmax and its gradient are like with and without the scaling.
#include <algorithm>

#include "engine/lenses/common/given.h"
#include "engine/lenses/common/options.h"
#include "engine/lenses/common/saturation_explain.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    int dK, keys, samples, sample, seed;
    double temperature;
    ArraySource arrays;

    void fields(FieldVisitor& visitor) override;
};

Field inExperiment(Field field) { return inGroup(ATT_TEXT("engine", "Experiment"), std::move(field)); }

void Options::fields(FieldVisitor& visitor) {
    visitor.whole(dK, inExperiment({.key = "d_k",
                                    .label = ATT_TEXT("engine", "d_k"),
                                    .help = ATT_TEXT("engine", "The width of queries and keys that is looked at; the curves run over all widths."),
                                    .initial = 64,
                                    .minimum = 1,
                                    .maximum = widestKey,
                                    .logarithmic = true}));
    visitor.whole(keys, inExperiment({.key = "keys",
                                      .label = ATT_TEXT("engine", "Keys"),
                                      .help = ATT_TEXT("engine", "How many keys a query is compared with."),
                                      .initial = 16,
                                      .minimum = 2,
                                      .maximum = 128,
                                      .logarithmic = true}));
    visitor.whole(samples,
                  inExperiment({.key = "samples",
                                .label = ATT_TEXT("engine", "Samples"),
                                .help = ATT_TEXT("engine", "How many queries are drawn, each with keys of its own; more make the curves smoother."),
                                .initial = 64,
                                .minimum = 1,
                                .maximum = 2000,
                                .logarithmic = true}));
    visitor.whole(sample, inExperiment({.key = "sample",
                                        .label = ATT_TEXT("engine", "Sample shown"),
                                        .help = ATT_TEXT("engine", "Whose query and keys are shown; the last one where there are fewer."),
                                        .initial = 1,
                                        .minimum = 1,
                                        .maximum = 2000,
                                        .editor = Editor::Number}));
    visitor.whole(seed,
                  inExperiment(seedField(ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same queries and keys."))));
    visitor.arrays(arrays, inExperiment(arraysField()));
    visitor.real(temperature, temperatureField());
}

SaturationView viewOf(const Options& options) {
    SaturationView view{.dK = options.dK, .sample = std::min(options.sample, options.samples) - 1, .widths = saturationWidths(options.dK)};
    view.options = {.keys = options.keys,
                    .samples = options.samples,
                    .seed = static_cast<std::uint64_t>(options.seed),
                    .temperature = options.temperature,
                    .givenWidth = widestKey};
    if (!options.arrays.arrays) return view;
    const auto numbers = [&](const char* name) {
        const auto* found = findGiven(options.arrays, name);
        return found ? found->second.values.data() : nullptr;
    };
    view.options.q = numbers("q");
    view.options.k = numbers("k");
    return view;
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = static_cast<const Options&>(spec);
    return {{"q", {options.samples, widestKey}, ATT_TEXT("engine", "the queries, one row for each sample; d_k of their components are used")},
            {"k", {options.samples, options.keys, widestKey}, ATT_TEXT("engine", "the keys of each sample; d_k of their components are used")}};
}

/// All scores of one width, and those of the single samples: scores and weights, unscaled and scaled.
std::size_t bytesOf(const Options& options, std::size_t widths) {
    const auto samples = static_cast<std::size_t>(options.samples);
    return samples * (static_cast<std::size_t>(options.keys) * 6 * sizeof(float) + widths * (sizeof(SaturationPoint) + 9 * sizeof(float)));
}

/// The scores of all samples at d_k.
Cost costOf(const Options& options) { return {.multiplyAdds = std::int64_t(options.samples) * options.keys * options.dK}; }

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = static_cast<const Options&>(*spec);
    const Given given(options.arrays, arrays(*spec));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto view = viewOf(options);
    if (const auto fits = watch.reserve(bytesOf(options, view.widths.size())); !fits) return fits.error();
    const auto samples = saturationSamples(view.widths, view.marked(), view.options, watch);
    if (!samples) return samples.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = std::make_shared<const std::vector<std::string>>();
    outcome->mainPanel = "weights/unscaled";
    outcome->cost = costOf(options);
    addSaturationStages(*outcome, view, *samples);
    finish(*outcome, {given.notices()});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = static_cast<const Options&>(*outcome.spec);
    const bool isGiven = findGiven(options.arrays, cell.panel == "draws/q" ? "q" : "k") != nullptr;
    auto origin = isGiven ? say(ATT_TEXT("engine", "Read from %1."), options.arrays.path)
                          : say(ATT_TEXT("engine", "Drawn from N(0, 1) with seed %1; a wider vector begins with the same numbers."), options.seed);
    return explainSaturation(outcome, viewOf(options), cell, std::move(origin));
}

Example at(Text title, int dK, int keys, int samples) { return {title, {{"d_k", dK}, {"keys", keys}, {"samples", samples}}}; }

Article article() {
    return {
        .formulas = {"q_c,\\,k_c \\sim \\mathcal N(0,1) \\;\\Rightarrow\\; \\operatorname{Var}(q\\cdot "
                     "k)=\\sum_{c=1}^{d_k}\\operatorname{Var}(q_c\\,k_c)=d_k",
                     "p=\\operatorname{softmax}\\!\\Bigl(\\frac{q\\cdot k_j}{\\sqrt{d_k}}\\Bigr),\\qquad H=-\\sum_j p_j\\log_2 p_j",
                     "J_{ij}=\\frac{\\partial p_i}{\\partial z_j}=p_i\\,(\\delta_{ij}-p_j),\\qquad \\operatorname{tr}J=1-\\sum_i p_i^2"},
        .shapes = ATT_TEXT("engine", "q: d_k numbers; K: keys × d_k; scores and weights: samples × keys, each sample a query with keys of its own."),
        .source = ATT_TEXT("engine",
                           "Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.1 and footnote 4: components with mean 0 and variance 1 give a dot "
                           "product with mean 0 and variance d_k."),
        .lookFor =
            ATT_TEXT("engine",
                     "Move d_k from 1 to 1024. Unscaled, the rows of the softmax turn from shared weights into one key that takes all, entropy "
                     "falls and the Jacobian dies; scaled, every picture stays as it is at d_k = 1. A temperature of √d_k does to unscaled "
                     "scores what the division does."),
        .mistakes = ATT_TEXT("engine",
                             "The division does not prevent exploding gradients; it prevents saturation, and with it vanishing ones. Unscaled, the "
                             "Jacobian's norm first rises, to its peak near d_k = 8 to 16 with 64 keys, and only then falls. The d in √d_k is the "
                             "width of one head's queries and keys (64 in the paper), not d_model (512) and not the number of tokens.")};
}

}  // namespace

Lens scaling() {
    return {
        .id = "scaling",
        .title = ATT_TEXT("engine", "Why √d_k"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT("engine",
                         "Why scores are divided by √d_k: queries and keys are drawn from N(0, 1), and the variance of their dot product is d_k. "
                         "Wide ones make large scores, the softmax of large scores saturates, and its gradient vanishes. Divided by √d_k the "
                         "scores keep variance 1 at every width. (Vaswani et al. 2017, section 3.2.1.) All curves show both, from the same draws."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = {at(ATT_TEXT("engine", "d_k = 1: nothing to scale"), 1, 16, 64),
                     at(ATT_TEXT("engine", "d_k = 64: one head of the paper"), 64, 16, 64),
                     at(ATT_TEXT("engine", "d_k = 512: the whole of d_model"), 512, 16, 64),
                     at(ATT_TEXT("engine", "d_k = 1024: all is saturated"), 1024, 16, 64),
                     at(ATT_TEXT("engine", "Where the gradient peaks: 64 keys"), 8, 64, 200),
                     at(ATT_TEXT("engine", "Smooth curves: 1,000 samples"), 64, 16, 1000)},
        .article = article()};
}

}  // namespace att
