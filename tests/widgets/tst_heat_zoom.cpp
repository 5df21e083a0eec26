// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_zoom.h"

#include <QTest>

using namespace att;

class tst_heat_zoom : public QObject {
    Q_OBJECT
private slots:
    void staysInside_data();
    void staysInside();
    void keepsTheFixedPoint();
    void stopsAtBothEnds();
    void showsTheCell();
};

void tst_heat_zoom::staysInside_data() {
    QTest::addColumn<QRectF>("window");
    QTest::addColumn<QRectF>("held");
    QTest::newRow("inside") << QRectF(1, 2, 3, 4) << QRectF(1, 2, 3, 4);
    QTest::newRow("left and above") << QRectF(-5, -1, 3, 4) << QRectF(0, 0, 3, 4);
    QTest::newRow("right and below") << QRectF(9, 7, 3, 4) << QRectF(7, 4, 3, 4);
    QTest::newRow("larger") << QRectF(-5, -5, 30, 30) << QRectF(0, 0, 10, 8);
    QTest::newRow("too small") << QRectF(4, 4, 0.5, 0.5) << QRectF(4, 4, 2, 2);
}

void tst_heat_zoom::staysInside() {
    QFETCH(QRectF, window);
    QTEST(heldInside(window, QSize(10, 8)), "held");
}

void tst_heat_zoom::keepsTheFixedPoint() {
    const QSize matrix(64, 64);
    const QPointF fixed(40.5, 10.25);
    QRectF window = wholeWindow(matrix);
    for (int i = 0; i < 6; ++i) {
        const QRectF closer = zoomed(window, matrix, fixed, 1.25);
        QVERIFY(qAbs((fixed.x() - closer.left()) / closer.width() - (fixed.x() - window.left()) / window.width()) < 1e-9);
        QVERIFY(qAbs(closer.width() * 1.25 - window.width()) < 1e-9);
        window = closer;
    }
}

void tst_heat_zoom::stopsAtBothEnds() {
    for (const QSize matrix : {QSize(64, 64), QSize(512, 7), QSize(1, 1), QSize(2, 900)}) {
        QRectF window = wholeWindow(matrix);
        for (int i = 0; i < 100; ++i) window = zoomed(window, matrix, window.center(), 1.5);
        QVERIFY(window.width() >= qMin(2, matrix.width()) - 1e-9 && window.height() >= qMin(2, matrix.height()) - 1e-9);
        for (int i = 0; i < 100; ++i) window = zoomed(window, matrix, window.center(), 1 / 1.5);
        QCOMPARE(window, wholeWindow(matrix));
    }
}

void tst_heat_zoom::showsTheCell() {
    const QSize matrix(20, 20);
    for (const QPoint cell : {QPoint(0, 0), QPoint(19, 19), QPoint(5, 18), QPoint(10, 10)})
        QVERIFY(showing(QRectF(8.5, 8.5, 4, 4), matrix, cell).contains(QRectF(cell, QSizeF(1, 1))));
    QCOMPARE(showing(QRectF(8.5, 8.5, 4, 4), matrix, {10, 10}), QRectF(8.5, 8.5, 4, 4));
}

QTEST_APPLESS_MAIN(tst_heat_zoom)
#include "tst_heat_zoom.moc"
