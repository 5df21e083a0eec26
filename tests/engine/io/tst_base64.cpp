// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/base64.h"

#include <QTest>
#include <random>

using namespace att;

class tst_base64 : public QObject {
    Q_OBJECT
private slots:
    void agreesWithQt();
    void refuses_data();
    void refuses();
};

void tst_base64::agreesWithQt() {
    std::mt19937 dice(3);
    for (std::size_t length = 0; length < 200; ++length) {
        std::string bytes(length, '\0');
        for (char& byte : bytes) byte = static_cast<char>(dice());
        const auto letters = toBase64(bytes);
        QCOMPARE(QByteArray::fromStdString(letters), QByteArray::fromStdString(bytes).toBase64());
        QVERIFY(fromBase64(letters) == bytes);
    }
}

void tst_base64::refuses_data() {
    QTest::addColumn<QString>("letters");
    QTest::newRow("length") << "AAA";
    QTest::newRow("foreign letter") << "AA A";
    QTest::newRow("padding inside") << "A=AA";
    QTest::newRow("too much padding") << "A===";
    QTest::newRow("bits behind the end") << "AB==";
}

void tst_base64::refuses() {
    QFETCH(QString, letters);
    QVERIFY(!fromBase64(letters.toStdString()));
}

QTEST_APPLESS_MAIN(tst_base64)
#include "tst_base64.moc"
