// SPDX-License-Identifier: GPL-3.0-or-later
// Batch, layer, RMS, instance and group norm on one array: which cells share a mean, what batch norm remembers, and on what each depends.
// Sources: see engine/math/norm.h.
#include "engine/lenses/common/norm_stages.h"
#include "engine/lenses/common/panels.h"

namespace att {
namespace {

using namespace lenses;

const NormOptions& optionsOf(const Spec& spec) { return static_cast<const NormOptions&>(spec); }

/// A channel of a single value has no variance in training.
std::vector<Message> singleValueNotice(const NormOptions& options) {
    const auto shape = options.shape();
    if (options.kind != NormKind::Batch || options.mode != NormMode::Training || shape.samples * shape.places > 1) return {};
    return {say(ATT_TEXT("engine", "Each channel has a single value here: its variance is 0 and the output is β. PyTorch refuses to train so."))};
}

/// Closed form, for each cell: one multiply-add for the mean, one for the variance, one for the quotient and one for γ and β. RMS norm spares
/// the mean, batch norm in use has both from before.
Cost costOf(const NormOptions& options) {
    const int perCell = options.remembered() ? 2 : options.kind == NormKind::Rms ? 3 : 4;
    return {.parameters = normParameters(options.kind, options.channels), .multiplyAdds = perCell * std::int64_t(options.shape().size())};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const Given given(options.arrays, normSlots(options));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto example = normExample(options, given, watch);
    if (!example) return example.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->mainPanel = norm_panel::sets;
    outcome->cost = costOf(options);
    outcome->tokens = std::make_shared<const std::vector<std::string>>();
    if (const auto done = addNormStages(*outcome, options, *example, watch); !done) return done.error();
    finish(*outcome, {singleValueNotice(options), given.notices()});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) { return explainNorms(outcome, cell, optionsOf(*outcome.spec)); }

std::vector<ArraySlot> arrays(const Spec& spec) { return normSlots(optionsOf(spec)); }

std::vector<Example> examples() {
    const std::string image = "image", layer = "layer", batch = "batch";
    return {{ATT_TEXT("engine", "A channel over the whole batch: batch norm"), {{"layout", std::string("tokens")}, {"norm", batch}}},
            {ATT_TEXT("engine", "A token by itself: layer norm of the Transformer"), {{"layout", std::string("tokens")}, {"norm", layer}}},
            {ATT_TEXT("engine", "A sample as a whole: the (L, D) norm of an article"),
             {{"layout", std::string("tokens")}, {"norm", std::string("layer_over_all")}}},
            {ATT_TEXT("engine", "Batch norm in use, after 50 batches"), {{"norm", batch}, {"mode", std::string("use")}, {"batches", 50}}},
            {ATT_TEXT("engine", "Two samples, mostly padding"),
             {{"layout", std::string("tokens")}, {"samples", 2}, {"tokens", 8}, {"padding", 6}, {"norm", batch}}},
            {ATT_TEXT("engine", "Pictures under BatchNorm2d"), {{"layout", image}, {"norm", batch}}},
            {ATT_TEXT("engine", "Pictures in two groups of channels"), {{"layout", image}, {"norm", std::string("group")}, {"groups", 2}}}};
}

Article article() {
    return {
        .formulas =
            {R"(\hat{x} = \frac{x-\mu_S}{\sqrt{\sigma_S^2+\varepsilon}}, \qquad \mu_S = \frac{1}{|S|}\sum_{x\in S} x, \qquad \sigma_S^2 = \frac{1}{|S|}\sum_{x\in S}(x-\mu_S)^2)",
             R"(y = \gamma_c\,\hat{x} + \beta_c)",
             R"(\mu \leftarrow (1-m)\,\mu + m\,\mu_S, \qquad \sigma^2 \leftarrow (1-m)\,\sigma^2 + m\,\frac{N}{N-1}\,\sigma_S^2)",
             R"(\operatorname{RMS}(x)_c = \gamma_c\,\frac{x_c}{\sqrt{\frac{1}{D}\sum_{d=1}^{D} x_d^2+\varepsilon}})"},
        .shapes = ATT_TEXT(
            "engine",
            "X is B × T × D (samples, tokens, channels) or B × C × H × W. S is the set of cells that share statistics: for batch norm a channel "
            "over all samples and places, for layer norm one token over its D channels, for instance norm one channel of one sample, for group "
            "norm a group of neighbouring channels of one sample. γ and β are one number for each channel, D each; N is how many values a channel "
            "has in the batch, B·T or B·H·W."),
        .source = ATT_TEXT(
            "engine",
            "Batch norm: Ioffe, Szegedy 2015, section 3 and algorithm 2 (arXiv 1502.03167). Layer norm: Ba, Kiros, Hinton 2016, section 3 (arXiv "
            "1607.06450). RMS norm: Zhang, Sennrich 2019, section 4 (arXiv 1910.07467). Instance norm: Ulyanov, Vedaldi, Lempitsky 2016 (arXiv "
            "1607.08022). Group norm: Wu, He 2018, section 3 (arXiv 1803.08494)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Point at a cell of “who shares”: its set lights up in every slice. Change the norm and see what a set runs over.\nIn “trials” read down "
            "a column: layer, RMS, instance and group norm do not notice that a sample is missing, batch norm in training does; the padding changes "
            "what is normalised over tokens and leaves layer norm exactly as it was.\nIn “batch size” the same sample varies with its company; the "
            "larger the batch, the less.\nRaise “Batches seen”: the remembered mean and variance go towards those of the source, faster with more "
            "momentum and less steadily."),
        .mistakes = ATT_TEXT(
            "engine",
            "The layer norm of a Transformer runs over D for each token alone. Taken over (L, D), as it is sometimes written, it depends on the "
            "padding and on the other tokens.\nBatch norm for pictures runs over (B, H, W) for each channel, not over “batch and features”.\nLayer "
            "norm does have parameters, γ and β, 2D of them; what it lacks is running statistics.\nBatch norm divides by the biased variance and "
            "remembers the unbiased one. Its statistics in sequences are one for each feature, not for each position; its trouble there is padding "
            "and a batch that varies, not the length of a sentence.\nε stands under the root, beside the variance. The Annotated Transformer divides "
            "by the unbiased deviation plus ε, which is another function.\nA batch above 500 in TurboAE averages channel noise and says nothing "
            "about batch norm, and a guess about a network is no evidence about layer norm.")};
}

}  // namespace

Lens norms() {
    return {.id = "norms",
            .title = ATT_TEXT("engine", "Batch · layer norm"),
            .family = ATT_TEXT("engine", "Compare"),
            .help = ATT_TEXT(
                "engine",
                "A norm takes the mean of a set of cells off and divides by the root of their variance; then each channel has a factor γ and a shift "
                "β. The kinds differ in one thing alone: which cells make a set. Batch norm takes a channel over all samples (Ioffe, Szegedy 2015), "
                "layer norm one token over its channels (Ba, Kiros, Hinton 2016). So batch norm needs a batch and remembers one for use, and layer "
                "norm needs neither. Point at a cell and see its set light up."),
            .defaults = makeDefault<NormOptions>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
