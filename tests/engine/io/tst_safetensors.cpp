// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of safetensors that lie. What must be accepted is in tst_arrays.
#include <QTest>

#include "engine/io/arrays.h"

using namespace att;

namespace {

QByteArray littleEndian(quint64 number) {
    QByteArray bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes += char(number >> shift & 255);
    return bytes;
}

QByteArray file(const QByteArray& header, int dataBytes) { return littleEndian(quint64(header.size())) + header + QByteArray(dataBytes, '\0'); }

QByteArray tensor(const char* name, const char* dtype, const char* shape, const char* offsets) {
    return QByteArray("\"") + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

QByteArray one(const char* dtype, const char* shape, const char* offsets, int dataBytes) {
    return file("{" + tensor("a", dtype, shape, offsets) + "}", dataBytes);
}

Result<GivenArrays> read(const QByteArray& bytes) { return readArrays(memorySource("x.safetensors", bytes.toStdString())); }

void row(const char* name, const QByteArray& bytes, const char* reason) { QTest::newRow(name) << bytes << reason; }

/// Lengths that lie, and headers that are no objects of distinct keys.
void wrongHeaders() {
    const QByteArray empty("{}");
    row("one byte", QByteArray(1, '\0'), "too short");
    row("length alone", littleEndian(0), "too short");
    row("length of 0", littleEndian(0) + "{}", "must begin with {");
    row("length of 1", littleEndian(1) + "{}", "expected a key");
    row("length past the end", littleEndian(3) + empty, "claims a header of 3 bytes");
    row("length of 2^31", littleEndian(1ull << 31) + empty, "claims a header of 2147483648 bytes");
    row("length of 2^32 + 2", littleEndian((1ull << 32) + 2) + empty, "claims a header");
    row("length of 2^63", littleEndian(1ull << 63) + empty, "claims a header");
    row("length of 2^64 - 1", littleEndian(~0ull) + empty, "claims a header of 18446744073709551615 bytes");
    row("length of 2^64 - 8, wrapping", littleEndian(~0ull - 7) + empty, "claims a header");
    row("big-endian length", QByteArray("\0\0\0\0\0\0\0\x02", 8) + empty, "claims a header");
    row("space before the header", file(" {}", 0), "must begin with {");
    row("list as a header", file("[]", 0), "must begin with {");
    row("padded with zeros", file(QByteArray("{}\0\0", 4), 0), "zero byte");
    row("two headers", file("{}{}", 0), "nothing after the value");
    row("not UTF-8", file("{\"\xff\":1}", 0), "valid UTF-8");
    row("lone surrogate", file("{\"\\ud800\":1}", 0), "surrogate");
    row("duplicate", file("{" + tensor("a", "U8", "[0]", "[0,0]") + "," + tensor("a", "U8", "[0]", "[0,0]") + "}", 0), "second time");
    row("duplicate behind an escape", file("{" + tensor("a", "U8", "[0]", "[0,0]") + "," + tensor("\\u0061", "U8", "[0]", "[0,0]") + "}", 0),
        "second time");
    row("duplicate metadata", file("{\"__metadata__\":{},\"__metadata__\":{}}", 0), "second time");
    row("duplicate dtype", file("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", 0), "second time");
    row("deep", file(QByteArray("{\"a\":").repeated(70), 0), "deeper than the limit");
}

/// Members of the wrong kind, types that do not exist, shapes that do not fit their bytes.
void wrongTensors() {
    row("metadata is a list", file("{\"__metadata__\":[]}", 0), "expected an object of texts");
    row("metadata holds a number", file("{\"__metadata__\":{\"a\":1}}", 0), "holds a, which is a number");
    row("tensor is a number", file("{\"a\":1}", 0), "must have a dtype");
    row("no dtype", file("{\"a\":{\"shape\":[0],\"data_offsets\":[0,0]}}", 0), "must have a dtype");
    row("no shape", file("{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,0]}}", 0), "must have a dtype");
    row("no offsets", file("{\"a\":{\"dtype\":\"U8\",\"shape\":[0]}}", 0), "must have a dtype");
    row("dtype is a number", file("{\"a\":{\"dtype\":8,\"shape\":[0],\"data_offsets\":[0,0]}}", 0), "must have a dtype");
    row("dtype I4", one("I4", "[2]", "[0,1]", 1), "I4, which does not exist");
    row("dtype F8", one("F8", "[2]", "[0,2]", 2), "F8, which does not exist");
    row("dtype in small letters", one("f32", "[1]", "[0,4]", 4), "does not exist");
    row("shape negative", one("U8", "[-1]", "[0,1]", 1), "whole numbers");
    row("shape fraction", one("U8", "[1.5]", "[0,1]", 1), "whole numbers");
    row("shape written as real", one("U8", "[1.0]", "[0,1]", 1), "whole numbers");
    row("shape text", one("U8", "[\"1\"]", "[0,1]", 1), "whole numbers");
    row("shape of 2^63", one("U8", "[9223372036854775808]", "[0,1]", 1), "whole numbers");
    row("product wraps 2^64", one("U8", "[4294967296,4294967296]", "[0,0]", 0), "should hold");
    row("product wraps 2^32", one("U8", "[65536,65536]", "[0,0]", 0), "should hold");
    row("product wraps to the right size", one("U8", "[4294967296,4294967296,1]", "[0,0]", 0), "should hold");
    row("bytes wrap 2^64", one("F64", "[2305843009213693952]", "[0,0]", 0), "should hold");
    row("product beyond 2^53", one("U8", "[9007199254740993]", "[0,1]", 1), "should hold");
    row("too few bytes", one("F32", "[2]", "[0,4]", 4), "should hold 2 numbers of type F32, but its data_offsets give it 4 bytes");
    row("too many bytes", one("F32", "[1]", "[0,8]", 8), "should hold");
    row("half a byte", one("F4", "[1]", "[0,1]", 1), "should hold");
    row("6 bits uneven", one("F6_E2M3", "[3]", "[0,2]", 2), "should hold");
}

/// Offsets outside the file, holes and overlaps.
void wrongPlaces() {
    row("begin behind end", one("U8", "[0]", "[1,0]", 1), "begin and end");
    row("begin negative", one("U8", "[1]", "[-1,0]", 1), "begin and end");
    row("end past the file", one("U8", "[2]", "[0,2]", 1), "begin and end, within the 1 bytes");
    row("end of 2^64 - 1", one("U8", "[1]", "[0,18446744073709551615]", 1), "begin and end");
    row("end beyond 64 bits", one("U8", "[1]", "[0,18446744073709551617]", 1), "begin and end");
    row("end as real", one("U8", "[1]", "[0,1.0]", 1), "begin and end");
    row("one offset", one("U8", "[1]", "[1]", 1), "begin and end");
    row("three offsets", one("U8", "[1]", "[0,1,1]", 1), "begin and end");
    row("no offsets in the list", one("U8", "[1]", "[]", 1), "begin and end");
    row("hole at the front", one("U8", "[1]", "[1,2]", 2), "begins at byte 1 of the data, but the one before it ends at byte 0");
    row("hole between", file("{" + tensor("a", "U8", "[1]", "[0,1]") + "," + tensor("b", "U8", "[1]", "[2,3]") + "}", 3),
        "tensor b begins at byte 2");
    row("overlap", file("{" + tensor("a", "U8", "[2]", "[0,2]") + "," + tensor("b", "U8", "[2]", "[1,3]") + "}", 3), "tensor b begins at byte 1");
    row("alias", file("{" + tensor("a", "U8", "[2]", "[0,2]") + "," + tensor("b", "U8", "[2]", "[0,2]") + "}", 2), "overlaps and holes");
    row("empty tensor inside another", file("{" + tensor("a", "U8", "[2]", "[0,2]") + "," + tensor("b", "U8", "[0]", "[1,1]") + "}", 2),
        "overlaps and holes");
    row("trailing byte", one("U8", "[1]", "[0,1]", 2), "1 bytes stand behind the last tensor");
    row("data without tensors", file("{}", 1), "1 bytes stand behind");
}

}  // namespace

class tst_safetensors : public QObject {
    Q_OBJECT
private slots:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void refusesManyAliases();
};

void tst_safetensors::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    wrongHeaders();
    wrongTensors();
    wrongPlaces();
}

void tst_safetensors::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto arrays = read(bytes);
    QVERIFY(!arrays);
    const auto message = QString::fromStdString(english(arrays.error().message));
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith("x.safetensors"), qPrintable(message));
    QCOMPARE(arrays.error().where, std::string("x.safetensors"));
}

void tst_safetensors::accepts_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count");
    QTest::newRow("padded with spaces") << file("{" + tensor("a", "U8", "[1]", "[0,1]") + "}   ", 1) << 1;
    QTest::newRow("unknown member of a tensor") << file("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"note\":{}}}", 1) << 1;
    QTest::newRow("empty tensors share a place") << file("{" + tensor("a", "U8", "[0]", "[0,0]") + "," + tensor("b", "U8", "[2]", "[0,2]") + "," +
                                                             tensor("c", "F64", "[0,9]", "[2,2]") + "," + tensor("d", "F64", "[0]", "[2,2]") + "}",
                                                         2)
                                                 << 4;
    QTest::newRow("0 times huge") << one("F64", "[9223372036854775807,9223372036854775807,0]", "[0,0]", 0) << 1;
    QTest::newRow("odd place") << file("{" + tensor("a", "U8", "[1]", "[0,1]") + "," + tensor("b", "F32", "[1]", "[1,5]") + "}", 5) << 2;
    QTest::newRow("empty name") << file("{" + tensor("", "U8", "[1]", "[0,1]") + "}", 1) << 1;
}

void tst_safetensors::accepts() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, count);
    const auto arrays = read(bytes);
    QVERIFY2(arrays, arrays ? "" : english(arrays.error().message).c_str());
    QCOMPARE(int(arrays->size()), count);
}

/// Below and above the limit of arrays: refused for the overlap, or for their number.
void tst_safetensors::refusesManyAliases() {
    for (const int count : {100'000, 500'000}) {
        QByteArray header("{");
        for (int i = 0; i < count; ++i) header += (i > 0 ? "," : "") + tensor(QByteArray::number(i), "U8", "[2]", "[0,2]");
        const auto arrays = read(file(header + "}", 2));
        QVERIFY(!arrays);
        QCOMPARE(arrays.error().kind, count > 400'000 ? ErrorKind::Memory : ErrorKind::File);
    }
}

QTEST_APPLESS_MAIN(tst_safetensors)
#include "tst_safetensors.moc"
