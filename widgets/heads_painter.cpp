// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include "widgets/heat_painter.h"
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
    const QString number = numberShown(measure.perHead[head], 2);
    return measure.unit.empty() ? number : HeadsWords::tr("%1 %2", "a number and its unit").arg(number, shown(measure.unit));
}

HeatPicture mapPicture(const HeadsPicture& heads, const HeadPlace& place) {
    HeatPicture map{heads.panel, place.head, heads.look, heads.theme, {}, heatScale(*heads.panel, *heads.look, place.head), false, heads.vector};
    map.layout.matrix = place.map;
    map.layout.columns = heads.panel->shape.columns;
    map.layout.rows = heads.panel->shape.rows;
    map.layout.window = QRectF(0, 0, map.layout.columns, map.layout.rows);
    return map;
}

}  // namespace

QString headCaption(const Panel& panel, int head, const std::string& order) {
    if (const Measure* measure = measureOf(panel, head, order))
        return HeadsWords::tr("%1 · %2", "head and its measure").arg(headLabel(panel, head), withUnit(*measure, head));
    if (const HeadName* name = nameOf(panel, head))
        return HeadsWords::tr("%1 · %2 %3", "head, its name and the measure")
            .arg(headLabel(panel, head), shown(name->name), numberShown(name->value, 2));
    return headLabel(panel, head);
}

QString headWords(const Panel& panel, int head) {
    QStringList lines{HeadsWords::tr("Head %1").arg(headLabel(panel, head))};
    if (const HeadName* name = nameOf(panel, head))
        lines << HeadsWords::tr("called “%1”: %2 is %3, at least %4 is needed")
                     .arg(shown(name->name), shown(name->measure), numberShown(name->value, 3), numberShown(name->threshold, 2));
    for (const Measure& measure : panel.measures)
        if (head < int(measure.perHead.size()))
            lines << HeadsWords::tr("%1: %2", "measure and value").arg(shown(measure.name), withUnit(measure, head));
    return lines.join('\n');
}

void paintHeadMaps(QPainter& painter, const HeadsPicture& picture) {
    for (const HeadPlace& place : picture.layout.places) {
        paintHeatCells(painter, mapPicture(picture, place), nullptr);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(picture.theme.line, 1));
        painter.drawRect(place.map.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

void paintHeadLabels(QPainter& painter, const HeadsPicture& picture, std::optional<int> chosen) {
    QFont font = picture.layout.labelFont, bold = font;
    bold.setBold(true);
    for (const HeadPlace& place : picture.layout.places) {
        const bool isChosen = chosen == place.head;
        painter.setFont(isChosen ? bold : font);
        painter.setPen(isChosen ? picture.theme.text : picture.theme.secondary);
        const QString caption = headCaption(*picture.panel, place.head, picture.look->order);
        painter.drawText(place.label, Qt::AlignCenter | Qt::TextSingleLine,
                         QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, place.label.width()));
    }
}

}  // namespace att
