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
#include "engine/train/picture_checkpoint.h"

using namespace att;

class tst_checkpoint : public QObject {
    Q_OBJECT
private slots:
    void comesBack();
    void comesBackForPictures();
    void refuses_data();
    void refuses();
    void keepsATraining_data();
    void keepsATraining();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void namesTheTasksThereAre();
    void refusesAnotherSuffixBeforeItTrains();

private:
    std::string made(const char* task = "sort");
    std::string changed(const std::string& source, const QByteArray& key, const QByteArray& value);
    QTemporaryDir m_folder;
};

namespace {

QByteArray bytesOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Why it is refused, by who reads models of that task; nothing when it is not.
template <class Source>
std::optional<Error> refusal(bool pictures, const Source& source) {
    const auto sequences = [&] { return readCheckpoint(source); };
    const auto networks = [&] { return readPictureCheckpoint(source); };
    const auto errorOf = [](const auto& read) { return read ? std::nullopt : std::optional(read.error()); };
    return pictures ? errorOf(networks()) : errorOf(sequences());
}

}  // namespace

std::string tst_checkpoint::made(const char* task) {
    const std::string path = m_folder.filePath(QString(task) + ".safetensors").toStdString();
    if (QFile::exists(QString::fromStdString(path))) return path;
    TrainRequest request{"sort", {{"layers", "1"}, {"heads", "2"}, {"d_model", "16"}, {"d_ff", "16"}, {"steps", "20"}, {"seed", "7"}}, path};
    if (std::string_view(task) == "shapes")
        request = {task, {{"stages", "2"}, {"channels", "4"}, {"attention", "cbam"}, {"batch", "4"}, {"steps", "2"}, {"seed", "7"}}, path};
    const auto done = makeCheckpoint(
        request, [](const TrainProgress&) {}, Watch());
    if (!done) qFatal("%s", english(done.error().message).c_str());
    return path;
}

/// The same file with other words under a key; an empty value leaves it out.
std::string tst_checkpoint::changed(const std::string& source, const QByteArray& key, const QByteArray& value) {
    const auto file = openArrays(source);
    const auto arrays = readArrays(source);
    if (!file || !arrays) qFatal("%s is no file of arrays", source.c_str());
    ArrayMetadata metadata;
    for (const auto& [name, words] : (*file)->metadata())
        if (name != key.toStdString())
            metadata.emplace_back(name, words);
        else if (!value.isEmpty())
            metadata.emplace_back(name, value.toStdString());
    std::vector<NamedTensor> tensors;
    for (const auto& [name, array] : *arrays) tensors.push_back({name, array.shape, array.values.data()});
    const std::string path = m_folder.filePath("wrong.safetensors").toStdString();
    if (!writeArrays(path, tensors, metadata)) qFatal("%s cannot be written", path.c_str());
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
    QVERIFY(bytesOf(made()) == bytesOf(again));
}

void tst_checkpoint::comesBackForPictures() {
    const auto read = readPictureCheckpoint(made("shapes"));
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QCOMPARE(read->options.task, PictureTaskKind::Shapes);
    QVERIFY(read->model.cbam() && !read->model.se() && read->model.channels == 4);
    QCOMPARE(read->steps, 2);
    QVERIFY(read->judged == 1000 && read->curve.size() == 2 && read->curve.back().training.loss > 0);
    const std::string again = m_folder.filePath("again.safetensors").toStdString();
    QVERIFY(writeCheckpoint(again, *read));
    QVERIFY(bytesOf(made("shapes")) == bytesOf(again));
}

void tst_checkpoint::refuses_data() {
    QTest::addColumn<QByteArray>("task");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no format") << QByteArray("sort") << QByteArray("format") << QByteArray() << QByteArray("no model");
    QTest::newRow("version") << QByteArray("sort") << QByteArray("version") << QByteArray("2") << QByteArray("version 2");
    QTest::newRow("options") << QByteArray("sort") << QByteArray("options") << QByteArray("{") << QByteArray("damaged");
    QTest::newRow("task") << QByteArray("sort") << QByteArray("options") << QByteArray(R"({"task":"fly"})") << QByteArray("fly");
    QTest::newRow("unknown option") << QByteArray("sort") << QByteArray("options") << QByteArray(R"({"wings":2})") << QByteArray("wings");
    QTest::newRow("heads") << QByteArray("sort") << QByteArray("options") << QByteArray(R"({"task":"sort","heads":8,"d_model":20})")
                           << QByteArray("divide");
    QTest::newRow("another size") << QByteArray("sort") << QByteArray("options") << QByteArray(R"({"task":"sort","layers":1,"heads":2,"d_model":32})")
                                  << QByteArray("expected");
    QTest::newRow("more layers") << QByteArray("sort") << QByteArray("options")
                                 << QByteArray(R"({"task":"sort","layers":2,"heads":2,"d_model":16,"d_ff":16})") << QByteArray("missing");
    QTest::newRow("other words") << QByteArray("sort") << QByteArray("source words") << QByteArray(R"(["a"])") << QByteArray("other words");
    QTest::newRow("curve") << QByteArray("sort") << QByteArray("curve") << QByteArray("nonsense") << QByteArray("damaged");
    QTest::newRow("of pictures") << QByteArray("sort") << QByteArray("format") << QByteArray("attention-explorer picture model")
                                 << QByteArray("pictures");
    QTest::newRow("of sequences") << QByteArray("shapes") << QByteArray("format") << QByteArray("attention-explorer model")
                                  << QByteArray("sequences");
    QTest::newRow("pictures, version") << QByteArray("shapes") << QByteArray("version") << QByteArray("2") << QByteArray("version 2");
    QTest::newRow("pictures, task") << QByteArray("shapes") << QByteArray("options") << QByteArray(R"({"task":"fly"})") << QByteArray("fly");
    QTest::newRow("pictures, other gates") << QByteArray("shapes") << QByteArray("options")
                                           << QByteArray(R"({"task":"shapes","stages":2,"channels":4,"attention":"se"})") << QByteArray("missing");
    QTest::newRow("pictures, wider") << QByteArray("shapes") << QByteArray("options")
                                     << QByteArray(R"({"task":"shapes","stages":2,"channels":5,"attention":"cbam"})") << QByteArray("expected");
    QTest::newRow("other classes") << QByteArray("shapes") << QByteArray("classes") << QByteArray(R"(["a"])") << QByteArray("other classes");
}

void tst_checkpoint::refuses() {
    QFETCH(QByteArray, task);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, says);
    const auto error = refusal(task == "shapes", changed(made(task.constData()), key, value));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::File);
    QVERIFY2(english(error->message).find(says.toStdString()) != std::string::npos, english(error->message).c_str());
}

void tst_checkpoint::keepsATraining_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("whole") << QByteArray() << QByteArray();
    QTest::newRow("no norms") << QByteArray("batch norms") << QByteArray();
    QTest::newRow("too few norms") << QByteArray("batch norms") << QByteArray("[]");
    QTest::newRow("another width") << QByteArray("batch norms") << QByteArray(R"([{"mean":[0],"variance":[1]},{"mean":[0],"variance":[1]}])");
    QTest::newRow("a variance below 0") << QByteArray("batch norms")
                                        << QByteArray(R"([{"mean":[0,0,0,0],"variance":[1,1,-1,1]},{"mean":[],"variance":[]}])");
    QTest::newRow("no steps") << QByteArray("optimiser steps") << QByteArray("x");
}

/// Of pictures: what it goes on from, to the bit; nothing of it may be damaged.
void tst_checkpoint::keepsATraining() {
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    auto c = readPictureCheckpoint(made("shapes")).value();
    const auto trainer = PictureTrainer::create(c.options).value();
    QVERIFY(trainer->step() && trainer->step());
    const auto state = trainer->state();
    c.weights = std::make_shared<const std::vector<float>>(state.weights);
    c.memory = std::make_shared<const Descent::Memory>(state.memory);
    c.unfolded = state.unfolded;
    const std::string path = m_folder.filePath("training.safetensors").toStdString();
    QVERIFY(writeCheckpoint(path, c));
    if (!key.isEmpty()) {
        const auto error = refusal(true, changed(path, key, value));
        QVERIFY(error && error->kind == ErrorKind::File);
        return;
    }
    const auto read = readPictureCheckpoint(path);
    QVERIFY2(read, read ? "" : english(read.error().message).c_str());
    QVERIFY(read->memory && read->memory->steps == 2 && read->memory->first == state.memory.first && read->memory->second == state.memory.second);
    QVERIFY(*read->weights == state.weights && read->unfolded.weights == state.unfolded.weights);
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(read->unfolded.running[i].mean == state.unfolded.running[i].mean);
        QVERIFY(read->unfolded.running[i].variance == state.unfolded.running[i].variance);
    }
}

void tst_checkpoint::refusesEveryTruncation_data() {
    QTest::addColumn<QByteArray>("task");
    for (const char* task : {"sort", "shapes"}) QTest::newRow(task) << QByteArray(task);
}

void tst_checkpoint::refusesEveryTruncation() {
    QFETCH(QByteArray, task);
    const QByteArray bytes = bytesOf(made(task.constData()));
    const bool pictures = task == "shapes";
    for (qsizetype length = 0; length < bytes.size(); length += length < 200 ? 1 : 997)
        QVERIFY(refusal(pictures, memorySource("cut", std::string(bytes.constData(), std::size_t(length)))));
    QVERIFY(!refusal(pictures, memorySource("whole", bytes.toStdString())));
}

void tst_checkpoint::namesTheTasksThereAre() {
    const auto done = makeCheckpoint(
        {"fly", {}, {}}, [](const TrainProgress&) {}, Watch());
    QVERIFY(!done);
    QVERIFY(english(done.error().message).find("zh-en, shapes, lanes") != std::string::npos);
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
