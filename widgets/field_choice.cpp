// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QWheelEvent>
#include <algorithm>

#include "widgets/field_segments.h"
#include "widgets/theme_fonts.h"
#include "widgets/translate.h"

namespace att {
namespace {

class List final : public QComboBox {
public:
    explicit List(QWidget* parent) : QComboBox(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(QComboBox::AdjustToContents);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void wheelEvent(QWheelEvent* event) override { hasFocus() ? QComboBox::wheelEvent(event) : event->ignore(); }
};

}  // namespace

ChoiceEditor::ChoiceEditor(const FieldEntry& entry, QWidget* parent) : FieldEditor(parent), m_choices(entry.field.choices) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (m_choices.size() <= mostSegments) {
        m_segments = new Segments(static_cast<int>(m_choices.size()), this);
        row->addWidget(m_segments);
        connect(m_segments, &Segments::chosen, this, &ChoiceEditor::send);
    } else {
        m_list = new List(this);
        for (const auto& choice : m_choices) m_list->addItem(shown(choice.label));
        row->addWidget(m_list);
        connect(m_list, &QComboBox::activated, this, &ChoiceEditor::send);
    }
    setEntry(entry);
}

void ChoiceEditor::setEntry(const FieldEntry& entry) {
    const int index = entry.field.inForce ? static_cast<int>(*entry.field.inForce) : placeOf(m_choices, std::get<std::string>(entry.value));
    if (m_list) return m_list->setCurrentIndex(index);
    m_segments->place(index);
    setFocusProxy(m_segments->focusProxy());
}

void ChoiceEditor::describe(const QString& name, const QString& description) {
    QStringList labels;
    for (const auto& choice : m_choices) labels << (choice.label.empty() ? QString(choice.key) : shown(choice.label));
    if (m_segments) return m_segments->setLabels(labels, name, description);
    for (int i = 0; i < labels.size(); ++i) m_list->setItemText(i, labels[i]);
    m_list->setAccessibleName(name);
    m_list->setAccessibleDescription(description);
    setFocusProxy(m_list);
}

int ChoiceEditor::neededWidth() const { return m_segments ? m_segments->neededWidth() : m_list->sizeHint().width(); }

void ChoiceEditor::send(int index) {
    if (m_segments) setFocusProxy(m_segments->focusProxy());
    emit edited(std::string(m_choices[static_cast<std::size_t>(index)].key), true);
}

}  // namespace att
