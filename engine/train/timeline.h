// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Snapshots of one training to scrub back through, in bounded memory: all of its course, the older the coarser.

#include <vector>

#include "engine/train/learner.h"

namespace att {

class Timeline {
public:
    /// Keeps at most `most` snapshots, at least 8.
    explicit Timeline(std::size_t most = 256) : m_most(most < 8 ? 8 : most) {}

    /// Later than all before it, or it replaces what is not earlier: a training that was reset.
    void add(SnapshotPtr snapshot);
    /// The one nearest to a step; null when there is none.
    SnapshotPtr at(int step) const;
    const std::vector<SnapshotPtr>& all() const { return m_snapshots; }

private:
    std::size_t m_most;
    std::vector<SnapshotPtr> m_snapshots;
};

}  // namespace att
