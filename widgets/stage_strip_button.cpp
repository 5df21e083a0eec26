// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_strip_button.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/elide.h"
#include "widgets/stage_strip_thumbnail.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double stampWidth = 56, stampHeight = 38, pad = 5;  // pixels of the mockup

QString shapeWords(const Stage& stage) {
    if (stage.panels.empty() || stage.panels.front().kind == PanelKind::Prose) return {};
    const Shape& shape = stage.panels.front().shape;
    QStringList sides;
    if (shape.heads > 1) sides << QString::number(shape.heads);
    sides << QString::number(shape.rows) << QString::number(shape.columns);
    const QString one = sides.join(QChar(0xD7));
    const bool alike = std::ranges::all_of(stage.panels, [&shape](const Panel& panel) { return panel.shape == shape; });
    return alike && stage.panels.size() > 1 ? QStringLiteral("%1 × %2").arg(stage.panels.size()).arg(one) : one;
}

QFont nameFont(const QWidget& widget, bool bold) {
    QFont font = widget.font();
    font.setPixelSize(std::max(10, px(&widget, 11.5)));
    font.setBold(bold);
    return font;
}

}  // namespace

StageButton::StageButton(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void StageButton::setStage(const Stage& stage, int head, const Look& look) {
    const QString title = shown(stage.title), shape = shapeWords(stage);
    const bool moved = title != m_title || shape != m_shape;
    m_title = title;
    m_shape = shape;
    const Theme& theme = themeOf(palette());
    const Stamped stamped{stage.panels.empty() ? nullptr : stampedValues(stage.panels.front()), head, look.colours, &theme,
                          stampSize() * devicePixelRatio()};
    if (!moved && m_stamped == stamped) return;
    m_stamped = stamped;
    m_notKept = !stage.panels.empty() && !stamped.values && stage.panels.front().shape.size() > 0;
    m_stamp = stamped.values ? thumbnailOf(stage.panels.front(), head, look, theme, stamped.size) : QImage();
    if (moved) {
        setAccessibleName(tr("Stage %1, %2").arg(title, shape));
        setAccessibleDescription(shown(stage.help));
        setToolTip(toolTipOf(shown(stage.help)));
        updateGeometry();
    }
    moved ? update() : update(stampPlace());
}

QSize StageButton::stampSize() const { return {px(this, stampWidth), px(this, stampHeight)}; }

QRect StageButton::stampPlace() const {
    const QSize stamp = stampSize();
    return {(width() - stamp.width()) / 2, px(this, pad), stamp.width(), stamp.height()};
}

QSize StageButton::sizeHint() const {
    const QFontMetrics name(nameFont(*this, true)), shape(typeFont(font(), Type::Small));
    const int text = std::max(name.horizontalAdvance(m_title), shape.horizontalAdvance(m_shape));
    return {std::max(text, stampSize().width()) + px(this, 2 * pad + 2),
            stampSize().height() + name.height() + shape.height() + px(this, 2 * pad + 2)};
}

QSize StageButton::minimumSizeHint() const { return sizeHint() - QSize(px(this, 2 * pad - 4), 0); }

/// Hatched, and where there is something to compute, with the word for it.
void StageButton::paintNothingKept(QPainter& painter, const QRect& picture) const {
    const Theme& theme = themeOf(palette());
    painter.fillRect(picture, theme.card);
    painter.fillRect(picture, QBrush(mixed(theme.card, theme.faint, 0.35), Qt::BDiagPattern));
    if (!m_notKept) return;
    painter.setFont(typeFont(font(), Type::Small));
    const QRect box = painter.fontMetrics().boundingRect(picture, Qt::AlignCenter | Qt::TextWordWrap, tr("not kept"));
    painter.fillRect(box.adjusted(-2, 0, 2, 0) & picture, theme.card);
    painter.setPen(theme.secondary);
    painter.drawText(picture, Qt::AlignCenter | Qt::TextWordWrap, tr("not kept"));
}

/// New numbers change the picture alone; around it stand a frame and words that cost more.
void StageButton::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QRect picture = stampPlace();
    if (!picture.contains(event->rect())) paintAround(painter, picture);
    m_stamp.isNull() ? paintNothingKept(painter, picture) : painter.drawImage(picture, m_stamp);
}

void StageButton::paintAround(QPainter& painter, const QRect& picture) const {
    const Theme& theme = themeOf(palette());
    const bool hover = underMouse() && !isChecked();
    paintBox(painter, rect(),
             {theme.card,
              isChecked() ? theme.accent
              : hover     ? mixed(theme.line, theme.text, 0.35)
                          : theme.line,
              isChecked() ? 2.0 : 1.0, 6});
    painter.setFont(nameFont(*this, isChecked()));
    painter.setPen(isChecked() ? theme.accent : theme.text);
    const int line = painter.fontMetrics().height();
    const QRect name(2, picture.bottom() + px(this, 2), width() - 4, line);
    painter.drawText(name, Qt::AlignCenter, m_title);
    painter.setFont(typeFont(font(), Type::Small));
    painter.setPen(theme.secondary);
    painter.drawText(QRect(2, name.bottom(), width() - 4, painter.fontMetrics().height()), Qt::AlignCenter, m_shape);
    if (hasFocus()) paintBox(painter, QRectF(rect()).adjusted(3, 3, -3, -3), {{}, theme.accent, 1.5, 4});
}

}  // namespace att
