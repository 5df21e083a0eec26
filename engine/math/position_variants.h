// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Absolute positions beside the paper's sines of position.h: the concatenated sinusoids that its authors' code uses, learned vectors, and the
// matrix that shifts sinusoids along. Relative ones have files of their own.

#include <optional>
#include <span>

#include "engine/math/matrix_in.h"

namespace att {

/// Frequencies of the concatenated variant: ω_i = base^(-i / (d/2 - 1)) for i = 0 … d/2-1, so that they end exactly at 1/base, where the
/// paper's end one step before it. With a single frequency it is 1.
double concatenatedFrequency(int i, int d, double base = 10000);

/// P: n × d = [sin(p·ω_0) … sin(p·ω_{d/2-1}) | cos(p·ω_0) …], p counted from 0; the last column of an odd d is 0.
/// Source: tensor2tensor's get_timing_signal_1d, and fairseq's, which counts its positions from 1 past the padding index.
template <class Scalar>
Matrix<Scalar> concatenatedPositions(int n, int d, double base = 10000);

/// M with P(p + k) = P(p)·Mᵀ for the paper's interleaved layout and these frequencies, one for each pair: 2m × 2m, one rotation a pair.
/// Source: Vaswani et al. 2017, section 3.5 ("a linear function of PE_pos").
Matrix<double> shiftMatrix(std::span<const double> frequencies, double k);

/// Rows first … first+n-1 of a learned table: n_max × d. Nothing beyond its end: what was never trained has no position.
template <class Scalar>
std::optional<Matrix<Scalar>> learnedPositions(const MatrixIn<Scalar>& table, int first, int n);

}  // namespace att
