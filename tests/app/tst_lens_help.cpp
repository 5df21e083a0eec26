// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens_help.h"

#include <QPainter>
#include <QTest>

#include "app/help_text.h"
#include "tests/support/toy_lens.h"

using namespace att;

namespace {

QImage drawn(const TypesetFormula& formula, const QColor& ink, const QSize& size) {
    QImage image(size, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    formula.paint(painter, image.rect(), ink);
    return image;
}

int inked(const QImage& image) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) != QColor(Qt::white);
    return count;
}

const Lens& withFormulas() {
    for (const Lens& lens : catalogue())
        if (!lens.article.formulas.empty()) return lens;
    return catalogue().front();
}

}  // namespace

class tst_lens_help : public QObject {
    Q_OBJECT
private slots:
    void everyFormulaIsTypeset_data();
    void everyFormulaIsTypeset();
    void takesItsInkFromTheTheme();
    void growsWithTheFont();
    void saysEverythingInOrder();
    void copiesTheTex();
    void showsTextLiterally();
    void neverCutsAFormula();
};

void tst_lens_help::everyFormulaIsTypeset_data() {
    QTest::addColumn<const Lens*>("lens");
    for (const Lens& lens : catalogue()) QTest::newRow(lens.id) << &lens;
}

void tst_lens_help::everyFormulaIsTypeset() {
    QFETCH(const Lens*, lens);
    const char* const cure = "Build attention-explorer, run resources/formulas/render.sh, commit the drawings it made and build again.";
    const auto& formulas = lens->article.formulas;
    for (std::size_t i = 0; i < formulas.size(); ++i) {
        const TypesetFormula formula(lens->id, i);
        QVERIFY2(!formula.isNull(), qPrintable(QString("Formula %1 of %2 is not drawn. %3").arg(i + 1).arg(lens->id, cure)));
        QVERIFY2(formula.tex() == QString::fromUtf8(formulas[i]),
                 qPrintable(QString("Formula %1 of %2 is drawn from other TeX: %3. %4").arg(i + 1).arg(lens->id, formula.tex(), cure)));
        QVERIFY(formula.size(16).width() > 16 && formula.size(16).height() > 8);
    }
    QVERIFY2(TypesetFormula(lens->id, formulas.size()).isNull(), qPrintable(QString("%1 has drawings of no formula. %2").arg(lens->id, cure)));
}

void tst_lens_help::takesItsInkFromTheTheme() {
    const TypesetFormula formula(withFormulas().id, 0);
    const QSize size = formula.size(32).toSize();
    const QImage red = drawn(formula, Qt::red, size), blue = drawn(formula, Qt::blue, size);
    QVERIFY(inked(red) > size.width());
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            const QColor a = red.pixelColor(x, y), b = blue.pixelColor(x, y);
            QCOMPARE(a.red(), 255);
            QCOMPARE(b.blue(), 255);
            QCOMPARE(a.green(), b.green());
        }
}

void tst_lens_help::growsWithTheFont() {
    const TypesetFormula formula(withFormulas().id, 0);
    QCOMPARE(formula.size(32), formula.size(16) * 2);
}

void tst_lens_help::saysEverythingInOrder() {
    const Lens& lens = *findLens("self_attention");
    const auto outcome = *runGuarded(lens, lens.defaults(), Watch());
    const QString html = helpHtml(lens, outcome.get());
    qsizetype at = 0;
    for (const char* part : {"Self-attention", "formula:0", "Shapes", "Source", "What to look for", "What is often got wrong", "Stages", "softmax A",
                             "Options", "Temperature"}) {
        const qsizetype found = html.indexOf(QLatin1String(part), at);
        QVERIFY2(found >= 0, part);
        at = found;
    }
}

void tst_lens_help::copiesTheTex() {
    const Lens& lens = withFormulas();
    LensHelp help(lens, nullptr, nullptr);
    auto* text = help.findChild<HelpText*>();
    text->selectAll();
    const QString words = text->selectedWords();
    QVERIFY(!words.contains(QChar::ObjectReplacementCharacter));
    for (const char* formula : lens.article.formulas) QVERIFY2(words.contains(QString::fromUtf8(formula)), formula);
    for (const char* formula : lens.article.formulas) QVERIFY(text->accessibleDescription().contains(QString::fromUtf8(formula)));
}

void tst_lens_help::showsTextLiterally() {
    Lens lens = toyLenses().front();
    lens.help = Text{"a < b & <img src=\"/etc/hostname\">"};
    lens.article.formulas = {"x<y"};
    lens.article.mistakes = Text{"one\ntwo"};
    const QString html = helpHtml(lens, nullptr);
    QVERIFY(html.contains("a &lt; b &amp; &lt;img"));
    QVERIFY(html.contains("<tt>x&lt;y</tt>"));
    QVERIFY(html.contains("<p>one</p><p>two</p>"));
}

void tst_lens_help::neverCutsAFormula() {
    LensHelp help(withFormulas(), nullptr, nullptr);
    auto* text = help.findChild<HelpText*>();
    help.resize(320, 400);
    help.show();
    QVERIFY(QTest::qWaitForWindowExposed(&help));
    QVERIFY(text->document()->idealWidth() <= text->viewport()->width());
}

QTEST_MAIN(tst_lens_help)
#include "tst_lens_help.moc"
