// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What views say about numbers, cells and panels, as plain text. No widget, no markup.

#include <QString>

#include "engine/core/outcome.h"

namespace att {

/// A token or another label of an axis, fit for a line of its own: controls made visible, direction marks dropped,
/// cut after 200 characters between graphemes. A place without a label is where it stands, or its number, counted from 1.
QString labelAt(const Axis& axis, int place);
/// The same inside a sentence: in a direction of its own, so that it cannot turn the words around it.
QString quotedLabelAt(const Axis& axis, int place);
/// Whether its places have names rather than numbers.
bool hasLabels(const Axis& axis);

/// "3", or the head's own label.
QString headLabel(const Panel& panel, int head);

/// Whether a stack is one of attention heads, which have a name in every language; what else is stacked is called by its axis.
bool isOfHeads(const Panel& panel);
/// "Head 3", "sample 3"; and all of them: "Heads", "By sample".
QString headName(const Panel& panel, int head);
QString stackName(const Panel& panel);

/// How many decimals tell numbers of this magnitude apart in a cell.
int decimalsFor(double magnitude);
/// "Head 3 — attention weights A"; `head` < 0: of all heads.
QString panelTitle(const Panel& panel, int head);
/// "rows attend to columns", or what the axes are.
QString panelSubtitle(const Panel& panel);

/// What a person hears on pointing at a cell, line by line: the value, where it stands, its rank in the row and the row's sum.
QString cellWords(const Outcome& outcome, const Cell& cell);

/// Why a panel cannot be shown just now; empty when it can.
QString emptyWords(const Panel& panel);

}  // namespace att
