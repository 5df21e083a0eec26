// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/json.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace att;

namespace {

std::string words(const QByteArray& bytes) { return bytes.toStdString(); }

QByteArray nested(int depth, char open, char close) { return QByteArray(depth, open) + QByteArray(depth, close); }

void refusal(const char* name, const QByteArray& text, const char* place, const char* reason) {
    QTest::newRow(name) << text << QByteArray(place) << QByteArray(reason);
}

void wrongPunctuation() {
    refusal("empty", "", "line 1, byte 1", "expected a value");
    refusal("spaces", "  ", "line 1", "expected a value");
    refusal("word", "nul", "line 1", "expected a value");
    refusal("capital", "True", "line 1", "expected a value");
    refusal("NaN", "NaN", "line 1", "expected a value");
    refusal("Infinity", "-Infinity", "line 1", "complete number");
    refusal("two values", "1 2", "byte 3", "nothing after the value");
    refusal("trailing comma in list", "[1,]", "byte 4", "expected a value");
    refusal("trailing comma in object", "{\"a\":1,}", "byte 8", "key in double quotes");
    refusal("missing comma", "[1 2]", "byte 4", "',' or ']'");
    refusal("missing comma in object", "{\"a\":1 \"b\":2}", "line 1", "',' or '}'");
    refusal("missing colon", "{\"a\" 1}", "byte 6", "':'");
    refusal("key without quotes", "{a:1}", "byte 2", "key in double quotes");
    refusal("number as key", "{1:1}", "byte 2", "key in double quotes");
    refusal("single quotes", "['a']", "byte 2", "expected a value");
    refusal("comment", "[1 /* x */]", "line 1", "',' or ']'");
    refusal("unclosed list", "[1", "line 1", "',' or ']'");
    refusal("unclosed object", "{\"a\":1", "line 1", "',' or '}'");
    refusal("wrong bracket", "[1}", "byte 3", "',' or ']'");
    refusal("third line", "{\n \"a\": 1,\n \"b\": tru\n}", "line 3", "expected a value");
}

void wrongNumbers() {
    refusal("leading zero", "[01]", "byte 3", "',' or ']'");
    refusal("leading plus", "+1", "byte 1", "expected a value");
    refusal("leading point", ".5", "byte 1", "expected a value");
    refusal("trailing point", "1.", "line 1", "complete number");
    refusal("bare minus", "-", "line 1", "complete number");
    refusal("bare exponent", "1e", "line 1", "complete number");
    refusal("hexadecimal", "0x10", "byte 2", "nothing after the value");
    refusal("beyond double", "1e309", "line 1", "a double can hold");
    refusal("beyond double, negative", "-1e309", "line 1", "a double can hold");
    refusal("many digits beyond double", QByteArray(400, '9'), "line 1", "a double can hold");
}

void wrongTexts() {
    refusal("unclosed text", "\"abc", "line 1", "closing quote");
    refusal("bad escape", "\"\\x41\"", "byte 3", "after a backslash");
    refusal("short escape", "\"\\u12\"", "line 1", "four hexadecimal digits");
    refusal("raw newline", "\"a\nb\"", "line 1, byte 3", "as escapes");
    refusal("raw tab", "\"a\tb\"", "byte 3", "as escapes");
    refusal("zero byte in text", QByteArray("\"a\0b\"", 5), "byte 3", "zero byte");
    refusal("zero byte at the end", QByteArray("{}\0", 3), "byte 3", "zero byte");
    refusal("high surrogate", "\"\\uD800\"", "line 1", "surrogate");
    refusal("high surrogate and letter", "\"\\uD800a\"", "line 1", "surrogate");
    refusal("high surrogate twice", "\"\\uD800\\uD800\"", "line 1", "surrogate");
    refusal("low surrogate", "\"\\uDC00\"", "line 1", "surrogate");
    refusal("surrogate in UTF-8", "\"\xED\xA0\x80\"", "line 1", "valid UTF-8");
    refusal("bad byte", "\"\xFF\"", "byte 2", "valid UTF-8");
    refusal("overlong", "\"\xC0\xAF\"", "byte 2", "valid UTF-8");
    refusal("cut character", "\"\xE6\xB3\"", "line 1", "valid UTF-8");
    refusal("beyond Unicode", "\"\xF4\x90\x80\x80\"", "line 1", "valid UTF-8");
    refusal("bad byte outside text", "[\xFF]", "byte 2", "expected a value");
    refusal("UTF-16", QByteArray("\xFF\xFE[\0]\0", 6), "byte 4", "zero byte");
}

void duplicateKeysAndDepth() {
    refusal("duplicate", "{\"a\":1,\"b\":2,\"a\":3}", "byte 16", "second time");
    refusal("duplicate hidden by an escape", "{\"a\":1,\"\\u0061\":2}", "byte 15", "second time");
    refusal("duplicate hidden by a surrogate pair", "{\"😀\":1,\"\\ud83d\\ude00\":2}", "line 1", "second time");
    refusal("duplicate deeper", "[{\"x\":{\"a\":1,\n\"a\":1}}]", "line 2", "second time");
    refusal("duplicate empty keys", "{\"\":1,\"\":2}", "line 1", "second time");
    refusal("65 deep", nested(65, '[', ']'), "byte 65", "deeper than the limit");
    refusal("100000 deep", nested(100000, '[', ']'), "byte 65", "deeper than the limit");
    refusal("3 million brackets", QByteArray(3000000, '['), "byte 65", "deeper than the limit");
    refusal("deep objects", QByteArray("{\"a\":").repeated(100000), "line 1", "deeper than the limit");
}

}  // namespace

class tst_json : public QObject {
    Q_OBJECT
private slots:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void keepsNumbersExactly_data();
    void keepsNumbersExactly();
    void keepsOrder();
    void staysWithinLimits();
    void ignoresTheLocale();
    void writesStrings_data();
    void writesStrings();
    void writesDoublesShortest_data();
    void writesDoublesShortest();
    void writesIndented();
    void comparesByValue();
};

/// Text in, the same value written compactly out.
void tst_json::accepts_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* name, QByteArray text, QByteArray written) { QTest::newRow(name) << text << written; };
    row("null", "null", "null");
    row("true", " true ", "true");
    row("false", "\t\r\nfalse", "false");
    row("number alone", "12", "12");
    row("text alone", "\"a\"", "\"a\"");
    row("empty list", "[ ]", "[]");
    row("empty object", "{ }", "{}");
    row("list", "[1, 2.5 ,\"x\",null]", "[1,2.5,\"x\",null]");
    row("object", "{\"b\":1,\"a\":{\"c\":[]}}", "{\"b\":1,\"a\":{\"c\":[]}}");
    row("empty key", "{\"\":0}", "{\"\":0}");
    row("key with a NUL escape", "{\"a\\u0000b\":0}", "{\"a\\u0000b\":0}");
    row("escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"", "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\tA\"");
    row("surrogate pair", "\"\\uD83D\\uDE00\"", "\"😀\"");
    row("raw Chinese", "\"注意力\"", "\"注意力\"");
    row("escaped Chinese", "\"\\u6ce8\"", "\"注\"");
    row("delete is no control", "\"\x7f\"", "\"\x7f\"");
    row("noncharacter", "\"\\uFFFF\"", "\"\xEF\xBF\xBF\"");
    row("minus zero whole", "-0", "0");
    row("minus zero real", "-0.0", "-0.0");
    row("exponents", "[1e2,1E+2,1e-2]", "[100.0,100.0,0.01]");
    row("tiny becomes zero", "1e-400", "0.0");
    row("beyond 64 bits", "18446744073709551616", "18446744073709551616.0");
    row("64 deep", nested(64, '[', ']'), nested(64, '[', ']'));
    row("same key in two objects", "[{\"a\":1},{\"a\":2}]", "[{\"a\":1},{\"a\":2}]");
    row("same key outside and inside", "{\"a\":{\"a\":1}}", "{\"a\":{\"a\":1}}");
    row("byte order mark", "\xEF\xBB\xBF{}", "{}");
}

void tst_json::accepts() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto json = parseJson(words(text));
    QVERIFY2(json, json ? "" : english(json.error().message).c_str());
    QCOMPARE(QByteArray::fromStdString(writeJson(*json)), written);
    QCOMPARE(*parseJson(writeJson(*json)) == *json, true);
}

void tst_json::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("reason");
    wrongPunctuation();
    wrongNumbers();
    wrongTexts();
    duplicateKeysAndDepth();
}

void tst_json::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, reason);
    const auto json = parseJson(words(text), {}, "file.json");
    QVERIFY(!json);
    QCOMPARE(json.error().kind, ErrorKind::File);
    QCOMPARE(json.error().where, std::string("file.json"));
    const auto message = QByteArray::fromStdString(english(json.error().message));
    QVERIFY2(message.startsWith("file.json, line "), message);
    QVERIFY2(message.contains(place), message);
    QVERIFY2(message.contains(reason), message);
}

void tst_json::keepsNumbersExactly_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("largest int64") << QByteArray("9223372036854775807");
    QTest::newRow("smallest int64") << QByteArray("-9223372036854775808");
    QTest::newRow("first uint64") << QByteArray("9223372036854775808");
    QTest::newRow("largest uint64") << QByteArray("18446744073709551615");
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993");
}

void tst_json::keepsNumbersExactly() {
    QFETCH(QByteArray, text);
    const auto json = parseJson(words(text));
    QVERIFY(json);
    QVERIFY(json->integer() || json->natural());
    QVERIFY(!json->isReal());
    QCOMPARE(QByteArray::fromStdString(writeJson(*json)), text);
}

void tst_json::keepsOrder() {
    const auto json = parseJson(R"({"z":1,"a":2,"m":3})");
    QVERIFY(json);
    QStringList keys;
    for (const auto& member : *json->object()) keys << QString::fromStdString(member.key);
    QCOMPARE(keys.join(','), QString("z,a,m"));
    QCOMPARE(*json->find("m")->integer(), 3);
    QVERIFY(!json->find("q"));
}

void tst_json::staysWithinLimits() {
    const auto kindOf = [](const char* text, JsonLimits limits) { return parseJson(text, limits).error().kind; };
    QCOMPARE(kindOf("[1,2]", {.bytes = 4}), ErrorKind::Memory);
    QVERIFY(parseJson("[1,2]", {.bytes = 5}));
    QCOMPARE(kindOf("[1,2]", {.values = 2}), ErrorKind::Memory);
    QVERIFY(parseJson("[1,2]", {.values = 3}));
    QCOMPARE(kindOf("[[]]", {.depth = 1}), ErrorKind::File);
    QVERIFY(parseJson("[[]]", {.depth = 2}));
}

/// Only where the machine has such a locale; the conversion itself never asks for the locale of the process.
void tst_json::ignoresTheLocale() {
    const std::string before = setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "tr_TR.UTF-8", "fa_IR.UTF-8", "C"}) {
        if (!setlocale(LC_ALL, name)) continue;
        const auto json = parseJson("1.5");
        QVERIFY(json);
        QCOMPARE(*json->number(), 1.5);
        QCOMPARE(writeJson(1.5), std::string("1.5"));
    }
    setlocale(LC_ALL, before.c_str());
}

void tst_json::writesStrings_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QByteArray("a/b") << QByteArray("\"a/b\"");
    QTest::newRow("quote and backslash") << QByteArray("\"\\") << QByteArray("\"\\\"\\\\\"");
    QTest::newRow("controls") << QByteArray("\n\r\t\x01\x1f\0", 6) << QByteArray("\"\\n\\r\\t\\u0001\\u001f\\u0000\"");
    QTest::newRow("emoji") << QByteArray("👩‍👩‍👧") << QByteArray("\"👩‍👩‍👧\"");
    QTest::newRow("bad byte") << QByteArray("a\xFFz") << QByteArray("\"a\xEF\xBF\xBDz\"");
    QTest::newRow("cut at the end") << QByteArray("a\xE6\xB3") << QByteArray("\"a\xEF\xBF\xBD\"");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

void tst_json::writesStrings() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, written);
    const auto text = writeJson(words(bytes));
    QCOMPARE(QByteArray::fromStdString(text), written);
    QVERIFY(parseJson(text));
}

void tst_json::writesDoublesShortest_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* written, double number) { QTest::newRow(written) << number << QByteArray(written); };
    row("0.1", 0.1);
    row("1.0", 1);
    row("-0.0", -0.0);
    row("0.30000000000000004", 0.1 + 0.2);
    row("5e-324", 5e-324);
    row("1.7976931348623157e+308", std::numeric_limits<double>::max());
    row("1e+100", 1e100);
    QTest::newRow("NaN") << std::nan("") << QByteArray("null");
    QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << QByteArray("null");
}

void tst_json::writesDoublesShortest() {
    QFETCH(double, number);
    QFETCH(QByteArray, written);
    QCOMPARE(QByteArray::fromStdString(writeJson(number)), written);
    if (!std::isfinite(number)) return;
    const auto again = parseJson(written.toStdString());
    QVERIFY(again && again->isReal());
    QCOMPARE(std::bit_cast<std::uint64_t>(*again->number()), std::bit_cast<std::uint64_t>(number));
}

void tst_json::writesIndented() {
    Json json;
    json.set("shape", Json::Array{2, 3}).set("list", Json::Array{Json::Array{}, 1}).set("none", Json::Object{});
    json.set("shape", Json::Array{4, 5});
    const char* expected = "{\n  \"shape\": [4, 5],\n  \"list\": [\n    [],\n    1\n  ],\n  \"none\": {}\n}";
    QCOMPARE(QString::fromStdString(writeJson(json, 2)), QString(expected));
}

void tst_json::comparesByValue() {
    QVERIFY(Json(3) == Json(std::uint64_t(3)));
    QVERIFY(!(Json(3) == Json(3.0)));
    QVERIFY(Json(3u).integer() && !Json(3.0).integer());
    QVERIFY(!Json(-1).natural());
    QCOMPARE(*Json(std::numeric_limits<std::uint64_t>::max()).natural(), std::numeric_limits<std::uint64_t>::max());
    QVERIFY(!Json(std::numeric_limits<std::uint64_t>::max()).integer());
    QVERIFY(Json().isNull() && !Json(true).number() && *Json(true).boolean());
}

QTEST_APPLESS_MAIN(tst_json)
#include "tst_json.moc"
