// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/pattern.h"

#include <algorithm>
#include <cstdlib>

namespace att {
namespace {

using Whole = std::int64_t;

/// 1 + 2 + … + n.
Whole triangle(Whole n) { return n * (n + 1) / 2; }

using Terms = std::vector<PairTerm>;

/// Keys up to `left` before and `right` after, cut off at both ends of the sequence. Three formulas: what all queries would see, and what
/// the first and the last ones lack.
Terms pairsBetween(Whole n, Whole left, Whole right, const char* all, const char* first, const char* last) {
    left = std::min(left, n - 1);
    right = std::min(right, n - 1);
    return {{all, n * (left + right + 1)}, {first, -triangle(left)}, {last, -triangle(right)}};
}

Terms lookingBack(Whole n, Whole left, const char* all, const char* first) {
    Terms terms = pairsBetween(n, left, 0, all, first, "");
    terms.pop_back();
    return terms;
}

/// Blocks of length b, the last of which may be short: Σ f(length).
template <class Function>
Terms overBlocks(Whole n, Whole b, Function f, const char* whole, const char* rest) {
    return {{whole, n / b * f(b)}, {rest, f(n % b)}};
}

/// Σ_{i<n} ⌊i/b⌋: whole blocks before each place.
Whole blocksBefore(Whole n, Whole b) {
    const Whole q = n / b;
    return b * triangle(q - 1) + n % b * q;
}

Terms dilatedPairs(Whole n, Whole w, Whole dilation) {
    const Whole steps = std::min(w, (n - 1) / dilation);
    return {{"n", n}, {"2wn", 2 * steps * n}, {"−d·w(w+1)", -2 * dilation * triangle(steps)}};
}

Terms stridedPairs(Whole n, Whole stride) {
    Terms terms = lookingBack(n, stride - 1, "n·s", "−s(s−1)/2");
    terms.push_back({"Σ_{i}⌊i/s⌋", blocksBefore(n, stride)});
    return terms;
}

Terms fixedPairs(Whole n, Whole stride, Whole summary) {
    Terms terms = overBlocks(n, stride, triangle, "⌊n/s⌋·s(s+1)/2", "(n mod s)(n mod s + 1)/2");
    terms.push_back({"c·Σ_{i}⌊i/s⌋", summary * blocksBefore(n, stride)});
    return terms;
}

/// Rows and columns of the g global tokens, and the window among the others.
Terms globalPairs(Whole n, Whole w, Whole g) {
    g = std::min(g, n);
    Terms terms{{"n² − (n−g)²", n * n - (n - g) * (n - g)}};
    if (n == g) return terms;
    for (const auto& term : pairsBetween(n - g, w, w, "(n−g)(2w+1)", "−w(w+1)/2", "−w(w+1)/2")) terms.push_back(term);
    return terms;
}

bool keepsFixed(const Pattern& p, int i, int j) { return j <= i && (j / p.stride == i / p.stride || j % p.stride >= p.stride - p.summary); }

}  // namespace

bool keeps(const Pattern& p, int i, int j) {
    const int back = i - j, apart = std::abs(back);
    switch (p.kind) {
        case PatternKind::Full: return true;
        case PatternKind::Causal: return back >= 0;
        case PatternKind::Window: return apart <= p.window;
        case PatternKind::CausalWindow: return back >= 0 && back <= p.window;
        case PatternKind::Truncated: return back <= p.left && -back <= p.right;
        case PatternKind::Block: return i / p.block == j / p.block;
        case PatternKind::Dilated: return apart % p.dilation == 0 && apart / p.dilation <= p.window;
        case PatternKind::Strided: return back >= 0 && (back < p.stride || back % p.stride == 0);
        case PatternKind::Fixed: return keepsFixed(p, i, j);
        case PatternKind::Global: return apart <= p.window || i < p.globals || j < p.globals;
        case PatternKind::Prefix: return back >= 0 || j < p.prefix;
    }
    return false;
}

std::vector<unsigned char> paint(const Pattern& pattern, int queries, int keys) {
    std::vector<unsigned char> painted;
    painted.reserve(std::size_t(queries) * std::size_t(keys));
    for (int i = 0; i < queries; ++i)
        for (int j = 0; j < keys; ++j) painted.push_back(keeps(pattern, i, j));
    return painted;
}

std::vector<PairTerm> keptPairTerms(const Pattern& p, int count) {
    const Whole n = count;
    if (n == 0) return {};
    switch (p.kind) {
        case PatternKind::Full: return {{"n²", n * n}};
        case PatternKind::Causal: return {{"n(n+1)/2", triangle(n)}};
        case PatternKind::Window: return pairsBetween(n, p.window, p.window, "n(2w+1)", "−w(w+1)/2", "−w(w+1)/2");
        case PatternKind::CausalWindow: return lookingBack(n, p.window, "n(w+1)", "−w(w+1)/2");
        case PatternKind::Truncated: return pairsBetween(n, p.left, p.right, "n(L+R+1)", "−L(L+1)/2", "−R(R+1)/2");
        case PatternKind::Block:
            return overBlocks(
                n, p.block, [](Whole length) { return length * length; }, "⌊n/b⌋·b²", "(n mod b)²");
        case PatternKind::Dilated: return dilatedPairs(n, p.window, p.dilation);
        case PatternKind::Strided: return stridedPairs(n, p.stride);
        case PatternKind::Fixed: return fixedPairs(n, p.stride, p.summary);
        case PatternKind::Global: return globalPairs(n, p.window, p.globals);
        case PatternKind::Prefix: return {{"n(n+1)/2", triangle(n)}, {"p(p−1)/2", triangle(std::min<Whole>(p.prefix, n) - 1)}};
    }
    return {};
}

std::int64_t keptPairs(const Pattern& pattern, int n) {
    Whole pairs = 0;
    for (const auto& term : keptPairTerms(pattern, n)) pairs += term.pairs;
    return pairs;
}

}  // namespace att
