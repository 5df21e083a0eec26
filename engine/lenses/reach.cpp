// SPDX-License-Identifier: GPL-3.0-or-later
// How far each output of a recurrent, a convolutional and an attention layer depends on each token, measured on the same text, beside the
// path length, the sequential steps and the cost (Vaswani et al. 2017, section 4 and table 1).
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/reach_explain.h"
#include "engine/lenses/common/reach_stages.h"
#include "engine/lenses/common/sequence.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att {
namespace {

using namespace lenses;

constexpr int mostMeasured = 32;  // tokens; the measurement costs n²

const ReachOptions& options(const Spec& spec) { return static_cast<const ReachOptions&>(spec); }

/// The text's tokens, as many as are measured.
Sequence measuredTokens(const ReachOptions& o) {
    Sequence sequence = readSequence(o.sequence, o.arrays);
    if (sequence.n() <= mostMeasured) return sequence;
    sequence.notices = {say(ATT_TEXT("engine", "Of the %1 tokens the first %2 are used: measuring the influence of each on each takes long."),
                            sequence.n(), mostMeasured)};
    sequence.tokens = std::make_shared<const std::vector<std::string>>(sequence.tokens->begin(), sequence.tokens->begin() + mostMeasured);
    return sequence;
}

std::vector<ArraySlot> slotsFor(const NetworkSizes& sizes) {
    auto slots = sequenceSlots(sizes.n, sizes.d);
    for (auto& slot : networkSlots(sizes)) slots.push_back(std::move(slot));
    return slots;
}

Cost wholeCost(const NetworkSizes& sizes) {
    Cost cost;
    for (const Network network : allNetworks) {
        const Count count = costOf(network, sizes);
        cost.parameters += count.parameters;
        cost.multiplyAdds += count.multiplyAdds;
    }
    return cost;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const ReachOptions& o = options(*spec);
    const Sequence sequence = measuredTokens(o);
    const NetworkSizes sizes = o.sizes(sequence.n());
    const Given given(o.arrays, slotsFor(sizes));
    if (const auto fits = given.check(); !fits) return fits.error();
    const auto X = tokenVectors(sequence, sizes.d, o.seed, given, watch);
    if (!X) return X.error();
    const Networks networks(sizes, o.seed, o.gain, given);
    const auto before = reachTakenOver(*spec, watch);
    const auto stacks = before ? Result<ReachStacks>(*before) : measureReach(networks, **X, watch);
    if (!stacks) return stacks.error();

    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = sequence.tokens;
    outcome->mainPanel = reach::influence;
    outcome->cost = wholeCost(sizes);
    addReachStages(*outcome, o, networks, *X, *stacks);
    finish(*outcome, {sequence.notices, given.notices()});
    return OutcomePtr(outcome);
}

Explanation explainParameter(const Outcome& outcome, const Cell& cell, const ReachOptions& o) {
    return {.question = why(outcome, cell, findPanel(outcome, cell.panel)->id.c_str()),
            .formula = "W_{ih}, W_{hh}, W_{a}, W^{Q} … ~ N(0, 1/d)",
            .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(outcome, formula("w"), cell))},
            .remark = say(ATT_TEXT("engine", "Drawn with seed %1, or read from a file; weights from state to state are multiplied by the gain %2."),
                          o.seed, o.gain)};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const ReachOptions& o = options(*outcome.spec);
    const std::string_view panel = cell.panel;
    if (panel.starts_with("cost/") || panel.starts_with("growth/")) return explainCost(outcome, cell, o.cost());
    if (panel == reach::x) return explainSequence(outcome, cell, {.seed = o.seed, .arrays = o.arrays});
    if (panel.starts_with(reach::weights)) return explainParameter(outcome, cell, o);
    const NetworkSizes sizes = o.sizes(int(outcome.tokens->size()));
    const Given given(o.arrays, slotsFor(sizes));
    const Networks networks(sizes, o.seed, o.gain, given);
    const ReachReading reading{outcome, networks, o.chosen, findPanel(outcome, reach::x)->values->head(0).cast<double>()};
    const auto network = panel.starts_with("one/") ? o.chosen : allNetworks[std::size_t(panel == reach::distance ? cell.row : cell.head)];
    if (panel == reach::outputs) return explainNetworkOutput(reading, network, cell);
    if (panel == reach::distance) return explainDistance(reading, network, cell);
    return panel == reach::paths || panel == reach::onePath ? explainPath(reading, network, cell) : explainInfluence(reading, network, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsFor(options(spec).sizes(measuredTokens(options(spec)).n())); }

Example sixteen(Text title, int kernel, int growth, int layers, bool causal) {
    return {title,
            {{"text", std::string("a b c d e f g h i j k l m n o p")},
             {"segmentation", std::string("whitespace")},
             {"network", std::string("convolution")},
             {"kernel", kernel},
             {"dilation", growth},
             {"layers", layers},
             {"causal_convolution", causal}}};
}

std::vector<Example> examples() {
    return {sixteen(ATT_TEXT("engine", "16 tokens: one convolution of 3 sees its neighbours"), 3, 1, 1, false),
            sixteen(ATT_TEXT("engine", "16 tokens: 15 convolutions of 3 reach from end to end"), 3, 1, 15, false),
            sixteen(ATT_TEXT("engine", "16 tokens: 8 causal convolutions of 3"), 3, 1, 8, true),
            sixteen(ATT_TEXT("engine", "16 tokens: 4 dilated ones of 2 (1, 2, 4, 8)"), 2, 2, 4, true),
            {ATT_TEXT("engine", "A forgetful RNN beside an LSTM"),
             {{"text", std::string("The animal didn't cross the street because it was too tired.")}, {"network", std::string("rnn")}, {"gain", 0.4}}},
            {ATT_TEXT("engine", "n = d: attention and recurrence cost the same"), {{"cost_tokens", 512}, {"cost_width", 512}}}};
}

}  // namespace

Lens reach() {
    return {
        .id = "reach",
        .title = ATT_TEXT("engine", "RNN · CNN · attention"),
        .family = ATT_TEXT("engine", "Compare"),
        .help = ATT_TEXT("engine",
                         "Recurrent networks, a convolution and attention read the same text. For every pair of tokens the influence of the one on "
                         "the other's output is measured: by how much the output moves when the token is moved a little. (Vaswani et al. 2017, "
                         "section 4.) A recurrence passes everything on from step to step, so that what is far away fades; a convolution sees its "
                         "neighbourhood alone; attention reaches every token in one step and pays n² for it."),
        .defaults = makeDefault<ReachOptions>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = {
            .formulas = {R"(h_t = \tanh(W x_t + b + U h_{t-1} + b'))", R"(c_t = f_t \odot c_{t-1} + i_t \odot g_t, \quad h_t = o_t \odot \tanh(c_t))",
                         R"(h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1})",
                         R"(y_t = b + \sum_{a} W_a\, x_{t + (a - \text{before})\,\cdot\,\text{dilation}})",
                         R"(Y = \operatorname{softmax}\!\left(Q K^{\mathsf T} / \sqrt{d}\right) V W^{O})",
                         R"(I_{ij} = \left\lVert \frac{\partial y_i}{\partial x_j} \right\rVert_F)"},
            .shapes =
                ATT_TEXT("engine",
                         "X: n × d, one row a token. Every network gives n × d; the bidirectional one has two directions that share d. The block "
                         "∂y_i/∂x_j is d × d, and its Frobenius norm is one cell of the n × n map."),
            .source = ATT_TEXT("engine",
                               "Path length, sequential steps and cost: Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), section 4 "
                               "and table 1. RNN: Elman 1990. LSTM: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. GRU: "
                               "Cho et al. 2014 (arXiv 1406.1078). Bidirectional: Schuster and Paliwal 1997. Dilated convolution: van den Oord et "
                               "al. 2016 (arXiv 1609.03499), section 2.1."),
            .lookFor = ATT_TEXT("engine",
                                "Turn the recurrent gain down and see the RNN forget; the LSTM holds out longer. Stack layers of the convolution and "
                                "watch its band widen; with dilation 2 four layers of kernel 2 span 16 tokens. A logarithmic scale (Show) tells a "
                                "small influence from none. In the costs, look where the curves of attention and recurrence cross: at n = d."),
            .mistakes =
                ATT_TEXT("engine",
                         "An RNN's order is one of time steps, not of layers. “An RNN sees only the left” holds for one direction: a bidirectional "
                         "one sees both sides, and causal attention sees the left alone too. Decoding token by token is sequential for all of them. "
                         "The paper's n²d leaves out the projections 4nd², which make a layer of attention dearer than a tanh RNN at any length.")}};
}

}  // namespace att
