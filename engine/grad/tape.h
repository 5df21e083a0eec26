// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reverse mode over whole matrices: a tape remembers what was computed, and pulls the gradient of one number back to everything that it
// came from. For float and double. The operations are the other headers of this folder; their forwards are the kernels of engine/math.

#include <functional>
#include <initializer_list>
#include <vector>

#include "engine/core/matrix.h"
#include "engine/core/watch.h"
#include "engine/grad/arena.h"

namespace att::grad {

/// A matrix on a tape. Not `valid` where an operand is left out, such as a bias.
struct Var {
    int index = -1;
    bool valid() const { return index >= 0; }
    friend bool operator==(Var, Var) = default;
};

/// Where a pull puts a gradient.
template <class Scalar>
struct Target {
    Scalar* data;
    bool add;  ///< to what stands there; else what stands there is anything
};

/// One pass: leaves first, then results in order, then pull(), then clear(). One thread at a time.
template <class Scalar>
class Tape {
public:
    Tape() = default;
    Tape(const Tape&) = delete;
    Tape& operator=(const Tape&) = delete;

    /// Values that live elsewhere until clear(). Nothing flows to a constant; a leaf's gradient is added to `gradient`, which lives elsewhere
    /// too. A leaf without a place for it is a constant.
    Var constant(const Scalar* values, int rows, int columns) { return leaf(values, nullptr, rows, columns); }
    Var leaf(const Scalar* values, Scalar* gradient, int rows, int columns);

    // For operations.
    /// A result of `operands`, to be filled through value().
    Var result(int rows, int columns, std::initializer_list<Var> operands);
    /// Called by pull() when something came back to y: y = result(…). Dropped when no operand wants a gradient.
    void onPull(Var y, std::function<void(Tape&)> pull);
    /// Memory that lives as long as the results.
    Scalar* keep(std::size_t count) { return m_arena.take(count); }
    /// A copy of a matrix that lives as long as the results.
    Scalar* keep(const Matrix<Scalar>& matrix);
    /// For temporaries of a pull: whether anything is to be put at x.
    bool wants(Var x) const { return x.valid() && m_nodes[std::size_t(x.index)].wants; }
    /// Where to put ∂/∂x, for who fills all of it, once; x wants it.
    Target<Scalar> target(Var x);

    int rows(Var x) const { return m_nodes[std::size_t(x.index)].rows; }
    int columns(Var x) const { return m_nodes[std::size_t(x.index)].columns; }
    std::size_t size(Var x) const { return std::size_t(rows(x)) * std::size_t(columns(x)); }
    const Scalar* data(Var x) const { return m_nodes[std::size_t(x.index)].values; }
    Scalar* data(Var x) { return m_nodes[std::size_t(x.index)].values; }
    MatrixView<Scalar> value(Var x) const { return {data(x), rows(x), columns(x)}; }
    MatrixSpan<Scalar> value(Var x) { return {data(x), rows(x), columns(x)}; }
    /// ∂/∂x so far: zeros at first, to be added to. x wants it. That of a result is forgotten once pull() has passed it on.
    MatrixSpan<Scalar> gradient(Var x);
    /// Where it stands, null where none is wanted.
    Scalar* gradientOrNull(Var x) { return wants(x) ? gradient(x).data() : nullptr; }

    /// From y, 1 × 1, by the factor.
    void pull(Var y, Scalar factor = 1);

    /// Forgets everything, and keeps the memory.
    void clear();
    std::size_t bytes() const { return m_arena.bytes(); }

    const Watch watch;  ///< for kernels that ask for one; nobody stops it

private:
    struct Node {
        int rows = 0, columns = 0;
        Scalar* values = nullptr;
        Scalar* gradient = nullptr;  ///< null until something comes back
        bool wants = false;
        std::function<void(Tape&)> pull;
    };

    Arena<Scalar> m_arena;
    std::vector<Node> m_nodes;
};

}  // namespace att::grad
