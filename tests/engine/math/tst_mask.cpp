// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/mask.h"

#include <QTest>

using namespace att;

Q_DECLARE_METATYPE(att::Mask)

class tst_mask : public QObject {
    Q_OBJECT
private slots:
    void showsKeys_data();
    void showsKeys();
    void countsTheWindow();
};

namespace {

/// One line per query, x where it sees the key.
QString drawing(const Mask& mask, int queries, int keys) {
    QStringList lines;
    for (const auto& range : visibleKeys(mask, queries, keys)) {
        QString line;
        for (int j = 0; j < keys; ++j) line += sees(range, j) ? 'x' : '.';
        lines += line;
    }
    return lines.join(' ');
}

}  // namespace

void tst_mask::showsKeys_data() {
    QTest::addColumn<Mask>("mask");
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<QString>("drawing");
    QTest::newRow("none") << Mask{} << 2 << 3 << "xxx xxx";
    QTest::newRow("causal") << Mask{MaskKind::Causal} << 3 << 3 << "x.. xx. xxx";
    QTest::newRow("causal, more queries") << Mask{MaskKind::Causal} << 3 << 2 << "x. xx xx";
    QTest::newRow("window") << Mask{MaskKind::Window, 1} << 4 << 4 << "xx.. xxx. .xxx ..xx";
    QTest::newRow("wide window") << Mask{MaskKind::Window, 9} << 2 << 2 << "xx xx";
    QTest::newRow("padding") << Mask{MaskKind::Padding, 0, 2} << 3 << 3 << "x.. x.. x..";
    QTest::newRow("all padding") << Mask{MaskKind::Padding, 0, 5} << 2 << 2 << ".. ..";
    QTest::newRow("nothing") << Mask{MaskKind::Causal} << 0 << 0 << "";
}

void tst_mask::showsKeys() {
    QFETCH(Mask, mask);
    QFETCH(int, queries);
    QFETCH(int, keys);
    QTEST(drawing(mask, queries, keys), "drawing");
}

/// |keep| = n(2w + 1) − w(w + 1) while w < n.
void tst_mask::countsTheWindow() {
    for (const int n : {1, 2, 10, 33})
        for (int w = 0; w < n; ++w) {
            int kept = 0;
            for (const auto& range : visibleKeys({MaskKind::Window, w}, n, n)) kept += size(range);
            QCOMPARE(kept, n * (2 * w + 1) - w * (w + 1));
        }
}

QTEST_APPLESS_MAIN(tst_mask)
#include "tst_mask.moc"
