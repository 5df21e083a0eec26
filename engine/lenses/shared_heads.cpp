// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and values shared by groups of query heads: multi-query (Shazeer 2019, arXiv 1911.02150) and grouped-query attention (Ainslie et al. 2023,
// arXiv 2305.13245) beside multi-head, which is the case of a group for every head.
#include <algorithm>
#include <array>
#include <tuple>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/shared_keys.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    HeadOptions heads;
    SharingOptions sharing;
    ScoreOptions score;
    MaskOptions mask;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "我吃柠檬，他喝水");
        heads.fields(visitor);
        sharing.fields(visitor, heads.heads);
        score.fields(visitor);
        mask.fields(visitor);
        sharing.cacheFields(visitor);
        weights.fields(visitor);
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

LayerSizes sizesOf(const Options& options, int n) {
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

// Computing

/// Every way to share is run for comparison while that is cheap; else the chosen one and multi-head.
std::vector<int> comparedGroups(const Options& options, const LayerSizes& sizes) {
    constexpr std::size_t cheapBytes = std::size_t(16) << 20;
    if (sizes.scores().bytes() <= cheapBytes) return possibleGroups(sizes.heads);
    if (options.sharing.groups == sizes.heads) return {sizes.heads};
    return {options.sharing.groups, sizes.heads};
}

struct Computed {
    LayerSizes sizes;
    TensorPtr X;
    LayerWeights multi;
    SharedLayer chosen;
    std::vector<int> groups;  ///< what is compared, rising; the last is multi-head
    TensorPtr outputs;        ///< one for each: n × d_model
};

constexpr LayerKeep keepNoScores{false, false, false, false};

Status compare(Computed& c, const Options& options, const ScoreRule& rule, const Watch& watch) {
    auto outputs = std::make_shared<Tensor>(Shape{int(c.groups.size()), c.sizes.queries, c.sizes.dModel});
    for (std::size_t i = 0; i < c.groups.size(); ++i) {
        if (c.groups[i] == options.sharing.groups) {
            outputs->head(int(i)) = c.chosen.values.output->head(0);
            continue;
        }
        const auto other = shareHeads(c.sizes, c.multi, c.chosen.values.Q, options.sharing, c.groups[i], rule, keepNoScores, *c.X, watch);
        if (!other) return other.error();
        outputs->head(int(i)) = other->values.output->head(0);
    }
    c.outputs = outputs;
    return Done{};
}

Result<Computed> compute(const Options& options, const LayerSizes& sizes, const Sequence& sequence, const Given& given, const Watch& watch) {
    const ScoreRule rule{static_cast<float>(options.score.factor(sizes.dK)), visibleKeys(options.mask.mask(), sizes.queries, sizes.keys)};
    const auto keep = layerKeep(sizes, rule, watch);
    Computed c{.sizes = sizes};
    c.groups = comparedGroups(options, sizes);
    // The chosen layer, and one more at a time beside it.
    const std::size_t bytes = layerBytes(sizes, rule, keep) + 2 * layerBytes(sizes, rule, keepNoScores) +
                              2 * Shape{int(c.groups.size()), sizes.queries, sizes.dModel}.bytes();
    if (const auto fits = watch.reserve(bytes); !fits) return fits.error();
    auto X = tokenVectors(sequence, sizes.dModel, options.weights.seed, given, watch);
    if (!X) return X.error();
    c.X = *std::move(X);
    auto multi = layerWeights(sizes, options.weights, given, watch);
    if (!multi) return multi.error();
    c.multi = *std::move(multi);
    const auto Q = project(*c.X, c.multi.q, sizes.heads, watch);
    if (!Q) return Q.error();
    auto chosen = shareHeads(sizes, c.multi, *Q, options.sharing, options.sharing.groups, rule, keep, *c.X, watch);
    if (!chosen) return chosen.error();
    c.chosen = *std::move(chosen);
    if (const auto done = compare(c, options, rule, watch); !done) return done.error();
    return c;
}

// Stages

Axis keyHeadAxis() { return {ATT_TEXT("engine", "key-value head"), nullptr}; }

TensorPtr mapOf(int heads, int groups) {
    auto map = std::make_shared<Tensor>(Shape{1, heads, groups});
    map->head(0).setZero();
    for (int h = 0; h < heads; ++h) map->head(0)(h, keyHeadOf(h, groups, heads)) = 1;
    return map;
}

Stage mapStage(const Options& options) {
    auto map = matrixPanel({.id = "map",
                            .title = say(ATT_TEXT("engine", "which head uses which keys and values")),
                            .rows = {ATT_TEXT("engine", "query head"), nullptr},
                            .columns = keyHeadAxis(),
                            .values = mapOf(options.heads.heads, options.sharing.groups)});
    map.tone = Tone::Sequential;
    map.lowest = 0.0f, map.highest = 1.0f;
    return stage("map", ATT_TEXT("engine", "who shares"), ATT_TEXT("engine", "Query heads side by side use the same key-value head: 1 marks it."),
                 {map});
}

Stage multiStage(const Computed& c) {
    const Axis out{ATT_TEXT("engine", "output dimension"), nullptr}, in{ATT_TEXT("engine", "input dimension"), nullptr};
    Stage stage{"multi",
                ATT_TEXT("engine", "W multi-head"),
                ATT_TEXT("engine", "The matrices of a multi-head layer, before the heads of a group become one."),
                {}};
    for (const auto& [id, title, projection, role] :
         {std::tuple("k", "W^K", &c.multi.k, Role::Key), std::tuple("v", "W^V", &c.multi.v, Role::Value)}) {
        stage.panels.push_back(
            matrixPanel({.id = std::string("w_") + id, .title = formula(title), .rows = out, .columns = in, .values = projection->W, .role = role}));
        if (projection->b)
            stage.panels.push_back(matrixPanel({.id = std::string("b_") + id,
                                                .title = say(ATT_TEXT("engine", "bias of %1"), title),
                                                .columns = out,
                                                .values = projection->b,
                                                .role = role}));
    }
    return stage;
}

Panel sharedPanel(const Outcome& outcome, const char* id, Message title, TensorPtr values, Role role) {
    auto panel = stackPanel({.id = id,
                             .title = std::move(title),
                             .rows = keyAxis(outcome.tokens),
                             .columns = dimensionAxis(),
                             .values = std::move(values),
                             .role = role});
    panel.heads = keyHeadAxis();
    return panel;
}

Stage sharedStage(const Outcome& outcome, const Computed& c) {
    return stage("shared", ATT_TEXT("engine", "shared K V"), ATT_TEXT("engine", "The keys and values there are, and all that a cache has to keep."),
                 {sharedPanel(outcome, "k", say(ATT_TEXT("engine", "shared keys")), c.chosen.K, Role::Key),
                  sharedPanel(outcome, "v", say(ATT_TEXT("engine", "shared values")), c.chosen.V, Role::Value)});
}

/// The layer's stages with the two of sharing between them.
Status addStages(Outcome& outcome, const Computed& c, const Watch& watch) {
    outcome.stages.push_back(multiStage(c));
    if (const auto done = addLayerStages(outcome, c.sizes, c.chosen.weights, c.chosen.values, watch); !done) return done;
    const auto qkv = std::ranges::find(outcome.stages, std::string("qkv"), &Stage::id);
    qkv->help = ATT_TEXT("engine", "Every head has its own queries; keys and values are copies of those of its group.");
    outcome.stages.insert(qkv, sharedStage(outcome, c));
    return Done{};
}

std::shared_ptr<const std::vector<std::string>> labelsOf(const std::vector<int>& groups) {
    std::vector<std::string> labels;
    for (const int number : groups) labels.push_back(std::to_string(number));
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Axis groupsAxis(const std::vector<int>& groups) { return {ATT_TEXT("engine", "key-value heads"), labelsOf(groups)}; }

void addComparison(Outcome& outcome, const Computed& c) {
    auto differences = std::make_shared<Tensor>(c.outputs->shape());
    for (int g = 0; g < c.outputs->shape().heads; ++g) differences->head(g) = c.outputs->head(g) - c.outputs->head(c.outputs->shape().heads - 1);
    const auto panel = [&](const char* id, Message title, TensorPtr values) {
        auto stack = stackPanel(
            {.id = id, .title = std::move(title), .rows = tokenAxis(outcome.tokens), .columns = dimensionAxis(), .values = std::move(values)});
        stack.heads = groupsAxis(c.groups);
        return stack;
    };
    outcome.stages.push_back(
        stage("compare", ATT_TEXT("engine", "compare"),
              ATT_TEXT("engine", "The output with fewer key-value heads beside multi-head's, which is the last of them."),
              {panel("outputs", say(ATT_TEXT("engine", "output")), c.outputs),
               asDifference(panel("differences", say(ATT_TEXT("engine", "difference from multi-head")), differences), *c.outputs)}));
}

/// The columns of the table, each also a curve.
struct CountColumn {
    const char* id;
    Text title;
    bool logarithmic;
};
const std::array<CountColumn, 4>& countColumns() {
    static const std::array<CountColumn, 4> columns{{{"parameters", ATT_TEXT("engine", "parameters"), false},
                                                     {"multiply_adds", ATT_TEXT("engine", "multiply-adds"), false},
                                                     {"cache", ATT_TEXT("engine", "bytes of the cache"), false},
                                                     {"difference", ATT_TEXT("engine", "largest difference from multi-head"), false}}};
    return columns;
}

TensorPtr countTable(const Outcome& outcome, const Options& options, const Computed& c) {
    auto table = std::make_shared<Tensor>(Shape{1, int(c.groups.size()), int(countColumns().size())});
    const Tensor& differences = *findPanel(outcome, "compare/differences")->values;
    for (int g = 0; g < table->shape().rows; ++g) {
        const auto counts = sharedCounts(c.sizes, options.sharing, c.groups[std::size_t(g)]);
        const Eigen::Index n = differences.head(g).size();
        table->head(0).row(g) << static_cast<float>(total(counts.parameters)), static_cast<float>(total(counts.multiplyAdds)),
            static_cast<float>(total(counts.cacheBytes)), n ? differences.head(g).cwiseAbs().maxCoeff<Eigen::PropagateNaN>() : 0.0f;
    }
    return table;
}

void addCounts(Outcome& outcome, const Options& options, const Computed& c) {
    const auto table = countTable(outcome, options, c);
    std::vector<Text> titles;
    Stage curves{"curves",
                 ATT_TEXT("engine", "curves"),
                 ATT_TEXT("engine", "What each number of key-value heads costs, and how far its output is from multi-head's."),
                 {}};
    for (int column = 0; column < table->shape().columns; ++column) {
        const auto& line = countColumns()[std::size_t(column)];
        titles.push_back(line.title);
        auto values = std::make_shared<Tensor>(Shape{1, 1, table->shape().rows});
        values->head(0) = table->head(0).col(column).transpose();
        auto panel =
            matrixPanel({.id = line.id, .title = say(ATT_TEXT("engine", "%1"), line.title), .columns = groupsAxis(c.groups), .values = values});
        panel.kind = PanelKind::Series;
        panel.rows = wordAxis(ATT_TEXT("engine", "curve"), {line.title});
        panel.measured.name = line.title;
        panel.columns.places = std::make_shared<const std::vector<double>>(c.groups.begin(), c.groups.end());
        panel.columns.logarithmic = true;
        panel.lowest = 0.0f;
        curves.panels.push_back(std::move(panel));
    }
    outcome.stages.push_back(stage("table", ATT_TEXT("engine", "cost"),
                                   ATT_TEXT("engine", "Every way to share the heads: its cost, and how far its output is from multi-head's."),
                                   {tablePanel({.id = "table",
                                                .title = say(ATT_TEXT("engine", "by number of key-value heads")),
                                                .rows = groupsAxis(c.groups),
                                                .columns = wordAxis(ATT_TEXT("engine", "count"), titles),
                                                .values = table})}));
    outcome.stages.push_back(std::move(curves));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const auto sequence = readSequence(options.sequence, options.weights.arrays);
    const auto sizes = sizesOf(options, sequence.n());
    const Given given(options.weights.arrays, slotsOf(sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto c = compute(options, sizes, sequence, given, watch);
    if (!c) return c.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = panel::weights;
    const auto counts = sharedCounts(sizes, options.sharing, options.sharing.groups);
    outcome->cost = {.parameters = std::int64_t(total(counts.parameters)), .multiplyAdds = std::int64_t(total(counts.multiplyAdds))};
    outcome->stages.push_back(tokenStage(*outcome, c->X));
    outcome->stages.push_back(mapStage(options));
    if (const auto done = addStages(*outcome, *c, watch); !done) return done.error();
    addComparison(*outcome, *c);
    addCounts(*outcome, options, *c);
    finish(*outcome, {sequence.notices, maskNotices(c->chosen.values), given.notices()});
    return OutcomePtr(outcome);
}

// Explaining

/// What an explanation needs beside the outcome.
struct Reading {
    LayerReading layer;
    const Options& options;
    std::vector<int> groups;

    const Outcome& outcome() const { return layer.outcome; }
    int heads() const { return layer.sizes.heads; }
    int keyHeads() const { return options.sharing.groups; }
};

Explanation explainMap(const Reading& r, const Cell& cell) {
    const double exact = double(cell.row) * r.keyHeads() / r.heads();
    const bool used = keyHeadOf(cell.row, r.keyHeads(), r.heads()) == cell.column;
    const Step share{say(ATT_TEXT("engine", "heads counted from 0; rounded down, this is the key-value head")),
                     Operation::Quotient,
                     {numberTerm(formula("h·G"), double(cell.row) * r.keyHeads()), numberTerm(formula("H"), r.heads())},
                     exact};
    const auto words = used ? say(ATT_TEXT("engine", "it is this one")) : say(ATT_TEXT("engine", "it is another one"));
    return {.question = why(r.outcome(), cell, "M"),
            .formula = "g = ⌊h·G/H⌋",
            .steps = {share, givenStep(words, cellTerm(r.outcome(), formula("M"), cell))}};
}

/// A number of the pooled matrix: the mean of the same place in all heads of the group, or of its first.
Explanation explainPooled(const Reading& r, const Cell& cell, int d) {
    const bool isBias = cell.panel.starts_with("parameters/b_");
    const int place = isBias ? cell.column : cell.row, size = r.heads() / r.keyHeads(), first = place / d * size, within = place % d;
    const std::string source = "multi" + cell.panel.substr(cell.panel.find('/'));
    Explanation explanation{
        .question = why(r.outcome(), cell, "W"),
        .formula = r.options.sharing.pooling == Pooling::Mean ? "W_{g} = mean of W_{h} in the group" : "W_{g} = W_{h} of the group's first head"};
    Step step{say(ATT_TEXT("engine", "the heads of the group")), Operation::Mean, {}, numberAt(r.outcome(), cell)};
    const int taken = r.options.sharing.pooling == Pooling::Mean ? size : 1;
    for (int h = first; h < first + taken; ++h) {
        const int from = h * d + within;
        step.terms.push_back(
            cellTerm(r.outcome(), say(ATT_TEXT("engine", "head %1"), h + 1), isBias ? Cell{source, 0, 0, from} : Cell{source, 0, from, cell.column}));
    }
    if (taken == 1) step.operation = Operation::Given;
    explanation.steps = {std::move(step)};
    return explanation;
}

std::optional<Explanation> explainKeys(const Reading& r, const Cell& cell) {
    for (const auto& [id, symbol, words, d] : {std::tuple("k", "K", "K_{ic} = Σ_{m} X_{im} W^{K}_{cm}", r.layer.sizes.dK),
                                               std::tuple("v", "V", "V_{ic} = Σ_{m} X_{im} W^{V}_{cm}", r.layer.sizes.dV)}) {
        const std::string name(id);
        if (cell.panel == "parameters/w_" + name || cell.panel == "parameters/b_" + name) return explainPooled(r, cell, d);
        const int out = cell.head * d + cell.column;
        if (cell.panel == "shared/" + name)
            return explainProduct(r.outcome(), cell, symbol, words,
                                  inputProduct(r.layer.sizes.dModel, {{"x/x", 0, cell.row, 0}}, {{"parameters/w_" + name, 0, out, 0}}, "x", "w"),
                                  {"parameters/b_" + name, 0, 0, out});
        if (cell.panel == "qkv/" + name) {
            const int g = keyHeadOf(cell.head, r.keyHeads(), r.heads());
            return Explanation{.question = why(r.outcome(), cell, symbol),
                               .formula = "g = ⌊h·G/H⌋",
                               .steps = {givenStep(say(ATT_TEXT("engine", "a copy from key-value head %1"), g + 1),
                                                   cellTerm(r.outcome(), formula(name), {"shared/" + name, g, cell.row, cell.column}))}};
        }
    }
    return std::nullopt;
}

Explanation explainOutputs(const Reading& r, const Cell& cell) {
    const int groups = r.groups[std::size_t(cell.head)];
    Explanation explanation{.question = why(r.outcome(), cell, "Y"), .formula = "Y = concat·W^{O}"};
    if (groups == r.keyHeads()) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "the output of this layer")),
                                       cellTerm(r.outcome(), formula("y"), {panel::output, 0, cell.row, cell.column}))};
        return explanation;
    }
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "the output of the same layer with %1 key-value heads"), groups),
                                   cellTerm(r.outcome(), formula("y"), cell))};
    explanation.remark = say(ATT_TEXT("engine", "Choose %1 key-value heads to walk through how it came about."), groups);
    return explanation;
}

Explanation explainCount(const Reading& r, const Cell& cell, int groupsIndex, int column) {
    const auto counts = sharedCounts(r.layer.sizes, r.options.sharing, r.groups[std::size_t(groupsIndex)]);
    switch (column) {
        case 0: return explainCount(r.outcome(), cell, "d_{model}·(H + G)·(d_{k} + d_{v})", counts.parameters);
        case 1: return explainCount(r.outcome(), cell, "n·d_{model}·(H + G)·(d_{k} + d_{v}) + n^{2}·H·(d_{k} + d_{v})", counts.multiplyAdds);
        case 2: return explainCount(r.outcome(), cell, "layers · tokens · G·(d_{k} + d_{v}) · bytes", counts.cacheBytes);
        default:
            return {.question = why(r.outcome(), cell, "Δ"),
                    .formula = "max |Y_{G} − Y_{H}|",
                    .steps = {largestStep(r.outcome(), "compare/differences", numberAt(r.outcome(), cell), groupsIndex)}};
    }
}

Explanation explainComparison(const Reading& r, const Cell& cell) {
    if (cell.panel == "compare/outputs") return explainOutputs(r, cell);
    const int last = int(r.groups.size()) - 1;
    return explainDifference(r.outcome(), cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Y_{G} − Y_{H}",
                              .from = {"compare/outputs", cell.head, cell.row, cell.column},
                              .less = {"compare/outputs", last, cell.row, cell.column},
                              .fromName = "Y_G",
                              .lessName = "Y_H"});
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    const int n = static_cast<int>(outcome.tokens->size());
    const auto sizes = sizesOf(options, n);
    const Reading r{
        {outcome, sizes, options.score, visibilityOf(options.mask.mask(), n, n), options.weights, "x/x"}, options, comparedGroups(options, sizes)};
    if (cell.panel == panel::x) return explainSequence(outcome, cell, options.weights);
    if (cell.panel == "map/map") return explainMap(r, cell);
    if (cell.panel.starts_with("multi/")) return explainParameter(r.layer, cell);
    if (auto explanation = explainKeys(r, cell)) return *std::move(explanation);
    if (auto explanation = explainLayer(r.layer, cell)) return *std::move(explanation);
    if (cell.panel == "table/table") return explainCount(r, cell, cell.row, cell.column);
    for (std::size_t column = 0; column < countColumns().size(); ++column)
        if (cell.panel == std::string("curves/") + countColumns()[column].id) return explainCount(r, cell, cell.column, int(column));
    return explainComparison(r, cell);
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
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
