// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of .npy that lie, and those that are only unusual. The types and their values are in tst_arrays.
#include "engine/io/npy.h"

#include <QTest>

#include "engine/io/arrays.h"

using namespace att;

namespace {

QByteArray file(const QByteArray& header, int dataBytes, char version = 1) {
    QByteArray bytes("\x93NUMPY", 6);
    bytes += version;
    bytes += '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i) bytes += char(header.size() >> (8 * i));
    return bytes + header + QByteArray(dataBytes, '\0');
}

QByteArray dict(const char* descr, const char* order, const char* shape) {
    return QByteArray("{'descr': ") + descr + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

QByteArray shaped(const char* shape, int dataBytes) { return file(dict("'<f4'", "False", shape), dataBytes); }

}  // namespace

class tst_npy : public QObject {
    Q_OBJECT
private slots:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void writesHeaders_data();
    void writesHeaders();
};

void tst_npy::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, QByteArray bytes, const char* reason) { QTest::newRow(name) << bytes << reason; };
    const QByteArray good = dict("'<f4'", "False", "(1,)");
    row("another magic", QByteArray("\x93NUMPX\x01\0\0\0", 10), "does not begin with");
    row("version 0", file(good, 4, 0), "version 0.0");
    row("version 4", file(good, 4, 4), "version 4.0");
    row("version 1.1", QByteArray("\x93NUMPY\x01\x01\0\0", 10), "version 1.1");
    row("length past the end", QByteArray("\x93NUMPY\x01\0\xff\xff{}", 12), "claims a header of 65535 bytes");
    row("length of 2^32 - 1", QByteArray("\x93NUMPY\x02\0\xff\xff\xff\xff{}", 14), "claims a header of 4294967295 bytes");
    row("header above the limit", file(good + QByteArray(1 << 20, ' '), 4, 2), "at most 1048576");
    row("no header", QByteArray("\x93NUMPY\x01\0\0\0", 10), "not as NumPy writes it");
    row("not a dictionary", file("('descr', '<f4')\n", 4), "from byte 0 of the header");
    row("unclosed", file("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)", 4), "not as NumPy");
    row("something behind", file(good + "x", 4), "not as NumPy");
    row("missing descr", file("{'fortran_order': False, 'shape': (1,)}", 4), "not as NumPy");
    row("missing order", file("{'descr': '<f4', 'shape': (1,)}", 4), "not as NumPy");
    row("missing shape", file("{'descr': '<f4', 'fortran_order': False}", 4), "not as NumPy");
    row("same key twice", file("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", 4), "not as NumPy");
    row("unknown key", file("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", 4), "not as NumPy");
    row("order is a number", file(dict("'<f4'", "0", "(1,)"), 4), "not as NumPy");
    row("code as a shape", shaped("(__import__('os'),)", 4), "not as NumPy");
    row("unclosed quote", file("{'descr: '<f4}", 4), "not as NumPy");
    row("unclosed record", file(dict("[('a', '<f4')", "False", "(1,)"), 4), "not as NumPy");
    row("shape negative", shaped("(-1,)", 4), "not as NumPy");
    row("shape beyond 64 bits", shaped("(9223372036854775808,)", 4), "not as NumPy");
    row("shape without a comma", shaped("(1)", 4), "not as NumPy");
    row("shape is a list", shaped("[1]", 4), "not as NumPy");
    row("shape fraction", shaped("(1.5,)", 4), "not as NumPy");
    row("65 dimensions", shaped(QByteArray("(" + QByteArray("1,").repeated(65) + ")").constData(), 4), "not as NumPy");
    row("type does not exist", file(dict("'<x4'", "False", "(1,)"), 4), "there is no element type <x4");
    row("type without an order", file(dict("'f4'", "False", "(1,)"), 4), "there is no element type f4");
    row("type of 3 bytes", file(dict("'<i3'", "False", "(1,)"), 3), "there is no element type <i3");
    row("type without a size", file(dict("'<f'", "False", "(1,)"), 4), "there is no element type <f");
    row("wide type without an order", file(dict("'|f4'", "False", "(1,)"), 4), "there is no element type |f4");
    row("empty type", file(dict("''", "False", "(1,)"), 4), "there is no element type");
    row("too few bytes", shaped("(2,)", 4), "should hold 2 numbers of type <f4, but 4 bytes follow");
    row("too many bytes", shaped("(1,)", 5), "but 5 bytes follow");
    row("product wraps 2^64", shaped("(4294967296, 4294967296)", 0), "should hold");
    row("bytes wrap 2^64", shaped("(4611686018427387904,)", 0), "should hold");
    row("product wraps 2^32", shaped("(65536, 65536)", 0), "should hold");
    row("huge", shaped("(9223372036854775807,)", 4), "should hold");
    row("pickle by name", file(dict("'|O'", "False", "(1,)"), 4), "Python objects are pickled");
    row("pickle in a record", file(dict("[('a', '|O')]", "False", "(1,)"), 4), "Python objects are pickled");
}

void tst_npy::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto arrays = readArrays(memorySource("x.npy", bytes.toStdString()));
    QVERIFY(!arrays);
    const auto message = QString::fromStdString(english(arrays.error().message));
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith("x.npy"), qPrintable(message));
}

void tst_npy::accepts_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shape");
    QTest::newRow("no spaces") << file("{'descr':'<f4','fortran_order':False,'shape':(1,)}", 4) << "1";
    QTest::newRow("double quotes") << file("{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (1, 2)}", 8) << "1×2";
    QTest::newRow("another order of keys") << file("{'shape': (), 'descr': '<f4', 'fortran_order': True}", 4) << "()";
    QTest::newRow("numbers of Python 2") << shaped("(1L, 2L)", 8) << "1×2";
    QTest::newRow("trailing comma") << shaped("(1, 2,)", 8) << "1×2";
    QTest::newRow("native order") << file(dict("'=f4'", "False", "(1,)"), 4) << "1";
    QTest::newRow("byte with an order") << file(dict("'<u1'", "False", "(1,)"), 1) << "1";
    QTest::newRow("64 dimensions") << shaped(QByteArray("(" + QByteArray("1,").repeated(64) + ")").constData(), 4)
                                   << QString("1×").repeated(63) + "1";
    QTest::newRow("0 times huge") << shaped("(9223372036854775807, 9223372036854775807, 0)", 0) << "9223372036854775807×9223372036854775807×0";
}

void tst_npy::accepts() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shape);
    const auto arrays = readArrays(memorySource("dir.x/my.array.npy", bytes.toStdString()));
    QVERIFY2(arrays, arrays ? "" : english(arrays.error().message).c_str());
    QCOMPARE(QString::fromStdString(shapeInWords(arrays->at("my.array").shape)), shape);
}

void tst_npy::writesHeaders_data() {
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<QByteArray>("tuple");
    QTest::newRow("scalar") << QList<int>{} << QByteArray("()");
    QTest::newRow("one") << QList<int>{3} << QByteArray("(3,)");
    QTest::newRow("two") << QList<int>{3, 4} << QByteArray("(3, 4)");
    QTest::newRow("many") << QList<int>(64, 1000000) << QByteArray("(" + QByteArray("1000000, ").repeated(64).chopped(2) + ")");
}

void tst_npy::writesHeaders() {
    QFETCH(QList<int>, shape);
    QFETCH(QByteArray, tuple);
    const auto header = QByteArray::fromStdString(writeNpyHeader({shape.begin(), shape.end()}));
    QCOMPARE(header.size() % 64, 0);
    QVERIFY(header.startsWith(QByteArray("\x93NUMPY\x01\0", 8)));
    QVERIFY(header.endsWith('\n'));
    QCOMPARE(int(quint8(header[8])) + 256 * int(quint8(header[9])), header.size() - 10);
    QVERIFY2(header.contains("{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }"), header);
}

QTEST_APPLESS_MAIN(tst_npy)
#include "tst_npy.moc"
