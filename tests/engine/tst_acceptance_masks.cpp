// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance checks of masks, through the whole lens.
// Numbers in the names are those of the list of checks that the mechanisms' definitions come with.
#include <QTest>

#include "tests/support/attention_trial.h"
#include "tests/support/lens_trial.h"

using namespace att;

namespace {

std::string words(const char* text) { return text; }

/// Many heads of the seed under this mask.
OutcomePtr masked(const char* mask, const char* text, int padding = 1) {
    return outcomeOf("multi_head", {{"weights", words("seed")}, {"mask", words(mask)}, {"padding", padding}, {"text", words(text)}});
}

}  // namespace

class tst_acceptance_masks : public QObject {
    Q_OBJECT
private slots:
    void check6CausalFirstRow();
    void check6CausalSeesNoLaterToken();
    void check7PaddingChangesNothing();
    void check8FullyMaskedRows();
};

void tst_acceptance_masks::check6CausalFirstRow() {
    const auto outcome = outcomeOf("multi_head", {{"weights", words("seed")}, {"mask", words("causal")}});
    const auto& A = *findPanel(*outcome, "weights/heads")->values;
    for (int h = 0; h < A.shape().heads; ++h)
        for (int i = 0; i < A.shape().rows; ++i)
            for (int j = 0; j < A.shape().columns; ++j) {
                if (i == 0) QCOMPARE(A.at(h, i, j), j == 0 ? 1.0f : 0.0f);
                if (j > i) QCOMPARE(A.at(h, i, j), 0.0f);
            }
}

void tst_acceptance_masks::check6CausalSeesNoLaterToken() {
    const auto before = masked("causal", "a b c d e f g h"), after = masked("causal", "a b c d e other g h");
    const auto y = panelOf(*before, "output/output"), z = panelOf(*after, "output/output");
    QVERIFY(y.topRows(5) == z.topRows(5));
    QVERIFY(y.row(5) != z.row(5) && y.row(7) != z.row(7));
}

void tst_acceptance_masks::check7PaddingChangesNothing() {
    const auto padded = masked("padding", "a b c d e pad pad pad", 3), other = masked("padding", "a b c d e any thing else", 3);
    const auto y = panelOf(*padded, "output/output");
    QVERIFY(y.topRows(5) == panelOf(*other, "output/output").topRows(5));
    const auto bare = masked("none", "a b c d e", 3);
    QCOMPARE(compareMatrices(y.topRows(5), panelOf(*bare, "output/output"), inFloat), QString());
}

void tst_acceptance_masks::check8FullyMaskedRows() {
    const auto outcome = masked("padding", "a b c d e f", 6);
    QVERIFY(panelOf(*outcome, "weights/heads").isZero(0));
    QVERIFY(panelOf(*outcome, "output/output").isZero(0));
    QCOMPARE(outcome->notices.size(), 1u);
    QCOMPARE(QString::fromStdString(english(outcome->notices.front())),
             "The mask leaves 6 of 6 queries without any key; their weights and outputs are zeros.");
}

QTEST_APPLESS_MAIN(tst_acceptance_masks)
#include "tst_acceptance_masks.moc"
