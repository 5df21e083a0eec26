// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keys and values that groups of query heads share: G key-value heads for H query heads, made from the H of a multi-head layer, and what they
// cost. With G = H this is the multi-head layer itself. Sources: Shazeer 2019 (arXiv 1911.02150, G = 1), Ainslie et al. 2023 (arXiv 2305.13245).

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/layer.h"

namespace att::lenses {

/// How the matrices of a group become one.
enum class Pooling {
    Mean,   ///< as a multi-head checkpoint is converted: Ainslie et al. 2023, section 2.1
    First,  ///< the group's first head alone
};

enum class CacheNumber { Single, Half, Byte };

struct SharingOptions {
    int groups;
    Pooling pooling;
    int context, layers;
    CacheNumber number;

    /// `heads`: how many query heads there are.
    void fields(FieldVisitor& visitor, int heads);
    void cacheFields(FieldVisitor& visitor);
    double bytesPerNumber() const;
};

/// The numbers of key-value heads that H query heads can share equally: the divisors of H, rising.
std::vector<int> possibleGroups(int heads);

/// The key-value head that serves query head h: ⌊h·G/H⌋.
int keyHeadOf(int queryHead, int groups, int heads);

/// w_k or w_v with the rows of each group made one: G·d × d_model from H·d × d_model, and the same for the bias.
Projection pooled(const Projection& projection, int groups, int heads, Pooling pooling);

/// One layer in which the heads share.
struct SharedLayer {
    LayerWeights weights;  ///< k and v: G·d × d_model
    TensorPtr K, V;        ///< G × n × d
    LayerValues values;    ///< K and V copied to every query head that uses them
};
/// Fails with Stopped. `multi` is the layer before sharing, Q its queries: H × n × d_k.
Result<SharedLayer> shareHeads(const LayerSizes& sizes, const LayerWeights& multi, const TensorPtr& Q, const SharingOptions& options, int groups,
                               const ScoreRule& rule, const LayerKeep& keep, const Tensor& X, const Watch& watch);

/// For a text of n tokens; the cache is that of the whole model at the chosen context.
struct SharedCounts {
    std::vector<Counted> parameters, multiplyAdds, cacheBytes;
};
SharedCounts sharedCounts(const LayerSizes& sizes, const SharingOptions& options, int groups);

}  // namespace att::lenses
