// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_file.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace att;

namespace {

QImage halves(QSize size, QColor left, QColor right, QImage::Format format = QImage::Format_RGB32) {
    QImage image(size, format);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) image.setPixelColor(x, y, x < size.width() / 2 ? left : right);
    return image;
}

std::string encoded(const QImage& image, const char* format, QImageIOHandler::Transformations turned = QImageIOHandler::TransformationNone) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setTransformation(turned);
    if (!writer.write(image)) qFatal("cannot write %s", format);
    return buffer.data().toStdString();
}

/// A whole PNG header that claims any size, without the pixels.
std::string claiming(quint32 width, quint32 height) {
    std::string png = encoded(halves({4, 4}, Qt::red, Qt::blue), "png");
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    // The checksum of IHDR, so that nothing but the size is wrong.
    quint32 crc = 0xffffffff;
    for (int i = 12; i < 29; ++i) {
        crc ^= static_cast<unsigned char>(png[std::size_t(i)]);
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    qToBigEndian(~crc, png.data() + 29);
    return png;
}

QColor colourAt(const Bitmap& bitmap, int row, int column) {
    const auto* p = bitmap.pixel(row, column);
    return {p[0], p[1], p[2]};
}

QString why(const std::string& bytes) {
    const auto answer = decodePicture(bytes, "x");
    return answer ? QString() : QString::fromStdString(english(answer.error().message));
}

}  // namespace

class tst_picture_file : public QObject {
    Q_OBJECT
private slots:
    void readsFormats_data();
    void readsFormats();
    void laysTransparencyOverWhite();
    void turnsAsTheCameraWasHeld();
    void makesLargePicturesSmaller();
    void refuses_data();
    void refuses();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void survivesDamage();
    void embedsWhatItCanReadAgain();
    void linksFiles();
};

void tst_picture_file::readsFormats_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("depth");
    QTest::newRow("PNG") << "png" << int(QImage::Format_RGB32);
    QTest::newRow("PNG with 16 bits") << "png" << int(QImage::Format_RGBX64);
    QTest::newRow("PNG with alpha") << "png" << int(QImage::Format_ARGB32);
    QTest::newRow("BMP") << "bmp" << int(QImage::Format_RGB32);
    QTest::newRow("JPEG") << "jpeg" << int(QImage::Format_RGB32);
    if (QImageWriter::supportedImageFormats().contains("webp")) QTest::newRow("WebP") << "webp" << int(QImage::Format_RGB32);
    if (QImageWriter::supportedImageFormats().contains("tiff")) QTest::newRow("TIFF") << "tiff" << int(QImage::Format_RGB32);
}

void tst_picture_file::readsFormats() {
    QFETCH(QString, format);
    QFETCH(int, depth);
    const auto image = halves({32, 16}, QColor(200, 30, 40), QColor(10, 90, 220), QImage::Format(depth));
    const auto bitmap = decodePicture(encoded(image, format.toLatin1()), "x");
    QVERIFY2(bitmap, bitmap ? "" : english(bitmap.error().message).c_str());
    QCOMPARE((*bitmap)->width, 32);
    QCOMPARE((*bitmap)->height, 16);
    const QColor left = colourAt(**bitmap, 8, 3), right = colourAt(**bitmap, 8, 28);
    QVERIFY(std::abs(left.red() - 200) < 9 && std::abs(left.blue() - 40) < 9);
    QVERIFY(std::abs(right.red() - 10) < 9 && std::abs(right.blue() - 220) < 9);
}

void tst_picture_file::laysTransparencyOverWhite() {
    const auto bitmap = decodePicture(encoded(halves({4, 2}, QColor(0, 0, 0, 0), QColor(255, 0, 0, 128), QImage::Format_ARGB32), "png"), "x");
    QVERIFY(bitmap);
    QCOMPARE(colourAt(**bitmap, 0, 0), QColor(Qt::white));
    QVERIFY(std::abs(colourAt(**bitmap, 1, 3).green() - 127) < 3);
}

void tst_picture_file::turnsAsTheCameraWasHeld() {
    const auto bytes = encoded(halves({64, 16}, Qt::red, Qt::blue), "jpeg", QImageIOHandler::TransformationRotate90);
    const auto bitmap = decodePicture(bytes, "x");
    QVERIFY(bitmap);
    QCOMPARE(QSize((*bitmap)->width, (*bitmap)->height), QSize(16, 64));
    QVERIFY(colourAt(**bitmap, 5, 8).red() > 200);
}

void tst_picture_file::makesLargePicturesSmaller() {
    for (const char* format : {"png", "jpeg"}) {
        const auto bitmap = decodePicture(encoded(halves({4100, 1000}, Qt::red, Qt::blue), format), "x");
        QVERIFY(bitmap);
        QCOMPARE((*bitmap)->width, longestSide);
        QCOMPARE((*bitmap)->originalWidth, 4100);
        QCOMPARE((*bitmap)->originalHeight, 1000);
        QVERIFY(colourAt(**bitmap, 10, 2000).blue() > 200);
    }
}

void tst_picture_file::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QByteArray() << "an empty file";
    QTest::newRow("text") << QByteArray("hello") << "a text";
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/hostname'/></svg>") << "an SVG picture";
    QTest::newRow("PDF") << QByteArray("%PDF-1.4") << "a PDF document";
    QTest::newRow("bomb") << QByteArray::fromStdString(claiming(60000, 60000)) << "60000 × 60000";
    QTest::newRow("wide bomb") << QByteArray::fromStdString(claiming(1000000, 400)) << "more than the program takes";
    QTest::newRow("JPEG in name only") << QByteArray("\xff\xd8\xff\xe0 nothing") << "damaged or truncated";
}

void tst_picture_file::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    QVERIFY2(why(bytes.toStdString()).contains(word), qPrintable(why(bytes.toStdString())));
}

void tst_picture_file::refusesEveryTruncation_data() {
    QTest::addColumn<QString>("format");
    QTest::newRow("PNG") << "png";
    QTest::newRow("JPEG") << "jpeg";
}

void tst_picture_file::refusesEveryTruncation() {
    QFETCH(QString, format);
    QImage noise(24, 24, QImage::Format_RGB32);
    for (int i = 0; i < 24 * 24; ++i) noise.setPixel(i % 24, i / 24, qRgb(i * 37 % 256, i * 91 % 256, i * 13 % 256));
    const auto whole = encoded(noise, format.toLatin1());
    QVERIFY(decodePicture(whole, "x"));
    for (std::size_t length = 0; length < whole.size(); length += length < 64 ? 1 : 29)
        QVERIFY2(!decodePicture(whole.substr(0, length), "x"), QByteArray::number(qulonglong(length)));
}

/// A changed byte gives a picture or a refusal, nothing else.
void tst_picture_file::survivesDamage() {
    for (const char* format : {"png", "jpeg", "bmp"}) {
        const auto whole = encoded(halves({40, 30}, Qt::red, Qt::blue), format);
        for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 300) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
            if (const auto answer = decodePicture(damaged, "x")) QVERIFY((*answer)->width > 0 && (*answer)->rgb.size() % 3 == 0);
        }
    }
}

void tst_picture_file::embedsWhatItCanReadAgain() {
    const auto source = pictureOf(halves({5, 3}, Qt::green, Qt::black), "pasted");
    QVERIFY(source && source->embedded);
    const auto again = decodePicture(source->bitmap->png, "x");
    QVERIFY(again && **again == *source->bitmap);
    QCOMPARE(imageOf(*source->bitmap).pixelColor(0, 0), QColor(Qt::green));
    QVERIFY(!pictureOf(QImage(), "pasted"));
}

void tst_picture_file::linksFiles() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.png");
    QVERIFY(halves({6, 4}, Qt::red, Qt::blue).save(path));
    const auto source = readPicture(path.toStdString());
    QVERIFY(source && !source->embedded);
    QCOMPARE(QString::fromStdString(source->name), path);
    QVERIFY(!readPicture(folder.filePath("gone.png").toStdString()));
    QVERIFY(!readPicture(folder.path().toStdString()));
}

QTEST_GUILESS_MAIN(tst_picture_file)
#include "tst_picture_file.moc"
