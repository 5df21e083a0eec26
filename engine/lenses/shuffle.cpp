// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text shuffled, and the attention put back in order: without positions and mask it is the same, with either it is not.
#include <algorithm>
#include <array>
#include <numeric>

#include "engine/core/random.h"
#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/text_attention.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    int order;
    PositionOptions positions;
    HeadOptions heads;
    ScoreOptions score;
    MaskOptions mask;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "the dog bites the man");
        visitor.whole(order, {.key = "shuffle",
                              .label = ATT_TEXT("engine", "Shuffle"),
                              .group = ATT_TEXT("engine", "Input"),
                              .help = ATT_TEXT(
                                  "engine", "Which order the tokens are brought into: 0 is the given one, every other number draws one of its own."),
                              .initial = 1,
                              .maximum = 999'999,
                              .editor = Editor::Number});
        positions.fieldsOfAll(visitor);
        heads.fields(visitor, 64, 4);
        score.fields(visitor);
        mask.fields(visitor);
        weights.fields(visitor);
    }
};

const Options& optionsOf(const Spec& spec) { return static_cast<const Options&>(spec); }

TextAttention attention(const Spec& spec, int n) {
    const auto& options = optionsOf(spec);
    const auto& heads = options.heads;
    return {.sequence = options.sequence,
            .positions = options.positions,
            .weights = options.weights,
            .score = options.score,
            .mask = options.mask.mask(),
            .sizes = {.queries = n,
                      .keys = n,
                      .dModel = heads.widths.dModel,
                      .heads = heads.heads,
                      .dK = heads.dK(),
                      .dV = heads.dV(),
                      .bias = options.weights.bias},
            .moreSlots = {{"order", {n}, ATT_TEXT("engine", "the order: which token, counted from 0, comes first, second, …")}}};
}

// The order

using Order = std::vector<int>;  ///< the token at each new place

/// Fisher and Yates; 0 leaves the order as it is.
Order drawnOrder(int number, int n) {
    Order order(std::size_t(std::max(n, 0)));
    std::iota(order.begin(), order.end(), 0);
    if (number == 0) return order;
    Random random(std::uint64_t(number), "shuffle");
    for (int place = n - 1; place > 0; --place) std::swap(order[std::size_t(place)], order[std::size_t(random.uniform() * (place + 1))]);
    return order;
}

/// The order a file gives, if it is one.
Result<Order> orderOf(const Options& options, int n) {
    const auto& arrays = options.weights.arrays.arrays;
    if (!arrays || !arrays->contains("order")) return drawnOrder(options.order, n);
    Order order;
    for (const float place : arrays->at("order").values) order.push_back(place >= 0 && place < float(n) ? int(place) : -1);
    auto sorted = order;
    std::ranges::sort(sorted);
    for (int place = 0; place < n; ++place)
        if (sorted[std::size_t(place)] != place)
            return Error{ErrorKind::Input,
                         say(ATT_TEXT("engine", "order in %1 is no order of %2 tokens: each of 0 … %3 must come once."), options.weights.arrays.path,
                             n, n - 1),
                         "arrays"};
    return order;
}

TensorPtr rowsInOrder(const Tensor& x, const Order& order) {
    auto shuffled = std::make_shared<Tensor>(x.shape());
    for (int h = 0; h < x.shape().heads; ++h)
        for (int place = 0; place < x.shape().rows; ++place) shuffled->head(h).row(place) = x.head(h).row(order[std::size_t(place)]);
    return shuffled;
}

/// Row and column of each token back at its own place.
TensorPtr putBack(const Tensor& A, const Order& order) {
    auto back = std::make_shared<Tensor>(A.shape());
    for (int h = 0; h < A.shape().heads; ++h)
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = 0; j < order.size(); ++j) back->head(h)(order[i], order[j]) = A.at(h, int(i), int(j));
    return back;
}

TensorPtr rowsPutBack(const Tensor& y, const Order& order) {
    auto back = std::make_shared<Tensor>(y.shape());
    for (std::size_t place = 0; place < order.size(); ++place) back->head(0).row(order[place]) = y.head(0).row(int(place));
    return back;
}

TensorPtr meanRow(const Tensor& y) {
    auto mean = std::make_shared<Tensor>(Shape{1, 1, y.shape().columns});
    mean->head(0).setZero();
    if (y.shape().rows > 0) mean->head(0) = y.head(0).colwise().mean();
    return mean;
}

// Computing

constexpr LayerKeep keepNoScores{false, false, false, false};

/// The same layer on the tokens in another order; their places keep their positions.
Result<LayerValues> shuffled(const TextRun& run, const PositionedLayer& positions, const TensorPtr& P, const ScoreRule& rule, const Order& order,
                             const Watch& watch) {
    const auto X = withPositions(rowsInOrder(*run.X, order), P);
    return forward(run.sizes, run.weights, positions, rule, keepNoScores, *X, watch);
}

/// What the shuffle changes.
struct Change {
    float weights = 0, output = 0, mean = 0;
};

Change changeOf(const LayerValues& before, const LayerValues& after, const Order& order) {
    return {.weights = largestMagnitude(*differenceOf(*putBack(*after.A, order), *before.A)),
            .output = largestMagnitude(*differenceOf(*rowsPutBack(*after.output, order), *before.output)),
            .mean = largestMagnitude(*differenceOf(*meanRow(*after.output), *meanRow(*before.output)))};
}

constexpr int measures = 3;

/// What the table compares: every encoding without a mask and with the causal one while that is cheap, else what was chosen.
struct Comparison {
    std::vector<PositionKind> kinds;
    std::vector<MaskKind> masks;
};

Comparison comparisonOf(const Options& options, const LayerSizes& sizes) {
    constexpr std::size_t cheapScores = std::size_t(1) << 16, cheapRows = std::size_t(1) << 15;
    const std::size_t rows = std::size_t(sizes.dModel) * std::size_t(options.positions.first + sizes.queries);
    if (sizes.scores().size() > cheapScores || rows > cheapRows) return {{options.positions.kind}, {options.mask.kind}};
    Comparison all{{}, {MaskKind::None, MaskKind::Causal}};
    for (int kind = 0; kind <= int(PositionKind::Flow); ++kind) all.kinds.push_back(PositionKind(kind));
    return all;
}

/// Both forwards for one encoding and one mask.
Result<Change> measure(const TextRun& run, const Options& options, PositionKind kind, MaskKind maskKind, const Order& order, const Watch& watch) {
    auto positions = options.positions;
    positions.kind = kind;
    auto mask = options.mask.mask();
    mask.kind = maskKind;
    const ArraySource noFile;
    const auto arrays = kind == options.positions.kind ? run.arrays : positionArrays(positions, run.sizes, options.weights.seed, Given(noFile, {}));
    const auto P = addedPositions(positions, arrays, positions.first, run.sizes.queries, run.sizes.dModel, watch);
    if (!P) return P.error();
    const ScoreRule rule{run.rule.factor, visibleKeys(mask, run.sizes.queries, run.sizes.keys)};
    const PositionedLayer layer{positions, arrays};
    const auto before = forward(run.sizes, run.weights, layer, rule, keepNoScores, *withPositions(run.X, *P), watch);
    if (!before) return before.error();
    const auto after = shuffled(run, layer, *P, rule, order, watch);
    if (!after) return after.error();
    return changeOf(*before, *after, order);
}

/// kinds × (masks · 3).
Result<TensorPtr> measureAll(const TextRun& run, const Options& options, const Order& order, const Watch& watch) {
    const auto comparison = comparisonOf(options, run.sizes);
    auto table = std::make_shared<Tensor>(Shape{1, int(comparison.kinds.size()), int(comparison.masks.size()) * measures});
    for (std::size_t row = 0; row < comparison.kinds.size(); ++row)
        for (std::size_t mask = 0; mask < comparison.masks.size(); ++mask) {
            const auto change = measure(run, options, comparison.kinds[row], comparison.masks[mask], order, watch);
            if (!change) return change.error();
            table->head(0).row(int(row)).segment(int(mask) * measures, measures) << change->weights, change->output, change->mean;
        }
    return TensorPtr(table);
}

// Stages

Labels inOrder(const Labels& tokens, const Order& order) {
    std::vector<std::string> labels;
    for (const int token : order) labels.push_back((*tokens)[std::size_t(token)]);
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Stage orderStage(const Labels& tokens, const Order& order) {
    const int n = int(order.size());
    auto matrix = std::make_shared<Tensor>(Shape{1, n, n});
    matrix->head(0).setZero();
    for (int place = 0; place < n; ++place) matrix->head(0)(place, order[std::size_t(place)]) = 1;
    auto panel = matrixPanel({.id = "matrix",
                              .title = say(ATT_TEXT("engine", "permutation Π")),
                              .rows = {ATT_TEXT("engine", "new place"), inOrder(tokens, order)},
                              .columns = {ATT_TEXT("engine", "old place"), tokens},
                              .values = matrix});
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f, panel.highest = 1.0f;
    return stage("order", ATT_TEXT("engine", "new order"), ATT_TEXT("engine", "Which token comes to which place: 1 marks where it came from."),
                 {std::move(panel)});
}

Panel weightPanel(const char* id, Message title, const Labels& tokens, TensorPtr A, bool weights) {
    auto panel = stackPanel({.id = id, .title = std::move(title), .rows = queryAxis(tokens), .columns = keyAxis(tokens), .values = std::move(A)});
    if (!weights) return panel;
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f, panel.highest = 1.0f;
    panel.distribution = true;
    return panel;
}

void addWeightStages(Outcome& outcome, const TextRun& run, const LayerValues& after, const Order& order) {
    const auto& tokens = outcome.tokens;
    const auto back = putBack(*after.A, order);
    outcome.stages.push_back(
        stage("shuffled", ATT_TEXT("engine", "A shuffled"), ATT_TEXT("engine", "The weights of the same layer on the tokens in their new order."),
              {weightPanel("heads", say(ATT_TEXT("engine", "weights in the new order")), inOrder(tokens, order), after.A, true)}));
    outcome.stages.push_back(stage("compare", ATT_TEXT("engine", "put back"),
                                   ATT_TEXT("engine", "The weights before, those of the shuffled tokens put back in order, and their difference."),
                                   {weightPanel("original", say(ATT_TEXT("engine", "before")), tokens, run.values.A, true),
                                    weightPanel("back", say(ATT_TEXT("engine", "put back")), tokens, back, true),
                                    asDifference(weightPanel("difference", {}, tokens, differenceOf(*back, *run.values.A), false), *run.values.A)}));
}

void addOutputStages(Outcome& outcome, const TextRun& run, const LayerValues& after, const Order& order) {
    const auto panel = [&](const char* id, Message title, Axis rows, TensorPtr values) {
        return matrixPanel({.id = id, .title = std::move(title), .rows = std::move(rows), .columns = dimensionAxis(), .values = std::move(values)});
    };
    const auto back = rowsPutBack(*after.output, order);
    outcome.stages.push_back(
        stage("outputs", ATT_TEXT("engine", "outputs"),
              ATT_TEXT("engine", "The outputs of the shuffled tokens, put back in order, and how far they are from those before."),
              {panel("shuffled", say(ATT_TEXT("engine", "outputs in the new order")), tokenAxis(inOrder(outcome.tokens, order)), after.output),
               panel("back", say(ATT_TEXT("engine", "put back")), tokenAxis(outcome.tokens), back),
               asDifference(panel("difference", {}, tokenAxis(outcome.tokens), differenceOf(*back, *run.values.output)), *back)}));
    auto means = std::make_shared<Tensor>(Shape{1, 3, run.sizes.dModel});
    means->head(0).row(0) = meanRow(*run.values.output)->head(0);
    means->head(0).row(1) = meanRow(*after.output)->head(0);
    means->head(0).row(2) = means->head(0).row(1) - means->head(0).row(0);
    const auto orders =
        wordAxis(ATT_TEXT("engine", "order"), {ATT_TEXT("engine", "given"), ATT_TEXT("engine", "shuffled"), ATT_TEXT("engine", "difference")});
    outcome.stages.push_back(stage("mean", ATT_TEXT("engine", "mean"),
                                   ATT_TEXT("engine", "The mean over all tokens: what a model that reads a text as a whole might use."),
                                   {panel("mean", say(ATT_TEXT("engine", "mean of the outputs")), orders, means)}));
}

Stage numbersStage(const Comparison& comparison, TensorPtr table) {
    std::vector<Text> rows, columns{ATT_TEXT("engine", "weights"), ATT_TEXT("engine", "outputs"), ATT_TEXT("engine", "mean")};
    for (const auto kind : comparison.kinds) rows.push_back(encodingNames()[std::size_t(kind)]);
    if (comparison.masks.size() > 1)
        for (const Text& name : {ATT_TEXT("engine", "weights, causal"), ATT_TEXT("engine", "outputs, causal"), ATT_TEXT("engine", "mean, causal")})
            columns.push_back(name);
    return stage("numbers", ATT_TEXT("engine", "measured"),
                 ATT_TEXT("engine", "The largest difference that the shuffle makes, for every encoding, without a mask and with the causal one."),
                 {tablePanel({.id = "table",
                              .title = say(ATT_TEXT("engine", "largest difference")),
                              .rows = wordAxis(ATT_TEXT("engine", "encoding"), rows),
                              .columns = wordAxis(ATT_TEXT("engine", "measure"), columns),
                              .values = std::move(table)})});
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const int n = readSequence(options.sequence, options.weights.arrays).n();
    const auto text = attention(*spec, n);
    const auto before = computeText(*spec, text, watch);
    if (!before) return before.error();
    const auto order = orderOf(options, n);
    if (!order) return order.error();
    // The shuffled weights, put back, and the difference.
    if (const auto fits = watch.reserve(5 * before->sizes.scores().bytes()); !fits) return fits.error();
    const auto after = shuffled(*before, {options.positions, before->arrays}, before->P, before->rule, *order, watch);
    if (!after) return after.error();
    auto table = measureAll(*before, options, *order, watch);
    if (!table) return table.error();

    auto layer = textOutcome(spec, text, *before, watch);
    if (!layer) return layer.error();
    auto& outcome = **layer;
    std::erase_if(outcome.stages, [](const Stage& s) { return s.id == "scores" || s.id == "scaled" || s.id == "mask"; });
    outcome.mainPanel = "compare/original";
    outcome.stages.push_back(orderStage(outcome.tokens, *order));
    addWeightStages(outcome, *before, *after, *order);
    addOutputStages(outcome, *before, *after, *order);
    outcome.stages.push_back(numbersStage(comparisonOf(options, before->sizes), *std::move(table)));
    finish(outcome, {before->notices});
    return OutcomePtr(*std::move(layer));
}

// Explaining

struct Reading {
    const Outcome& outcome;
    const Options& options;
    LayerSizes sizes;
    Order order;

    int placeOf(int token) const { return int(std::ranges::find(order, token) - order.begin()); }
};

Explanation explainOrder(const Reading& r, const Cell& cell) {
    const auto words = r.order[std::size_t(cell.row)] == cell.column ? say(ATT_TEXT("engine", "the token of the new place comes from here"))
                                                                     : say(ATT_TEXT("engine", "the token of the new place comes from elsewhere"));
    return {.question = why(r.outcome, cell, "Π"),
            .formula = "Π_{ij} = 1 where token j comes to place i",
            .steps = {givenStep(words, cellTerm(r.outcome, formula("Π"), cell))}};
}

/// The number as it was before the shuffle, and what the shuffle changed.
Explanation explainChanged(const Reading& r, const Cell& cell, const char* symbol, Cell before) {
    const double value = numberAt(r.outcome, cell);
    const Term old = cellTerm(r.outcome, say(ATT_TEXT("engine", "the same tokens in the given order")), std::move(before));
    return {
        .question = why(r.outcome, cell, symbol),
        .formula = "f(ΠX) = Π f(X) + change",
        .steps = {{say(ATT_TEXT("engine", "as it was, and what the new order changes")),
                   Operation::Sum,
                   {old, numberTerm(say(ATT_TEXT("engine", "change")), value - old.value)},
                   value}},
        .remark = say(ATT_TEXT(
            "engine", "The layer and the token vectors are the same; only the places are new. Without positions and mask the change is rounding."))};
}

Explanation explainCopied(const Reading& r, const Cell& cell, const char* symbol, Cell source) {
    return {.question = why(r.outcome, cell, symbol),
            .formula = "Π^{T} f(ΠX)",
            .steps = {givenStep(say(ATT_TEXT("engine", "the same tokens where they stand in the new order")),
                                cellTerm(r.outcome, formula(symbol), std::move(source)))}};
}

Explanation explainMean(const Reading& r, const Cell& cell) {
    if (cell.row == 2)
        return explainDifference(r.outcome, cell,
                                 {.symbol = "Δ",
                                  .formula = "Δ = mean f(ΠX) − mean f(X)",
                                  .from = {"mean/mean", 0, 1, cell.column},
                                  .less = {"mean/mean", 0, 0, cell.column},
                                  .fromName = "shuffled",
                                  .lessName = "given"});
    Step step{say(ATT_TEXT("engine", "mean over the tokens")), Operation::Mean, {}, numberAt(r.outcome, cell)};
    const char* panel = cell.row == 0 ? panel::output : "outputs/shuffled";
    for (int i = 0; i < r.sizes.queries; ++i) step.terms.push_back(cellTerm(r.outcome, formula("y" + lowered(i)), {panel, 0, i, cell.column}));
    if (step.terms.empty()) step = givenStep(say(ATT_TEXT("engine", "no token")), numberTerm(formula("0"), 0));
    return {.question = why(r.outcome, cell, "ȳ"), .formula = "ȳ_{c} = Σ_{i} y_{ic} / n", .steps = {std::move(step)}};
}

Explanation explainMeasured(const Reading& r, const Cell& cell) {
    const auto comparison = comparisonOf(r.options, r.sizes);
    const int measure = cell.column % measures;
    const bool shown = comparison.kinds[std::size_t(cell.row)] == r.options.positions.kind &&
                       comparison.masks[std::size_t(cell.column / measures)] == r.options.mask.kind;
    Explanation explanation{.question = why(r.outcome, cell, "Δ"),
                            .formula = measure == 0   ? "max |Π^{T} A(ΠX) Π − A(X)|"
                                       : measure == 1 ? "max |Π^{T} f(ΠX) − f(X)|"
                                                      : "max |mean f(ΠX) − mean f(X)|"};
    const double value = numberAt(r.outcome, cell);
    if (!shown) {
        explanation.steps = {
            givenStep(say(ATT_TEXT("engine", "measured in the same way with this encoding and mask")), cellTerm(r.outcome, formula("Δ"), cell))};
        explanation.remark = say(ATT_TEXT("engine", "Choose them to see where the difference lies."));
        return explanation;
    }
    const char* panels[] = {"compare/difference", "outputs/difference"};
    if (measure < 2) {
        explanation.steps = {largestStep(r.outcome, panels[measure], value)};
        return explanation;
    }
    Step step{say(ATT_TEXT("engine", "largest difference, whichever its sign")), Operation::Maximum, {}, value};
    for (const double difference : numbersAlong(r.outcome, {{"mean/mean", 0, 2, 0}}, r.sizes.dModel))
        step.terms.push_back(numberTerm(formula("|Δ|"), std::abs(difference)));
    std::ranges::sort(step.terms, std::greater(), &Term::value);
    step.terms.resize(std::min(step.terms.size(), mostTerms));
    explanation.steps = {std::move(step)};
    return explanation;
}

Explanation explainWeights(const Reading& r, const Cell& cell) {
    const auto at = [&](const char* panel, int row, int column) { return Cell{panel, cell.head, row, column}; };
    if (cell.panel == "shuffled/heads")
        return explainChanged(r, cell, "A′", at("compare/original", r.order[std::size_t(cell.row)], r.order[std::size_t(cell.column)]));
    if (cell.panel == "compare/back") return explainCopied(r, cell, "A′", at("shuffled/heads", r.placeOf(cell.row), r.placeOf(cell.column)));
    return explainDifference(r.outcome, cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Π^{T} A(ΠX) Π − A(X)",
                              .from = at("compare/back", cell.row, cell.column),
                              .less = at("compare/original", cell.row, cell.column),
                              .fromName = "A′",
                              .lessName = "A"});
}

Explanation explainOutputs(const Reading& r, const Cell& cell) {
    const auto at = [&](const char* panel, int row) { return Cell{panel, 0, row, cell.column}; };
    if (cell.panel == "outputs/shuffled") return explainChanged(r, cell, "Y′", at(panel::output, r.order[std::size_t(cell.row)]));
    if (cell.panel == "outputs/back") return explainCopied(r, cell, "Y′", at("outputs/shuffled", r.placeOf(cell.row)));
    return explainDifference(r.outcome, cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Π^{T} f(ΠX) − f(X)",
                              .from = at("outputs/back", cell.row),
                              .less = at(panel::output, cell.row),
                              .fromName = "Y′",
                              .lessName = "Y"});
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    const auto text = attention(*outcome.spec, int(outcome.tokens->size()));
    if (cell.panel == "compare/original") return explainTextAttention(outcome, {panel::weights, cell.head, cell.row, cell.column}, text);
    const auto stage = cell.panel.substr(0, cell.panel.find('/'));
    const bool ours = stage == "order" || stage == "shuffled" || stage == "compare" || stage == "outputs" || stage == "mean" || stage == "numbers";
    if (!ours) return explainTextAttention(outcome, cell, text);
    const Reading r{outcome, options, text.sizes, *orderOf(options, text.sizes.queries)};
    if (stage == "order") return explainOrder(r, cell);
    if (stage == "mean") return explainMean(r, cell);
    if (stage == "numbers") return explainMeasured(r, cell);
    return stage == "outputs" ? explainOutputs(r, cell) : explainWeights(r, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec, readSequence(optionsOf(spec).sequence).n())); }

std::vector<Example> examples() {
    const std::string six = "six words without any order here";
    const auto with = [&](const char* kind, const char* mask) {
        return std::vector<std::pair<std::string, FieldValue>>{
            {"text", six},   {"d_model", 64}, {"heads", 1}, {"positions", std::string(kind)}, {"mask", std::string(mask)},
            {"shuffle", 951}};  // 5 2 0 4 1 3
    };
    return {{ATT_TEXT("engine", "Without positions: the same weights, moved with the words"), with("none", "none")},
            {ATT_TEXT("engine", "Sines and cosines tell the order"), with("sinusoidal", "none")},
            {ATT_TEXT("engine", "A causal mask alone tells it too"), with("none", "causal")},
            {ATT_TEXT("engine", "The dog bites the man, shuffled"), {{"text", std::string("the dog bites the man")}}},
            {{}, {{"text", std::string("猫追狗，狗追猫")}}},
            {{}, {{"text", std::string("我爱你")}}}};
}

Article article() {
    return {.formulas = {R"(f(\Pi X) = \Pi\, f(X),\qquad A(\Pi X) = \Pi\, A(X)\, \Pi^{\mathsf T})",
                         R"(\frac{1}{n}\sum_i f(\Pi X)_i = \frac{1}{n}\sum_i f(X)_i)"},
            .shapes = ATT_TEXT("engine",
                               "Π: n × n, one 1 in each row and column. ΠX has the rows of X in the new order. Positions and mask belong to the "
                               "places, not to the tokens."),
            .source = ATT_TEXT("engine",
                               "Vaswani et al. 2017, section 3.5 (arXiv 1706.03762): without recurrence or convolution the model needs positions to "
                               "use the order at all."),
            .lookFor = ATT_TEXT(
                "engine",
                "Without positions and mask the weights put back equal those before, up to the last digit: sums of the same numbers in another order "
                "may round "
                "differently. Switch on an encoding, or the causal mask alone, and the difference is plain to see. Roll the die for another order."),
            .mistakes = ATT_TEXT("engine",
                                 "Shuffling does not give the same result: the outputs move with their tokens. That is equivariance; only a mean "
                                 "over all tokens is invariant. "
                                 "And a causal mask tells the order even without positions: the first token sees only itself.")};
}

}  // namespace

Lens shuffle() {
    return {.id = "shuffle",
            .title = ATT_TEXT("engine", "Shuffle the words"),
            .family = ATT_TEXT("engine", "Sequence"),
            .help = ATT_TEXT("engine",
                             "Shuffle the tokens, run the same attention, and put its weights back in order. Without positions and mask nothing has "
                             "changed but the places: "
                             "attention is permutation equivariant. (Vaswani et al. 2017, section 3.5.) An encoding of positions breaks that, and so "
                             "does a causal mask alone. "
                             "The largest difference is measured for every encoding."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
