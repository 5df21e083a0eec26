// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_labels.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/core/memo.h"
#include "widgets/heat_words.h"

namespace att {
namespace {

constexpr int single = Qt::TextSingleLine;

QStringList graphemes(const QString& text) {
    QStringList parts;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) parts << text.mid(from, to - from);
    return parts;
}

/// One character under the other, ending at the bottom of `place` or centred in it.
void paintStacked(QPainter& painter, const QRectF& place, const QString& text, double line, bool centred) {
    QStringList parts = graphemes(text);
    const int fit = std::max(1, int(place.height() / line));
    if (parts.size() > fit) parts = parts.mid(0, std::max(1, fit - 1)) << QStringLiteral("⋮");
    const double height = line * double(parts.size());
    double y = centred ? place.center().y() - height / 2 : place.bottom() - height;
    for (const QString& part : parts) {
        painter.drawText(QRectF(place.center().x() - line, y, 2 * line, line), Qt::AlignCenter | single, part);
        y += line;
    }
}

/// Read from the bottom upwards.
void paintTurned(QPainter& painter, const QRectF& place, const QString& text, const QFontMetricsF& metrics, Qt::Alignment along) {
    painter.save();
    painter.translate(place.center().x(), place.bottom());
    painter.rotate(-90);
    const QRectF turned(0, -metrics.height() / 2, place.height(), metrics.height());
    painter.drawText(turned, int(along | Qt::AlignVCenter) | single, metrics.elidedText(text, Qt::ElideRight, place.height()));
    painter.restore();
}

}  // namespace

namespace {

double measureWidest(const Axis& axis, int count, const QFont& font, double most) {
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (int i = 0; i < std::min(count, 256) && widest < most; ++i) widest = std::max(widest, metrics.horizontalAdvance(labelAt(axis, i)));
    if (!axis.labels) widest = std::max(widest, metrics.horizontalAdvance(labelAt(axis, count - 1)));
    return std::min(std::ceil(widest), most);
}

}  // namespace

/// Kept: a view that is dragged asks with every step.
double widestLabel(const Axis& axis, int count, const QFont& font, double most) {
    thread_local Memo<std::tuple<SameObject<std::vector<std::string>>, int, QFont, double>, double> widths(16);
    const auto measure = [&] { return measureWidest(axis, count, font, most); };
    return axis.labels ? widths({{axis.labels}, count, font, most}, measure) : measure();
}

int labelStride(double cellExtent, double labelExtent) {
    const double needed = cellExtent > 0 ? labelExtent / cellExtent : 1;
    for (int decade = 1; decade < 1'000'000'000; decade *= 10)
        for (const int step : {1, 2, 5})
            if (step * decade >= needed) return step * decade;
    return 1'000'000'000;
}

bool standsUpright(const QString& text) {
    const auto upright = [](char32_t c) {
        switch (QChar::script(c)) {
            case QChar::Script_Han:
            case QChar::Script_Hiragana:
            case QChar::Script_Katakana:
            case QChar::Script_Hangul:
            case QChar::Script_Bopomofo: return true;
            default: return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60);
        }
    };
    const auto codes = text.toUcs4();
    return !codes.isEmpty() && std::all_of(codes.begin(), codes.end(), upright);
}

double uprightRoom(const Axis& axis) { return standsUpright(labelAt(axis, 0)) ? 1.3 : 1; }

void paintRowLabel(QPainter& painter, const QRectF& place, const QString& text, const QFont& font) {
    painter.setFont(font);
    painter.drawText(place, int(Qt::AlignRight | Qt::AlignVCenter) | single,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width() + 0.5));
}

void paintColumnLabel(QPainter& painter, const QRectF& place, const QString& text, const QFont& font, bool lying) {
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    if (lying)
        painter.drawText(place, int(Qt::AlignHCenter | Qt::AlignBottom) | single, metrics.elidedText(text, Qt::ElideRight, place.width() + 0.5));
    else if (standsUpright(text))
        paintStacked(painter, place, text, metrics.height() * 0.86, false);
    else
        paintTurned(painter, place, text, metrics, Qt::AlignLeft);
}

void paintUpwards(QPainter& painter, const QRectF& place, const QString& text, const QFont& font) {
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    if (standsUpright(text))
        paintStacked(painter, place, text, metrics.height() * 0.95, true);
    else
        paintTurned(painter, place, text, metrics, Qt::AlignHCenter);
}

}  // namespace att
