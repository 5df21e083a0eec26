// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_arrays.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include "widgets/elide.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {

ArraysEditor::ArraysEditor(const FieldEntry& entry, QWidget* parent)
    : FieldEditor(parent), m_file(new ThemeLabel(Type::Small, Ink::Secondary, this)), m_open(new QPushButton(this)), m_clear(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(this, 4));
    row->addWidget(m_file, 1);
    row->addWidget(m_clear);
    row->addWidget(m_open);
    m_file->setMinimumWidth(0);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_clear->setIcon(themeIcon("clear"));
    m_clear->setAutoRaise(true);
    setFocusProxy(m_open);
    connect(m_open, &QPushButton::clicked, this, &FieldEditor::arraysRequested);
    connect(m_clear, &QToolButton::clicked, this, &FieldEditor::arraysCleared);
    setEntry(entry);
}

void ArraysEditor::setEntry(const FieldEntry& entry) {
    m_path = std::get<ArraySource>(entry.value).path;
    const QString name = QFileInfo(shown(m_path)).fileName();
    m_file->setText(m_path.empty() ? tr("no file") : name);
    m_file->setToolTip(toolTipOf(shown(m_path)));
    m_clear->setVisible(!m_path.empty());
}

void ArraysEditor::describe(const QString& name, const QString& description) {
    m_open->setText(tr("Open…"));
    m_open->setAccessibleName(tr("%1: open a file").arg(name));
    m_open->setAccessibleDescription(description);
    m_clear->setAccessibleName(tr("%1: without the file").arg(name));
    m_clear->setToolTip(toolTipOf(tr("Lets go of the file; the numbers are drawn or learned ones again.")));
    if (m_path.empty()) m_file->setText(tr("no file"));
}

}  // namespace att
