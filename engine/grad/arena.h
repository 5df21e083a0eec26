// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Memory for one pass over a tape: taken piece by piece, given back piece by piece or all at once, and kept for the next pass. Not for threads to
// share.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <new>
#include <vector>

namespace att::grad {

template <class Scalar>
class Arena {
public:
    /// `count` numbers, aligned to a cache line, not cleared; valid until clear(). Throws std::bad_alloc.
    Scalar* take(std::size_t count) {
        if (Scalar* const piece = takeSpare(count)) return piece;
        const std::size_t whole = (count + perLine - 1) / perLine * perLine;
        if (m_chunks.empty() || m_used + whole > m_chunks.back().size) grow(whole);
        Scalar* const piece = m_chunks.back().memory.get() + m_used;
        m_used += whole;
        return piece;
    }

    /// A piece of `count` numbers, to be taken again while it is in the cache.
    void giveBack(Scalar* piece, std::size_t count) { m_spare.push_back({piece, count}); }

    /// All of it is free again. What lay in several chunks will lie in one from now on.
    void clear() {
        std::size_t total = 0;
        for (const auto& chunk : m_chunks) total += chunk.size;
        if (m_chunks.size() > 1) {
            m_chunks.clear();
            grow(total);
        }
        m_spare.clear();
        m_used = 0;
    }

    std::size_t bytes() const {
        std::size_t total = 0;
        for (const auto& chunk : m_chunks) total += chunk.size;
        return total * sizeof(Scalar);
    }

private:
    static constexpr std::size_t line = 64, perLine = line / sizeof(Scalar), smallest = std::size_t(1) << 14;

    struct Free {
        void operator()(Scalar* memory) const { ::operator delete(memory, std::align_val_t(line)); }
    };
    struct Chunk {
        std::size_t size;
        std::unique_ptr<Scalar[], Free> memory;
    };

    struct Piece {
        Scalar* memory;
        std::size_t count;
    };

    /// The last one of that size to be given back, or null.
    Scalar* takeSpare(std::size_t count) {
        const auto found = std::find_if(m_spare.rbegin(), m_spare.rend(), [count](const Piece& piece) { return piece.count == count; });
        if (found == m_spare.rend()) return nullptr;
        Scalar* const memory = found->memory;
        m_spare.erase(std::next(found).base());
        return memory;
    }

    void grow(std::size_t count) {
        const std::size_t size = std::max(count, m_chunks.empty() ? smallest : 2 * m_chunks.back().size);
        auto* const memory = static_cast<Scalar*>(::operator new(size * sizeof(Scalar), std::align_val_t(line)));
        m_chunks.push_back({size, std::unique_ptr<Scalar[], Free>(memory)});
        m_used = 0;
    }

    std::vector<Chunk> m_chunks;
    std::vector<Piece> m_spare;
    std::size_t m_used = 0;  ///< of the last chunk
};

}  // namespace att::grad
