// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/explanation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace att {

std::vector<Term> shorten(std::vector<Term> terms, std::size_t most, Text rest) {
    if (terms.size() <= most + 1) return terms;
    std::vector<std::size_t> order(terms.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto larger = [&terms](std::size_t a, std::size_t b) { return std::abs(terms[a].value) > std::abs(terms[b].value); };
    std::ranges::stable_sort(order, larger);
    std::sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most));

    std::vector<Term> kept;
    for (std::size_t i = 0; i < most; ++i) kept.push_back(std::move(terms[order[i]]));
    double others = 0;
    for (std::size_t i = most; i < order.size(); ++i) others += terms[order[i]].value;
    kept.push_back({say(rest, static_cast<double>(order.size() - most)), others, std::nullopt, std::nullopt});
    return kept;
}

}  // namespace att
