// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/mask.h"

#include <algorithm>

namespace att {
namespace {

KeyRange visibleFor(const Mask& mask, int query, int keys) {
    switch (mask.kind) {
        case MaskKind::None: return {0, keys};
        case MaskKind::Causal: return {0, query + 1};
        case MaskKind::Window: return {query - mask.window, query + mask.window + 1};
        case MaskKind::Padding: return {0, keys - mask.padding};
    }
    return {0, keys};
}

}  // namespace

std::vector<KeyRange> visibleKeys(const Mask& mask, int queries, int keys) {
    std::vector<KeyRange> visible;
    visible.reserve(static_cast<std::size_t>(queries));
    for (int i = 0; i < queries; ++i) {
        const auto range = visibleFor(mask, i, keys);
        visible.push_back({std::clamp(range.begin, 0, keys), std::clamp(range.end, 0, keys)});
    }
    return visible;
}

}  // namespace att
