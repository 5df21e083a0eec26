// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/toy_lens.h"

using namespace att;

namespace {

const std::vector<Lens>& lenses() {
    static const auto list = toyLenses();
    return list;
}

/// Edits in a process of its own that is killed at once, as a crash would.
void crashWith(const QString& folder, const QList<int>& sizes) {
    const pid_t child = fork();
    if (child == 0) {
        Document document(lenses());
        Journal journal(folder, document);
        for (const int size : sizes) (void)document.edit("size", size, true);
        kill(getpid(), SIGKILL);
    }
    waitpid(child, nullptr, 0);
}

QStringList filesIn(const QString& folder) { return QDir(folder).entryList(QDir::Files); }

}  // namespace

class tst_journal : public QObject {
    Q_OBJECT
private slots:
    void aKillLosesNothing();
    void isOfferedTwiceAtMost();
    void aTornLineCostsOnlyItself();
    void aDamagedOneIsRefused();
    void anotherProgramsIsLeftAlone();
    void savingForgets();
    void anOrderlyEndIsTheLastSession();
    void nothingIsWrittenWithoutAnEdit();
    void saysOnceThatItCannotWrite();
};

void tst_journal::aKillLosesNothing() {
    const QTemporaryDir folder;
    crashWith(folder.path(), {5, 6, 7});
    Document document(lenses());
    Journal journal(folder.path(), document);
    const QString orphan = journal.takeOrphan();
    QVERIFY(!orphan.isEmpty());
    const auto workspace = journal.read(orphan);
    QVERIFY(workspace);
    QCOMPARE(toySize(*workspace->session.spec()), 7);
    journal.discard(orphan);
    QVERIFY(journal.takeOrphan().isEmpty());
}

void tst_journal::isOfferedTwiceAtMost() {
    const QTemporaryDir folder;
    crashWith(folder.path(), {5});
    Document document(lenses());
    for (int start = 0; start < 2; ++start) QVERIFY(!Journal(folder.path(), document).takeOrphan().isEmpty());
    QVERIFY(Journal(folder.path(), document).takeOrphan().isEmpty());
    QVERIFY(filesIn(folder.path()).first().endsWith(".aside"));
}

void tst_journal::aTornLineCostsOnlyItself() {
    const QTemporaryDir folder;
    crashWith(folder.path(), {5, 6, 7});
    Document document(lenses());
    Journal journal(folder.path(), document);
    const QString orphan = journal.takeOrphan();
    QFile file(orphan);
    QVERIFY(file.resize(file.size() - 3));
    QCOMPARE(toySize(*journal.read(orphan)->session.spec()), 6);
}

void tst_journal::aDamagedOneIsRefused() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("journal-1-1.jsonl.0"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\0\xff not a line of JSON\n", 22);
    file.close();
    Document document(lenses());
    Journal journal(folder.path(), document);
    const QString orphan = journal.takeOrphan();
    QVERIFY(!orphan.isEmpty());
    QVERIFY(!journal.read(orphan));
}

void tst_journal::anotherProgramsIsLeftAlone() {
    const QTemporaryDir folder;
    Document first(lenses()), second(lenses());
    Journal mine(folder.path(), first);
    QVERIFY(first.edit("size", 5, true));
    Journal other(folder.path(), second);
    QVERIFY(other.takeOrphan().isEmpty());
    QCOMPARE(filesIn(folder.path()).size(), 1);
}

void tst_journal::savingForgets() {
    const QTemporaryDir folder;
    Document document(lenses());
    Journal journal(folder.path(), document);
    QVERIFY(document.edit("size", 5, true));
    journal.forget();
    QVERIFY(filesIn(folder.path()).isEmpty());
    QVERIFY(document.edit("size", 6, true));
    QCOMPARE(filesIn(folder.path()).size(), 1);
}

void tst_journal::anOrderlyEndIsTheLastSession() {
    const QTemporaryDir folder;
    Document document(lenses());
    {
        Journal journal(folder.path(), document);
        QVERIFY(document.edit("size", 5, true));
    }
    Journal journal(folder.path(), document);
    QVERIFY(journal.takeOrphan().isEmpty());
    QCOMPARE(toySize(*journal.read(journal.lastSessionPath())->session.spec()), 5);
}

void tst_journal::nothingIsWrittenWithoutAnEdit() {
    const QTemporaryDir folder;
    Document document(lenses());
    { Journal journal(folder.path(), document); }
    QVERIFY(filesIn(folder.path()).isEmpty());
}

void tst_journal::saysOnceThatItCannotWrite() {
    Document document(lenses());
    Journal journal("/dev/null/nowhere", document);
    QSignalSpy failed(&journal, &Journal::failed);
    QVERIFY(document.edit("size", 5, true));
    QVERIFY(document.edit("size", 6, true));
    QCOMPARE(failed.count(), 1);
}

QTEST_GUILESS_MAIN(tst_journal)
#include "tst_journal.moc"
