// SPDX-License-Identifier: GPL-3.0-or-later
// The program in engine/README.md is tests/engine/example.cpp, word for word but for the licence, and it runs.
#include <QFile>
#include <QTest>

#define main exampleMain
#include "tests/engine/example.cpp"
#undef main

class tst_readme : public QObject {
    Q_OBJECT
private slots:
    void quotesTheExample();
    void runsTheExample();
};

namespace {

QByteArray contents(const char* path) {
    QFile file(QString(ATT_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void tst_readme::quotesTheExample() {
    auto program = contents("tests/engine/example.cpp");
    program.remove(0, program.indexOf('\n') + 1);  // the licence
    QVERIFY(program.startsWith("#include"));
    QVERIFY(contents("engine/README.md").contains("```cpp\n" + program + "```\n"));
}

void tst_readme::runsTheExample() { QCOMPARE(exampleMain(), 0); }

QTEST_APPLESS_MAIN(tst_readme)
#include "tst_readme.moc"
