// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/pattern.h"

#include <QTest>
#include <algorithm>
#include <numeric>

#include "engine/math/mask.h"

using namespace att;

namespace {

/// The pattern as text: one line a query, # where a key is kept.
QStringList drawn(const Pattern& pattern, int queries, int keys) {
    const auto painted = paint(pattern, queries, keys);
    QStringList lines;
    for (int i = 0; i < queries; ++i) {
        QString line;
        for (int j = 0; j < keys; ++j) line += painted[std::size_t(i * keys + j)] ? '#' : '.';
        lines << line;
    }
    return lines;
}

const PatternKind allKinds[] = {PatternKind::Full,      PatternKind::Causal, PatternKind::Window,  PatternKind::CausalWindow,
                                PatternKind::Truncated, PatternKind::Block,  PatternKind::Dilated, PatternKind::Strided,
                                PatternKind::Fixed,     PatternKind::Global, PatternKind::Prefix};

}  // namespace

class tst_pattern : public QObject {
    Q_OBJECT
private slots:
    void pictures_data();
    void pictures();
    void check25_windowCount();
    void check25_truncated();
    void closedFormsCountThePicture();
    void termsCarryTheirFormulas();
    void windowsAgreeWithTheMask();
};

void tst_pattern::pictures_data() {
    QTest::addColumn<Pattern>("pattern");
    QTest::addColumn<QStringList>("picture");
    QTest::newRow("causal window") << Pattern{.kind = PatternKind::CausalWindow, .window = 1}
                                   << QStringList{"#....", "##...", ".##..", "..##.", "...##"};
    QTest::newRow("truncated") << Pattern{.kind = PatternKind::Truncated, .left = 2, .right = 1}
                               << QStringList{"##...", "###..", "####.", ".####", "..###"};
    QTest::newRow("block") << Pattern{.kind = PatternKind::Block, .block = 2} << QStringList{"##...", "##...", "..##.", "..##.", "....#"};
    QTest::newRow("dilated") << Pattern{.kind = PatternKind::Dilated, .window = 1, .dilation = 2}
                             << QStringList{"#.#..", ".#.#.", "#.#.#", ".#.#.", "..#.#"};
    QTest::newRow("strided") << Pattern{.kind = PatternKind::Strided, .stride = 2} << QStringList{"#....", "##...", "###..", ".###.", "#.###"};
    QTest::newRow("fixed") << Pattern{.kind = PatternKind::Fixed, .stride = 2, .summary = 1}
                           << QStringList{"#....", "##...", ".##..", ".###.", ".#.##"};
    QTest::newRow("global") << Pattern{.kind = PatternKind::Global, .window = 0, .globals = 1}
                            << QStringList{"#####", "##...", "#.#..", "#..#.", "#...#"};
    QTest::newRow("prefix") << Pattern{.kind = PatternKind::Prefix, .prefix = 3} << QStringList{"###..", "###..", "###..", "####.", "#####"};
}

void tst_pattern::pictures() {
    QFETCH(Pattern, pattern);
    QTEST(drawn(pattern, 5, 5), "picture");
}

void tst_pattern::check25_windowCount() {
    QCOMPARE(keptPairs({.kind = PatternKind::Window, .window = 2}, 10), 44);
    for (int n = 1; n < 12; ++n)
        for (int w = 0; w < n; ++w) QCOMPARE(keptPairs({.kind = PatternKind::Window, .window = w}, n), n * (2 * w + 1) - w * (w + 1));
    QCOMPARE(keptPairs({.kind = PatternKind::Window, .window = 100}, 7), 49);
}

void tst_pattern::check25_truncated() {
    const Pattern speech{.kind = PatternKind::Truncated, .left = 3, .right = 1};
    const auto painted = paint(speech, 10, 10);
    QCOMPARE(std::accumulate(painted.begin() + 50, painted.begin() + 60, 0), 5);  // query 5 sees 2, 3, 4, 5, 6
    QVERIFY(keeps(speech, 5, 2) && keeps(speech, 5, 6) && !keeps(speech, 5, 1) && !keeps(speech, 5, 7));
    QCOMPARE(keptPairs(speech, 10), 10 * 5 - 6 - 1);
}

void tst_pattern::closedFormsCountThePicture() {
    for (const auto kind : allKinds) {
        for (int n = 0; n <= 13; ++n) {
            for (int a = 1; a <= 5; ++a) {
                const Pattern pattern{kind, a, a, 2, a, a, a, 1 + a / 2, a, a};
                const auto painted = paint(pattern, n, n);
                QCOMPARE(keptPairs(pattern, n), std::ranges::count(painted, 1));
            }
        }
    }
}

/// What an explanation adds up; a term of its own for each formula.
void tst_pattern::termsCarryTheirFormulas() {
    const auto terms = keptPairTerms({.kind = PatternKind::Window, .window = 2}, 10);
    QCOMPARE(terms.size(), 3u);
    QCOMPARE(terms[0].formula, "n(2w+1)");
    QCOMPARE(terms[0].pairs, 50);
    QCOMPARE(terms[1].pairs + terms[2].pairs, -6);
    for (const auto kind : allKinds)
        for (const auto& term : keptPairTerms({.kind = kind}, 9)) QVERIFY(*term.formula != 0);
}

void tst_pattern::windowsAgreeWithTheMask() {
    for (const auto& [kind, mask] : {std::pair(PatternKind::Window, MaskKind::Window), {PatternKind::Causal, MaskKind::Causal}}) {
        const auto visible = visibleKeys({.kind = mask, .window = 2}, 6, 8);
        for (int i = 0; i < 6; ++i)
            for (int j = 0; j < 8; ++j) QCOMPARE(keeps({.kind = kind, .window = 2}, i, j), sees(visible[std::size_t(i)], j));
    }
}

QTEST_APPLESS_MAIN(tst_pattern)
#include "tst_pattern.moc"
