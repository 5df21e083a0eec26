// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// T5's relative positions: distances fall into buckets, exact near by and logarithmic farther off, and every head learns one number a bucket
// that is added to the scores. T5 does not scale by 1/√d_k. Source: Raffel et al. 2020 (arXiv 1910.10683), section 2.1; the rule is that of
// _relative_position_bucket in huggingface/transformers, models/t5/modeling_t5.py.

#include <cstdint>

#include "engine/math/matrix_in.h"

namespace att {

struct RelativeBuckets {
    int buckets = 32;       ///< at least 4, even
    int farthest = 128;     ///< all distances from here on share the last bucket; above half the buckets of a side
    bool bothSides = true;  ///< half the buckets for keys after the query (encoder); else those share bucket 0 (decoder)
};

/// The bucket of a key at `distance` = key - query, in 0 … buckets-1.
int relativeBucket(const RelativeBuckets& rule, int distance);

/// The buckets of all pairs: n_q × n_k.
Matrix<int> relativeBuckets(const RelativeBuckets& rule, int queries, int keys);

/// What head h adds to its scores: table(bucket, h). table: buckets × H, learned, shared by all layers.
template <class Scalar>
Matrix<Scalar> relativeBucketBias(const RelativeBuckets& rule, const MatrixIn<Scalar>& table, int head, int queries, int keys);

/// buckets·H.
std::int64_t relativeBucketParameters(const RelativeBuckets& rule, int heads);

}  // namespace att
