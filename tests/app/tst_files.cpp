// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/document.h"
#include "app/settings.h"
#include "tests/support/toy_lens.h"
#include "widgets/selection.h"

using namespace att;

namespace {

const std::vector<Lens>& lenses() {
    static const auto list = toyLenses();
    return list;
}

/// A document with files, as the program has them.
struct Desk {
    Document document{lenses()};
    Selection selection;
    Settings settings{{}};
    Files files{document, selection, settings};
    QSignalSpy opened{&files, &Files::opened}, saved{&files, &Files::saved}, failed{&files, &Files::failed};

    int size() const { return toySize(*document.spec()); }
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

}  // namespace

class tst_files : public QObject {
    Q_OBJECT
private slots:
    void opensWhatItSaved();
    void aRefusedFileChangesNothing();
    void openingIsOneStepOfUndo();
    void theLastOneAskedForWins();
    void aFailedSaveKeepsTheOldFile();
    void aNewerVersionIsNotOverwritten();
    void knowsWhenSomethingChanged();
    void endsInTheMiddle();
};

void tst_files::opensWhatItSaved() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a 我.attention");
    Desk desk;
    QVERIFY(desk.document.edit("size", 9, true));
    desk.selection.setHead(1);
    desk.files.saveAs(path);
    QTRY_COMPARE(desk.saved.count(), 1);
    QCOMPARE(desk.settings.recentFiles(), QStringList{path});
    Desk other;
    other.files.open(path);
    QTRY_COMPARE(other.opened.count(), 1);
    QCOMPARE(other.size(), 9);
    QCOMPARE(other.selection.head(), 1);
    QCOMPARE(other.files.path(), path);
}

void tst_files::aRefusedFileChangesNothing() {
    const QTemporaryDir folder;
    write(folder.filePath("bad"), R"({"format": "attention-explorer workspace", "version": 1, "lenses": {"toy": {"size": 900}}})");
    Desk desk;
    QVERIFY(desk.document.edit("size", 9, true));
    desk.files.open(folder.filePath("bad"));
    QTRY_COMPARE(desk.failed.count(), 1);
    const QString said = desk.failed[0][0].toString();
    for (const char* part : {"bad", "toy", "size", "900", "64"}) QVERIFY2(said.contains(part), qPrintable(said));
    QCOMPARE(desk.size(), 9);
    QCOMPARE(desk.document.undoStack().count(), 1);
    desk.files.open("/nowhere/at all");
    QTRY_COMPARE(desk.failed.count(), 2);
}

void tst_files::openingIsOneStepOfUndo() {
    const QTemporaryDir folder;
    Desk desk;
    QVERIFY(desk.document.edit("size", 9, true));
    desk.files.saveAs(folder.filePath("a"));
    QTRY_COMPARE(desk.saved.count(), 1);
    Desk other;
    other.files.open(folder.filePath("a"));
    QTRY_COMPARE(other.opened.count(), 1);
    other.document.undoStack().undo();
    QCOMPARE(other.size(), 4);
}

void tst_files::theLastOneAskedForWins() {
    const QTemporaryDir folder;
    Desk desk;
    for (int size = 5; size < 8; ++size) {
        QVERIFY(desk.document.edit("size", size, true));
        desk.files.saveAs(folder.filePath(QString::number(size)));
        QTRY_COMPARE(desk.saved.count(), size - 4);
    }
    Desk other;
    for (int round = 0; round < 50; ++round) {
        other.opened.clear();
        const int last = 5 + round % 3;
        for (const int size : {7, 5, 6, last}) other.files.open(folder.filePath(QString::number(size)));
        QTRY_COMPARE(other.opened.count(), 1);
        QCOMPARE(other.size(), last);
    }
}

void tst_files::aFailedSaveKeepsTheOldFile() {
    Desk desk;
    desk.files.saveAs("/dev/full/a");
    QTRY_COMPARE(desk.failed.count(), 1);
    QVERIFY(desk.files.path().isEmpty());
    const QTemporaryDir folder;
    desk.files.saveAs(folder.path());
    QTRY_COMPARE(desk.failed.count(), 2);
}

void tst_files::aNewerVersionIsNotOverwritten() {
    const QTemporaryDir folder;
    const QByteArray text = R"({"format": "attention-explorer workspace", "version": 7, "later": 1, "lenses": {"toy": {"size": 6}}})";
    write(folder.filePath("new"), text);
    Desk desk;
    QSignalSpy noticed(&desk.files, &Files::noticed);
    desk.files.open(folder.filePath("new"));
    QTRY_COMPARE(desk.opened.count(), 1);
    QCOMPARE(desk.size(), 6);
    QVERIFY(desk.files.path().isEmpty());
    QCOMPARE(noticed.count(), 1);  // a second would take the place of the first
    const QString said = noticed[0][0].toString();
    for (const char* word : {"newer", "later", "another name"}) QVERIFY2(said.contains(word), qPrintable(said));
    QCOMPARE(contentOf(folder.filePath("new")), text);
}

void tst_files::knowsWhenSomethingChanged() {
    const QTemporaryDir folder;
    Desk desk;
    QVERIFY(!desk.files.modified());
    QVERIFY(desk.document.edit("size", 9, true));
    QVERIFY(desk.files.modified());
    desk.files.saveAs(folder.filePath("a"));
    QTRY_VERIFY(!desk.files.modified());
    desk.document.undoStack().undo();
    QVERIFY(desk.files.modified());
    desk.document.undoStack().redo();
    QVERIFY(!desk.files.modified());
}

void tst_files::endsInTheMiddle() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a");
    for (int i = 0; i < 20; ++i) {
        Desk desk;
        desk.files.saveAs(path);
        desk.files.open(path);
    }
    QVERIFY(contentOf(path).contains("attention-explorer"));
}

QTEST_GUILESS_MAIN(tst_files)
#include "tst_files.moc"
