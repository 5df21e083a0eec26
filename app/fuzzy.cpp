// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fuzzy.h"

#include <algorithm>
#include <vector>

namespace att {
namespace {

constexpr int kNo = -1'000'000;
constexpr int kInARow = 6;
constexpr int kWordStart = 5;
constexpr int kNameStart = 4;
constexpr int kLongestName = 200;

bool startsWord(const QString& name, qsizetype i) {
    return i == 0 || !name[i - 1].isLetterOrNumber() || (name[i].isUpper() && name[i - 1].isLower());
}

}  // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& name) {
    QString letters = typed.toCaseFolded();
    letters.removeIf([](QChar c) { return c.isSpace(); });
    const QString folded = name.left(kLongestName).toCaseFolded();
    const auto n = static_cast<std::size_t>(folded.size());
    if (letters.isEmpty()) return 0;

    // best[j]: the best score with the letters so far, the last of them at place j of the name.
    std::vector<int> best(n, kNo), next(n, kNo);
    for (qsizetype i = 0; i < letters.size(); ++i) {
        int before = kNo;  // the best of all places left of j - 1
        for (std::size_t j = 0; j < n; ++j) {
            const int here = 1 + (startsWord(name, qsizetype(j)) ? kWordStart : 0) + (j == 0 ? kNameStart : 0);
            const int row = j > 0 ? best[j - 1] + kInARow : kNo;
            const int from = i == 0 ? 0 : std::max(row, before);
            next[j] = folded[qsizetype(j)] == letters[i] && from > kNo / 2 ? from + here : kNo;
            if (j > 0) before = std::max(before, best[j - 1]);
        }
        std::swap(best, next);
    }
    const int top = n ? *std::ranges::max_element(best) : kNo;
    if (top <= kNo / 2) return std::nullopt;
    return top * 16 - static_cast<int>(n);  // of equal matches the shorter name
}

}  // namespace att
