// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The shapes numbers travel in: row-major matrices to compute with, and Tensor, a stack of them to keep.

#include <Eigen/Core>
#include <cstddef>
#include <memory>

#include "engine/core/buffer.h"

namespace att {

template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class Scalar>
using MatrixView = Eigen::Map<const Matrix<Scalar>>;
template <class Scalar>
using MatrixSpan = Eigen::Map<Matrix<Scalar>>;

/// heads × rows × columns. Also channels × height × width, and 1 × rows × columns for a single matrix.
struct Shape {
    int heads = 1;
    int rows = 0;
    int columns = 0;

    std::size_t size() const { return std::size_t(heads) * std::size_t(rows) * std::size_t(columns); }
    std::size_t bytes() const { return size() * sizeof(float); }
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// A dense stack of matrices in single precision, head by head, row by row. A new one is not cleared.
class Tensor {
public:
    Tensor() = default;
    explicit Tensor(Shape shape) : m_shape(shape), m_buffer(shape.size()) {}

    const Shape& shape() const { return m_shape; }
    const float* data() const { return m_buffer.data(); }
    float* data() { return m_buffer.data(); }

    MatrixView<float> head(int h) const { return {data() + offset(h), m_shape.rows, m_shape.columns}; }
    MatrixSpan<float> head(int h) { return {data() + offset(h), m_shape.rows, m_shape.columns}; }
    float at(int h, int row, int column) const { return data()[offset(h) + std::size_t(row) * std::size_t(m_shape.columns) + std::size_t(column)]; }

private:
    std::size_t offset(int h) const { return std::size_t(h) * std::size_t(m_shape.rows) * std::size_t(m_shape.columns); }

    Shape m_shape;
    Buffer m_buffer;
};

using TensorPtr = std::shared_ptr<const Tensor>;

}  // namespace att
