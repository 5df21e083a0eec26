// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/spec_json.h"

#include <QTest>

using namespace att;

namespace {

enum class Mask { None, Causal };

struct Options : SpecOf<Options> {
    int heads;
    double temperature;
    bool bias;
    Mask mask;
    std::string text;
    ArraySource given;
    PictureSource image;

    void fields(FieldVisitor& v) override {
        v.whole(heads, {.key = "heads", .initial = 8, .minimum = 1, .maximum = 32});
        v.real(temperature, {.key = "temperature", .initial = 1, .minimum = 0.1, .maximum = 10});
        v.flag(bias, {.key = "bias"});
        v.choice(mask, {.key = "mask", .choices = {{"none", {}}, {"causal", {}}}});
        v.text(text, {.key = "text", .initialText = "我吃柠檬", .maximumLength = 20});
        v.arrays(given, {.key = "given"});
        v.picture(image, {.key = "image", .choices = {{"street", {}}, {"shapes", {}}}});
    }
};

Result<ReadSpec> read(const QString& text, const Loaders& load = {}) {
    const auto json = parseJson(text.toStdString());
    Q_ASSERT(json);
    return fromJson(makeDefault<Options>(), *json, load);
}

}  // namespace

class tst_spec_json : public QObject {
    Q_OBJECT
private slots:
    void writesEveryField();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void namesUnknownKeys();
    void staysReadableWithNonsense();
    void loadsArrays();
    void keepsTheFieldWhenArraysAreGone();
    void embedsOrLinksPictures();
    void refusesPicturesOfNoKind();
};

void tst_spec_json::writesEveryField() {
    const auto written = writeJson(toJson(*makeDefault<Options>()));
    QCOMPARE(QString::fromStdString(written),
             QString(R"({"heads":8,"temperature":1.0,"bias":false,"mask":"none","text":"我吃柠檬","given":"","image":"street"})"));
}

void tst_spec_json::readsBackWhatItWrote_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << "{}";
    QTest::newRow("all") << R"({"heads":3,"temperature":0.30000000000000004,"bias":true,"mask":"causal","text":"=1\n\"","given":"a/b.npz"})";
    QTest::newRow("whole number written as real") << R"({"heads":3.0})";
    QTest::newRow("real number written as whole") << R"({"temperature":2})";
    QTest::newRow("ends of the range") << R"({"heads":32,"temperature":0.1})";
}

void tst_spec_json::readsBackWhatItWrote() {
    QFETCH(QString, text);
    const auto once = read(text);
    QVERIFY2(once, once ? "" : english(once.error().message).c_str());
    QVERIFY(once->notices.empty());
    const auto parsed = parseJson(writeJson(toJson(*once->spec), 2));
    QVERIFY(parsed);
    const auto again = fromJson(makeDefault<Options>(), *parsed);
    QVERIFY(again);
    QVERIFY(equal(*once->spec, *again->spec));
}

void tst_spec_json::refusesWhatDoesNotFit_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("words");
    QTest::newRow("text for a number") << R"({"heads":"2"})"
                                       << "heads"
                                       << "heads is 2";
    QTest::newRow("flag for a number") << R"({"heads":true})"
                                       << "heads"
                                       << "heads is on";
    QTest::newRow("fraction for a whole number") << R"({"heads":2.5})"
                                                 << "heads"
                                                 << "heads is 2.5";
    QTest::newRow("outside the range") << R"({"heads":33})"
                                       << "heads"
                                       << "1 to 32";
    QTest::newRow("beyond 32 bits") << R"({"heads":4294967297})"
                                    << "heads"
                                    << "1 to 32";
    QTest::newRow("beyond 64 bits") << R"({"heads":18446744073709551617})"
                                    << "heads"
                                    << "1 to 32";
    QTest::newRow("null for a number") << R"({"heads":null})"
                                       << "heads"
                                       << "heads is null";
    QTest::newRow("list for a number") << R"({"heads":[1]})"
                                       << "heads"
                                       << "heads is a list";
    QTest::newRow("text for a real") << R"({"temperature":"hot"})"
                                     << "temperature"
                                     << "temperature is hot";
    QTest::newRow("number for a flag") << R"({"bias":1})"
                                       << "bias"
                                       << "bias is 1";
    QTest::newRow("unknown choice") << R"({"mask":"round"})"
                                    << "mask"
                                    << "mask is round";
    QTest::newRow("number for a choice") << R"({"mask":1})"
                                         << "mask"
                                         << "mask is 1";
    QTest::newRow("number for a text") << R"({"text":1})"
                                       << "text"
                                       << "text is 1";
    QTest::newRow("text too long") << R"({"text":"123456789012345678901"})"
                                   << "text"
                                   << "21 bytes";
    QTest::newRow("number for arrays") << R"({"given":1})"
                                       << "given"
                                       << "given";
    QTest::newRow("object for arrays") << R"({"given":{}})"
                                       << "given"
                                       << "given is an object";
    QTest::newRow("not an object") << "[1]"
                                   << ""
                                   << "a list";
}

void tst_spec_json::refusesWhatDoesNotFit() {
    QFETCH(QString, text);
    QFETCH(QString, key);
    QFETCH(QString, words);
    const auto answer = read(text);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Input);
    QCOMPARE(QString::fromStdString(answer.error().where), key);
    const auto message = QString::fromStdString(english(answer.error().message));
    QVERIFY2(message.contains(words), qPrintable(message));
}

void tst_spec_json::namesUnknownKeys() {
    const auto answer = read(R"({"colour":"red","heads":4,"depth":[1]})");
    QVERIFY(answer);
    QCOMPARE(answer->notices.size(), 2u);
    QVERIFY(english(answer->notices[0]).find("colour") != std::string::npos);
    QCOMPARE(static_cast<const Options&>(*answer->spec).heads, 4);
}

void tst_spec_json::staysReadableWithNonsense() {
    QString text("{");
    for (int i = 0; i < 1000; ++i) text += QString("\"x%1\":0,").arg(i);
    const auto unknown = read(text + "\"heads\":2}");
    QVERIFY(unknown);
    QCOMPARE(unknown->notices.size(), 11u);
    QCOMPARE(english(unknown->notices.back()), std::string("990 more fields are unknown here; they were left out."));
    const auto wrong = read("{\"mask\":\"" + QString(100000, 'x') + "\"}");
    QVERIFY(!wrong && english(wrong.error().message).size() < 400);
}

void tst_spec_json::loadsArrays() {
    const auto load = [](const std::string& path) -> Result<ArraySource> { return ArraySource{path, std::make_shared<GivenArrays>()}; };
    const auto answer = read(R"({"given":"w.npz"})", {.arrays = load});
    QVERIFY(answer);
    QVERIFY(static_cast<const Options&>(*answer->spec).given.arrays);
    const auto none = read(R"({"given":""})", {.arrays = load});
    QVERIFY(none && !static_cast<const Options&>(*none->spec).given.arrays);
}

void tst_spec_json::keepsTheFieldWhenArraysAreGone() {
    const auto load = [](const std::string& path) -> Result<ArraySource> { return Error{ErrorKind::File, say(Text{"%1 is gone"}, path), path}; };
    const auto answer = read(R"({"given":"w.npz","heads":2})", {.arrays = load});
    QVERIFY(answer);
    QCOMPARE(english(answer->notices.at(0)), std::string("w.npz is gone"));
    QVERIFY(static_cast<const Options&>(*answer->spec).given.path.empty());
    QCOMPARE(static_cast<const Options&>(*answer->spec).heads, 2);
}

void tst_spec_json::embedsOrLinksPictures() {
    const auto bitmap = std::make_shared<const Bitmap>(Bitmap{.width = 1, .height = 1, .rgb = {1, 2, 3}, .png = "\x89PNG"});
    const Loaders loaders{
        .picture = [&](const std::string& path) -> Result<PictureSource> {
            return PictureSource{path, bitmap, false};
        },
        .embedded = [&](const std::string& bytes) -> Result<BitmapPtr> {
            return bytes == bitmap->png ? Result<BitmapPtr>(bitmap) : Result<BitmapPtr>(Error{ErrorKind::File, say(Text{"not it"}), {}});
        }};
    for (const bool embedded : {false, true}) {
        const auto spec = withValue(makeDefault<Options>(), "image", PictureSource{"a/b.png", bitmap, embedded});
        QVERIFY(spec);
        const Json json = toJson(**spec);
        QCOMPARE(json.find("image")->find(embedded ? "png" : "file") != nullptr, true);
        const auto back = fromJson(makeDefault<Options>(), json, loaders);
        QVERIFY(back && back->notices.empty());
        QVERIFY(equal(*back->spec, **spec));
        const auto without = fromJson(makeDefault<Options>(), json);
        QVERIFY(without && without->notices.size() == 1);
        QCOMPARE(static_cast<const Options&>(*without->spec).image.name, std::string("street"));
    }
    const auto sample = read(R"({"image":"shapes"})");
    QVERIFY(sample && static_cast<const Options&>(*sample->spec).image == (PictureSource{"shapes", nullptr, false}));
}

void tst_spec_json::refusesPicturesOfNoKind() {
    for (const char* text :
         {R"({"image":"gone.png"})", R"({"image":3})", R"({"image":{}})", R"({"image":{"name":"a","png":"%%%%"}})", R"({"image":[]})"})
        QVERIFY2(!read(text), text);
}

QTEST_APPLESS_MAIN(tst_spec_json)
#include "tst_spec_json.moc"
