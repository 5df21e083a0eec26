// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/explanation.h"

#include <QTest>

using namespace att;

Q_DECLARE_METATYPE(att::Operation)
Q_DECLARE_METATYPE(std::vector<double>)

class tst_explanation : public QObject {
    Q_OBJECT
private slots:
    void keepsTheLargestTermsInOrder();
    void leavesShortSumsAlone();
    void joins_data();
    void joins();
    void joinsNothingWithoutTerms();
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

void tst_explanation::joins_data() {
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<std::vector<double>>("terms");
    QTest::addColumn<double>("result");
    const auto row = [](const char* name, Operation operation, std::vector<double> terms, double result) {
        QTest::newRow(name) << operation << std::move(terms) << result;
    };
    row("given", Operation::Given, {3}, 3);
    row("sum", Operation::Sum, {1, 2, -4}, -1);
    row("product", Operation::Product, {2, -3, 4}, -24);
    row("quotient", Operation::Quotient, {3, 4}, 0.75);
    row("power", Operation::Power, {2, -2}, 0.25);
    row("maximum", Operation::Maximum, {-3, -1, -2}, -1);
    row("minimum", Operation::Minimum, {3, 1, 2}, 1);
    row("mean", Operation::Mean, {1, 2, 6}, 3);
    row("root", Operation::Root, {9}, 3);
    row("exp", Operation::Exponential, {1}, 2.718281828459045);
    row("ln", Operation::Logarithm, {10}, 2.302585092994046);
    row("sin", Operation::Sine, {1}, 0.8414709848078965);
    row("cos", Operation::Cosine, {1}, 0.5403023058681398);
    row("tanh", Operation::Tanh, {0.5}, 0.46211715726000973);
    row("sigmoid", Operation::Sigmoid, {2}, 0.8807970779778823);
    row("relu below", Operation::Rectified, {-2}, 0);
    row("relu above", Operation::Rectified, {2}, 2);
    row("gelu", Operation::Gelu, {1}, 0.8413447460685429);
    row("gelu by tanh", Operation::GeluTanh, {1}, 0.8411919906082768);
}

void tst_explanation::joins() {
    QFETCH(Operation, operation);
    QFETCH(std::vector<double>, terms);
    QFETCH(double, result);
    const auto answer = joined(operation, terms);
    QVERIFY(answer);
    QVERIFY2(std::abs(*answer - result) < 1e-14, qPrintable(QString::number(*answer, 'g', 17)));
}

void tst_explanation::joinsNothingWithoutTerms() {
    QVERIFY(!joined(Operation::Maximum, {}));
    QVERIFY(!joined(Operation::Quotient, std::vector{1.0}));
    QVERIFY(!joined(Operation::Masked, std::vector{1.0}));
    QCOMPARE(joined(Operation::Sum, {}), std::optional(0.0));
}

QTEST_APPLESS_MAIN(tst_explanation)
#include "tst_explanation.moc"
