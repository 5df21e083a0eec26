// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navigation.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/elide.h"
#include "widgets/navigation_button.h"
#include "widgets/theme.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double openWidth = 186, foldedWidth = 46;  // pixels of the mockup
constexpr int sidePadding = 8;

QString iconOf(const QString& id) { return hasIcon(id) ? id : QStringLiteral("lens"); }

}  // namespace

Navigation::Navigation(QWidget* parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_group(new QButtonGroup(this)), m_list(new QVBoxLayout), m_fold(new QToolButton(this)) {
    auto* column = new QVBoxLayout(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setLayout(m_list);
    content->setBackgroundRole(QPalette::Base);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(content);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    m_fold->setIcon(themeIcon("sidebar"));
    m_fold->setAutoRaise(true);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(m_group, &QButtonGroup::idClicked, this, [this](int i) { emit lensChosen(m_items[static_cast<std::size_t>(i)].id); });
    fitWidth();
    describe();
}

void Navigation::setLenses(const std::vector<Lens>& lenses) {
    for (const auto& item : m_items) delete item.button;
    for (const auto& family : m_families) delete family.heading;
    m_items.clear();
    m_families.clear();
    for (const Lens& lens : lenses) {
        if (m_families.empty() || !(m_families.back().name == lens.family)) addFamily(lens.family);
        addLens(lens);
    }
    describe();
    fitWidth();
}

void Navigation::addFamily(Text family) {
    auto* heading = new ThemeLabel(Type::Group, Ink::Faint, this);
    heading->setPadding({sidePadding, m_families.empty() ? 4 : 12, 0, 4});
    m_list->insertWidget(m_list->count() - 1, heading);
    m_families.push_back({heading, family});
}

void Navigation::addLens(const Lens& lens) {
    auto* button = new NavigationButton(iconOf(lens.id), this);
    m_group->addButton(button, static_cast<int>(m_items.size()));
    m_list->insertWidget(m_list->count() - 1, button);
    m_items.push_back({button, lens.id, lens.title, lens.help});
}

void Navigation::setCurrent(const QString& id) {
    for (const auto& item : m_items) item.button->setChecked(item.id == id);
    QTimer::singleShot(0, this, &Navigation::showCurrent);  // once the list has its layout
}

void Navigation::showCurrent() {
    if (auto* button = m_group->checkedButton()) m_scroll->ensureWidgetVisible(button, 0, button->height());
}

void Navigation::setFolded(bool folded) {
    if (folded == m_folded) return;
    m_folded = folded;
    fitWidth();
    describe();
    emit foldedChanged(folded);
}

void Navigation::fitWidth() {
    for (const auto& item : m_items) item.button->setFolded(m_folded);
    for (const auto& family : m_families) family.heading->setVisible(!m_folded);
    setFixedWidth(px(this, m_folded ? foldedWidth : openWidth));
    layout()->setContentsMargins(0, 0, 1, px(this, 6));
    m_list->setContentsMargins(px(this, sidePadding), px(this, 12), px(this, sidePadding), px(this, sidePadding));
}

void Navigation::describe() {
    setAccessibleName(tr("Lenses"));
    for (const auto& item : m_items) {
        QString title = shown(item.title);
        item.button->setAccessibleName(title);
        item.button->setAccessibleDescription(shown(item.help));
        item.button->setToolTip(toolTipOf(m_folded ? title + '\n' + shown(item.help) : shown(item.help)));
        item.button->setText(title);
    }
    for (const auto& family : m_families) family.heading->setText(shown(family.name));
    m_fold->setAccessibleName(m_folded ? tr("Show the names") : tr("Fold to icons"));
    m_fold->setToolTip(toolTipOf(m_fold->accessibleName()));
}

void Navigation::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
    if (event->type() == QEvent::FontChange) fitWidth();
}

void Navigation::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &Navigation::showCurrent);
}

void Navigation::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    painter.fillRect(rect(), theme.card);
    painter.fillRect(width() - 1, 0, 1, height(), theme.line);
}

}  // namespace att
