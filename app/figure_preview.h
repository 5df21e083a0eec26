// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figure as it will be, rendered beside the window at the size there is room for. The newest request wins.

#include <QImage>
#include <QWidget>

#include "widgets/figure.h"
#include "widgets/worker_pool.h"

namespace att {

class FigurePreview : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent);

    void showFigure(const PanelScene& scene, const FigureOptions& options);
    const QImage& image() const { return m_image; }
    QSize sizeHint() const override;

signals:
    void rendered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void render();
    void take(QImage image);
    QRectF place() const;
    void paintGround(QPainter& painter, const QRectF& area) const;

    PanelScene m_scene;
    FigureOptions m_options{};
    QImage m_image;
    bool m_running = false, m_waiting = false;
    WorkerPool m_pool;
};

}  // namespace att
