// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_plot.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <functional>

#include "widgets/heat_layout.h"
#include "widgets/heat_words.h"
#include "widgets/selection.h"
#include "widgets/series_legend.h"
#include "widgets/series_style.h"
#include "widgets/series_ticks.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr double tickSize = 0.86;     // of the view's font
constexpr double deepestZoom = 1e-4;  // of what there is

QFont tickFont(const QFont& font) { return scaledFont(font, tickSize); }

/// Hands the house's ticks to the plot.
class Ticker : public QCPAxisTicker {
public:
    explicit Ticker(std::function<Ticks(const QCPRange&)> ticks) : m_ticks(std::move(ticks)) {}

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& places, QVector<double>* small,
                  QVector<QString>* labels) override {
        places.clear();
        if (small) small->clear();
        if (labels) labels->clear();
        for (const Tick& tick : m_ticks(range).ticks) {
            if (tick.label.isEmpty() && small) small->append(tick.at);
            if (tick.label.isEmpty()) continue;
            places.append(tick.at);
            if (labels) labels->append(tick.label);
        }
    }

private:
    std::function<Ticks(const QCPRange&)> m_ticks;
};

void dressAxis(QCPAxis& axis, const Theme& theme, const QFont& font) {
    const double unit = unitOf(font) / tickSize;
    axis.setBasePen(QPen(theme.faint, unit));
    axis.setTickPen(QPen(theme.faint, unit));
    axis.setSubTickPen(QPen(theme.line, unit));
    axis.setTickLength(0, qRound(4 * unit));
    axis.setSubTickLength(0, qRound(3 * unit));
    axis.setTickLabelColor(theme.secondary);
    axis.setLabelColor(theme.secondary);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    axis.grid()->setPen(QPen(theme.line, unit));
    axis.grid()->setZeroLinePen(QPen(theme.faint, unit));
}

template <class Pointer>
bool sameContents(const Pointer& a, const Pointer& b) {
    return a == b || (a && b && std::ranges::equal(*a, *b));
}

bool sameAxis(const Axis& a, const Axis& b) {
    return a.name == b.name && a.words == b.words && a.logarithmic == b.logarithmic && sameContents(a.labels, b.labels) &&
           sameContents(a.places, b.places);
}

bool sameNumbers(const TensorPtr& a, const TensorPtr& b) {
    return a == b || (a && b && a->shape() == b->shape() && std::equal(a->data(), a->data() + a->shape().size(), b->data()));
}

/// Nothing to see has changed. Where something goes on in time, curves grow more seldom than all else.
bool samePlot(const Panel& a, const Panel& b) {
    return a.kind == b.kind && a.title == b.title && a.shape == b.shape && a.lowest == b.lowest && a.highest == b.highest &&
           sameAxis(a.heads, b.heads) && sameAxis(a.rows, b.rows) && sameAxis(a.columns, b.columns) && sameAxis(a.measured, b.measured) &&
           sameNumbers(a.values, b.values);
}

void setScale(QCPAxis& axis, bool logarithmic) { axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear); }

}  // namespace

/// Rings, and the row that stands out, on a layer of their own, so that pointing repaints nothing else.
class SeriesPlot::Marks : public QCPLayerable {
public:
    explicit Marks(SeriesPlot& owner) : QCPLayerable(owner.m_plot, QStringLiteral("overlay")), m_owner(owner) {}

protected:
    QRect clipRect() const override { return m_owner.m_plot->axisRect()->rect().adjusted(-1, -1, 1, 1); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override { m_owner.paintMarks(*painter); }

private:
    SeriesPlot& m_owner;
};

// Building

QSize SeriesPlot::minimumSizeHint() const { return QSize(10, 8) * fontMetrics().height(); }

SeriesPlot::SeriesPlot(Selection& shared, QWidget* parent)
    : PanelView(shared, parent), m_legend(new SeriesLegend(this)), m_plot(new QCustomPlot(this)), m_marks(new Marks(*this)) {
    m_plot->setPlottingHint(QCP::phImmediateRefresh, false);  // painted with all else that is new, not before it
    m_plot->setMinimumSize(1, 1);  // QCustomPlot paints even where there is no room
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_legend);
    layout->addWidget(m_plot, 1);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setPlottingHint(QCP::phFastPolylines);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    setFocusProxy(m_plot);
    connectParts();
    connectMouse();
}

void SeriesPlot::connectParts() {
    const auto pixels = [this](const QCPAxis* axis) {
        const double line = QFontMetricsF(tickFont(font())).height();
        return axis->orientation() == Qt::Horizontal ? m_plot->width() - 5 * line : m_plot->height() - 3 * line;
    };
    const auto view = [this, pixels](const QCPAxis* axis, const QCPRange& range) {
        return AxisView{range.lower, range.upper, pixels(axis), tickFont(font()), mostAcross * m_plot->height()};
    };
    m_plot->xAxis->setTicker(QSharedPointer<Ticker>::create(
        [this, view](const QCPRange& range) { return panel() ? placeTicks(*panel(), view(m_plot->xAxis, range)) : Ticks(); }));
    m_plot->yAxis->setTicker(
        QSharedPointer<Ticker>::create([this, view](const QCPRange& range) { return valueTicks(m_values.logarithmic, view(m_plot->yAxis, range)); }));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this, axis](const QCPRange& range) { keepInside(axis, range); });
    connect(&selection(), &Selection::headChanged, this, &SeriesPlot::refill);
    connect(&selection(), &Selection::hoveredChanged, this, &SeriesPlot::showPointed);
    connect(&selection(), &Selection::pinnedChanged, this, &SeriesPlot::showPointed);
    connect(&selection(), &Selection::litChanged, this, &SeriesPlot::showPointed);
    connect(m_legend, &SeriesLegend::rowPointed, this, &SeriesPlot::standOut);
}

void SeriesPlot::connectMouse() {
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { m_pressed = event->position(); });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (!event->buttons()) pointAt(event->position());
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton) release(event->position());
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &SeriesPlot::showAll);
}

// Filling

void SeriesPlot::setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look>) {
    const OutcomePtr before = std::exchange(m_outcome, std::move(outcome));
    const Panel* const shown = before && m_address == address ? findPanel(*before, address) : nullptr;
    m_address = address;
    if (!shown || !panel() || !samePlot(*shown, *panel())) refill();
}

const Panel* SeriesPlot::panel() const { return m_outcome ? findPanel(*m_outcome, m_address) : nullptr; }
int SeriesPlot::head() const { return std::clamp(selection().head(), 0, std::max(0, panel()->shape.heads - 1)); }
double SeriesPlot::unit() const { return unitOf(font()); }

double SeriesPlot::drawn(int row, int column) const {
    const double value = number(row, column);
    return m_values.drawable(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

/// New numbers keep what a person zoomed to, unless the places are others.
void SeriesPlot::refill() {
    if (!panel()) return;
    const bool whole = showsAll();
    const PlotAxis places = placeAxis(*panel());
    const bool same = places.lowest == m_places.lowest && places.highest == m_places.highest && places.logarithmic == m_places.logarithmic;
    m_places = places;
    m_values = valueAxis(*panel());
    setScale(*m_plot->xAxis, m_places.logarithmic);
    setScale(*m_plot->yAxis, m_values.logarithmic);
    if (panel()->values && panel()->shape.size() > 0) fill();
    if (m_raised && *m_raised >= panel()->shape.rows) m_raised.reset();
    name();
    dress();
    placeLegend();
    if (whole || !same) showAll();
    turnLabels();
}

void SeriesPlot::name() {
    m_plot->xAxis->setLabel(m_places.name);
    m_plot->setAccessibleName(panelTitle(*panel(), head()));
    m_plot->setAccessibleDescription(tr("%n point(s) on each curve; left and right read them", nullptr, panel()->shape.columns));
}

void SeriesPlot::dress() {
    const Theme& theme = themeOf(palette());
    const QFont small = tickFont(font());
    const int line = qRound(QFontMetricsF(small).height());
    m_plot->setBackground(theme.card);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) dressAxis(*axis, theme, small);
    m_plot->xAxis->grid()->setZeroLinePen(m_plot->xAxis->grid()->pen());
    m_plot->xAxis->grid()->setVisible(panel()->kind != PanelKind::Bars);
    m_plot->axisRect()->setMinimumMargins(QMargins(line, line, line + line / 2, line));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SeriesPlot::placeLegend() {
    if (!panel()) return;
    const LegendRoom room{double(width()), double(height()), tickFont(font())};
    m_legend->setLegend(layOutLegend(*panel(), room), *panel());
}

void SeriesPlot::turnLabels() {
    if (!panel()) return;
    const QFont small = tickFont(font());
    const QCPRange range = m_plot->xAxis->range();
    const AxisView view{range.lower, range.upper, m_plot->width() - 5 * QFontMetricsF(small).height(), small, mostAcross * m_plot->height()};
    m_plot->xAxis->setTickLabelRotation(placeTicks(*panel(), view).turned ? -90 : 0);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

// Zoom

bool SeriesPlot::showsAll() const {
    const auto whole = [](const QCPAxis* axis, const PlotAxis& all) {
        const double slack = 1e-9 * (all.highest - all.lowest);
        return std::abs(axis->range().lower - all.lowest) <= slack && std::abs(axis->range().upper - all.highest) <= slack;
    };
    return whole(m_plot->xAxis, m_places) && whole(m_plot->yAxis, m_values);
}

void SeriesPlot::showAll() {
    m_plot->xAxis->setRange(m_places.lowest, m_places.highest);
    m_plot->yAxis->setRange(m_values.lowest, m_values.highest);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SeriesPlot::zoom(double factor) {
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) axis->scaleRange(factor);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Neither zoom nor pan leads to where there is nothing.
void SeriesPlot::keepInside(QCPAxis* axis, const QCPRange& range) {
    const PlotAxis& all = axis == m_plot->xAxis ? m_places : m_values;
    const double size = std::clamp(all.share(range.upper) - all.share(range.lower), deepestZoom, 1.0);
    const double from = std::clamp(all.share(range.lower), 0.0, 1 - size);
    const auto at = [&all](double share) {
        return all.logarithmic ? all.lowest * std::pow(all.highest / all.lowest, share) : all.lowest + share * (all.highest - all.lowest);
    };
    const bool whole = size >= 1;
    const QCPRange inside = whole ? QCPRange(all.lowest, all.highest) : QCPRange(at(from), at(from + size));
    const double slack = 1e-9 * (inside.upper - inside.lower);
    if (std::abs(inside.lower - range.lower) > slack || std::abs(inside.upper - range.upper) > slack) return axis->setRange(inside);
    if (axis == m_plot->xAxis) turnLabels();
}

// Events

bool SeriesPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && step(static_cast<QKeyEvent*>(event)->key())) return true;
    if (event->type() == QEvent::Leave) {
        selection().hover({});
        standOut({});
    }
    return PanelView::eventFilter(watched, event);
}

void SeriesPlot::changeEvent(QEvent* event) {
    PanelView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) refill();
}

void SeriesPlot::resizeEvent(QResizeEvent* event) {
    PanelView::resizeEvent(event);
    placeLegend();
    turnLabels();
}

}  // namespace att
