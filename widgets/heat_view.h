// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One matrix (or the chosen head of a stack) as a large heatmap that answers: hover, pin, keyboard cursor, zoom, pan; and, where the panel
// can be painted, a brush that turns cells over.
// The painting itself is in heat_painter.h.

#include <QImage>
#include <QPixmap>

#include "widgets/heat_marks.h"
#include "widgets/heat_painter.h"
#include "widgets/paint_stroke.h"
#include "widgets/panel_view.h"
#include "widgets/readable_pace.h"

namespace att {

class HeatView : public PanelView {
    Q_OBJECT
public:
    HeatView(Selection& selection, QWidget* parent);

    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;

    /// The shown part in columns and rows; survives new data of the same size.
    QRectF window() const { return m_window; }
    const HeatLayout& layout() const { return m_picture.layout; }
    int head() const;

    bool painting() const { return m_painting && canPaint(); }

    // For accessibility: what is shown, and cells as columns (x) and rows (y).
    const OutcomePtr& outcome() const { return m_outcome; }
    const Panel* shownPanel() const { return panel(); }
    QSize shownSize() const { return paintable() ? matrixSize() : QSize(); }
    Cell cellOf(QPoint place) const;
    std::optional<QPoint> placeAt(const QPointF& point) const { return paintable() ? layout().cellAt(point) : std::nullopt; }
    /// Empty when it is outside the shown part.
    QRect cellOnScreen(QPoint place) const;
    /// Where the cursor stands, else what is pinned here.
    std::optional<QPoint> currentPlace() const;
    void moveCursorTo(QPoint place);
    void togglePin(QPoint place);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    /// With the brush in hand a press and a drag turn cells over, and so does the space bar; without it they pin and pan.
    void setPainting(bool painting);
    void zoomIn();
    void zoomOut();
    void resetZoom();

signals:
    /// The values are wanted as a table (key T).
    void tableRequested();
    void paintingChanged(bool painting);
    /// What the field that the panel names should hold; finished at the end of a stroke.
    void painted(const QString& key, const att::FieldValue& value, bool finished);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Panel* panel() const;
    bool paintable() const;
    QSize matrixSize() const;
    std::optional<int> ownMapOf(QPoint place) const;
    std::optional<QPoint> placeOf(const std::optional<Cell>& cell) const;
    QPoint cursor() const;

    void prepare();
    void prepareLayout(const Panel& panel);
    void preparePixels();
    HeatMarks marks() const;
    void forget();
    bool legendStays() const;
    void announceReset();
    void describe();

    void setWindow(const QRectF& window);
    void zoomAt(const QPointF& place, double factor);
    void pointAt(std::optional<QPoint> place, const QPoint& globalPosition);
    void renewTip();
    bool moveCursor(QKeyEvent* event);
    bool pressAction(QKeyEvent* event);
    void announce(QPoint place);
    bool canPaint() const;
    void beginStroke(QPoint place);
    void extendStroke(QPointF place);
    void endStroke();

    OutcomePtr m_outcome;
    std::string m_address;
    std::shared_ptr<const Look> m_look;
    QRectF m_window;
    HeatPicture m_picture;
    QPixmap m_frame;  ///< card and labels: what new numbers do not change
    QImage m_cells;
    bool m_layoutKnown = false, m_cellsKnown = false;
    struct Pointed {
        QPoint place, at;  ///< at: where its tip stands on the screen
    };
    std::optional<Pointed> m_pointed;  ///< by mouse or keys, here
    ReadablePace m_tip{[this] { renewTip(); }};
    std::optional<QPointF> m_pressed;  ///< where the button went down
    QRectF m_pressedWindow;
    bool m_dragged = false;
    bool m_painting = false;
    std::optional<PaintStroke> m_stroke;
};

}  // namespace att
