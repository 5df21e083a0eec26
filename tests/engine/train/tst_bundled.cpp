// SPDX-License-Identifier: GPL-3.0-or-later
// The models that come with the program: small, right on what they were not trained on, and made again from their seed.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/grad/loss.h"
#include "engine/train/bundled.h"
#include "engine/train/make_checkpoint.h"
#include "engine/train/trained_network.h"

using namespace att;

class tst_bundled : public QObject {
    Q_OBJECT
private slots:
    void allTogetherAreSmall();
    void answersUnseenSequences_data();
    void answersUnseenSequences();
    void answersUnseenPictures_data();
    void answersUnseenPictures();
    void translatesTheLemon();
    void smallestIsMadeAgain();
};

namespace {

QFileInfoList files() { return QDir(ATT_SOURCE_DIR "/resources/checkpoints").entryInfoList({"*.safetensors"}); }

}  // namespace

void tst_bundled::allTogetherAreSmall() {
    qint64 bytes = 0;
    for (const auto& file : files()) bytes += file.size();
    QVERIFY(bytes > 0 && bytes < 4'000'000);
}

void tst_bundled::answersUnseenSequences_data() {
    QTest::addColumn<int>("kind");
    for (const auto kind : bundledTasks()) QTest::newRow(taskOf(kind).key) << int(kind);
}

/// With examples other than those that the file's own number comes from.
void tst_bundled::answersUnseenSequences() {
    QFETCH(int, kind);
    const auto c = bundledCheckpoint(TaskKind(kind));
    QVERIFY2(c, c ? "" : english(c.error().message).c_str());
    QCOMPARE(int(c->options.task), kind);
    QVERIFY(c->unseen.sequences >= 0.99 && c->judged >= 1000);
    const auto score = scoreOf(taskOf(c->options.task), c->model, c->layout, c->weights->data(), 4711, Split::Unseen, 1000, Watch());
    QVERIFY(score);
    QVERIFY2(score->sequences >= 0.99, qPrintable(QString::number(score->sequences)));
}

void tst_bundled::answersUnseenPictures_data() {
    QTest::addColumn<int>("network");
    QTest::addColumn<bool>("gates");
    QTest::addColumn<double>("least");
    QTest::newRow("shapes-se") << int(TrainedNetwork::ShapesSe) << true << 0.95;
    QTest::newRow("shapes-cbam") << int(TrainedNetwork::ShapesCbam) << true << 0.95;
    QTest::newRow("lanes") << int(TrainedNetwork::Lanes) << false << 0.82;
    QTest::newRow("lanes-sad") << int(TrainedNetwork::LanesSad) << false << 0.82;
}

/// With others than those that the file's own number comes from. Of lanes it is F1.
void tst_bundled::answersUnseenPictures() {
    QFETCH(int, network);
    QFETCH(bool, gates);
    QFETCH(double, least);
    const auto& c = checkpointOf(TrainedNetwork(network));
    QVERIFY(files().contains(QFileInfo(QString(ATT_SOURCE_DIR "/resources/checkpoints/%1.safetensors").arg(keyOf(TrainedNetwork(network))))));
    QCOMPARE(c.model.attention != PictureAttention::None, gates);
    QVERIFY(c.unseen.sequences >= least && c.judged >= 1000);
    QCOMPARE(c.options.distil, TrainedNetwork(network) == TrainedNetwork::LanesSad);
    const auto score = scoreOf(taskOf(c.options.task), c.model, c.layout, c.weights->data(), 4711, Split::Unseen, 250, Watch());
    QVERIFY(score);
    QVERIFY2(score->sequences >= least, qPrintable(QString::number(score->sequences)));
}

/// 我 吃 柠檬 → I eat a lemon, word by word as the decoder writes.
void tst_bundled::translatesTheLemon() {
    const auto c = bundledCheckpoint(TaskKind::Translation).value();
    const Task& task = taskOf(TaskKind::Translation);
    TaskExample example;
    for (const char* word : {"我", "吃", "柠檬"}) example.source.push_back(int(std::ranges::find(task.source, word) - task.source.begin()));
    example.input = {startToken};
    std::string written;
    for (int i = 0; i < 10; ++i) {
        example.targets.assign(example.input.size(), grad::noTarget);
        const int next = viewOf(c.model, c.layout, c.weights->data(), example).predicted.back();
        if (next == endToken) break;
        written += (written.empty() ? "" : " ") + task.target[std::size_t(next)];
        example.input.push_back(next);
    }
    QCOMPARE(written, std::string("I eat a lemon"));
}

void tst_bundled::smallestIsMadeAgain() {
    const auto kinds = bundledTasks();
    const auto smallest = std::ranges::min(kinds, {}, [](TaskKind kind) { return bundledCheckpoint(kind).value().layout.size; });
    const auto bundled = bundledCheckpoint(smallest).value();
    QTemporaryDir folder;
    const std::string path = folder.filePath("again.safetensors").toStdString();
    const auto done = makeCheckpoint(
        {taskOf(bundled.options.task).key, {}, path}, [](const TrainProgress&) {}, Watch());
    QVERIFY2(done, done ? "" : english(done.error().message).c_str());
    const auto again = readCheckpoint(path).value();
    QVERIFY(equal(again.options, bundled.options));
    QCOMPARE(again.steps, bundled.steps);
    QVERIFY2(std::abs(again.unseen.sequences - bundled.unseen.sequences) < 0.005,
             qPrintable(QString("%1, bundled %2").arg(again.unseen.sequences).arg(bundled.unseen.sequences)));
}

QTEST_APPLESS_MAIN(tst_bundled)
#include "tst_bundled.moc"
