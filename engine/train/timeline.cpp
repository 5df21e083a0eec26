// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/timeline.h"

#include <algorithm>
#include <cstdlib>

namespace att {

/// When it is full, the snapshot goes whose neighbours lie closest together for how long ago they are; the first and the last stay.
void Timeline::add(SnapshotPtr snapshot) {
    while (!m_snapshots.empty() && m_snapshots.back()->step >= snapshot->step) m_snapshots.pop_back();
    m_snapshots.push_back(std::move(snapshot));
    if (m_snapshots.size() <= m_most) return;
    const double last = m_snapshots.back()->step;
    std::size_t least = 1;
    double smallest = 1e300;
    for (std::size_t i = 1; i + 1 < m_snapshots.size(); ++i) {
        const double gap = m_snapshots[i + 1]->step - m_snapshots[i - 1]->step, age = last - m_snapshots[i]->step;
        if (gap / (age + last / 4) < smallest) {
            smallest = gap / (age + last / 4);
            least = i;
        }
    }
    m_snapshots.erase(m_snapshots.begin() + std::ptrdiff_t(least));
}

SnapshotPtr Timeline::at(int step) const {
    const auto nearest = std::ranges::min_element(m_snapshots, {}, [step](const SnapshotPtr& snapshot) { return std::abs(snapshot->step - step); });
    return nearest == m_snapshots.end() ? nullptr : *nearest;
}

}  // namespace att
