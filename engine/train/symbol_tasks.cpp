// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/symbol_tasks.h"

#include <algorithm>
#include <numeric>

#include "engine/grad/loss.h"
#include "engine/train/draw.h"

namespace att {
namespace {

constexpr int shortest = 4, longest = 12;

Vocabulary letters(int count, Vocabulary before = {}) {
    for (int i = 0; i < count; ++i) before.emplace_back(1, char('a' + i));
    return before;
}

std::vector<int> drawnLetters(Random& random, int length, int first, int count) {
    std::vector<int> drawn(std::size_t(length), 0);
    for (int& letter : drawn) letter = first + below(random, count);
    return drawn;
}

/// An encoder copies without looking: the residual stream carries the token past attention. So a decoder writes the copy.
TaskExample copy(const Task& task, Random& random) {
    TaskExample example;
    example.source = drawnLetters(random, between(random, shortest, longest), 0, int(task.source.size()));
    std::vector<int> words = example.source;
    for (int& word : words) word += 2;  // after start and end
    setWritten(example, words);
    return example;
}

/// The last token, a full stop, tells where the sequence ends, and stays where it is.
TaskExample reverse(const Task& task, Random& random) {
    TaskExample example;
    example.source = drawnLetters(random, between(random, shortest, longest), 1, int(task.source.size()) - 1);
    example.targets.assign(example.source.rbegin(), example.source.rend());
    example.source.push_back(0);
    example.targets.push_back(0);
    return example;
}

TaskExample sort(const Task& task, Random& random) {
    TaskExample example;
    example.source = drawnLetters(random, between(random, shortest, longest), 0, int(task.source.size()));
    example.targets = example.source;
    std::ranges::sort(example.targets);
    return example;
}

/// Distinct letters in any order, then the same again from some letter on: each time one comes back, the answer is what came after it.
TaskExample induction(const Task& task, Random& random) {
    std::vector<int> order(task.source.size());
    std::iota(order.begin(), order.end(), 0);
    const int length = between(random, 5, longest), from = below(random, length - 2);
    for (int i = 0; i < length; ++i) std::swap(order[std::size_t(i)], order[std::size_t(between(random, i, int(order.size()) - 1))]);
    TaskExample example;
    example.source.assign(order.begin(), order.begin() + length);
    example.targets.assign(std::size_t(length), grad::noTarget);
    for (int i = from; i + 1 < length; ++i) {
        example.source.push_back(order[std::size_t(i)]);
        example.targets.push_back(order[std::size_t(i) + 1]);
    }
    return example;
}

/// Opening brackets 0, 1, 2 as they are; closing ones hidden behind 3. The answer at each of those is the bracket that closes its partner.
TaskExample brackets(const Task&, Random& random) {
    TaskExample example;
    std::vector<int> open;
    for (int left = between(random, 3, 8); left > 0 || !open.empty();) {
        const bool opens = open.empty() || (left > 0 && below(random, 2) == 0);
        if (opens) {
            open.push_back(below(random, 3));
            --left;
        }
        example.source.push_back(opens ? open.back() : 3);
        example.targets.push_back(opens ? grad::noTarget : open.back());
        if (!opens) open.pop_back();
    }
    return example;
}

}  // namespace

std::vector<Task> symbolTasks() {
    return {
        {TaskKind::Copy, "copy", ATT_TEXT("engine", "Copy"),
         ATT_TEXT("engine", "Cross-attention becomes a diagonal: each letter that is written looks at the same place of what is read."),
         Arrangement::EncoderDecoder, letters(16), letters(16, {"<start>", "<end>"}), longest, longest + 1, copy},
        {TaskKind::Reverse, "reverse", ATT_TEXT("engine", "Reverse"),
         ATT_TEXT("engine", "A head becomes the other diagonal: each place looks at the place as far from the end as itself from the beginning."),
         Arrangement::Encoder, letters(16, {"."}), letters(16, {"."}), longest + 1, 0, reverse},
        {TaskKind::Sort, "sort", ATT_TEXT("engine", "Sort"),
         ATT_TEXT("engine", "In the last layer place i looks at the letters that come i-th in the alphabet: bright columns in alphabetical order."),
         Arrangement::Encoder, letters(16), letters(16), longest, 0, sort},
        {TaskKind::Induction, "induction", ATT_TEXT("engine", "Repeat what came after"),
         ATT_TEXT("engine",
                  "Two layers work together: a head looks at the previous letter, and a later one at what followed the letter's first visit."),
         Arrangement::Decoder, letters(26), letters(26), 2 * longest, 0, induction},
        {TaskKind::Brackets,
         "brackets",
         ATT_TEXT("engine", "Matching brackets"),
         ATT_TEXT("engine", "Each hidden closing bracket looks at the bracket that it closes."),
         Arrangement::Encoder,
         {"(", "[", "{", "?"},
         {")", "]", "}"},
         16,
         0,
         brackets},
    };
}

}  // namespace att
