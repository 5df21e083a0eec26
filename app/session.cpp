// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <algorithm>
#include <string_view>

namespace att {
namespace {

/// What a newcomer sees first, when there is such a lens.
constexpr std::string_view kFirstLens = "cross_attention";

}  // namespace

Session defaultSession(const std::vector<Lens>& lenses) {
    Session session;
    for (const Lens& lens : lenses) session.specs.push_back(lens.defaults());
    session.look = asLook(makeDefault<Look>());
    const auto first = std::ranges::find_if(lenses, [](const Lens& lens) { return lens.id == kFirstLens; });
    if (first != lenses.end()) session.lens = static_cast<std::size_t>(first - lenses.begin());
    return session;
}

bool sameValues(const Session& a, const Session& b) {
    const auto same = [](const SpecPtr& x, const SpecPtr& y) { return x == y || equal(*x, *y); };
    return a.lens == b.lens && std::ranges::equal(a.specs, b.specs, same) && same(a.look, b.look);
}

LookPtr asLook(const SpecPtr& spec) { return std::static_pointer_cast<const Look>(spec); }

}  // namespace att
