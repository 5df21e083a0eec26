// SPDX-License-Identifier: GPL-3.0-or-later
// Archives that lie, built byte by byte. What NumPy writes is in tst_arrays.
#include <QTest>

#include "engine/io/arrays.h"

using namespace att;

namespace {

quint32 crc32(const QByteArray& bytes) {
    quint32 crc = ~0u;
    for (const char c : bytes) {
        crc ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return ~crc;
}

/// Raw deflate: what qCompress gives without its length, zlib's head and checksum.
QByteArray deflated(const QByteArray& bytes) { return qCompress(bytes, 9).mid(6).chopped(4); }

QByteArray number(quint64 value, int bytes) {
    QByteArray text;
    for (int i = 0; i < bytes; ++i) text += char(value >> (8 * i) & 255);
    return text;
}

QByteArray npy(int elements, const char* shape = nullptr) {
    QByteArray header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + (shape ? QByteArray(shape) : QByteArray::number(elements) + ",") + "), }";
    header += QByteArray(127 - 10 - header.size(), ' ') + "\n";
    return QByteArray("\x93NUMPY\x01\0", 8) + number(header.size(), 2) + header + QByteArray(elements * 4, '\0');
}

/// A member as it is, with every field free to lie.
struct Member {
    QByteArray name = "a.npy";
    QByteArray plain = npy(2);
    bool deflate = false;
    int flags = 0;
    int method = -1;  // −1: the true one
    qint64 crc = -1, packed = -1, size = -1, offset = -1;
    quint32 attributes = 0;
    bool zip64 = false;

    QByteArray stored() const { return deflate ? deflated(plain) : plain; }
    quint64 packedSize() const { return packed < 0 ? quint64(stored().size()) : quint64(packed); }
    quint64 plainSize() const { return size < 0 ? quint64(plain.size()) : quint64(size); }
    QByteArray extra() const { return zip64 ? number(1, 2) + number(16, 2) + number(plainSize(), 8) + number(packedSize(), 8) : QByteArray(); }

    /// What both headers have in common, from "version needed" to the lengths.
    QByteArray common() const {
        const quint64 hidden = 0xffffffffu;
        return number(zip64 ? 45 : 20, 2) + number(flags, 2) + number(method < 0 ? (deflate ? 8 : 0) : method, 2) + number(0, 2) + number(0x21, 2) +
               number(crc < 0 ? crc32(plain) : quint32(crc), 4) + number(zip64 ? hidden : packedSize(), 4) + number(zip64 ? hidden : plainSize(), 4) +
               number(name.size(), 2) + number(extra().size(), 2);
    }
};

QByteArray archive(const QList<Member>& members, int claimedCount = -1) {
    QByteArray bytes, directory;
    for (const auto& member : members) {
        const auto offset = member.offset < 0 ? bytes.size() : member.offset;
        if (member.offset < 0) bytes += "PK\x03\x04" + member.common() + member.name + member.extra() + member.stored();
        directory += "PK\x01\x02" + number(20, 2) + member.common() + number(0, 2) + number(0, 2) + number(0, 2) + number(member.attributes, 4) +
                     number(quint64(offset), 4) + member.name + member.extra();
    }
    const auto count = quint64(claimedCount < 0 ? members.size() : claimedCount);
    return bytes + directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) + number(directory.size(), 4) +
           number(bytes.size(), 4) + number(0, 2);
}

Result<GivenArrays> read(const QByteArray& bytes, const Budget& budget = {}) {
    return readArrays(memorySource("x.npz", bytes.toStdString()), budget);
}

}  // namespace

class tst_npz : public QObject {
    Q_OBJECT
private slots:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void limitsGrowth();
    void listsTheEncrypted();
};

void tst_npz::accepts_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, QByteArray bytes, const char* names) { QTest::newRow(name) << bytes << names; };
    row("stored", archive({{}}), "a");
    row("deflated", archive({{.deflate = true}}), "a");
    row("zip64", archive({{.zip64 = true}, {.name = "b.npy", .deflate = true, .zip64 = true}}), "a b");
    row("paths upwards are only names", archive({{.name = "../../etc/passwd.npy"}, {.name = "/tmp/x.npy"}}), "../../etc/passwd /tmp/x");
    row("a link is only bytes", archive({{.attributes = 0xa1ff0000u}}), "a");
    row("name in an old code page", archive({{.name = "\x81.npy"}}), "ü");
    row("name in UTF-8", archive({{.name = "注意.npy", .flags = 0x800}}), "注意");
    row("with a comment", archive({{}}).chopped(2) + number(3, 2) + "abc", "a");
    row("empty arrays", archive({{.plain = npy(0)}}), "a");
}

void tst_npz::accepts() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, names);
    const auto arrays = read(bytes);
    QVERIFY2(arrays, arrays ? "" : english(arrays.error().message).c_str());
    QStringList found;
    for (const auto& [name, array] : *arrays) found << QString::fromStdString(name);
    QCOMPARE(found.join(' '), names);
}

void tst_npz::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, QByteArray bytes, const char* reason) { QTest::newRow(name) << bytes << reason; };
    const QByteArray large = npy(5000);
    row("checksum of a stored member", archive({{.crc = 1}}), "checksum does not match");
    row("checksum of a deflated member", archive({{.deflate = true, .crc = 1}}), "checksum does not match");
    row("stored sizes differ", archive({{.size = 1000}}), "claims to unpack 136 bytes to 1000, which cannot be");
    row("impossible growth", archive({{.plain = large, .deflate = true, .size = 1'000'000'000}}), "which cannot be");
    row("unpacks to less than it claims", archive({{.plain = npy(5000), .deflate = true, .size = 20128 + 4}}), "20004 bytes follow");
    row("unpacks to more than it claims", archive({{.plain = npy(5000, "4999,"), .deflate = true, .size = 20124}}), "x.npz (a.npy)");
    row("packed size past the end", archive({{.deflate = true, .packed = 100'000}}), "more bytes than the file has");
    row("packed size of 4 GiB", archive({{.deflate = true, .packed = 0xfffffffe}}), "more bytes than the file has");
    row("sizes of 2^64 - 1", archive({{.deflate = true, .packed = 0x7fffffffffffffff, .size = 0x7fffffffffffffff, .zip64 = true}}),
        "more bytes than the file has");
    row("place past the end", archive({{}, {.name = "b.npy", .offset = 100'000}}), "x.npz (b.npy)");
    row("place in the middle of another", archive({{}, {.name = "b.npy", .offset = 50}}), "x.npz (b.npy)");
    row("members that overlap", archive(QList<Member>{{.plain = large}} + QList<Member>{{.name = "b.npy", .plain = large, .offset = 0}}),
        "more bytes than the file has");
    row("same name twice", archive({{}, {}}), "two members named a.npy");
    row("more members than there are", archive({{}}, 60000), "damaged or incomplete");
    row("fewer members than there are", archive({{}, {.name = "b.npy"}}, 1), "damaged or incomplete");
    row("broken deflate", archive({{.plain = large, .method = 8, .size = 20128}}), "x.npz (a.npy)");
    row("array of another length", archive({{.plain = npy(2, "3,")}}), "x.npz (a.npy) should hold 3 numbers");
    row("not an array inside", archive({{.plain = "hello hello hello"}}), "x.npz (a.npy) is no array of NumPy");
    row("array too short", archive({{.plain = "\x93NUM"}}), "too short");
    row("pickle", archive({{.name = "data.pkl", .plain = "\x80\x02."}}), "pickled objects");
    row("pickle in a folder", archive({{}, {.name = "archive/data.pkl", .plain = "\x80\x02."}}), "pickled objects");
    row("no arrays", archive({{.name = "readme.txt", .plain = "hello"}}), "holds no array that can be read: readme.txt");
}

void tst_npz::refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto arrays = read(bytes);
    QVERIFY(!arrays);
    const auto message = QString::fromStdString(english(arrays.error().message));
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith("x.npz"), qPrintable(message));
    QCOMPARE(arrays.error().where, std::string("x.npz"));
}

void tst_npz::limitsGrowth() {
    const QByteArray bytes = archive({{.plain = npy(500'000), .deflate = true}});
    QVERIFY(bytes.size() < 10'000);
    Budget budget;
    budget.inflated = 2'000'128 - std::uint64_t(deflated(npy(500'000)).size());
    QVERIFY(read(bytes, budget));
    --budget.inflated;
    const auto refused = read(bytes, budget);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Memory);
    QVERIFY2(english(refused.error().message).find("member a.npy would unpack from 2") != std::string::npos,
             english(refused.error().message).c_str());
}

void tst_npz::listsTheEncrypted() {
    const auto arrays = openArrays(memorySource("x.npz", archive({{.flags = 1}, {.name = "b.npy"}}).toStdString()));
    QVERIFY(arrays);
    QCOMPARE(*(*arrays)->arrays()[0].unsupported, Text{"encrypted"});
    QVERIFY(!(*arrays)->arrays()[1].unsupported);
}

QTEST_APPLESS_MAIN(tst_npz)
#include "tst_npz.moc"
