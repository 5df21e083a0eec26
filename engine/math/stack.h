// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the kernels read and write: matrices of one size behind a raw pointer and two steps. Owns nothing.

#include <cstddef>
#include <type_traits>

#include "engine/core/matrix.h"

namespace att {

/// H matrices: element (h, i, j) is data[h·headStep + i·rowStep + j]. Null where a result is not wanted.
template <class Scalar>
struct Stack {
    Scalar* data = nullptr;
    std::ptrdiff_t headStep = 0;
    std::ptrdiff_t rowStep = 0;

    explicit operator bool() const { return data != nullptr; }
    Scalar* row(int h, int i) const { return data + h * headStep + i * rowStep; }
    operator Stack<const Scalar>() const requires(!std::is_const_v<Scalar>) { return {data, headStep, rowStep}; }
};

/// Head after head, each rows × columns and dense: the layout of a Tensor.
template <class Scalar>
Stack<Scalar> headByHead(Scalar* data, int rows, int columns) {
    return {data, std::ptrdiff_t(rows) * columns, columns};
}

/// The heads of an n × (H·d) matrix side by side: head h is the columns h·d … h·d+d-1.
template <class Scalar>
Stack<Scalar> sideBySide(Scalar* data, int heads, int d) {
    return {data, d, std::ptrdiff_t(heads) * d};
}

inline Stack<float> stackOf(Tensor& tensor) { return headByHead(tensor.data(), tensor.shape().rows, tensor.shape().columns); }
inline Stack<const float> stackOf(const Tensor& tensor) { return headByHead(tensor.data(), tensor.shape().rows, tensor.shape().columns); }

}  // namespace att
