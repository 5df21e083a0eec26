// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and values shared by groups of query heads: multi-query (Shazeer 2019, arXiv 1911.02150) and grouped-query attention (Ainslie et al. 2023,
// arXiv 2305.13245) beside multi-head, which is the case of a group for every head.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/shared_heads_explain.h"
#include "engine/lenses/common/shared_heads_stages.h"

namespace att {
namespace {

using namespace lenses;

const SharedHeadsOptions& optionsOf(const Spec& spec) { return static_cast<const SharedHeadsOptions&>(spec); }

LayerSizes sizesOf(const SharedHeadsOptions& options, int n) {
    const auto& heads = options.heads;
    return {.queries = n,
            .keys = n,
            .dModel = heads.widths.dModel,
            .heads = heads.heads,
            .dK = heads.dK(),
            .dV = heads.dV(),
            .bias = options.weights.bias};
}

std::vector<ArraySlot> slotsOf(const LayerSizes& sizes) {
    auto slots = sequenceSlots(sizes.queries, sizes.dModel);
    for (auto& slot : layerSlots(sizes)) {
        const bool shared = slot.name.ends_with("_k") || slot.name.ends_with("_v");  // those of the multi-head layer, from which groups are made
        if (shared) slot.panel = "multi/" + slot.name;
        slots.push_back(std::move(slot));
    }
    return slots;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const auto sequence = readSequence(options.sequence, options.weights.arrays);
    const auto sizes = sizesOf(options, sequence.n());
    const Given given(options.weights.arrays, slotsOf(sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto c = computeSharedHeads(options, sizes, sequence, given, watch);
    if (!c) return c.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = panel::weights;
    const auto counts = sharedCounts(sizes, options.sharing, options.sharing.groups);
    outcome->cost = {.parameters = std::int64_t(total(counts.parameters)), .multiplyAdds = std::int64_t(total(counts.multiplyAdds))};
    outcome->stages.push_back(tokenStage(*outcome, c->X));
    if (const auto done = addSharedHeadsStages(*outcome, options, *c, watch); !done) return done.error();
    finish(*outcome, {sequence.notices, maskNotices(c->chosen.values), given.notices()});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    const int n = static_cast<int>(outcome.tokens->size());
    const auto sizes = sizesOf(options, n);
    const SharedHeadsReading reading{
        {outcome, sizes, options.score, visibilityOf(options.mask.mask(), n, n), options.weights, "x/x"}, options, comparedGroups(options, sizes)};
    if (cell.panel == panel::x) return explainSequence(outcome, cell, options.weights);
    return explainSharedHeads(reading, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = optionsOf(spec);
    return slotsOf(sizesOf(options, readSequence(options.sequence, options.weights.arrays).n()));
}

Article article() {
    return {
        .formulas =
            {R"(O^h = \mathrm{softmax}\!\left(\frac{Q^h (K^{g})^{\mathsf T}}{\sqrt{d_k}}\right) V^{g},\qquad g = \left\lfloor \frac{h\,G}{H} \right\rfloor)",
             R"(\text{cache} = 2\,G\,d_k\,n\ \text{numbers a layer})"},
        .shapes =
            ATT_TEXT("engine", "H query heads Q^h: n × d_k. G key-value heads K^g: n × d_k, V^g: n × d_v. G = H is multi-head, G = 1 multi-query."),
        .source = ATT_TEXT("engine",
                           "Shazeer 2019 (arXiv 1911.02150), multi-query; Ainslie et al. 2023 (arXiv 2305.13245), grouped-query and, in section 2.1, "
                           "the mean over a group."),
        .lookFor =
            ATT_TEXT("engine",
                     "Move the key-value heads from 1 to H: the cache grows with them, the parameters a little, the scores not at all. At G = H the "
                     "difference from multi-head is exactly 0; how soon it grows below depends on how alike the heads are."),
        .mistakes = ATT_TEXT("engine",
                             "Sharing keys and values does not make fewer attention maps: every query head still has its own weights and still costs "
                             "n²·(d_k + d_v). What is saved is the cache and the two projections. Query heads that stand side by side share; "
                             "head h does not use key-value head h modulo G.")};
}

std::vector<Example> examples() {
    auto list = textExamples();
    list.push_back({ATT_TEXT("engine", "Multi-query: one key-value head for all"), {{"kv_heads", 1}}});
    list.push_back({ATT_TEXT("engine", "Multi-head: a key-value head for every head"), {{"kv_heads", 8}}});
    return list;
}

}  // namespace

Lens shared_heads() {
    return {.id = "shared_heads",
            .title = ATT_TEXT("engine", "Shared keys and values"),
            .family = ATT_TEXT("engine", "Sequence"),
            .help = ATT_TEXT(
                "engine",
                "A model that writes keeps the keys and values of all it has read, for every head: that cache is what it runs out of. Multi-query "
                "attention (Shazeer 2019) keeps one set for all heads, grouped-query attention (Ainslie et al. 2023) one for each group. Every "
                "query head still has weights of its own. Look how the cache shrinks with the key-value heads, and how far the output moves."),
            .defaults = makeDefault<SharedHeadsOptions>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
