// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/segment.h"

#include <QElapsedTimer>
#include <QTest>

#include "engine/text/utf8.h"

using namespace att;

Q_DECLARE_METATYPE(att::Segmentation)

class tst_segment : public QObject {
    Q_OBJECT
private slots:
    void cuts_data();
    void cuts();
    void mendsBrokenText_data();
    void mendsBrokenText();
    void stopsAtTheLimit_data();
    void stopsAtTheLimit();
    void survivesAnything_data();
    void survivesAnything();
    void leavesNoControlCharacter();
    void tellsPunctuation();
    void measuresAMillionCharacters_data();
    void measuresAMillionCharacters();
};

namespace {

std::string repeat(std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
}

QString joined(const Segments& segments) {
    QStringList list;
    for (const auto& token : segments.tokens) list += QString::fromStdString(token);
    return list.join('|');
}

constexpr const char* family = "👨‍👩‍👧‍👦";

}  // namespace

void tst_segment::cuts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Segmentation>("how");
    QTest::addColumn<QString>("tokens");
    using enum Segmentation;
    QTest::newRow("English") << "The cat sat, didn't it?" << Words << "The|cat|sat|,|didn't|it|?";
    QTest::newRow("Chinese words") << "注意力机制是深度学习" << Words << "注意力|机制|是|深度|学习";
    QTest::newRow("lemon") << "我吃柠檬" << Words << "我|吃|柠檬";
    QTest::newRow("two scripts") << "我爱AI" << Words << "我|爱|AI";
    QTest::newRow("family word") << QString("a ") + family + " b" << Words << QString("a|") + family + "|b";
    QTest::newRow("spaces") << " \t\n\xC2\xA0 " << Words << "";
    QTest::newRow("empty") << "" << Words << "";
    QTest::newRow("Arabic") << "السلام عليكم" << Words << "السلام|عليكم";
    QTest::newRow("zero width space") << "a\u200b b" << Words << "a|b";
    QTest::newRow("Chinese characters") << "我吃柠檬" << Characters << "我|吃|柠|檬";
    QTest::newRow("clusters") << QString("e\u0301") + family + "🇩🇪👍🏽" << Characters
                              << QString("e\u0301|") + family + "|🇩🇪|👍🏽";
    QTest::newRow("seen spaces") << "a b\r\n\t" << Characters << "a|␣|b|↵|⇥";
    QTest::newRow("whitespace") << "  the cat,  sat\n" << Whitespace << "the|cat,|sat";
    QTest::newRow("ideographic space") << "我\u3000吃" << Whitespace << "我|吃";
    QTest::newRow("bytes") << "水a" << Bytes << "⟨E6⟩|⟨B0⟩|⟨B4⟩|⟨61⟩";
}

void tst_segment::cuts() {
    QFETCH(QString, text);
    QFETCH(Segmentation, how);
    const auto segments = segment(text.toStdString(), how, 4096);
    QTEST(joined(segments), "tokens");
    QCOMPARE(segments.charactersCut, 0u);
}

void tst_segment::mendsBrokenText_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << "a\uFFFDz";
    QTest::newRow("high surrogate") << QByteArray("\xED\xA0\xBD") << "\uFFFD\uFFFD\uFFFD";
    QTest::newRow("truncated") << QByteArray("\xE6\xB0") << "\uFFFD";
    QTest::newRow("truncated, then text") << QByteArray("\xF0\x9F\x98x") << "\uFFFDx";
    QTest::newRow("overlong") << QByteArray("\xC0\x80") << "\uFFFD\uFFFD";
    QTest::newRow("too large") << QByteArray("\xF4\x90\x80\x80") << "\uFFFD\uFFFD\uFFFD\uFFFD";
    QTest::newRow("sound") << QByteArray("\xF4\x8F\xBF\xBF水") << QString::fromUtf8("\xF4\x8F\xBF\xBF水");
}

void tst_segment::mendsBrokenText() {
    QFETCH(QByteArray, bytes);
    const auto mended = validUtf8(bytes.toStdString());
    QTEST(QString::fromStdString(mended), "text");
    QCOMPARE(validUtf8(mended), mended);
}

void tst_segment::stopsAtTheLimit_data() {
    QTest::addColumn<Segmentation>("how");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("cut");
    using enum Segmentation;
    QTest::newRow("words") << Words << 5 << 9;
    QTest::newRow("characters") << Characters << 5 << 14;
    QTest::newRow("whitespace") << Whitespace << 5 << 9;
    QTest::newRow("bytes") << Bytes << 5 << 14;
}

void tst_segment::stopsAtTheLimit() {
    QFETCH(Segmentation, how);
    QFETCH(int, tokens);
    QFETCH(int, cut);
    const std::string text = "a b c d e f g h i j";
    const auto five = segment(text, how, 5);
    QCOMPARE(int(five.tokens.size()), tokens);
    // Words leave "  f g h i j" behind: the space before f counts.
    QCOMPARE(int(five.charactersCut), how == Segmentation::Words || how == Segmentation::Whitespace ? cut + 1 : cut);
    QCOMPARE(segment(text, how, 19).charactersCut, 0u);
    QCOMPARE(segment("a b  ", how, 2).charactersCut, how == Segmentation::Words || how == Segmentation::Whitespace ? 0u : 3u);
}

void tst_segment::survivesAnything_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QByteArray all;
    for (int c = 0; c < 256; ++c) all += char(c);
    QTest::newRow("every byte") << all;
    QTest::newRow("900 marks") << QByteArray("e" + QByteArray::fromStdString(repeat("\u0301", 900)));
    QTest::newRow("600 overrides") << QByteArray::fromStdString(repeat("\u202E", 600) + "abc");
    QTest::newRow("noncharacter") << QByteArray("\xEF\xBF\xBF");
    QTest::newRow("jamo") << QByteArray("한각");
    QTest::newRow("markup") << QByteArray("<img src=\"/etc/hostname\"> %1 %2 &File ]]>");
}

void tst_segment::survivesAnything() {
    QFETCH(QByteArray, bytes);
    for (const auto how : {Segmentation::Words, Segmentation::Characters, Segmentation::Whitespace, Segmentation::Bytes})
        for (const auto& token : segment(bytes.toStdString(), how, 4096).tokens) {
            QVERIFY(!token.empty());
            QCOMPARE(validUtf8(token), token);
        }
}

void tst_segment::leavesNoControlCharacter() {
    std::string text;
    for (int c = 0; c < 128; ++c) text += char(c);
    for (const auto how : {Segmentation::Words, Segmentation::Characters, Segmentation::Whitespace})
        for (const auto& token : segment(text, how, 4096).tokens)
            for (const char c : token) QVERIFY(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

void tst_segment::tellsPunctuation() {
    for (const char* token : {",", "。", "…", "—", "?!", " ", "(", "“"}) QVERIFY2(isPunctuation(token), token);
    QCOMPARE(inSentence(","), std::string("“,”"));
    QCOMPARE(inSentence("cat"), std::string("cat"));
    for (const char* token : {"a", "我", "3", "don't", "␣", "🍋", "+"}) QVERIFY2(!isPunctuation(token), token);
}

void tst_segment::measuresAMillionCharacters_data() {
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("one word") << QByteArray("a");
    QTest::newRow("words") << QByteArray("word ");
    QTest::newRow("Chinese") << QByteArray("注意力机制");
    QTest::newRow("line breaks") << QByteArray("\n");
    QTest::newRow("marks") << QByteArray("\u0301");
    QTest::newRow("Thai") << QByteArray("ภาษาไทย");
    QTest::newRow("broken") << QByteArray("\xED\xA0\xBD");
}

void tst_segment::measuresAMillionCharacters() {
    QFETCH(QByteArray, piece);
    const auto text = repeat(piece.toStdString(), 1'000'000 / int(QString::fromUtf8(piece).size()));
    for (const auto how : {Segmentation::Words, Segmentation::Characters, Segmentation::Whitespace, Segmentation::Bytes}) {
        const auto segments = segment(text, how, 4096);
        QVERIFY(segments.tokens.size() <= 4096);
        QVERIFY(segments.charactersCut > 0);
    }
    QBENCHMARK_ONCE { segment(text, Segmentation::Words, 4096); }
}

QTEST_APPLESS_MAIN(tst_segment)
#include "tst_segment.moc"
