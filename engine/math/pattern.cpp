// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/pattern.h"

#include <algorithm>
#include <cstdlib>

namespace att {
namespace {

using Whole = std::int64_t;

/// 1 + 2 + … + n.
Whole triangle(Whole n) { return n * (n + 1) / 2; }

/// Keys up to `left` before and `right` after, cut off at both ends of the sequence.
Whole pairsBetween(Whole n, Whole left, Whole right) {
    left = std::min(left, n - 1);
    right = std::min(right, n - 1);
    return n * (left + right + 1) - triangle(left) - triangle(right);
}

/// Blocks of length b, the last of which may be short: Σ f(length).
template <class Function>
Whole overBlocks(Whole n, Whole b, Function f) {
    return n / b * f(b) + f(n % b);
}

/// Σ_{i<n} ⌊i/b⌋: whole blocks before each place.
Whole blocksBefore(Whole n, Whole b) {
    const Whole q = n / b;
    return b * triangle(q - 1) + n % b * q;
}

Whole dilatedPairs(Whole n, Whole w, Whole dilation) {
    const Whole steps = std::min(w, (n - 1) / dilation);
    return n + 2 * (steps * n - dilation * triangle(steps));
}

/// Rows and columns of the g global tokens, and the window among the others.
Whole globalPairs(Whole n, Whole w, Whole g) {
    g = std::min(g, n);
    return n * n - (n - g) * (n - g) + (n > g ? pairsBetween(n - g, w, w) : 0);
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

std::int64_t keptPairs(const Pattern& p, int count) {
    const Whole n = count;
    if (n == 0) return 0;
    switch (p.kind) {
        case PatternKind::Full: return n * n;
        case PatternKind::Causal: return triangle(n);
        case PatternKind::Window: return pairsBetween(n, p.window, p.window);
        case PatternKind::CausalWindow: return pairsBetween(n, p.window, 0);
        case PatternKind::Truncated: return pairsBetween(n, p.left, p.right);
        case PatternKind::Block: return overBlocks(n, p.block, [](Whole length) { return length * length; });
        case PatternKind::Dilated: return dilatedPairs(n, p.window, p.dilation);
        case PatternKind::Strided: return pairsBetween(n, p.stride - 1, 0) + blocksBefore(n, p.stride);
        case PatternKind::Fixed: return overBlocks(n, p.stride, triangle) + p.summary * blocksBefore(n, p.stride);
        case PatternKind::Global: return globalPairs(n, p.window, p.globals);
        case PatternKind::Prefix: return triangle(n) + triangle(std::min<Whole>(p.prefix, n) - 1);
    }
    return 0;
}

}  // namespace att
