// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace att;

class tst_settings : public QObject {
    Q_OBJECT
private slots:
    void areKept();
    void damagedOnesLeaveTheDefaults_data();
    void damagedOnesLeaveTheDefaults();
    void refuseWhatDoesNotFit();
    void recentFilesAreThoseThatExist();
    void newestFileComesFirst();
};

void tst_settings::areKept() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("deep/settings.json");
    {
        Settings settings(path);
        QSignalSpy changed(&settings, &Settings::changed);
        QVERIFY(settings.edit("theme", std::string("dark"), true));
        QVERIFY(settings.edit("scale", 150, true));
        QCOMPARE(changed.count(), 2);
    }
    const Settings settings(path);
    QCOMPARE(settings.now().theme, ThemeChoice::Dark);
    QCOMPARE(settings.now().scale, 150);
    QVERIFY(settings.problem().isEmpty());
}

void tst_settings::damagedOnesLeaveTheDefaults_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << QByteArray("\0\xff\x01", 3);
    QTest::newRow("truncated") << QByteArray(R"({"theme": "da)");
    QTest::newRow("wrong value") << QByteArray(R"({"theme": "blue"})");
    QTest::newRow("wrong type") << QByteArray(R"({"scale": "large"})");
    QTest::newRow("list") << QByteArray("[]");
}

void tst_settings::damagedOnesLeaveTheDefaults() {
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath("settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Settings settings(file.fileName());
    QCOMPARE(settings.now().scale, 100);
    QVERIFY2(settings.problem().contains("settings.json"), qPrintable(settings.problem()));
}

void tst_settings::refuseWhatDoesNotFit() {
    Settings settings({});
    QVERIFY(!settings.edit("scale", 500, true));
    QVERIFY(!settings.edit("nonsense", 1, true));
    QCOMPARE(settings.now().scale, 100);
}

void tst_settings::recentFilesAreThoseThatExist() {
    const QTemporaryDir folder;
    Settings settings({});
    QFile file(folder.filePath("new\nline 我.attention"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    settings.addRecentFile(folder.filePath("gone.attention"));
    settings.addRecentFile(file.fileName());
    QCOMPARE(settings.recentFiles(), QStringList{file.fileName()});
}

void tst_settings::newestFileComesFirst() {
    const QTemporaryDir folder;
    Settings settings({});
    QStringList paths;
    for (const char* name : {"a", "b", "c"}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        paths << file.fileName();
    }
    for (const int i : {0, 1, 2, 0}) settings.addRecentFile(paths[i]);
    QCOMPARE(settings.recentFiles(), (QStringList{paths[0], paths[2], paths[1]}));
}

QTEST_GUILESS_MAIN(tst_settings)
#include "tst_settings.moc"
