// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/reach_explain.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"

namespace att::lenses {
namespace {

const std::string& tokenAt(const Outcome& outcome, int place) { return (*outcome.tokens)[std::size_t(place)]; }

/// "cat (2)": tokens may repeat.
std::string named(const Outcome& outcome, int place) { return brief(tokenAt(outcome, place)) + " (" + std::to_string(place + 1) + ")"; }

Cell cellOf(const char* panel, Network network, int row, int column) { return {panel, static_cast<int>(network), row, column}; }

// Influence

/// ∂y_i/∂x_j of this cell: d_out × d_in.
Matrix<double> blockOf(const ReachReading& reading, Network network, int i, int j) {
    const Matrix<double> all = influenceOf(reading.networks.function(network), reading.X, j);
    const Eigen::Index d = all.rows() / reading.X.rows();
    return all.middleRows(i * d, d);
}

Message whyZero(const ReachReading& reading, Network network, int i, int j) {
    const NetworkSizes& s = reading.networks.sizes();
    const Matrix<int> lengths = reading.networks.pathLengths(network);
    const int needed = lengths(i, j);
    if (needed >= 0 && needed <= reading.networks.depth(network))
        return say(ATT_TEXT(
            "engine", "There is a way, but every ReLU on it is shut at these numbers, or the influence has died away below what can be measured."));
    if (network == Network::Convolution && needed > 0)
        return say(ATT_TEXT("engine", "No path: %1 layers of kernel %2 do not reach so far. It takes %3 layers."), s.layers, s.kernel, needed);
    if (network == Network::Window)
        return say(ATT_TEXT("engine", "No path: the token is more than %1 away. It takes %2 such layers."), s.window, needed);
    if (network == Network::Convolution) return say(ATT_TEXT("engine", "No path: no stack of these layers ever reaches it."));
    if (network == Network::Causal) return say(ATT_TEXT("engine", "No path: the mask hides every token that comes later."));
    return say(ATT_TEXT("engine", "No path: the network reads from left to right, and this token comes later."));
}

Message entryLabel(Eigen::Index a, Eigen::Index b) { return formula("(∂y" + lowered(int(a)) + "/∂x" + lowered(int(b)) + ")²"); }

Step squaresStep(const Matrix<double>& block) {
    std::vector<Term> terms;
    for (Eigen::Index a = 0; a < block.rows(); ++a)
        for (Eigen::Index b = 0; b < block.cols(); ++b) terms.push_back(numberTerm(entryLabel(a, b), block(a, b) * block(a, b)));
    return {say(ATT_TEXT("engine", "squares of the %1 × %2 entries"), double(block.rows()), double(block.cols())), Operation::Sum,
            shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), block.squaredNorm()};
}

Message largestEntry(const Matrix<double>& block) {
    Eigen::Index a = 0, b = 0;
    block.cwiseAbs().maxCoeff(&a, &b);
    return say(
        ATT_TEXT("engine",
                 "The block is %1 × %2, measured by moving each number of the token a little to both sides. Its largest entry is ∂y%3/∂x%4 = %5."),
        double(block.rows()), double(block.cols()), lowered(int(a)), lowered(int(b)), inFull(block(a, b)));
}

// Paths

/// From the output at `query` back to the input at `key`, both included; neighbours are equal where a layer passes a token on.
std::vector<int> pathOf(const Networks& networks, Network network, int query, int key) {
    const Matrix<int> lengths = networks.pathLengths(network);
    std::vector<int> way{query};
    for (int layer = lengths(query, key) - 1, at = query; layer >= 0; --layer) {
        for (int from = 0; from < networks.sizes().n; ++from) {
            if (!networks.reads(network, layer, at, from) || lengths(from, key) < 0 || lengths(from, key) > layer) continue;
            at = from;
            break;
        }
        way.push_back(at);
    }
    return way;
}

// Outputs

/// One product of a weight and a number, with the cells where they stand, if they do.
struct Factor {
    double weight = 0, value = 0;
    std::optional<Cell> weightAt, valueAt;
};

Term termOf(Message label, const Factor& factor) {
    Term term = numberTerm(std::move(label), factor.weight * factor.value);
    if (factor.weightAt && factor.valueAt) term.source = factor.weightAt, term.times = factor.valueAt;
    return term;
}

std::vector<Term> shortened(std::vector<Term> terms) { return shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")); }

Step functionStep(Message title, Operation operation, Message label, double x) {
    return {std::move(title), operation, {numberTerm(std::move(label), x)}, *joined(operation, std::array{x})};
}

/// What explanations of recurrent networks share: one unit c of a direction at token t.
class Unit {
public:
    Unit(const ReachReading& reading, Network network, const Cell& cell) : m_reading(reading), m_network(network), m_t(cell.row) {
        const int half = reading.networks.sizes().forward();
        m_backward = network == Network::BothWays && cell.column >= half;
        m_c = m_backward ? cell.column - half : cell.column;
        m_first = m_backward ? half : 0;
        m_trace = m_backward ? recurBackward<double>(kind(), weights(), reading.X) : recur<double>(kind(), weights(), reading.X);
    }

    RecurrentKind kind() const { return *recurrentKind(m_network); }
    const RecurrentWeights<double>& weights() const { return m_reading.networks.recurrent(m_network, m_backward); }
    int before() const { return m_backward ? m_t + 1 : m_t - 1; }
    bool starts() const { return before() < 0 || before() >= m_reading.X.rows(); }
    double stateBefore(int m) const { return starts() ? 0 : m_trace.states(before(), m); }
    double cellBefore() const { return starts() ? 0 : m_trace.cells(before(), m_c); }
    int unit() const { return m_c; }

    /// W_ih·x of one gate.
    std::vector<Term> fromToken(int gate) const {
        std::vector<Term> terms;
        for (int m = 0; m < m_reading.X.cols(); ++m)
            terms.push_back(termOf(formula("w" + lowered(m) + "·x" + lowered(m)),
                                   {weights().Wih(row(gate), m), m_reading.X(m_t, m), weightAt("w_ih", gate, m), Cell{reach::x, 0, m_t, m}}));
        return shortened(std::move(terms));
    }
    /// W_hh·h of the state before.
    std::vector<Term> fromState(int gate) const {
        std::vector<Term> terms;
        for (int m = 0; m < weights().Whh.cols() && !starts(); ++m)
            terms.push_back(termOf(
                formula("u" + lowered(m) + "·h" + lowered(m)),
                {weights().Whh(row(gate), m), stateBefore(m), weightAt("w_hh", gate, m), cellOf(reach::outputs, m_network, before(), m_first + m)}));
        return shortened(std::move(terms));
    }
    void addBias(std::vector<Term>& terms, const RowVector<double>& bias, int gate, const char* name) const {
        if (bias(row(gate)) != 0) terms.push_back(numberTerm(formula(name), bias(row(gate))));
    }
    /// Both and the biases.
    Step gateSum(int gate, Message title) const {
        std::vector<Term> terms = fromToken(gate), state = fromState(gate);
        terms.insert(terms.end(), state.begin(), state.end());
        addBias(terms, weights().bih, gate, "b");
        addBias(terms, weights().bhh, gate, "b′");
        return sumStep(std::move(title), std::move(terms));
    }

private:
    int row(int gate) const { return gate * static_cast<int>(weights().Whh.cols()) + m_c; }
    std::optional<Cell> weightAt(const char* name, int gate, int column) const {
        if (m_network != m_reading.chosen) return std::nullopt;
        return Cell{std::string(reach::weights) + name + (m_backward ? "_reverse" : ""), 0, row(gate), column};
    }

    const ReachReading& m_reading;
    Network m_network;
    int m_t, m_c = 0, m_first = 0;
    bool m_backward = false;
    RecurrentTrace<double> m_trace;
};

/// The two steps of a gate; the last result is the gate.
void addGate(std::vector<Step>& steps, const Unit& unit, int gate, Text name, Operation operation) {
    steps.push_back(unit.gateSum(gate, say(ATT_TEXT("engine", "%1: token and state before"), name)));
    steps.push_back(functionStep(say(name), operation, say(ATT_TEXT("engine", "the sum")), steps.back().result));
}

std::vector<Step> tanhSteps(const Unit& unit) {
    std::vector<Step> steps;
    addGate(steps, unit, 0, ATT_TEXT("engine", "new state h"), Operation::Tanh);
    return steps;
}

Term productOf(const char* letters, double a, double b) { return numberTerm(formula(letters), a * b); }

std::vector<Step> lstmSteps(const Unit& unit) {
    std::vector<Step> steps;
    const auto gate = [&](int number, Text name, Operation operation) {
        addGate(steps, unit, number, name, operation);
        return steps.back().result;
    };
    const double i = gate(0, ATT_TEXT("engine", "input gate i"), Operation::Sigmoid);
    const double f = gate(1, ATT_TEXT("engine", "forget gate f"), Operation::Sigmoid);
    const double g = gate(2, ATT_TEXT("engine", "candidate g"), Operation::Tanh);
    const double o = gate(3, ATT_TEXT("engine", "output gate o"), Operation::Sigmoid);
    steps.push_back(
        sumStep(say(ATT_TEXT("engine", "cell c, what is kept and what is new")), {productOf("f·c′", f, unit.cellBefore()), productOf("i·g", i, g)}));
    steps.push_back(functionStep(say(ATT_TEXT("engine", "cell, squashed")), Operation::Tanh, formula("c"), steps.back().result));
    const double squashed = steps.back().result;
    steps.push_back({say(ATT_TEXT("engine", "new state h")),
                     Operation::Product,
                     {numberTerm(formula("o"), o), numberTerm(formula("tanh c"), squashed)},
                     o * squashed});
    return steps;
}

std::vector<Step> gruSteps(const Unit& unit) {
    std::vector<Step> steps;
    addGate(steps, unit, 0, ATT_TEXT("engine", "reset gate r"), Operation::Sigmoid);
    const double r = steps.back().result;
    addGate(steps, unit, 1, ATT_TEXT("engine", "update gate z"), Operation::Sigmoid);
    const double z = steps.back().result;
    std::vector<Term> state = unit.fromState(2), token = unit.fromToken(2);
    unit.addBias(state, unit.weights().bhh, 2, "b′");
    steps.push_back(sumStep(say(ATT_TEXT("engine", "candidate: from the state before")), std::move(state)));
    const double fromState = steps.back().result;
    unit.addBias(token, unit.weights().bih, 2, "b");
    token.push_back(productOf("r·(U·h′)", r, fromState));
    steps.push_back(sumStep(say(ATT_TEXT("engine", "candidate: token, and the state as far as r lets it")), std::move(token)));
    steps.push_back(functionStep(say(ATT_TEXT("engine", "candidate n")), Operation::Tanh, say(ATT_TEXT("engine", "the sum")), steps.back().result));
    const double n = steps.back().result;
    steps.push_back(
        sumStep(say(ATT_TEXT("engine", "new state h")), {productOf("(1 − z)·n", 1 - z, n), productOf("z·h′", z, unit.stateBefore(unit.unit()))}));
    return steps;
}

Explanation explainRecurrent(const ReachReading& reading, Network network, const Cell& cell) {
    const Unit unit(reading, network, cell);
    Explanation answer;
    switch (unit.kind()) {
        case RecurrentKind::Tanh: answer = {.formula = "h_{t} = tanh(W x_{t} + U h_{t−1} + b)", .steps = tanhSteps(unit)}; break;
        case RecurrentKind::Lstm: answer = {.formula = "c_{t} = f c_{t−1} + i g,  h_{t} = o tanh(c_{t})", .steps = lstmSteps(unit)}; break;
        case RecurrentKind::Gru: answer = {.formula = "h_{t} = (1 − z) n + z h_{t−1}", .steps = gruSteps(unit)}; break;
    }
    if (unit.starts()) answer.remark = say(ATT_TEXT("engine", "The first token read: the state before is 0."));
    return answer;
}

/// What the last layer is given.
Matrix<double> lastInput(const ReachReading& reading) {
    const auto& layers = reading.networks.convolution();
    if (layers.size() == 1) return reading.X;
    return convolve<double>(std::vector(layers.begin(), layers.end() - 1), true, reading.X).cwiseMax(0.0);
}

Explanation explainConvolution(const ReachReading& reading, const Cell& cell) {
    const Matrix<double> Y = lastInput(reading);
    const auto& layer = reading.networks.convolution().back();
    const bool first = reading.networks.convolution().size() == 1, chosen = reading.chosen == Network::Convolution;
    const int taps = static_cast<int>(layer.W.size()), head = (static_cast<int>(reading.networks.convolution().size()) - 1) * taps;
    std::vector<Term> terms;
    for (int tap = 0; tap < taps; ++tap) {
        const int t = cell.row + (tap - reading.networks.sizes().before()) * layer.dilation;
        for (int m = 0; m < Y.cols() && t >= 0 && t < Y.rows(); ++m) {
            Factor factor{layer.W[std::size_t(tap)](cell.column, m), Y(t, m)};
            if (chosen && first)
                factor.weightAt = Cell{std::string(reach::weights) + "taps", head + tap, cell.column, m}, factor.valueAt = Cell{reach::x, 0, t, m};
            terms.push_back(termOf(formula("w" + lowered(tap) + "," + lowered(m) + "·x" + lowered(t) + "," + lowered(m)), factor));
        }
    }
    terms = shortened(std::move(terms));
    if (layer.b(cell.column) != 0) terms.push_back(numberTerm(formula("b"), layer.b(cell.column)));
    Explanation answer{.formula = "y_{t} = b + Σ_{a} W_{a} x_{t+(a−before)·dilation}",
                       .steps = {sumStep(say(ATT_TEXT("engine", "sum over the taps inside the text")), std::move(terms))}};
    if (!first)
        answer.remark = say(ATT_TEXT("engine", "The last of %1 layers; its x is what the layers below made, after the ReLU."),
                            double(reading.networks.convolution().size()));
    return answer;
}

Explanation explainAttended(const ReachReading& reading, Network network, const Cell& cell) {
    const auto trace = reading.networks.attended(network, reading.X);
    const Matrix<double> brought = trace.V * reading.networks.attention().o.transpose();
    std::vector<Term> terms;
    for (int j = 0; j < trace.A.cols(); ++j)
        terms.push_back(
            numberTerm(formula("A" + lowered(cell.row) + "," + lowered(j) + "·u" + lowered(j)), trace.A(cell.row, j) * brought(j, cell.column)));
    Explanation answer{.formula = "y_{i} = Σ_{j} A_{ij} u_{j},  u_{j} = W^{O} v_{j}",
                       .steps = {sumStep(say(ATT_TEXT("engine", "what each token brings, by its weight")), shortened(std::move(terms)))}};
    answer.profile = {say(ATT_TEXT("engine", "weights of this token")), ATT_TEXT("engine", "key"), {}};
    for (int j = 0; j < trace.A.cols(); ++j) answer.profile.values.push_back(static_cast<float>(trace.A(cell.row, j)));
    return answer;
}

}  // namespace

std::vector<NamedWeights> weightsOf(const Networks& networks, Network network) {
    std::vector<NamedWeights> list;
    if (recurrentKind(network)) {
        list = {{"w_ih", {networks.recurrent(network).Wih}}, {"w_hh", {networks.recurrent(network).Whh}}};
        if (network != Network::BothWays) return list;
        list.push_back({"w_ih_reverse", {networks.recurrent(network, true).Wih}});
        list.push_back({"w_hh_reverse", {networks.recurrent(network, true).Whh}});
    } else if (network == Network::Convolution) {
        list = {{"taps", {}}};
        for (const auto& layer : networks.convolution()) list.front().matrices.insert(list.front().matrices.end(), layer.W.begin(), layer.W.end());
    } else {
        const auto& w = networks.attention();
        list = {{"w_q", {w.q}}, {"w_k", {w.k}}, {"w_v", {w.v}}, {"w_o", {w.o}}};
    }
    return list;
}

Explanation explainNetworkOutput(const ReachReading& reading, Network network, const Cell& cell) {
    Explanation answer = recurrentKind(network)            ? explainRecurrent(reading, network, cell)
                         : network == Network::Convolution ? explainConvolution(reading, cell)
                                                           : explainAttended(reading, network, cell);
    answer.question = say(ATT_TEXT("engine", "Why is y[%1, %2] = %3? (%4)"), named(reading.outcome, cell.row), cell.column + 1,
                          inFull(numberAt(reading.outcome, cell)), nameOf(network));
    return answer;
}

Explanation explainInfluence(const ReachReading& reading, Network network, const Cell& cell) {
    const Matrix<double> block = blockOf(reading, network, cell.row, cell.column);
    Explanation answer{.question = say(ATT_TEXT("engine", "Why does the output at %1 depend on %2 by %3? (%4)"), named(reading.outcome, cell.row),
                                       named(reading.outcome, cell.column), inFull(numberAt(reading.outcome, cell)), nameOf(network)),
                       .formula = "‖∂y_{i}/∂x_{j}‖ = √(Σ_{a,b} (∂y_{ia}/∂x_{jb})^{2})"};
    answer.steps = {squaresStep(block), functionStep(say(ATT_TEXT("engine", "norm of the block")), Operation::Root,
                                                     say(ATT_TEXT("engine", "sum of squares")), block.squaredNorm())};
    answer.remark = block.squaredNorm() > 0 ? largestEntry(block) : whyZero(reading, network, cell.row, cell.column);
    return answer;
}

Explanation explainDistance(const ReachReading& reading, Network network, const Cell& cell) {
    const int n = reading.networks.sizes().n, away = cell.column;
    std::vector<Term> terms;
    for (int i = away; i < n; ++i)
        terms.push_back(
            cellTerm(reading.outcome, formula("I" + lowered(i) + "," + lowered(i - away)), cellOf(reach::influence, network, i, i - away)));
    const Step sum = sumStep(say(ATT_TEXT("engine", "influences over all pairs that far apart")), std::move(terms));
    Step mean{say(ATT_TEXT("engine", "their mean")),
              Operation::Quotient,
              {numberTerm(sum.title, sum.result), numberTerm(say(ATT_TEXT("engine", "pairs")), n - away)},
              sum.result / (n - away)};
    Step shortSum = sum;
    shortSum.terms = shortened(sum.terms);
    return {.question = say(ATT_TEXT("engine", "Why does the token %1 places before count %2? (%3)"), away, inFull(numberAt(reading.outcome, cell)),
                            nameOf(network)),
            .formula = "mean_{i} ‖∂y_{i}/∂x_{i−δ}‖",
            .steps = {std::move(shortSum), std::move(mean)}};
}

Explanation explainPath(const ReachReading& reading, Network network, const Cell& cell) {
    const double length = numberAt(reading.outcome, cell);
    Explanation answer{.question = say(ATT_TEXT("engine", "How many layers or steps lie between the output at %1 and the input %2? (%3)"),
                                       named(reading.outcome, cell.row), named(reading.outcome, cell.column), nameOf(network)),
                       .formula = "D_{ij} = least number of layers after which i depends on j"};
    if (!std::isfinite(length)) {
        answer.steps = {
            {say(ATT_TEXT("engine", "no path, however many layers")), Operation::Masked, {numberTerm(say(ATT_TEXT("engine", "way")), 0)}, length}};
        answer.remark = whyZero(reading, network, cell.row, cell.column);
        return answer;
    }
    if (length == 0) {
        answer.steps = {givenStep(say(ATT_TEXT("engine", "the token itself")), numberTerm(say(ATT_TEXT("engine", "no step")), 0))};
        return answer;
    }
    const auto way = pathOf(reading.networks, network, cell.row, cell.column);
    std::vector<Term> hops;
    for (std::size_t hop = way.size() - 1; hop > 0; --hop)
        hops.push_back(numberTerm(formula(named(reading.outcome, way[hop]) + " → " + named(reading.outcome, way[hop - 1])), 1));
    answer.steps = {sumStep(say(ATT_TEXT("engine", "a shortest way")), shortened(std::move(hops)))};
    return answer;
}

}  // namespace att::lenses
