// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_model.h"

#include <QFontMetricsF>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "widgets/digits.h"
#include "widgets/elide.h"
#include "widgets/heat_words.h"
#include "widgets/translate.h"

namespace att {
namespace {

QString spreadsheetSafe(const QString& label) {
    static const QString formulaStarts = QStringLiteral("=+-@");
    return !label.isEmpty() && formulaStarts.contains(label[0]) ? '\'' + label : label;
}

QString inFull(float value) {
    if (!std::isfinite(value)) return significant(value, 9);
    return QLocale::c().toString(value, 'g', 9);
}

}  // namespace

void TableModel::setMatrix(OutcomePtr outcome, const std::string& address, int head) {
    const Panel* before = panel();
    const Panel* after = findPanel(*outcome, address);
    const bool kept = after && after->values;
    const int rows = kept ? after->shape.rows : 0, columns = kept ? after->shape.columns : 0;
    const bool stays = before && after && rows == m_rows && columns == m_columns && sameLabels(before->rows, after->rows) &&
                       sameLabels(before->columns, after->columns);
    if (!stays) beginResetModel();
    m_outcome = std::move(outcome);
    m_address = address;
    m_head = head;
    m_rows = rows;
    m_columns = columns;
    m_digits.clear();
    if (!stays) return endResetModel();
    if (rows > 0 && columns > 0) emit dataChanged(index(0, 0), index(rows - 1, columns - 1));
}

int TableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }
int TableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_columns; }

float TableModel::value(int row, int column) const { return panel()->values->at(m_head, row, column); }

const ColumnDigits& TableModel::digits(int column) const {
    const auto found = m_digits.find(column);
    return found != m_digits.end() ? found->second : m_digits.emplace(column, digitsOf(*panel(), m_head, column)).first->second;
}

Cell TableModel::cell(const QModelIndex& index) const { return {m_address, m_head, index.row(), index.column()}; }

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    switch (role) {
        case Qt::DisplayRole: return digits(index.column()).words(double(value(index.row(), index.column())));
        case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
        case Qt::ToolTipRole: return toolTipOf(cellWords(*m_outcome, cell(index)));
        case Qt::AccessibleTextRole: return cellWords(*m_outcome, cell(index));
        default: return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const int count = orientation == Qt::Horizontal ? m_columns : m_rows;
    if (section < 0 || section >= count) return {};
    const Axis& axis = orientation == Qt::Horizontal ? panel()->columns : panel()->rows;
    switch (role) {
        case Qt::DisplayRole: return orientation == Qt::Horizontal ? heading(section) : labelAt(axis, section);
        case Qt::ToolTipRole: return toolTipOf(tr("%1 %2: %3").arg(shown(axis.name), QString::number(section + 1), quotedLabelAt(axis, section)));
        default: return {};
    }
}

void TableModel::setHeadings(const QFont& font, std::vector<double> widths) {
    if (font == m_font && widths == m_widths) return;
    m_font = font;
    m_widths = std::move(widths);
    if (m_columns > 0) emit headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
}

QString TableModel::heading(int column) const {
    const QString label = labelAt(panel()->columns, column);
    return std::size_t(column) < m_widths.size() ? headingWords(label, m_widths[std::size_t(column)] - QFontMetricsF(m_font).height(), m_font)
                                                 : label;
}

QString TableModel::tabSeparated(const QItemSelection& selection) const {
    if (selection.isEmpty()) return {};
    int top = m_rows, left = m_columns, bottom = -1, right = -1;
    for (const auto& range : selection) {
        top = std::min(top, range.top()), left = std::min(left, range.left());
        bottom = std::max(bottom, range.bottom()), right = std::max(right, range.right());
    }
    QString text;
    for (int column = left; column <= right; ++column) text += '\t' + spreadsheetSafe(labelAt(panel()->columns, column));
    for (int row = top; row <= bottom; ++row) {
        text += '\n' + spreadsheetSafe(labelAt(panel()->rows, row));
        for (int column = left; column <= right; ++column) text += '\t' + inFull(value(row, column));
    }
    return text + '\n';
}

}  // namespace att
