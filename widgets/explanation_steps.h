// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of an explanation as lines of numbers with their names under them. A number whose home is a cell can be
// pointed at, walked to with the arrow keys, and followed.

#include <QFont>
#include <QWidget>
#include <optional>

#include "widgets/explanation_lines.h"

namespace att {

class ExplanationSteps : public QWidget {
    Q_OBJECT
public:
    explicit ExplanationSteps(QWidget* parent);
    void setSteps(std::vector<Step> steps);
    /// Marks the terms that came from this cell.
    void setPointedAt(const std::optional<Cell>& cell);
    /// All steps as lines of text.
    QString words() const { return wordsOf(m_lines); }
    /// The numbers that have a home, in reading order.
    int stopCount() const { return static_cast<int>(m_stops.size()); }
    QRectF stopBox(int stop) const;

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    /// The cells behind the term that is pointed at or has the cursor; empty when none is.
    void pointed(std::vector<att::Cell> cells);
    void cursorMoved(const QRect& box);
    void followed(const att::Cell& cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// Where every piece stands, and how tall all lines are together.
    struct Layout {
        std::vector<std::vector<QRectF>> boxes;
        std::vector<bool> stacked;  ///< of every line: names under the numbers, not before them
        double height = 0;
    };
    struct Stop {
        std::size_t line, piece;
    };
    /// The fonts of the numbers, of results and of names, and how high numbers and names stand. Made once: to ask for them costs as much as to paint.
    struct Faces {
        QFont figures, bold, small;
        double number = 0, name = 0;
    };
    Layout layOut(double width) const;
    void measure();
    double widthOf(const Piece& piece, bool stacked) const;
    double lengthOf(const PieceLine& line) const;
    void layOutLine(const PieceLine& line, double titles, double width, Layout& layout) const;
    void describe();
    void prepare();
    const Term& termOf(int stop) const;
    int stopAt(const QPointF& place) const;
    void point(int stop);
    void moveCursor(int stop);
    bool isLit(int stop) const;
    void paintGround(QPainter& painter, int stop) const;
    void paintPiece(QPainter& painter, const Piece& piece, const QRectF& box, bool stacked) const;
    void paintName(QPainter& painter, const Piece& piece, const QRectF& box, bool stacked) const;

    std::vector<Step> m_steps;
    std::vector<PieceLine> m_lines;
    std::vector<Stop> m_stops;
    Layout m_layout;
    Faces m_faces;
    int m_hovered = -1, m_cursor = 0;
    std::optional<Cell> m_pointedAt;
};

}  // namespace att
