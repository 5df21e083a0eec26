// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "app/live.h"
#include "app/panel_model.h"
#include "widgets/translate.h"

namespace att {

TableDialog::TableDialog(Live& live, Selection& selection, QWidget* parent)
    : QDialog(parent), m_live(live), m_selection(selection), m_model(new PanelModel(this)), m_title(new QLabel(this)), m_table(new QTableView(this)) {
    setWindowTitle(tr("Values as a table"));
    m_title->setTextFormat(Qt::PlainText);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Values"));
    m_table->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 13);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_table);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(copyButton, &QPushButton::clicked, this, &TableDialog::copy);
    connect(&live, &Live::outcomeChanged, this, &TableDialog::refresh);
    connect(&selection, &Selection::panelChanged, this, &TableDialog::refresh);
    connect(&selection, &Selection::headChanged, this, &TableDialog::refresh);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 26);
    refresh();
}

void TableDialog::refresh() {
    const Panel* panel = m_live.outcome() ? findPanel(*m_live.outcome(), m_selection.panel()) : nullptr;
    m_model->setPanel(m_live.outcome(), m_selection.panel(), m_selection.head());
    if (!panel) return;
    const QString title = shown(panel->title), rows = shown(panel->rows.name), columns = shown(panel->columns.name);
    m_title->setText(panel->shape.heads > 1
                         ? tr("%1, head %2: rows are %3, columns are %4").arg(title, QString::number(m_selection.head() + 1), rows, columns)
                         : tr("%1: rows are %2, columns are %3").arg(title, rows, columns));
}

/// The chosen cells, or all, as lines of values with tabs between.
void TableDialog::copy() {
    const auto chosen = m_table->selectionModel()->selection();
    const QRect all(0, 0, m_model->columnCount(), m_model->rowCount());
    const QRect area =
        chosen.isEmpty() ? all : QRect(QPoint(chosen.first().left(), chosen.first().top()), QPoint(chosen.first().right(), chosen.first().bottom()));
    QString text;
    for (int row = area.top(); row <= area.bottom(); ++row) {
        QStringList line;
        for (int column = area.left(); column <= area.right(); ++column) line << m_model->index(row, column).data().toString();
        text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    QApplication::clipboard()->setText(text);
}

}  // namespace att
