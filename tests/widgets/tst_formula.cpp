// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula.h"

#include <QTest>

using namespace att;

namespace {

/// Rows of the picture that hold ink, from the first to the last.
QPair<int, int> inkRows(const QImage& image) {
    const QRgb ground = image.pixel(0, 0);
    int first = image.height(), last = -1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != ground) first = std::min(first, y), last = y;
    return {first, last};
}

QImage pictureOf(FormulaView& view, const QString& markup) {
    view.setFormula(markup);
    view.resize(view.sizeHint());
    return view.grab().toImage();
}

}  // namespace

class tst_formula : public QObject {
    Q_OBJECT
private slots:
    void lowersAndRaises();
    void breaksAtBlanks();
    void saysItselfInWords();
    void survivesBrokenMarkup_data();
    void survivesBrokenMarkup();
};

void tst_formula::lowersAndRaises() {
    FormulaView view(nullptr);
    const auto plain = inkRows(pictureOf(view, "x"));
    QVERIFY(inkRows(pictureOf(view, "x_{i}")).second > plain.second);
    QVERIFY(inkRows(pictureOf(view, "x^{2}")).first < plain.first);
    QVERIFY(pictureOf(view, "ij") != pictureOf(view, "exp"));
}

void tst_formula::breaksAtBlanks() {
    FormulaView view(nullptr);
    view.setFormula("A_{ij} = exp(q_{i}·k_{j} / √d_{k}) / Σ_{l} exp(q_{i}·k_{l} / √d_{k})");
    const QSize whole = view.sizeHint();
    QCOMPARE(view.heightForWidth(whole.width()), whole.height());
    QVERIFY(view.heightForWidth(whole.width() * 2 / 3) > whole.height() * 3 / 2);
    view.resize(whole.width() * 2 / 3, view.heightForWidth(whole.width() * 2 / 3));
    QVERIFY(inkRows(view.grab().toImage()).second > whole.height());
}

void tst_formula::saysItselfInWords() {
    FormulaView view(nullptr);
    view.setFormula("A_{ij} = x^{2}");
    QCOMPARE(view.words(), "A_ij = x^2");
    QCOMPARE(view.accessibleName(), "A_ij = x^2");
    view.setFormula({});
    QVERIFY(view.isHidden());
}

void tst_formula::survivesBrokenMarkup_data() {
    QTest::addColumn<QString>("markup");
    for (const char* markup : {"_{", "}", "x_{i", "x_", "^", "x^{y_{z}}", "<b>x</b>", "{}", "   "}) QTest::newRow(markup) << markup;
}

void tst_formula::survivesBrokenMarkup() {
    QFETCH(QString, markup);
    FormulaView view(nullptr);
    QVERIFY(!pictureOf(view, markup).isNull() || view.sizeHint().isEmpty());
}

QTEST_MAIN(tst_formula)
#include "tst_formula.moc"
