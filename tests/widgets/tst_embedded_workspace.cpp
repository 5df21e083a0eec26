// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/embedded_workspace.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace att;

class tst_embedded_workspace : public QObject {
    Q_OBJECT
private slots:
    void comesBack_data();
    void comesBack();
    void pngStaysAPicture();
    void toleratesOtherWriters();
    void refuses_data();
    void refuses();
    void survivesTruncation();
    void survivesFlips();

private:
    std::string save(const QByteArray& bytes);
    QTemporaryDir m_folder;
};

namespace {

const std::string workspace = R"({"text": "我吃柠檬 <b>&amp; ]]> \u0001 \"x\"", "n": 1})";

QByteArray png(const std::string& inside = workspace) {
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return QByteArray::fromStdString(pngWithWorkspace(buffer.data().toStdString(), inside));
}

QByteArray svg(const std::string& inside = workspace) {
    return "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">" + QByteArray::fromStdString(svgMetadata(inside)) + "<rect/></svg>";
}

}  // namespace

std::string tst_embedded_workspace::save(const QByteArray& bytes) {
    QFile file(m_folder.filePath("picture"));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write the test's own file");
    return file.fileName().toStdString();
}

void tst_embedded_workspace::comesBack_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << png();
    QTest::newRow("svg") << svg();
}

void tst_embedded_workspace::comesBack() {
    QFETCH(QByteArray, bytes);
    const auto read = readEmbeddedWorkspace(save(bytes));
    QVERIFY(read);
    QCOMPARE(*read, workspace);
}

void tst_embedded_workspace::pngStaysAPicture() {
    QImage image;
    QVERIFY(image.loadFromData(png(), "png"));
    QCOMPARE(image.pixelColor(3, 3), QColor(Qt::darkGreen));
    QCOMPARE(image.text("attention-explorer"), QString::fromStdString(workspace));
}

void tst_embedded_workspace::toleratesOtherWriters() {
    const auto read =
        readEmbeddedWorkspace(save("<svg><metadata>other</metadata><metadata\n  id=\"attention-explorer\"\n "
                                   ">{&quot;&#20013;&#x4e2d;&apos;&bad;&#xd800;&amp;lt;}</metadata></svg>"));
    QVERIFY(read);
    QCOMPARE(QString::fromStdString(*read), QString("{\"中中'&bad;&#xd800;&lt;}"));
}

void tst_embedded_workspace::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    QByteArray flipped = png();
    flipped[90] = char(flipped[90] ^ 1);
    QByteArray lying = png();
    lying.replace(33, 4, "\x7f\xff\xff\xff");
    QTest::newRow("text") << QByteArray("hello") << "neither";
    QTest::newRow("bare signature") << png().first(8) << "damaged";
    QTest::newRow("checksum") << flipped << "damaged";
    QTest::newRow("lying length") << lying << "damaged";
    QTest::newRow("plain svg") << QByteArray("<svg/>") << "no workspace";
    QTest::newRow("open metadata") << QByteArray("<svg><metadata id=\"attention-explorer\">{") << "no workspace";
    QTest::newRow("many metadata") << QByteArray("<metadata>").repeated(100000) << "no workspace";
}

void tst_embedded_workspace::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const auto path = save(bytes);
    const auto read = readEmbeddedWorkspace(path);
    QVERIFY(!read);
    const auto message = QString::fromStdString(english(read.error().message));
    QVERIFY2(message.contains(part) && message.contains(QString::fromStdString(path)), qPrintable(message));
}

void tst_embedded_workspace::survivesTruncation() {
    for (const auto& whole : {png(), svg()})
        for (qsizetype length = 1; length < whole.size(); ++length) {
            const auto read = readEmbeddedWorkspace(save(whole.first(length)));
            QVERIFY(!read || *read == workspace);
        }
}

void tst_embedded_workspace::survivesFlips() {
    const QByteArray whole = png();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray bytes = whole;
        bytes[at] = char(~bytes[at]);
        const auto read = readEmbeddedWorkspace(save(bytes));
        QVERIFY(!read || *read == workspace);
    }
}

QTEST_APPLESS_MAIN(tst_embedded_workspace)
#include "tst_embedded_workspace.moc"
