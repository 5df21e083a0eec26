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
    /// Room around the text, in pixels of the mockup.
    void setPadding(const QMargins& padding);

signals:
    void doubleClicked();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void watchParent();
    void followParentFont();
    void applyPadding();

    Type m_type;
    Ink m_ink;
    QMargins m_padding;
};

}  // namespace att
