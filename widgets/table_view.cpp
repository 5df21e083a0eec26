// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/heat_words.h"
#include "widgets/selection.h"
#include "widgets/table_model.h"

namespace att {

TableView::TableView(Selection& shared, QWidget* parent) : PanelView(shared, parent), m_model(new TableModel(this)), m_table(new QTableView(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setCornerButtonEnabled(false);
    setFocusProxy(m_table);
    adoptFont();
    connectParts();
}

void TableView::connectParts() {
    auto* copyCells = new QAction(tr("Copy"), this);
    copyCells->setShortcut(QKeySequence::Copy);
    copyCells->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(copyCells);
    connect(copyCells, &QAction::triggered, this, &TableView::copy);
    connect(&selection(), &Selection::headChanged, this, &TableView::followHead);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &TableView::showCurrent);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { selection().pin(m_model->cell(index)); });
}

void TableView::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look>) {
    m_outcome = std::move(outcome);
    m_address = address;
    followHead();
}

void TableView::followHead() {
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_address) : nullptr;
    if (!panel) return;
    const int head = std::clamp(selection().head(), 0, std::max(0, panel->shape.heads - 1));
    m_model->setMatrix(m_outcome, m_address, head);
    fitColumns();
    m_table->setAccessibleName(panelTitle(*panel, head));
    m_table->setAccessibleDescription(panelSubtitle(*panel));
}

/// What the cursor stands on is lit up in the other views.
void TableView::showCurrent() {
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_table->hasFocus()) selection().hover(m_model->cell(current));
}

void TableView::adoptFont() {
    m_table->horizontalHeader()->setDefaultSectionSize(fontMetrics().horizontalAdvance(QStringLiteral("−0.00000")) + fontMetrics().height());
    m_table->verticalHeader()->setDefaultSectionSize(int(1.6 * fontMetrics().height()));
    m_table->verticalHeader()->setMaximumWidth(12 * fontMetrics().height());
    fitColumns();
}

/// Columns that are named in words are as wide as those; among many columns nobody reads names in full.
void TableView::fitColumns() {
    constexpr int mostFitted = 24;
    if (m_model->columnCount() > mostFitted) return;
    QHeaderView& header = *m_table->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QString name = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        header.resizeSection(column, std::max(header.defaultSectionSize(), header.fontMetrics().horizontalAdvance(name) + fontMetrics().height()));
    }
}

void TableView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::FontChange) adoptFont();
    if (event->type() == QEvent::LanguageChange) followHead();
}

void TableView::copy() {
    QItemSelection chosen = m_table->selectionModel()->selection();
    if (chosen.isEmpty() && m_model->rowCount() > 0 && m_model->columnCount() > 0)
        chosen.select(m_model->index(0, 0), m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1));
    QApplication::clipboard()->setText(m_model->tabSeparated(chosen));
}

}  // namespace att
