// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One stroke of the brush over a panel that can be painted: which cells it turns over, and what the panel's field then holds. No widget.

#include <QPoint>
#include <optional>

#include "engine/core/outcome.h"
#include "engine/core/places.h"

namespace att {

class PaintStroke {
public:
    /// A place is a cell: x its column, y its row. Cells that look like the first one are turned over: shown ones by a stroke that begins on
    /// a shown one, hidden ones (0 or −∞) by one that begins on a hidden one. Nothing when the panel cannot be painted.
    static std::optional<PaintStroke> begin(const Outcome& outcome, const Cell& first);

    /// Takes in the cells on the straight way there. Answers whether any was new.
    bool extendTo(QPoint place);
    const std::string& key() const { return m_key; }
    /// The field's new value.
    std::string text() const;

private:
    PaintStroke(const Outcome& outcome, const Panel& panel, const Cell& first);
    bool isShown(QPoint place) const;
    bool take(QPoint place);

    std::string m_key;
    Places m_before, m_taken;
    TensorPtr m_values;  ///< as they were when the stroke began
    int m_head;
    QPoint m_last;
    bool m_shown;
};

}  // namespace att
