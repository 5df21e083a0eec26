// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A row of signed numbers as small bars, beside the words of an explanation: positive up and blue, negative down and red.

#include <QWidget>

#include "engine/core/explanation.h"

namespace att {

class ExplanationProfile : public QWidget {
    Q_OBJECT
public:
    explicit ExplanationProfile(QWidget* parent);
    void setProfile(Profile profile);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF chart() const;
    int barAt(double x) const;
    QString words(int bar) const;

    Profile m_profile;
    int m_hovered = -1;
};

}  // namespace att
