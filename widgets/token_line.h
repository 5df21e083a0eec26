// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line edit that any clipboard may be emptied into: what comes in is cut at the field's limit before it is inserted,
// line breaks and control characters become blanks, and the text is reported while it is typed.

#include <QLineEdit>

namespace att {

struct Field;
class WordOffer;

class TokenLine : public QLineEdit {
    Q_OBJECT
public:
    explicit TokenLine(QWidget* parent);
    /// Its length in bytes of UTF-8, where 0 is no limit of its own, and the words that alone it may hold, which are offered in typing.
    void setField(const Field& field);
    /// Shows a text; leaves cursor and selection alone when it is there already.
    void place(const QString& text);
    /// As a paste would, cursor and selection considered.
    void insertSafely(const QString& words);

signals:
    void typed(const QString& text);
    /// What was typed since the last time is final: Return was pressed or the focus went elsewhere.
    void settled(const QString& text);
    void cancelled();
    void notice(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    qsizetype room() const;
    void report(const QString& text);
    void settle();

    WordOffer* m_offer;
    int m_mostBytes = 0;
    bool m_unsettled = false;
    QString m_before;  // what Escape brings back
};

}  // namespace att
