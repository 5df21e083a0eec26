// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_run.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <sstream>

#include "app/command_session.h"
#include "app/opening.h"
#include "engine/io/arrays.h"

using namespace att;

namespace {

struct Reply {
    int status;
    QString out, err;
};

Reply run(const QStringList& arguments) {
    std::vector<std::string> list;
    for (const QString& argument : arguments) list.push_back(argument.toStdString());
    const auto line = parseCommandLine(list);
    if (!line) return {kCommandLineFault, {}, QString::fromStdString(english(line.error().message)) + '\n'};
    std::ostringstream out, err;
    const int status = runCommand(catalogue(), *line, out, err);
    return {status, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class tst_command_run : public QObject {
    Q_OBJECT
private slots:
    void listsEveryLens();
    void describesEveryLens();
    void answersInJson_data();
    void answersInJson();
    void writesEveryKind_data();
    void writesEveryKind();
    void writesEveryArrayByItsAddress();
    void takesArraysBack_data();
    void takesArraysBack();
    void namesAMissingFileOfArrays();
    void aPictureBringsItsFieldsBack();
    void setsInTheOrderOfTheScreen();
    void onePanelAlone();
    void saysWhatWouldDo_data();
    void saysWhatWouldDo();
    void saysWhatDoesNotCount();
    void inspects();
    void saysWhatAWorkspaceLeavesOut();
    void inspectsAsOpeningWould();
    void trains();
};

void tst_command_run::listsEveryLens() {
    const Reply reply = run({"--list"});
    QCOMPARE(reply.status, int(kDone));
    for (const Lens& lens : catalogue()) QVERIFY(reply.out.contains(lens.id));
}

void tst_command_run::describesEveryLens() {
    for (const Lens& lens : catalogue()) {
        const Reply reply = run({"--describe", lens.id});
        QCOMPARE(reply.status, int(kDone));
        for (const FieldEntry& entry : entries(*lens.defaults())) QVERIFY2(reply.out.contains(entry.field.key), entry.field.key);
        for (const ArraySlot& slot : lens.arrays(*lens.defaults())) QVERIFY2(reply.out.contains(slot.name.c_str()), slot.name.c_str());
        for (const char* formula : lens.article.formulas) QVERIFY2(reply.out.contains(QString::fromUtf8(formula)), formula);
        const auto json = parseJson(run({"--describe", lens.id, "--json"}).out.toStdString());
        QCOMPARE(json->find("article")->find("formulas")->array()->size(), lens.article.formulas.size());
    }
}

void tst_command_run::answersInJson_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("list") << QStringList{"--list", "--json"};
    QTest::newRow("describe") << QStringList{"--describe", "multi_head", "--json"};
    QTest::newRow("inspect") << QStringList{"--inspect", "/dev/null", "--json"};
}

void tst_command_run::answersInJson() {
    QFETCH(QStringList, arguments);
    QVERIFY(parseJson(run(arguments).out.toStdString()));
}

void tst_command_run::writesEveryKind_data() {
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"png", "svg", "pdf", "csv", "npy", "npz", "json", "safetensors"}) QTest::newRow(suffix) << suffix;
}

void tst_command_run::writesEveryKind() {
    QFETCH(QString, suffix);
    const QTemporaryDir folder;
    const QString path = folder.filePath("out." + suffix);
    const Reply reply =
        run({"--lens", "multi_head", "--set", "weights=seed", "--set", "heads=4", "--set", "text=<b>&amp; %1", "--head", "2", "--export", path});
    QVERIFY2(reply.status == kDone, qPrintable(reply.err));
    QVERIFY(QFile(path).size() > 20);
    QCOMPARE(reply.out, path + '\n');
}

void tst_command_run::writesEveryArrayByItsAddress() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("all.npz");
    QCOMPARE(run({"--lens", "multi_head", "--set", "weights=seed", "--set", "heads=2", "--set", "d_model=8", "--export", path}).status, int(kDone));
    const auto arrays = readArrays(path.toStdString());
    QVERIFY(arrays);
    SpecPtr spec = findLens("multi_head")->defaults();
    for (const auto& [key, words] : {std::pair("weights", "seed"), {"heads", "2"}, {"d_model", "8"}}) spec = *withWords(spec, key, words);
    Watch watch;
    watch.keepAll = true;
    const auto outcome = findLens("multi_head")->run(spec, watch);
    for (const Stage& stage : (*outcome)->stages)
        for (const Panel& panel : stage.panels) {
            if (!panel.values) continue;
            const auto found = arrays->find(address(stage, panel));
            QVERIFY2(found != arrays->end(), address(stage, panel).c_str());
            QVERIFY(std::equal(found->second.values.begin(), found->second.values.end(), panel.values->data()));
        }
}

void tst_command_run::takesArraysBack_data() {
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"npz", "safetensors"}) QTest::newRow(suffix) << suffix;
}

void tst_command_run::takesArraysBack() {
    QFETCH(QString, suffix);
    const QTemporaryDir folder;
    const QString first = folder.filePath("first." + suffix), second = folder.filePath("second." + suffix);
    const QStringList options{"--lens", "multi_head", "--set", "weights=seed", "--set", "heads=2", "--set", "d_model=16"};
    QCOMPARE(run(options + QStringList{"--set", "bias=on", "--export", first}).status, int(kDone));
    const Reply reply = run(options + QStringList{"--arrays", first, "--set", "bias=on", "--set", "seed=8", "--set", "text=b", "--export", second});
    QVERIFY2(reply.status == kDone, qPrintable(reply.err));
    QCOMPARE(contentOf(second), contentOf(first));
}

void tst_command_run::namesAMissingFileOfArrays() {
    const Reply reply = run({"--lens", "multi_head", "--arrays", "/nowhere/w.npz", "--export", "/nowhere/out.npy"});
    QVERIFY(reply.err.contains("w.npz"));
}

void tst_command_run::aPictureBringsItsFieldsBack() {
    const QTemporaryDir folder;
    for (const char* name : {"a.png", "a.svg"}) {
        const QString path = folder.filePath(name);
        QCOMPARE(run({"--lens", "multi_head", "--set", "heads=4", "--set", "look.colours=magma", "--export", path}).status, int(kDone));
        const auto opened = openFile(catalogue(), defaultSession(catalogue()), path.toStdString());
        QVERIFY(opened);
        QVERIFY(opened->inPicture);
        const Session& session = opened->workspace->session;
        QVERIFY(equal(*session.spec(), **withWords(findLens("multi_head")->defaults(), "heads", "4")));
        QCOMPARE(session.look->colours, Colours::Magma);
    }
    QVERIFY(!QImage(folder.filePath("a.png")).isNull());
}

/// What a task sets does not undo what was asked for beside it.
void tst_command_run::setsInTheOrderOfTheScreen() {
    using Arguments = std::vector<std::string>;
    for (const auto& arguments : {Arguments{"--lens", "train", "--set", "heads=1", "--set", "task=dates"},
                                  Arguments{"--lens", "train", "--set", "task=dates", "--set", "heads=1"}}) {
        const auto session = sessionOf(catalogue(), defaultSession(catalogue()), *parseCommandLine(arguments));
        QVERIFY(session);
        for (const auto& entry : entries(*session->spec())) {
            if (std::string_view(entry.field.key) == "task") QCOMPARE(toWords(entry.value), std::string("dates"));
            if (std::string_view(entry.field.key) == "heads") QCOMPARE(toWords(entry.value), std::string("1"));
            if (std::string_view(entry.field.key) == "steps") QCOMPARE(toWords(entry.value), std::string("3000"));
        }
    }
}

void tst_command_run::onePanelAlone() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("w.npz");
    QCOMPARE(run({"--lens", "multi_head", "--panel", "weights", "--export", path}).status, int(kDone));
    QCOMPARE(readArrays(path.toStdString())->size(), std::size_t(1));
}

void tst_command_run::saysWhatWouldDo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("names");
    QTest::newRow("lens") << QStringList{"--lens", "multihead", "--export", "a.png"} << int(kCommandLineFault)
                          << "multihead multi_head self_attention";
    QTest::newRow("field") << QStringList{"--lens", "multi_head", "--set", "head=4", "--export", "a.png"} << int(kInputFault) << "head heads";
    QTest::newRow("value") << QStringList{"--lens", "multi_head", "--set", "heads=99", "--export", "a.png"} << int(kInputFault) << "heads 99 32";
    QTest::newRow("look") << QStringList{"--set", "look.colours=jet", "--export", "a.png"} << int(kInputFault) << "colours jet viridis";
    QTest::newRow("figure") << QStringList{"--set", "figure.dpi=many", "--export", "a.png"} << int(kInputFault) << "dpi many";
    QTest::newRow("suffix") << QStringList{"--export", "a.jpg"} << int(kCommandLineFault) << "a.jpg .png .npz";
    QTest::newRow("task") << QStringList{"--train", "copying"} << int(kCommandLineFault) << "copying copy reverse";
    QTest::newRow("model") << QStringList{"--train", "copy", "--export", "a.png"} << int(kCommandLineFault) << "a.png .safetensors";
    QTest::newRow("panel") << QStringList{"--export", "a.png", "--panel", "nowhere"} << int(kInputFault) << "nowhere weights/";
    QTest::newRow("head") << QStringList{"--lens", "multi_head", "--export", "a.png", "--head", "99"} << int(kInputFault) << "99 4";
    QTest::newRow("arrays") << QStringList{"--arrays", "/nowhere.npz", "--export", "a.png"} << int(kInputFault) << "/nowhere.npz";
    QTest::newRow("file") << QStringList{"/nowhere", "--export", "a.png"} << int(kInputFault) << "/nowhere";
    QTest::newRow("folder") << QStringList{"--export", "/nowhere/a.png"} << int(kInputFault) << "/nowhere";
    QTest::newRow("option") << QStringList{"--exprot", "a.png"} << int(kCommandLineFault) << "--exprot --help";
    QTest::newRow("inspect") << QStringList{"--inspect", "/dev/zero"} << int(kInputFault) << "/dev/zero";
    QTest::newRow("describe") << QStringList{"--describe", "x"} << int(kCommandLineFault) << "x multi_head";
}

void tst_command_run::saysWhatWouldDo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, names);
    const Reply reply = run(arguments);
    QTEST(reply.status, "status");
    QVERIFY(reply.out.isEmpty());
    QCOMPARE(reply.err.count('\n'), 1);
    for (const QString& name : names.split(' ')) QVERIFY2(reply.err.contains(name), qPrintable(reply.err));
}

/// What the window greys out or tells in its bar, the command line tells too.
void tst_command_run::saysWhatDoesNotCount() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.npy");
    const Reply locked = run({"--lens", "cross_attention", "--set", "heads=2", "--export", file});
    QVERIFY2(locked.status == kDone && locked.err.contains("heads counts for nothing here"), qPrintable(locked.err));
    const Reply unread = run({"--lens", "masks", "--set", "painted=abc", "--export", file});
    QVERIFY2(unread.status == kDone && unread.err.contains("could not be read"), qPrintable(unread.err));
    QVERIFY(run({"--lens", "masks", "--export", file}).err.isEmpty());
}

void tst_command_run::inspects() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("all.npz");
    QCOMPARE(run({"--lens", "multi_head", "--export", path}).status, int(kDone));
    const Reply reply = run({"--inspect", path});
    QCOMPARE(reply.status, int(kDone));
    QVERIFY2(reply.out.contains("weights/"), qPrintable(reply.out));
}

namespace {

/// A workspace file with these members beside its format.
QString workspaceFile(const QTemporaryDir& folder, const char* members) {
    QFile file(folder.filePath("w.attention"));
    if (!file.open(QFile::WriteOnly)) qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write(R"({"format": "attention-explorer workspace", )" + QByteArray(members) + "}");
    return file.fileName();
}

}  // namespace

/// One line each, and the figure is written all the same.
void tst_command_run::saysWhatAWorkspaceLeavesOut() {
    const QTemporaryDir folder;
    const QString file = workspaceFile(folder, R"("version": 99, "later": 1, "lens": "nowhere", "lenses": {"multi_head": {"colour": 1}})");
    const Reply reply = run({"--workspace", file, "--export", folder.filePath("a.npy")});
    QVERIFY2(reply.status == kDone && reply.err.count('\n') == 4, qPrintable(reply.err));
    for (const char* word : {"newer", "later", "nowhere", "colour"}) QVERIFY2(reply.err.contains(word), qPrintable(reply.err));
    QVERIFY(run({"--inspect", file}).err == reply.err);
}

/// What inspecting promises, opening keeps.
void tst_command_run::inspectsAsOpeningWould() {
    const QTemporaryDir folder;
    const Reply reply = run({"--inspect", workspaceFile(folder, R"("version": 1, "lenses": {"multi_head": {"heads": "x"}})")});
    QCOMPARE(reply.status, int(kInputFault));
    QVERIFY2(reply.out.isEmpty() && reply.err.contains("heads is x"), qPrintable(reply.err));
}

void tst_command_run::trains() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("sort.safetensors");
    const Reply reply = run({"--train", "sort", "--set", "steps=2", "--set", "d_model=16", "--export", path});
    QCOMPARE(reply.status, int(kDone));
    QVERIFY2(reply.out.contains("step      2 of 2") && reply.out.contains("weights"), qPrintable(reply.out));
    QVERIFY(QFile::exists(path));
    QVERIFY(run({"--train", "fly"}).err.contains("zh-en"));
}

QTEST_MAIN(tst_command_run)
#include "tst_command_run.moc"
