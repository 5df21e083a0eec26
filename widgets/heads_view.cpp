// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads_view.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <map>

#include "widgets/backing.h"
#include "widgets/elide.h"
#include "widgets/heat_marks.h"
#include "widgets/heat_words.h"
#include "widgets/selection.h"
#include "widgets/translate.h"
#include "widgets/word_button.h"

namespace att {
namespace {

/// Then one can stand where the other stood.
bool sameMaps(const Panel* before, const Panel* after) {
    return before && after && before->values && after->values && before->shape == after->shape && before->kind == after->kind;
}

}  // namespace

HeadsView::HeadsView(Selection& shared, QWidget* parent) : PanelView(shared, parent), m_orderButton(new WordButton(this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_orderButton->setPopupMode(QToolButton::InstantPopup);
    m_orderButton->setMenu(new QMenu(m_orderButton));
    m_orderButton->hide();
    connect(&shared, &Selection::headChanged, this, &HeadsView::forget);
    connect(&shared, &Selection::pinnedChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::litChanged, this, qOverload<>(&QWidget::update));
}

void HeadsView::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) {
    const bool follows = m_layoutKnown && address == m_address && look == m_look && sameMaps(panel(), findPanel(*outcome, address));
    m_outcome = std::move(outcome);
    m_address = address;
    m_look = std::move(look);
    if (!follows) return m_pace.now();
    m_mapsKnown = false;
    update(maps());
    m_pace.follow();
}

void HeadsView::tell() {
    m_told = m_outcome;
    fillOrderMenu();
    forget();
}

void HeadsView::forget() {
    m_layoutKnown = false;
    describe();
}

const Panel* HeadsView::panel() const { return m_outcome ? findPanel(*m_outcome, m_address) : nullptr; }

bool HeadsView::paintable() const { return panel() && panel()->values && panel()->shape.size() > 0; }

int HeadsView::chosen() const { return std::clamp(selection().head(), 0, std::max(0, panel()->shape.heads - 1)); }

QSize HeadsView::sizeHint() const { return QSize(20, 36) * fontMetrics().height(); }
QSize HeadsView::minimumSizeHint() const { return QSize(8, 8) * fontMetrics().height(); }

// The header's menu

/// Short where the whole sentence would push the card's title aside.
QString HeadsView::orderWords(const QString& order) const {
    const int heads = panel()->shape.heads;
    if (order.isEmpty()) return isOfHeads(*panel()) ? tr("%n head(s)", nullptr, heads) : QString::number(heads);
    const QString whole = tr("%1 · sorted by %2 ▾", "number of heads and order").arg(QString::number(heads), order);
    if (fontMetrics().horizontalAdvance(whole) < 0.62 * width()) return whole;
    return tr("%1 · %2 ▾", "number of heads and order, short").arg(QString::number(heads), order);
}

void HeadsView::fillOrderMenu() {
    if (!panel()) return;
    QStringList keys{QStringLiteral("number")}, names{tr("number")};
    for (const Measure& measure : panel()->measures) {
        keys << shown(measure.key);
        names << shown(measure.name);
    }
    const QString wanted = shown(m_look->order);
    const int current = std::max(0, int(keys.indexOf(wanted)));
    m_orderButton->setText(orderWords(keys.size() > 1 ? names[current] : QString()));
    m_orderButton->setEnabled(keys.size() > 1);
    m_orderButton->setAccessibleName(tr("Order of the heads"));
    if (m_orders != keys + names) {
        m_orders = keys + names;
        m_orderButton->menu()->clear();
        for (int i = 0; i < keys.size(); ++i)
            connect(m_orderButton->menu()->addAction(names[i]), &QAction::triggered, this, [this, key = keys[i]] { emit orderChosen(key); });
    }
}

// Painting

void HeadsView::prepareLayout() {
    const double margin = std::round(fontMetrics().height() * 0.35);
    const QRectF area = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    HeadsPicture told = m_picture;
    told.panel = findPanel(*m_told, m_address);
    told.layout = layOutHeads(*told.panel, m_look->order, area, font());
    m_maps = backingOf(*this, m_picture.theme.card);
    QPainter painter(&m_maps);
    paintHeadLabels(painter, told, chosen());
    m_picture.layout = std::move(told.layout);
    m_layoutKnown = true;
    m_mapsKnown = false;
}

void HeadsView::prepare() {
    m_picture.panel = panel();
    m_picture.look = m_look;
    m_picture.theme = themeOf(palette());
    if (!m_layoutKnown) prepareLayout();
    if (m_mapsKnown) return;
    QPainter painter(&m_maps);
    paintHeadMaps(painter, m_picture);
    m_mapsKnown = true;
}

/// One rectangle around all of them and their hairlines: to clip to several costs more than what lies between them.
QRect HeadsView::maps() const {
    QRectF all;
    for (const HeadPlace& place : m_picture.layout.places) all |= place.map.adjusted(-1, -1, 1, 1);
    return all.toAlignedRect();
}

void HeadsView::paintChosen(QPainter& painter) const {
    const auto place = m_picture.layout.placeOf(chosen());
    if (!place) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_picture.theme.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(m_picture.layout.places[*place].map.adjusted(-3, -3, 3, 3));
}

/// The map of a cell's head as heat_marks.h takes it; nothing when the cell is not in this panel.
std::optional<HeatPicture> HeadsView::mapOf(const Cell& cell) const {
    const auto place = cell.panel == m_address ? m_picture.layout.placeOf(cell.head) : std::nullopt;
    if (!place || cell.row >= panel()->shape.rows || cell.column >= panel()->shape.columns) return {};
    HeatPicture map{panel(), cell.head, m_look, m_picture.theme, {}, {}, false};
    map.layout.matrix = m_picture.layout.places[*place].map;
    map.layout.columns = panel()->shape.columns;
    map.layout.rows = panel()->shape.rows;
    map.layout.window = QRectF(0, 0, map.layout.columns, map.layout.rows);
    return map;
}

void HeadsView::paintLit(QPainter& painter) const {
    std::map<int, std::vector<QPoint>> byHead;
    for (const Cell& cell : selection().lit())
        if (mapOf(cell)) byHead[cell.head].push_back({cell.column, cell.row});
    for (auto& [head, cells] : byHead) paintHeatMarks(painter, *mapOf({m_address, head, 0, 0}), {.lit = std::move(cells)});
}

void HeadsView::paintPinned(QPainter& painter) const {
    const auto& pinned = selection().pinned();
    if (const auto map = pinned ? mapOf(*pinned) : std::nullopt)
        paintPin(painter, map->layout.cellRect(pinned->row, pinned->column), m_picture.theme);
}

void HeadsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!paintable()) {
        painter.fillRect(rect(), themeOf(palette()).card);
        painter.setPen(themeOf(palette()).secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, panel() ? emptyWords(*panel()) : QString());
        return;
    }
    prepare();
    painter.drawPixmap(0, 0, m_maps);
    paintChosen(painter);
    paintLit(painter);
    paintPinned(painter);
}

void HeadsView::resizeEvent(QResizeEvent*) {
    m_layoutKnown = false;
    fillOrderMenu();
}

void HeadsView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fillOrderMenu();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) forget();
}

// Mouse and keyboard

std::optional<Cell> HeadsView::cellAt(const QPointF& point) const {
    const auto place = m_picture.layout.placeAt(point);
    if (!place || !m_picture.layout.places[*place].map.contains(point)) return {};
    const QRectF map = m_picture.layout.places[*place].map;
    const int row = int((point.y() - map.top()) / map.height() * panel()->shape.rows),
              column = int((point.x() - map.left()) / map.width() * panel()->shape.columns);
    return Cell{m_address, m_picture.layout.places[*place].head, std::min(row, panel()->shape.rows - 1),
                std::min(column, panel()->shape.columns - 1)};
}

void HeadsView::mousePressEvent(QMouseEvent* event) {
    if (!paintable() || event->button() != Qt::LeftButton) return event->ignore();
    prepare();
    if (const auto place = m_picture.layout.placeAt(event->position())) selection().setHead(m_picture.layout.places[*place].head);
}

void HeadsView::mouseMoveEvent(QMouseEvent* event) {
    if (!paintable()) return;
    prepare();
    const auto place = m_picture.layout.placeAt(event->position());
    const auto cell = cellAt(event->position());
    setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    selection().hover(cell);
    if (!place) return QToolTip::hideText();
    QString words = headWords(*panel(), m_picture.layout.places[*place].head);
    if (cell) words += QStringLiteral("\n\n") + cellWords(*m_outcome, *cell);
    QToolTip::showText(event->globalPosition().toPoint(), toolTipOf(words), this);
}

void HeadsView::leaveEvent(QEvent*) {
    selection().hover({});
    QToolTip::hideText();
}

void HeadsView::stepThrough(int places) {
    prepare();
    const auto& order = m_picture.layout.places;
    const int here = m_picture.layout.placeOf(chosen()).value_or(0);
    selection().setHead(order[std::clamp(here + places, 0, int(order.size()) - 1)].head);
}

void HeadsView::keyPressEvent(QKeyEvent* event) {
    if (!paintable() || event->modifiers() & ~Qt::KeypadModifier) return PanelView::keyPressEvent(event);
    prepare();
    switch (event->key()) {
        case Qt::Key_Left: return stepThrough(-1);
        case Qt::Key_Right: return stepThrough(1);
        case Qt::Key_Up: return stepThrough(-m_picture.layout.columns);
        case Qt::Key_Down: return stepThrough(m_picture.layout.columns);
        case Qt::Key_Home: return stepThrough(-panel()->shape.heads);
        case Qt::Key_End: return stepThrough(panel()->shape.heads);
        default: PanelView::keyPressEvent(event);
    }
}

// Accessibility

void HeadsView::describe() {
    if (panel() && panel()->shape.heads > 0) {
        setAccessibleName(tr("%1 of %2", "a stack and its panel").arg(stackName(*panel()), shown(panel()->title)));
        setAccessibleDescription(headWords(*panel(), chosen()));
    }
    update();
}

bool HeadsView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && paintable()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) event->accept();
    }
    return PanelView::event(event);
}

}  // namespace att
