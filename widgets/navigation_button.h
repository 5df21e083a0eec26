// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One lens in the navigation: its icon and its name, over two lines when one is too short.

#include <QRadioButton>

namespace att {

class NavigationButton : public QRadioButton {
    Q_OBJECT
public:
    NavigationButton(const QString& icon, QWidget* parent);
    void setFolded(bool folded);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool hitButton(const QPoint& place) const override { return rect().contains(place); }
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textRect(int width) const;
    QFont textFont() const;

    QString m_icon;
    bool m_folded = false;
};

}  // namespace att
