// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cost_section.h"

#include <QEvent>
#include <QGridLayout>

#include "widgets/elide.h"
#include "widgets/theme_label.h"

namespace att {
namespace {

const QChar thinBlank(0x202F);

QGridLayout* makeGrid(QWidget* parent) {
    auto* grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    return grid;
}

}  // namespace

QString grouped(std::int64_t number) {
    QString digits = QString::number(number);
    for (qsizetype at = digits.size() - 3; at > 0 && digits[at - 1].isDigit(); at -= 3) digits.insert(at, thinBlank);
    return digits;
}

QString memoryWords(std::int64_t bytes) {
    const char* const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    double count = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; count >= 1024 && unit + 1 < std::size(units); ++unit) count /= 1024;
    const int decimals = unit == 0 || count >= 100 ? 0 : count >= 10 ? 1 : 2;
    return QString::number(count, 'f', decimals) + QChar(QChar::Nbsp) + QLatin1String(units[unit]);
}

CostSection::CostSection(QWidget* parent) : QWidget(parent), m_heading(new ThemeLabel(Type::Group, Ink::Faint, this)) {
    makeGrid(this)->addWidget(m_heading, 0, 0, 1, 2);
    m_heading->setPadding({0, 0, 0, 4});
    m_parameters = addLine();
    m_multiplyAdds = addLine();
    m_memory = addLine();
    fitSpaces();
    describe();
}

CostSection::Line CostSection::addLine() {
    auto* grid = static_cast<QGridLayout*>(layout());
    const Line line{new ThemeLabel(Type::Body, Ink::Text, this), new ThemeLabel(Type::Title, Ink::Text, this)};
    line.number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const int row = grid->rowCount();
    grid->addWidget(line.name, row, 0);
    grid->addWidget(line.number, row, 1);
    return line;
}

void CostSection::setCost(const Cost& cost) {
    m_cost = cost;
    const auto set = [](const Line& line, const QString& words) {
        line.number->change(words);
        line.number->setAccessibleName(line.name->text() + QLatin1Char(' ') + words);
    };
    set(m_parameters, grouped(cost.parameters));
    set(m_multiplyAdds, grouped(cost.multiplyAdds));
    set(m_memory, memoryWords(cost.bytes));
}

void CostSection::describe() {
    const auto name = [](const Line& line, const QString& words, const QString& help) {
        line.name->setText(words);
        for (ThemeLabel* label : {line.name, line.number}) label->setToolTip(toolTipOf(help));
    };
    m_heading->setText(tr("Cost"));
    name(m_parameters, tr("Parameters"), tr("All numbers that training would set."));
    name(m_multiplyAdds, tr("Multiply-adds"), tr("Multiplications with their addition, from the closed form; twice as many operations (FLOP)."));
    name(m_memory, tr("Memory"), tr("Of all values that are kept for the stages, at four bytes each."));
    setCost(m_cost);
}

void CostSection::fitSpaces() {
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->setHorizontalSpacing(px(this, 8));
    grid->setVerticalSpacing(px(this, 6));
}

void CostSection::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitSpaces();
    if (event->type() == QEvent::LanguageChange) describe();
}

}  // namespace att
