// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A line or paragraph of plain text in one of the theme's inks and types, which follows theme and font scale.
// Never interprets its text as markup.

#include <QLabel>

#include "widgets/theme_fonts.h"

namespace att {

enum class Ink { Text, Secondary, Faint, Accent, Problem };

class ThemeLabel : public QLabel {
    Q_OBJECT
public:
    ThemeLabel(Type type, Ink ink, QWidget* parent);
    void setInk(Ink ink);
    /// Words that change with every frame: those that have room where the old ones stand are painted there, and nothing is laid out anew.
    void change(const QString& words);
    QString text() const { return m_changed.isNull() ? QLabel::text() : m_changed; }
    void setText(const QString& words);
    /// Room around the text, in pixels of the mockup.
    void setPadding(const QMargins& padding);

signals:
    void doubleClicked();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void watchParent();
    void followParentFont();
    void applyPadding();
    bool hasRoomFor(const QString& words) const;

    Type m_type;
    Ink m_ink;
    QMargins m_padding;
    QString m_changed;  ///< in the place of the text that was laid out
};

}  // namespace att
