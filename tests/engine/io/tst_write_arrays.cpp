// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/write_arrays.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <bit>
#include <cmath>

#include "engine/io/arrays.h"

using namespace att;

namespace {

/// Arrays with memory of their own, so that a table can hold them.
struct Owned {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
    std::vector<Axis> axes;
};

std::vector<NamedTensor> tensors(const std::vector<Owned>& arrays) {
    std::vector<NamedTensor> list;
    for (const auto& array : arrays) list.push_back({array.name, array.shape, array.values.data(), array.axes});
    return list;
}

Axis labelled(const char* name, std::vector<std::string> labels) {
    return {Text{name}, std::make_shared<const std::vector<std::string>>(std::move(labels))};
}

std::vector<Owned> several() {
    const float tiny = std::numeric_limits<float>::denorm_min();
    return {{"weights/heads", {2, 2, 2}, {1, 0.1f, -0.0f, 16777216, tiny, 3.4028235e38f, 1e-7f, 0.33333334f}, {}},
            {"注意,\"x\"", {2, 1}, {std::nanf(""), -HUGE_VALF}, {}},
            {"row", {3}, {1, 2, HUGE_VALF}, {}},
            {"scalar", {}, {7}, {}}};
}

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

bool same(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b) || (std::isnan(a) && std::isnan(b)); }

QString compare(const GivenArrays& read, const std::vector<Owned>& written) {
    if (read.size() != written.size()) return QString("%1 arrays").arg(read.size());
    for (const auto& array : written) {
        const auto found = read.find(array.name);
        if (found == read.end()) return QString("%1 is missing").arg(QString::fromStdString(array.name));
        if (found->second.shape != array.shape) return QString("%1 has another shape").arg(QString::fromStdString(array.name));
        if (!std::ranges::equal(found->second.values, array.values, same))
            return QString("%1 has other values").arg(QString::fromStdString(array.name));
    }
    return {};
}

}  // namespace

Q_DECLARE_METATYPE(std::vector<Owned>)

class tst_write_arrays : public QObject {
    Q_OBJECT
private slots:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void readsBackRandomBits();
    void refuses_data();
    void refuses();
    void leavesTheOldFileWhenItRefuses();
    void writesCsv_data();
    void writesCsv();
    void writesJson();
    void namesArraysByTheirAddress();

private:
    QString path(const QString& name) const { return m_room.filePath(name); }
    QTemporaryDir m_room;
};

void tst_write_arrays::readsBackWhatItWrote_data() {
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<std::vector<Owned>>("arrays");
    for (const char* suffix : {".npz", ".safetensors", ".csv", ".json"}) {
        QTest::addRow("several%s", suffix) << suffix << several();
        QTest::addRow("stack%s", suffix) << suffix << std::vector<Owned>{several()[0]};
        QTest::addRow("scalar%s", suffix) << suffix << std::vector<Owned>{several()[3]};
    }
    for (const char* suffix : {".npy", ".npz", ".safetensors", ".csv", ".json"})
        QTest::addRow("matrix%s", suffix) << suffix << std::vector<Owned>{{"matrix", {2, 3}, {1, 2, 3, 4, 5, 1.5e-30f}, {}}};
    for (const char* suffix : {".npy", ".npz", ".safetensors", ".json"}) {
        QTest::addRow("empty%s", suffix) << suffix << std::vector<Owned>{{"empty", {0, 3}, {}, {}}};
        QTest::addRow("rank 5%s", suffix) << suffix << std::vector<Owned>{{"rank 5", {1, 2, 1, 2, 1}, {1, 2, 3, 4}, {}}};
    }
}

void tst_write_arrays::readsBackWhatItWrote() {
    QFETCH(QString, suffix);
    QFETCH(std::vector<Owned>, arrays);
    const QString file = path(QString::fromStdString(arrays[0].name).replace('/', '-') + suffix);
    const auto done = writeArrays(file.toStdString(), tensors(arrays), {{"made by", "a \"test\""}});
    QVERIFY2(done, done ? "" : english(done.error().message).c_str());
    const auto read = readArrays(file.toStdString());
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QCOMPARE(compare(*read, arrays), QString());

    const QByteArray once = content(file);
    QVERIFY(writeArrays(file.toStdString(), tensors(arrays), {{"made by", "a \"test\""}}));
    QCOMPARE(content(file), once);
    if (suffix != ".safetensors" && suffix != ".json") return;
    QCOMPARE((*openArrays(file.toStdString()))->metadata().at(0).second, std::string("a \"test\""));
}

/// Every decimal form must come back to the same bits.
void tst_write_arrays::readsBackRandomBits() {
    std::vector<Owned> arrays{{"bits", {20000}, {}, {}}};
    std::uint32_t state = 1;
    for (int i = 0; i < 20000; ++i) {
        state = state * 1664525u + 1013904223u;
        arrays[0].values.push_back(std::bit_cast<float>(state ^ (state >> 16)));
    }
    arrays.push_back({"other", {}, {0}, {}});
    for (const char* suffix : {".csv", ".json"}) {
        const auto file = path(QString("bits") + suffix).toStdString();
        QVERIFY(writeArrays(file, tensors(arrays)));
        const auto read = readArrays(file);
        QVERIFY(read);
        QCOMPARE(compare(*read, arrays), QString());
    }
}

void tst_write_arrays::refuses_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::vector<Owned>>("arrays");
    QTest::addColumn<QString>("reason");
    const Owned one{"a", {1}, {1}, {}};
    QTest::newRow("unknown suffix") << "x.mat" << std::vector{one} << ".safetensors";
    QTest::newRow("no suffix") << "x" << std::vector{one} << ".safetensors";
    QTest::newRow("nothing") << "x.npz" << std::vector<Owned>() << "no arrays";
    QTest::newRow("several in one .npy") << "x.npy" << several() << "choose one of weights/heads";
    QTest::newRow("same name twice") << "x.npz" << std::vector{one, one} << "“a”";
    QTest::newRow("empty name") << "x.npz" << std::vector{Owned{"", {1}, {1}, {}}} << "“”";
    QTest::newRow("reserved name") << "x.safetensors" << std::vector{Owned{"__metadata__", {1}, {1}, {}}} << "__metadata__";
    QTest::newRow("rank 4 in a table") << "x.csv" << std::vector{Owned{"a", {1, 1, 1, 1}, {1}, {}}} << "at most 3";
    QTest::newRow("missing folder") << "missing/x.npz" << std::vector{one} << "no such file or folder";
}

void tst_write_arrays::refuses() {
    QFETCH(QString, file);
    QFETCH(std::vector<Owned>, arrays);
    QFETCH(QString, reason);
    const auto done = writeArrays(path(file).toStdString(), tensors(arrays));
    QVERIFY(!done);
    QCOMPARE(done.error().where, path(file).toStdString());
    QVERIFY2(english(done.error().message).find(reason.toStdString()) != std::string::npos, english(done.error().message).c_str());
    QVERIFY(!QFile::exists(path(file)));
}

void tst_write_arrays::leavesTheOldFileWhenItRefuses() {
    QFile file(path("old.npy"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
    file.close();
    QVERIFY(!writeArrays(path("old.npy").toStdString(), tensors(several())));
    QCOMPARE(content(path("old.npy")), QByteArray("old"));
}

void tst_write_arrays::writesCsv_data() {
    QTest::addColumn<std::vector<Owned>>("arrays");
    QTest::addColumn<QByteArray>("text");
    const std::vector<float> values{0.5f, 1e-10f, std::nanf(""), -HUGE_VALF};
    QTest::newRow("numbers alone") << std::vector{Owned{"a", {2, 2}, values, {}}} << QByteArray("0.5,1e-10\r\nnan,-inf\r\n");
    QTest::newRow("one column") << std::vector{Owned{"a", {2}, {1, 2}, {}}} << QByteArray("1\r\n2\r\n");
    QTest::newRow("labels") << std::vector{Owned{"a", {2, 2}, values, {labelled("query", {"=1+1", "a\"b"}), labelled("key", {"@x", "吃,\n"})}}}
                            << QByteArray("\"\",\"@x\",\"吃,\n\"\r\n\"=1+1\",0.5,1e-10\r\n\"a\"\"b\",nan,-inf\r\n");
    QTest::newRow("labels of one axis") << std::vector{Owned{"a", {1, 2}, {1, 2}, {labelled("query", {"q"}), {}}}}
                                        << QByteArray("\"\",\"\",\"\"\r\n\"q\",1,2\r\n");
    QTest::newRow("a stack") << std::vector{Owned{"s/p", {2, 1, 2}, {1, 2, 3, 4}, {}}}
                             << QByteArray(
                                    "array,head,row,column,value\r\n\"s/p\",0,0,0,1\r\n\"s/p\",0,0,1,2\r\n\"s/p\",1,0,0,3\r\n\"s/p\",1,0,1,4\r\n");
}

void tst_write_arrays::writesCsv() {
    QFETCH(std::vector<Owned>, arrays);
    QFETCH(QByteArray, text);
    const auto file = path("table.csv");
    QVERIFY(writeArrays(file.toStdString(), tensors(arrays)));
    QCOMPARE(content(file), text);
    const auto read = readArrays(file.toStdString());
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QVERIFY(std::ranges::equal(read->begin()->second.values, arrays[0].values, same));
}

void tst_write_arrays::writesJson() {
    const Owned array{"w", {2, 2}, {0.1f, 2, std::nanf(""), -HUGE_VALF}, {labelled("query", {"]]>", "吃"}), Axis{Text{"key"}, {}}}};
    QVERIFY(writeArrays(path("x.json").toStdString(), tensors({array})));
    QCOMPARE(content(path("x.json")),
             QByteArray("{\"w\": {\"shape\": [2,2], \"axes\": [{\"name\":\"query\",\"labels\":[\"]]>\",\"吃\"]},{\"name\":\"key\"}], \"values\": "
                        "[[0.1,2],\n[\"NaN\",\"-Infinity\"]]}}\n"));
}

void tst_write_arrays::namesArraysByTheirAddress() {
    Outcome outcome;
    const auto panel = [](const char* id, PanelKind kind, Shape shape, bool kept) {
        Panel p;
        p.id = id;
        p.kind = kind;
        p.shape = shape;
        if (kept) p.values = std::make_shared<Tensor>(shape);
        return p;
    };
    outcome.stages.push_back(
        {"weights", {}, {}, {panel("heads", PanelKind::Heads, {1, 2, 3}, true), panel("mean", PanelKind::Heat, {1, 2, 3}, true)}});
    outcome.stages.push_back({"gate", {}, {}, {panel("lost", PanelKind::Heat, {1, 2, 3}, false), panel("map", PanelKind::Picture, {1, 4, 5}, true)}});
    QStringList listing;
    for (const auto& tensor : arraysOf(outcome))
        listing << QString::fromStdString(tensor.name + " " + shapeInWords(tensor.shape)) + " " + QString::number(tensor.axes.size());
    QCOMPARE(listing.join("; "), QString("weights/heads 1×2×3 3; weights/mean 2×3 2; gate/map 1×4×5 3"));
}

QTEST_APPLESS_MAIN(tst_write_arrays)
#include "tst_write_arrays.moc"
