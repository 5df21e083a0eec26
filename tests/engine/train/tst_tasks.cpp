// SPDX-License-Identifier: GPL-3.0-or-later
// Examples of every task: the same from the same seed, kept apart, inside their limits, and right by their rule.
#include <QTest>
#include <algorithm>
#include <set>

#include "engine/grad/loss.h"
#include "engine/train/task.h"

using namespace att;

class tst_tasks : public QObject {
    Q_OBJECT
private slots:
    void examplesFit_data();
    void examplesFit();
    void splitsAreApart_data() { examplesFit_data(); }
    void splitsAreApart();
    void writtenAsTheRuleSays_data();
    void writtenAsTheRuleSays();
    void inductionAnswersWhatCameAfter();
    void holdsTheSentence_data();
    void holdsTheSentence();
};

namespace {

std::string joined(const Vocabulary& words, const std::vector<int>& tokens, const char* between) {
    std::string text;
    for (const int token : tokens)
        if (token != grad::noTarget && words[std::size_t(token)] != "<end>") text += (text.empty() ? "" : between) + words[std::size_t(token)];
    return text;
}

const Task& task() {
    QFETCH(int, kind);
    return taskOf(TaskKind(kind));
}

bool within(const std::vector<int>& tokens, int least, std::size_t words) {
    return std::ranges::all_of(tokens, [&](int token) { return token >= least && token < int(words); });
}

}  // namespace

void tst_tasks::examplesFit_data() {
    QTest::addColumn<int>("kind");
    for (const auto& each : tasks()) QTest::newRow(each.key) << int(each.kind);
}

void tst_tasks::examplesFit() {
    const Task& t = task();
    QCOMPARE(&t, &tasks()[std::size_t(t.kind)]);
    for (std::uint64_t i = 0; i < 2000; ++i) {
        const TaskExample e = exampleOf(t, 5, Split::Training, i);
        QCOMPARE(e, exampleOf(t, 5, Split::Training, i));
        QVERIFY(int(e.source.size()) <= t.longestSource && int(e.input.size()) <= t.longestTarget);
        QCOMPARE(e.targets.size(), t.arrangement == Arrangement::EncoderDecoder ? e.input.size() : e.source.size());
        QVERIFY(within(e.source, 0, t.source.size()) && within(e.input, 0, t.target.size()) && within(e.targets, grad::noTarget, t.target.size()));
    }
}

void tst_tasks::splitsAreApart() {
    std::set<std::vector<int>> trained;
    int unseen = 0;
    for (std::uint64_t i = 0; i < 2000; ++i) trained.insert(exampleOf(task(), 5, Split::Training, i).source);
    for (std::uint64_t i = 0; i < 500; ++i) unseen += trained.contains(exampleOf(task(), 5, Split::Unseen, i).source);
    QCOMPARE(unseen, 0);
}

void tst_tasks::writtenAsTheRuleSays_data() {
    QTest::addColumn<int>("kind");
    for (const auto kind : {TaskKind::Copy, TaskKind::Reverse, TaskKind::Sort}) QTest::newRow(taskOf(kind).key) << int(kind);
}

void tst_tasks::writtenAsTheRuleSays() {
    for (std::uint64_t i = 0; i < 200; ++i) {
        const TaskExample e = exampleOf(task(), 5, Split::Unseen, i);
        std::string read = joined(task().source, e.source, ""), answer = joined(task().target, e.targets, "");
        if (task().kind == TaskKind::Reverse) {
            QVERIFY(read.ends_with('.') && answer.ends_with('.'));
            std::reverse(read.begin(), read.end() - 1);
        }
        if (task().kind == TaskKind::Sort) std::ranges::sort(read);
        QCOMPARE(answer, read);
    }
}

void tst_tasks::inductionAnswersWhatCameAfter() {
    for (std::uint64_t i = 0; i < 200; ++i) {
        const TaskExample e = exampleOf(taskOf(TaskKind::Induction), 5, Split::Unseen, i);
        for (std::size_t at = 0; at < e.targets.size(); ++at) {
            if (e.targets[at] == grad::noTarget) continue;
            const auto before = std::find(e.source.begin(), e.source.begin() + std::ptrdiff_t(at), e.source[at]);
            QVERIFY(before != e.source.begin() + std::ptrdiff_t(at));
            QCOMPARE(e.targets[at], *(before + 1));
        }
    }
}

void tst_tasks::holdsTheSentence_data() {
    QTest::addColumn<QByteArray>("zh");
    QTest::addColumn<QByteArray>("en");
    QTest::newRow("lemon") << QByteArray("我 吃 柠檬") << QByteArray("I eat a lemon");
    QTest::newRow("AI") << QByteArray("我 爱 AI") << QByteArray("I love AI");
    QTest::newRow("bent") << QByteArray("我 今天 在 家 吃 柠檬") << QByteArray("I eat a lemon at home today");
}

/// Some seed draws it.
void tst_tasks::holdsTheSentence() {
    QFETCH(QByteArray, zh);
    QFETCH(QByteArray, en);
    const Task& t = taskOf(TaskKind::Translation);
    for (std::uint64_t i = 0; i < 200000; ++i) {
        const TaskExample e = exampleOf(t, 1, i % 2 ? Split::Training : Split::Unseen, i);
        if (joined(t.source, e.source, " ") != zh.toStdString()) continue;
        QCOMPARE(joined(t.target, e.targets, " "), en.toStdString());
        return;
    }
    QFAIL("it is never drawn");
}

QTEST_APPLESS_MAIN(tst_tasks)
#include "tst_tasks.moc"
