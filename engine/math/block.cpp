// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/block.h"

#include "engine/math/norm.h"

namespace att {
namespace {

template <class Scalar>
Matrix<Scalar> layerNorm(const NormWeights<Scalar>& weights, double epsilon, const Matrix<Scalar>& X) {
    NormParameters<Scalar> parameters{.epsilon = epsilon};
    using View = Eigen::Map<const RowVector<Scalar>>;
    if (weights.gamma) parameters.gamma = View(weights.gamma, X.cols());
    if (weights.beta) parameters.beta = View(weights.beta, X.cols());
    return layerNorm<Scalar>(X, parameters);
}

/// Walks the residual stream through the parts of one layer.
template <class Scalar>
class Walk {
public:
    Walk(const BlockOptions& options, const MatrixIn<Scalar>& X) : m_options(options) { add(BlockStep::Input, X); }

    /// What the next part reads: the stream, under the part's norm in a pre-LN layer.
    const Matrix<Scalar>& enter(const NormWeights<Scalar>& norm) {
        m_stream = m_trace.stages.size() - 1;
        if (m_options.place == NormPlace::Pre) addNorm(norm);
        return m_trace.stages.back().values;
    }
    void add(BlockStep step, Matrix<Scalar> values) { m_trace.stages.push_back({step, m_part, std::move(values)}); }
    /// Adds what the part gave to the stream, under the norm in a post-LN layer.
    void leave(const NormWeights<Scalar>& norm) {
        add(BlockStep::Sum, m_trace.stages[m_stream].values + m_trace.stages.back().values);
        if (m_options.place == NormPlace::Post) addNorm(norm);
        ++m_part;
    }

    BlockTrace<Scalar>& trace() { return m_trace; }

private:
    void addNorm(const NormWeights<Scalar>& norm) { add(BlockStep::Norm, layerNorm(norm, m_options.epsilon, m_trace.stages.back().values)); }

    BlockOptions m_options;
    BlockTrace<Scalar> m_trace;
    std::size_t m_stream = 0;
    int m_part = 0;
};

template <class Scalar>
Status walkSelf(Walk<Scalar>& walk, const MultiHead<Scalar>& layer, const NormWeights<Scalar>& norm, const Sight& sight, const Watch& watch) {
    const Matrix<Scalar>& x = walk.enter(norm);
    auto attended = attendMultiHead<Scalar>(layer, x, x, sight, watch);
    if (!attended) return attended.error();
    walk.trace().self = std::move(attended).value();
    walk.add(BlockStep::Self, walk.trace().self.output);
    walk.leave(norm);
    return Done{};
}

template <class Scalar>
Status walkCross(Walk<Scalar>& walk, const DecoderLayer<Scalar>& layer, const DecoderSight<Scalar>& sight, const Watch& watch) {
    auto attended = attendMultiHead<Scalar>(layer.cross, walk.enter(layer.norms[1]), sight.memory, sight.cross, watch);
    if (!attended) return attended.error();
    walk.trace().cross = std::move(attended).value();
    walk.add(BlockStep::Cross, walk.trace().cross.output);
    walk.leave(layer.norms[1]);
    return Done{};
}

template <class Scalar>
Status walkFeedForward(Walk<Scalar>& walk, const FeedForward<Scalar>& layer, const NormWeights<Scalar>& norm, const Watch& watch) {
    auto fed = feedForward<Scalar>(layer, walk.enter(norm), watch);
    if (!fed) return fed.error();
    FeedForwardTrace<Scalar> parts = std::move(fed).value();
    walk.add(BlockStep::Hidden, std::move(parts.hidden));
    walk.add(BlockStep::Active, std::move(parts.active));
    walk.add(BlockStep::FeedForward, std::move(parts.output));
    walk.leave(norm);
    return Done{};
}

/// Runs `layer` after layer: step(layer, x) gives a Result<BlockTrace>.
template <class Scalar, class Layer, class Step>
Result<StackTrace<Scalar>> walkStack(const std::vector<Layer>& layers, const BlockOptions& options, const NormWeights<Scalar>* finalNorm,
                                     const MatrixIn<Scalar>& X, Step step) {
    StackTrace<Scalar> stack{{}, X};
    for (const auto& layer : layers) {
        auto trace = step(layer, stack.output);
        if (!trace) return trace.error();
        stack.layers.push_back(std::move(trace).value());
        stack.output = stack.layers.back().output();
    }
    if (finalNorm) stack.output = layerNorm(*finalNorm, options.epsilon, stack.output);
    return stack;
}

Count sum(const Count& a, const Count& b) {
    return {a.parameters + b.parameters, a.multiplyAdds + b.multiplyAdds, a.functions + b.functions, a.kept + b.kept};
}

Count attentionCount(int queries, int keys, int d, int heads) {
    return multiHeadCount(
        {.dModel = d, .heads = heads, .groups = heads, .dK = d / heads, .dV = d / heads, .bias = true, .queries = queries, .keys = keys});
}

}  // namespace

template <class Scalar>
Result<BlockTrace<Scalar>> encode(const EncoderLayer<Scalar>& layer, const BlockOptions& options, const MatrixIn<Scalar>& X, const Sight& sight,
                                  const Watch& watch) {
    Walk<Scalar> walk(options, X);
    if (Status done = walkSelf(walk, layer.attention, layer.norms[0], sight, watch); !done) return done.error();
    if (Status done = walkFeedForward(walk, layer.feedForward, layer.norms[1], watch); !done) return done.error();
    return std::move(walk.trace());
}

template <class Scalar>
Result<BlockTrace<Scalar>> decode(const DecoderLayer<Scalar>& layer, const BlockOptions& options, const MatrixIn<Scalar>& X,
                                  const DecoderSight<Scalar>& sight, const Watch& watch) {
    Walk<Scalar> walk(options, X);
    if (Status done = walkSelf(walk, layer.self, layer.norms[0], sight.self, watch); !done) return done.error();
    if (Status done = walkCross(walk, layer, sight, watch); !done) return done.error();
    if (Status done = walkFeedForward(walk, layer.feedForward, layer.norms[2], watch); !done) return done.error();
    return std::move(walk.trace());
}

template <class Scalar>
Result<StackTrace<Scalar>> encodeStack(const std::vector<EncoderLayer<Scalar>>& layers, const BlockOptions& options,
                                       const NormWeights<Scalar>* finalNorm, const MatrixIn<Scalar>& X, const Sight& sight, const Watch& watch) {
    return walkStack<Scalar>(layers, options, finalNorm, X, [&](const EncoderLayer<Scalar>& layer, const Matrix<Scalar>& x) {
        return encode<Scalar>(layer, options, x, sight, watch);
    });
}

template <class Scalar>
Result<StackTrace<Scalar>> decodeStack(const std::vector<DecoderLayer<Scalar>>& layers, const BlockOptions& options,
                                       const NormWeights<Scalar>* finalNorm, const MatrixIn<Scalar>& X, const DecoderSight<Scalar>& sight,
                                       const Watch& watch) {
    return walkStack<Scalar>(layers, options, finalNorm, X, [&](const DecoderLayer<Scalar>& layer, const Matrix<Scalar>& x) {
        return decode<Scalar>(layer, options, x, sight, watch);
    });
}

Count encoderCount(int n, int d, int heads, int dHidden) {
    return sum(sum(attentionCount(n, n, d, heads), feedForwardCount(n, d, dHidden)), {.parameters = 2 * normParameters(NormKind::Layer, d)});
}

Count decoderCount(int n, int memory, int d, int heads, int dHidden) {
    const Count more = sum(attentionCount(n, memory, d, heads), {.parameters = normParameters(NormKind::Layer, d)});
    return sum(encoderCount(n, d, heads, dHidden), more);
}

#define ATT_INSTANTIATE(Scalar)                                                                                                                 \
    template Result<BlockTrace<Scalar>> encode<Scalar>(const EncoderLayer<Scalar>&, const BlockOptions&, const MatrixIn<Scalar>&, const Sight&, \
                                                       const Watch&);                                                                           \
    template Result<BlockTrace<Scalar>> decode<Scalar>(const DecoderLayer<Scalar>&, const BlockOptions&, const MatrixIn<Scalar>&,               \
                                                       const DecoderSight<Scalar>&, const Watch&);                                              \
    template Result<StackTrace<Scalar>> encodeStack<Scalar>(const std::vector<EncoderLayer<Scalar>>&, const BlockOptions&,                      \
                                                            const NormWeights<Scalar>*, const MatrixIn<Scalar>&, const Sight&, const Watch&);   \
    template Result<StackTrace<Scalar>> decodeStack<Scalar>(const std::vector<DecoderLayer<Scalar>>&, const BlockOptions&,                      \
                                                            const NormWeights<Scalar>*, const MatrixIn<Scalar>&, const DecoderSight<Scalar>&,   \
                                                            const Watch&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
