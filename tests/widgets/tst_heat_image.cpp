// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_image.h"

#include <QTest>
#include <cmath>

#include "engine/core/random.h"

using namespace att;

Q_DECLARE_METATYPE(att::Reduction)

class tst_heat_image : public QObject {
    Q_OBJECT
private slots:
    void everyPixelIsTheColourOfItsCell_data();
    void everyPixelIsTheColourOfItsCell();
    void everyCellIsInExactlyOnePixel_data();
    void everyCellIsInExactlyOnePixel();
    void sameOnEveryBand();
    void neutralsAreHatched();
    void notANumberIsNeverLost();
    void knowsTheExtentOfTheWhole();
    void saysHowManyCells();

private:
    Matrix<float> m_numbers;
};

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

Matrix<float> numbers(int rows, int columns) {
    Matrix<float> matrix(rows, columns);
    Random random(3, "image");
    for (auto& number : matrix.reshaped<Eigen::RowMajor>()) number = float(random.uniform());
    return matrix;
}

HeatImageRequest request(const Matrix<float>& matrix, const QRectF& window, QSize pixels) {
    return {MatrixView<float>(matrix.data(), matrix.rows(), matrix.cols()), window, pixels, {}, Reduction::Maximum, lightTheme()};
}

QRectF whole(const Matrix<float>& matrix) { return QRectF(0, 0, double(matrix.cols()), double(matrix.rows())); }

/// The cells of pixel p when `cells` cells share `pixels` pixels.
std::pair<int, int> cellsOf(int p, int cells, int pixels) {
    return {int(std::floor(double(p) * cells / pixels + 1e-6)), int(std::ceil(double(p + 1) * cells / pixels - 1e-6))};
}

}  // namespace

void tst_heat_image::everyPixelIsTheColourOfItsCell_data() {
    QTest::addColumn<QSize>("cells");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QRectF>("window");
    QTest::newRow("one cell") << QSize(1, 1) << QSize(1, 1) << QRectF(0, 0, 1, 1);
    QTest::newRow("whole pixels") << QSize(7, 7) << QSize(70, 70) << QRectF(0, 0, 7, 7);
    QTest::newRow("broken pixels") << QSize(7, 5) << QSize(393, 391) << QRectF(0, 0, 7, 5);
    QTest::newRow("a pixel each") << QSize(300, 200) << QSize(300, 200) << QRectF(0, 0, 300, 200);
    QTest::newRow("a part") << QSize(64, 64) << QSize(321, 300) << QRectF(10.25, 3.5, 20.5, 17.25);
}

void tst_heat_image::everyPixelIsTheColourOfItsCell() {
    QFETCH(QSize, cells);
    QFETCH(QSize, pixels);
    QFETCH(QRectF, window);
    const auto matrix = numbers(cells.height(), cells.width());
    const auto asked = request(matrix, window, pixels);
    const QImage image = heatImage(asked);
    QCOMPARE(image.size(), pixels);
    for (int y = 0; y < pixels.height(); ++y)
        for (int x = 0; x < pixels.width(); ++x) {
            const int row = int(window.top() + (y + 0.5) * window.height() / pixels.height()),
                      column = int(window.left() + (x + 0.5) * window.width() / pixels.width());
            QCOMPARE(image.pixel(x, y), asked.scale.colour(matrix(row, column)));
        }
}

void tst_heat_image::everyCellIsInExactlyOnePixel_data() {
    QTest::addColumn<QSize>("cells");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<Reduction>("reduction");
    for (const auto& [name, reduction] : {std::pair{"maximum", Reduction::Maximum}, {"mean", Reduction::Mean}, {"extreme", Reduction::Extreme}}) {
        QTest::addRow("%s of 4 × 4", name) << QSize(256, 256) << QSize(64, 64) << reduction;
        QTest::addRow("%s of broken blocks", name) << QSize(512, 300) << QSize(211, 97) << reduction;
        QTest::addRow("%s along columns only", name) << QSize(1000, 5) << QSize(130, 50) << reduction;
    }
}

/// One outstanding number at a time must show in its own pixel and in no other.
void tst_heat_image::everyCellIsInExactlyOnePixel() {
    QFETCH(QSize, cells);
    QFETCH(QSize, pixels);
    QFETCH(Reduction, reduction);
    Random random(5, "cells");
    for (int trial = 0; trial < 40; ++trial) {
        Matrix<float> matrix = Matrix<float>::Zero(cells.height(), cells.width());
        const int row = int(random.uniform() * cells.height()), column = int(random.uniform() * cells.width());
        matrix(row, column) = reduction == Reduction::Extreme ? -1.0f : 1.0f;
        auto asked = request(matrix, whole(matrix), pixels);
        asked.reduction = reduction;
        asked.scale.map = ColourMap::Diverging;
        asked.scale.lowest = reduction == Reduction::Mean ? -0.001f : -1;
        asked.scale.highest = reduction == Reduction::Mean ? 0.001f : 1;
        const QImage image = heatImage(asked);
        const QRgb nothing = asked.scale.colour(0);
        QRect lit;
        for (int y = 0; y < pixels.height(); ++y)
            for (int x = 0; x < pixels.width(); ++x)
                if (image.pixel(x, y) != nothing) lit |= QRect(x, y, 1, 1);
        QVERIFY2(lit.isValid(), qPrintable(QString("%1, %2 is lost").arg(row).arg(column)));
        const auto [left, right] = cellsOf(lit.left(), cells.width(), pixels.width());
        QVERIFY(left <= column && column < right);
        if (cells.width() > pixels.width()) QCOMPARE(lit.width(), 1);
        if (cells.height() > pixels.height()) QCOMPARE(lit.height(), 1);
    }
}

void tst_heat_image::sameOnEveryBand() {
    // Large enough for several threads; the plain way pixel by pixel is the reference.
    const auto matrix = numbers(1000, 900);
    const auto asked = request(matrix, whole(matrix), QSize(300, 250));
    const QImage image = heatImage(asked);
    for (int y = 0; y < 250; ++y)
        for (int x = 0; x < 300; ++x) QCOMPARE(image.pixel(x, y), asked.scale.colour(matrix.block(y * 4, x * 3, 4, 3).maxCoeff()));
}

void tst_heat_image::neutralsAreHatched() {
    auto matrix = numbers(2, 2);
    matrix(0, 1) = -infinity;
    matrix(1, 0) = std::numeric_limits<float>::quiet_NaN();
    matrix(1, 1) = infinity;
    auto asked = request(matrix, whole(matrix), QSize(40, 40));
    asked.scale.masked = asked.scale.notNumber = true;
    const QImage image = heatImage(asked);
    const Neutral masked = maskedColours(lightTheme()), wrong = notNumberColours(lightTheme());
    QSet<QRgb> seen[4];
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 40; ++x) seen[y / 20 * 2 + x / 20].insert(image.pixel(x, y));
    QCOMPARE(seen[0], QSet<QRgb>{asked.scale.colour(matrix(0, 0))});
    QCOMPARE(seen[1], (QSet<QRgb>{masked.ground, masked.hatch}));
    QCOMPARE(seen[2], (QSet<QRgb>{wrong.ground, wrong.hatch}));
    QCOMPARE(seen[3], (QSet<QRgb>{wrong.ground, wrong.hatch}));
}

void tst_heat_image::notANumberIsNeverLost() {
    auto matrix = numbers(64, 64);
    matrix.row(10).setConstant(-infinity);
    matrix(33, 20) = std::numeric_limits<float>::quiet_NaN();
    auto asked = request(matrix, whole(matrix), QSize(8, 8));
    asked.scale.masked = asked.scale.notNumber = true;
    for (const Reduction reduction : {Reduction::Maximum, Reduction::Mean, Reduction::Extreme}) {
        asked.reduction = reduction;
        const QImage image = heatImage(asked);
        const Neutral wrong = notNumberColours(lightTheme()), masked = maskedColours(lightTheme());
        QVERIFY(image.pixel(2, 4) == wrong.ground || image.pixel(2, 4) == wrong.hatch);
        for (int x = 0; x < 8; ++x) QVERIFY(image.pixel(x, 1) != masked.ground && image.pixel(x, 1) != masked.hatch);
    }
}

void tst_heat_image::knowsTheExtentOfTheWhole() {
    auto matrix = numbers(300, 200);
    matrix(7, 199) = -infinity;
    matrix(299, 3) = -4;
    for (const QSize pixels : {QSize(77, 61), QSize(400, 90), QSize(350, 610)}) {
        const HeatNumbers whole = heatNumbers(request(matrix, QRectF(0, 0, 200, 300), pixels));
        QVERIFY(whole.extent && *whole.extent == extentOf({matrix.data(), 300, 200, 200}));
        QVERIFY(whole.extent->masked);
        QVERIFY(!heatNumbers(request(matrix, QRectF(0, 0, 199, 300), pixels)).extent);
    }
}

void tst_heat_image::saysHowManyCells() {
    QCOMPARE(cellsPerPixel(QRectF(0, 0, 7, 7), QSize(400, 400)), QSize(1, 1));
    QCOMPARE(cellsPerPixel(QRectF(0, 0, 4096, 4096), QSize(1024, 1024)), QSize(4, 4));
    QCOMPARE(cellsPerPixel(QRectF(0, 0, 4096, 12), QSize(1000, 300)), QSize(5, 1));
}

QTEST_APPLESS_MAIN(tst_heat_image)
#include "tst_heat_image.moc"
