// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_preview.h"

#include <QEvent>
#include <QPainter>

#include "widgets/theme_fonts.h"

namespace att {
namespace {

Result<QImage> firstFigure(const PanelScene& scene, const FigureOptions& options, QSize within) {
    const auto figures = figuresOf(scene, options);
    return figures.empty() ? QImage() : renderPreview(figures.front(), options, within);
}

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(px(this, 240), px(this, 160));
}

QSize FigurePreview::sizeHint() const { return {px(this, 560), px(this, 420)}; }

void FigurePreview::showFigure(const PanelScene& scene, const FigureOptions& options) {
    m_scene = scene;
    m_options = options;
    render();
}

void FigurePreview::render() {
    if (!m_scene.outcome) return;
    m_waiting = m_running;
    if (m_running) return;
    m_running = true;
    const double ratio = devicePixelRatioF();
    const QSize within = (QSizeF(size()) * ratio).toSize() - QSize(px(this, 32), px(this, 32));
    m_pool.start([scene = m_scene, options = m_options, within] { return firstFigure(scene, options, within); },
                 [this, ratio](Result<QImage> answer) {
                     QImage image = answer ? *std::move(answer) : QImage();
                     image.setDevicePixelRatio(ratio);
                     take(std::move(image));
                 });
}

void FigurePreview::take(QImage image) {
    m_running = false;
    m_image = std::move(image);
    update();
    if (m_waiting) return render();
    emit rendered();
}

QRectF FigurePreview::place() const {
    QRectF area(QPointF(), m_image.deviceIndependentSize());
    area.moveCenter(QRectF(rect()).center());
    return {area.topLeft().toPoint(), area.size()};
}

/// Squares behind what is transparent.
void FigurePreview::paintGround(QPainter& painter, const QRectF& area) const {
    painter.fillRect(area, Qt::white);
    if (m_options.theme != FigureTheme::Transparent) return;
    const int step = px(this, 8);
    painter.setClipRect(area);
    for (int y = 0; y * step < area.height(); ++y)
        for (int x = y % 2; x * step < area.width(); x += 2)
            painter.fillRect(QRectF(area.left() + x * step, area.top() + y * step, step, step), QColor(0xe2e5ea));
    painter.setClipping(false);
}

void FigurePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    painter.fillRect(rect(), theme.canvas);
    if (m_image.isNull()) return;
    const QRectF area = place();
    paintGround(painter, area);
    painter.drawImage(area.topLeft(), m_image);
    painter.setPen(theme.line);
    painter.drawRect(area.adjusted(-1, -1, 0, 0));
}

void FigurePreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    render();
}

void FigurePreview::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) render();
}

}  // namespace att
