// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much of a task's pattern, as its text tells it, stands in a model's heads: the rows that are brightest where their answer comes from.

#include <algorithm>
#include <map>

#include "engine/grad/loss.h"
#include "engine/train/trainer.h"
#include "tests/bench/date_parts.h"

namespace att {

/// Which words of two languages belong together: those that come in the same sentences, and hardly in others (Dice's coefficient).
class Lexicon {
public:
    Lexicon() = default;
    Lexicon(const Task& task, std::uint64_t seed) {
        std::map<int, int> sources, targets;
        std::map<std::pair<int, int>, int> both;
        for (int i = 0; i < 3000; ++i) {
            const auto example = exampleOf(task, seed, Split::Training, std::uint64_t(i));
            for (const int s : distinct(example.source)) ++sources[s];
            for (const int t : distinct(example.targets)) ++targets[t];
            for (const int t : distinct(example.targets))
                for (const int s : distinct(example.source)) ++both[{t, s}];
        }
        for (const auto& [pair, count] : both)
            if (2.0 * count / (targets[pair.first] + sources[pair.second]) > surely) m_partner[pair.first] = pair.second;
    }
    bool belong(int target, int source) const {
        const auto found = m_partner.find(target);
        return found != m_partner.end() && found->second == source;
    }

private:
    static constexpr double surely = 0.8;
    static std::vector<int> distinct(std::vector<int> words) {
        std::ranges::sort(words);
        words.erase(std::unique(words.begin(), words.end()), words.end());
        return words;
    }
    std::map<int, int> m_partner;
};

class TaskPattern {
public:
    static constexpr double isShown = 0.75;

    TaskPattern(const Task& task, std::uint64_t seed) : m_task(task) {
        if (task.kind == TaskKind::Translation) m_lexicon = Lexicon(task, seed);
        for (int i = 0; i < examples; ++i) m_examples.push_back(exampleOf(task, seed, Split::Unseen, std::uint64_t(i)));
    }

    /// Of the head that has most: the share, of the rows that have a place to look at, that have their largest weight there.
    double shareOf(const Trainer& trainer) const {
        std::map<std::pair<int, int>, int> bright;  // rows, by layer and head
        double rows = 0;
        for (const auto& example : m_examples) {
            const auto places = placesOf(example);
            for (const auto& keys : places) rows += !keys.empty();
            for (const auto& map : viewOf(trainer.model(), trainer.layout(), trainer.weights().data(), example).maps) {
                if (both() != map.cross) continue;
                for (int head = 0; head < map.weights->shape().heads; ++head)
                    for (std::size_t row = 0; row < places.size(); ++row)
                        bright[{map.layer, head}] += std::ranges::count(places[row], brightest(*map.weights, head, int(row))) > 0;
            }
        }
        double most = 0;
        for (const auto& [head, count] : bright) most = std::max(most, count / rows);
        return most;
    }

private:
    static constexpr int examples = 16;

    static int brightest(const Tensor& A, int head, int row) {
        int key = 0;
        for (int j = 1; j < A.shape().columns; ++j)
            if (A.at(head, row, j) > A.at(head, row, key)) key = j;
        return key;
    }
    bool both() const { return m_task.arrangement == Arrangement::EncoderDecoder; }

    /// For each row of the heads, the keys to look at.
    std::vector<std::vector<int>> placesOf(const TaskExample& example) const {
        std::vector<std::vector<int>> places(example.targets.size());
        const auto& read = example.source;
        for (int i = 0; i < int(places.size()); ++i)
            for (int j = 0; example.targets[std::size_t(i)] != grad::noTarget && j < int(read.size()); ++j)
                if (isPlace(example, i, j)) places[std::size_t(i)].push_back(j);
        return places;
    }

    bool isPlace(const TaskExample& example, int i, int j) const {
        const auto& read = example.source;
        const int asked = example.targets[std::size_t(i)], letters = int(read.size()) - 1;
        switch (m_task.kind) {
            case TaskKind::Copy: return i == j;
            case TaskKind::Reverse: return i < letters && j == letters - 1 - i;
            case TaskKind::Sort: return read[std::size_t(j)] == asked;
            case TaskKind::Induction: return j > 0 && j <= i && read[std::size_t(j)] == asked && read[std::size_t(j) - 1] == read[std::size_t(i)];
            case TaskKind::Brackets: return j == partnerOf(example, i);
            case TaskKind::Dates: return partWritten(i) != ' ' && partsRead(written(read))[std::size_t(j)] == partWritten(i);
            case TaskKind::Translation: return m_lexicon.belong(asked, read[std::size_t(j)]);
            default: return false;
        }
    }

    std::string written(const std::vector<int>& read) const {
        std::string text;
        for (const int character : read) text += m_task.source[std::size_t(character)];
        return text;
    }

    /// The bracket that the one hidden at `place` closes.
    static int partnerOf(const TaskExample& example, int place) {
        int open = 0;
        for (int j = place - 1; j >= 0; --j) {
            open += example.targets[std::size_t(j)] == grad::noTarget ? 1 : -1;
            if (open > 0) return j;
        }
        return -1;
    }

    const Task& m_task;
    Lexicon m_lexicon;
    std::vector<TaskExample> m_examples;
};

}  // namespace att
