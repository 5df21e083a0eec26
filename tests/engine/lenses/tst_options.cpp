// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/options.h"

#include <QTest>

#include "engine/core/lens.h"

using namespace att;

namespace {

FieldEntry entryOf(const SpecPtr& spec, const char* key) {
    for (auto& entry : entries(*spec))
        if (QString(entry.field.key) == key) return entry;
    qFatal("no field %s", key);
}

SpecPtr with(std::initializer_list<std::pair<const char*, const char*>> words) {
    auto spec = *withWords(findLens("multi_head")->defaults(), "weights", "seed");
    for (const auto& [key, word] : words) {
        const auto changed = withWords(spec, key, word);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

QString words(const std::optional<Message>& message) { return message ? QString::fromStdString(english(*message)) : QString(); }

QString list(const std::vector<double>& numbers) {
    QStringList parts;
    for (const double number : numbers) parts += QString::number(number);
    return parts.join(' ');
}

}  // namespace

class tst_options : public QObject {
    Q_OBJECT
private slots:
    void offersHeadsThatDivide_data();
    void offersHeadsThatDivide();
    void offersWidthsThatDivide();
    void saysWhatWouldDivide_data();
    void saysWhatWouldDivide();
    void check65_headsDivideOrAreFree();
    void showsTheTiedWidth();
    void keepsTheFreeWidth();
    void locksWhatDoesNotCount_data();
    void locksWhatDoesNotCount();
    void scalesScores_data();
    void scalesScores();
};

void tst_options::offersHeadsThatDivide_data() {
    QTest::addColumn<QString>("dModel");
    QTest::addColumn<QString>("heads");
    QTest::newRow("512") << "512"
                         << "1 2 4 8 16 32";
    QTest::newRow("60") << "60"
                        << "1 2 3 4 5 6 10 12 15 20 30";
    QTest::newRow("prime") << "509"
                           << "1";
    QTest::newRow("smallest") << "2"
                              << "1 2";
}

void tst_options::offersHeadsThatDivide() {
    QFETCH(QString, dModel);
    const auto spec = with({{"d_model", qPrintable(dModel)}});
    QTEST(list(entryOf(spec, "heads").field.allowed), "heads");
    QVERIFY(entryOf(with({{"tied", "off"}}), "heads").field.allowed.empty());
}

void tst_options::offersWidthsThatDivide() {
    const auto allowed = entryOf(with({{"heads", "32"}}), "d_model").field.allowed;
    QCOMPARE(allowed.size(), 32u);
    QCOMPARE(allowed.front(), 32.0);
    QCOMPARE(allowed.back(), 1024.0);
}

void tst_options::saysWhatWouldDivide_data() {
    QTest::addColumn<QString>("dModel");
    QTest::addColumn<QString>("heads");
    QTest::addColumn<QString>("problem");
    QTest::newRow("7 of 512")
        << "512"
        << "7"
        << "d_model 512 cannot be shared equally by 7 heads. What can: heads 1, 2, 4, 8, 16, 32, or d_model 511, 518; or free d_k and d_v.";
    QTest::newRow("8 of 4") << "4"
                            << "8"
                            << "d_model 4 cannot be shared equally by 8 heads. What can: heads 1, 2, 4, or d_model 8; or free d_k and d_v.";
    QTest::newRow("31 of 1024")
        << "1024"
        << "31"
        << "d_model 1024 cannot be shared equally by 31 heads. What can: heads 1, 2, 4, 8, 16, 32, or d_model 1023; or free d_k and d_v.";
    QTest::newRow("8 of 512") << "512"
                              << "8"
                              << "";
}

void tst_options::saysWhatWouldDivide() {
    QFETCH(QString, dModel);
    QFETCH(QString, heads);
    QFETCH(QString, problem);
    const auto spec = with({{"d_model", qPrintable(dModel)}, {"heads", qPrintable(heads)}});
    QCOMPARE(words(entryOf(spec, "heads").field.problem), problem);
    const auto outcome = runGuarded(*findLens("multi_head"), spec, Watch());
    QCOMPARE(bool(outcome), problem.isEmpty());
    if (!outcome) QCOMPARE(QString::fromStdString(outcome.error().where), "heads");
    QVERIFY(runGuarded(*findLens("multi_head"), *withWords(spec, "tied", "off"), Watch()));
}

void tst_options::check65_headsDivideOrAreFree() {
    for (const int dModel : {2, 12, 64, 100, 509})
        for (int heads = 1; heads <= 32; ++heads)
            for (const char* tied : {"on", "off"}) {
                const auto spec =
                    with({{"d_model", qPrintable(QString::number(dModel))}, {"heads", qPrintable(QString::number(heads))}, {"tied", tied}});
                QCOMPARE(bool(checkFields(*spec)), dModel % heads == 0 || tied == QString("off"));
            }
}

void tst_options::showsTheTiedWidth() {
    const auto field = entryOf(with({{"heads", "16"}}), "d_k").field;
    QCOMPARE(words(field.locked), "Tied: d_model / heads = 32.");
    QCOMPARE(field.inForce, std::optional(32.0));
    QCOMPARE(words(entryOf(with({{"heads", "7"}}), "d_v").field.locked), "Tied to d_model / heads, which is not a whole number now.");
    QVERIFY(!entryOf(with({{"tied", "off"}}), "d_k").field.locked);
}

/// Setting fields in any order gives the same spec: a file may hold them in another one.
void tst_options::keepsTheFreeWidth() {
    const auto one = with({{"d_k", "24"}, {"tied", "off"}}), other = with({{"tied", "off"}, {"d_k", "24"}});
    QVERIFY(equal(*one, *other));
    const auto outcome = *runGuarded(*findLens("multi_head"), one, Watch());
    QCOMPARE(findPanel(*outcome, "qkv/q")->shape.columns, 24);
    QCOMPARE(findPanel(*outcome, "qkv/v")->shape.columns, 64);
}

void tst_options::locksWhatDoesNotCount_data() {
    QTest::addColumn<QString>("mask");
    QTest::addColumn<bool>("window");
    QTest::addColumn<bool>("padding");
    QTest::newRow("none") << "none" << false << false;
    QTest::newRow("causal") << "causal" << false << false;
    QTest::newRow("window") << "window" << true << false;
    QTest::newRow("padding") << "padding" << false << true;
}

void tst_options::locksWhatDoesNotCount() {
    QFETCH(QString, mask);
    QFETCH(bool, window);
    QFETCH(bool, padding);
    const auto spec = with({{"mask", qPrintable(mask)}});
    QCOMPARE(!entryOf(spec, "window").field.locked.has_value(), window);
    QCOMPARE(!entryOf(spec, "padding").field.locked.has_value(), padding);
}

void tst_options::scalesScores_data() {
    QTest::addColumn<bool>("scale");
    QTest::addColumn<double>("temperature");
    QTest::addColumn<double>("factor");
    QTest::newRow("scaled") << true << 1.0 << 0.125;
    QTest::newRow("bare") << false << 1.0 << 1.0;
    QTest::newRow("warm") << true << 2.0 << 0.0625;
    QTest::newRow("cold and bare") << false << 0.5 << 2.0;
}

void tst_options::scalesScores() {
    QFETCH(bool, scale);
    QFETCH(double, temperature);
    lenses::ScoreOptions options;
    options.scale = scale;
    options.temperature = temperature;
    QTEST(options.factor(64), "factor");
}

QTEST_APPLESS_MAIN(tst_options)
#include "tst_options.moc"
