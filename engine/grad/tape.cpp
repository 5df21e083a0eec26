// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/grad/tape.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace att::grad {

/// Nobody writes to a leaf's values: its Node only shares the member with results.
template <class Scalar>
Var Tape<Scalar>::leaf(const Scalar* values, Scalar* gradient, int rows, int columns) {
    m_nodes.push_back({rows, columns, const_cast<Scalar*>(values), gradient, gradient != nullptr, {}});
    return {int(m_nodes.size()) - 1};
}

template <class Scalar>
Var Tape<Scalar>::result(int rows, int columns, std::initializer_list<Var> operands) {
    Node node{rows, columns, m_arena.take(std::size_t(rows) * std::size_t(columns)), nullptr, false, {}};
    node.wants = std::ranges::any_of(operands, [this](Var operand) { return wants(operand); });
    m_nodes.push_back(std::move(node));
    return {int(m_nodes.size()) - 1};
}

template <class Scalar>
void Tape<Scalar>::onPull(Var y, std::function<void(Tape&)> pull) {
    if (wants(y)) m_nodes[std::size_t(y.index)].pull = std::move(pull);
}

template <class Scalar>
Scalar* Tape<Scalar>::keep(const Matrix<Scalar>& matrix) {
    return std::copy(matrix.data(), matrix.data() + matrix.size(), keep(std::size_t(matrix.size()))) - matrix.size();
}

template <class Scalar>
Target<Scalar> Tape<Scalar>::target(Var x) {
    Node& node = m_nodes[std::size_t(x.index)];
    assert(node.wants);
    if (node.gradient) return {node.gradient, true};
    node.gradient = m_arena.take(size(x));
    return {node.gradient, false};
}

template <class Scalar>
MatrixSpan<Scalar> Tape<Scalar>::gradient(Var x) {
    const auto [data, filled] = target(x);
    if (!filled) std::fill_n(data, size(x), Scalar(0));
    return {data, rows(x), columns(x)};
}

template <class Scalar>
void Tape<Scalar>::pull(Var y, Scalar factor) {
    if (!wants(y)) return;
    gradient(y).array() += factor;
    for (int i = y.index; i >= 0; --i) {
        const Node& node = m_nodes[std::size_t(i)];
        if (!node.pull || !node.gradient) continue;
        node.pull(*this);
        m_arena.giveBack(std::exchange(m_nodes[std::size_t(i)].gradient, nullptr), size({i}));
    }
}

template <class Scalar>
void Tape<Scalar>::clear() {
    m_nodes.clear();
    m_arena.clear();
}

template class Tape<float>;
template class Tape<double>;

}  // namespace att::grad
