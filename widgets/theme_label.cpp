// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include "widgets/theme.h"

namespace att {
namespace {

QColor colourOf(Ink ink, const Theme& theme) {
    switch (ink) {
        case Ink::Text: return theme.text;
        case Ink::Secondary: return theme.secondary;
        case Ink::Faint: return theme.faint;
        case Ink::Accent: return theme.accent;
        case Ink::Problem: return theme.problem;
    }
    return theme.text;
}

}  // namespace

ThemeLabel::ThemeLabel(Type type, Ink ink, QWidget* parent) : QLabel(parent), m_type(type), m_ink(ink) {
    setTextFormat(Qt::PlainText);
    watchParent();
}

void ThemeLabel::setInk(Ink ink) {
    if (ink == m_ink) return;
    m_ink = ink;
    update();
}

void ThemeLabel::setText(const QString& words) {
    m_changed = {};
    QLabel::setText(words);
}

void ThemeLabel::change(const QString& words) {
    if (words == text()) return;
    setAccessibleName(words);
    if (!isVisible() || words.isEmpty() || !hasRoomFor(words)) return setText(words);
    m_changed = words;
    update();
}

/// One line is as high as another.
bool ThemeLabel::hasRoomFor(const QString& words) const {
    const bool anyWidth = sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
    if (!wordWrap()) return anyWidth || fontMetrics().horizontalAdvance(words) <= contentsRect().width();
    const auto sizeOf = [this](const QString& text) {
        return fontMetrics().boundingRect(QRect(0, 0, contentsRect().width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, text).size();
    };
    const QSize before = sizeOf(text()), now = sizeOf(words);
    return now.height() == before.height() && (now.width() <= contentsRect().width() || anyWidth);
}

/// The layout is at work: from here on it must know.
void ThemeLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (!m_changed.isNull()) setText(QString(m_changed));
}

void ThemeLabel::setPadding(const QMargins& padding) {
    m_padding = padding;
    applyPadding();
}

void ThemeLabel::applyPadding() {
    const double unit = parentWidget() ? unitOf(parentWidget()->font()) : 1;
    setContentsMargins((QMarginsF(m_padding) * unit).toMargins());
}

// A frame takes its contents margins back whenever it is polished or moved to another parent.
bool ThemeLabel::event(QEvent* event) {
    const bool done = QLabel::event(event);
    if (event->type() == QEvent::Polish) applyPadding();
    if (event->type() == QEvent::ParentChange) watchParent();
    return done;
}

void ThemeLabel::watchParent() {
    followParentFont();
    if (parentWidget()) parentWidget()->installEventFilter(this);
}

// A font set by hand no longer follows its parent's, hence the parent is watched.
bool ThemeLabel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FontChange && watched == parentWidget()) followParentFont();
    return QLabel::eventFilter(watched, event);
}

void ThemeLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) followParentFont();
}

void ThemeLabel::followParentFont() {
    if (!parentWidget()) return;
    setFont(typeFont(parentWidget()->font(), m_type));
    applyPadding();
}

void ThemeLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QPalette inked = palette();
    const Theme& theme = themeOf(inked);
    inked.setColor(QPalette::WindowText, isEnabled() ? colourOf(m_ink, theme) : theme.faint);
    const int wrap = wordWrap() ? Qt::TextWordWrap : 0;
    const int mnemonic = !buddy() ? 0 : style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()) | wrap | mnemonic, inked, true, text(), QPalette::WindowText);
}

void ThemeLabel::mouseDoubleClickEvent(QMouseEvent*) { emit doubleClicked(); }

}  // namespace att
