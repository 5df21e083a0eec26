// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_view.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "widgets/backing.h"
#include "widgets/heat_accessible.h"
#include "widgets/heat_words.h"
#include "widgets/heat_zoom.h"
#include "widgets/key_tokens.h"
#include "widgets/selection.h"

namespace att {
namespace {

constexpr double zoomStep = 1.25;
constexpr std::size_t mostReadTwice = std::size_t(1) << 19;  // numbers: beyond them the legend is the cheaper

bool sameFrame(const Panel& a, const Panel& b) { return a.shape == b.shape && sameLabels(a.rows, b.rows) && sameLabels(a.columns, b.columns); }

}  // namespace

HeatView::HeatView(Selection& shared, QWidget* parent) : PanelView(shared, parent) {
    HeatAccessible::install();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&shared, &Selection::headChanged, this, &HeatView::forget);
    connect(&shared, &Selection::headChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::hoveredChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::pinnedChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::queryChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::keyChanged, this, qOverload<>(&QWidget::update));
    connect(&shared, &Selection::litChanged, this, qOverload<>(&QWidget::update));
}

void HeatView::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) {
    const Panel* before = panel();
    const Panel* after = findPanel(*outcome, address);
    const bool frameStays = before && after && sameFrame(*before, *after);
    if (!before || !after || before->shape.rows != after->shape.rows || before->shape.columns != after->shape.columns) {
        m_window = {};
        m_stroke.reset();
    }
    m_outcome = std::move(outcome);
    m_address = address;
    const bool lookStays = std::exchange(m_look, std::move(look)) == m_look;
    m_layoutKnown = m_layoutKnown && frameStays;
    if (!frameStays) announceReset();
    forget();
    if (!lookStays) update();
    m_tip.follow(1);  // once all parts have the new numbers
}

/// The table's cells end here, whether or not a screen reader listens; Qt passes the event on only while one does.
void HeatView::announceReset() {
    QAccessibleTableModelChangeEvent changed(this, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::queryAccessibleInterface(this)->tableInterface()->modelChange(&changed);
    QAccessible::updateAccessibility(&changed);
}

/// New numbers: the labels stay, the cells do not.
void HeatView::forget() {
    m_cellsKnown = false;
    describe();
    legendStays() ? update(layout().matrix.toAlignedRect()) : update();
}

/// Then all that stands around the matrix is still right. A large one is not asked: that would read it once more, see heatCellsInScale().
bool HeatView::legendStays() const {
    return m_layoutKnown && paintable() && panel()->shape.size() <= mostReadTwice && heatScale(*panel(), *m_look, head()) == m_picture.scale;
}

const Panel* HeatView::panel() const { return m_outcome ? findPanel(*m_outcome, m_address) : nullptr; }

bool HeatView::paintable() const {
    const Panel* shown = panel();
    return shown && shown->values && shown->shape.size() > 0;
}

int HeatView::head() const { return panel() ? std::clamp(selection().head(), 0, std::max(0, panel()->shape.heads - 1)) : 0; }

QSize HeatView::matrixSize() const { return {panel()->shape.columns, panel()->shape.rows}; }

Cell HeatView::cellOf(QPoint place) const { return {m_address, head(), place.y(), place.x()}; }

std::optional<QPoint> HeatView::placeOf(const std::optional<Cell>& cell) const {
    if (!cell || cell->panel != m_address || cell->head != head()) return {};
    if (cell->row >= panel()->shape.rows || cell->column >= panel()->shape.columns) return {};
    return QPoint(cell->column, cell->row);
}

QSize HeatView::sizeHint() const { return QSize(44, 36) * fontMetrics().height(); }
QSize HeatView::minimumSizeHint() const { return QSize(10, 8) * fontMetrics().height(); }

// Painting

void HeatView::prepareLayout(const Panel& shown) {
    const double margin = std::round(fontMetrics().height() * 0.25);
    m_picture.layout = layOutHeat(shown, {QRectF(rect()).adjusted(margin, 0, -margin, -margin), font(), m_window, false, true, true});
    m_frame = backingOf(*this, m_picture.theme.card);
    QPainter painter(&m_frame);
    paintHeatFrame(painter, m_picture);
    m_layoutKnown = true;
    m_cellsKnown = false;
}

void HeatView::preparePixels() {
    m_cells = heatCellsInScale(m_picture, devicePixelRatioF());
    m_cellsKnown = true;
}

void HeatView::prepare() {
    m_picture.panel = panel();
    m_picture.head = head();
    m_picture.look = m_look;
    m_picture.theme = themeOf(palette());
    if (m_window.isEmpty()) m_window = wholeWindow(matrixSize());
    if (!m_layoutKnown) prepareLayout(*panel());
    if (!m_cellsKnown) preparePixels();
}

HeatMarks HeatView::marks() const {
    HeatMarks marks{placeOf(selection().hovered()), placeOf(selection().pinned()), {}, {}, {}};
    for (const Cell& cell : selection().lit())
        if (const auto place = placeOf(cell)) marks.lit.push_back(*place);
    if (panel()->distribution) marks.query = selection().query();
    if (panel()->distribution && panel()->columns.labels == keyTokens(*outcome())) marks.key = selection().key();
    return marks;
}

void HeatView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (!paintable()) {
        painter.fillRect(rect(), themeOf(palette()).card);
        painter.setPen(themeOf(palette()).secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, panel() ? emptyWords(*panel()) : QString());
        return;
    }
    prepare();
    const bool cellsAlone = layout().matrix.toAlignedRect().contains(event->rect());
    if (!cellsAlone) painter.drawPixmap(0, 0, m_frame);
    paintHeatCells(painter, m_picture, &m_cells);
    if (!cellsAlone) paintHeatLegend(painter, m_picture, devicePixelRatioF());
    paintHeatMarks(painter, m_picture, marks());
}

void HeatView::resizeEvent(QResizeEvent*) { m_layoutKnown = false; }

void HeatView::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    const auto type = event->type();
    if (type != QEvent::PaletteChange && type != QEvent::FontChange && type != QEvent::LanguageChange && type != QEvent::StyleChange) return;
    m_layoutKnown = false;
    forget();
}

// Zoom and pan

void HeatView::setWindow(const QRectF& window) {
    if (window == m_window) return;
    m_window = window;
    m_layoutKnown = false;
    update();
}

void HeatView::zoomAt(const QPointF& place, double factor) {
    if (!paintable()) return;
    prepare();
    const HeatLayout& at = layout();
    const QPointF fixed(m_window.left() + (place.x() - at.matrix.left()) / at.cellWidth(),
                        m_window.top() + (place.y() - at.matrix.top()) / at.cellHeight());
    setWindow(zoomed(m_window, matrixSize(), fixed, factor));
}

void HeatView::zoomIn() {
    const auto place = paintable() ? placeOf(selection().hovered()) : std::nullopt;
    zoomAt(place ? layout().cellRect(place->y(), place->x()).center() : layout().matrix.center(), zoomStep);
}

void HeatView::zoomOut() {
    const auto place = paintable() ? placeOf(selection().hovered()) : std::nullopt;
    zoomAt(place ? layout().cellRect(place->y(), place->x()).center() : layout().matrix.center(), 1 / zoomStep);
}

void HeatView::resetZoom() {
    if (paintable()) setWindow(wholeWindow(matrixSize()));
}

void HeatView::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (!paintable() || steps == 0 || !layout().matrix.contains(event->position())) return event->ignore();
    zoomAt(event->position(), std::pow(zoomStep, steps));
    event->accept();
}

// Accessibility

void HeatView::describe() {
    const Panel* shown = panel();
    if (!shown) return;
    setAccessibleName(panelTitle(*shown, head()));
    setAccessibleDescription(
        tr("%1 rows and %2 columns; arrow keys read the cells, T opens them as a table").arg(shown->shape.rows).arg(shown->shape.columns));
}

}  // namespace att
