// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of numbers: what is read and what is not. Our own are read back in tst_write_arrays.
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

class tst_csv : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void tst_csv::reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("arrays");
    const auto row = [](const char* name, QByteArray text, const char* arrays) { QTest::newRow(name) << text << arrays; };
    row("one number", "1", "t 1×1: 1");
    row("no newline at the end", "1,2\n3,4", "t 2×2: 1 2 3 4");
    row("DOS lines", "1,2\r\n3,4\r\n", "t 2×2: 1 2 3 4");
    row("quoted numbers", "\"1\",\"2\"\n", "t 1×2: 1 2");
    row("spaces", " 1 ,\t2 \n", "t 1×2: 1 2");
    row("blank lines", "\n1,2\n\n \n3,4\n\n", "t 2×2: 1 2 3 4");
    row("signs and exponents", "+1,-2.5e1,.5,5.\n", "t 1×4: 1 -25 0.5 5");
    row("special words", "NaN,-Infinity,inf\n", "t 1×3: nan -inf inf");
    row("beyond float", "1e300,-1e39,1e-300\n", "t 1×3: inf -inf 0");
    row("header", "a,b\n1,2\n", "t 1×2: 1 2");
    row("header with a number in it", "a,1\n1,2\n", "t 1×2: 1 2");
    row("names in front", "\"\",a,b\nx,1,2\n7,3,4\n", "t 2×2: 1 2 3 4");
    row("names with commas, quotes and lines", "\"\",\"a,\"\"\n\"\n\"x\n,\",1\n", "t 1×1: 1");
    row("names in front, no column", "\"\"\n1\n", "t 1×1: 1");
    row("scalar in a list", "array,head,row,column,value\na,,,,1\n", "a (): 1");
    row("arrays that take turns", "array,head,row,column,value\na,,,0,1\nb,,,0,3\na,,,1,2\n", "a 2: 1 2; b 1: 3");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "1,2\n",
        "t 1×2: 1 2");
}

void tst_csv::reads() {
    QFETCH(QByteArray, text);
    QFETCH(QString, arrays);
    const auto read = readArrays(memorySource("t.csv", text.toStdString()));
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QCOMPARE(listing(*read), arrays);
}

void tst_csv::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, QByteArray text, const char* reason) { QTest::newRow(name) << text << reason; };
    row("header alone", "a,b\n", "no row of numbers");
    row("blank lines alone", "\n\n", "no row of numbers");
    row("word among numbers", "1,2\n3,x\n", "line 2, field 2: expected a number, found “x”");
    row("line counted through quotes", "\"a\nb\",c\n1,2\n3,x\n", "line 4, field 2");
    row("missing number", "1,2\n3,\n", "line 2, field 2");
    row("fewer fields", "1,2\n3\n", "line 2: has 1 fields, the lines before it have 2");
    row("more fields", "1,2\n3,4,5\n", "line 2: has 3 fields");
    row("decimal comma", "1;5\n2;5\n", "expected a number, found “2;5”");
    row("two signs", "1\n+-1\n", "line 2");
    row("hexadecimal", "1\n0x10\n", "line 2");
    row("beyond double", "1\n1e999\n", "line 2");
    row("text behind a quote", "\"1\"x,2\n", "line 1: expected a comma");
    row("quote inside a field", "1\"2,3\n", "a quote stands inside");
    row("quote never closed", "1,2\n\"3,4\n5,6", "line 2: a quote is never closed");
    row("old Mac lines", "1\r2\r3", "no row of numbers");
    row("zero byte", QByteArray("1,2\n\0", 5), "byte 5 is zero");
    const auto list = [&row](const char* name, const char* lines, const char* reason) {
        row(name, QByteArray("array,head,row,column,value\n") + lines, reason);
    };
    list("gap", "a,,,0,1\na,,,2,1\n", "has 2 numbers; its indices need 3");
    list("out of order", "a,,0,1,1\na,,0,0,1\n", "line 2");
    list("same place twice", "a,,,0,1\na,,,0,1\n", "line 3");
    list("does not begin at 0", "a,,,1,1\n", "line 2");
    list("index missing in the middle", "a,0,,0,1\n", "line 2");
    list("other rank later", "a,,,0,1\na,,0,1,1\n", "line 3");
    list("negative index", "a,,,-1,1\n", "line 2");
    list("index beyond 64 bits", "a,,,0,1\na,,,9223372036854775808,1\n", "line 3");
    list("largest index", "a,,,0,1\na,,,9223372036854775807,1\n", "line 3");
    list("indices that overflow together", "a,0,0,0,1\na,4294967295,4294967295,4294967295,1\n", "its indices need");
    list("no number", "a,,,0,x\n", "line 2");
    list("too few fields", "a,0,1\n", "line 2");
}

void tst_csv::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto read = readArrays(memorySource("t.csv", text.toStdString()));
    QVERIFY(!read);
    const auto message = QString::fromStdString(english(read.error().message));
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith("t.csv"), qPrintable(message));
}

QTEST_APPLESS_MAIN(tst_csv)
#include "tst_csv.moc"
