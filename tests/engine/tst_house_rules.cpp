// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that the compiler does not hold: which folder may include which.
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

class tst_house_rules : public QObject {
    Q_OBJECT
private slots:
    void includesStayInBounds_data();
    void includesStayInBounds();
    void engineKnowsNoQt();
    void customPlotStaysOutOfHeaders();
};

namespace {

struct Include {
    QString file;    // from the root of the sources
    QString target;  // as written between the quotes or angles
};

QStringList sourcesUnder(const QString& folder) {
    QStringList files;
    const QDir root(ATT_SOURCE_DIR);
    QDirIterator it(root.filePath(folder), {"*.h", "*.cpp", "*.in", "*.inc"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) files << root.relativeFilePath(it.next());
    return files;
}

QList<Include> includesUnder(const QString& folder) {
    static const QRegularExpression line(R"(^\s*#\s*include\s*["<]([^">]+)[">])", QRegularExpression::MultilineOption);
    QList<Include> found;
    for (const QString& name : sourcesUnder(folder)) {
        QFile file(QDir(ATT_SOURCE_DIR).filePath(name));
        if (!file.open(QIODevice::ReadOnly)) continue;
        for (auto it = line.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) found.append({name, it.next().captured(1)});
    }
    return found;
}

bool isOurs(const QString& target) { return target.contains(QRegularExpression("^(engine|widgets|app|tests)/")); }

}  // namespace

void tst_house_rules::includesStayInBounds_data() {
    QTest::addColumn<QStringList>("allowed");
    QTest::newRow("engine/core") << QStringList{"engine/core/"};
    QTest::newRow("engine/math") << QStringList{"engine/math/", "engine/core/"};
    QTest::newRow("engine/text") << QStringList{"engine/text/", "engine/core/", "engine/math/"};
    QTest::newRow("engine/io") << QStringList{"engine/io/", "engine/core/", "engine/math/"};
    QTest::newRow("engine/grad") << QStringList{"engine/grad/", "engine/math/", "engine/core/"};
    QTest::newRow("engine/train") << QStringList{"engine/train/", "engine/grad/", "engine/io/", "engine/math/", "engine/core/"};
    QTest::newRow("engine/lenses") << QStringList{"engine/core/", "engine/math/",  "engine/text/",         "engine/io/",
                                                  "engine/grad/", "engine/train/", "engine/lenses/common/"};
    QTest::newRow("widgets") << QStringList{"widgets/", "engine/core/", "engine/io/"};
    QTest::newRow("app") << QStringList{"app/", "widgets/", "engine/core/", "engine/io/", "engine/train/make_checkpoint.h"};
}

void tst_house_rules::includesStayInBounds() {
    QFETCH(QStringList, allowed);
    const auto includes = includesUnder(QTest::currentDataTag());
    QVERIFY(!includes.isEmpty());
    for (const auto& [file, target] : includes) {
        const bool fits =
            !isOurs(target) || std::any_of(allowed.begin(), allowed.end(), [&](const QString& prefix) { return target.startsWith(prefix); });
        QVERIFY2(fits, qPrintable(file + " includes " + target));
    }
}

void tst_house_rules::engineKnowsNoQt() {
    static const QRegularExpression qt("^(Q[A-Z]|Qt|qcustomplot)");
    for (const auto& [file, target] : includesUnder("engine")) QVERIFY2(!target.contains(qt), qPrintable(file + " includes " + target));
}

void tst_house_rules::customPlotStaysOutOfHeaders() {
    for (const auto& [file, target] : includesUnder("widgets") + includesUnder("app"))
        QVERIFY2(target != "qcustomplot.h" || (file.startsWith("widgets/") && file.endsWith(".cpp")), qPrintable(file + " includes " + target));
}

QTEST_APPLESS_MAIN(tst_house_rules)
#include "tst_house_rules.moc"
