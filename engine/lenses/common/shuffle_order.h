// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An order of the tokens, drawn or read from a file, and rows brought into it and put back.

#include "engine/core/outcome.h"
#include "engine/lenses/common/shuffle_options.h"

namespace att::lenses {

using TokenOrder = std::vector<int>;  ///< the token at each new place

/// Of n tokens: the order a file gives, if it is one; else drawn. Fails with Input.
Result<TokenOrder> orderOf(const ShuffleOptions& options, int n);

TensorPtr rowsInOrder(const Tensor& x, const TokenOrder& order);
/// Row and column of each token back at its own place.
TensorPtr putBack(const Tensor& A, const TokenOrder& order);
TensorPtr rowsPutBack(const Tensor& y, const TokenOrder& order);
/// 1 × the columns of y; zeros where it has no row.
TensorPtr meanRow(const Tensor& y);

}  // namespace att::lenses
