// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Networks that read a sequence step by step, forward only, with PyTorch's conventions, for float and double.
//   tanh  h_t = tanh(W_ih·x_t + b_ih + W_hh·h_{t-1} + b_hh)                                  Elman 1990
//   LSTM  i, f, o = σ(…), g = tanh(…); c_t = f∘c_{t-1} + i∘g; h_t = o∘tanh(c_t)              Hochreiter, Schmidhuber 1997; Gers 2000
//   GRU   r, z = σ(…); n = tanh(W_in·x_t + b_in + r∘(W_hn·h_{t-1} + b_hn)); h_t = (1-z)∘n + z∘h_{t-1}      Cho et al. 2014
// In the GRU r stands outside of W_hn·h, as in PyTorch and cuDNN, not inside as in the paper.

#include "engine/math/count.h"
#include "engine/math/matrix_in.h"

namespace att {

enum class RecurrentKind { Tanh, Lstm, Gru };

/// Blocks of d_h rows in W, one below the other: 1; i, f, g, o; r, z, n.
int gatesOf(RecurrentKind kind);

/// W_ih: G·d_h × d_i, W_hh: G·d_h × d_h, b_ih, b_hh: G·d_h each. PyTorch keeps two biases though one would do.
template <class Scalar>
struct RecurrentWeights {
    Matrix<Scalar> Wih, Whh;
    RowVector<Scalar> bih, bhh;
};

template <class Scalar>
struct RecurrentTrace {
    Matrix<Scalar> states;  ///< h_t: n × d_h
    Matrix<Scalar> cells;   ///< c_t of the LSTM: n × d_h; else empty
    Matrix<Scalar> gates;   ///< after their σ or tanh, in the order of the rows of W: n × G·d_h; for tanh the states themselves
};

/// X: n × d_i. Starts from zeros.
template <class Scalar>
RecurrentTrace<Scalar> recur(RecurrentKind kind, const RecurrentWeights<Scalar>& weights, const MatrixIn<Scalar>& X);

/// The last token first: row t of the result still belongs to token t.
template <class Scalar>
RecurrentTrace<Scalar> recurBackward(RecurrentKind kind, const RecurrentWeights<Scalar>& weights, const MatrixIn<Scalar>& X);

/// [forward state | backward state]: n × 2·d_h.
template <class Scalar>
Matrix<Scalar> recurBothWays(RecurrentKind kind, const RecurrentWeights<Scalar>& forward, const RecurrentWeights<Scalar>& backward,
                             const MatrixIn<Scalar>& X);

/// G·d_h·(d_i + d_h + 2) parameters and n·G·d_h·(d_i + d_h) multiply-adds for one direction.
Count recurrentCount(RecurrentKind kind, int n, int dIn, int dHidden);

}  // namespace att
