// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure.h"

#include <QBuffer>
#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <QtEndian>
#include <set>

#include "tests/support/weights_outcome.h"
#include "widgets/colour_map.h"
#include "widgets/embedded_workspace.h"

using namespace att;

class tst_figure : public QObject {
    Q_OBJECT
private slots:
    void coloursAreTheWeights_data();
    void coloursAreTheWeights();
    void pngHasItsSizeAndResolution();
    void transparentCornersHoldNothing_data();
    void transparentCornersHoldNothing();
    void darkIsDark();
    void numbersAreWritten();
    void pictographsAreDrawn_data();
    void pictographsAreDrawn();
    void svgIsValidWhateverTheTextHolds();
    void svgTextIsTextOrOutlines();
    void svgHasItsSizeOnPaper();
    void pdfHasItsSizeFontsAndText();
    void workspaceComesBack_data();
    void workspaceComesBack();
    void workspaceStaysOutWhenAsked();
    void writesEveryStage();
    void putsEveryStageOnASheet();
    void tinyFiguresSurvive_data();
    void tinyFiguresSurvive();
    void saysWhyItCannotWrite();
    void suffixes_data();
    void suffixes();

private:
    QTemporaryDir m_folder;
};

namespace {

const std::vector<std::string> tokens{"我", "吃", "柠檬", "the", "lemon"};
const std::string workspace = R"({"text": "我吃 ]]> <x>&"})";

PanelScene sceneOf(const std::vector<std::string>& words, std::optional<int> head) {
    PanelScene scene;
    scene.outcome = weightsOutcome(words, 4);
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

QByteArray encoded(const PanelScene& scene, const QString& words) {
    const auto options = optionsOf(words);
    return encodeFigure(figuresOf(scene, options).front(), options, workspace).value();
}

/// The part of the picture that is not background: the matrix alone when nothing else was included.
QRect inkIn(const QImage& image) {
    QRect box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0)) box |= QRect(x, y, 1, 1);
    return box;
}

int entryOf(QRgb colour) {
    const auto& table = colourTable(ColourMap::Viridis);
    const auto found = std::find(table.begin(), table.end(), colour | 0xff000000);
    return found == table.end() ? -1 : int(found - table.begin());
}

QString run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished()) return program + " cannot be started; test.sh installs it";
    return process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()) : QString::fromUtf8(process.readAllStandardError());
}

QString textsOf(const QByteArray& svg) {
    QStringList texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"text") texts << xml.readElementText();
    return xml.hasError() ? xml.errorString() : texts.join('|');
}

}  // namespace

void tst_figure::coloursAreTheWeights_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("program");
    QTest::newRow("png") << "kind=png"
                         << "";
    QTest::newRow("png small") << "kind=png unit=px width=120"
                               << "";
    QTest::newRow("png, outlines of another size") << "kind=png preset=column dpi=600"
                                                   << "";
    QTest::newRow("svg") << "kind=svg"
                         << "svg";
    QTest::newRow("pdf") << "kind=pdf"
                         << "pdf";
}

void tst_figure::coloursAreTheWeights() {
    QFETCH(QString, words);
    QFETCH(QString, program);
    const auto scene = sceneOf(tokens, 2);
    const QByteArray bytes = encoded(scene, words + " title=off axes=off colour_bar=off numbers=off");
    QImage image;
    if (program == "svg") {
        QSvgRenderer renderer(bytes);
        image = QImage(renderer.defaultSize() * 2, QImage::Format_RGB32);
        QPainter painter(&image);
        renderer.render(&painter);
    } else if (program == "pdf") {
        const QString path = m_folder.filePath("figure");
        QFile file(path + ".pdf");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        run("pdftoppm", {"-r", "150", "-png", "-singlefile", path + ".pdf", path});
        image.load(path + ".png");
    } else {
        image.loadFromData(bytes, "png");
    }
    QVERIFY(!image.isNull());
    const auto& weights = *findPanel(*scene.outcome, scene.panel)->values;
    const auto w = weights.head(2);
    float highest = 0;
    for (int h = 0; h < 4; ++h) highest = std::max(highest, weights.head(h).maxCoeff());
    const QRect matrix = inkIn(image);
    for (int i = 0; i < w.rows(); ++i)
        for (int j = 0; j < w.cols(); ++j) {
            const QPointF place((j + 0.5) * matrix.width() / double(w.cols()), (i + 0.5) * matrix.height() / double(w.rows()));
            const int entry = entryOf(image.pixel(matrix.topLeft() + place.toPoint()));
            QVERIFY2(entry >= 0, qPrintable(QString("no colour of the map at %1, %2").arg(i).arg(j)));
            QVERIFY(std::abs(entry / double(scaleIndices - 1) * highest - w(i, j)) <= highest / 255);
        }
}

void tst_figure::pngHasItsSizeAndResolution() {
    const auto bytes = encoded(sceneOf(tokens, 0), "unit=px width=801 follow=off height=333 dpi=300");
    const auto image = QImage::fromData(bytes, "png");
    QCOMPARE(image.size(), QSize(801, 333));
    const auto at = bytes.indexOf("pHYs");
    QVERIFY(at > 0);
    QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + at + 4), 11811u);
    QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + at + 8), 11811u);
    QCOMPARE(bytes[at + 12], char(1));
}

void tst_figure::transparentCornersHoldNothing_data() {
    QTest::addColumn<QString>("words");
    QTest::newRow("panel") << "what=panel";
    QTest::newRow("heads") << "what=heads";
    QTest::newRow("sheet") << "what=sheet";
}

void tst_figure::transparentCornersHoldNothing() {
    QFETCH(QString, words);
    const auto image = QImage::fromData(encoded(sceneOf(tokens, 0), words + " theme=transparent unit=px width=600"), "png");
    for (const QPoint corner :
         {QPoint(0, 0), QPoint(image.width() - 1, 0), QPoint(0, image.height() - 1), QPoint(image.width() - 1, image.height() - 1)})
        QCOMPARE(qAlpha(image.pixel(corner)), 0);
    QVERIFY(inkIn(image).width() > 300);
    QVERIFY(!encoded(sceneOf(tokens, 0), words + " kind=svg theme=transparent").contains(lightTheme().card.name().toLatin1() + "\"/>\n<rect"));
}

void tst_figure::darkIsDark() {
    const auto image = QImage::fromData(encoded(sceneOf(tokens, 0), "theme=dark unit=px width=300"), "png");
    QCOMPARE(image.pixelColor(0, 0), darkTheme().card);
}

/// In cells with room for them, as on screen.
void tst_figure::numbersAreWritten() {
    const auto inkWith = [](const QString& numbers) {
        const QImage image = QImage::fromData(encoded(sceneOf(tokens, 0), "kind=png width=16 height=14 dpi=96 numbers=" + numbers));
        std::set<QRgb> colours;
        for (int y = image.height() / 4; y < image.height() * 3 / 4; ++y)
            for (int x = image.width() / 4; x < image.width() * 3 / 4; ++x) colours.insert(image.pixel(x, y));
        return colours.size();
    };
    QVERIFY(inkWith("on") > 2 * inkWith("off"));  // the smooth edges of digits
    QCOMPARE(inkWith("shown"), inkWith("on"));
}

void tst_figure::pictographsAreDrawn_data() {
    QTest::addColumn<QString>("words");
    QTest::newRow("small") << "unit=px width=300";
    QTest::newRow("large") << "unit=px width=3000";
}

/// By what is left of the matrix: with a pictograph as the only label there must be ink.
void tst_figure::pictographsAreDrawn() {
    QFETCH(QString, words);
    const auto inkOfLabels = [&words](const std::string& token) {
        const auto image = QImage::fromData(encoded(sceneOf({token, token}, 0), words + " title=off colour_bar=off numbers=off"), "png");
        int ink = 0;
        for (int y = image.height() / 2; y < image.height(); ++y)
            for (int x = image.width() / 20; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                if (entryOf(pixel) >= 0) break;
                ink += pixel != image.pixel(0, 0);
            }
        return ink;
    };
    for (int again = 0; again < 2; ++again) QVERIFY(inkOfLabels("👨") > inkOfLabels("\u200b") + 10);
}

void tst_figure::svgIsValidWhateverTheTextHolds() {
    const std::vector<std::string> hostile{"<img src=x>", "]]>", "&amp;", "\x01\x02", "a\"b'c", "\xef\xbf\xbe", "مرحبا", "👨‍👩‍👧"};
    const auto svg = encoded(sceneOf(hostile, 1), "kind=svg width=40");
    const QString texts = textsOf(svg);
    for (const char* literal : {"<img src=x>", "]]>", "&amp;", "a\"b'c"}) QVERIFY2(texts.contains(literal), qPrintable(texts));
    const QString path = m_folder.filePath("hostile.svg");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(svg) == svg.size());
    file.close();
    QCOMPARE(run("xmllint", {"--noout", path}), QString());
}

void tst_figure::svgTextIsTextOrOutlines() {
    const auto scene = sceneOf(tokens, 0);
    const QString texts = textsOf(encoded(scene, "kind=svg"));
    for (const auto& token : tokens) QVERIFY2(texts.contains(QString::fromStdString(token)), qPrintable(texts));
    const auto outlines = encoded(scene, "kind=svg text=outlines");
    QVERIFY(!outlines.contains("<text"));
    QVERIFY(outlines.count("<path") > int(tokens.size()));
}

void tst_figure::svgHasItsSizeOnPaper() {
    const auto svg = encoded(sceneOf(tokens, 0), "kind=svg preset=slide");
    QXmlStreamReader xml(svg);
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.attributes().value("width"), u"338.67mm");
    QCOMPARE(xml.attributes().value("height"), u"190.5mm");
    const QSize view = QSvgRenderer(svg).viewBoxF().size().toSize();
    QVERIFY(qAbs(view.width() * 9 - view.height() * 16) < 20);
}

void tst_figure::pdfHasItsSizeFontsAndText() {
    const auto pdf = encoded(sceneOf(tokens, 0), "kind=pdf follow=off width=10 height=8");
    QVERIFY(!pdf.contains("DCTDecode"));
    const QString path = m_folder.filePath("figure.pdf");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size());
    file.close();
    const QString info = run("pdfinfo", {path});
    QVERIFY2(info.contains(QRegularExpression("Page size: +283 x 227 pts")), qPrintable(info));
    QVERIFY2(info.contains("Title:           attention weights A"), qPrintable(info));
    const QString text = run("pdftotext", {path, "-"});
    for (const auto& token : tokens) QVERIFY2(text.contains(QString::fromStdString(token)), qPrintable(text));
    const QStringList fonts = run("pdffonts", {path}).split('\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(!fonts.isEmpty());
    for (const auto& font : fonts) QVERIFY2(font.contains(QRegularExpression("Identity-H +yes ")), qPrintable(font));
}

void tst_figure::workspaceComesBack_data() {
    QTest::addColumn<QString>("kind");
    QTest::newRow("png") << "png";
    QTest::newRow("svg") << "svg";
}

void tst_figure::workspaceComesBack() {
    QFETCH(QString, kind);
    const auto path = m_folder.filePath("inside").toStdString();
    const auto written = writeFigure(sceneOf(tokens, 0), optionsOf("width=4 kind=" + kind), path, workspace);
    QVERIFY(written);
    QCOMPARE(written->size(), 1u);
    QCOMPARE(QString::fromStdString(written->front()), QString::fromStdString(path) + "." + kind);
    const auto read = readEmbeddedWorkspace(written->front());
    QVERIFY(read);
    QCOMPARE(*read, workspace);
}

void tst_figure::workspaceStaysOutWhenAsked() {
    for (const char* kind : {"png", "svg"})
        QVERIFY(!encoded(sceneOf(tokens, 0), QString("workspace=off width=4 kind=%1").arg(kind)).contains("attention-explorer"));
}

void tst_figure::writesEveryStage() {
    const auto path = m_folder.filePath("lesson.svg").toStdString();
    const auto written = writeFigure(sceneOf(tokens, 0), optionsOf("what=stages kind=svg"), path, workspace);
    QVERIFY(written);
    QStringList names;
    for (const auto& one : *written) names << QFileInfo(QString::fromStdString(one)).fileName();
    QCOMPARE(names, QStringList({"lesson-input-x.svg", "lesson-weights-heads.svg"}));
}

void tst_figure::putsEveryStageOnASheet() {
    const QString texts = textsOf(encoded(sceneOf(tokens, {}), "what=sheet kind=svg width=30"));
    QVERIFY2(texts.contains("token vectors X") && texts.contains("attention weights A"), qPrintable(texts));
}

void tst_figure::tinyFiguresSurvive_data() {
    QTest::addColumn<QString>("words");
    for (const char* kind : {"png", "svg", "pdf"})
        for (const char* size :
             {"unit=px follow=off width=1 height=1", "unit=px follow=off width=3000 height=1", "unit=px follow=off width=1 height=900"})
            QTest::addRow("%s %s", kind, size) << QString("kind=%1 %2").arg(kind, size);
}

void tst_figure::tinyFiguresSurvive() {
    QFETCH(QString, words);
    QVERIFY(!encoded(sceneOf(tokens, 0), words).isEmpty());
    QVERIFY(!encoded(sceneOf(tokens, {}), words).isEmpty());
    QVERIFY(!encoded(sceneOf({}, {}), words).isEmpty());
}

void tst_figure::saysWhyItCannotWrite() {
    const auto missing = writeFigure(sceneOf(tokens, 0), optionsOf("width=2"), m_folder.filePath("no/such/folder.png").toStdString(), {});
    QVERIFY(!missing);
    QVERIFY(english(missing.error().message).find("folder.png") != std::string::npos);
    const auto huge = writeFigure(sceneOf(tokens, 0), optionsOf("preset=poster dpi=1200"), m_folder.filePath("huge").toStdString(), {});
    QVERIFY(!huge);
    QCOMPARE(huge.error().kind, ErrorKind::Input);
}

void tst_figure::suffixes_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("whole");
    QTest::newRow("none") << "/a/figure"
                          << "/a/figure.png";
    QTest::newRow("same") << "/a/figure.png"
                          << "/a/figure.png";
    QTest::newRow("another kind's") << "/a/figure.svg"
                                    << "/a/figure.png";
    QTest::newRow("no kind's") << "/a/figure.v2"
                               << "/a/figure.v2.png";
    QTest::newRow("dot in the folder") << "/a.svg/figure"
                                       << "/a.svg/figure.png";
}

void tst_figure::suffixes() {
    QFETCH(QString, path);
    QTEST(QString::fromStdString(withSuffix(path.toStdString(), FigureKind::Png)), "whole");
}

QTEST_MAIN(tst_figure)
#include "tst_figure.moc"
