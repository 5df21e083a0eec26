// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The layers that the lens reach holds side by side, on weights of their own, each as a function of the whole sequence and as a
// graph of who reads whom. Made of the kernels in engine/math; adds no arithmetic.

#include <array>
#include <optional>

#include "engine/core/lens.h"
#include "engine/lenses/common/given.h"
#include "engine/math/convolution.h"
#include "engine/math/influence.h"
#include "engine/math/multi_head.h"
#include "engine/math/recurrent.h"

namespace att::lenses {

enum class Network { Rnn, BothWays, Lstm, Gru, Convolution, Attention, Causal, Window };
constexpr std::array allNetworks{Network::Rnn,         Network::BothWays,  Network::Lstm,   Network::Gru,
                                 Network::Convolution, Network::Attention, Network::Causal, Network::Window};
constexpr int networkCount = int(allNetworks.size());

Text nameOf(Network network);
std::vector<Text> networkNames();
/// The recurrent cell behind it, if there is one.
std::optional<RecurrentKind> recurrentKind(Network network);

struct NetworkSizes {
    int n = 0, d = 4;                        ///< tokens; width of input and output
    int kernel = 3, growth = 1, layers = 1;  ///< of the convolution: taps; dilation growth^l in layer l; layers
    bool causal = false;                     ///< of the convolution
    int window = 2;                          ///< of the window attention, tokens to each side

    int dilation(int layer) const;  ///< growth^layer, no more than is useful
    /// How wide the two directions of the bidirectional network are.
    int forward() const { return (d + 1) / 2; }
    int backward() const { return d / 2; }
    int before() const { return causal ? kernel - 1 : (kernel - 1) / 2; }
};

/// Attention of one head: d × d each.
struct HeadWeights {
    Matrix<double> q, k, v, o;
};

class Networks {
public:
    /// Drawn from the seed unless given: W from N(0, 1/d), W_hh times `gain`, biases 0.
    Networks(const NetworkSizes& sizes, int seed, double gain, const Given& given);

    const NetworkSizes& sizes() const { return m_sizes; }
    /// From n × d to n × d. Refers to this, which must outlive it.
    SequenceFunction function(Network network) const;
    /// Whether token `query` reads token `key` in this layer, or step of a recurrence, of a stack as high as one likes.
    bool reads(Network network, int layer, int query, int key) const;
    /// D(query, key): how many layers, or steps, must be stacked until the output at `query` depends on the input at `key`; -1: no
    /// number of them does it. n × n, found by walking the graph.
    Matrix<int> pathLengths(Network network) const;
    /// How high the stack is: steps of a recurrence, layers of the convolution, 1.
    int depth(Network network) const;

    /// Weights of a recurrence in one direction: for BothWays about d/2 wide.
    const RecurrentWeights<double>& recurrent(Network network, bool backward = false) const;
    const std::vector<Convolution<double>>& convolution() const { return m_convolution; }
    const HeadWeights& attention() const { return m_attention; }
    /// A, the values and the output of one of the attentions.
    MultiHeadTrace<double> attended(Network network, const Matrix<double>& X) const;

private:
    NetworkSizes m_sizes;
    RecurrentWeights<double> m_rnn, m_forward, m_backward, m_lstm, m_gru;
    std::vector<Convolution<double>> m_convolution;
    HeadWeights m_attention;
};

/// "rnn/w_ih" [d, d] … "attention/w_o" [d, d], as PyTorch stores them.
std::vector<ArraySlot> networkSlots(const NetworkSizes& sizes);

/// Closed forms: parameters and multiply-adds of one of them on n tokens.
Count costOf(Network network, const NetworkSizes& sizes);

}  // namespace att::lenses
