// SPDX-License-Identifier: GPL-3.0-or-later
// Which keys a query may see: every pattern of the literature and any pair by hand, what it does to weights and outputs, and what it saves.
// The forward is the one of self-attention; the same Q, K and V go through it once with the mask and once without.
#include <algorithm>

#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/one_head.h"
#include "engine/lenses/common/pair_counts.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/softmax_explain.h"

namespace att {
namespace {

using namespace lenses;

constexpr const char* mapPanel = "mask/map";
constexpr const char* freeWeights = "weights/free";
constexpr const char* freeMixed = "mixed/free";
constexpr const char* weightChange = "change/weights";
constexpr const char* outputChange = "change/outputs";
constexpr const char* paintedKey = "painted";

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    PatternOptions pattern;
    WidthOptions widths;
    ScoreOptions score;
    PositionOptions positions;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the animal did not cross the street because it was tired");
        pattern.fields(visitor);
        widths.fields(visitor, 8, 4);
        score.fields(visitor);
        positions.fields(visitor);
        weights.fields(visitor);
    }
};

TextAttention attention(const Options& options, int n) {
    LayerSizes sizes = oneHeadSizes(options.widths, options.weights.bias);
    sizes.queries = sizes.keys = n;
    return {
        .sequence = options.sequence, .positions = options.positions, .weights = options.weights, .score = options.score, .mask = {}, .sizes = sizes};
}

// The two forwards

struct Masked {
    TensorPtr map;
    ScoreRule rule, open;  ///< with the mask, and with every key in sight
    TextLayer layer;       ///< with the mask
    LayerValues free;      ///< the same Q, K, V without it
};

/// S + M: 0 where a pair is seen, -∞ where not.
TensorPtr addedMask(const Tensor& map) {
    auto M = std::make_shared<Tensor>(map.shape());
    M->head(0) = (map.head(0).array() != 0).select(0.0f, Matrix<float>::Constant(map.shape().rows, map.shape().columns, -INFINITY));
    return M;
}

Result<Masked> compute(const Options& options, const Sequence& sequence, const Given& given, const Watch& watch) {
    const int n = sequence.n();
    const auto text = attention(options, n);
    if (const auto fits = watch.reserve(6 * Shape{1, n, n}.bytes()); !fits) return fits.error();
    Masked masked;
    auto map = visibilityMap(options.pattern.visibility(n), n, n, watch);
    if (!map) return map.error();
    masked.map = *std::move(map);
    masked.open = {static_cast<float>(options.score.factor(options.widths.dK)), std::vector<KeyRange>(static_cast<std::size_t>(n), KeyRange{0, n})};
    masked.rule = masked.open;
    masked.rule.bias = addedMask(*masked.map);
    auto layer = computeTextLayer(options, text, sequence, masked.rule, given, watch);
    if (!layer) return layer.error();
    masked.layer = *std::move(layer);
    masked.free = masked.layer.values;
    if (const auto done = attendHeads(masked.free, text.sizes, masked.open, {false, false, false, false}, watch); !done) return done.error();
    return masked;
}

// Stages

Stage& stageOf(Outcome& outcome, std::string_view id) { return *std::ranges::find(outcome.stages, id, &Stage::id); }

TensorPtr difference(const Tensor& with, const Tensor& without) {
    auto change = std::make_shared<Tensor>(with.shape());
    change->head(0) = with.head(0) - without.head(0);
    return change;
}

Panel pairMap(const char* id, Message title, Labels queries, Labels keys, TensorPtr map) {
    Panel panel = matrixPanel({.id = id, .title = std::move(title), .rows = queryAxis(queries), .columns = keyAxis(keys), .values = std::move(map)});
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    return panel;
}

void addMap(Outcome& outcome, const Masked& masked) {
    Panel map = pairMap("map", say(ATT_TEXT("engine", "who sees whom: 1 seen, 0 hidden")), outcome.tokens, outcome.tokens, masked.map);
    map.paints = paintedKey;
    auto& panels = stageOf(outcome, "mask").panels;
    panels.insert(panels.begin(), std::move(map));
}

/// One colour scale for both.
void addFreeWeights(Outcome& outcome, const Masked& masked) {
    auto& panels = stageOf(outcome, "weights").panels;
    Panel free = panels.front();
    free.id = "free";
    free.title = say(ATT_TEXT("engine", "without the mask"));
    free.values = masked.free.A;
    panels.front().paints = paintedKey;
    panels.push_back(std::move(free));
    float highest = 0;
    for (const auto& panel : panels)
        if (panel.shape.size() > 0) highest = std::max(highest, panel.values->head(0).maxCoeff());
    if (highest > 0)
        for (auto& panel : panels) panel.highest = highest;
}

void addFreeMixed(Outcome& outcome, const Masked& masked) {
    auto& panels = stageOf(outcome, "mixed").panels;
    Panel free = panels.front();
    free.id = "free";
    free.title = say(ATT_TEXT("engine", "without the mask"));
    free.values = masked.free.mixed;
    panels.push_back(std::move(free));
}

/// "3 of 11 …: 2, 5, 11"
Panel unchangedPanel(const Tensor& change) {
    constexpr int mostNamed = 12;
    std::string named;
    int unchanged = 0;
    for (int i = 0; i < change.shape().rows; ++i) {
        if (!(change.head(0).row(i).array() == 0).all() || ++unchanged > mostNamed) continue;
        named += (named.empty() ? "" : ", ") + std::to_string(i + 1);
    }
    if (unchanged > mostNamed) named += ", …";
    Panel panel{.id = "unchanged", .title = say(ATT_TEXT("engine", "what stayed the same")), .kind = PanelKind::Prose};
    panel.prose = {
        unchanged > 0 ? say(ATT_TEXT("engine", "To the last bit the same with and without the mask: the outputs of %1 of %2 tokens, numbers %3."),
                            unchanged, change.shape().rows, named)
                      : say(ATT_TEXT("engine", "The mask changes the output of every token.")),
        say(ATT_TEXT("engine",
                     "A row keeps its output when its query sees every key, as the last one does under a causal mask: in one layer nothing "
                     "else reaches it. In a deeper network its keys and values come from rows that did change, and then it moves too."))};
    return panel;
}

Stage changeStage(const Outcome& outcome, const Masked& masked) {
    const auto outputs = difference(*masked.layer.values.mixed, *masked.free.mixed);
    return stage("change", ATT_TEXT("engine", "change"),
                 ATT_TEXT("engine", "What the mask did: with it minus without it. Rows of zeros kept their answer."),
                 {matrixPanel({.id = "weights",
                               .title = say(ATT_TEXT("engine", "change of the weights")),
                               .rows = queryAxis(outcome.tokens),
                               .columns = keyAxis(outcome.tokens),
                               .values = difference(*masked.layer.values.A, *masked.free.A)}),
                  matrixPanel({.id = "outputs",
                               .title = say(ATT_TEXT("engine", "change of the outputs")),
                               .rows = tokenAxis(outcome.tokens),
                               .columns = dimensionAxis(),
                               .values = outputs}),
                  unchangedPanel(*outputs)});
}

// Where a Transformer masks

/// The padding of the text, or two tokens to show what it would do.
int shownPadding(const PatternOptions& options, int n) { return options.padding > 0 ? options.padding : std::min(2, std::max(0, n - 1)); }

Visibility useVisibility(const PatternOptions& options, PatternKind kind, int n) {
    PatternOptions use{};
    use.kind = kind;
    use.padding = shownPadding(options, n);
    return use.visibility(n);
}

struct Use {
    const char *id, *address;
    Text title;
    PatternKind kind;
    bool cross;
};

const Use uses[] = {
    {"encoder", "use/encoder", ATT_TEXT("engine", "encoder: hides %1 of padding"), PatternKind::Full, false},
    {"decoder", "use/decoder", ATT_TEXT("engine", "decoder: hides what comes later"), PatternKind::Causal, false},
    {"cross", "use/cross", ATT_TEXT("engine", "cross-attention: hides the memory's padding"), PatternKind::Full, true},
};

/// The decoder has written half as many tokens as the encoder has read.
int useQueries(const Use& use, int n) { return use.cross ? (n + 1) / 2 : n; }

Result<Stage> useStage(const PatternOptions& options, Labels tokens, const Watch& watch) {
    const int n = static_cast<int>(tokens->size());
    std::vector<Panel> panels;
    for (const auto& use : uses) {
        auto map = visibilityMap(useVisibility(options, use.kind, n), useQueries(use, n), n, watch);
        if (!map) return map.error();
        panels.push_back(pairMap(use.id, say(use.title, shownPadding(options, n)), use.cross ? nullptr : tokens, tokens, *std::move(map)));
    }
    return stage(
        "use", ATT_TEXT("engine", "where used"),
        ATT_TEXT("engine", "The three masks of a Transformer: no layer of it is without one as soon as sentences of unequal length share a batch."),
        std::move(panels));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = static_cast<const Options&>(*spec);
    auto sequence = readSequence(options.sequence, options.weights.arrays);
    const auto sizes = attention(options, sequence.n()).sizes;
    const Given given(options.weights.arrays, textLayerSlots(sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto masked = compute(options, sequence, given, watch);
    if (!masked) return masked.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = panel::weights;
    outcome->cost = layerCost(sizes);
    const auto& layer = masked->layer;
    addSequenceStages(*outcome, layer.X, layer.P, layer.sum);
    if (const auto done = addLayerStages(*outcome, sizes, layer.weights, layer.values, watch); !done) return done.error();
    addMap(*outcome, *masked);
    addFreeWeights(*outcome, *masked);
    addFreeMixed(*outcome, *masked);
    outcome->stages.push_back(changeStage(*outcome, *masked));
    auto pairs = pairStage(options.pattern, *masked->map, outcome->tokens, sizes.dK + sizes.dV, watch);
    if (!pairs) return pairs.error();
    outcome->stages.push_back(*std::move(pairs));
    auto use = useStage(options.pattern, outcome->tokens, watch);
    if (!use) return use.error();
    outcome->stages.push_back(*std::move(use));
    finish(*outcome, {sequence.notices, maskNotices(layer.values), paintNotices(options.pattern, sequence.n()), given.notices()});
    return OutcomePtr(outcome);
}

// Explanations

Explanation explainMap(const Outcome& outcome, const Visibility& visibility, const Cell& cell) {
    const bool seen = visibility.sees(cell.row, cell.column);
    const auto title = seen ? say(ATT_TEXT("engine", "seen")) : visibility.reason(cell.row, cell.column);
    return {.question = why(outcome, cell, "M"),
            .formula = "M_{ij} = 1 where query i sees key j, else 0",
            .steps = {givenStep(title, cellTerm(outcome, formula("M" + lowered(cell.row) + "," + lowered(cell.column)), cell))}};
}

/// Two numbers of the same place, one minus the other.
Explanation explainChange(const Outcome& outcome, const Cell& cell, const char* with, const char* without, const char* symbol) {
    const Cell masked{with, 0, cell.row, cell.column}, free{without, 0, cell.row, cell.column};
    return {.question = why(outcome, cell, "Δ"),
            .formula = std::string("Δ = ") + symbol + "_{masked} − " + symbol + "_{free}",
            .steps = {givenStep(say(ATT_TEXT("engine", "without the mask")), cellTerm(outcome, formula("free"), free)),
                      {say(ATT_TEXT("engine", "with the mask, minus without it")),
                       Operation::Sum,
                       {cellTerm(outcome, formula("masked"), masked), numberTerm(formula("−free"), -numberAt(outcome, free))},
                       numberAt(outcome, cell)}}};
}

Explanation explainFreeMixed(const Outcome& outcome, const Cell& cell) {
    auto step =
        dotProductStep(outcome, {.title = say(ATT_TEXT("engine", "weighted mean of the values")),
                                 .count = findPanel(outcome, freeWeights)->shape.columns,
                                 .first = {{freeWeights, 0, cell.row, 0}},
                                 .second = {{panel::v, 0, 0, cell.column}, true},
                                 .label = [i = cell.row](int j) { return formula("A" + lowered(i) + "," + lowered(j) + "·v" + lowered(j)); }});
    step.result = numberAt(outcome, cell);
    return {.question = why(outcome, cell, "O"), .formula = "O_{ic} = Σ_{j} A_{ij} V_{jc}", .steps = {std::move(step)}};
}

LayerReading reading(const Outcome& outcome, const Options& options, Visibility visibility) {
    return {outcome, attention(options, static_cast<int>(outcome.tokens->size())).sizes, options.score, std::move(visibility), options.weights};
}

Explanation explainUse(const Outcome& outcome, const PatternOptions& options, const Cell& cell) {
    const auto& use = *std::ranges::find_if(uses, [&](const Use& one) { return cell.panel == one.address; });
    return explainMap(outcome, useVisibility(options, use.kind, static_cast<int>(outcome.tokens->size())), cell);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = static_cast<const Options&>(*outcome.spec);
    const auto visibility = options.pattern.visibility(static_cast<int>(outcome.tokens->size()));
    if (cell.panel == mapPanel) return explainMap(outcome, visibility, cell);
    if (cell.panel.starts_with("use/")) return explainUse(outcome, options.pattern, cell);
    if (cell.panel == freeWeights) return explainWeight(reading(outcome, options, {[](int, int) { return true; }, {}}), cell);
    if (cell.panel == freeMixed) return explainFreeMixed(outcome, cell);
    if (cell.panel == weightChange) return explainChange(outcome, cell, panel::weights, freeWeights, "A");
    if (cell.panel == outputChange) return explainChange(outcome, cell, panel::mixed, freeMixed, "O");
    if (auto pairs = explainPairs(outcome, options.pattern, options.widths.dK + options.widths.dV, mapPanel, cell)) return *std::move(pairs);
    if (auto layer = explainLayer(reading(outcome, options, visibility), cell)) return *std::move(layer);
    return explainSequence(outcome, cell, options.weights);
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = static_cast<const Options&>(spec);
    return textLayerSlots(attention(options, readSequence(options.sequence, options.weights.arrays).n()).sizes);
}

Example pattern(Text title, const char* kind, std::vector<std::pair<std::string, FieldValue>> values = {}) {
    std::vector<std::pair<std::string, FieldValue>> all = {{"mask", std::string(kind)}, {"padding", 0}, {"painted", std::string()}};
    for (auto& value : values) all.push_back(std::move(value));
    return {title, std::move(all)};
}

std::vector<Example> examples() {
    std::vector<Example> list = {
        pattern(ATT_TEXT("engine", "Causal against bidirectional: the last row stays"), "causal",
                {{"text", std::string("Data visualization empowers users to")}, {"segmentation", std::string("words")}}),
        pattern(ATT_TEXT("engine", "Encoder: padding alone"), "none", {{"padding", 2}}),
        pattern(ATT_TEXT("engine", "Decoder: causal, and padding"), "causal", {{"padding", 2}}),
        pattern(ATT_TEXT("engine", "Speech: three to the left, one to the right"), "truncated", {{"left", 3}, {"right", 1}}),
        pattern(ATT_TEXT("engine", "Longformer: a window and one global token"), "global", {{"window", 2}, {"globals", 1}}),
        pattern(ATT_TEXT("engine", "Sparse Transformer: strided"), "strided", {{"stride", 4}}),
        pattern(ATT_TEXT("engine", "Sparse Transformer: fixed"), "fixed", {{"stride", 4}, {"summary", 1}}),
        pattern(ATT_TEXT("engine", "T5 as a prefix language model"), "prefix", {{"prefix", 3}}),
        pattern(ATT_TEXT("engine", "A query that sees nothing"), "none",
                {{"text", std::string("我吃柠檬")}, {"segmentation", std::string("characters")}, {"painted", std::string("3,1 3,2 3,3 3,4")}}),
    };
    for (auto& example : textExamples()) list.push_back(std::move(example));
    return list;
}

}  // namespace

Lens masks() {
    return {
        .id = "masks",
        .title = ATT_TEXT("engine", "Masks"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT(
            "engine",
            "A mask says which keys a query may see: what is hidden gets −∞ before the softmax, hence a weight of exactly 0, and the others "
            "share what it leaves. (Vaswani et al. 2017, sections 3.1 and 3.2.3.) Choose a pattern, or press Paint and draw on the heatmap; the "
            "same queries, keys and values without the mask stand beside it. Look at the stage of changes: a row whose query sees every key "
            "keeps its output to the last bit."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = {
            .formulas = {R"(A = \operatorname{softmax}_{j}\!\left(\frac{QK^{\top}}{\sqrt{d_k}} + M\right), \qquad M_{ij} \in \{0, -\infty\})",
                         R"(\text{causal: } j \le i \qquad \text{window: } |i-j| \le w \qquad \text{truncated: } i-L \le j \le i+R)",
                         R"(|\text{window}| = n(2w+1) - w(w+1))"},
            .shapes = ATT_TEXT("engine", "M: n_q × n_k, one row for each query; the same for all heads. A keeps its shape; a hidden pair holds 0."),
            .source = ATT_TEXT(
                "engine",
                "Causal mask: Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.3. Truncated, for speech: Zhang et al. 2020, "
                "Transformer-Transducer (2002.02562), section 3; Yeh et al. 2019 (1910.12977). Strided and fixed: Child et al. 2019, Sparse "
                "Transformers (1904.10509), section 4. Dilated and global: Beltagy et al. 2020, Longformer (2004.05150), section 3.1. Prefix: "
                "Raffel et al. 2020, T5 (1910.10683), section 3.2.1."),
            .lookFor = ATT_TEXT(
                "engine",
                "Switch between none and causal: the upper triangle empties, each row is divided by what is left of it, the first row becomes "
                "1, 0, 0 … and the last row does not change at all. Widen a window until it is full attention. Paint a whole row: its query sees "
                "nothing, and its weights and output are zeros."),
            .mistakes = ATT_TEXT(
                "engine",
                "\"An encoder needs no mask\": it needs no causal one, but padding must be hidden in the encoder and in cross-attention too. The "
                "mask belongs before the softmax: zeroing weights after it leaves rows that do not sum to 1. A row that sees nothing is NaN in a "
                "naive implementation, and uniform where −10⁹ stands in for −∞; here it is zeros. A mask alone saves no work: a kernel must leave "
                "the hidden pairs out.")}};
}

}  // namespace att
