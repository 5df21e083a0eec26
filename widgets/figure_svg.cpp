// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_svg.h"

#include <QBuffer>
#include <QFont>
#include <QImage>
#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QPixmap>
#include <cmath>
#include <optional>

#include "widgets/figure_options.h"
#include "widgets/figure_xml.h"

namespace att {

using namespace xml;

namespace {

QByteArray dashes(const QPen& pen) {
    QByteArray list;
    for (const qreal dash : pen.dashPattern()) list += (list.isEmpty() ? "" : " ") + number(dash * std::max(1.0, pen.widthF()));
    return list;
}

/// Turned or sheared: what cannot be written as plain coordinates of a rectangle.
bool keepsRectangles(const QTransform& transform) { return transform.type() <= QTransform::TxScale; }

qreal scaleOf(const QTransform& transform) { return std::sqrt(std::abs(transform.determinant())); }

QByteArray matrix(const QTransform& t) {
    QByteArray list;
    for (const qreal value : {t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy()})
        list += (list.isEmpty() ? "" : " ") + QByteArray::number(value, 'g', 9);
    return attribute("transform", "matrix(" + list + ')');
}

qreal pixelSize(const QFont& font) { return font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * figureDotsPerInch / 72; }

QByteArray families(const QFont& font) {
    QByteArray list;
    for (const auto& family : font.families()) list += '\'' + escaped(family) + "', ";
    return list + "sans-serif";
}

}  // namespace

class SvgEngine final : public QPaintEngine {
public:
    SvgEngine()
        : QPaintEngine(PaintEngineFeatures(AllFeatures) &
                       ~PaintEngineFeatures(PatternBrush | PerspectiveTransform | ConicalGradientFill | RadialGradientFill | PorterDuff)) {}

    const QByteArray& body() const { return m_body; }
    const QByteArray& definitions() const { return m_definitions; }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override {
        leaveCells();
        return true;
    }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& now) override;
    void drawRects(const QRectF* rects, int count) override;
    void drawPath(const QPainterPath& path) override;
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
    void drawLines(const QLineF* lines, int count) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override {
        drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
    }
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags flags) override;
    void drawTextItem(const QPointF& at, const QTextItem& item) override;

private:
    void setClip(const QPainterPath& path, Qt::ClipOperation operation);
    /// What is left of a rectangle inside the clip, when that is a rectangle again.
    std::optional<QRectF> clipped(const QRectF& rect) const;
    QByteArray clipAttribute(const QRectF& bounds);
    QByteArray fill();
    QByteArray stroke() const;
    QByteArray opacity() const { return m_opacity < 1 ? attribute("opacity", number(m_opacity)) : QByteArray(); }
    QByteArray define(const QByteArray& element, const QByteArray& attributesAndContent);
    QByteArray gradient(const QLinearGradient& gradient);
    void cell(const QRectF& rect);
    void leaveCells();
    void element(const QByteArray& text, const QRectF& bounds);

    QByteArray m_body, m_definitions;
    QPen m_pen;
    QBrush m_brush;
    QFont m_font;
    QTransform m_transform;
    qreal m_opacity = 1;
    bool m_smooth = false;
    bool m_clipOn = false;
    QPainterPath m_clip;
    QByteArray m_clipId;   // of m_clip, once it was needed
    bool m_cells = false;  // inside a group of rectangles without antialiasing
    int m_lastId = 0;
};

void SvgEngine::updateState(const QPaintEngineState& now) {
    const auto dirty = now.state();
    if (dirty & DirtyTransform) m_transform = now.transform();
    if (dirty & DirtyPen) m_pen = now.pen();
    if (dirty & DirtyBrush) m_brush = now.brush();
    if (dirty & DirtyFont) m_font = now.font();
    if (dirty & DirtyOpacity) m_opacity = now.opacity();
    if (dirty & DirtyHints) m_smooth = now.renderHints().testFlag(QPainter::SmoothPixmapTransform);
    if (dirty & DirtyClipPath) {
        setClip(now.clipPath(), now.clipOperation());
    } else if (dirty & DirtyClipRegion) {
        QPainterPath path;
        path.addRegion(now.clipRegion());
        setClip(path, now.clipOperation());
    }
    // Qt calls a clip enabled also where it has just taken it away.
    if (dirty & DirtyClipEnabled) m_clipOn = now.isClipEnabled() && now.clipOperation() != Qt::NoClip;
}

void SvgEngine::setClip(const QPainterPath& path, Qt::ClipOperation operation) {
    const QPainterPath mapped = m_transform.map(path);
    m_clip = operation == Qt::IntersectClip && m_clipOn ? m_clip.intersected(mapped) : mapped;
    m_clipOn = operation != Qt::NoClip;
    m_clipId.clear();
}

std::optional<QRectF> SvgEngine::clipped(const QRectF& rect) const {
    if (!m_clipOn) return rect;
    const QRectF bounds = m_clip.boundingRect();
    const bool rectangular = m_clip.isEmpty() || m_clip.contains(bounds.adjusted(1e-6, 1e-6, -1e-6, -1e-6));
    return rectangular ? std::optional(rect & bounds) : std::nullopt;
}

QByteArray SvgEngine::define(const QByteArray& name, const QByteArray& rest) {
    const QByteArray id = "d" + QByteArray::number(++m_lastId);
    m_definitions += '<' + name + attribute("id", id) + rest + "</" + name + ">\n";
    return id;
}

QByteArray SvgEngine::clipAttribute(const QRectF& bounds) {
    const auto inside = clipped(bounds);
    if (inside && *inside == bounds) return {};
    if (m_clipId.isEmpty()) m_clipId = define("clipPath", "><path" + attribute("d", pathData(m_clip)) + "/>");
    return attribute("clip-path", "url(#" + m_clipId + ")");
}

QByteArray SvgEngine::gradient(const QLinearGradient& gradient) {
    const QLineF line = m_transform.map(QLineF(gradient.start(), gradient.finalStop()));
    QByteArray stops;
    for (const auto& [place, colour] : gradient.stops())
        stops += "<stop" + attribute("offset", number(place)) + paint("stop-color", "stop-opacity", colour) + "/>";
    return define("linearGradient", attribute("gradientUnits", "userSpaceOnUse") + attribute("x1", number(line.x1())) +
                                        attribute("y1", number(line.y1())) + attribute("x2", number(line.x2())) + attribute("y2", number(line.y2())) +
                                        '>' + stops);
}

QByteArray SvgEngine::fill() {
    if (m_brush.style() == Qt::NoBrush) return attribute("fill", "none");
    if (m_brush.style() != Qt::LinearGradientPattern) return paint("fill", "fill-opacity", m_brush.color());
    // In the coordinates of an object's box the gradient is the same for all boxes; nothing here uses those.
    return attribute("fill", "url(#" + gradient(*static_cast<const QLinearGradient*>(m_brush.gradient())) + ")");
}

QByteArray SvgEngine::stroke() const {
    if (m_pen.style() == Qt::NoPen) return {};
    const qreal scale = m_pen.isCosmetic() ? 1 : scaleOf(m_transform);
    QByteArray text =
        paint("stroke", "stroke-opacity", m_pen.color()) + attribute("stroke-width", number((m_pen.widthF() > 0 ? m_pen.widthF() : 1) * scale));
    if (m_pen.capStyle() == Qt::RoundCap) text += attribute("stroke-linecap", "round");
    if (m_pen.capStyle() == Qt::SquareCap) text += attribute("stroke-linecap", "square");
    if (m_pen.joinStyle() == Qt::RoundJoin) text += attribute("stroke-linejoin", "round");
    if (m_pen.joinStyle() == Qt::BevelJoin) text += attribute("stroke-linejoin", "bevel");
    if (m_pen.style() != Qt::SolidLine) text += attribute("stroke-dasharray", dashes(m_pen));
    return text;
}

void SvgEngine::leaveCells() {
    if (m_cells) m_body += "</g>\n";
    m_cells = false;
}

/// The clip stands around the element, because one that is turned turns its own clip with it.
void SvgEngine::element(const QByteArray& text, const QRectF& bounds) {
    const QByteArray clip = clipAttribute(bounds);
    leaveCells();
    m_body += clip.isEmpty() ? text + '\n' : "<g" + clip + '>' + text + "</g>\n";
}

/// Neighbours of a heat map must touch: without antialiasing there is no seam between them.
void SvgEngine::cell(const QRectF& rect) {
    if (!m_cells) m_body += "<g shape-rendering=\"crispEdges\">\n";
    m_cells = true;
    m_body += "<rect" + attributes(rect) + fill() + opacity() + "/>\n";
}

void SvgEngine::drawRects(const QRectF* rects, int count) {
    for (int i = 0; i < count; ++i) {
        const auto rect = keepsRectangles(m_transform) ? clipped(m_transform.mapRect(rects[i].normalized())) : std::nullopt;
        if (rect && m_pen.style() == Qt::NoPen) {
            if (!rect->isEmpty()) cell(*rect);
            continue;
        }
        QPainterPath path;
        path.addRect(rects[i]);
        drawPath(path);
    }
}

void SvgEngine::drawPath(const QPainterPath& path) {
    const QPainterPath mapped = m_transform.map(path);
    if (mapped.isEmpty()) return;
    const qreal half = m_pen.style() == Qt::NoPen ? 0 : (m_pen.widthF() + 1) * scaleOf(m_transform) / 2;
    const QByteArray rule = path.fillRule() == Qt::OddEvenFill ? attribute("fill-rule", "evenodd") : QByteArray();
    element("<path" + attribute("d", pathData(mapped)) + fill() + rule + stroke() + opacity() + "/>",
            mapped.boundingRect().adjusted(-half, -half, half, half));
}

void SvgEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
    if (mode == PolylineMode) {
        const QBrush kept = std::exchange(m_brush, QBrush());
        drawPath(path);
        m_brush = kept;
        return;
    }
    path.closeSubpath();
    path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    drawPath(path);
}

void SvgEngine::drawLines(const QLineF* lines, int count) {
    const QBrush kept = std::exchange(m_brush, QBrush());
    for (int i = 0; i < count; ++i) {
        QPainterPath path(lines[i].p1());
        path.lineTo(lines[i].p2());
        drawPath(path);
    }
    m_brush = kept;
}

void SvgEngine::drawImage(const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags) {
    QBuffer png;
    const QRect part = source.toAlignedRect() & image.rect();
    if (!png.open(QIODevice::WriteOnly) || !image.copy(part).save(&png, "png")) return;
    const bool plain = keepsRectangles(m_transform);
    const QRectF rect = plain ? m_transform.mapRect(target) : target;
    element("<image" + attributes(rect) + (plain ? QByteArray() : matrix(m_transform)) + attribute("preserveAspectRatio", "none") +
                (m_smooth ? QByteArray() : attribute("style", "image-rendering:pixelated")) + opacity() +
                attribute("xlink:href", "data:image/png;base64," + png.data().toBase64()) + "/>",
            m_transform.mapRect(target));
}

void SvgEngine::drawTextItem(const QPointF& at, const QTextItem& item) {
    const QFont font = item.font();
    const bool plain = m_transform.type() <= QTransform::TxTranslate;
    const QPointF place = plain ? m_transform.map(at) : at;
    QByteArray text = "<text" + attribute("x", number(place.x())) + attribute("y", number(place.y()));
    if (!plain) text += matrix(m_transform);
    text += attribute("font-family", families(font)) + attribute("font-size", number(pixelSize(font)));
    if (font.weight() != QFont::Normal) text += attribute("font-weight", QByteArray::number(font.weight()));
    if (font.italic()) text += attribute("font-style", "italic");
    // The room it has: another font where the figure is opened then cannot push labels into each other.
    if (item.text().size() > 1) text += attribute("textLength", number(item.width())) + attribute("lengthAdjust", "spacingAndGlyphs");
    const QRectF bounds = m_transform.mapRect(QRectF(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent()));
    element(
        text + paint("fill", "fill-opacity", m_pen.color()) + opacity() + attribute("xml:space", "preserve") + '>' + escaped(item.text()) + "</text>",
        bounds);
}

SvgDevice::SvgDevice(QSizeF layout, QSizeF inches) : m_layout(layout), m_inches(inches), m_engine(std::make_unique<SvgEngine>()) {}

SvgDevice::~SvgDevice() = default;

QPaintEngine* SvgDevice::paintEngine() const { return m_engine.get(); }

int SvgDevice::metric(PaintDeviceMetric metric) const {
    switch (metric) {
        case PdmWidth: return qCeil(m_layout.width());
        case PdmHeight: return qCeil(m_layout.height());
        case PdmWidthMM: return qRound(m_inches.width() * 25.4);
        case PdmHeightMM: return qRound(m_inches.height() * 25.4);
        case PdmDepth: return 32;
        case PdmNumColors: return INT_MAX;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return figureDotsPerInch;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        default: return 0;
    }
}

QByteArray SvgDevice::document() const {
    const auto millimetres = [](qreal inches) { return number(inches * 25.4) + "mm"; };
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" +
           attribute("width", millimetres(m_inches.width())) + attribute("height", millimetres(m_inches.height())) +
           attribute("viewBox", "0 0 " + number(m_layout.width()) + ' ' + number(m_layout.height())) + ">\n<title>" + escaped(m_title) +
           "</title>\n" + m_metadata + "<defs>\n" + m_engine->definitions() + "</defs>\n" + m_engine->body() + "</svg>\n";
}

}  // namespace att
