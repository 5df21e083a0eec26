// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whole layers of an encoder and a decoder, and stacks of them, with every stage of the residual stream kept. Made of multi_head.h and norm.h.
// For float and double. Sources: Vaswani et al. 2017, sections 3.1 and 3.3; pre-LN: Xiong et al. 2020 (arXiv 2002.04745), figure 1.

#include <vector>

#include "engine/math/feed_forward.h"
#include "engine/math/multi_head.h"

namespace att {

enum class NormPlace {
    Post,  ///< x ← LN(x + f(x)): the paper
    Pre,   ///< x ← x + f(LN(x)): the stack then ends with one more LN
};

/// γ and β of a layer norm: d each, or null for 1 and 0. Owns nothing.
template <class Scalar>
struct NormWeights {
    const Scalar* gamma = nullptr;
    const Scalar* beta = nullptr;
};

struct BlockOptions {
    NormPlace place = NormPlace::Post;
    double epsilon = 1e-5;  ///< of the layer norms
};

template <class Scalar>
struct EncoderLayer {
    MultiHead<Scalar> attention;
    FeedForward<Scalar> feedForward;
    NormWeights<Scalar> norms[2];  ///< of the attention and of the feed-forward part
};

template <class Scalar>
struct DecoderLayer {
    MultiHead<Scalar> self, cross;  ///< in this order, then the feed-forward part
    FeedForward<Scalar> feedForward;
    NormWeights<Scalar> norms[3];
};

/// A stop on the residual stream's way.
enum class BlockStep {
    Input,  ///< x
    Norm,   ///< LN of what stands before it
    Self,
    Cross,        ///< what an attention layer gives
    Hidden,       ///< W1·x + b1: n × d_ff
    Active,       ///< under the activation: n × d_ff
    FeedForward,  ///< what the feed-forward part gives
    Sum,          ///< the stream after a part was added
};

template <class Scalar>
struct BlockStage {
    BlockStep step;
    int part = 0;  ///< which of the layer's parts it belongs to, from 0: attention, (cross-attention,) feed-forward
    Matrix<Scalar> values;
};

template <class Scalar>
struct BlockTrace {
    std::vector<BlockStage<Scalar>> stages;  ///< in order
    MultiHeadTrace<Scalar> self, cross;
    const Matrix<Scalar>& output() const { return stages.back().values; }
};

/// X: n × d. Fails only with Stopped.
template <class Scalar>
Result<BlockTrace<Scalar>> encode(const EncoderLayer<Scalar>& layer, const BlockOptions& options, const MatrixIn<Scalar>& X, const Sight& sight,
                                  const Watch& watch);

/// What a decoder looks at beside its own tokens.
template <class Scalar>
struct DecoderSight {
    Matrix<Scalar> memory;  ///< the encoder's output: n_k × d
    Sight self;             ///< causal, as a rule
    Sight cross;            ///< the padding of the memory
};

template <class Scalar>
Result<BlockTrace<Scalar>> decode(const DecoderLayer<Scalar>& layer, const BlockOptions& options, const MatrixIn<Scalar>& X,
                                  const DecoderSight<Scalar>& sight, const Watch& watch);

/// Layer after layer; the output of the last, under a final LN where one is given.
template <class Scalar>
struct StackTrace {
    std::vector<BlockTrace<Scalar>> layers;
    Matrix<Scalar> output;
};
template <class Scalar>
Result<StackTrace<Scalar>> encodeStack(const std::vector<EncoderLayer<Scalar>>& layers, const BlockOptions& options,
                                       const NormWeights<Scalar>* finalNorm, const MatrixIn<Scalar>& X, const Sight& sight, const Watch& watch);
template <class Scalar>
Result<StackTrace<Scalar>> decodeStack(const std::vector<DecoderLayer<Scalar>>& layers, const BlockOptions& options,
                                       const NormWeights<Scalar>* finalNorm, const MatrixIn<Scalar>& X, const DecoderSight<Scalar>& sight,
                                       const Watch& watch);

/// Encoder layer: 4d² + 4d + 2·d·d_ff + d_ff + d + 4d; decoder layer: one more attention layer and norm. n_k = n for the encoder.
Count encoderCount(int n, int d, int heads, int dHidden);
Count decoderCount(int n, int memory, int d, int heads, int dHidden);

}  // namespace att
