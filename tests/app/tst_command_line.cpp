// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QTest>

using namespace att;

class tst_command_line : public QObject {
    Q_OBJECT
private slots:
    void opensAWindowByItself();
    void readsAnExport();
    void keepsWhatFollowsTheFirstEquals();
    void trainsWhereverTheExportStands();
    void refuses_data();
    void refuses();
    void helpNamesEveryOption();
};

void tst_command_line::opensAWindowByItself() {
    QCOMPARE(parseCommandLine({})->verb, Verb::Window);
    const auto line = parseCommandLine({"--lens", "multi_head", "a.attention"});
    QCOMPARE(line->verb, Verb::Window);
    QCOMPARE(line->file, std::string("a.attention"));
}

void tst_command_line::readsAnExport() {
    const auto line = parseCommandLine(
        {"--lens=multi_head", "--set", "heads=4", "--set", "mask=causal", "--export", "a.png", "--export", "b.npz", "--panel", "weights"});
    QVERIFY(line);
    QCOMPARE(line->verb, Verb::Export);
    QCOMPARE(line->sets.size(), 2u);
    QCOMPARE(line->sets[1].first, std::string("mask"));
    QCOMPARE(line->exports.size(), 2u);
    QCOMPARE(line->panel, std::string("weights"));
}

void tst_command_line::keepsWhatFollowsTheFirstEquals() {
    const auto line = parseCommandLine({"--set", "text=a=b --set", "--set=text=-rf"});
    QCOMPARE(line->sets[0].second, std::string("a=b --set"));
    QCOMPARE(line->sets[1].second, std::string("-rf"));
}

void tst_command_line::trainsWhereverTheExportStands() {
    for (const auto& arguments :
         {std::vector<std::string>{"--train", "sort", "--export", "a.safetensors"}, {"--export", "a.safetensors", "--train", "sort"}}) {
        const auto line = parseCommandLine(arguments);
        QVERIFY(line);
        QCOMPARE(line->verb, Verb::Train);
        QCOMPARE(line->subject, std::string("sort"));
        QCOMPARE(line->exports, std::vector<std::string>{"a.safetensors"});
    }
}

void tst_command_line::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown") << QStringList{"--lense", "x"}
                             << "There is no option --lense; --help lists them. A file of that name is written ./--lense.";
    QTest::newRow("dash") << QStringList{"-rf"} << "There is no option -rf; --help lists them. A file of that name is written ./-rf.";
    QTest::newRow("no value") << QStringList{"--lens"} << "--lens needs a value: --lens LENS.";
    QTest::newRow("value for a switch") << QStringList{"--list=all"} << "--list takes no value.";
    QTest::newRow("set") << QStringList{"--set", "heads"} << "--set takes KEY=VALUE, such as --set heads=4, not heads.";
    QTest::newRow("two files") << QStringList{"a", "b"} << "One file at a time: a and b were given.";
    QTest::newRow("two verbs") << QStringList{"--list", "--inspect", "a"} << "Ask for one thing at a time: see --help.";
    QTest::newRow("two models") << QStringList{"--train", "sort", "--export", "a", "--export", "b"}
                                << "--train writes one model; give --export once.";
    QTest::newRow("train and list") << QStringList{"--train", "sort", "--list"} << "Ask for one thing at a time: see --help.";
    QTest::newRow("panel alone") << QStringList{"--panel", "weights"} << "--panel and --head say what to export; add --export FILE.";
    QTest::newRow("json alone") << QStringList{"--json"}
                                << "--json goes with --inspect, --list or --describe; to export numbers as JSON use --export FILE.json.";
    QTest::newRow("theme") << QStringList{"--theme", "blue"} << "--theme is one of system, light, dark, not blue.";
    QTest::newRow("memory") << QStringList{"--memory", "lots"} << "--memory takes a whole number of GiB from 1 to 1024, not lots.";
}

void tst_command_line::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    std::vector<std::string> list;
    for (const QString& argument : arguments) list.push_back(argument.toStdString());
    const auto line = parseCommandLine(list);
    QVERIFY(!line);
    QCOMPARE(QString::fromStdString(english(line.error().message)), says);
}

void tst_command_line::helpNamesEveryOption() {
    for (const char* name :
         {"--lens", "--set", "--arrays", "--export", "--panel", "--gallery", "--inspect", "--list", "--describe", "--workspace", "--train"})
        QVERIFY2(helpText().find(name) != std::string::npos, name);
}

QTEST_APPLESS_MAIN(tst_command_line)
#include "tst_command_line.moc"
