// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/visibility.h"

namespace att::lenses {
namespace {

Message reasonOf(const Mask& mask) {
    switch (mask.kind) {
        case MaskKind::None: break;
        case MaskKind::Causal: return say(ATT_TEXT("engine", "masked: the key comes after the query"));
        case MaskKind::Window: return say(ATT_TEXT("engine", "masked: the key is more than %1 tokens away"), mask.window);
        case MaskKind::Padding: return say(ATT_TEXT("engine", "masked: the last %1 tokens are padding"), mask.padding);
    }
    return say(ATT_TEXT("engine", "masked"));
}

}  // namespace

Visibility visibilityOf(const Mask& mask, int queries, int keys) {
    return {.sees = [ranges = visibleKeys(mask, queries, keys)](int query, int key) { return sees(ranges[static_cast<std::size_t>(query)], key); },
            .reason = [mask](int, int) { return reasonOf(mask); }};
}

std::vector<int> seenKeys(const Visibility& visibility, int query, int keys) {
    std::vector<int> seen;
    for (int key = 0; key < keys; ++key)
        if (visibility.sees(query, key)) seen.push_back(key);
    return seen;
}

}  // namespace att::lenses
