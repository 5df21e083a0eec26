// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_switch.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

class Switch final : public QCheckBox {
public:
    explicit Switch(QWidget* parent) : QCheckBox(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    QSize sizeHint() const override { return {px(this, 36), px(this, 26)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& place) const override { return rect().contains(place); }

    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme& theme = themeOf(palette());
        const double unit = unitOf(font()), height = 18 * unit;
        const QRectF track(1, (this->height() - height) / 2, 32 * unit, height);
        const QColor off = mixed(theme.card, theme.text, isEnabled() ? 0.42 : 0.2);
        const QColor on = isEnabled() ? theme.accent : mixed(theme.card, theme.accent, 0.5);
        paintBox(painter, track, {isChecked() ? on : off, {}, 0, height / 2});
        const double knob = height - 4 * unit;
        const double left = isChecked() ? track.right() - knob - 2 * unit : track.left() + 2 * unit;
        paintBox(painter, QRectF(left, track.top() + 2 * unit, knob, knob), {theme.dark ? theme.accentText : theme.card, {}, 0, knob / 2});
        paintSign(painter, isChecked() ? QRectF(track.left() + 6 * unit, track.center().y() - 3.5 * unit, 8 * unit, 7 * unit)
                                       : QRectF(track.right() - 13 * unit, track.center().y() - 3 * unit, 6 * unit, 6 * unit));
        if (hasFocus()) paintFocus(painter, track.adjusted(-1, -3, 3, 3), palette(), height / 2 + 2);
    }

private:
    // A tick for on, a ring for off: the state is told by more than place and colour.
    void paintSign(QPainter& painter, const QRectF& box) const {
        const Theme& theme = themeOf(palette());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.dark ? theme.accentText : theme.card, 1.6 * unitOf(font()), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        if (!isChecked()) return painter.drawEllipse(box);
        const QPointF tick[] = {{box.left(), box.center().y()}, {box.left() + box.width() * 0.4, box.bottom()}, box.topRight()};
        painter.drawPolyline(tick, 3);
    }
};

}  // namespace

SwitchEditor::SwitchEditor(const FieldEntry& entry, QWidget* parent) : FieldEditor(parent), m_switch(new Switch(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_switch);
    setFocusProxy(m_switch);
    connect(m_switch, &QCheckBox::clicked, this, [this](bool on) { emit edited(on, true); });
    setEntry(entry);
}

void SwitchEditor::setEntry(const FieldEntry& entry) {
    m_switch->setChecked(entry.field.inForce ? *entry.field.inForce != 0 : std::get<bool>(entry.value));
}

void SwitchEditor::describe(const QString& name, const QString& description) {
    m_switch->setAccessibleName(name);
    m_switch->setAccessibleDescription(description);
}

}  // namespace att
