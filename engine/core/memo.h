// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The last few answers to questions that come again with every frame. Not for what must be remembered: the oldest answer goes.

#include <algorithm>
#include <list>
#include <memory>
#include <utility>

namespace att {

/// Part of a question: equal to those of the same object, alive or gone. Does not keep it.
template <class T>
struct SameObject {
    std::weak_ptr<const T> object;
    bool operator==(const SameObject& other) const { return !object.owner_before(other.object) && !other.object.owner_before(object); }
};

/// For one thread.
template <class Question, class Answer>
class Memo {
public:
    explicit Memo(std::size_t most) : m_most(most) {}

    template <class Find>
    Answer operator()(const Question& question, const Find& find) {
        const auto known = std::ranges::find(m_known, question, &Known::first);
        if (known != m_known.end()) return known->second;
        m_known.emplace_front(question, find());
        if (m_known.size() > m_most) m_known.pop_back();
        return m_known.front().second;
    }

    void clear() { m_known.clear(); }

private:
    using Known = std::pair<Question, Answer>;
    std::size_t m_most;
    std::list<Known> m_known;
};

}  // namespace att
