// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/explanation.h"

#include <QTest>

using namespace att;

class tst_explanation : public QObject {
    Q_OBJECT
private slots:
    void keepsTheLargestTermsInOrder();
    void leavesShortSumsAlone();
};

namespace {

std::vector<Term> terms(std::initializer_list<double> values) {
    std::vector<Term> list;
    for (const double value : values) list.push_back({say(ATT_TEXT("engine", "%1"), value), value, std::nullopt});
    return list;
}

}  // namespace

void tst_explanation::keepsTheLargestTermsInOrder() {
    const auto kept = shorten(terms({1, -5, 2, 0.5, 4}), 2, ATT_TEXT("engine", "the %1 others"));
    QCOMPARE(kept.size(), 3u);
    QCOMPARE(kept[0].value, -5.0);
    QCOMPARE(kept[1].value, 4.0);
    QCOMPARE(kept[2].value, 3.5);
    QCOMPARE(english(kept[2].label), std::string("the 3 others"));
}

void tst_explanation::leavesShortSumsAlone() {
    // One term more than asked for is shown rather than called "the 1 others".
    QCOMPARE(shorten(terms({1, 2, 3}), 2, ATT_TEXT("engine", "the %1 others")).size(), 3u);
}

QTEST_APPLESS_MAIN(tst_explanation)
#include "tst_explanation.moc"
