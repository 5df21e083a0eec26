// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/head_variants.h"

#include <QTest>

#include "engine/math/attention.h"
#include "tests/support/reference.h"

using namespace att;

class tst_head_variants : public QObject {
    Q_OBJECT
private slots:
    void check12_rowFormIsColumnFormTransposed();
    void check13_twoStagesAreOne();
    void check13_stagesWithBiases();
    void check13_wrongFormulaDiffers();
    void check17_concatIsSumOfHeads();

private:
    Reference ref{"sequence_head_variants"};

    /// The row form on the merged projections: rows are tokens.
    template <class Scalar>
    RowForm<Scalar> attended() const {
        const Matrix<Scalar> X = ref.matrix<Scalar>("I").transpose();
        const auto project = [&](const char* first, const char* second) -> Matrix<Scalar> {
            return X * mergeStages<Scalar>(ref.matrix<Scalar>(first), {}, ref.matrix<Scalar>(second), {}).W.transpose();
        };
        RowForm<Scalar> rows{project("Wq", "Wq1"), project("Wk", "Wk1"), project("Wv", "Wv1"), {}, {}, {}};
        rows.S.resize(4, 4);
        rows.A.resize(4, 4);
        rows.O.resize(4, 3);
        Attention<Scalar> attention{.queries = 4, .keys = 4, .dK = 3, .dV = 3};
        attention.Q = headByHead<const Scalar>(rows.Q.data(), 4, 3);
        attention.K = headByHead<const Scalar>(rows.K.data(), 4, 3);
        attention.V = headByHead<const Scalar>(rows.V.data(), 4, 3);
        attention.scale = 1 / std::sqrt(Scalar(3));
        attention.scaled = headByHead(rows.S.data(), 4, 4);
        attention.A = headByHead(rows.A.data(), 4, 4);
        attention.O = headByHead(rows.O.data(), 4, 3);
        return attend(attention, Watch()) ? rows : RowForm<Scalar>{};
    }
    template <class Scalar>
    void compareColumns() {
        const ColumnForm<Scalar> columns = inColumns(attended<Scalar>());
        COMPARE_REFERENCE(columns.Q, ref, "Q");
        COMPARE_REFERENCE(columns.K, ref, "K");
        COMPARE_REFERENCE(columns.V, ref, "V");
        COMPARE_REFERENCE(columns.A, ref, "A");
        COMPARE_REFERENCE(columns.weights, ref, "weights");
        COMPARE_REFERENCE(columns.O, ref, "O");
    }
};

void tst_head_variants::check12_rowFormIsColumnFormTransposed() {
    compareColumns<double>();
    compareColumns<float>();
}

void tst_head_variants::check13_twoStagesAreOne() {
    COMPARE_REFERENCE(inColumns(attended<double>()).Q, ref, "Q");  // the reference goes through both stages
    const auto merged = mergeStages<double>(ref.matrix("Wq"), {}, ref.matrix("Wq1"), {});
    QCOMPARE(merged.W.rows(), 3);
    QCOMPARE(merged.b.size(), 0);
}

void tst_head_variants::check13_stagesWithBiases() {
    const auto merged = mergeStages<double>(ref.matrix("Wq"), ref.row("b1"), ref.matrix("Wq1"), ref.row("b2"));
    const Matrix<double> Q = (merged.W * ref.matrix("I")).colwise() + merged.b.transpose();
    COMPARE_REFERENCE(Q, ref, "with_biases");
}

void tst_head_variants::check13_wrongFormulaDiffers() {
    // Σ (q·k + v), as an article has it, adds a number to a vector; it is not attention.
    QVERIFY((inColumns(attended<double>()).O - ref.matrix("wrong")).cwiseAbs().maxCoeff() > 1);
}

void tst_head_variants::check17_concatIsSumOfHeads() {
    const Matrix<double> concat = Matrix<double>::Random(5, 12), Wo = Matrix<double>::Random(7, 12);
    Matrix<double> sum = Matrix<double>::Zero(5, 7);
    for (const auto& part : headContributions<double>(concat, Wo, 4)) sum += part;
    QVERIFY(compareMatrices(sum, (concat * Wo.transpose()).eval(), 1e-12).isEmpty());
}

QTEST_APPLESS_MAIN(tst_head_variants)
#include "tst_head_variants.moc"
