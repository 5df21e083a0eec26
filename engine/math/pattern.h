// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which pairs of query and key an attention pattern keeps, with gaps where it has them, painted as the kernels of attention.h read it. Patterns
// that are one range of keys for each query, and padding, are mask.h too, and faster there.

#include <cstdint>
#include <vector>

namespace att {

enum class PatternKind {
    Full,          ///< every key
    Causal,        ///< j ≤ i
    Window,        ///< |i - j| ≤ w
    CausalWindow,  ///< i - w ≤ j ≤ i
    Truncated,     ///< i - left ≤ j ≤ i + right. Speech: Zhang et al. 2020, Transformer-Transducer (arXiv 2002.02562), section 3; Yeh et al. 2019
                   ///< (1910.12977)
    Block,         ///< ⌊i/b⌋ = ⌊j/b⌋
    Dilated,       ///< i - j a multiple of the dilation, |i - j| ≤ w·dilation. Beltagy et al. 2020, Longformer (arXiv 2004.05150), section 3.1
    Strided,       ///< causal, i - j < stride or a multiple of it. Child et al. 2019, Sparse Transformers (arXiv 1904.10509), section 4.3
    Fixed,         ///< causal, the same block of `stride`, or one of the last `summary` places of an earlier one. Ibid.
    Global,        ///< Window, and the first g tokens see all and are seen by all. Longformer, section 3.1
    Prefix,        ///< j ≤ i, or j < p: a prefix that is seen whole. Raffel et al. 2020 (arXiv 1910.10683), section 3.2.1
};

/// All sizes at least 0, those that divide at least 1.
struct Pattern {
    PatternKind kind = PatternKind::Full;
    int window = 2;           ///< w
    int left = 3, right = 1;  ///< of Truncated
    int block = 4;            ///< b
    int dilation = 2;
    int stride = 4, summary = 1;  ///< summary ≤ stride
    int globals = 1;              ///< g
    int prefix = 2;               ///< p
};

bool keeps(const Pattern& pattern, int query, int key);

/// 1 where a pair is kept, else 0: queries × keys, row by row.
std::vector<unsigned char> paint(const Pattern& pattern, int queries, int keys);

/// One addend of a closed form, with its formula in the letters of the papers: "n(2w+1)". A size larger than the sequence counts as one
/// that reaches to its end.
struct PairTerm {
    const char* formula;
    std::int64_t pairs;
};

/// How many pairs are kept of n queries and n keys, by its closed form; for the window n·(2w + 1) - w·(w + 1)/2 - w·(w + 1)/2.
std::vector<PairTerm> keptPairTerms(const Pattern& pattern, int n);
/// Their sum.
std::int64_t keptPairs(const Pattern& pattern, int n);

}  // namespace att
