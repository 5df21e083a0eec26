// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How many layers, or steps of a recurrence, lie between two tokens: found by walking the graph of who sees whom, not by a formula.
// Source of the notion: Vaswani et al. 2017, section 4 ("maximum path length").

#include <functional>

#include "engine/core/matrix.h"

namespace att {

/// Whether the output at token `query` of layer number `layer` (0 is next to the input) reads the layer's input at token `key`.
using SeesInLayer = std::function<bool(int layer, int query, int key)>;

/// D(i, j): the least number of layers after which output i depends on input j; 0 on the diagonal, -1 when `most` layers are not enough.
/// Every token keeps what it has, as it does over a skip connection. n × n; only the layers needed are asked.
Matrix<int> pathLengths(int n, int most, const SeesInLayer& sees);

/// The largest of them, or -1 when there is a -1 among them: 0 for n = 1.
int longestPath(const Matrix<int>& lengths);

}  // namespace att
