// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which keys a query sees and why not the others, for explanations of masks of any pattern. Computes no attention.

#include <functional>
#include <vector>

#include "engine/core/text.h"
#include "engine/math/mask.h"

namespace att::lenses {

struct Visibility {
    std::function<bool(int query, int key)> sees;
    std::function<Message(int query, int key)> reason;  ///< "masked: the key comes after the query", of a pair that is hidden
};

/// Of the patterns that are one range of keys for each query.
Visibility visibilityOf(const Mask& mask, int queries, int keys);

/// The keys that the query sees, in order.
std::vector<int> seenKeys(const Visibility& visibility, int query, int keys);

}  // namespace att::lenses
