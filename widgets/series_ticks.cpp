// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_ticks.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <optional>

#include "widgets/digits.h"
#include "widgets/heat_labels.h"
#include "widgets/heat_words.h"
#include "widgets/series_axis.h"

namespace att {
namespace {

// In heights of a line.
constexpr double longestTurned = 9, shortest = 2.2, roomy = 6, gap = 0.5;
constexpr int mostStacked = 6;

// Numbers

/// 1, 2 or 5 times a power of ten, the least that is not below `rough`.
double niceStep(double rough) {
    const double power = std::pow(10, std::floor(std::log10(rough))), times = rough / power - 1e-9;
    return power * (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1);
}

int decadeOf(double number) { return int(std::floor(std::log10(std::abs(number)) + 1e-9)); }

/// As many digits as tell one tick from the next: "0.25", "3000", "1.5×10⁷".
QString tickWords(double number, double step) {
    if (std::abs(number) < step / 2) return QStringLiteral("0");
    const int decimals = std::max(0, -decadeOf(step));
    if (std::abs(number) < 1e6 && decimals <= 4) return withDecimals(number, decimals);
    const int exponent = decadeOf(number);
    return withDecimals(number / std::pow(10, exponent), exponent - decadeOf(step)) + QChar(0xD7) + powerOfTen(exponent);
}

std::vector<Tick> evenTicks(double from, double to, double step) {
    std::vector<Tick> ticks;
    for (double i = std::ceil(from / step - 1e-6); i * step <= to + 1e-6 * step; ++i) ticks.push_back({i * step, tickWords(i * step, step)});
    return ticks;
}

/// "0.002", "500", "2×10⁴", "10⁻⁵"
QString powerWords(int times, int exponent) {
    if (std::abs(exponent) <= 3) return withDecimals(times * std::pow(10, exponent), std::max(0, -exponent));
    return times == 1 ? powerOfTen(exponent) : QString::number(times) + QChar(0xD7) + powerOfTen(exponent);
}

std::vector<Tick> factorTicks(double from, double to, int most) {
    const double decades = std::log10(to / from);
    if (decades < 0.8) return evenTicks(from, to, niceStep((to - from) / most));
    const bool halves = 3 * decades <= most;
    const int stride = std::max(1, int(std::ceil(decades / most)));
    std::vector<Tick> ticks;
    for (int exponent = decadeOf(from); exponent <= decadeOf(to); ++exponent) {
        for (const int times : {1, 2, 3, 4, 5, 6, 7, 8, 9}) {
            const double at = times * std::pow(10, exponent);
            if (at < from * (1 - 1e-9) || at > to * (1 + 1e-9) || (stride > 1 && times > 1)) continue;
            const bool named = times == 1 ? exponent % stride == 0 : halves && (times == 2 || times == 5);
            ticks.push_back({at, named ? powerWords(times, exponent) : QString()});
        }
    }
    return ticks;
}

bool allWhole(const std::vector<double>& places) {
    return std::ranges::all_of(places, [](double place) { return std::nearbyint(place) == place; });
}

/// Few places that lie apart by one factor speak for themselves: 2, 4, 8 …
bool namesItself(const Panel& panel) {
    const auto& places = *panel.columns.places;
    if (places.size() < 3 || places.size() > 24) return false;
    for (std::size_t i = 2; i < places.size(); ++i)
        if (std::abs(places[i] * places[i - 2] / (places[i - 1] * places[i - 1]) - 1) > 1e-6) return false;
    return true;
}

std::vector<Tick> placesAsTicks(const Panel& panel, const AxisView& view, int most) {
    const auto& places = *panel.columns.places;
    const auto seen = std::ranges::count_if(places, [&](double place) { return place >= view.from && place <= view.to; });
    const int stride = std::max(1, int((seen + most - 1) / most));
    std::vector<Tick> ticks;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] >= view.from && places[i] <= view.to)
            ticks.push_back({places[i], i % std::size_t(stride) ? QString() : labelAt(panel.columns, int(i))});
    return ticks;
}

std::vector<Tick> placedTicks(const Panel& panel, const AxisView& view, int most) {
    if (placeAxis(panel).logarithmic) {
        const int more = most * 4 / 3;  // powers are short
        return namesItself(panel) ? placesAsTicks(panel, view, more) : numberTicks(view.from, view.to, true, more);
    }
    const double step = niceStep((view.to - view.from) / most);
    return evenTicks(view.from, view.to, allWhole(*panel.columns.places) ? std::max(1.0, step) : step);
}

/// Of columns without places and labels, which people count from 1.
std::vector<Tick> countedTicks(const AxisView& view, int most) {
    auto ticks = evenTicks(view.from + 1, view.to + 1, std::max(1.0, niceStep((view.to - view.from) / most)));
    for (Tick& tick : ticks) tick.at -= 1;
    return ticks;
}

// Labels

/// The text on up to two lines of this width, cut between words; nothing where it does not fit.
std::optional<QString> onTwoLines(const QString& text, double width, const QFontMetricsF& metrics) {
    if (metrics.horizontalAdvance(text) <= width) return text;
    for (qsizetype blank = text.lastIndexOf(' '); blank > 0; blank = text.lastIndexOf(' ', blank - 1))
        if (metrics.horizontalAdvance(text.left(blank)) <= width && metrics.horizontalAdvance(text.mid(blank + 1)) <= width)
            return text.left(blank) + '\n' + text.mid(blank + 1);
    return std::nullopt;
}

QString lying(const QString& text, double width, const QFontMetricsF& metrics) {
    return onTwoLines(text, width, metrics).value_or(metrics.elidedText(text, Qt::ElideRight, width));
}

QString stacked(const QString& text) {
    QString lines;
    const auto codes = text.toUcs4();
    for (qsizetype i = 0; i < std::min<qsizetype>(codes.size(), mostStacked); ++i)
        lines += (i ? QStringLiteral("\n") : QString()) + QString::fromUcs4(reinterpret_cast<const char32_t*>(codes.constData()) + i, 1);
    return codes.size() > mostStacked ? lines + QStringLiteral("\n⋮") : lines;
}

/// The columns that are seen and their words.
struct Labels {
    int first = 0;
    QStringList words;
    double widest = 0;
};

Labels labelsIn(const Panel& panel, const AxisView& view, const QFontMetricsF& metrics) {
    const int last = std::min(panel.shape.columns - 1, columnNear(panel, view.to));
    Labels labels{std::max(0, columnNear(panel, view.from)), {}, 0};
    for (int column = labels.first; column <= last; ++column) {
        labels.words << labelAt(panel.columns, column);
        labels.widest = std::max(labels.widest, metrics.horizontalAdvance(labels.words.back()));
    }
    return labels;
}

bool allStandUpright(const QStringList& words) { return std::ranges::all_of(words, standsUpright); }

Ticks labelTicks(const Panel& panel, const AxisView& view) {
    const QFontMetricsF metrics(view.font);
    const double line = metrics.height(), pitch = view.pixels * placeStep(panel) / (view.to - view.from), width = pitch - gap * line;
    const Labels labels = labelsIn(panel, view, metrics);
    const auto whole = [&](const QString& words) { return onTwoLines(words, width, metrics).has_value(); };
    const bool lie = pitch >= roomy * line || labels.widest <= shortest * line || std::ranges::all_of(labels.words, whole);
    const bool stand = !lie && allStandUpright(labels.words);
    const bool thin = labels.widest <= shortest * line;
    const int stride = lie && !thin ? 1 : labelStride(pitch, lie ? labels.widest + gap * line : line);
    Ticks answer{{}, !lie && !stand};
    for (qsizetype i = 0; i < labels.words.size(); ++i) {
        const int column = labels.first + int(i);
        if (column % stride) continue;
        const QString& words = labels.words[i];
        const QString label = lie     ? lying(words, std::max(width, thin ? labels.widest : 0), metrics)
                              : stand ? stacked(words)
                                      : metrics.elidedText(words, Qt::ElideRight, std::min(view.across, longestTurned * line));
        answer.ticks.push_back({placeOf(panel, column), label});
    }
    return answer;
}

}  // namespace

std::vector<Tick> numberTicks(double from, double to, bool logarithmic, int most) {
    if (!(from < to) || most < 1) return {};
    return logarithmic && from > 0 ? factorTicks(from, to, most) : evenTicks(from, to, niceStep((to - from) / most));
}

Ticks valueTicks(bool logarithmic, const AxisView& view) {
    const int most = std::max(2, int(view.pixels / (2.6 * QFontMetricsF(view.font).height())));
    return {numberTicks(view.from, view.to, logarithmic, most)};
}

Ticks placeTicks(const Panel& panel, const AxisView& view) {
    if (panel.shape.columns < 1 || !(view.from < view.to)) return {};
    const int most = std::max(2, int(view.pixels / (4.5 * QFontMetricsF(view.font).height())));
    if (standsAtPlaces(panel)) return {placedTicks(panel, view, most)};
    if (!hasLabels(panel.columns) && !panel.columns.places) return {countedTicks(view, most)};
    return labelTicks(panel, view);
}

}  // namespace att
