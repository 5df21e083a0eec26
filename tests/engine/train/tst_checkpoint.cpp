// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints: what is written comes back, and what is damaged, lies or is of another version is refused with a reason.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/io/arrays.h"
#include "engine/io/write_arrays.h"
#include "engine/train/checkpoint.h"
#include "engine/train/make_checkpoint.h"

using namespace att;

class tst_checkpoint : public QObject {
    Q_OBJECT
private slots:
    void comesBack();
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void namesTheTasksThereAre();
    void refusesAnotherSuffixBeforeItTrains();

private:
    std::string made();
    QTemporaryDir m_folder;
};

std::string tst_checkpoint::made() {
    const std::string path = m_folder.filePath("model.safetensors").toStdString();
    if (QFile::exists(QString::fromStdString(path))) return path;
    const TrainRequest request{"sort", {{"layers", "1"}, {"heads", "2"}, {"d_model", "16"}, {"d_ff", "16"}, {"steps", "20"}, {"seed", "7"}}, path};
    const auto done = makeCheckpoint(
        request, [](const TrainProgress&) {}, Watch());
    if (!done) qFatal("%s", english(done.error().message).c_str());
    return path;
}

void tst_checkpoint::comesBack() {
    const auto read = readCheckpoint(made());
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QCOMPARE(read->options.task, TaskKind::Sort);
    QCOMPARE(read->options.seed, 7);
    QCOMPARE(read->options.dModel, 16);
    QCOMPARE(read->steps, 20);
    QCOMPARE(read->judged, 2000);
    QVERIFY(read->curve.size() == 20 && read->curve.back().step == 20 && read->curve.back().training.loss > 0);
    QCOMPARE(read->weights->size(), read->layout.size);
    const std::string again = m_folder.filePath("again.safetensors").toStdString();
    QVERIFY(writeCheckpoint(again, *read));
    QFile first(QString::fromStdString(made())), second(QString::fromStdString(again));
    QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
    QVERIFY(first.readAll() == second.readAll());
}

void tst_checkpoint::refuses_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no format") << QByteArray("format") << QByteArray() << QByteArray("no model");
    QTest::newRow("version") << QByteArray("version") << QByteArray("2") << QByteArray("version 2");
    QTest::newRow("options") << QByteArray("options") << QByteArray("{") << QByteArray("damaged");
    QTest::newRow("task") << QByteArray("options") << QByteArray(R"({"task":"fly"})") << QByteArray("fly");
    QTest::newRow("unknown option") << QByteArray("options") << QByteArray(R"({"wings":2})") << QByteArray("wings");
    QTest::newRow("heads") << QByteArray("options") << QByteArray(R"({"task":"sort","heads":8,"d_model":20})") << QByteArray("divide");
    QTest::newRow("another size") << QByteArray("options") << QByteArray(R"({"task":"sort","layers":1,"heads":2,"d_model":32})")
                                  << QByteArray("expected");
    QTest::newRow("more layers") << QByteArray("options") << QByteArray(R"({"task":"sort","layers":2,"heads":2,"d_model":16,"d_ff":16})")
                                 << QByteArray("missing");
    QTest::newRow("other words") << QByteArray("source words") << QByteArray(R"(["a"])") << QByteArray("other words");
    QTest::newRow("curve") << QByteArray("curve") << QByteArray("nonsense") << QByteArray("damaged");
}

void tst_checkpoint::refuses() {
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, says);
    const auto file = openArrays(made());
    QVERIFY(file);
    ArrayMetadata metadata;
    for (const auto& [name, words] : (*file)->metadata())
        if (name != key.toStdString())
            metadata.emplace_back(name, words);
        else if (!value.isEmpty())
            metadata.emplace_back(name, value.toStdString());
    const auto arrays = readArrays(made());
    QVERIFY(arrays);
    std::vector<NamedTensor> tensors;
    for (const auto& [name, array] : *arrays) tensors.push_back({name, array.shape, array.values.data()});
    const std::string path = m_folder.filePath("wrong.safetensors").toStdString();
    QVERIFY(writeArrays(path, tensors, metadata));
    const auto read = readCheckpoint(path);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::File);
    QVERIFY2(english(read.error().message).find(says.toStdString()) != std::string::npos, english(read.error().message).c_str());
}

void tst_checkpoint::refusesEveryTruncation() {
    QFile file(QString::fromStdString(made()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (qsizetype length = 0; length < bytes.size(); length += length < 200 ? 1 : 997)
        QVERIFY(!readCheckpoint(memorySource("cut", std::string(bytes.constData(), std::size_t(length)))));
    QVERIFY(readCheckpoint(memorySource("whole", bytes.toStdString())));
}

void tst_checkpoint::namesTheTasksThereAre() {
    const auto done = makeCheckpoint(
        {"fly", {}, {}}, [](const TrainProgress&) {}, Watch());
    QVERIFY(!done);
    QVERIFY(english(done.error().message).find("zh-en") != std::string::npos);
    const auto wrong = makeCheckpoint(
        {"sort", {{"wings", "2"}}, {}}, [](const TrainProgress&) {}, Watch());
    QVERIFY(!wrong);
}

void tst_checkpoint::refusesAnotherSuffixBeforeItTrains() {
    bool trained = false;
    const auto done = makeCheckpoint(
        {"sort", {{"steps", "20"}}, "a.png"}, [&](const TrainProgress&) { trained = true; }, Watch());
    QVERIFY(!done && !trained);
    QVERIFY(english(done.error().message).find(".safetensors") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_checkpoint)
#include "tst_checkpoint.moc"
