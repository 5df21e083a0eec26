// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_export.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "engine/io/arrays.h"
#include "tests/support/weights_outcome.h"
#include "widgets/figure_clipboard.h"

using namespace att;

class tst_figure_export : public QObject {
    Q_OBJECT
private slots:
    void writesNumbers_data();
    void writesNumbers();
    void namesFiles_data();
    void namesFiles();
    void describes_data();
    void describes();
    void copies();
    void copiesATableOfAnyTokens();
    void leavesOutTablesNobodyPastes();

private:
    QTemporaryDir m_folder;
};

namespace {

PanelScene sceneOf(const std::vector<std::string>& tokens, std::optional<int> head) {
    PanelScene scene;
    scene.outcome = weightsOutcome(tokens, 3);
    scene.panel = "weights/heads";
    scene.head = head;
    scene.look = std::static_pointer_cast<const Look>(makeDefault<Look>());
    scene.theme = lightTheme();
    return scene;
}

FigureOptions optionsOf(const QString& words) {
    SpecPtr spec = makeDefault<FigureOptions>();
    for (const auto& word : words.split(' ', Qt::SkipEmptyParts))
        spec = withWords(spec, word.section('=', 0, 0).toStdString(), word.section('=', 1).toStdString()).value();
    return static_cast<const FigureOptions&>(*spec);
}

}  // namespace

void tst_figure_export::writesNumbers_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("shapes");
    QTest::newRow("one head, csv") << "kind=csv"
                                   << "a.csv"
                                   << "4×4";
    QTest::newRow("one head, npy") << "kind=npy"
                                   << "a.npy"
                                   << "4×4";
    QTest::newRow("all heads, npy") << "kind=npy what=heads"
                                    << "a.npy"
                                    << "3×4×4";
    QTest::newRow("all heads, json") << "kind=json what=heads"
                                     << "a.json"
                                     << "3×4×4";
    QTest::newRow("everything, npz") << "kind=npz what=sheet"
                                     << "a.npz"
                                     << "4×6 3×4×4";
    QTest::newRow("everything, safetensors") << "kind=safetensors what=sheet"
                                             << "a.safetensors"
                                             << "4×6 3×4×4";
    QTest::newRow("a file each") << "kind=npy what=stages"
                                 << "a-weights-heads.npy"
                                 << "3×4×4";
}

void tst_figure_export::writesNumbers() {
    QFETCH(QString, words);
    QFETCH(QString, file);
    const auto scene = sceneOf({"我", "吃", "=1+1", "a\tb"}, 1);
    const auto written = exportFigure(scene, optionsOf(words), m_folder.filePath("a").toStdString(), {});
    QVERIFY2(written, written ? "" : english(written.error().message).c_str());
    const auto arrays = readArrays(m_folder.filePath(file).toStdString());
    QVERIFY2(arrays, arrays ? "" : english(arrays.error().message).c_str());
    QStringList shapes;
    for (const auto& [name, array] : *arrays) shapes << QString::fromStdString(shapeInWords(array.shape));
    QTEST(shapes.join(' '), "shapes");
    const auto& last = arrays->rbegin()->second;
    const auto& tensor = *findPanel(*scene.outcome, scene.panel)->values;
    QCOMPARE(last.values[5], last.shape.size() == 2 ? tensor.at(1, 1, 1) : tensor.at(0, 1, 1));
}

void tst_figure_export::namesFiles_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("name");
    QTest::newRow("head") << "what=panel"
                          << "weights-heads-2";
    QTest::newRow("heads") << "what=heads"
                           << "weights-heads";
    QTest::newRow("stages") << "what=stages"
                            << "multi_head";
    QTest::newRow("sheet") << "what=sheet"
                           << "multi_head";
}

void tst_figure_export::namesFiles() {
    QFETCH(QString, words);
    QTEST(QString::fromStdString(fileNameFor(sceneOf({"a", "b"}, 1), optionsOf(words), "multi_head")), "name");
}

void tst_figure_export::describes_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("png") << "unit=px width=600 follow=off height=300"
                         << "600 × 300 pixels, 5.1 × 2.5 cm, text of 5.6 pt";
    QTest::newRow("pdf") << "kind=pdf preset=slide"
                         << "33.9 × 19.1 cm, text of 17.5 pt";
    QTest::newRow("too small to read") << "unit=px width=600 follow=off height=300 text_scale=60"
                                       << "5.1 × 2.5 cm, text of 3.4 pt, too small to read: make the figure wider or put less into it";
    QTest::newRow("numbers") << "kind=npz what=sheet"
                             << "Arrays: 2, numbers: 72";
    QTest::newRow("too large") << "preset=poster dpi=1200"
                               << "";
}

void tst_figure_export::describes() {
    QFETCH(QString, words);
    const auto sentence = describeExport(sceneOf({"a", "b", "c", "d"}, 1), optionsOf(words));
    QTEST(sentence ? QString::fromStdString(english(*sentence)) : QString(), "sentence");
}

void tst_figure_export::copies() {
    const auto copy = clipboardFigure(sceneOf({"我", "吃"}, 0), optionsOf("unit=px width=200"), "{\"a\": 1}");
    QVERIFY(copy);
    const std::unique_ptr<QMimeData> data(mimeDataOf(*copy));
    QVERIFY(data->hasImage() && data->hasText());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).width(), 200);
    QVERIFY(data->data("image/png").contains("attention-explorer"));
    QXmlStreamReader svg(data->data("image/svg+xml"));
    QVERIFY(svg.readNextStartElement() && svg.name() == u"svg");
    const auto lines = data->text().split('\n');
    QCOMPARE(lines[0], QString("\t我\t吃"));
    QCOMPARE(lines[1].section('\t', 0, 0), QString("我"));
    const float first = findPanel(*sceneOf({"我", "吃"}, 0).outcome, "weights/heads")->values->at(0, 0, 0);
    QCOMPARE(lines[1].section('\t', 1, 1).toFloat(), first);
}

void tst_figure_export::copiesATableOfAnyTokens() {
    const QString table = tableOf(sceneOf({"a\tb", "c\nd", "<b>"}, {}));
    for (const auto& line : table.split('\n', Qt::SkipEmptyParts)) QVERIFY2(line.count('\t') == 3 || line.size() == 1, qPrintable(line));
    QCOMPARE(table.count('\n'), 3 * 5);
}

void tst_figure_export::leavesOutTablesNobodyPastes() {
    QVERIFY(tableOf(sceneOf(std::vector<std::string>(1001, "a"), 0)).isEmpty());
    QVERIFY(!tableOf(sceneOf(std::vector<std::string>(99, "a"), 0)).isEmpty());
}

QTEST_MAIN(tst_figure_export)
#include "tst_figure_export.moc"
