// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/path_length.h"

#include <cstdint>
#include <vector>

namespace att {
namespace {

/// For every token the set of inputs it depends on, 64 to a word.
class Reach {
public:
    explicit Reach(int n) : m_words((n + 63) / 64), m_bits(std::size_t(n) * m_words) {
        for (int i = 0; i < n; ++i) m_bits[at(i, i)] |= bit(i);
    }
    bool holds(int i, int j) const { return m_bits[at(i, j)] & bit(j); }
    void take(int i, const Reach& from, int key) {
        for (std::size_t w = 0; w < m_words; ++w) m_bits[i * m_words + w] |= from.m_bits[key * m_words + w];
    }

private:
    std::size_t at(int i, int j) const { return i * m_words + std::size_t(j) / 64; }
    static std::uint64_t bit(int j) { return std::uint64_t(1) << (j % 64); }

    std::size_t m_words;
    std::vector<std::uint64_t> m_bits;
};

Reach oneLayer(const Reach& before, int n, int layer, const SeesInLayer& sees) {
    Reach after = before;
    for (int i = 0; i < n; ++i)
        for (int key = 0; key < n; ++key)
            if (sees(layer, i, key)) after.take(i, before, key);
    return after;
}

/// Writes `layers` where an input is reached for the first time. Whether all are reached now.
bool note(const Reach& reach, int layers, Matrix<int>& lengths) {
    bool all = true;
    for (Eigen::Index i = 0; i < lengths.rows(); ++i) {
        for (Eigen::Index j = 0; j < lengths.cols(); ++j) {
            if (lengths(i, j) < 0 && reach.holds(int(i), int(j))) lengths(i, j) = layers;
            all = all && lengths(i, j) >= 0;
        }
    }
    return all;
}

}  // namespace

Matrix<int> pathLengths(int n, int most, const SeesInLayer& sees) {
    Matrix<int> lengths = Matrix<int>::Constant(n, n, -1);
    Reach reach(n);
    for (int layers = 0; !note(reach, layers, lengths) && layers < most; ++layers) reach = oneLayer(reach, n, layers, sees);
    return lengths;
}

int longestPath(const Matrix<int>& lengths) { return lengths.size() == 0 ? 0 : lengths.minCoeff() < 0 ? -1 : lengths.maxCoeff(); }

}  // namespace att
