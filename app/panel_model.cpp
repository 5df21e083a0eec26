// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panel_model.h"

#include "widgets/translate.h"

namespace att {
namespace {

QString nameOf(const Axis& axis, int index) {
    const bool labelled = axis.labels && static_cast<std::size_t>(index) < axis.labels->size();
    return labelled ? shown((*axis.labels)[static_cast<std::size_t>(index)]) : QString::number(index + 1);
}

}  // namespace

void PanelModel::setPanel(OutcomePtr outcome, const std::string& address, int head) {
    beginResetModel();
    m_outcome = std::move(outcome);
    m_panel = m_outcome ? findPanel(*m_outcome, address) : nullptr;
    if (m_panel && !m_panel->values) m_panel = nullptr;
    m_head = m_panel ? std::clamp(head, 0, m_panel->shape.heads - 1) : 0;
    endResetModel();
}

int PanelModel::rowCount(const QModelIndex& parent) const { return m_panel && !parent.isValid() ? m_panel->shape.rows : 0; }

int PanelModel::columnCount(const QModelIndex& parent) const { return m_panel && !parent.isValid() ? m_panel->shape.columns : 0; }

QVariant PanelModel::data(const QModelIndex& index, int role) const {
    if (!m_panel || !index.isValid()) return {};
    const float value = m_panel->values->at(m_head, index.row(), index.column());
    switch (role) {
        case Qt::DisplayRole: return QString::number(double(value), 'g', 6);
        case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
        case Qt::AccessibleTextRole:
            return tr("%1, %2: %3")
                .arg(nameOf(m_panel->rows, index.row()), nameOf(m_panel->columns, index.column()), QString::number(double(value), 'g', 6));
        default: return {};
    }
}

QVariant PanelModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_panel || role != Qt::DisplayRole) return {};
    return nameOf(orientation == Qt::Vertical ? m_panel->rows : m_panel->columns, section);
}

}  // namespace att
