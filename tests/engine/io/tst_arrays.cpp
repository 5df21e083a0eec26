// SPDX-License-Identifier: GPL-3.0-or-later
// Files that must be read, with their exact values, and every piece of them that must be refused.
#include "engine/io/arrays.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <bit>
#include <cmath>

#include "engine/io/json.h"
#include "engine/io/npy.h"

using namespace att;

namespace {

QDir data() { return QDir(QStringLiteral(ATT_TEST_DATA "/io")); }

std::string content(const QString& name) {
    QFile file(data().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QString words(const Error& error) { return QString::fromStdString(english(error.message)); }

/// What NumPy says is in each file.
const Json& expected() {
    static const Json json = *parseJson(content("expected.json"));
    return json;
}

float number(const Json& json) {
    if (!json.string()) return static_cast<float>(*json.number());
    return *json.string() == "NaN" ? std::nanf("") : *json.string() == "Infinity" ? HUGE_VALF : -HUGE_VALF;
}

bool same(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b) || (std::isnan(a) && std::isnan(b)); }

void compare(const GivenArray& actual, const Json& wanted) {
    Json shape = Json::Array{};
    for (const auto length : actual.shape) shape.append(length);
    QCOMPARE(QString::fromStdString(writeJson(shape)), QString::fromStdString(writeJson(*wanted.find("shape"))));
    const auto& values = *wanted.find("values")->array();
    QCOMPARE(actual.values.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        QVERIFY2(same(actual.values[i], number(values[i])), qPrintable(QString("[%1] is %2").arg(i).arg(double(actual.values[i]))));
}

}  // namespace

class tst_arrays : public QObject {
    Q_OBJECT
private slots:
    void readsExactly_data();
    void readsExactly();
    void readsByContentNotName();
    void listsWhatItCannotRead_data();
    void listsWhatItCannotRead();
    void keepsMetadata();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void saysWhatAWrongFileIs_data();
    void saysWhatAWrongFileIs();
    void staysWithinTheBudget_data();
    void staysWithinTheBudget();
    void countsUnusual();
    void readsTokens_data();
    void readsTokens();
    void writesTextsAsNumpyDoes();
    void refusesLyingTexts();
};

void tst_arrays::readsExactly_data() {
    QTest::addColumn<QString>("file");
    for (const auto& member : *expected().object()) QTest::newRow(member.key.c_str()) << QString::fromStdString(member.key);
}

void tst_arrays::readsExactly() {
    QFETCH(QString, file);
    const auto arrays = readArrays(data().filePath(file).toStdString());
    QVERIFY2(arrays, arrays ? "" : qPrintable(words(arrays.error())));
    const Json& wanted = *expected().find(file.toStdString());
    QCOMPARE(arrays->size(), wanted.object()->size());
    for (const auto& member : *wanted.object()) {
        QVERIFY2(arrays->contains(member.key), member.key.c_str());
        compare(arrays->at(member.key), member.value);
        if (QTest::currentTestFailed()) return;
    }
}

void tst_arrays::readsByContentNotName() {
    for (const char* name : {"bool.npy", "stored.npz", "types.safetensors", "plain.csv", "list.json"}) {
        const auto arrays = readArrays(memorySource("model.bin", content(name)));
        QVERIFY2(arrays, name);
    }
    const auto wrong = readArrays(memorySource("weights.npy", content("stored.npz")));
    QVERIFY(wrong && wrong->contains("w_q"));
}

void tst_arrays::listsWhatItCannotRead_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("listing");
    const auto row = [](const char* file, QStringList listing) { QTest::newRow(file) << file << listing; };
    row("texts.npy", {"texts <U3 2: texts"});
    row("complex.npy", {"complex <c8 1: complex"});
    row("times.npy", {"times <M8[ns] 1: times"});
    row("record.npy", {"record [('a', '<i4'), ('b', '<f4')] 1: records"});
    row("raw.npy", {"raw |V2 1: raw bytes"});
    row("object.npy", {"object |O 1: Python objects"});
    row("mixed.npz", {"attn <f4 2×2", "tokens <U1 2: texts", "thing |O 1: Python objects"});
    row("bzip2.npz", {"a  (): packed", "readme.txt  (): not an array", "../../b <f4 3", "/etc/c <f4 3"});
    row("unsupported.safetensors",
        {"F8_E4M3 F8_E4M3 4: this type", "F8_E5M2 F8_E5M2 4: this type", "F8_E8M0 F8_E8M0 4: this type", "F6_E2M3 F6_E2M3 4: this type",
         "F6_E3M2 F6_E3M2 4: this type", "F4 F4 4: this type", "C64 C64 4: this type", "F32 F32 1"});
    row("no-tensors.safetensors", {});
    row("nested.json", {"s number ()", "t number 1×2", "v number 0", "w number 2×2", "tokens text 2: texts"});
}

void tst_arrays::listsWhatItCannotRead() {
    QFETCH(QString, file);
    QFETCH(QStringList, listing);
    const auto opened = openArrays(data().filePath(file).toStdString());
    QVERIFY2(opened, opened ? "" : qPrintable(words(opened.error())));
    const auto& list = (*opened)->arrays();
    QCOMPARE(list.size(), std::size_t(listing.size()));
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& info = list[i];
        const auto line = QString::fromStdString(info.name + " " + info.type + " " + shapeInWords(info.shape)) +
                          (info.unsupported ? QString(": ") + info.unsupported->source : "");
        QVERIFY2(line.startsWith(listing[int(i)]), qPrintable(line));
        QCOMPARE(info.unsupported.has_value(), listing[int(i)].contains(": "));
    }
    const bool none = std::ranges::all_of(list, [](const ArrayInfo& info) { return info.unsupported.has_value(); });
    QCOMPARE(bool(readArrays(data().filePath(file).toStdString())), !none);
}

void tst_arrays::keepsMetadata() {
    const auto opened = openArrays(data().filePath("types.safetensors").toStdString());
    QVERIFY(opened);
    const auto& metadata = (*opened)->metadata();
    QCOMPARE(metadata.size(), 2u);
    QCOMPARE(metadata[1].first, std::string("tokens"));
    QCOMPARE(metadata[1].second, std::string("[\"我\",\"爱\"]"));
    const auto json = openArrays(data().filePath("nested.json").toStdString());
    QCOMPARE((*json)->metadata().at(1).second, std::string("3"));
}

/// Texts have no length: a shorter CSV is another CSV. All others must notice a single missing byte.
void tst_arrays::refusesEveryTruncation_data() {
    QTest::addColumn<QString>("file");
    for (const auto& file : data().entryList({"*.npy", "*.npz", "*.pt", "*.safetensors", "nested.json", "list.json"}, QDir::Files))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_arrays::refusesEveryTruncation() {
    QFETCH(QString, file);
    const std::string whole = content(file);
    // Of these only the header is understood, so what is missing behind it cannot be seen when listing.
    const bool listedOnly = !readArrays(memorySource(file.toStdString(), whole));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        // A trailing newline of a text is no loss.
        if (file.endsWith(".json") && whole.find_first_not_of(" \n", length) == std::string::npos) break;
        const auto arrays = readArrays(memorySource(file.toStdString(), whole.substr(0, length)));
        QVERIFY2(!arrays, qPrintable(QString("accepted with %1 of %2 bytes").arg(length).arg(whole.size())));
        QVERIFY(!arrays.error().message.empty());
        QCOMPARE(arrays.error().where, file.toStdString());
    }
    if (!listedOnly) QVERIFY(readArrays(memorySource(file.toStdString(), whole)));
}

void tst_arrays::saysWhatAWrongFileIs_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, QByteArray bytes, const char* reason) { QTest::newRow(name) << bytes << reason; };
    row("empty", "", "is empty");
    row("Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "git lfs pull");
    row("web page", "\n<!DOCTYPE html>\n<html><body>404</body></html>", "a web page (HTML)");
    row("web page without a type", "<HTML>", "a web page (HTML)");
    row("gzip", QByteArray("\x1f\x8b\x08\x00", 4), "a gzip file");
    row("old PyTorch", QByteArray("\x80\x02\x8a\x0al\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15), "save_file(torch.load");
    row("pickle", QByteArray("\x80\x04\x95\x00", 4), "a Python pickle");
    row("new PyTorch", QByteArray::fromStdString(content("torch.pt")), "save_file(torch.load");
    row("GGUF", QByteArray("GGUF\x03\0\0\0", 8), "a GGUF model");
    row("HDF5", QByteArray("\x89HDF\r\n\x1a\n\0", 9), "an HDF5 file");
    row("PNG", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "a PNG picture");
    row("JPEG", QByteArray("\xff\xd8\xff\xe0\0\x10JFIF", 10), "a JPEG picture");
    row("PDF", "%PDF-1.7\n", "a PDF document");
    row("program", QByteArray("\x7f\x45LF\x02\x01\x01\0", 8), "a program or library");
    row("SVG", "<?xml version=\"1.0\"?><svg/>", "an SVG picture");
    row("XML", "<?xml version=\"1.0\"?><x/>", "an XML document");
    row("unknown binary", QByteArray("\x01\x00\x02\x03", 4), "unknown kind");
    row("words", "hello", "is a text. Arrays are read from .npy, .npz, .safetensors, .csv and .json");
    row("zip without arrays", QByteArray("PK\x05\x06", 4) + QByteArray(18, '\0'), "holds no arrays");
    row("settings", "{\"n_head\": 12, \"layers\": 3}", "holds no array");
}

void tst_arrays::saysWhatAWrongFileIs() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto arrays = readArrays(memorySource("folder/file.dat", bytes.toStdString()));
    QVERIFY(!arrays);
    QCOMPARE(arrays.error().kind, ErrorKind::File);
    QCOMPARE(arrays.error().where, std::string("folder/file.dat"));
    QVERIFY2(words(arrays.error()).contains(reason), qPrintable(words(arrays.error())));
    QVERIFY2(words(arrays.error()).startsWith("folder/file.dat"), qPrintable(words(arrays.error())));
}

void tst_arrays::staysWithinTheBudget_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"version-2.npy", "stored.npz", "types.safetensors", "named.csv", "listed.csv", "list.json"}) QTest::newRow(name) << name;
}

void tst_arrays::staysWithinTheBudget() {
    QFETCH(QString, file);
    const auto source = memorySource(file.toStdString(), content(file));
    const auto all = readArrays(source);
    QVERIFY(all);
    Budget budget;
    budget.bytes = 0;
    for (const auto& [name, array] : *all) budget.bytes += array.values.size() * sizeof(float);
    QVERIFY(readArrays(source, budget));
    budget.bytes -= 4;
    const auto refused = readArrays(source, budget);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Memory);
}

void tst_arrays::countsUnusual() {
    const auto unusual = countUnusual({1, std::nanf(""), HUGE_VALF, -HUGE_VALF, 0});
    QCOMPARE(unusual.notANumber, 1u);
    QCOMPARE(unusual.infinite, 2u);
}

void tst_arrays::readsTokens_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("tokens");
    QTest::newRow("npz") << "mixed.npz"
                         << "a b";
    QTest::newRow("metadata") << "types.safetensors"
                              << "我 爱";
    QTest::newRow("json") << "nested.json"
                          << "a b";
    QTest::newRow("another name") << "texts.npy"
                                  << "";
    QTest::newRow("none") << "stored.npz"
                          << "";
}

void tst_arrays::readsTokens() {
    QFETCH(QString, file);
    const auto source = readArraySource(data().filePath(file).toStdString());
    QString tokens;
    if (source && source->tokens)
        for (const auto& token : *source->tokens) tokens += (tokens.isEmpty() ? "" : " ") + QString::fromStdString(token);
    QTEST(tokens, "tokens");
}

void tst_arrays::writesTextsAsNumpyDoes() {
    const Texts texts{"我", "", "ab", "👩‍👧"};
    const auto source = arraySourceIn(memorySource("tokens.npy", writeNpyTexts(texts)), Budget{});
    QVERIFY(source && source->tokens);
    QCOMPARE(*source->tokens, texts);
    QVERIFY(source->arrays->empty());
    QCOMPARE(QByteArray::fromStdString(writeNpyTexts({"我", "吃柠檬"})), QByteArray::fromStdString(content("texts.npy")));
}

void tst_arrays::refusesLyingTexts() {
    std::string bytes = writeNpyTexts({"ab", "c"});
    QVERIFY(!arraySourceIn(memorySource("tokens.npy", bytes.substr(0, bytes.size() - 4)), Budget{}));
    bytes.replace(bytes.find("(2,)"), 4, "(9,)");
    QVERIFY(!arraySourceIn(memorySource("tokens.npy", bytes), Budget{}));
    QVERIFY(!arraySourceIn(memorySource("tokens.npy", writeNpyTexts({std::string(5000, 'a')})), Budget{}));
    QVERIFY(!arraySourceIn(memorySource("tokens.npy", writeNpyTexts({"ab", "c"})), Budget{.bytes = 8}));
}

QTEST_APPLESS_MAIN(tst_arrays)
#include "tst_arrays.moc"
