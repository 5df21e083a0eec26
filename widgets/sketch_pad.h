// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sheet to draw on with the mouse or the keyboard: the arrow keys move the brush, the space bar puts it down and lifts it.

#include <QColor>
#include <QImage>
#include <QWidget>
#include <vector>

namespace att {

class SketchPad : public QWidget {
    Q_OBJECT
public:
    explicit SketchPad(QWidget* parent);

    void setImage(const QImage& image);
    const QImage& image() const { return m_image; }
    void setColour(const QColor& colour) { m_colour = colour; }
    /// Of the brush, in pixels of the picture.
    void setThickness(int pixels);
    bool isDrawing() const { return m_down; }
    /// Takes the last stroke back.
    void undo();
    /// A white sheet, which can be taken back too.
    void clear();
    QSize sizeHint() const override;

signals:
    /// `finished` with the end of a stroke.
    void drawn(bool finished);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF sheet() const;
    QPointF onSheet(const QPointF& place) const;
    void begin(const QPointF& place);
    void drawTo(const QPointF& place);
    void end();

    QImage m_image;
    std::vector<QImage> m_before;  ///< one for each stroke that can be taken back
    QColor m_colour = Qt::black;
    int m_thickness = 12;
    QPointF m_place;  ///< of the brush, in pixels of the picture
    bool m_down = false;
};

}  // namespace att
