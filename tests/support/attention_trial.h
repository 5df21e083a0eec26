// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The attention kernel called in a test, in double or in float, and what tests/data/make_attention.py expects of it.

#include <QTest>
#include <string>
#include <vector>

#include "engine/math/attention.h"
#include "engine/math/mask.h"
#include "tests/support/golden.h"
#include "tests/support/reference.h"

namespace att {

inline constexpr double inDouble = 1e-10, inFloat = 1e-5;

inline Matrix<double> attentionReference(const std::string& key) {
    static const Reference reference("attention");
    return reference.matrix(QString::fromStdString(key));
}

/// One call of the kernel with everything it owns. Heads lie one after another; A and O are as tall as all heads together.
template <class Scalar>
struct Trial {
    int heads = 1, n = 0, dK = 0, dV = 0;
    std::vector<Scalar> Q, K, V, bias = {};
    Mask mask = {};
    double scale = 1;
    Matrix<Scalar> A = {}, O = {};

    void attend() {
        A.resize(heads * n, n);
        O.resize(heads * n, dV);
        const auto visible = visibleKeys(mask, n, n);
        Attention<Scalar> attention{.heads = heads, .queries = n, .keys = n, .dK = dK, .dV = dV};
        attention.Q = headByHead<const Scalar>(Q.data(), n, dK);
        attention.K = headByHead<const Scalar>(K.data(), n, dK);
        attention.V = headByHead<const Scalar>(V.data(), n, dV);
        attention.scale = static_cast<Scalar>(scale);
        attention.visible = visible.data();
        if (!bias.empty()) attention.bias = headByHead<const Scalar>(bias.data(), n, n);
        attention.A = headByHead(A.data(), n, n);
        attention.O = headByHead(O.data(), n, dV);
        QVERIFY(att::attend(attention, Watch()));
    }
};

}  // namespace att
