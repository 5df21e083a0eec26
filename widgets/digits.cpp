// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/digits.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace att {
namespace {

constexpr int usualDigits = 4, mostDigits = 9, mostDecimals = 12;
constexpr double mostUnits = 4e15;  // whole numbers that a double and an int64 both hold exactly

const QChar minus(0x2212);

double rounded(double value, int digits) { return QString::number(value, 'e', digits - 1).toDouble(); }

QString superscript(int number) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString raised = number < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar c : QString::number(std::abs(number))) raised += digits[c.digitValue()];
    return raised;
}

/// Decimals at which the largest number shows the usual digits and a small result at least three.
int decimalsFor(const Step& step) {
    double scale = std::abs(step.result);
    for (const auto& term : step.terms) scale = std::max(scale, std::abs(term.value));
    const int forScale = usualDigits - 1 - exponentOf(scale);
    const int forResult = step.result == 0 ? forScale : 2 - exponentOf(step.result);
    return std::clamp(std::max(forScale, std::min(forResult, forScale + 3)), 0, mostDecimals);
}

/// Whole units of 10^-decimals for the terms, by largest remainder, so that they add up to the result's units.
/// Nothing when that would move a term by more than one unit.
std::optional<std::vector<double>> apportioned(const Step& step, int decimals) {
    const double unit = std::pow(10, decimals);
    std::vector<double> units, remainders;
    for (const auto& term : step.terms) {
        units.push_back(std::round(term.value * unit));
        remainders.push_back(term.value * unit - units.back());
    }
    const double missing = std::round(step.result * unit) - std::accumulate(units.begin(), units.end(), 0.0);
    if (std::abs(missing) > static_cast<double>(units.size())) return std::nullopt;
    const double sign = missing < 0 ? -1 : 1;
    std::vector<std::size_t> order(units.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    // Of remainders that differ by noise alone the larger term bears the change more easily.
    const auto lead = [&](std::size_t i) { return std::pair(std::round(remainders[i] * sign * 1e6), std::abs(units[i])); };
    const auto first = [&](std::size_t a, std::size_t b) { return lead(a) > lead(b); };
    std::ranges::stable_sort(order, first);
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::abs(missing)); ++i) units[order[i]] += sign;
    return units;
}

bool finite(const Step& step) {
    return std::isfinite(step.result) && std::ranges::all_of(step.terms, [](const Term& term) { return std::isfinite(term.value); });
}

/// A sine near zero has no more decimals to show than one near 1.
QString resultWords(Operation operation, double result) {
    const bool wave = operation == Operation::Sine || operation == Operation::Cosine || operation == Operation::Tanh;
    return wave ? withDecimals(result, usualDigits) : significant(result, usualDigits);
}

ShownStep atDigits(const Step& step, int termDigits) {
    ShownStep shown;
    for (const auto& term : step.terms) shown.terms.push_back(significant(term.value, termDigits));
    shown.result = resultWords(step.operation, step.result);
    return shown;
}

/// Whether the terms make the result, but for what single precision loses over a long sum.
bool addsUp(const Step& step) {
    double sum = 0, sizes = 0;
    for (const auto& term : step.terms) sum += term.value, sizes += std::abs(term.value);
    return sizes < mostUnits && std::abs(sum - step.result) <= 1e-4 * sizes;
}

ShownStep atDecimals(const Step& step, int decimals) {
    ShownStep shown;
    for (const auto& term : step.terms) shown.terms.push_back(withDecimals(term.value, decimals));
    shown.result = withDecimals(step.result, decimals);
    return shown;
}

ShownStep shownSum(const Step& step) {
    const bool fits = addsUp(step);
    for (int decimals = decimalsFor(step); fits && decimals >= 0; --decimals) {
        const auto units = apportioned(step, decimals);
        if (!units) continue;
        ShownStep shown;
        for (const double term : *units) shown.terms.push_back(withDecimals(term / std::pow(10, decimals), decimals));
        shown.result = withDecimals(step.result, decimals);
        return shown;
    }
    ShownStep shown = atDigits(step, usualDigits);
    shown.exact = false;
    return shown;
}

ShownStep shownWorked(const Step& step) {
    for (int digits = usualDigits; digits <= mostDigits; ++digits) {
        std::vector<double> written;
        for (const auto& term : step.terms) written.push_back(rounded(term.value, digits));
        const auto answer = joined(step.operation, written);
        if (answer && resultWords(step.operation, *answer) == resultWords(step.operation, step.result)) return atDigits(step, digits);
    }
    ShownStep shown = atDigits(step, mostDigits);
    shown.exact = false;
    return shown;
}

}  // namespace

int exponentOf(double value) { return value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value)))); }

QString powerOfTen(int exponent) { return QStringLiteral("10") + superscript(exponent); }

QString withDecimals(double value, int decimals) {
    if (!std::isfinite(value)) return significant(value, usualDigits);
    QString words = QString::number(value, 'f', decimals);
    const bool zero = std::all_of(words.begin(), words.end(), [](QChar c) { return c == '-' || c == '.' || c == '0'; });
    if (zero) words.remove('-');
    return words.replace('-', minus);
}

QString significant(double value, int digits) {
    if (std::isnan(value)) return QStringLiteral("NaN");
    if (std::isinf(value)) return value < 0 ? minus + QStringLiteral("∞") : QStringLiteral("∞");
    const double near = rounded(value, digits);
    const int exponent = exponentOf(near);
    if (near == 0) return QStringLiteral("0");
    if (exponent >= -4 && exponent < std::max(7, digits)) return withDecimals(near, std::max(0, digits - 1 - exponent));
    return withDecimals(near / std::pow(10, exponent), digits - 1) + QStringLiteral("×") + powerOfTen(exponent);
}

QString plain(double value, int digits) {
    QString words = significant(value, digits);
    const qsizetype times = words.indexOf(QChar(0xD7)), point = words.indexOf('.'), end = times < 0 ? words.size() : times;
    if (point < 0) return words;
    qsizetype last = end;
    while (words[last - 1] == '0') --last;
    return words.remove(words[last - 1] == '.' ? last - 1 : last, end - (words[last - 1] == '.' ? last - 1 : last));
}

ShownStep shownStep(const Step& step) {
    if (!finite(step)) return atDigits(step, usualDigits);
    switch (step.operation) {
        case Operation::Sum: return shownSum(step);
        case Operation::Maximum:
        case Operation::Minimum: return atDecimals(step, decimalsFor(step));
        case Operation::Given:
        case Operation::Masked: return atDigits(step, usualDigits);
        default: return shownWorked(step);
    }
}

}  // namespace att
