// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program killed at random moments of editing: the next start offers all that was finished. The edits are made in a second
// process of this test, which tells each one after the document has taken it. ATT_KILLS asks for more rounds.
#include <signal.h>

#include <QApplication>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"

using namespace att;

namespace {

constexpr const char* lensId = "multi_head";
constexpr const char* counter = "seed";  // the number of the edit, where it can be read back

int counted(const Spec& spec) {
    for (const FieldEntry& entry : entries(spec))
        if (std::strcmp(entry.field.key, counter) == 0) return std::get<int>(entry.value);
    return -1;
}

/// Edits without end, with pictures in between, and writes the number of each finished edit.
int editForEver(const QString& folder) {
    Program program(catalogue(), {{}, folder});
    MainWindow window(program);
    window.show();
    program.document.chooseLens(lensId);
    int edit = 0;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &window, [&] {
        ++edit;
        (void)program.document.edit("temperature", 0.5 + 0.01 * (edit % 100), false);
        (void)program.document.edit(counter, edit, true);
        printf("%d\n", edit);
        fflush(stdout);
    });
    tick.start(2);
    return QApplication::exec();
}

/// The last whole line.
int lastTold(const QByteArray& out) {
    const auto end = out.lastIndexOf('\n');
    return out.left(end).mid(out.left(end).lastIndexOf('\n') + 1).toInt();
}

int rounds() {
    bool given = false;
    const int number = qEnvironmentVariableIntValue("ATT_KILLS", &given);
    return given ? number : 4;
}

}  // namespace

class tst_kill : public QObject {
    Q_OBJECT
private slots:
    void losesNothingThatWasFinished();
};

void tst_kill::losesNothingThatWasFinished() {
    QRandomGenerator dice(10);
    for (int round = 0; round < rounds(); ++round) {
        const QTemporaryDir folder;
        QProcess editor;
        editor.start(QCoreApplication::applicationFilePath(), {"--edit", folder.path()});
        QTRY_VERIFY_WITH_TIMEOUT(editor.bytesAvailable() > 0, 20000);
        QTest::qWait(dice.bounded(300));
        QVERIFY(::kill(pid_t(editor.processId()), SIGKILL) == 0);
        QVERIFY(editor.waitForFinished());
        const int told = lastTold(editor.readAllStandardOutput());
        QVERIFY(told > 0);

        Program program(catalogue(), {{}, folder.path()});
        MainWindow window(program);
        window.show();
        NoticeBar* notice = window.parts().notice;
        QVERIFY(notice->isVisible());
        notice->findChildren<QPushButton*>()[1]->click();
        QCOMPARE(program.document.lens().id, lensId);
        const int found = counted(*program.document.spec());
        QVERIFY2(found == told || found == told + 1, qPrintable(QString("edit %1 was finished, %2 is offered").arg(told).arg(found)));
    }
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--edit") == 0) return editForEver(QString::fromLocal8Bit(argv[2]));
    tst_kill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
