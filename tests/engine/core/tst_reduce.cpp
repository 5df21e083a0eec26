// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/reduce.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/core/random.h"
#include "tests/support/instruction_sets.h"

using namespace att;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

struct Picture {
    int rows, columns;
    std::vector<float> values = std::vector<float>(std::size_t(rows) * (columns + 3));

    Picture(int r, int c) : rows(r), columns(c) { fillUniform(1, "picture", 3, values.data(), values.size()); }
    float& at(int i, int j) { return values[std::size_t(i) * (columns + 3) + j]; }
    Pixels pixels() const { return {values.data(), rows, columns, columns + 3}; }
};

/// The definition of one block, cell by cell.
float blockByDefinition(Picture& p, int firstRow, int firstColumn, int blockRows, int blockColumns, Reduction reduction) {
    double sum = 0, count = 0;
    float largest = -infinity, extreme = 0;
    for (int i = firstRow; i < std::min(p.rows, firstRow + blockRows); ++i) {
        for (int j = firstColumn; j < std::min(p.columns, firstColumn + blockColumns); ++j) {
            const float v = p.at(i, j);
            if (std::isnan(v)) return v;
            sum += v;
            ++count;
            largest = std::max(largest, v);
            if (std::abs(v) > std::abs(extreme)) extreme = v;
        }
    }
    return reduction == Reduction::Mean ? float(sum / count) : reduction == Reduction::Maximum ? largest : extreme;
}

}  // namespace

class tst_reduce : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { setThreadCount(0); }
    void followsTheDefinition_data();
    void followsTheDefinition();
    void findsTheExtent_data() { addInstructionSets(); }
    void findsTheExtent();
    void worksOnSeveralThreads();
};

void tst_reduce::followsTheDefinition_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<int>("reduction");
    const char* names[] = {"maximum", "mean", "extreme"};
    for (const auto set : supportedSets())
        for (int r = 0; r < 3; ++r) QTest::addRow("%s %s", nameOf(set), names[r]) << int(set) << r;
}

void tst_reduce::followsTheDefinition() {
    useInstructionSet(setOfRow());
    QFETCH(int, reduction);
    for (const auto& [rows, columns, blockRows, blockColumns] :
         {std::array{1, 1, 1, 1}, {7, 5, 2, 2}, {8, 64, 4, 4}, {65, 129, 4, 4}, {33, 200, 3, 5}, {20, 70, 7, 6}, {9, 300, 2, 64}}) {
        Picture p(rows, columns);
        p.at(rows / 2, columns / 2) = NAN;
        p.at(rows - 1, columns - 1) = reduction == 0 ? -infinity : 5;
        std::vector<float> reduced(std::size_t(blocksIn(rows, blockRows)) * blocksIn(columns, blockColumns));
        reduceBlocks(p.pixels(), blockRows, blockColumns, Reduction(reduction), reduced.data());
        std::size_t b = 0;
        for (int i = 0; i < rows; i += blockRows) {
            for (int j = 0; j < columns; j += blockColumns, ++b) {
                const float expected = blockByDefinition(p, i, j, blockRows, blockColumns, Reduction(reduction));
                const bool same = std::isnan(expected) ? std::isnan(reduced[b]) : reduced[b] == expected || std::abs(reduced[b] - expected) < 1e-6f;
                QVERIFY2(same,
                         qPrintable(
                             QString("block %1, %2 of %3×%4 is %5, expected %6").arg(i).arg(j).arg(rows).arg(columns).arg(reduced[b]).arg(expected)));
            }
        }
    }
}

void tst_reduce::findsTheExtent() {
    useInstructionSet(setOfRow());
    Picture p(9, 37);
    p.at(3, 2) = -40;
    p.at(8, 36) = 50;
    p.at(4, 4) = NAN;
    p.at(5, 35) = infinity;
    p.at(0, 0) = -infinity;
    const Extent extent = extentOf(p.pixels());
    QCOMPARE(extent.lowest, -40.0f);
    QCOMPARE(extent.highest, 50.0f);
    QCOMPARE(extent.notFinite, 3u);
    const float only[] = {NAN, infinity};
    const Extent none = extentOf({only, 1, 2, 2});
    QCOMPARE(none.lowest, 0.0f);
    QCOMPARE(none.highest, 0.0f);
    QCOMPARE(none.notFinite, 2u);
}

void tst_reduce::worksOnSeveralThreads() {
    Picture p(3001, 2003);
    p.at(2990, 1990) = 99;
    std::vector<float> alone(751 * 501), together(751 * 501);
    setThreadCount(1);
    reduceBlocks(p.pixels(), 4, 4, Reduction::Maximum, alone.data());
    setThreadCount(4);
    reduceBlocks(p.pixels(), 4, 4, Reduction::Maximum, together.data());
    QVERIFY(alone == together);
    QCOMPARE(extentOf(p.pixels()).highest, 99.0f);
}

QTEST_APPLESS_MAIN(tst_reduce)
#include "tst_reduce.moc"
