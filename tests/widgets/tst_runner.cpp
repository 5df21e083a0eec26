// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "tests/support/toy_lens.h"

using namespace att;

namespace {

const std::vector<Lens>& lenses() {
    static const auto list = toyLenses();
    return list;
}

SpecPtr specOf(int size, int delay = 0, const std::string& text = "we are") {
    SpecPtr spec = *withValue(lenses()[0].defaults(), "size", size);
    spec = *withValue(spec, "delay", delay);
    return *withValue(spec, "text", text);
}

int sizeOf(const Run& run) { return toySize(*run.answer.value()->spec); }

/// Remembers what a runner answered.
struct Answers {
    explicit Answers(Runner& runner) {
        QObject::connect(&runner, &Runner::finished, &runner, [this](const Run& run) { list.push_back(run); });
    }
    std::vector<Run> list;
};

}  // namespace

class tst_runner : public QObject {
    Q_OBJECT
private slots:
    void answersARequest();
    void aDragGivesASteadyFlow();
    void lastRequestWins();
    void otherLensStopsTheJob();
    void cancelKeepsQuiet();
    void saysWhenItIsSlow();
    void closesDuringARun();
    void memoryThatIsNotThereIsAMessage();
};

void tst_runner::answersARequest() {
    Runner runner;
    Answers answers(runner);
    runner.request(lenses()[0], specOf(7), "weights");
    QTRY_COMPARE(answers.list.size(), 1u);
    QCOMPARE(sizeOf(answers.list[0]), 7);
    QCOMPARE(answers.list[0].wanted, std::string("weights"));
    QVERIFY(!runner.busy());
}

void tst_runner::aDragGivesASteadyFlow() {
    Runner runner;
    Answers answers(runner);
    QTimer drag;
    int edits = 0;
    connect(&drag, &QTimer::timeout, &runner, [&] {
        if (edits < 60) runner.request(lenses()[0], specOf(++edits, 15), {});
    });
    drag.start(4);
    QTRY_COMPARE(edits, 60);
    QTRY_VERIFY(!runner.busy());
    QVERIFY2(answers.list.size() >= 8, qPrintable(QString::number(answers.list.size())));
    for (std::size_t i = 1; i < answers.list.size(); ++i) QVERIFY(sizeOf(answers.list[i]) > sizeOf(answers.list[i - 1]));
    QCOMPARE(sizeOf(answers.list.back()), 60);
}

void tst_runner::lastRequestWins() {
    Runner runner;
    Answers answers(runner);
    QSignalSpy finished(&runner, &Runner::finished);
    std::mt19937 random(1);
    for (int round = 0; round < 1000; ++round) {
        const int requests = 1 + int(random() % 4);
        int last = 0;
        std::size_t lens = 0;
        for (int i = 0; i < requests; ++i) {
            last = 1 + int(random() % 64);
            lens = random() % 2;
            runner.request(lenses()[lens], specOf(last, int(random() % 8) == 0), {});
            if (random() % 2) QCoreApplication::processEvents();
            if (i + 1 < requests && random() % 8 == 0) runner.cancel();
        }
        while (runner.busy()) QVERIFY(finished.wait());
        QVERIFY(!answers.list.empty());
        QCOMPARE(sizeOf(answers.list.back()), last);
        QCOMPARE(answers.list.back().lens, &lenses()[lens]);
        answers.list.clear();
    }
}

void tst_runner::otherLensStopsTheJob() {
    Runner runner;
    Answers answers(runner);
    QElapsedTimer time;
    time.start();
    runner.request(lenses()[0], specOf(5, 5000), {});
    runner.request(lenses()[1], specOf(6), {});
    QTRY_COMPARE(answers.list.size(), 1u);
    QCOMPARE(answers.list[0].lens, &lenses()[1]);
    QVERIFY(time.elapsed() < 2000);
}

void tst_runner::cancelKeepsQuiet() {
    Runner runner;
    Answers answers(runner);
    QSignalSpy stopped(&runner, &Runner::stopped);
    runner.cancel();
    QCOMPARE(stopped.count(), 0);
    runner.request(lenses()[0], specOf(5, 5000), {});
    runner.request(lenses()[0], specOf(6), {});
    runner.cancel();
    QCOMPARE(stopped.count(), 1);
    QTRY_VERIFY(!runner.busy());
    QVERIFY(answers.list.empty());
}

void tst_runner::saysWhenItIsSlow() {
    Runner runner;
    QSignalSpy slow(&runner, &Runner::slowChanged);
    runner.request(lenses()[0], specOf(5), {});
    QTRY_VERIFY(!runner.busy());
    QCOMPARE(slow.count(), 0);
    runner.request(lenses()[0], specOf(5, 300), {});
    QTRY_COMPARE(slow.count(), 2);
    QCOMPARE(slow[0][0].toBool(), true);
    QCOMPARE(slow[1][0].toBool(), false);
}

void tst_runner::closesDuringARun() {
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 100; ++i) {
        Runner runner;
        runner.request(lenses()[0], specOf(5, 5000), {});
        if (i % 2) runner.request(lenses()[0], specOf(6, 5000), {});
        if (i % 3) QCoreApplication::processEvents();
    }
    QVERIFY(time.elapsed() < 4000);
}

void tst_runner::memoryThatIsNotThereIsAMessage() {
    Runner runner;
    Answers answers(runner);
    runner.request(lenses()[0], specOf(5, 0, "memory"), {});
    QTRY_COMPARE(answers.list.size(), 1u);
    QVERIFY(!answers.list[0].answer);
    QCOMPARE(answers.list[0].answer.error().kind, ErrorKind::Memory);
}

QTEST_GUILESS_MAIN(tst_runner)
#include "tst_runner.moc"
