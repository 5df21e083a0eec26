// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <cmath>

#include "widgets/digits.h"
#include "widgets/elide.h"
#include "widgets/translate.h"

namespace att {
namespace {

struct HeatWords {
    Q_DECLARE_TR_FUNCTIONS(HeatWords)
};

bool turnsDirection(QChar c) {
    const char16_t u = c.unicode();
    return u == 0x200E || u == 0x200F || u == 0x061C || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

QChar visible(QChar c) {
    switch (c.unicode()) {
        case ' ': return QChar(0x2423);
        case '\n': return QChar(0x23CE);
        case '\t': return QChar(0x21E5);
        case 0x7F: return QChar(0x2421);
        default: return c.unicode() < 0x20 ? QChar(0x2400 + c.unicode()) : c;
    }
}

QString cutBetweenGraphemes(const QString& text, int most) {
    if (text.size() <= most) return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(most);
    const qsizetype place = finder.isAtBoundary() ? most : finder.toPreviousBoundary();
    return text.left(place > 0 ? place : most) + QChar(0x2026);
}

QString cleaned(const QString& text) {
    QString clean;
    for (const QChar c : text.left(400))
        if (!turnsDirection(c)) clean += text.trimmed().isEmpty() || c.unicode() != ' ' ? visible(c) : c;
    return clean.isEmpty() ? QStringLiteral("∅") : cutBetweenGraphemes(clean, 200);
}

struct RowFacts {
    int rank = 1, count = 0;
    double sum = 0;
    bool finite = true;
};

RowFacts factsOf(const Tensor& tensor, const Cell& cell) {
    const int columns = tensor.shape().columns;
    const float value = tensor.at(cell.head, cell.row, cell.column);
    RowFacts facts;
    for (int j = 0; j < columns; ++j) {
        const float other = tensor.at(cell.head, cell.row, j);
        if (!std::isfinite(other)) continue;
        ++facts.count;
        facts.sum += other;
        if (other > value) ++facts.rank;
    }
    facts.finite = std::isfinite(value);
    return facts;
}

QString meaningOf(float value) {
    if (value == -std::numeric_limits<float>::infinity()) return HeatWords::tr("masked: this pair is not looked at");
    if (!std::isfinite(value)) return HeatWords::tr("not a number: it came so from the array that was given");
    return {};
}

}  // namespace

bool hasLabels(const Axis& axis) { return axis.labels || !axis.words.empty(); }

QString labelAt(const Axis& axis, int place) {
    const auto index = std::size_t(std::max(0, place));
    if (axis.labels && index < axis.labels->size()) return cleaned(QString::fromStdString((*axis.labels)[index]));
    if (!axis.labels && index < axis.words.size()) return shown(axis.words[index]);
    if (!hasLabels(axis) && axis.places && index < axis.places->size()) return plain((*axis.places)[index], 6);
    return QString::number(place + 1);
}

QString quotedLabelAt(const Axis& axis, int place) { return isolated(labelAt(axis, place)); }

QString headLabel(const Panel& panel, int head) { return labelAt(panel.heads, head); }

bool isOfHeads(const Panel& panel) { return panel.heads.name.empty() || panel.heads.name == Text{"head"}; }

QString headName(const Panel& panel, int head) {
    if (isOfHeads(panel)) return HeatWords::tr("Head %1").arg(headLabel(panel, head));
    return HeatWords::tr("%1 %2", "an axis and a place on it").arg(shown(panel.heads.name), headLabel(panel, head));
}

QString stackName(const Panel& panel) {
    if (isOfHeads(panel)) return HeatWords::tr("Heads");
    return HeatWords::tr("By %1", "what a stack runs over").arg(shown(panel.heads.name));
}

int decimalsFor(double magnitude) {
    if (!(magnitude > 0) || !std::isfinite(magnitude)) return 2;
    if (magnitude >= 1000) return 0;
    if (magnitude >= 100) return 1;
    return std::clamp(1 - int(std::floor(std::log10(magnitude))), 2, 5);
}

QString panelTitle(const Panel& panel, int head) {
    const bool stack = panel.kind == PanelKind::Heads || (panel.kind == PanelKind::Picture && !panel.colours);
    if (!stack || panel.shape.heads < 2 || head < 0) return shown(panel.title);
    return HeatWords::tr("%1 — %2", "one of a stack and its title").arg(headName(panel, head), shown(panel.title));
}

QString panelSubtitle(const Panel& panel) {
    if (panel.distribution && panel.kind == PanelKind::Heads) return HeatWords::tr("rows attend to columns, each row sums to 1");
    const bool matrix = panel.kind == PanelKind::Heat || panel.kind == PanelKind::Heads || panel.kind == PanelKind::Picture;
    if (!matrix || panel.backdrop || panel.rows.name.empty() || panel.columns.name.empty()) return {};  // of a picture everyone knows them
    const QString axes = panel.distribution ? HeatWords::tr("rows: %1, columns: %2, each row sums to 1") : HeatWords::tr("rows: %1, columns: %2");
    return axes.arg(shown(panel.rows.name), shown(panel.columns.name));
}

namespace {

/// A point of a curve, or a bar: what is measured, which curve, and where along it.
QStringList pointWords(const Panel& panel, const Cell& cell, float value) {
    const auto named = [](const QString& name, const QString& words) { return name.isEmpty() ? words : HeatWords::tr("%1: %2").arg(name, words); };
    QStringList lines{named(shown(panel.measured.name), significant(double(value), 6))};
    lines << named(shown(panel.columns.name), quotedLabelAt(panel.columns, cell.column));
    if (panel.shape.rows > 1) lines << named(shown(panel.rows.name), quotedLabelAt(panel.rows, cell.row));
    lines << panelTitle(panel, cell.head);
    return lines;
}

}  // namespace

QString cellWords(const Outcome& outcome, const Cell& cell) {
    const Panel* panel = findPanel(outcome, cell.panel);
    const auto value = valueAt(outcome, cell);
    if (!panel || !value) return {};
    if (panel->kind == PanelKind::Series || panel->kind == PanelKind::Bars) return pointWords(*panel, cell, *value).join('\n');
    QStringList lines{significant(*value, 6)};
    if (const QString meaning = meaningOf(*value); !meaning.isEmpty()) lines << meaning;
    lines << panelTitle(*panel, cell.head);
    lines << HeatWords::tr("%1 %2: %3").arg(shown(panel->rows.name), QString::number(cell.row + 1), quotedLabelAt(panel->rows, cell.row));
    lines << HeatWords::tr("%1 %2: %3").arg(shown(panel->columns.name), QString::number(cell.column + 1), quotedLabelAt(panel->columns, cell.column));
    const RowFacts facts = factsOf(*panel->values, cell);
    if (facts.finite) lines << HeatWords::tr("rank %1 of %2 in its row").arg(facts.rank).arg(facts.count);
    if (panel->distribution) lines << HeatWords::tr("sum of the row: %1").arg(significant(facts.sum, 6));
    return lines.join('\n');
}

QString emptyWords(const Panel& panel) {
    if (panel.kind == PanelKind::Prose) return {};
    if (panel.shape.size() == 0) return HeatWords::tr("No tokens yet. Type a sentence above, or choose an example.");
    return panel.values ? QString() : HeatWords::tr("The numbers of this step were not kept; they are being computed now.");
}

}  // namespace att
