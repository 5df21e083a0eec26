// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_profile.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/digits.h"
#include "widgets/elide.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"
#include "widgets/translate.h"

namespace att {

ExplanationProfile::ExplanationProfile(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void ExplanationProfile::setProfile(Profile profile) {
    m_profile = std::move(profile);
    m_hovered = -1;
    setAccessibleName(shown(m_profile.title));
    update();
}

QSize ExplanationProfile::sizeHint() const { return {px(this, 320), px(this, 110)}; }

QSize ExplanationProfile::minimumSizeHint() const { return {px(this, 160), px(this, 70)}; }

QRectF ExplanationProfile::chart() const {
    const double title = QFontMetricsF(typeFont(font(), Type::Title)).height() + px(this, 4);
    const double axis = QFontMetricsF(typeFont(font(), Type::Small)).height();
    return QRectF(rect()).adjusted(0, title, 0, -axis);
}

int ExplanationProfile::barAt(double x) const {
    const auto count = static_cast<int>(m_profile.values.size());
    const QRectF area = chart();
    const int bar = static_cast<int>(std::floor((x - area.left()) / area.width() * count));
    return bar >= 0 && bar < count ? bar : -1;
}

QString ExplanationProfile::words(int bar) const {
    const double value = m_profile.values[static_cast<std::size_t>(bar)];
    return tr("%1 %2: %3").arg(shown(m_profile.axis), QString::number(bar + 1), significant(value, 5));
}

void ExplanationProfile::mouseMoveEvent(QMouseEvent* event) {
    const int bar = barAt(event->position().x());
    if (bar == m_hovered) return;
    m_hovered = bar;
    update();
}

void ExplanationProfile::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

bool ExplanationProfile::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int bar = barAt(help->pos().x());
    if (bar >= 0) QToolTip::showText(help->globalPos(), toolTipOf(words(bar)), this);
    return true;
}

void ExplanationProfile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    const QRectF area = chart();
    painter.setFont(typeFont(font(), Type::Title));
    painter.setPen(theme.text);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop, painter.fontMetrics().elidedText(shown(m_profile.title), Qt::ElideRight, width()));
    const auto& values = m_profile.values;
    if (values.empty()) return;
    double top = 0, bottom = 0;
    for (const float value : values)
        if (std::isfinite(value)) top = std::max(top, double(value)), bottom = std::min(bottom, double(value));
    const double scale = top > bottom ? area.height() / (top - bottom) : 0, zero = area.top() + top * scale;
    const double step = area.width() / double(values.size()), gap = step > 3 ? std::max(1.0, step * 0.2) : 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) continue;
        const double height = values[i] * scale;
        const QColor colour = static_cast<int>(i) == m_hovered ? theme.marker : values[i] >= 0 ? theme.query : theme.key;
        painter.fillRect(
            QRectF(area.left() + double(i) * step, zero - std::max(0.0, height), std::max(0.5, step - gap), std::max(0.5, std::abs(height))), colour);
    }
    painter.fillRect(QRectF(area.left(), zero, area.width(), 1), mixed(theme.line, theme.text, 0.2));
    painter.setFont(typeFont(font(), Type::Small));
    painter.setPen(theme.secondary);
    const QString below = m_hovered >= 0 ? words(m_hovered) : shown(m_profile.axis);
    painter.drawText(rect(), Qt::AlignHCenter | Qt::AlignBottom, below);
}

}  // namespace att
