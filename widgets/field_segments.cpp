// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_segments.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>
#include <algorithm>
#include <numeric>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"

namespace att {
namespace {

/// A radio button for keyboard and screen reader, a segment for the eye.
class Segment final : public QRadioButton {
public:
    Segment(QWidget* parent, bool first, bool last) : QRadioButton(parent), m_first(first), m_last(last) { setAttribute(Qt::WA_Hover); }

    QSize sizeHint() const override {
        const QFontMetrics metrics(small());
        return {metrics.horizontalAdvance(text()) + px(this, 12), px(this, 26)};
    }

protected:
    bool hitButton(const QPoint& place) const override { return rect().contains(place); }

    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& theme = themeOf(palette());
        if (isChecked())
            painter.fillPath(outline(), isEnabled() ? theme.accent : mixed(theme.card, theme.faint, 0.75));
        else if (underMouse() && isEnabled())
            painter.fillPath(outline(), theme.chip);
        painter.setFont(small());
        painter.setPen(isChecked() ? theme.accentText : isEnabled() ? theme.text : theme.faint);
        painter.drawText(rect(), Qt::AlignCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 4));
        if (!hasFocus()) return;
        painter.setPen(QPen(isChecked() ? theme.accentText : theme.accent, isChecked() ? 1.5 : 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
    }

private:
    QFont small() const {
        QFont font = this->font();
        font.setPixelSize(std::max(10, px(this, 12)));
        return font;
    }

    /// Rounded where the row ends.
    QPainterPath outline() const {
        const double radius = 4;
        QPainterPath path;
        path.addRoundedRect(QRectF(rect()).adjusted(m_first ? 0 : -radius * 2, 0, m_last ? 0 : radius * 2, 0), radius, radius);
        QPainterPath window;
        window.addRect(rect());
        return path.intersected(window);
    }

    bool m_first, m_last;
};

class Frame final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme& theme = themeOf(palette());
        const QColor line = mixed(theme.line, theme.text, 0.08);
        const auto segments = parentWidget()->findChildren<QRadioButton*>();
        for (qsizetype i = 1; i < segments.size(); ++i) {
            if (segments[i]->isChecked() || segments[i - 1]->isChecked()) continue;
            painter.fillRect(segments[i]->x(), 1, 1, height() - 2, line);
        }
        paintBox(painter, rect(), {{}, line});
        for (const QRadioButton* segment : segments) {
            if (!segment->isChecked() || !segment->isEnabled()) continue;
            painter.setClipRect(segment->geometry());
            paintBox(painter, rect(), {{}, theme.accent});
        }
    }
};

}  // namespace

Segments::Segments(int count, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
    for (int i = 0; i < count; ++i) {
        m_buttons.push_back(new Segment(this, i == 0, i == count - 1));
        m_group->addButton(m_buttons.back(), i);
    }
    auto* frame = new Frame(this);
    frame->setAttribute(Qt::WA_TransparentForMouseEvents);
    frame->setObjectName("frame");
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Segments::setLabels(const QStringList& labels, const QString& name, const QString& description) {
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        QString text = labels[static_cast<qsizetype>(i)];
        m_buttons[i]->setAccessibleName(tr("%1: %2").arg(name, text));
        m_buttons[i]->setAccessibleDescription(description);
        m_buttons[i]->setText(text.replace('&', "&&"));
    }
    arrange();
    updateGeometry();
}

void Segments::place(int index) {
    QAbstractButton* button = m_buttons[static_cast<std::size_t>(index)];
    if (button->isChecked() && focusProxy() == button) return;
    button->setChecked(true);
    setFocusProxy(button);
    update();
}

int Segments::neededWidth() const {
    return std::accumulate(m_buttons.begin(), m_buttons.end(), 0, [](int sum, const QAbstractButton* b) { return sum + b->sizeHint().width(); });
}

void Segments::resizeEvent(QResizeEvent*) { arrange(); }

void Segments::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    arrange();
    updateGeometry();
}

// Equal widths when every label fits into its share, else what is left over is shared out equally.
void Segments::arrange() {
    const int count = static_cast<int>(m_buttons.size());
    const bool equal = std::ranges::all_of(m_buttons, [&](const QAbstractButton* b) { return b->sizeHint().width() * count <= width(); });
    const int spare = std::max(0, width() - neededWidth());
    int left = 0;
    for (int i = 0; i < count; ++i) {
        QAbstractButton* button = m_buttons[static_cast<std::size_t>(i)];
        const int wanted = equal ? width() * (i + 1) / count - left : button->sizeHint().width() + spare * (i + 1) / count - spare * i / count;
        const int right = i == count - 1 ? width() : std::min(width(), left + wanted);
        button->setGeometry(left, 0, right - left, height());
        left = right;
    }
    auto* frame = findChild<QWidget*>("frame");
    frame->setGeometry(rect());
    setMinimumHeight(px(this, 26));
}

}  // namespace att
