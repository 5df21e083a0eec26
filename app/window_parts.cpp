// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_parts.h"

#include <QHBoxLayout>
#include <QMainWindow>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/notice_bar.h"
#include "app/status_line.h"
#include "widgets/card_area.h"
#include "widgets/cost_section.h"
#include "widgets/explanation_strip.h"
#include "widgets/form.h"
#include "widgets/form_fields.h"
#include "widgets/navigation.h"
#include "widgets/picture_bar.h"
#include "widgets/stage_strip.h"
#include "widgets/theme_fonts.h"
#include "widgets/token_bar.h"
#include "widgets/transport_bar.h"

namespace att {
namespace {

QVBoxLayout* columnIn(QWidget* widget, int margin, int spacing) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(spacing);
    return column;
}

QWidget* buildUpper(WindowParts& parts, Selection& selection, QWidget* parent) {
    auto* upper = new QWidget(parent);
    auto* column = columnIn(upper, px(parent, 12), px(parent, 8));
    parts.notice = new NoticeBar(upper);
    parts.standing = new NoticeBar(upper);
    parts.tokens = new TokenBar(selection, upper);
    parts.picture = new PictureBar(upper);
    parts.transport = new TransportBar(upper);
    parts.stages = new StageStrip(selection, upper);
    parts.cards = new CardArea(selection, upper);
    for (QWidget* part : {static_cast<QWidget*>(parts.notice), static_cast<QWidget*>(parts.standing), static_cast<QWidget*>(parts.tokens),
                          static_cast<QWidget*>(parts.picture), static_cast<QWidget*>(parts.transport), static_cast<QWidget*>(parts.stages)})
        column->addWidget(part);
    column->addWidget(parts.cards, 1);
    return upper;
}

QWidget* buildContent(WindowParts& parts, Selection& selection, QWidget* parent) {
    parts.down = new QSplitter(Qt::Vertical, parent);
    parts.down->setChildrenCollapsible(false);
    parts.down->addWidget(buildUpper(parts, selection, parts.down));
    parts.explanation = new ExplanationStrip(selection, parts.down);
    parts.down->addWidget(parts.explanation);
    parts.down->setStretchFactor(0, 1);
    parts.down->setStretchFactor(1, 0);
    return parts.down;
}

Form* buildForm(WindowParts& parts, QWidget* parent) {
    auto* form = new Form(parent);
    parts.cost = new CostSection(form);
    parts.look = new FormFields(form);
    form->addSection(parts.cost);
    form->addSection(parts.look);
    auto* buttons = new QWidget(form);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, px(parent, 8), 0, 0);
    parts.exportButton = new QPushButton(buttons);
    parts.exportButton->setDefault(true);
    row->addWidget(parts.exportButton);
    row->addStretch(1);
    form->addSection(buttons);
    return form;
}

}  // namespace

WindowParts buildParts(QMainWindow& window, Selection& selection) {
    WindowParts parts{};
    auto* central = new QWidget(&window);
    auto* column = columnIn(central, 0, 0);
    parts.across = new QSplitter(Qt::Horizontal, central);
    parts.across->setChildrenCollapsible(false);
    auto* left = new QWidget(parts.across);
    auto* row = new QHBoxLayout(left);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    parts.navigation = new Navigation(left);
    parts.content = buildContent(parts, selection, left);
    row->addWidget(parts.navigation);
    row->addWidget(parts.content, 1);
    parts.across->addWidget(left);
    parts.form = buildForm(parts, parts.across);
    parts.across->addWidget(parts.form);
    parts.across->setStretchFactor(0, 1);
    parts.across->setStretchFactor(1, 0);
    parts.status = new StatusLine(central);
    column->addWidget(parts.across, 1);
    column->addWidget(parts.status);
    window.setCentralWidget(central);
    return parts;
}

}  // namespace att
