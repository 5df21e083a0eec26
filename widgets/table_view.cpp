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
#include "widgets/table_layout.h"
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
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setFocusProxy(m_table);
    connectParts();
    dressHeaders();
}

/// The grey of the headings ends with the cells.
void TableView::dressHeaders() {
    QPalette own = palette();
    own.setBrush(QPalette::Window, own.brush(QPalette::Base));
    for (QHeaderView* header : {m_table->horizontalHeader(), m_table->verticalHeader()}) header->setPalette(own);
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
    fitCells();
    m_table->setAccessibleName(panelTitle(*panel, head));
    m_table->setAccessibleDescription(panelSubtitle(*panel));
}

/// What the cursor stands on is lit up in the other views.
void TableView::showCurrent() {
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_table->hasFocus()) selection().hover(m_model->cell(current));
}

/// Each column as wide as its numbers and its heading need, the rest as wide as the last of those that were measured.
void TableView::fitCells() {
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_address) : nullptr;
    if (!panel || !panel->values || panel->shape.size() == 0) return;
    const TableLayout layout = layOutTable(*panel, std::clamp(selection().head(), 0, panel->shape.heads - 1), font());
    QHeaderView *across = m_table->horizontalHeader(), *down = m_table->verticalHeader();
    across->setDefaultSectionSize(int(layout.columns.back()));
    for (std::size_t column = 0; column < layout.columns.size(); ++column) across->resizeSection(int(column), int(layout.columns[column]));
    across->setFixedHeight(int(layout.heading));
    down->setDefaultSectionSize(int(layout.line));
    down->setFixedWidth(int(layout.labels) + 2);
    m_model->setHeadings(font(), layout.columns);
}

void TableView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitCells();
    if (event->type() == QEvent::PaletteChange) dressHeaders();
    if (event->type() == QEvent::LanguageChange) followHead();
}

void TableView::copy() {
    QItemSelection chosen = m_table->selectionModel()->selection();
    if (chosen.isEmpty() && m_model->rowCount() > 0 && m_model->columnCount() > 0)
        chosen.select(m_model->index(0, 0), m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1));
    QApplication::clipboard()->setText(m_model->tabSeparated(chosen));
}

}  // namespace att
