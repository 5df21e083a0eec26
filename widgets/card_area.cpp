// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card_area.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "widgets/card.h"
#include "widgets/heads_view.h"
#include "widgets/heat_view.h"
#include "widgets/heat_words.h"
#include "widgets/links_view.h"
#include "widgets/panel_view.h"
#include "widgets/picture_image.h"
#include "widgets/selection.h"
#include "widgets/table_window.h"
#include "widgets/theme.h"
#include "widgets/translate.h"
#include "widgets/word_button.h"

namespace att {

struct CardArea::Slot {
    Card* card = nullptr;
    PanelView* view = nullptr;
};

CardArea::CardArea(Selection& selection, QWidget* parent) : QWidget(parent), m_selection(selection), m_message(new QLabel(this)) {
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setAutoFillBackground(true);
    m_message->setMargin(32);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->hide();
    connect(&selection, &Selection::panelChanged, this, &CardArea::arrange);
    connect(&selection, &Selection::headChanged, this, &CardArea::nameCards);
    connect(this, &CardArea::tableRequested, this, &CardArea::showTable);
}

CardArea::~CardArea() = default;

void CardArea::setOutcome(OutcomePtr outcome, std::shared_ptr<const Look> look) {
    m_outcome = std::move(outcome);
    m_look = std::move(look);
    m_message->hide();
    arrange();
}

const Panel* CardArea::shownPanel() const {
    if (!m_outcome) return nullptr;
    const Panel* chosen = findPanel(*m_outcome, m_selection.panel());
    return chosen ? chosen : findPanel(*m_outcome, m_outcome->mainPanel);
}

// Which cards

CardArea::Place CardArea::placeFor(const Stage& stage, const Panel& panel) const {
    const bool links = panel.distribution && m_look->form == MatrixForm::Links;
    const auto over = panel.backdrop ? std::optional(m_look->over) : std::nullopt;
    return {address(stage, panel), panel.kind == PanelKind::Heads ? PanelKind::Heat : panel.kind, links, false, over};
}

/// A stack of heads alone in its stage: the grid of all beside the chosen one, but for maps that are chosen by their places. Else the stage's panels
/// side by side.
std::vector<CardArea::Place> CardArea::arrangement() const {
    const Panel* main = shownPanel();
    if (!main) return {};
    const auto holds = [main](const Stage& stage) {
        return std::any_of(stage.panels.begin(), stage.panels.end(), [main](const Panel& p) { return &p == main; });
    };
    const auto stage = std::find_if(m_outcome->stages.begin(), m_outcome->stages.end(), holds);
    const auto isStack = [](const Panel& panel) {
        const bool many = (panel.kind == PanelKind::Heads || panel.kind == PanelKind::Picture) && !panel.colours && panel.shape.heads > 1;
        return many && !hasMapOfEachPlace(panel);
    };
    std::vector<Place> places;
    if (std::count_if(stage->panels.begin(), stage->panels.end(), isStack) == 1) {
        const Panel& stack = *std::find_if(stage->panels.begin(), stage->panels.end(), isStack);
        places.push_back({address(*stage, stack), PanelKind::Heads, false, true});
    }
    for (const Panel& panel : stage->panels) places.push_back(placeFor(*stage, panel));
    return places;
}

void CardArea::arrange() {
    if (!m_outcome) return;
    auto places = arrangement();
    if (places != m_places || m_slots.empty()) {
        m_places = std::move(places);
        buildCards();
    }
    fillCards();
}

// Building

void CardArea::buildCards() {
    const bool focused = m_cards && m_cards->isAncestorOf(focusWidget());
    if (m_cards) m_cards->deleteLater();
    if (m_cards) m_cards->hide();
    m_cards = new QWidget(this);
    m_slots.clear();
    for (const Place& place : m_places) m_slots.push_back(buildSlot(place));
    const bool grid = !m_places.empty() && m_places.front().grid;
    const Panel* main = shownPanel();
    if (!grid && main && main->kind == PanelKind::Heads && main->shape.heads > 1) addHeadSteps(*m_slots.front().card);
    layOutCards();
    m_cards->setGeometry(rect());
    m_cards->show();
    m_cards->lower();
    if (focused && !m_slots.empty()) m_slots.back().view->setFocus();
}

/// How much of the width a card asks for. The grid of heads takes a third beside the chosen head, more where there are many.
int CardArea::shareOf(const Place& place) const {
    constexpr int many = 16;
    if (place.grid) return findPanel(*m_outcome, place.address)->shape.heads > many ? 48 : 32;
    return place.kind == PanelKind::Prose ? 40 : 68;
}

void CardArea::layOutCards() {
    auto* layout = new QGridLayout(m_cards);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (const auto tall = tallCard()) return layOutAround(*layout, *tall);
    const int below = hasTableBelow() ? 1 : 0, count = int(m_slots.size()) - below, columns = count == 4 ? 2 : std::min(count, 3);
    for (int i = 0; i < count; ++i) {
        layout->addWidget(m_slots[i].card, i / columns, i % columns);
        layout->setRowStretch(i / columns, 4);
        layout->setColumnStretch(i % columns, std::max(layout->columnStretch(i % columns), shareOf(m_places[i])));
    }
    if (below == 0) return;
    layout->addWidget(m_slots.back().card, layout->rowCount(), 0, 1, columns);
    layout->setRowStretch(layout->rowCount() - 1, 3);
}

bool CardArea::isLine(std::size_t place) const {
    const Shape& shape = findPanel(*m_outcome, m_places[place].address)->shape;
    return m_places[place].kind == PanelKind::Heat && shape.rows == 1 && shape.heads == 1;
}

/// The card that has the whole height while others share it: the chosen head of a stack that has curves and words with it, or a matrix before lines.
std::optional<std::size_t> CardArea::tallCard() const {
    const std::size_t count = m_places.size();
    if (count == 4 && m_places[0].grid && m_places[1].kind == PanelKind::Heat && !isLine(1)) return 1;
    if (count == 3 && m_places[0].kind == PanelKind::Heat && !isLine(0) && isLine(1) && isLine(2)) return 0;
    return std::nullopt;
}

/// The grid over the curves, the chosen head, the words; or the matrix, and its lines one over the other.
void CardArea::layOutAround(QGridLayout& layout, std::size_t tall) {
    const int column = int(tall);
    layout.addWidget(m_slots[tall].card, 0, column, 2, 1);
    layout.addWidget(m_slots[tall == 0 ? 1 : 0].card, 0, 1 - column);
    layout.addWidget(m_slots[2].card, 1, 1 - column);
    if (m_slots.size() == 4) layout.addWidget(m_slots[3].card, 0, 2, 2, 1);
    for (const int row : {0, 1}) layout.setRowStretch(row, tall == 0 ? 1 : 2 + row);
    layout.setColumnStretch(column, 40);
    layout.setColumnStretch(1 - column, 34);
    if (m_slots.size() == 4) layout.setColumnStretch(2, 26);
}

/// A table behind several pictures has the whole width under them.
bool CardArea::hasTableBelow() const {
    const auto isPicture = [](const Place& place) { return place.kind == PanelKind::Picture; };
    return m_places.size() > 2 && m_places.back().kind == PanelKind::Table && std::all_of(m_places.begin(), m_places.end() - 1, isPicture);
}

CardArea::Slot CardArea::buildSlot(const Place& place) {
    Slot slot{new Card(m_cards), nullptr};
    slot.view = place.links ? new LinksView(m_selection, slot.card) : makePanelView(place.kind, m_selection, slot.card);
    slot.card->setContent(slot.view);
    connectView(slot.view);
    if (auto* heads = qobject_cast<HeadsView*>(slot.view)) slot.card->addControl(heads->orderButton());
    const Panel* panel = findPanel(*m_outcome, place.address);
    if (panel->distribution && !place.grid) addFormSwitch(*slot.card, place.links);
    if (auto* heat = qobject_cast<HeatView*>(slot.view); heat && !panel->paints.empty()) addPaintButton(*slot.card, heat);
    if (place.over && m_places.size() < 3) addPictureSwitch(*slot.card, *place.over);
    if (place.kind == PanelKind::Heat && m_places.size() < 3) addTableButton(*slot.card);
    return slot;
}

void CardArea::connectView(PanelView* view) {
    if (auto* heads = qobject_cast<HeadsView*>(view))
        connect(heads, &HeadsView::orderChosen, this, [this](const QString& key) { emit lookEdited(QStringLiteral("order"), key.toStdString()); });
    if (auto* heat = qobject_cast<HeatView*>(view)) connect(heat, &HeatView::tableRequested, this, &CardArea::tableRequested);
}

/// Matrix · Links, for weights.
void CardArea::addFormSwitch(Card& card, bool links) {
    addSwitch(card, "form", tr("Matrix"), "matrix", !links);
    addSwitch(card, "form", tr("Links"), "links", links);
}

/// Overlay · Map · Before | after, for maps over a picture.
void CardArea::addPictureSwitch(Card& card, OverPicture over) {
    addSwitch(card, "over", tr("Overlay"), "overlay", over == OverPicture::Laid);
    addSwitch(card, "over", tr("Map"), "map", over == OverPicture::Alone);
    addSwitch(card, "over", tr("Before | after"), "beside", over == OverPicture::Beside);
}

/// A word that sets a field of the look.
void CardArea::addSwitch(Card& card, const char* field, const QString& word, const char* key, bool checked) {
    auto* button = new WordButton(&card);
    button->setText(word);
    button->setCheckable(true);
    button->setChecked(checked);
    connect(button, &QToolButton::clicked, this, [this, button, checked, name = QString::fromLatin1(field), value = std::string(key)] {
        button->setChecked(checked);  // what is shown follows the look, not the click
        emit lookEdited(name, value);
    });
    card.addControl(button);
}

void CardArea::addTableButton(Card& card) {
    auto* button = new WordButton(&card);
    button->setText(tr("Table"));
    button->setToolTip(tr("The numbers as a table that can be read, copied and spoken (T)"));
    connect(button, &QToolButton::clicked, this, &CardArea::tableRequested);
    card.addControl(button);
}

void CardArea::addPaintButton(Card& card, HeatView* heat) {
    auto* button = new WordButton(&card);
    button->setText(tr("Paint"));
    button->setToolTip(tr("Draw on the heatmap with the mouse: what you draw over is hidden, or shown again (P)"));
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, heat, &HeatView::setPainting);
    connect(heat, &HeatView::paintingChanged, button, &QToolButton::setChecked);
    connect(heat, &HeatView::paintingChanged, this, &CardArea::nameCards);
    connect(heat, &HeatView::painted, this, &CardArea::painted);
    card.addControl(button);
}

HeatView* CardArea::paintableHeat() const {
    for (const Slot& slot : m_slots)
        if (auto* heat = qobject_cast<HeatView*>(slot.view); heat && heat->shownPanel() && !heat->shownPanel()->paints.empty()) return heat;
    return nullptr;
}

void CardArea::paint() {
    HeatView* heat = paintableHeat();
    if (!heat) return;
    heat->setPainting(!heat->painting());
    heat->setFocus(Qt::OtherFocusReason);
}

void CardArea::addHeadSteps(Card& card) {
    for (const auto& [word, name, heads] :
         {std::tuple(QStringLiteral("‹"), tr("Previous head"), -1), std::tuple(QStringLiteral("›"), tr("Next head"), 1)}) {
        auto* button = new WordButton(&card);
        button->setText(word);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, this, [this, step = heads] { stepHead(step); });
        card.addControl(button);
    }
}

void CardArea::stepHead(int heads) {
    if (const Panel* panel = shownPanel()) m_selection.setHead(std::clamp(m_selection.head() + heads, 0, std::max(0, panel->shape.heads - 1)));
}

// Filling

void CardArea::fillCards() {
    for (std::size_t i = 0; i < m_slots.size(); ++i) m_slots[i].view->setPanel(m_outcome, m_places[i].address, m_look);
    if (m_table && m_table->isVisible()) fillTable();
    nameCards();
}

/// With the brush in hand, how it works.
QString CardArea::subtitleOf(const Slot& slot, const Panel& panel) const {
    const auto* heat = qobject_cast<HeatView*>(slot.view);
    return heat && heat->painting() ? tr("Press and drag over cells, or press the space bar. P puts the brush down.") : panelSubtitle(panel);
}

void CardArea::nameCards() {
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const Panel* panel = m_outcome ? findPanel(*m_outcome, m_places[i].address) : nullptr;
        if (!panel) continue;
        const int head = std::clamp(m_selection.head(), 0, std::max(0, panel->shape.heads - 1));
        m_places[i].grid ? m_slots[i].card->setTitle(stackName(*panel), {})
                         : m_slots[i].card->setTitle(panelTitle(*panel, head), subtitleOf(m_slots[i], *panel));
    }
    alignTitles();
}

/// Matrices side by side are compared: they begin at the same height.
void CardArea::alignTitles() {
    std::vector<Card*> matrices;
    for (std::size_t i = 0; i < m_slots.size(); ++i)
        if (m_places[i].kind == PanelKind::Heat) matrices.push_back(m_slots[i].card);
    if (matrices.size() > 1) m_cards->layout()->activate();
    for (Card* card : matrices)
        card->setTitleAbove(std::ranges::any_of(matrices, [card](const Card* other) { return other->y() == card->y() && other->lacksRoom(); }));
}

// Messages

void CardArea::showMessage(const QString& message) {
    m_message->setText(message);
    QPalette veil = palette();
    QColor ground = themeOf(palette()).canvas;
    ground.setAlpha(225);
    veil.setColor(QPalette::Window, ground);
    m_message->setPalette(veil);
    m_message->setGeometry(rect());
    m_message->setVisible(!message.isEmpty());
    m_message->raise();
}

void CardArea::showTable() {
    const Panel* panel = shownPanel();
    if (!panel || !panel->values) return;
    if (!m_table) m_table = new TableWindow(m_selection, this);
    fillTable();
    m_table->show();
    m_table->raise();
    m_table->activateWindow();
}

void CardArea::fillTable() {
    const Panel* panel = shownPanel();
    if (!m_table || !panel) return;
    const bool named = findPanel(*m_outcome, m_selection.panel()) != nullptr;
    m_table->setPanel(m_outcome, named ? m_selection.panel() : m_outcome->mainPanel, m_look);
}

void CardArea::resizeEvent(QResizeEvent*) {
    if (m_cards) m_cards->setGeometry(rect());
    if (m_cards) alignTitles();
    m_message->setGeometry(rect());
}

void CardArea::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_outcome) {
        buildCards();
        fillCards();
    }
    if (event->type() == QEvent::PaletteChange && m_message->isVisible()) showMessage(m_message->text());
}

}  // namespace att
