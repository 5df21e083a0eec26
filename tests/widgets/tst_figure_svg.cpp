// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_svg.h"

#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>
#include <functional>

#include "widgets/figure_outline.h"

using namespace att;

using Paint = std::function<void(QPainter&)>;

class tst_figure_svg : public QObject {
    Q_OBJECT
private slots:
    void writes_data();
    void writes();
    void looksLikeTheScreen_data();
    void looksLikeTheScreen();
};

namespace {

enum class Through { Straight, Outlines };

QByteArray svgOf(const Paint& paint, Through through) {
    SvgDevice device({100, 50}, {1, 0.5});
    QPainter target(&device);
    if (through == Through::Straight) {
        paint(target);
    } else {
        OutlineDevice between(target, false);
        QPainter painter(&between);
        paint(painter);
    }
    target.end();
    return device.document();
}

/// "rect x=1 …" for every element behind the definitions.
QStringList elementsOf(const QByteArray& svg) {
    QStringList list;
    QXmlStreamReader xml(svg);
    bool behind = false;
    while (!xml.atEnd()) {
        xml.readNext();
        behind |= xml.isEndElement() && xml.name() == u"defs";
        if (!behind || !xml.isStartElement()) continue;
        QString line = xml.name().toString();
        for (const auto& attribute : xml.attributes())
            if (attribute.name() != u"href") line += ' ' + attribute.name().toString() + '=' + attribute.value().toString();
        list << line;
    }
    return xml.hasError() ? QStringList(xml.errorString()) : list;
}

void addPaints() {
    QTest::addColumn<Paint>("paint");
    QTest::addColumn<QStringList>("elements");
}

}  // namespace

void tst_figure_svg::writes_data() {
    addPaints();
    const QString cells = "g shape-rendering=crispEdges";
    QTest::newRow("cell") << Paint([](QPainter& p) { p.fillRect(QRectF(1, 2, 3, 4.5), Qt::red); })
                          << QStringList{cells, "rect x=1 y=2 width=3 height=4.5 fill=#ff0000"};
    QTest::newRow("cell, moved and scaled") << Paint([](QPainter& p) {
        p.translate(10, 0);
        p.scale(2, 2);
        p.fillRect(QRectF(1, 2, 3, 4), Qt::red);
    }) << QStringList{cells, "rect x=12 y=4 width=6 height=8 fill=#ff0000"};
    QTest::newRow("clipped cell") << Paint([](QPainter& p) {
        p.setClipRect(QRectF(0, 0, 2, 50));
        p.fillRect(QRectF(1, 2, 3, 4), Qt::red);
    }) << QStringList{cells, "rect x=1 y=2 width=1 height=4 fill=#ff0000"};
    QTest::newRow("clip that is over") << Paint([](QPainter& p) {
        p.save();
        p.setClipRect(QRectF(0, 0, 2, 50));
        p.restore();
        p.fillRect(QRectF(1, 2, 3, 4), Qt::red);
    }) << QStringList{cells, "rect x=1 y=2 width=3 height=4 fill=#ff0000"};
    QTest::newRow("clip in a clip that is over") << Paint([](QPainter& p) {
        p.setClipRect(QRectF(0, 0, 3, 50));
        p.save();
        p.setClipRect(QRectF(0, 0, 2, 50), Qt::IntersectClip);
        p.restore();
        p.fillRect(QRectF(1, 2, 3, 4), Qt::red);
    }) << QStringList{cells, "rect x=1 y=2 width=2 height=4 fill=#ff0000"};
    QTest::newRow("round clip") << Paint([](QPainter& p) {
        QPainterPath round;
        round.addEllipse(0, 0, 10, 10);
        p.setClipPath(round);
        p.setPen(Qt::NoPen);
        p.fillRect(QRectF(0, 0, 10, 10), Qt::red);
    }) << QStringList{"g clip-path=url(#d1)", "path d=M0 0L10 0L10 10L0 10L0 0 fill=#ff0000 fill-rule=evenodd"};
    QTest::newRow("line") << Paint([](QPainter& p) {
        p.setPen(QPen(QColor(0, 0, 255, 51), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        p.drawLine(QPointF(0, 0), QPointF(5, 5));
    }) << QStringList{"path d=M0 0L5 5 fill=none fill-rule=evenodd stroke=#0000ff stroke-opacity=0.2 stroke-width=2"};
}

void tst_figure_svg::writes() {
    QFETCH(Paint, paint);
    QFETCH(QStringList, elements);
    QCOMPARE(elementsOf(svgOf(paint, Through::Straight)), elements);
    QCOMPARE(elementsOf(svgOf(paint, Through::Outlines)), elements);
}

void tst_figure_svg::looksLikeTheScreen_data() {
    addPaints();
    QTest::newRow("turned picture") << Paint([](QPainter& p) {
        QImage image(2, 1, QImage::Format_RGB32);
        image.setPixelColor(0, 0, Qt::red);
        image.setPixelColor(1, 0, Qt::blue);
        p.translate(40, 40);
        p.rotate(-90);
        p.drawImage(QRectF(0, 0, 20, 10), image);
    }) << QStringList();
    QTest::newRow("shading") << Paint([](QPainter& p) {
        QLinearGradient shading(0, 0, 100, 0);
        shading.setColorAt(0, Qt::white);
        shading.setColorAt(1, Qt::blue);
        p.fillRect(QRectF(0, 0, 100, 50), shading);
    }) << QStringList();
    QTest::newRow("half transparent") << Paint([](QPainter& p) {
        p.fillRect(QRectF(0, 0, 50, 50), QColor(255, 0, 0, 128));
        p.setOpacity(0.5);
        p.fillRect(QRectF(50, 0, 50, 50), Qt::blue);
    }) << QStringList();
}

void tst_figure_svg::looksLikeTheScreen() {
    QFETCH(Paint, paint);
    QImage expected(100, 50, QImage::Format_RGB32), actual = expected;
    expected.fill(Qt::white);
    actual.fill(Qt::white);
    QPainter screen(&expected);
    paint(screen);
    screen.end();
    QPainter painter(&actual);
    QSvgRenderer(svgOf(paint, Through::Outlines)).render(&painter, QRectF(0, 0, 100, 50));
    painter.end();
    for (const QPoint at : {QPoint(42, 38), QPoint(48, 22), QPoint(20, 30), QPoint(90, 10), QPoint(60, 45)})
        for (int shift : {0, 8, 16}) QVERIFY(qAbs(int(actual.pixel(at) >> shift & 255) - int(expected.pixel(at) >> shift & 255)) <= 3);
}

QTEST_MAIN(tst_figure_svg)
#include "tst_figure_svg.moc"
