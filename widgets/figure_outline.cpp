// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_outline.h"

#include <QFontInfo>
#include <QGlyphRun>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>
#include <algorithm>

#include "widgets/figure_options.h"

namespace att {
namespace {

constexpr qreal pictureSize = 54;  // of its font in pixels

QPainterPath outlineOf(const QPointF& at, const QTextItem& item) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addText(at, item.font(), item.text());
    return path;
}

/// Pictographs: the only characters whose font may have pictures and no outlines.
bool mayBePictures(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate() || (c.unicode() >= 0x2190 && c.unicode() < 0x2c00); });
}

/// By the font's own index of pictures. Asking such a font for an outline would leave it blank from then on (Qt 6.4).
bool isPictures(const QTextItem& item) {
    if (!mayBePictures(item.text())) return false;
    QTextLayout layout(item.text(), item.font());
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const auto runs = layout.glyphRuns();
    return std::any_of(runs.begin(), runs.end(), [](const QGlyphRun& run) { return !run.rawFont().fontTable("CBLC").isEmpty(); });
}

QImage pictureOf(const QTextItem& item, const QPen& pen) {
    const QSizeF size(item.width(), item.ascent() + item.descent());
    const qreal scale = pictureSize / std::max(1.0, qreal(QFontInfo(item.font()).pixelSize()));
    QImage image((size * scale).toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.setPen(pen);
    painter.setFont(item.font());
    painter.drawText(QPointF(0, item.ascent()), item.text());
    return image;
}

}  // namespace

class OutlineEngine final : public QPaintEngine {
public:
    OutlineEngine(QPainter& target, bool outlines) : QPaintEngine(AllFeatures), m_target(target), m_outlines(outlines) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& now) override;
    void drawRects(const QRectF* rects, int count) override { m_target.drawRects(rects, count); }
    void drawLines(const QLineF* lines, int count) override { m_target.drawLines(lines, count); }
    void drawPath(const QPainterPath& path) override { m_target.drawPath(path); }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override { m_target.drawPixmap(target, pixmap, source); }
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags flags) override {
        m_target.drawImage(target, image, source, flags);
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override;

private:
    QPainter& m_target;
    bool m_outlines;
};

void OutlineEngine::updateState(const QPaintEngineState& now) {
    const auto dirty = now.state();
    if (dirty & DirtyTransform) m_target.setTransform(now.transform());
    if (dirty & DirtyPen) m_target.setPen(now.pen());
    if (dirty & DirtyBrush) m_target.setBrush(now.brush());
    if (dirty & DirtyBrushOrigin) m_target.setBrushOrigin(now.brushOrigin());
    if (dirty & DirtyFont) m_target.setFont(now.font());
    if (dirty & DirtyOpacity) m_target.setOpacity(now.opacity());
    if (dirty & DirtyHints) {
        m_target.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform, false);
        m_target.setRenderHints(now.renderHints());
    }
    const bool none = now.clipOperation() == Qt::NoClip;  // then Qt calls the clip enabled all the same
    if (dirty & DirtyClipPath && !none)
        m_target.setClipPath(now.clipPath(), now.clipOperation());
    else if (dirty & DirtyClipRegion && !none)
        m_target.setClipRegion(now.clipRegion(), now.clipOperation());
    if (dirty & (DirtyClipEnabled | DirtyClipPath | DirtyClipRegion)) m_target.setClipping(now.isClipEnabled() && !none);
}

void OutlineEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
    if (mode == PolylineMode) return m_target.drawPolyline(points, count);
    m_target.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
}

void OutlineEngine::drawTextItem(const QPointF& at, const QTextItem& item) {
    if (isPictures(item)) {
        const QRectF place(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        if (place.isEmpty()) return;
        m_target.setRenderHint(QPainter::SmoothPixmapTransform, true);
        m_target.drawImage(place, pictureOf(item, m_target.pen()));
        m_target.setRenderHint(QPainter::SmoothPixmapTransform, false);
    } else if (m_outlines) {
        m_target.fillPath(outlineOf(at, item), m_target.pen().brush());
    } else {
        m_target.setFont(item.font());
        m_target.drawText(at, item.text());
    }
}

OutlineDevice::OutlineDevice(QPainter& target, bool outlines) : m_engine(std::make_unique<OutlineEngine>(target, outlines)) {}

OutlineDevice::~OutlineDevice() = default;

QPaintEngine* OutlineDevice::paintEngine() const { return m_engine.get(); }

int OutlineDevice::metric(PaintDeviceMetric metric) const {
    switch (metric) {
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return figureDotsPerInch;
        case PdmDepth: return 32;
        case PdmNumColors: return INT_MAX;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        default: return 1 << 15;
    }
}

}  // namespace att
