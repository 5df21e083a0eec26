// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/buffer.h"

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace att {
namespace {

constexpr std::size_t cacheLine = 64;
constexpr std::size_t hugePage = std::size_t(2) << 20;
/// Smaller ones are malloc's business.
constexpr std::size_t keptFrom = std::size_t(128) << 10;

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t keptUpTo = 0;  // the sanitizer should see a use after the end
#else
constexpr std::size_t keptUpTo = Buffer::keptLimit;
#endif

std::size_t alignmentOf(std::size_t bytes) { return bytes >= 2 * hugePage ? hugePage : cacheLine; }

void* fromSystem(std::size_t bytes) {
    void* memory = ::operator new(bytes, std::align_val_t(alignmentOf(bytes)));
#ifdef __linux__
    if (bytes >= 2 * hugePage) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    return memory;
}

void toSystem(void* memory, std::size_t bytes) { ::operator delete(memory, std::align_val_t(alignmentOf(bytes))); }

/// Blocks that were given back, the newest last.
class Kept {
public:
    /// The smallest block that holds `bytes` without wasting more than a quarter of itself; updates `bytes` to its size.
    void* take(std::size_t& bytes) {
        const std::lock_guard lock(m_mutex);
        auto best = m_blocks.end();
        for (auto block = m_blocks.begin(); block != m_blocks.end(); ++block)
            if (block->bytes >= bytes && block->bytes - bytes <= block->bytes / 4 && (best == m_blocks.end() || block->bytes < best->bytes))
                best = block;
        if (best == m_blocks.end()) return dropLargerThan(bytes), nullptr;
        void* const memory = best->memory;
        bytes = best->bytes;
        m_bytes -= bytes;
        m_blocks.erase(best);
        return memory;
    }

    void give(void* memory, std::size_t bytes) {
        const std::lock_guard lock(m_mutex);
        m_blocks.push_back({memory, bytes});
        m_bytes += bytes;
        while (m_bytes > keptUpTo) drop(m_blocks.begin());
    }

    void clear() {
        const std::lock_guard lock(m_mutex);
        dropLargerThan(0);
    }

    std::size_t bytes() {
        const std::lock_guard lock(m_mutex);
        return m_bytes;
    }

private:
    struct Block {
        void* memory;
        std::size_t bytes;
    };
    using Place = std::vector<Block>::iterator;

    Place drop(Place block) {
        m_bytes -= block->bytes;
        toSystem(block->memory, block->bytes);
        return m_blocks.erase(block);
    }

    /// Asked for and not found: sizes have changed, and the larger blocks wait for nothing.
    void dropLargerThan(std::size_t bytes) {
        for (auto block = m_blocks.begin(); block != m_blocks.end();) block = block->bytes > bytes ? drop(block) : block + 1;
    }

    std::mutex m_mutex;
    std::vector<Block> m_blocks;
    std::size_t m_bytes = 0;
};

/// Never destroyed, because buffers in other statics may come back after it would be.
Kept& kept() {
    static Kept& instance = *new Kept;
    return instance;
}

float* allocate(std::size_t& bytes) {
    void* memory = bytes >= keptFrom ? kept().take(bytes) : nullptr;
    return static_cast<float*>(memory ? memory : fromSystem(bytes));
}

}  // namespace

Buffer::Buffer(std::size_t floats) {
    std::size_t bytes = floats * sizeof(float);
    float* const memory = allocate(bytes);
    m_floats = std::unique_ptr<float[], Free>(memory, Free{bytes});
}

void Buffer::Free::operator()(float* floats) const {
    if (bytes >= keptFrom)
        kept().give(floats, bytes);
    else
        toSystem(floats, bytes);
}

std::size_t Buffer::keptBytes() { return kept().bytes(); }
void Buffer::release() { kept().clear(); }

}  // namespace att
