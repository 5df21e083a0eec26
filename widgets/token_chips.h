// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tokens as a row of chips that scrolls. Painted, not made of widgets: thousands of tokens cost what is visible.

#include <QHash>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

namespace att {

class TokenChips : public QWidget {
    Q_OBJECT
public:
    using Tokens = std::shared_ptr<const std::vector<std::string>>;

    /// What a chosen token is.
    enum class Side { Queries, Keys };

    explicit TokenChips(QWidget* parent);
    void setSide(Side side);
    void setTokens(Tokens tokens);
    /// They are those of a picture that the last change did not reach.
    void setBehind(bool behind);
    void setPinned(std::optional<int> token);
    /// The tokens of the hovered cell: its query is outlined, its key underlined.
    void setPointedAt(std::optional<int> query, std::optional<int> key);

    int count() const { return m_tokens ? static_cast<int>(m_tokens->size()) : 0; }
    QRect chipRect(int token) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Nothing: the chip that was pinned was clicked again, or Escape was pressed.
    void chosen(std::optional<int> token);
    void hovered(std::optional<int> token);
    /// A person wants to write: began to type (`words` is what was typed), or pressed Return, or double-clicked.
    void editRequested(const QString& words);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void measure();
    int widthOf(const QString& words);
    int tokenAt(const QPoint& place) const;
    int contentWidth() const { return m_lefts.empty() ? 0 : m_lefts.back(); }
    void scrollTo(int offset);
    void showToken(int token);
    void setHovered(std::optional<int> token);
    void moveCursor(int token);
    void choose(int token);
    void paintChip(QPainter& painter, int token) const;
    void paintEdges(QPainter& painter) const;
    QString words(int token) const;
    void describeCursor();

    Tokens m_tokens;
    Side m_side = Side::Queries;
    std::vector<int> m_lefts;  // of every chip, and one past the last
    QHash<QString, int> m_widths;
    int m_offset = 0, m_cursor = 0;
    bool m_behind = false;
    std::optional<int> m_pinned, m_hovered, m_query, m_key;
};

}  // namespace att
