// SPDX-License-Identifier: GPL-3.0-or-later
// The same heads written two ways: queries in two stages, as lectures have them, or through one matrix; heads joined by concatenation and W^O,
// or as a sum. Each pair must give the same numbers, and the difference is on screen. Source: Vaswani et al. 2017, section 3.2.2.
#include <algorithm>
#include <array>
#include <numeric>

#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/examples.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/lenses/common/two_stage_heads.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options> {
    SequenceOptions sequence;
    HeadOptions heads;
    int middle;
    ScoreOptions score;
    WeightOptions weights;

    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "我吃柠檬，他喝水");
        heads.fields(visitor, 16, 4);
        visitor.whole(middle,
                      {.key = "d_first",
                       .label = ATT_TEXT("engine", "First stage"),
                       .group = ATT_TEXT("engine", "Heads"),
                       .help = ATT_TEXT("engine", "How many numbers W^q·a has, before each head's own matrix; the merged matrix has no larger rank."),
                       .initial = 16,
                       .minimum = 1,
                       .maximum = 1024,
                       .logarithmic = true});
        score.fields(visitor);
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

// Stages

/// The panels of differences, in the order of their table.
constexpr const char* differencePanels[] = {"difference/q", "difference/k", "difference/v", "sum/difference", "misprint/difference"};

Panel rowsPanel(const Outcome& outcome, std::string id, Message title, TensorPtr values, Role role = Role::Plain) {
    const bool many = values->shape().heads > 1;
    return headsPanel({.id = std::move(id),
                       .title = std::move(title),
                       .rows = tokenAxis(outcome.tokens),
                       .columns = dimensionAxis(),
                       .values = std::move(values),
                       .role = role},
                      many);
}

Panel parameterPanel(std::string id, Message title, TensorPtr values, Role role) {
    return matrixPanel({.id = std::move(id),
                        .title = std::move(title),
                        .rows = {ATT_TEXT("engine", "output dimension"), nullptr},
                        .columns = {ATT_TEXT("engine", "input dimension"), nullptr},
                        .values = std::move(values),
                        .role = role});
}

void addParameterPanels(std::vector<Panel>& panels, const Projection& projection, const ProjectionNames& names, const std::string& title, Role role) {
    panels.push_back(parameterPanel(names.W, formula(title), projection.W, role));
    if (projection.b) panels.push_back(parameterPanel(names.b, say(ATT_TEXT("engine", "bias of %1"), title), projection.b, role));
}

void addTwoStages(Outcome& outcome, const TwoStageValues& c, int middle) {
    Stage firstW{"first_w", ATT_TEXT("engine", "W"), ATT_TEXT("engine", "The lecture's first stage: one matrix each, the same for all heads."), {}};
    Stage first{"first", ATT_TEXT("engine", "W·a"), ATT_TEXT("engine", "Each token's vector a goes through the first stage."), {}};
    Stage secondW{
        "second_w", ATT_TEXT("engine", "Wʰ"), ATT_TEXT("engine", "The second stage: a matrix of its own for each head, one below the other."), {}};
    Stage second{"second", ATT_TEXT("engine", "Wʰ·(W·a)"), ATT_TEXT("engine", "Queries, keys and values of each head, by two stages."), {}};
    for (const auto& line : linesOf(c.sizes, middle)) {
        const std::string id(1, line.letter);
        addParameterPanels(firstW.panels, c.first.*line.weights, line.first, "W_" + id, line.role);
        first.panels.push_back(rowsPanel(outcome, id, formula(id + " = W_" + id + "·a"), c.middle.*line.values, line.role));
        addParameterPanels(secondW.panels, c.second.*line.weights, line.second, "Wʰ_" + id, line.role);
        second.panels.push_back(rowsPanel(outcome, id, formula(id + "ʰ = Wʰ_" + id + "·" + id), c.twoStage.*line.values, line.role));
    }
    for (auto* each : {&firstW, &first, &secondW, &second}) outcome.stages.push_back(std::move(*each));
}

/// The layer's own stages, without the steps of the scores, told as the second way.
Status addMergedStages(Outcome& outcome, const TwoStageValues& c, const Watch& watch) {
    if (const auto done = addLayerStages(outcome, c.sizes, c.merged, c.values, watch); !done) return done;
    std::erase_if(outcome.stages, [](const Stage& s) { return s.id == "scores" || s.id == "scaled" || s.id == "mask"; });
    for (auto& each : outcome.stages) {
        if (each.id == "parameters") {
            each.title = ATT_TEXT("engine", "Wʰ·W");
            each.help = ATT_TEXT("engine", "Both stages multiplied out: one matrix for each head, as every library has it, and W^O.");
        }
        if (each.id == "qkv") {
            each.title = ATT_TEXT("engine", "(Wʰ·W)·a");
            each.help = ATT_TEXT("engine", "Queries, keys and values of each head, by one matrix.");
        }
    }
    return Done{};
}

void addDifferences(Outcome& outcome, const TwoStageValues& c, int middle) {
    Stage stage{"difference", ATT_TEXT("engine", "difference"), ATT_TEXT("engine", "Two stages less one matrix: nothing but rounding."), {}};
    for (const auto& line : linesOf(c.sizes, middle))
        stage.panels.push_back(
            asDifference(rowsPanel(outcome, std::string(1, line.letter), {}, differenceOf(*(c.twoStage.*line.values), *(c.values.*line.values))),
                         *(c.values.*line.values)));
    const auto after = std::ranges::find(outcome.stages, std::string("qkv"), &Stage::id);
    outcome.stages.insert(after + 1, std::move(stage));
}

void addJoining(Outcome& outcome, const TwoStageValues& c) {
    outcome.stages.push_back({"shares",
                              ATT_TEXT("engine", "head·W^O_h"),
                              ATT_TEXT("engine", "Each head meets its own columns of W^O: this is what it adds to the output."),
                              {rowsPanel(outcome, "heads", say(ATT_TEXT("engine", "what the head adds to the output")), c.parts)}});
    outcome.stages.push_back({"sum",
                              ATT_TEXT("engine", "Σ heads"),
                              ATT_TEXT("engine", "The sum of what the heads add, and how far it is from concat·W^O: nothing but rounding."),
                              {rowsPanel(outcome, "sum", say(ATT_TEXT("engine", "sum over the heads")), c.sum),
                               asDifference(rowsPanel(outcome, "difference", {}, differenceOf(*c.sum, *c.values.output)), *c.sum)}});
    outcome.stages.push_back(
        {"misprint",
         ATT_TEXT("engine", "a misprint"),
         ATT_TEXT("engine", "Σ (q·k + v), as one article has it: a number cannot be added to a vector, and nothing is weighted."),
         {rowsPanel(outcome, "heads", say(ATT_TEXT("engine", "Σ (q·k + v)")), c.wrong, Role::Value),
          asDifference(rowsPanel(outcome, "difference", {}, differenceOf(*c.wrong, *c.values.mixed)), *c.wrong)}});
}

void addNumbers(Outcome& outcome, const TwoStageValues& c, int middle) {
    auto largest = std::make_shared<Tensor>(Shape{1, int(std::size(differencePanels)), 1});
    for (int row = 0; row < largest->shape().rows; ++row)
        largest->head(0)(row, 0) = largestMagnitude(*findPanel(outcome, differencePanels[row])->values);
    const Axis ways = wordAxis(ATT_TEXT("engine", "way"), {ATT_TEXT("engine", "two stages"), ATT_TEXT("engine", "one matrix"),
                                                           ATT_TEXT("engine", "concat·W^O"), ATT_TEXT("engine", "Σ head·W^O_h")});
    const Axis counts = countAxis();
    const Axis pairs =
        wordAxis(ATT_TEXT("engine", "pair"), {ATT_TEXT("engine", "Q: two stages, one matrix"), ATT_TEXT("engine", "K: two stages, one matrix"),
                                              ATT_TEXT("engine", "V: two stages, one matrix"), ATT_TEXT("engine", "Σ head·W^O_h, concat·W^O"),
                                              ATT_TEXT("engine", "Σ (q·k + v), A·V")});
    const Axis column = wordAxis(ATT_TEXT("engine", "measure"), {ATT_TEXT("engine", "largest difference")});
    outcome.stages.push_back(stage(
        "numbers", ATT_TEXT("engine", "numbers"), ATT_TEXT("engine", "What each way costs, and how far apart the pairs are."),
        {tablePanel({.id = "counts",
                     .title = say(ATT_TEXT("engine", "cost")),
                     .rows = ways,
                     .columns = counts,
                     .values = countTable(4, 2, [&](int way, int what) { return countOf(c.sizes, middle, way, what); })}),
         tablePanel({.id = "differences", .title = say(ATT_TEXT("engine", "measured")), .rows = pairs, .columns = column, .values = largest})}));
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto& options = optionsOf(*spec);
    const auto sequence = readSequence(options.sequence, options.weights.arrays);
    const auto sizes = sizesOf(options, sequence.n());
    const Given given(options.weights.arrays, twoStageSlots(sizes, options.middle));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto c = computeTwoStages({options.middle, options.score, options.weights}, sizes, sequence, given, watch);
    if (!c) return c.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = "shares/heads";
    outcome->cost = layerCost(sizes);
    outcome->stages.push_back(tokenStage(*outcome, c->X));
    addTwoStages(*outcome, *c, options.middle);
    if (const auto done = addMergedStages(*outcome, *c, watch); !done) return done.error();
    addDifferences(*outcome, *c, options.middle);
    addJoining(*outcome, *c);
    addNumbers(*outcome, *c, options.middle);
    finish(*outcome, {sequence.notices, given.notices()});
    return OutcomePtr(outcome);
}

// Explaining

std::optional<Explanation> explainStages(const LayerReading& layer, const Cell& cell, int middle) {
    const auto& outcome = layer.outcome;
    const int dModel = layer.sizes.dModel;
    for (const auto& line : linesOf(layer.sizes, middle)) {
        const std::string id(1, line.letter), W1 = std::string("first_w/") + line.first.W, b1 = std::string("first_w/") + line.first.b,
                                              W2 = std::string("second_w/") + line.second.W, b2 = std::string("second_w/") + line.second.b;
        const int out = cell.head * line.d + cell.column;
        if (cell.panel == "first/" + id)
            return explainProduct(outcome, cell, id.c_str(), "q^{i} = W^{q} a^{i}",
                                  inputProduct(dModel, {{"x/x", 0, cell.row, 0}}, {{W1, 0, cell.column, 0}}, "a", "w"), {b1, 0, 0, cell.column});
        if (cell.panel == "second/" + id)
            return explainProduct(outcome, cell, (id + "ʰ").c_str(), "q^{i,h} = W^{q,h} q^{i} = W^{q,h} (W^{q} a^{i})",
                                  inputProduct(middle, {{"first/" + id, 0, cell.row, 0}}, {{W2, 0, out, 0}}, "q", "w"), {b2, 0, 0, out});
        if (cell.panel == "parameters/w_" + id)
            return explainProduct(outcome, cell, "W", "W = W^{q,h} W^{q}",
                                  inputProduct(middle, {{W2, 0, cell.row, 0}}, {{W1, 0, 0, cell.column}, true}, "wʰ", "w"), {});
        if (cell.panel == "parameters/b_" + id)
            return explainProduct(outcome, cell, "b", "b = W^{q,h} b^{q} + b^{q,h}",
                                  inputProduct(middle, {{W2, 0, cell.column, 0}}, {{b1, 0, 0, 0}}, "wʰ", "b"), {b2, 0, 0, cell.column});
        if (cell.panel == "difference/" + id)
            return explainDifference(outcome, cell,
                                     {.symbol = "Δ",
                                      .formula = "Δ = W^{q,h} (W^{q} a^{i}) − (W^{q,h} W^{q}) a^{i}",
                                      .from = {"second/" + id, cell.head, cell.row, cell.column},
                                      .less = {"qkv/" + id, cell.head, cell.row, cell.column},
                                      .fromName = "Wʰ·(W·a)",
                                      .lessName = "(Wʰ·W)·a"});
    }
    return std::nullopt;
}

Explanation explainSum(const LayerReading& layer, const Cell& cell) {
    std::vector<Term> terms;
    for (int h = 0; h < layer.sizes.heads; ++h)
        terms.push_back(cellTerm(layer.outcome, say(ATT_TEXT("engine", "head %1"), h + 1), {"shares/heads", h, cell.row, cell.column}));
    terms = shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
    if (findPanel(layer.outcome, "parameters/b_o")) terms.push_back(cellTerm(layer.outcome, formula("b"), {"parameters/b_o", 0, 0, cell.column}));
    return {.question = why(layer.outcome, cell, "Y"),
            .formula = "Y = Σ_{h} O^{h} W^{O}_{h}",
            .steps = {{say(ATT_TEXT("engine", "sum over the heads")), Operation::Sum, std::move(terms), numberAt(layer.outcome, cell)}}};
}

Explanation explainMisprint(const LayerReading& layer, const Cell& cell) {
    std::vector<Term> terms;
    const auto query = numbersAlong(layer.outcome, {{panel::q, cell.head, cell.row, 0}}, layer.sizes.dK);
    for (int l = 0; l < layer.sizes.keys; ++l) {
        const auto key = numbersAlong(layer.outcome, {{panel::k, cell.head, l, 0}}, layer.sizes.dK);
        const double score = std::inner_product(query.begin(), query.end(), key.begin(), 0.0);
        const double value = numberAt(layer.outcome, {panel::v, cell.head, l, cell.column});
        terms.push_back(numberTerm(formula("q·k" + lowered(l) + " + v" + lowered(l)), score + value));
    }
    return {.question = why(layer.outcome, cell, "b"),
            .formula = "b^{i} = Σ_{l} (q^{i}·k^{l} + v^{l})",
            .steps = {{say(ATT_TEXT("engine", "sum over the tokens")), Operation::Sum,
                       shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(layer.outcome, cell)}},
            .remark = say(ATT_TEXT("engine", "Right is Σ softmax(q·k / √d_k)·v: a weight times a vector."))};
}

Explanation explainJoining(const LayerReading& layer, const Cell& cell) {
    const int dV = layer.sizes.dV;
    if (cell.panel == "shares/heads")
        return explainProduct(
            layer.outcome, cell, "Yʰ", "Y^{h}_{ic} = Σ_{m} O^{h}_{im} W^{O}_{c,m}",
            inputProduct(dV, {{panel::concat, 0, cell.row, cell.head * dV}}, {{"parameters/w_o", 0, cell.column, cell.head * dV}}, "o", "w"), {});
    if (cell.panel == "sum/sum") return explainSum(layer, cell);
    if (cell.panel == "sum/difference")
        return explainDifference(layer.outcome, cell,
                                 {.symbol = "Δ",
                                  .formula = "Δ = Σ_{h} O^{h} W^{O}_{h} − concat·W^{O}",
                                  .from = {"sum/sum", 0, cell.row, cell.column},
                                  .less = {panel::output, 0, cell.row, cell.column},
                                  .fromName = "Σ",
                                  .lessName = "concat·W^O"});
    if (cell.panel == "misprint/heads") return explainMisprint(layer, cell);
    return explainDifference(layer.outcome, cell,
                             {.symbol = "Δ",
                              .formula = "Δ = Σ_{l} (q^{i}·k^{l} + v^{l}) − Σ_{l} A_{il} v^{l}",
                              .from = {"misprint/heads", cell.head, cell.row, cell.column},
                              .less = {panel::mixed, cell.head, cell.row, cell.column},
                              .fromName = "Σ (q·k + v)",
                              .lessName = "A·v"});
}

Explanation explainNumbers(const LayerReading& layer, const Cell& cell, int middle) {
    if (cell.panel == "numbers/counts")
        return explainCount(layer.outcome, cell, cell.column == 0 ? "Σ rows × columns" : "n × Σ rows × columns",
                            countOf(layer.sizes, middle, cell.row, cell.column));
    return {.question = why(layer.outcome, cell, "Δ"),
            .formula = "max |Δ|",
            .steps = {largestStep(layer.outcome, differencePanels[cell.row], numberAt(layer.outcome, cell))}};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = optionsOf(*outcome.spec);
    const int n = static_cast<int>(outcome.tokens->size());
    const LayerReading layer{outcome, sizesOf(options, n), options.score, visibilityOf({}, n, n), options.weights, "x/x"};
    if (cell.panel == panel::x) return explainSequence(outcome, cell, options.weights);
    if (cell.panel.starts_with("first_w/") || cell.panel.starts_with("second_w/")) return explainParameter(layer, cell);
    if (auto explanation = explainStages(layer, cell, options.middle)) return *std::move(explanation);
    if (auto explanation = explainLayer(layer, cell)) return *std::move(explanation);
    if (cell.panel.starts_with("numbers/")) return explainNumbers(layer, cell, options.middle);
    return explainJoining(layer, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) {
    const auto& options = optionsOf(spec);
    return twoStageSlots(sizesOf(options, readSequence(options.sequence, options.weights.arrays).n()), options.middle);
}

Article article() {
    return {
        .formulas = {R"(q^{i,h} = W^{q,h}\,(W^q a^i) = (W^{q,h} W^q)\,a^i)",
                     R"(b^{i,h} = \sum_l \mathrm{softmax}_l\!\left(\frac{q^{i,h}\cdot k^{l,h}}{\sqrt{d_k}}\right) v^{l,h})",
                     R"([O^1 \,|\, \dots \,|\, O^H]\,W^O = \sum_{h=1}^{H} O^h\, W^O_h)"},
        .shapes =
            ATT_TEXT("engine",
                     "a: d_model numbers for a token. W^q: m × d_model, W^{q,h}: d_k × m, their product d_k × d_model. O^h: n × d_v. W^O: H·d_v × "
                     "d_model, of which W^O_h is the d_v rows that meet head h."),
        .source = ATT_TEXT(
            "engine",
            "Vaswani et al. 2017, section 3.2.2 (arXiv 1706.03762), for one matrix a head and W^O; the two stages are those of lecture notes."),
        .lookFor = ATT_TEXT(
            "engine",
            "The differences: they are rounding, whatever you move. Make the first stage narrower than d_model: now the merged matrix cannot "
            "be just any matrix. Walk through the heads' shares of the output: some add much, some little."),
        .mistakes = ATT_TEXT(
            "engine",
            "Two stages are not more powerful than one matrix, only dearer. The concatenation is multiplied by a learned W^O, not by a transpose of "
            "anything, and without a non-linearity. Joining by concatenation and joining by a weighted sum are one statement. The input is not cut "
            "into sub-vectors: every head reads all of d_model. Σ (q·k + v) is no attention: the softmax of the scores weighs the values.")};
}

}  // namespace

Lens joining_heads() {
    return {
        .id = "joining_heads",
        .title = ATT_TEXT("engine", "Two ways to write heads"),
        .family = ATT_TEXT("engine", "Sequence"),
        .help = ATT_TEXT("engine",
                         "Lectures make a head's query in two stages, W^{q,1}·(W^q·a); libraries use one matrix. Papers concatenate the heads and "
                         "multiply by W^O; one may as well add up what each head brings. (Vaswani et al. 2017, section 3.2.2.) Here both ways run "
                         "beside each other on your text, with the measured difference: look at what each head adds to the output."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = textExamples(),
        .article = article()};
}

}  // namespace att
