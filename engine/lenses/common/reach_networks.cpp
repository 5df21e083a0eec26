// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/reach_networks.h"

#include <algorithm>
#include <cmath>

#include "engine/math/initialise.h"
#include "engine/math/mask.h"
#include "engine/math/path_length.h"

namespace att::lenses {
namespace {

constexpr int farthest = 1 << 20;  // a dilation beyond every text

/// Draws what is not given.
class Source {
public:
    Source(const Given& given, int seed) : m_given(given), m_seed(static_cast<std::uint64_t>(seed)) {}

    Matrix<double> weights(const std::string& name, int rows, int columns, double gain = 1) const {
        if (const auto values = m_given.take(name, rows, columns)) return values->head(0).cast<double>();
        return drawn(name, rows, columns) * gain;
    }
    RowVector<double> bias(const std::string& name, int size) const {
        const auto values = m_given.take(name, 1, size);
        return values ? RowVector<double>(values->head(0).cast<double>()) : RowVector<double>::Zero(size);
    }
    RecurrentWeights<double> recurrent(const std::string& prefix, const std::string& suffix, RecurrentKind kind, int in, int hidden,
                                       double gain) const {
        const int rows = gatesOf(kind) * hidden;
        return {weights(prefix + "w_ih" + suffix, rows, in), weights(prefix + "w_hh" + suffix, rows, hidden, gain),
                bias(prefix + "b_ih" + suffix, rows), bias(prefix + "b_hh" + suffix, rows)};
    }
    /// In a file d_out × d_in × taps, as nn.Conv1d has it; its variance counts all taps.
    std::vector<Matrix<double>> taps(const std::string& name, int d, int count) const {
        const Matrix<double> all = m_given.find(name) ? weights(name, d, d * count) : drawn(name, d, d * count);
        std::vector<Matrix<double>> W;
        for (int tap = 0; tap < count; ++tap) W.push_back(all(Eigen::all, Eigen::seqN(tap, d, count)));
        return W;
    }

private:
    Matrix<double> drawn(const std::string& name, int rows, int columns) const {
        return att::drawn({m_seed, name, rows, columns, Initialisation::ScaledNormal})->head(0).cast<double>();
    }

    const Given& m_given;
    std::uint64_t m_seed;
};

std::string layerName(int layer, const char* part) { return "convolution/" + std::to_string(layer + 1) + "/" + part; }

Affine<double> affine(const Matrix<double>& W) { return {W.data(), nullptr, static_cast<int>(W.cols()), static_cast<int>(W.rows())}; }

Mask maskOf(Network network, const NetworkSizes& sizes) {
    if (network == Network::Causal) return {.kind = MaskKind::Causal};
    if (network == Network::Window) return {.kind = MaskKind::Window, .window = sizes.window};
    return {};
}

void addRecurrentSlots(std::vector<ArraySlot>& slots, const std::string& prefix, const std::string& suffix, RecurrentKind kind, int in, int hidden) {
    const int rows = gatesOf(kind) * hidden;
    slots.push_back({prefix + "w_ih" + suffix, {rows, in}, ATT_TEXT("engine", "from the token, the gates one below the other")});
    slots.push_back({prefix + "w_hh" + suffix, {rows, hidden}, ATT_TEXT("engine", "from the state before")});
    slots.push_back({prefix + "b_ih" + suffix, {rows}, ATT_TEXT("engine", "bias of the token's part")});
    slots.push_back({prefix + "b_hh" + suffix, {rows}, ATT_TEXT("engine", "bias of the state's part")});
}

}  // namespace

Text nameOf(Network network) {
    switch (network) {
        case Network::Rnn: return ATT_TEXT("engine", "RNN");
        case Network::BothWays: return ATT_TEXT("engine", "BiRNN");
        case Network::Lstm: return ATT_TEXT("engine", "LSTM");
        case Network::Gru: return ATT_TEXT("engine", "GRU");
        case Network::Convolution: return ATT_TEXT("engine", "convolution");
        case Network::Attention: return ATT_TEXT("engine", "attention");
        case Network::Causal: return ATT_TEXT("engine", "causal attn.");
        case Network::Window: return ATT_TEXT("engine", "window attn.");
    }
    return {};
}

std::vector<Text> networkNames() {
    std::vector<Text> names;
    for (const Network network : allNetworks) names.push_back(nameOf(network));
    return names;
}

std::optional<RecurrentKind> recurrentKind(Network network) {
    switch (network) {
        case Network::Rnn:
        case Network::BothWays: return RecurrentKind::Tanh;
        case Network::Lstm: return RecurrentKind::Lstm;
        case Network::Gru: return RecurrentKind::Gru;
        default: return std::nullopt;
    }
}

int NetworkSizes::dilation(int layer) const {
    double dilation = 1;
    for (int l = 0; l < layer; ++l) dilation = std::min<double>(farthest, dilation * growth);
    return static_cast<int>(dilation);
}

Networks::Networks(const NetworkSizes& sizes, int seed, double gain, const Given& given) : m_sizes(sizes) {
    const Source source(given, seed);
    const int d = sizes.d;
    m_rnn = source.recurrent("rnn/", "", RecurrentKind::Tanh, d, d, gain);
    m_forward = source.recurrent("birnn/", "", RecurrentKind::Tanh, d, sizes.forward(), gain);
    m_backward = source.recurrent("birnn/", "_reverse", RecurrentKind::Tanh, d, sizes.backward(), gain);
    m_lstm = source.recurrent("lstm/", "", RecurrentKind::Lstm, d, d, gain);
    m_gru = source.recurrent("gru/", "", RecurrentKind::Gru, d, d, gain);
    for (int layer = 0; layer < sizes.layers; ++layer)
        m_convolution.push_back({.W = source.taps(layerName(layer, "w"), d, sizes.kernel),
                                 .b = source.bias(layerName(layer, "b"), d),
                                 .dilation = sizes.dilation(layer),
                                 .causal = sizes.causal});
    m_attention = {source.weights("attention/w_q", d, d), source.weights("attention/w_k", d, d), source.weights("attention/w_v", d, d),
                   source.weights("attention/w_o", d, d)};
}

SequenceFunction Networks::function(Network network) const {
    if (network == Network::Convolution) return [this](const Matrix<double>& X) { return convolve<double>(m_convolution, true, X); };
    if (network == Network::BothWays)
        return [this](const Matrix<double>& X) { return recurBothWays<double>(RecurrentKind::Tanh, m_forward, m_backward, X); };
    if (const auto kind = recurrentKind(network))
        return [this, network, kind = *kind](const Matrix<double>& X) { return recur<double>(kind, recurrent(network), X).states; };
    return [this, network](const Matrix<double>& X) { return attended(network, X).output; };
}

const RecurrentWeights<double>& Networks::recurrent(Network network, bool backward) const {
    switch (network) {
        case Network::BothWays: return backward ? m_backward : m_forward;
        case Network::Lstm: return m_lstm;
        case Network::Gru: return m_gru;
        default: return m_rnn;
    }
}

MultiHeadTrace<double> Networks::attended(Network network, const Matrix<double>& X) const {
    const int n = static_cast<int>(X.rows());
    const auto visible = visibleKeys(maskOf(network, m_sizes), n, n);
    const MultiHead<double> layer{.q = affine(m_attention.q), .k = affine(m_attention.k), .v = affine(m_attention.v), .o = affine(m_attention.o)};
    return *attendMultiHead<double>(layer, X, X, {.visible = visible.data()}, Watch());
}

bool Networks::reads(Network network, int layer, int query, int key) const {
    const int offset = key - query, dilation = m_sizes.dilation(layer), tap = offset / dilation + m_sizes.before();
    switch (network) {
        case Network::BothWays: return std::abs(offset) == 1;
        case Network::Convolution: return offset % dilation == 0 && tap >= 0 && tap < m_sizes.kernel;
        case Network::Attention: return true;
        case Network::Causal: return key <= query;
        case Network::Window: return std::abs(offset) <= m_sizes.window;
        default: return offset == -1;
    }
}

Matrix<int> Networks::pathLengths(Network network) const {
    const auto sees = [&](int layer, int query, int key) { return reads(network, layer, query, key); };
    return att::pathLengths(m_sizes.n, m_sizes.n, sees);
}

int Networks::depth(Network network) const {
    if (recurrentKind(network)) return m_sizes.n;
    return network == Network::Convolution ? m_sizes.layers : 1;
}

std::vector<ArraySlot> networkSlots(const NetworkSizes& sizes) {
    const int d = sizes.d;
    std::vector<ArraySlot> slots;
    addRecurrentSlots(slots, "rnn/", "", RecurrentKind::Tanh, d, d);
    addRecurrentSlots(slots, "birnn/", "", RecurrentKind::Tanh, d, sizes.forward());
    addRecurrentSlots(slots, "birnn/", "_reverse", RecurrentKind::Tanh, d, sizes.backward());
    addRecurrentSlots(slots, "lstm/", "", RecurrentKind::Lstm, d, d);
    addRecurrentSlots(slots, "gru/", "", RecurrentKind::Gru, d, d);
    for (int layer = 0; layer < sizes.layers; ++layer) {
        slots.push_back({layerName(layer, "w"), {d, d, sizes.kernel}, ATT_TEXT("engine", "taps of the convolution, as nn.Conv1d stores them")});
        slots.push_back({layerName(layer, "b"), {d}, ATT_TEXT("engine", "bias of the convolution")});
    }
    for (const char* name : {"attention/w_q", "attention/w_k", "attention/w_v", "attention/w_o"})
        slots.push_back({name, {d, d}, ATT_TEXT("engine", "a projection of the attention, out × in")});
    return slots;
}

Count costOf(Network network, const NetworkSizes& sizes) {
    const auto [n, d] = std::pair(sizes.n, sizes.d);
    if (network == Network::BothWays) {
        const Count there = recurrentCount(RecurrentKind::Tanh, n, d, sizes.forward()),
                    back = recurrentCount(RecurrentKind::Tanh, n, d, sizes.backward());
        return {.parameters = there.parameters + back.parameters, .multiplyAdds = there.multiplyAdds + back.multiplyAdds};
    }
    if (const auto kind = recurrentKind(network)) return recurrentCount(*kind, n, d, d);
    if (network == Network::Convolution) {
        const Count one = convolutionCount(n, sizes.kernel, d, d);
        return {.parameters = sizes.layers * one.parameters, .multiplyAdds = sizes.layers * one.multiplyAdds};
    }
    std::int64_t pairs = 0;
    for (const auto& range : visibleKeys(maskOf(network, sizes), n, n)) pairs += size(range);
    return {.parameters = 4 * std::int64_t(d) * d, .multiplyAdds = 4 * std::int64_t(n) * d * d + 2 * pairs * d};
}

}  // namespace att::lenses
