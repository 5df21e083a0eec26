// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/reduce.h"

#include <QTest>
#include <algorithm>
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

/// The definition of one number, cell by cell.
float byDefinition(Picture& p, CellSpan rows, CellSpan columns, Reduction reduction) {
    double sum = 0, count = 0;
    float largest = -infinity, extreme = 0;
    for (int i = rows.begin; i < rows.end; ++i) {
        for (int j = columns.begin; j < columns.end; ++j) {
            const float v = p.at(i, j);
            if (std::isnan(v)) return v;
            if (v == -infinity) continue;
            sum += v;
            ++count;
            largest = std::max(largest, v);
            if (std::abs(v) > std::abs(extreme)) extreme = v;
        }
    }
    if (count == 0) return -infinity;
    return reduction == Reduction::Mean ? float(sum / count) : reduction == Reduction::Maximum ? largest : extreme;
}

/// `count` spans that share the cells first … end-1, or repeat them when there are more spans than cells.
std::vector<CellSpan> spans(int first, int end, int count) {
    std::vector<CellSpan> all;
    for (int p = 0; p < count; ++p) {
        const int begin = first + p * (end - first) / count;
        all.push_back({begin, std::max(begin + 1, first + (p + 1) * (end - first) / count)});
    }
    return all;
}

std::vector<float> reducedOf(const Picture& p, const std::vector<CellSpan>& rows, const std::vector<CellSpan>& columns, Reduction reduction,
                             Extent* extent = nullptr) {
    std::vector<float> reduced(rows.size() * columns.size());
    reduceCells(p.pixels(), rows, columns, reduction, reduced.data(), extent);
    return reduced;
}

/// The definition of the extent of a part, cell by cell.
Extent extentByDefinition(Picture& p, CellSpan rows, CellSpan columns) {
    Extent extent;
    for (int i = rows.begin; i < rows.end; ++i)
        for (int j = columns.begin; j < columns.end; ++j) {
            const float v = p.at(i, j);
            if (v == -infinity)
                extent.masked = true;
            else if (!std::isfinite(v))
                extent.notNumber = true;
            else
                extent.add({v, v, v > 0 ? v : infinity});
        }
    return extent;
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
    // Rows, columns, and how many numbers they become.
    for (const auto& [rows, columns, high, wide] : {std::array{1, 1, 1, 1},
                                                    {7, 5, 3, 3},
                                                    {8, 64, 2, 16},
                                                    {65, 129, 17, 33},
                                                    {33, 200, 11, 40},
                                                    {20, 70, 3, 12},
                                                    {9, 300, 4, 5},
                                                    {4, 9, 11, 40},
                                                    {50, 40, 9, 90}}) {
        Picture p(rows, columns);
        p.at(rows / 2, columns / 2) = NAN;
        p.at(rows - 1, columns - 1) = -infinity;
        const auto ofRows = spans(rows / 9, rows, high), ofColumns = spans(columns / 7, columns, wide);
        Extent extent;
        const std::vector<float> reduced = reducedOf(p, ofRows, ofColumns, Reduction(reduction), &extent);
        QVERIFY(extent == extentByDefinition(p, {rows / 9, rows}, {columns / 7, columns}));
        const auto alike = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
        QVERIFY(std::ranges::equal(reduced, reducedOf(p, ofRows, ofColumns, Reduction(reduction)), alike));
        for (std::size_t b = 0; b < reduced.size(); ++b) {
            const CellSpan down = ofRows[b / ofColumns.size()], along = ofColumns[b % ofColumns.size()];
            const float expected = byDefinition(p, down, along, Reduction(reduction));
            const bool same = std::isnan(expected) ? std::isnan(reduced[b]) : reduced[b] == expected || std::abs(reduced[b] - expected) < 1e-6f;
            QVERIFY2(same, qPrintable(QString("row %1, column %2 of %3×%4 is %5, expected %6")
                                          .arg(down.begin)
                                          .arg(along.begin)
                                          .arg(rows)
                                          .arg(columns)
                                          .arg(reduced[b])
                                          .arg(expected)));
        }
    }
}

/// Each special number alone, at the beginning and at the end, in widths of every remainder.
void tst_reduce::findsTheExtent() {
    useInstructionSet(setOfRow());
    for (const float special : {1.0f, 0.0f, -0.0f, -1.0f, 1e-30f, -infinity, infinity, NAN})
        for (int columns = 1; columns < 40; ++columns)
            for (const int place : {0, 2 * columns - 1}) {
                Picture p(2, columns);
                for (float& value : p.values) value = 9 - 20 * value;
                p.at(place / columns, place % columns) = special;
                QVERIFY(extentOf(p.pixels()) == extentByDefinition(p, {0, 2}, {0, columns}));
            }
    const float only[] = {NAN, infinity};
    const Extent none = extentOf({only, 1, 2, 2});
    QVERIFY(none.empty() && none.notNumber && !none.masked);
    QCOMPARE(none.smallestPositive, infinity);
}

void tst_reduce::worksOnSeveralThreads() {
    Picture p(3001, 2003);
    p.at(2990, 1990) = 99;
    const auto rows = spans(0, 3001, 751), columns = spans(0, 2003, 501);
    setThreadCount(1);
    const auto alone = reducedOf(p, rows, columns, Reduction::Maximum);
    setThreadCount(4);
    Extent extent;
    const auto together = reducedOf(p, rows, columns, Reduction::Maximum, &extent);
    QVERIFY(alone == together);
    QCOMPARE(extent.highest, 99.0f);
    QVERIFY(extentOf(p.pixels()) == extent);
}

QTEST_APPLESS_MAIN(tst_reduce)
#include "tst_reduce.moc"
