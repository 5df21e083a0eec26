// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/head_variants.h"

#include "engine/math/product.h"

namespace att {

template <class Scalar>
std::vector<Matrix<Scalar>> headContributions(const MatrixIn<Scalar>& concat, const MatrixIn<Scalar>& Wo, int heads) {
    const Eigen::Index dV = concat.cols() / heads;
    std::vector<Matrix<Scalar>> parts;
    for (int h = 0; h < heads; ++h) parts.push_back(timesTransposed<Scalar>(concat.middleCols(h * dV, dV), Wo.middleCols(h * dV, dV)));
    return parts;
}

template <class Scalar>
MergedStages<Scalar> mergeStages(const MatrixIn<Scalar>& W1, const RowVector<Scalar>& b1, const MatrixIn<Scalar>& W2, const RowVector<Scalar>& b2) {
    MergedStages<Scalar> merged{.W = product<Scalar>(W2, W1), .b = b2};
    if (!b1.size()) return merged;
    if (!b2.size()) merged.b = RowVector<Scalar>::Zero(W2.rows());
    merged.b += timesTransposed<Scalar>(b1, W2);
    return merged;
}

template <class Scalar>
ColumnForm<Scalar> inColumns(const RowForm<Scalar>& rows) {
    return {rows.Q.transpose(), rows.K.transpose(), rows.V.transpose(), rows.S.transpose(), rows.A.transpose(), rows.O.transpose()};
}

#define ATT_INSTANTIATE(Scalar)                                                                                                   \
    template std::vector<Matrix<Scalar>> headContributions<Scalar>(const MatrixIn<Scalar>&, const MatrixIn<Scalar>&, int);        \
    template MergedStages<Scalar> mergeStages<Scalar>(const MatrixIn<Scalar>&, const RowVector<Scalar>&, const MatrixIn<Scalar>&, \
                                                      const RowVector<Scalar>&);                                                  \
    template ColumnForm<Scalar> inColumns<Scalar>(const RowForm<Scalar>&);

ATT_INSTANTIATE(float)
ATT_INSTANTIATE(double)
#undef ATT_INSTANTIATE

}  // namespace att
