// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fusion, drawn as quiet furniture: hairlines, rounded corners, the accent for what is chosen or focused. It takes all
// colours from the palette and all sizes from fonts, so it is the same object in light, dark and at any scale.

#include <QProxyStyle>

namespace att {

class HouseStyle : public QProxyStyle {
    Q_OBJECT
public:
    HouseStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* answer) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void drawButtonLabel(const QStyleOptionButton& option, QPainter* painter, const QWidget* widget) const;

    bool m_altDown = false;
};

}  // namespace att
