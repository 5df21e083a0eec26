// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/digits.h"

#include <QTest>
#include <cmath>

#include "engine/core/random.h"

using namespace att;

namespace {

Step step(Operation operation, const std::vector<double>& values, double result) {
    Step made{{}, operation, {}, result};
    for (const double value : values) made.terms.push_back({{}, value, {}, {}});
    return made;
}

/// A written number as whole units of its last decimal.
struct Written {
    qint64 units;
    qsizetype decimals;
};

Written read(QString words) {
    words.replace(QChar(0x2212), '-');
    const qsizetype point = words.indexOf('.');
    const qsizetype decimals = point < 0 ? 0 : words.size() - point - 1;
    return {words.remove('.').toLongLong(), decimals};
}

double number(QString words) { return words.replace(QChar(0x2212), '-').toDouble(); }

/// Terms of one magnitude, with a few much smaller ones among them.
std::vector<double> randomTerms(Random& random) {
    const double scale = std::pow(10, std::floor(random.uniform() * 9) - 4);
    std::vector<double> terms(static_cast<std::size_t>(1 + random.uniform() * 12));
    for (double& term : terms) term = random.normal() * scale * (random.uniform() < 0.2 ? 0.01 : 1);
    return terms;
}

}  // namespace

class tst_digits : public QObject {
    Q_OBJECT
private slots:
    void sumsAddUpAsWritten_data();
    void sumsAddUpAsWritten();
    void sumsStayNearTheirNumbers();
    void singlePrecisionResultsAddUp();
    void workedNumbersGiveTheResult_data();
    void workedNumbersGiveTheResult();
    void doesNotPretend();
    void writesNumbers_data();
    void writesNumbers();
};

void tst_digits::sumsAddUpAsWritten_data() {
    QTest::addColumn<std::vector<double>>("terms");
    QTest::newRow("thirds") << std::vector<double>{1.0 / 3, 1.0 / 3, 1.0 / 3};
    QTest::newRow("cancelling") << std::vector<double>{1000.1234, -1000.1201};
    QTest::newRow("nothing") << std::vector<double>{0, 0, 0};
    QTest::newRow("one") << std::vector<double>{-0.4567891};
    QTest::newRow("mixed magnitudes") << std::vector<double>{12.3456, 0.000123, -0.5, 7e-9};
    QTest::newRow("large") << std::vector<double>{123456789.5, 0.5, -3};
    Random random(1, "sums");
    for (int i = 0; i < 5000; ++i) QTest::newRow(qPrintable(QString("random %1").arg(i))) << randomTerms(random);
}

void tst_digits::sumsAddUpAsWritten() {
    QFETCH(std::vector<double>, terms);
    double sum = 0;
    for (const double term : terms) sum += term;
    const ShownStep shown = shownStep(step(Operation::Sum, terms, sum));
    QVERIFY(shown.exact);
    const Written result = read(shown.result);
    qint64 units = 0;
    for (const QString& term : shown.terms) {
        QCOMPARE(read(term).decimals, result.decimals);
        units += read(term).units;
    }
    QCOMPARE(units, result.units);
}

// Sharing out what rounding lost moves no number by more than its last digit.
void tst_digits::sumsStayNearTheirNumbers() {
    Random random(2, "near");
    for (int round = 0; round < 2000; ++round) {
        const auto terms = randomTerms(random);
        double sum = 0;
        for (const double term : terms) sum += term;
        const ShownStep shown = shownStep(step(Operation::Sum, terms, sum));
        const double unit = std::pow(10, -double(read(shown.result).decimals));
        QVERIFY(std::abs(number(shown.result) - sum) <= unit * 0.5001);
        for (std::size_t i = 0; i < terms.size(); ++i) QVERIFY(std::abs(number(shown.terms[i]) - terms[i]) <= unit * 1.0001);
    }
}

// The engine's result is a float that was summed in another order than the explanation's terms.
void tst_digits::singlePrecisionResultsAddUp() {
    Random random(3, "float");
    for (int round = 0; round < 2000; ++round) {
        std::vector<double> terms;
        float sum = 0;
        for (int i = 0; i < 64; ++i) {
            const auto term = static_cast<float>(random.normal());
            terms.push_back(term);
            sum += term;
        }
        const ShownStep shown = shownStep(step(Operation::Sum, terms, sum));
        QVERIFY(shown.exact);
        qint64 units = 0;
        for (const QString& term : shown.terms) units += read(term).units;
        QCOMPARE(units, read(shown.result).units);
    }
}

void tst_digits::workedNumbersGiveTheResult_data() {
    QTest::addColumn<Operation>("operation");
    QTest::newRow("product") << Operation::Product;
    QTest::newRow("quotient") << Operation::Quotient;
    QTest::newRow("exponential") << Operation::Exponential;
    QTest::newRow("sine") << Operation::Sine;
    QTest::newRow("cosine") << Operation::Cosine;
}

// Whoever types the written numbers into a calculator reads the written result off it.
void tst_digits::workedNumbersGiveTheResult() {
    QFETCH(Operation, operation);
    Random random(4, "worked");
    for (int round = 0; round < 2000; ++round) {
        const double a = random.normal() * 3, b = 0.1 + random.uniform() * 20;
        const bool two = operation == Operation::Product || operation == Operation::Quotient;
        const auto work = [operation](double x, double y) {
            switch (operation) {
                case Operation::Product: return x * y;
                case Operation::Quotient: return x / y;
                case Operation::Exponential: return std::exp(x);
                case Operation::Sine: return std::sin(x);
                default: return std::cos(x);
            }
        };
        const auto values = two ? std::vector<double>{a, b} : std::vector<double>{a};
        const ShownStep shown = shownStep(step(operation, values, work(a, b)));
        QVERIFY(shown.exact);
        const double worked = work(number(shown.terms[0]), two ? number(shown.terms[1]) : 0);
        const bool wave = operation == Operation::Sine || operation == Operation::Cosine;
        QCOMPARE(wave ? withDecimals(worked, 4) : significant(worked, 4), shown.result);
    }
}

void tst_digits::doesNotPretend() {
    QVERIFY(!shownStep(step(Operation::Sum, {1, 2}, 4)).exact);
    QVERIFY(!shownStep(step(Operation::Product, {2, 3}, 7)).exact);
    QVERIFY(shownStep(step(Operation::Sum, {1, 2}, 3)).exact);
}

void tst_digits::writesNumbers_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("usual") << 0.46 << "0.4600";
    QTest::newRow("negative") << -13.92 << "−13.92";
    QTest::newRow("large") << 123456.0 << "123500";
    QTest::newRow("larger") << 1234567890.0 << "1.235×10⁹";
    QTest::newRow("small") << 0.000123 << "0.0001230";
    QTest::newRow("smaller") << -3.2e-20 << "−3.200×10⁻²⁰";
    QTest::newRow("rounds up to a power") << 0.99999 << "1.000";
    QTest::newRow("zero") << -0.0 << "0";
    QTest::newRow("masked") << double(-INFINITY) << "−∞";
    QTest::newRow("overflow") << double(INFINITY) << "∞";
    QTest::newRow("none") << double(NAN) << "NaN";
}

void tst_digits::writesNumbers() {
    QFETCH(double, value);
    QTEST(significant(value, 4), "words");
    QCOMPARE(withDecimals(-0.0001, 2), QString("0.00"));
}

QTEST_APPLESS_MAIN(tst_digits)
#include "tst_digits.moc"
