// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/cost_section.h"
#include "widgets/digits.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_words.h"

namespace att {
namespace {

constexpr int mostRows = 512, mostColumns = 256;  // that are measured
constexpr int mostHeadingLines = 3, mostDecimals = 6, usualDigits = 4, digitsOfSingle = 7;
constexpr double exactInSingle = 1 << 24;

/// What the numbers of a column have in common.
struct ColumnFacts {
    double largest = 0, smallest = INFINITY;  ///< magnitudes; the smallest but 0
    bool whole = true;

    void add(double value) {
        if (!std::isfinite(value)) return;
        const double size = std::abs(value);
        largest = std::max(largest, size);
        if (size > 0) smallest = std::min(smallest, size);
        whole = whole && std::nearbyint(value) == value;
    }
};

QStringList wordsOfHeading(const QString& label) { return label.split(' ', Qt::SkipEmptyParts); }

double widthOfNumbers(const Panel& panel, int head, int column, const QFontMetricsF& metrics) {
    const ColumnDigits digits = digitsOf(panel, head, column);
    double widest = 0;
    for (int row = 0; row < std::min(panel.shape.rows, mostRows); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(digits.words(double(panel.values->at(head, row, column)))));
    return widest;
}

/// Its longest word stays whole, and all of it has room on three lines.
double widthOfHeading(const QString& label, const QFontMetricsF& metrics) {
    double widest = 0;
    for (const QString& word : wordsOfHeading(label)) widest = std::max(widest, metrics.horizontalAdvance(word));
    return std::min(std::max(widest, metrics.horizontalAdvance(label) / (mostHeadingLines - 0.8)), 14 * metrics.height());
}

}  // namespace

QString ColumnDigits::words(double value) const {
    if (!std::isfinite(value) || !decimals) return significant(value, usualDigits);
    if (*decimals > 0) return withDecimals(value, *decimals);
    return std::abs(value) <= exactInSingle ? grouped(std::int64_t(std::llround(value))).replace('-', QChar(0x2212))
                                            : significant(value, digitsOfSingle);
}

ColumnDigits digitsOf(const Panel& panel, int head, int column) {
    ColumnFacts facts;
    for (int row = 0; row < panel.shape.rows; ++row) facts.add(double(panel.values->at(head, row, column)));
    if (facts.whole) return {0};
    const int forLargest = usualDigits - 1 - exponentOf(facts.largest), forSmallest = 1 - exponentOf(facts.smallest);
    const int decimals = std::max(forLargest, std::min(forSmallest, forLargest + 2));
    if (decimals > mostDecimals || forSmallest > decimals || facts.largest >= 1e6) return {};
    return {std::max(1, decimals)};
}

double TableLayout::width() const { return std::accumulate(columns.begin(), columns.end(), labels); }

QString headingWords(const QString& label, double width, const QFont& font) {
    const QFontMetricsF metrics(font);
    QStringList lines;
    for (const QString& word : wordsOfHeading(label)) {
        const QString longer = lines.isEmpty() ? word : lines.back() + ' ' + word;
        const bool fits = metrics.horizontalAdvance(longer) <= width;
        if (!lines.isEmpty() && (fits || lines.size() == mostHeadingLines))
            lines.back() = longer;
        else
            lines << word;
    }
    for (QString& line : lines) line = metrics.elidedText(line, Qt::ElideRight, width);
    return lines.join('\n');
}

TableLayout layOutTable(const Panel& panel, int head, const QFont& font) {
    const QFontMetricsF metrics(font);
    TableLayout layout{.line = 1.6 * metrics.height()};
    layout.labels = widestLabel(panel.rows, panel.shape.rows, font, 14 * metrics.height()) + metrics.height();
    qsizetype lines = 1;
    for (int column = 0; column < std::min(panel.shape.columns, mostColumns); ++column) {
        const QString label = labelAt(panel.columns, column);
        const double width =
            std::max({3 * metrics.height(), widthOfHeading(label, metrics), panel.values ? widthOfNumbers(panel, head, column, metrics) : 0});
        layout.columns.push_back(std::ceil(width + 1.2 * metrics.height()));
        lines = std::max(lines, headingWords(label, width + 1, font).count('\n') + 1);
    }
    layout.heading = double(lines) * metrics.height() + 0.6 * metrics.height();
    return layout;
}

}  // namespace att
