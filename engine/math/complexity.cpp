// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/complexity.h"

#include "engine/math/convolution.h"
#include "engine/math/pattern.h"
#include "engine/math/recurrent.h"

namespace att {
namespace {

/// Steps of at most `reach` to the farthest token; -1 when there is no step.
int stepsOf(int reach, int n) { return n == 1 ? 0 : reach < 1 ? -1 : (n - 1 + reach - 1) / reach; }

/// ⌈log_k n⌉.
int logarithmUp(int n, int k) {
    int layers = 0;
    for (std::int64_t reach = 1; reach < n; reach *= k) ++layers;
    return layers;
}

Complexity attentionComplexity(const LayerSize& s, std::int64_t perToken, std::int64_t pairs, int path) {
    return {.table = s.n * perToken * s.d, .withProjections = 4 * std::int64_t(s.n) * s.d * s.d + 2 * pairs * s.d, .longestPath = path};
}

Complexity recurrentComplexity(const LayerSize& s, RecurrentKind kind) {
    return {.table = std::int64_t(s.n) * s.d * s.d,
            .withProjections = recurrentCount(kind, s.n, s.d, s.d).multiplyAdds,
            .sequentialSteps = s.n,
            .longestPath = s.n - 1};
}

Complexity convolutionComplexity(const LayerSize& s, int path) {
    const std::int64_t count = convolutionCount(s.n, s.kernel, s.d, s.d).multiplyAdds;
    return {.table = count, .withProjections = count, .longestPath = path};
}

}  // namespace

Complexity complexityOf(LayerKind kind, const LayerSize& s) {
    const Pattern window{.kind = PatternKind::Window, .window = s.window};
    switch (kind) {
        case LayerKind::SelfAttention: return attentionComplexity(s, s.n, std::int64_t(s.n) * s.n, s.n > 1 ? 1 : 0);
        case LayerKind::RestrictedSelfAttention: return attentionComplexity(s, 2 * s.window + 1, keptPairs(window, s.n), stepsOf(s.window, s.n));
        case LayerKind::Tanh: return recurrentComplexity(s, RecurrentKind::Tanh);
        case LayerKind::Gru: return recurrentComplexity(s, RecurrentKind::Gru);
        case LayerKind::Lstm: return recurrentComplexity(s, RecurrentKind::Lstm);
        case LayerKind::Convolution: return convolutionComplexity(s, stepsOf((s.kernel - 1) / 2, s.n));
        case LayerKind::DilatedConvolution: return convolutionComplexity(s, logarithmUp(s.n, s.kernel));
    }
    return {};
}

}  // namespace att
