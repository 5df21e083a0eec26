// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_window.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/heat_words.h"
#include "widgets/selection.h"
#include "widgets/table_view.h"

namespace att {

TableWindow::TableWindow(Selection& selection, QWidget* parent)
    : QDialog(parent), m_selection(selection), m_view(new TableView(selection, this)), m_copy(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_view);
    layout->addWidget(m_copy, 0, Qt::AlignRight);
    m_copy->setAutoDefault(false);
    resize(QSize(48, 30) * fontMetrics().height());
    connect(m_copy, &QPushButton::clicked, m_view, &TableView::copy);
    connect(&selection, &Selection::headChanged, this, &TableWindow::name);
    m_view->setFocus();
}

void TableWindow::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) {
    m_outcome = outcome;
    m_address = address;
    m_view->setPanel(std::move(outcome), address, std::move(look));
    name();
}

void TableWindow::name() {
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the selected cells, or all, with their labels"));
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_address) : nullptr;
    if (panel) setWindowTitle(panelTitle(*panel, std::clamp(m_selection.head(), 0, std::max(0, panel->shape.heads - 1))));
}

void TableWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) name();
}

}  // namespace att
