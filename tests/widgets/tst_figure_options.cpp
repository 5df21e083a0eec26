// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_options.h"

#include <QTest>

using namespace att;

class tst_figure_options : public QObject {
    Q_OBJECT
private slots:
    void sizes_data();
    void sizes();
    void refusesSizes_data();
    void refusesSizes();
    void changesUnits();
    void saysWhatAPresetSets();
    void knowsSuffixes();
};

namespace {

/// "key=value key=value" on the defaults.
Result<SpecPtr> optionsFrom(const QString& words) {
    SpecPtr spec = makeDefault<FigureOptions>();
    for (const auto& word : words.split(' ', Qt::SkipEmptyParts)) {
        const auto changed = withWords(spec, word.section('=', 0, 0).toStdString(), word.section('=', 1).toStdString());
        if (!changed) return changed.error();
        spec = *changed;
    }
    return spec;
}

FigureOptions options(const QString& words, double aspect) {
    auto o = static_cast<const FigureOptions&>(*optionsFrom(words).value());
    o.aspect = aspect;
    return o;
}

}  // namespace

void tst_figure_options::sizes_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QSize>("pixels");
    QTest::newRow("centimetres") << "width=16 follow=off height=12" << QSize(1890, 1417);
    QTest::newRow("inches") << "unit=in width=4 follow=off height=3 dpi=72" << QSize(288, 216);
    QTest::newRow("pixels are exact") << "unit=px width=801 follow=off height=333 dpi=600" << QSize(801, 333);
    QTest::newRow("height follows") << "unit=px width=800" << QSize(800, 400);
    QTest::newRow("column") << "preset=column" << QSize(1016, 508);
    QTest::newRow("two columns") << "preset=double" << QSize(2102, 1051);
    QTest::newRow("slide") << "preset=slide dpi=72" << QSize(960, 540);
    QTest::newRow("slide, width is locked") << "preset=slide dpi=72 width=3" << QSize(960, 540);
    QTest::newRow("poster") << "preset=poster dpi=100" << QSize(3311, 2339);
}

void tst_figure_options::sizes() {
    QFETCH(QString, words);
    QFETCH(QSize, pixels);
    const auto size = sizeOf(options(words, 2.0));
    QVERIFY(size);
    QCOMPARE(size->pixels, pixels);
    QVERIFY(size->layout.width() > 100);
    QVERIFY(qAbs(size->layout.width() / size->layout.height() - double(pixels.width()) / pixels.height()) < 0.01);
}

void tst_figure_options::refusesSizes_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("part");
    QTest::newRow("poster at 1200 dpi") << "preset=poster dpi=1200"
                                        << "39732";
    QTest::newRow("too many pixels") << "unit=px width=30000 follow=off height=30000"
                                     << "30000";
    QTest::newRow("30000 cm") << "width=30000"
                              << "inches";
    QTest::newRow("30000 cm as PDF") << "kind=pdf width=30000"
                                     << "inches";
    QTest::newRow("no pixel") << "unit=px width=0.2"
                              << "no pixels";
}

void tst_figure_options::refusesSizes() {
    QFETCH(QString, words);
    QFETCH(QString, part);
    const auto size = sizeOf(options(words, 1.0));
    QVERIFY(!size);
    QVERIFY2(QString::fromStdString(english(size.error().message)).contains(part), english(size.error().message).c_str());
}

void tst_figure_options::changesUnits() {
    QCOMPARE(converted(2.54, FigureUnit::Centimetres, FigureUnit::Inches, 300), 1.0);
    QCOMPARE(converted(1, FigureUnit::Inches, FigureUnit::Pixels, 300), 300.0);
    QCOMPARE(converted(converted(8.6, FigureUnit::Centimetres, FigureUnit::Pixels, 600), FigureUnit::Pixels, FigureUnit::Centimetres, 600), 8.6);
}

void tst_figure_options::saysWhatAPresetSets() {
    for (const auto& entry : entries(options("preset=slide", 1))) {
        if (std::string(entry.field.key) != "width") continue;
        QVERIFY(entry.field.locked);
        QCOMPARE(entry.field.inForce, std::optional(33.87));
        QCOMPARE(std::get<double>(entry.value), 16.0);
    }
}

void tst_figure_options::knowsSuffixes() {
    for (int i = 0; i <= int(FigureKind::Safetensors); ++i) QCOMPARE(kindOfSuffix(suffixOf(FigureKind(i))), std::optional(FigureKind(i)));
    QVERIFY(!kindOfSuffix("exe"));
    QVERIFY(isPicture(FigureKind::Pdf) && !isPicture(FigureKind::Csv));
}

QTEST_APPLESS_MAIN(tst_figure_options)
#include "tst_figure_options.moc"
