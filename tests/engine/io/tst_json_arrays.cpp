// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays in JSON: what is read and what is not. Our own are read back in tst_write_arrays.
#include <QTest>

#include "engine/io/arrays.h"

using namespace att;

namespace {

/// "name 2×3: 1 2 3 4 5 6"
QString listing(const GivenArrays& arrays) {
    QStringList lines;
    for (const auto& [name, array] : arrays) {
        QString line = QString::fromStdString(name + " " + shapeInWords(array.shape)) + ":";
        for (const float value : array.values) line += " " + QString::number(double(value));
        lines << line;
    }
    return lines.join("; ");
}

}  // namespace

class tst_json_arrays : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void tst_json_arrays::reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("arrays");
    const auto row = [](const char* name, QByteArray text, const char* arrays) { QTest::newRow(name) << text << arrays; };
    row("list", "[1,2]", "t 2: 1 2");
    row("matrix", "{\"a\":[[1,2],[3,4]]}", "a 2×2: 1 2 3 4");
    row("empty lists", "{\"a\":[],\"b\":[[],[]]}", "a 0:; b 2×0:");
    row("special words", "{\"a\":[\"NaN\",\"Infinity\",\"-Infinity\",null]}", "a 4: nan inf -inf nan");
    row("shape and flat values", "{\"a\":{\"shape\":[2,2],\"values\":[1,2,3,4]}}", "a 2×2: 1 2 3 4");
    row("empty shape with lengths", "{\"a\":{\"shape\":[0,3],\"values\":[]}}", "a 0×3:");
    row("values without a shape", "{\"a\":{\"values\":[[1],[2]]}}", "a 2×1: 1 2");
    row("words beside", "{\"a\":[1],\"n\":12,\"s\":\"x\",\"t\":[\"x\"],\"o\":{}}", "a 1: 1");
    row("empty name", "{\"\":[1]}", " 1: 1");
}

void tst_json_arrays::reads() {
    QFETCH(QByteArray, text);
    QFETCH(QString, arrays);
    const auto read = readArrays(memorySource("t.json", text.toStdString()));
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QCOMPARE(listing(*read), arrays);
}

void tst_json_arrays::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, QByteArray text, const char* reason) { QTest::newRow(name) << text << reason; };
    row("cut", "{\"a\":[1", "t.json, line 1, byte 8");
    row("number", "1", "holds no array");
    row("nothing", "{}", "holds no array");
    row("index of shards", "{\"weight_map\":{\"w\":\"../../etc/passwd\"}}", "open one of the .safetensors files beside it");
    row("ragged", "{\"a\":[[1,2],[3]]}", "array a must hold only numbers, in lists of equal length; its first ones give the shape 2×2");
    row("deeper later", "{\"a\":[1,[2]]}", "shape 2");
    row("shallower later", "{\"a\":[[1],2]}", "shape 2×1");
    row("number behind an empty list", "{\"a\":[[],1]}", "shape 2×0");
    row("text among numbers", "{\"a\":[1,\"x\"]}", "only numbers");
    row("flag among numbers", "{\"a\":[1,true]}", "only numbers");
    row("fewer values than the shape", "{\"a\":{\"shape\":[3],\"values\":[1,2]}}", "as many numeric values");
    row("shape wraps", "{\"a\":{\"shape\":[4294967296,4294967296],\"values\":[]}}", "as many numeric values");
    row("shape negative", "{\"a\":{\"shape\":[-1],\"values\":[1]}}", "as many numeric values");
    row("shape is a number", "{\"a\":{\"shape\":1,\"values\":[1]}}", "as many numeric values");
    row("values are a text", "{\"a\":{\"shape\":[1],\"values\":\"x\"}}", "as many numeric values");
    row("same name twice", "{\"a\":[1],\"a\":[2]}", "second time");
    row("deep", QByteArray(100, '['), "deeper than the limit");
}

void tst_json_arrays::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto read = readArrays(memorySource("t.json", text.toStdString()));
    QVERIFY(!read);
    const auto message = QString::fromStdString(english(read.error().message));
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith("t.json"), qPrintable(message));
}

QTEST_APPLESS_MAIN(tst_json_arrays)
#include "tst_json_arrays.moc"
