// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A button that is one word in the title line of a card: quiet, in the accent when it is checked, with a menu if given one.

#include <QToolButton>

namespace att {

class WordButton : public QToolButton {
    Q_OBJECT
public:
    explicit WordButton(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont wordFont() const;
};

}  // namespace att
