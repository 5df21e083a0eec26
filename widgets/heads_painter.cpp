// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "widgets/digits.h"
#include "widgets/heat_words.h"
#include "widgets/translate.h"

namespace att {
namespace {

struct HeadsWords {
    Q_DECLARE_TR_FUNCTIONS(HeadsWords)
};

const HeadName* nameOf(const Panel& panel, int head) {
    const bool named = head < int(panel.headNames.size()) && !panel.headNames[head].name.empty();
    return named ? &panel.headNames[head] : nullptr;
}

const Measure* measureOf(const Panel& panel, int head, const std::string& key) {
    for (const Measure& measure : panel.measures)
        if (measure.key == key && head < int(measure.perHead.size())) return &measure;
    return nullptr;
}

QString withUnit(const Measure& measure, int head) {
    const QString number = withDecimals(measure.perHead[head], 2);
    return measure.unit.empty() ? number : HeadsWords::tr("%1 %2", "a number and its unit").arg(number, shown(measure.unit));
}

}  // namespace

HeatPicture headMap(const HeadsPicture& heads, const HeadPlace& place) {
    HeatPicture map{heads.panel,   place.head,  heads.look, heads.theme, {}, heatScale(*heads.panel, *heads.look, place.head),
                    heads.numbers, heads.vector};
    map.layout.font = heads.layout.labelFont;
    map.layout.matrix = place.map;
    map.bare = true;
    map.layout.columns = heads.panel->shape.columns;
    map.layout.rows = heads.panel->shape.rows;
    map.layout.window = QRectF(0, 0, map.layout.columns, map.layout.rows);
    return map;
}

QString headCaption(const Panel& panel, int head, const std::string& order, bool inFull) {
    if (const Measure* measure = measureOf(panel, head, order))
        return HeadsWords::tr("%1 · %2", "head and its measure")
            .arg(headLabel(panel, head), inFull ? withUnit(*measure, head) : withDecimals(measure->perHead[head], 2));
    const HeadName* name = nameOf(panel, head);
    if (!name) return headLabel(panel, head);
    if (!inFull) return HeadsWords::tr("%1 · %2", "head and its name").arg(headLabel(panel, head), shown(name->name));
    return HeadsWords::tr("%1 · %2 %3", "head, its name and the measure")
        .arg(headLabel(panel, head), shown(name->name), withDecimals(name->value, 2));
}

QString stackedCaption(const Panel& panel, int head, const std::string& order) {
    if (const Measure* measure = measureOf(panel, head, order)) return headLabel(panel, head) + '\n' + withDecimals(measure->perHead[head], 2);
    const HeadName* name = nameOf(panel, head);
    return name ? headLabel(panel, head) + '\n' + shown(name->name) : headLabel(panel, head);
}

QString headWords(const Panel& panel, int head) {
    QStringList lines{headName(panel, head)};
    if (const HeadName* name = nameOf(panel, head))
        lines << HeadsWords::tr("called “%1”: %2 is %3, at least %4 is needed")
                     .arg(shown(name->name), shown(name->measure), withDecimals(name->value, 3), withDecimals(name->threshold, 2));
    for (const Measure& measure : panel.measures)
        if (head < int(measure.perHead.size()))
            lines << HeadsWords::tr("%1: %2", "measure and value").arg(shown(measure.name), withUnit(measure, head));
    return lines.join('\n');
}

void paintHeadMaps(QPainter& painter, const HeadsPicture& picture) {
    for (const HeadPlace& place : picture.layout.places) {
        paintHeatCells(painter, headMap(picture, place), nullptr);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(picture.theme.line, 1));
        painter.drawRect(place.map.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

void paintHeadLabels(QPainter& painter, const HeadsPicture& picture, std::optional<int> chosen) {
    QFont bold = picture.layout.labelFont;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const auto caption = [&](const HeadPlace& place, bool inFull) { return headCaption(*picture.panel, place.head, picture.look->order, inFull); };
    const auto fit = [&](bool inFull) {
        const auto fits = [&](const HeadPlace& place) { return metrics.horizontalAdvance(caption(place, inFull)) <= place.label.width(); };
        return std::ranges::all_of(picture.layout.places, fits);
    };
    // All in full or all in short, so that they can be compared.
    const bool inFull = fit(true), stacked = !inFull && !fit(false);
    for (const HeadPlace& place : picture.layout.places) {
        if (place.label.height() <= 0) continue;
        const bool isChosen = chosen == place.head;
        painter.setFont(isChosen ? bold : picture.layout.labelFont);
        painter.setPen(isChosen ? picture.theme.text : picture.theme.secondary);
        const auto elided = [&](const QString& words) { return metrics.elidedText(words, Qt::ElideRight, place.label.width()); };
        if (!stacked || place.label.height() < 2 * metrics.height()) {
            const QString words = caption(place, inFull);
            painter.drawText(place.label, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, inFull ? words : elided(words));
            continue;
        }
        QStringList lines = stackedCaption(*picture.panel, place.head, picture.look->order).split('\n');
        for (QString& words : lines) words = elided(words);
        painter.drawText(place.label, Qt::AlignHCenter | Qt::AlignTop, lines.join('\n'));
    }
}

}  // namespace att
