// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_plot.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/elide.h"
#include "widgets/heat_layout.h"
#include "widgets/heat_words.h"
#include "widgets/selection.h"
#include "widgets/series_style.h"
#include "widgets/theme.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// Ticks at whole places, called by the axis's labels.
class PlaceTicker : public QCPAxisTicker {
public:
    PlaceTicker(const Axis& axis, int count) : m_axis(axis), m_count(count) {}

protected:
    double getTickStep(const QCPRange& range) override { return std::max(1.0, std::round(QCPAxisTicker::getTickStep(range))); }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const int place = int(std::lround(tick));
        return place >= 0 && place < m_count ? labelAt(m_axis, place) : QString();
    }

private:
    Axis m_axis;
    int m_count;
};

void dressAxis(QCPAxis& axis, const Theme& theme, const QFont& font) {
    axis.setBasePen(QPen(theme.faint));
    axis.setTickPen(QPen(theme.faint));
    axis.setSubTickPen(QPen(theme.line));
    axis.setTickLabelColor(theme.secondary);
    axis.setLabelColor(theme.secondary);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    axis.grid()->setPen(QPen(theme.line));
    axis.grid()->setZeroLinePen(QPen(theme.faint));
}

}  // namespace

SeriesPlot::SeriesPlot(Selection& shared, QWidget* parent)
    : PanelView(shared, parent), m_plot(new QCustomPlot(this)), m_tracer(new QCPItemTracer(m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_tracer->setStyle(QCPItemTracer::tsCircle);
    m_tracer->setVisible(false);
    setFocusProxy(m_plot);
    connectParts();
}

void SeriesPlot::connectParts() {
    connect(&selection(), &Selection::headChanged, this, &SeriesPlot::refill);
    connect(&selection(), &Selection::hoveredChanged, this, &SeriesPlot::showPointed);
    connect(&selection(), &Selection::pinnedChanged, this, &SeriesPlot::showPointed);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (!(event->buttons() & Qt::LeftButton)) return pointAt(event->pos());
        m_zoomed = true;
    });
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_zoomed = true; });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &SeriesPlot::showAll);
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        pointAt(event->pos());
        if (event->button() == Qt::LeftButton && !m_zoomed && selection().hovered()) selection().pin(selection().hovered());
    });
}

void SeriesPlot::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look>) {
    const Panel* before = panel();
    const Panel* after = findPanel(*outcome, address);
    if (!before || !after || before->shape.columns != after->shape.columns) m_zoomed = false;
    m_outcome = std::move(outcome);
    m_address = address;
    refill();
}

const Panel* SeriesPlot::panel() const { return m_outcome ? findPanel(*m_outcome, m_address) : nullptr; }
int SeriesPlot::head() const { return std::clamp(selection().head(), 0, std::max(0, panel()->shape.heads - 1)); }

void SeriesPlot::refill() {
    if (!panel()) return;
    m_plot->clearPlottables();
    m_plot->xAxis->setTicker(QSharedPointer<PlaceTicker>::create(panel()->columns, panel()->shape.columns));
    m_plot->xAxis->setLabel(shown(panel()->columns.name));
    m_plot->setAccessibleName(panelTitle(*panel(), head()));
    m_plot->setAccessibleDescription(tr("%n point(s) on each curve; left and right read them", nullptr, panel()->shape.columns));
    if (panel()->values && panel()->shape.size() > 0) fill(*panel(), head());
    m_plot->legend->setVisible(wantsLegend(*panel()));
    dress();
    if (!m_zoomed) showAll();
    showPointed();
}

void SeriesPlot::dress() {
    const Theme& theme = themeOf(palette());
    const QFont small = scaledFont(font(), 0.82);
    m_plot->setBackground(theme.card);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) dressAxis(*axis, theme, small);
    m_plot->legend->setBrush(theme.card);
    m_plot->legend->setBorderPen(QPen(theme.line));
    m_plot->legend->setTextColor(theme.text);
    m_plot->legend->setFont(small);
    m_tracer->setSize(8);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SeriesPlot::showAll() {
    m_zoomed = false;
    if (!panel() || !panel()->values || panel()->shape.size() == 0) return;
    const auto [lowest, highest] = valueRange(*panel());
    m_plot->xAxis->setRange(-margin(), panel()->shape.columns - 1 + margin());
    m_plot->yAxis->setRange(lowest, highest);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The ring stands on the hovered point, else on the pinned one.
void SeriesPlot::showPointed() {
    const auto here = [this](const std::optional<Cell>& cell) { return cell && cell->panel == m_address && m_outcome && valueAt(*m_outcome, *cell); };
    const bool hovered = here(selection().hovered());
    const auto& cell = hovered ? selection().hovered() : selection().pinned();
    m_tracer->setVisible(here(cell));
    if (m_tracer->visible()) {
        m_tracer->position->setCoords(cell->column, double(*valueAt(*m_outcome, *cell)));
        m_tracer->setPen(QPen(hovered ? themeOf(palette()).text : themeOf(palette()).marker, 2));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The column under the pointer, and in it the row whose value is nearest.
void SeriesPlot::pointAt(const QPoint& position) {
    if (!panel() || !panel()->values || panel()->shape.size() == 0 || !m_plot->axisRect()->rect().contains(position)) {
        selection().hover({});
        return QToolTip::hideText();
    }
    const int column = std::clamp(int(std::lround(m_plot->xAxis->pixelToCoord(position.x()))), 0, panel()->shape.columns - 1);
    const auto distance = [&](int row) {
        return std::abs(m_plot->yAxis->coordToPixel(double(panel()->values->at(head(), row, column))) - position.y());
    };
    int nearest = 0;
    for (int row = 1; row < panel()->shape.rows; ++row)
        if (distance(row) < distance(nearest)) nearest = row;
    const Cell cell{m_address, head(), nearest, column};
    selection().hover(cell);
    QToolTip::showText(m_plot->mapToGlobal(position), toolTipOf(cellWords(*m_outcome, cell)), m_plot);
}

bool SeriesPlot::step(int key) {
    if (!panel() || !panel()->values || panel()->shape.size() == 0) return false;
    Cell cell = selection().hovered() && selection().hovered()->panel == m_address ? *selection().hovered() : Cell{m_address, head(), 0, 0};
    switch (key) {
        case Qt::Key_Left: --cell.column; break;
        case Qt::Key_Right: ++cell.column; break;
        case Qt::Key_Up: --cell.row; break;
        case Qt::Key_Down: ++cell.row; break;
        case Qt::Key_Return:
        case Qt::Key_Enter: selection().pin(cell); return true;
        case Qt::Key_Escape: selection().pin({}); return true;
        case Qt::Key_0: showAll(); return true;
        default: return false;
    }
    cell.column = std::clamp(cell.column, 0, panel()->shape.columns - 1);
    cell.row = std::clamp(cell.row, 0, panel()->shape.rows - 1);
    selection().hover(cell);
    m_plot->setAccessibleDescription(cellWords(*m_outcome, cell));
    return true;
}

bool SeriesPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && step(static_cast<QKeyEvent*>(event)->key())) return true;
    if (event->type() == QEvent::Leave) selection().hover({});
    return PanelView::eventFilter(watched, event);
}

void SeriesPlot::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) refill();
}

}  // namespace att
