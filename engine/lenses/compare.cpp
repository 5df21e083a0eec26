// SPDX-License-Identifier: GPL-3.0-or-later
// One picture and its feature maps through several modules: what each lets through at every place, on one scale, and what it costs.
#include "engine/lenses/common/compared_stages.h"
#include "engine/lenses/common/feature_run.h"

namespace att {
namespace {

using namespace lenses;

const CompareOptions& optionsOf(const Spec& spec) { return static_cast<const CompareOptions&>(spec); }

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const auto& o = optionsOf(*spec);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), o.modules().size() * 2 * o.shape().bytes(), watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    std::vector<ModuleResult> all;
    for (const ComparedModule module : o.modules()) {
        if (watch.stopped()) return stoppedError();
        auto made = runModule(o, module, features.maps, given, watch);
        if (!made) return made.error();
        all.push_back(*std::move(made));
    }
    addComparedStages(*outcome, o, all, features);
    return finished(*begun);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& o = optionsOf(*outcome.spec);
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    return explainCompared(outcome, o, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto word = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "SE, CBAM and EMA on the street"),
             {{"image", word("street")}, {"cbam", true}, {"se", true}, {"ema", true}, {"cbam_channel", false}, {"cbam_spatial", false}}},
            {ATT_TEXT("engine", "The two gates of CBAM and both together"),
             {{"cbam_channel", true}, {"cbam_spatial", true}, {"cbam", true}, {"se", false}, {"ema", false}}},
            {ATT_TEXT("engine", "All modules on a face"),
             {{"image", word("face")}, {"se", true}, {"cbam_channel", true}, {"cbam_spatial", true}, {"cbam", true}}}};
}

Article article() {
    return {.formulas = {R"(F'_c(y,x) = s_c\,m(y,x)\,F_c(y,x), \qquad g(y,x) = \frac{\sum_c |F'_c(y,x)|}{\sum_c |F_c(y,x)|})"},
            .shapes =
                ATT_TEXT("engine",
                         "F and F′ are C × H × W, s has a number for each channel and m one for each place; a module that has none of one kind has 1 "
                         "there. g is H × W, from 0 to 1."),
            .source = ATT_TEXT("engine",
                               "SE: Hu et al. 2018 (arXiv 1709.01507). EMA: Ouyang et al. 2023 (arXiv 2305.13563). CBAM: Woo et al. 2018 (arXiv "
                               "1807.06521), with the batch norm of the released code in "
                               "training. The share g is ours: it makes modules comparable that weigh channels and modules that weigh places."),
            .lookFor = ATT_TEXT(
                "engine",
                "A module that weighs channels alone still lets through more at some places than at others: where the channels that it turns "
                "up are strong. A module that weighs places draws sharper pictures.\nCompare the costs: the spatial gate is 100 numbers."),
            .mistakes =
                ATT_TEXT("engine",
                         "The masks are on one scale here; drawn each on its own, an almost even mask looks as if it chose sharply. All weights are "
                         "untrained and the same for all modules, so the comparison is of mechanisms and not of trained networks.")};
}

}  // namespace

Lens compare() {
    return {.id = "compare",
            .title = ATT_TEXT("engine", "Compare modules"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT(
                "engine",
                "The same picture and the same feature maps through two or more attention modules: which share of what is there each lets through "
                "at every place, side by side on one scale, with what each costs. Choose the modules at the right; each has a lens of its own that "
                "shows its steps."),
            .defaults = makeDefault<CompareOptions>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
