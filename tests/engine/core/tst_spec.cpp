// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/spec.h"

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

    void fields(FieldVisitor& v) override {
        v.whole(heads, {.key = "heads", .initial = 8, .minimum = 1, .maximum = 32});
        v.real(temperature, {.key = "temperature", .initial = 1, .minimum = 0.1, .maximum = 10});
        v.flag(bias, {.key = "bias"});
        v.choice(mask, {.key = "mask", .choices = {{"none", {}}, {"causal", {}}}});
        v.text(text, {.key = "text", .initialText = "我吃柠檬", .maximumLength = 20});
    }
};

const Options& options(const SpecPtr& spec) { return static_cast<const Options&>(*spec); }

}  // namespace

class tst_spec : public QObject {
    Q_OBJECT
private slots:
    void startsAtInitialValues();
    void changesOneField();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void writesWhatItReads();
    void comparesByValue();
};

void tst_spec::startsAtInitialValues() {
    const auto spec = makeDefault<Options>();
    QCOMPARE(options(spec).heads, 8);
    QCOMPARE(options(spec).mask, Mask::None);
    QCOMPARE(options(spec).text, std::string("我吃柠檬"));
}

void tst_spec::changesOneField() {
    const auto before = makeDefault<Options>();
    const auto after = withWords(before, "mask", "causal");
    QVERIFY(after);
    QCOMPARE(options(*after).mask, Mask::Causal);
    QCOMPARE(options(before).mask, Mask::None);
    QCOMPARE(differences(*before, **after).size(), 1u);
}

void tst_spec::refusesWhatDoesNotFit_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such field") << "head" << "3" << "there is no field head; the fields are: heads, temperature, bias, mask, text";
    QTest::newRow("fraction") << "heads" << "2.5" << "heads is 2.5, but must be a whole number from 1 to 32";
    QTest::newRow("word") << "heads" << "many" << "heads is many, but must be a whole number from 1 to 32";
    QTest::newRow("too large") << "heads" << "33" << "heads is 33, outside the range from 1 to 32";
    QTest::newRow("overflow") << "heads" << "4294967297" << "heads is 4294967297, outside the range from 1 to 32";
    QTest::newRow("not finite") << "temperature" << "nan" << "temperature is nan, but must be a number from 0.1 to 10";
    QTest::newRow("choice") << "mask" << "window" << "mask is window, but must be one of: none, causal";
    QTest::newRow("flag") << "bias" << "maybe" << "bias is maybe, but must be on or off";
    QTest::newRow("long") << "text" << "123456789012345678901" << "text has 21 bytes; the limit is 20";
}

void tst_spec::refusesWhatDoesNotFit() {
    QFETCH(QString, key);
    QFETCH(QString, words);
    QFETCH(QString, says);
    const auto changed = withWords(makeDefault<Options>(), key.toStdString(), words.toStdString());
    QVERIFY(!changed);
    QCOMPARE(QString::fromStdString(english(changed.error().message)), says);
}

void tst_spec::writesWhatItReads() {
    auto spec = makeDefault<Options>();
    for (const auto& [key, words] : {std::pair{"heads", "3"}, {"temperature", "0.3"}, {"bias", "on"}, {"mask", "causal"}, {"text", "%1 %2"}}) {
        spec = *withWords(spec, key, words);
        for (const auto& entry : entries(*spec))
            if (QString(entry.field.key) == key) QCOMPARE(toWords(entry.value), std::string(words));
    }
}

void tst_spec::comparesByValue() {
    const auto a = makeDefault<Options>();
    QVERIFY(equal(*a, *makeDefault<Options>()));
    QVERIFY(!equal(*a, **withWords(a, "heads", "9")));
}

QTEST_APPLESS_MAIN(tst_spec)
#include "tst_spec.moc"
