// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/inspect.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include "engine/io/byte_source.h"

using namespace att;

namespace {

QString pathOf(const QString& name) { return QStringLiteral(ATT_TEST_DATA "/io/") + name; }

/// As a terminal would show it, the folder left out.
QStringList printed(const Inspection& inspection) {
    QStringList lines;
    for (const auto& message : linesOf(inspection)) lines << QString::fromStdString(english(message)).remove(QStringLiteral(ATT_TEST_DATA "/io/"));
    return lines;
}

QByteArray chunk(const char* type, const QByteArray& bytes) {
    QByteArray length(4, '\0');
    for (int i = 0; i < 4; ++i) length[i] = char(bytes.size() >> (24 - 8 * i));
    return length + QByteArray(type, 4) + bytes + QByteArray(4, '\0');
}

QByteArray png(const QByteArray& middle) {
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", QByteArray(13, '\0')) + middle + chunk("IEND", {});
}

}  // namespace

class tst_inspect : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatIsInAFile_data();
    void tellsWhatIsInAFile();
    void writesJson();
    void findsWorkspaces_data();
    void findsWorkspaces();
    void onlyListsWhatIsTooLarge();
    void findsDamage();
    void keepsTheTerminalSafe();
};

void tst_inspect::tellsWhatIsInAFile_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char* file, QStringList lines) { QTest::newRow(file) << file << lines; };
    row("special.npy", {"special.npy: an array of NumPy (.npy), 152 bytes", "  special  <f4  6, of them 1 not a number and 2 infinite"});
    row("scalar.npy", {"scalar.npy: an array of NumPy (.npy), 132 bytes", "  scalar  <f4  ()"});
    row("mixed.npz", {"mixed.npz: arrays of NumPy (.npz), 926 bytes", "  attn  <f4  2×2", "  tokens  <U1  2: texts, not numbers",
                      "  thing  |O  1: Python objects are pickled; reading them could run code, so it is never done"});
    row("unordered.safetensors", {"unordered.safetensors: arrays in safetensors, 121 bytes", "  b  F32  1", "  a  F16  1"});
    row("header.csv", {"header.csv: a table of numbers (CSV), 30 bytes", "  header  text  2×2, of them 1 not a number and 1 infinite"});
    row("nested.json",
        {"nested.json: arrays in JSON, 175 bytes", "  s  number  ()", "  t  number  1×2, of them 1 not a number and 1 infinite", "  v  number  0",
         "  w  number  2×2, of them 1 not a number and 0 infinite", "  tokens  text  2: texts, not numbers", "  note = hello", "  n = 3"});
    row("missing.npy", {"missing.npy cannot be opened: there is no such file or folder"});
    row("", {" is a folder; a file was expected"});
}

void tst_inspect::tellsWhatIsInAFile() {
    QFETCH(QString, file);
    QFETCH(QStringList, lines);
    const auto inspection = inspect(pathOf(file).toStdString());
    QCOMPARE(printed(inspection).join('\n'), lines.join('\n'));
    QCOMPARE(inspection.refused.has_value(), inspection.arrays.empty());
}

void tst_inspect::writesJson() {
    const auto good = writeJson(toJson(inspect(pathOf("mixed.npz").toStdString())));
    QVERIFY(
        QByteArray::fromStdString(good).contains(R"({"name":"attn","type":"<f4","shape":[2,2],"bytes":16,"supported":true,"nan":0,"infinite":0})"));
    QVERIFY(QByteArray::fromStdString(good).endsWith(R"("metadata":{},"refused":null})"));
    const auto bad = toJson(inspect(pathOf("torch.pt").toStdString()));
    QCOMPARE(*bad.find("kind")->string(), std::string("a zip archive"));
    QVERIFY(bad.find("refused")->string()->find("pickled") != std::string::npos);
    QVERIFY(bad.find("arrays")->array()->empty());
}

void tst_inspect::findsWorkspaces_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* name, QByteArray bytes, bool found) { QTest::newRow(name) << bytes << found; };
    row("JSON by key", R"({"attention-explorer": 1, "lens": "multi_head"})", true);
    row("JSON by format", R"({"format": "attention-explorer workspace", "a": [1]})", true);
    row("JSON deeper", R"({"a": {"attention-explorer": 1}})", false);
    row("JSON in a list", R"(["attention-explorer"])", false);
    row("broken JSON", R"({"attention-explorer": 1,)", false);
    row("PNG with iTXt", png(chunk("iTXt", QByteArray("attention-explorer\0\0\0\0\0{}", 25))), true);
    row("PNG with tEXt", png(chunk("tEXt", QByteArray("attention-explorer\0{}", 21))), true);
    row("PNG with another word", png(chunk("tEXt", QByteArray("attention-explorer 2\0{}", 23))), false);
    row("PNG with another chunk", png(chunk("zTXt", QByteArray("attention-explorer\0{}", 21))), false);
    row("PNG cut in the chunk", png(chunk("tEXt", QByteArray("attention-explorer\0{}", 21))).chopped(16), false);
    row("PNG with a lying length", png(QByteArray("\xff\xff\xff\xfftEXtattention-explorer\0", 27)), false);
    row("PNG behind its end", png({}) + chunk("tEXt", QByteArray("attention-explorer\0{}", 21)), false);
    row("PNG alone", png({}), false);
    row("SVG", R"(<?xml version="1.0"?><svg><metadata id="x"/><metadata id="attention-explorer">{}</metadata></svg>)", true);
    row("SVG with another element", R"(<svg><g id="attention-explorer"/><metadata></metadata></svg>)", false);
    row("SVG cut", R"(<svg><metadata)", false);
}

void tst_inspect::findsWorkspaces() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, found);
    const auto inspection = inspect(memorySource("file", bytes.toStdString()));
    QCOMPARE(inspection.workspace, found);
    QCOMPARE(inspection.refused.has_value(), !found);
}

void tst_inspect::onlyListsWhatIsTooLarge() {
    Budget budget;
    budget.bytes = 20;
    const auto inspection = inspect(pathOf("special.npy").toStdString(), budget);
    QVERIFY(!inspection.refused);
    QCOMPARE(printed(inspection).last(), QString("  special  <f4  6"));
    QVERIFY(!inspection.arrays[0].unusual);
}

void tst_inspect::findsDamage() {
    QFile file(pathOf("stored.npz"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    const int at = int(bytes.indexOf("\n", bytes.indexOf("NUMPY"))) + 5;
    bytes[at] = char(bytes[at] ^ 1);
    const auto inspection = inspect(memorySource("damaged.npz", bytes.toStdString()));
    QVERIFY(inspection.refused);
    QCOMPARE(english(inspection.refused->message), std::string("damaged.npz (w_q.npy) is damaged: its checksum does not match"));
    QCOMPARE(inspection.arrays.size(), 3u);
}

void tst_inspect::keepsTheTerminalSafe() {
    const auto inspection = inspect(memorySource("evil\x1b[2J.json", R"({"\u001b[31m\n": [1], "k": "\u202eabc"})"));
    QVERIFY(!inspection.refused);
    for (const auto& line : printed(inspection)) {
        QVERIFY(!line.contains('\x1b') && !line.contains('\n') && !line.contains(QChar(0x202e)));
        QVERIFY(line.contains(QChar(0xfffd)));
    }
}

QTEST_APPLESS_MAIN(tst_inspect)
#include "tst_inspect.moc"
