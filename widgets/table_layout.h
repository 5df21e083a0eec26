// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a table stands, on screen and in figures alike: its numbers with their points under each other, how wide each column
// is, how its headings wrap. Paints nothing.

#include <QFont>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "engine/core/panel.h"

namespace att {

/// How the numbers of one column are written.
struct ColumnDigits {
    std::optional<int> decimals;  ///< nothing: each with four significant digits, as they are too different

    QString words(double value) const;
};
/// Whole numbers stay whole; else the largest shows four digits, and the smallest at least two.
ColumnDigits digitsOf(const Panel& panel, int head, int column);

struct TableLayout {
    double line = 0;              ///< height of a row
    double heading = 0;           ///< height of the headings
    double labels = 0;            ///< width of the rows' names
    std::vector<double> columns;  ///< width of each column, of the first few hundred

    double width() const;
    double height(int rows) const { return heading + rows * line; }
};
TableLayout layOutTable(const Panel& panel, int head, const QFont& font);
/// The heading on as many lines as its column's width asks for, three at most.
QString headingWords(const QString& label, double width, const QFont& font);

}  // namespace att
