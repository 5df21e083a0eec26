// SPDX-License-Identifier: GPL-3.0-or-later
// Scores and normalisers side by side on the same queries and keys: six ways to say how much a query and a key belong together, and nine to
// turn what they say into weights.
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/row_stage.h"
#include "engine/lenses/common/score_explain.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att {
namespace {

using namespace lenses;

constexpr int widestHidden = 256;

/// As an enumeration, so that a field can hold it; counted as Compared::place is.
enum class ComparedPlace {};

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    WidthOptions widths;
    int hidden;
    ScoreKind score;
    NormaliserOptions normaliser;
    ComparedPlace first, second;
    RowOptions row;
    PositionOptions positions;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override;
    ScoreWidths scoreWidths() const { return {widths.dK, hidden}; }
    LayerSizes sizes(int tokens) const {
        return {.queries = tokens,
                .keys = tokens,
                .dModel = widths.dModel,
                .dK = widths.dK,
                .dV = widths.dV,
                .bias = weights.bias,
                .outputProjection = false};
    }
    ScoresView view(int tokens) const {
        return {score, normaliser, {static_cast<int>(first)}, {static_cast<int>(second)}, sizes(tokens), scoreWidths()};
    }
};

Field comparedField(const char* key, Text label, Text help, int initial) {
    return {.key = key,
            .label = label,
            .group = ATT_TEXT("engine", "Difference"),
            .help = help,
            .initial = double(initial),
            .choices = comparedChoices()};
}

void Options::fields(FieldVisitor& visitor) {
    sequence.fields(visitor, "the cat sat on the mat");
    widths.fields(visitor, 8, 4);
    visitor.whole(hidden, {.key = "d_h",
                           .label = ATT_TEXT("engine", "d_h"),
                           .group = ATT_TEXT("engine", "Heads"),
                           .help = ATT_TEXT("engine", "How many hidden numbers additive and concat have for every pair."),
                           .initial = 8,
                           .minimum = 1,
                           .maximum = widestHidden,
                           .logarithmic = true});
    visitor.choice(score, {.key = "score",
                           .label = ATT_TEXT("engine", "Score"),
                           .group = ATT_TEXT("engine", "Score and normalise"),
                           .help = ATT_TEXT("engine", "Which scores the normalisers are given; linear attention takes none."),
                           .initial = double(ScoreKind::ScaledDot),
                           .choices = scoreFunctionChoices()});
    normaliser.fields(visitor);
    visitor.choice(
        first, comparedField("compare", ATT_TEXT("engine", "Compare"), ATT_TEXT("engine", "The scores or weights from which the others are taken."),
                             scoreFunctionCount + int(NormaliserKind::Softmax)));
    visitor.choice(second,
                   comparedField("with", ATT_TEXT("engine", "With"), ATT_TEXT("engine", "The scores or weights that are taken from the first."),
                                 scoreFunctionCount + int(NormaliserKind::Sparsemax)));
    row.fields(visitor);
    positions.fields(visitor);
    weights.fields(visitor);
}

std::vector<ArraySlot> slotsFor(const Options& options, int tokens) {
    auto slots = sequenceSlots(tokens, options.widths.dModel);
    for (auto& slot : layerSlots(options.sizes(tokens))) slots.push_back(std::move(slot));
    for (auto& slot : scoreSlots(options.scoreWidths())) slots.push_back(std::move(slot));
    return slots;
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = static_cast<const Options&>(spec);
    return slotsFor(options, readSequence(options.sequence, options.weights.arrays).n());
}

/// The stacks over all pairs and the three matrices of the difference; what grows with n alone is small beside them.
std::size_t bytesOf(const Options& options, int n) {
    const auto pairs = static_cast<std::size_t>(scoreFunctionCount + weightFunctionCount + 3) * Shape{1, n, n}.bytes();
    const int perToken = 3 * options.widths.dModel + 6 * options.widths.dK + 4 * options.hidden + 12 * options.widths.dV;
    return pairs + Shape{1, n, perToken}.bytes();
}

/// The projections, every score once, every set of weights once on the values.
Cost costOf(const Options& options, int n) {
    const auto& w = options.widths;
    const std::int64_t out = 2 * std::int64_t(w.dK) + w.dV, pairs = std::int64_t(n) * n;
    Cost cost{.parameters = w.dModel * out + (options.weights.bias ? out : 0), .multiplyAdds = n * w.dModel * out + normaliserCount * pairs * w.dV};
    for (int h = 0; h < scoreFunctionCount; ++h) {
        const auto count = scoreCount(static_cast<ScoreKind>(h), scoreSizes(options.scoreWidths(), n));
        cost.parameters += count.parameters;
        cost.multiplyAdds += count.multiplyAdds;
    }
    cost.multiplyAdds += linearAttentionCount(n, n, w.dK, w.dV).multiplyAdds;
    return cost;
}

/// What stands before the scores: tokens, positions, projections.
struct Input {
    TensorPtr X, P, sum;
    LayerWeights weights;
};

Result<Input> readInput(const Options& options, const Sequence& sequence, const Given& given, const Watch& watch) {
    Input input;
    auto X = tokenVectors(sequence, options.widths.dModel, options.weights.seed, given, watch);
    if (!X) return X.error();
    input.X = *std::move(X);
    input.P = positionVectors(options.positions, sequence.n(), options.widths.dModel);
    input.sum = withPositions(input.X, input.P);
    auto weights = layerWeights(options.sizes(sequence.n()), options.weights, given, watch);
    if (!weights) return weights.error();
    input.weights = *std::move(weights);
    return input;
}

Result<ScoresValues> compute(const Options& options, const Input& input, const Given& given, const Watch& watch) {
    ScoresValues values;
    auto& layer = values.layer;
    const auto projected = projectTokens(layer, options.sizes(input.X->shape().rows), input.weights, *input.sum, watch);
    if (!projected) return projected.error();
    values.parameters = scoreParameters(options.scoreWidths(), options.weights, given);
    values.parts = scoreParts(values.parameters, *layer.Q, *layer.K);
    auto scores = allScores(values.parameters, values.parts, *layer.Q, *layer.K, watch);
    if (!scores) return scores.error();
    values.scores = *std::move(scores);
    auto weights = allWeights(options.normaliser, values.scores->head(int(options.score)), *layer.Q, *layer.K, watch);
    if (!weights) return weights.error();
    values.weights = *std::move(weights);
    auto mixed = allMixed(options.normaliser, *values.weights, *layer.Q, *layer.K, *layer.V, watch);
    if (!mixed) return mixed.error();
    values.mixed = *std::move(mixed);
    values.linear = linearValues(*layer.Q, *layer.K, *layer.V);
    return values;
}

std::vector<Message> differenceNotices(const ScoresView& view) {
    if (view.first.isScore() == view.second.isScore()) return {};
    return {say(ATT_TEXT("engine", "The difference compares scores with weights, which are not the same kind of number."))};
}

void addStages(Outcome& outcome, const Options& options, const Input& input, const ScoresValues& values) {
    const auto view = options.view(input.X->shape().rows);
    addSequenceStages(outcome, input.X, input.P, input.sum);
    for (auto& stage : projectionStages(outcome, view.sizes, input.weights, values.layer)) outcome.stages.push_back(std::move(stage));
    auto& parameters = outcome.stages[outcome.stages.size() - 2].panels;
    for (auto& panel : scoreParameterPanels(values.parameters)) parameters.push_back(std::move(panel));
    const auto row = scoreRow(options.row, options.normaliser, values.scores->head(int(options.score)), outcome.tokens);
    addComparisonStages(outcome, view, values, rowStage(options.row, options.normaliser, row));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = static_cast<const Options&>(*spec);
    const auto sequence = readSequence(options.sequence, options.weights.arrays);
    const Given given(options.weights.arrays, slotsFor(options, sequence.n()));
    if (const auto fits = given.check(); !fits) return fits.error();
    if (const auto fits = watch.reserve(bytesOf(options, sequence.n())); !fits) return fits.error();
    const auto input = readInput(options, sequence, given, watch);
    if (!input) return input.error();
    const auto values = compute(options, *input, given, watch);
    if (!values) return values.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = "weights/heads";
    outcome->cost = costOf(options, sequence.n());
    addStages(*outcome, options, *input, *values);
    finish(*outcome, {sequence.notices, given.notices(), differenceNotices(options.view(sequence.n()))});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = static_cast<const Options&>(*outcome.spec);
    const int n = static_cast<int>(outcome.tokens->size());
    const auto view = options.view(n);
    const auto in = [&cell](std::string_view stage) { return cell.panel.starts_with(stage); };
    if (in("row/")) return explainRow({outcome, options.row, options.normaliser, int(options.score)}, cell);
    if (in("x/") || in("positions/")) return explainSequence(outcome, cell, options.weights);
    if (!in("parameters/") && !in("qkv/")) return explainScores(outcome, view, cell);
    const ScoreOptions plain{};
    return *explainLayer({outcome, view.sizes, plain, visibilityOf({}, n, n), options.weights}, cell);
}

Example demonstration(Text title, std::vector<std::pair<std::string, FieldValue>> values) { return {title, std::move(values)}; }

std::vector<Example> examples() {
    const std::pair<std::string, FieldValue> typed{"row_from", std::string("typed")}, scores{"row", std::string("2, 1, 0.1, -1")};
    const auto words = [](const char* key, const char* value) { return std::pair<std::string, FieldValue>{key, std::string(value)}; };
    return {
        demonstration(ATT_TEXT("engine", "One row: scores 2, 1, 0.1, −1"), {typed, scores, {"temperature", 1.0}}),
        demonstration(ATT_TEXT("engine", "The same row, cold: T = 0.5"), {typed, scores, {"temperature", 0.5}}),
        demonstration(ATT_TEXT("engine", "The same row, hot: T = 5"), {typed, scores, {"temperature", 5.0}}),
        demonstration(ATT_TEXT("engine", "Entmax over the temperature"), {typed, scores, words("swept", "entmax")}),
        demonstration(ATT_TEXT("engine", "Dot product is not cosine"), {words("compare", "dot"), words("with", "cosine")}),
        demonstration(ATT_TEXT("engine", "General with W = I is the dot product"),
                      {words("compare", "general"), words("with", "dot"), words("initialisation", "identity")}),
        demonstration(ATT_TEXT("engine", "Entmax with α = 2 is sparsemax"), {words("compare", "entmax"), words("with", "sparsemax"), {"alpha", 2.0}}),
        demonstration(ATT_TEXT("engine", "Softmax when cold is hardmax"),
                      {words("compare", "softmax"), words("with", "hardmax"), {"temperature", 0.05}}),
        demonstration(ATT_TEXT("engine", "Linear attention beside the softmax"), {words("compare", "linear"), words("with", "softmax")})};
}

Article article() {
    return {
        .formulas = {"s_{ij}=q_i\\cdot k_j,\\qquad \\frac{q_i\\cdot k_j}{\\sqrt{d_k}},\\qquad \\frac{q_i\\cdot k_j}{\\lVert q_i\\rVert\\,\\lVert "
                     "k_j\\rVert},\\qquad q_i^{\\top}W_g\\,k_j",
                     "s_{ij}=v_a^{\\top}\\tanh(W_a q_i+U_a k_j),\\qquad v_c^{\\top}\\tanh(W_c\\,[q_i;k_j])",
                     "\\operatorname{softmax}(z)_j=\\frac{e^{z_j}}{\\sum_l e^{z_l}},\\qquad "
                     "\\operatorname{entmax}_\\alpha(z)_j=\\bigl[(\\alpha-1)z_j-\\tau\\bigr]_+^{1/(\\alpha-1)}",
                     "\\sigma(z_j-\\ln L),\\qquad \\frac{\\max(z_j,0)}{L},\\qquad O=\\operatorname{RMSNorm}\\bigl(\\max(z,0)\\,V\\bigr)",
                     "A_{ij}=\\frac{\\varphi(q_i)\\cdot\\varphi(k_j)}{\\sum_l\\varphi(q_i)\\cdot\\varphi(k_l)+\\varepsilon},\\qquad "
                     "\\varphi(x)=\\operatorname{elu}(x)+1"},
        .shapes =
            ATT_TEXT("engine",
                     "Q and K: n × d_k, V: n × d_v; scores and weights: n × n, rows are queries, columns are keys. W_a and U_a: d_h × d_k, v_a: d_h; "
                     "W_g: d_k × d_k; W_c: d_h × 2·d_k, v_c: d_h. The state of linear attention: d_k × d_v."),
        .source = ATT_TEXT("engine",
                           "Additive: Bahdanau et al. 2015 (arXiv 1409.0473), appendix A.1.2. Dot, general, concat: Luong et al. 2015 (arXiv "
                           "1508.04025), section 3.1. "
                           "Scaled dot: Vaswani et al. 2017 (1706.03762), section 3.2.1. Sparsemax: Martins and Astudillo 2016 (1602.02068). Entmax: "
                           "Peters et al. 2019 "
                           "(1905.05702). ReLU / L: Wortsman et al. 2023 (2309.08586). ReLA: Zhang et al. 2021 (2104.07012). Linear: Katharopoulos "
                           "et al. 2020 (2006.16236)."),
        .lookFor = ATT_TEXT(
            "engine",
            "Lower the temperature: the softmax nears hardmax, and sparsemax is there long before. Raise α of entmax from 1 to 2 and watch weights "
            "become exactly 0. The rows of sigmoid and ReLU compete for nothing and need not sum to 1. Linear attention cannot be sharp: its "
            "weights stay close to even. In the cost, see what additive keeps for every pair."),
        .mistakes = ATT_TEXT(
            "engine",
            "The dot product is not the cosine: q·k = ‖q‖·‖k‖·cos θ, equal only for unit vectors. A score of 0 does not mean ignored: after a "
            "softmax it "
            "weighs e⁰ / Σ; negative scores are the low ones. A score is not a weight. The dot product has no parameters, but Luong's general "
            "score, which multiplies too, has the matrix W.")};
}

}  // namespace

Lens scores() {
    return {
        .id = "scores",
        .title = ATT_TEXT("engine", "Scores · normalisers"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT(
            "engine",
            "The two choices inside attention, each beside its rivals on the same queries and keys: how a query and a key make a score (dot "
            "product, scaled, cosine, additive, general, concat), and how a row of scores becomes weights (softmax, sparsemax, entmax, top-k, "
            "hardmax, sigmoid, ReLU, and linear attention, which does without scores). Compare any two; look at one row alone; see what each costs."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = article()};
}

}  // namespace att
