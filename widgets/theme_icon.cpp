// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_icon.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/theme.h"

namespace att {
namespace {

QString pathOf(const QString& name) { return ":/icons/" + name + ".svg"; }

class LineIcon final : public QIconEngine {
public:
    explicit LineIcon(const QString& name) : m_name(name) {}
    QIconEngine* clone() const override { return new LineIcon(m_name); }

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State state) override {
        paintIcon(*painter, m_name, box, inkOf(mode, state));
    }

    /// Kept: buttons ask with every repaint.
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        if (size.isEmpty()) return {};
        const QString key = QStringLiteral("icon %1 %2 %3x%4").arg(m_name, inkOf(mode, state).name()).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture)) return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

private:
    static QColor inkOf(QIcon::Mode mode, QIcon::State state) {
        const Theme& theme = themeOf(QApplication::palette());
        return mode == QIcon::Disabled ? theme.faint : state == QIcon::On ? theme.accent : theme.secondary;
    }

    QString m_name;
};

}  // namespace

bool hasIcon(const QString& name) { return QFile::exists(pathOf(name)); }

QIcon themeIcon(const QString& name) { return hasIcon(name) ? QIcon(new LineIcon(name)) : QIcon(); }

void paintIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& ink) {
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) return;
    QSvgRenderer svg(file.readAll().replace("currentColor", ink.name().toLatin1()));
    svg.setAspectRatioMode(Qt::KeepAspectRatio);
    svg.render(&painter, box);
}

}  // namespace att
