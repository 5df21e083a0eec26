// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/courses.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/program.h"

using namespace att;

namespace {

/// A lens with a course, and one without.
std::vector<Lens> lenses() { return {*findLens("train"), *findLens("multi_head")}; }

/// The bytes of the training as a file, when the newest step has been judged; nothing when it never is.
QByteArray writtenOnceJudged(const Course& course, const QString& path) {
    if (!QTest::qWaitFor([&] { return (course.revision() & 2) != 0; }) || !course.saving(path.toStdString())()) return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class tst_courses : public QObject {
    Q_OBJECT
private slots:
    void showsWhatGoesOn();
    void survivesAnotherLens();
    void looksBackAndPins();
    void keepsItselfInAFile();
    void goesWithTheWorkspace_data();
    void goesWithTheWorkspace();
    void undoBringsTheOldOneBack();
    void opensOnAHeadThatLooksSharply();
};

void tst_courses::showsWhatGoesOn() {
    const auto list = lenses();
    Program program(list);
    program.document.chooseLens("train");
    QSignalSpy outcomes(&program.live, &Live::outcomeChanged);
    program.courses.play();
    QTRY_VERIFY(outcomes.count() > 3);
    QVERIFY(program.courses.current()->state().playing);
    program.courses.pause();
    const auto shownStep = [&] { return QString::fromStdString(english(findPanel(*program.live.outcome(), "heads/examples")->prose.front())); };
    QTRY_VERIFY(shownStep().startsWith(QString("Step %1:").arg(program.courses.current()->state().last)));
}

void tst_courses::survivesAnotherLens() {
    const auto list = lenses();
    Program program(list);
    program.document.chooseLens("train");
    program.courses.play();
    QTRY_VERIFY(program.courses.current()->state().last > 0);
    program.document.chooseLens("multi_head");
    QVERIFY(!program.courses.current());
    program.document.chooseLens("train");
    QVERIFY(program.courses.current()->state().playing);
}

void tst_courses::looksBackAndPins() {
    const auto list = lenses();
    Program program(list);
    program.document.chooseLens("train");
    program.courses.step();
    QTRY_COMPARE(program.courses.current()->state().last, 1);
    program.courses.lookAt(0);
    QCOMPARE(program.courses.view().step, std::optional(0));
    program.courses.pin();
    program.courses.lookAt(std::nullopt);
    QTRY_VERIFY(program.live.outcome() && findStage(*program.live.outcome(), "change"));
    program.courses.pin();
    QTRY_VERIFY(!findStage(*program.live.outcome(), "change"));
}

/// Until another one is chosen.
void tst_courses::opensOnAHeadThatLooksSharply() {
    const auto list = lenses();
    Program program(list);
    program.document.chooseLens("train");
    QVERIFY(program.document.edit("start", std::string("trained"), true));
    const auto bits = [&](int head) { return findPanel(*program.live.outcome(), "heads/heads")->measures.front().perHead[std::size_t(head)]; };
    QTRY_VERIFY(program.live.outcome() && bits(program.selection.head()) < 1);
    const int led = program.selection.head();
    QSignalSpy outcomes(&program.live, &Live::outcomeChanged);
    QVERIFY(led != 0 && bits(0) > bits(led));
    program.selection.setHead(0);
    QVERIFY(program.document.edit("example", 2, true));
    QTRY_COMPARE(outcomes.count(), 1);
    QCOMPARE(program.selection.head(), 0);
}

void tst_courses::keepsItselfInAFile() {
    const QTemporaryDir folder;
    const auto list = lenses();
    {
        Program program(list, {{}, folder.path()});
        program.document.chooseLens("train");
        program.courses.step();
        QTRY_COMPARE(program.courses.current()->state().last, 1);
    }
    {
        Program program(list, {{}, folder.path()});
        program.document.chooseLens("train");
        QCOMPARE(program.courses.current()->state().last, 1);
        program.courses.reset();
    }
    Program program(list, {{}, folder.path()});
    program.document.chooseLens("train");
    QVERIFY(!program.courses.current()->state().begun);
}

void tst_courses::goesWithTheWorkspace_data() {
    QTest::addColumn<std::string>("task");
    for (const char* task : {"reverse", "shapes"}) QTest::newRow(task) << std::string(task);
}

/// And goes on there with the same bytes.
void tst_courses::goesWithTheWorkspace() {
    QFETCH(std::string, task);
    const QTemporaryDir folder;
    const QString file = folder.filePath("lesson.attention"), beside = folder.filePath("lesson.train.safetensors");
    const auto list = lenses();
    QByteArray first;
    {
        Program program(list);
        program.document.chooseLens("train");
        QVERIFY(program.document.edit("task", task, true) && program.document.edit("batch", 4, true));
        program.courses.step();
        QTRY_COMPARE(program.courses.current()->state().last, 1);
        program.files.saveAs(file);
        QTRY_VERIFY(QFile::exists(beside));
        program.courses.step();
        QTRY_COMPARE(program.courses.current()->state().last, 2);
        first = writtenOnceJudged(*program.courses.current(), folder.filePath("first.safetensors"));
    }
    Program program(list);
    program.files.open(file);
    QTRY_COMPARE(program.courses.current() ? program.courses.current()->state().last : 0, 1);
    program.courses.step();
    QTRY_COMPARE(program.courses.current()->state().last, 2);
    QVERIFY(!first.isEmpty());
    QVERIFY(writtenOnceJudged(*program.courses.current(), folder.filePath("second.safetensors")) == first);
}

void tst_courses::undoBringsTheOldOneBack() {
    const auto list = lenses();
    Program program(list);
    program.document.chooseLens("train");
    program.courses.step();
    QTRY_COMPARE(program.courses.current()->state().last, 1);
    QVERIFY(program.document.edit("layers", 1, true));
    QVERIFY(!program.courses.current()->state().begun);
    program.document.undoStack().undo();
    QCOMPARE(program.courses.current()->state().last, 1);
    const SpecPtr before = program.document.spec();
    QVERIFY(program.document.edit("task", std::string("lanes"), true));  // which sets many others
    program.document.undoStack().undo();
    QVERIFY(equal(*program.document.spec(), *before));
    QCOMPARE(program.courses.current()->state().last, 1);
}

QTEST_MAIN(tst_courses)
#include "tst_courses.moc"
