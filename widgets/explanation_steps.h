// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of an explanation as lines of numbers with their names under them. A number whose home is a cell can be
// pointed at, walked to with the arrow keys, and followed.

#include <QWidget>
#include <optional>

#include "widgets/digits.h"

namespace att {

class ExplanationSteps : public QWidget {
    Q_OBJECT
public:
    explicit ExplanationSteps(QWidget* parent);
    void setSteps(std::vector<Step> steps);
    /// Marks the terms that came from this cell.
    void setPointedAt(const std::optional<Cell>& cell);
    /// All steps as lines of text.
    QString words() const;

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    /// The cells behind the term that is pointed at or has the cursor; empty when none is.
    void pointed(std::vector<att::Cell> cells);
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
    enum class Kind { Title, Sign, Number, Result };
    /// Something that is never broken: a title, a sign, or a number above its name.
    struct Piece {
        Kind kind;
        QString text, name;
        const Term* term = nullptr;
        QRectF box = {};
    };
    using Line = std::vector<Piece>;

    static Line lineOf(const Step& step);
    void prepare();
    double place(double width);
    double widthOf(const Piece& piece) const;
    void point(const Piece* piece);
    const Piece* pieceAt(const QPointF& place) const;
    std::vector<const Piece*> stops() const;
    void moveCursor(int to);
    void paintPiece(QPainter& painter, const Piece& piece) const;
    bool isLit(const Piece& piece) const;

    std::vector<Step> m_steps;
    std::vector<Line> m_lines;
    const Term* m_hovered = nullptr;
    int m_cursor = 0;
    std::optional<Cell> m_pointedAt;
};

}  // namespace att
