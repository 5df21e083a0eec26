// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_scale.h"

#include <QString>
#include <algorithm>
#include <cmath>

namespace att {
namespace {

constexpr int mostStops = 1000;

/// Decimal noise removed: 0.1 + 0.2 becomes 0.3.
double tidy(double value) { return QString::number(value, 'g', 12).toDouble(); }

std::vector<double> evenStops(const Field& f) {
    double step = f.step > 0 ? f.step : (f.maximum - f.minimum) / 100;
    while ((f.maximum - f.minimum) / step > mostStops) step *= 10;
    std::vector<double> stops;
    for (int i = 0; f.minimum + i * step < f.maximum - step * 1e-6; ++i) stops.push_back(tidy(f.minimum + i * step));
    stops.push_back(f.maximum);
    return stops;
}

/// Multiples of powers of two, eight to the octave: 1 2 … 16 18 20 … 32 36 …
std::vector<double> wholeLogStops(const Field& f) {
    std::vector<double> stops{f.minimum};
    for (double value = std::max(1.0, f.minimum); value < f.maximum;) {
        const double step = std::max(1.0, std::exp2(std::floor(std::log2(value)) - 3));
        if (value > f.minimum) stops.push_back(value);
        value = (std::floor(value / step) + 1) * step;
    }
    stops.push_back(f.maximum);
    return stops;
}

/// 1 1.1 … 2 2.2 … 5 5.5 … 10 in every decade.
std::vector<double> realLogStops(const Field& f) {
    const double lowest = f.minimum > 0 ? f.minimum : std::min(f.maximum, f.step) / 10;
    std::vector<double> stops{f.minimum, lowest};
    for (double decade = std::pow(10, std::floor(std::log10(lowest))); decade < f.maximum; decade *= 10)
        for (int tenths = 10; tenths < 100; tenths += tenths < 20 ? 1 : tenths < 50 ? 2 : 5) stops.push_back(tidy(decade * tenths / 10));
    stops.push_back(f.maximum);
    std::erase_if(stops, [&f](double stop) { return stop < f.minimum || stop > f.maximum; });
    return stops;
}

std::vector<double> stopsOf(const Field& f, bool whole) {
    if (!f.allowed.empty()) return f.allowed;
    if (!f.logarithmic) return evenStops(f);
    return whole ? wholeLogStops(f) : realLogStops(f);
}

}  // namespace

FieldScale::FieldScale(const Field& field, FieldType type)
    : m_minimum(field.minimum),
      m_maximum(field.maximum),
      m_step(field.step),
      m_logarithmic(field.logarithmic),
      m_whole(type == FieldType::Whole),
      m_allowed(field.allowed),
      m_stops(stopsOf(field, m_whole)) {
    std::ranges::sort(m_stops);
    m_stops.erase(std::unique(m_stops.begin(), m_stops.end()), m_stops.end());
    for (int exponent = m_whole ? 0 : -20; exponent <= 31; ++exponent)
        if (takes(std::exp2(exponent))) m_powers.push_back(std::exp2(exponent));
}

bool FieldScale::fits(const Field& f) const {
    return f.minimum == m_minimum && f.maximum == m_maximum && f.step == m_step && f.logarithmic == m_logarithmic && f.allowed == m_allowed;
}

double FieldScale::valueAt(int position) const { return m_stops[static_cast<std::size_t>(std::clamp(position, 0, count() - 1))]; }

int FieldScale::positionOf(double value) const {
    const auto above = std::ranges::lower_bound(m_stops, value);
    if (above == m_stops.begin()) return 0;
    if (above == m_stops.end()) return count() - 1;
    const bool nearerBelow = value - *(above - 1) < *above - value;
    return static_cast<int>(above - m_stops.begin()) - (nearerBelow ? 1 : 0);
}

double FieldScale::nearestPower(double value) const {
    double best = value, least = INFINITY;
    for (const double power : m_powers) {
        const double distance = value > 0 ? std::abs(std::log2(power / value)) : power;
        if (distance < least) best = power, least = distance;
    }
    return best;
}

double FieldScale::nextPower(double value, int direction) const {
    const auto above = direction > 0 ? std::ranges::upper_bound(m_powers, value) : std::ranges::lower_bound(m_powers, value);
    if (direction > 0) return above == m_powers.end() ? value : *above;
    return above == m_powers.begin() ? value : *(above - 1);
}

double FieldScale::stepped(double value, int steps) const {
    if (m_allowed.empty() && !m_logarithmic && m_step > 0) {
        const double place = (value - m_minimum) / m_step, slack = 1e-6;
        const double next = (steps > 0 ? std::floor(place + slack) : std::ceil(place - slack)) + steps;
        return std::clamp(tidy(m_minimum + next * m_step), m_minimum, m_maximum);
    }
    const int here = positionOf(value);
    const double near = valueAt(here);
    const bool between = (steps > 0 && near > value) || (steps < 0 && near < value);
    return valueAt(here + (between ? steps - (steps > 0 ? 1 : -1) : steps));
}

bool FieldScale::takes(double value) const {
    if (value < m_minimum || value > m_maximum || (m_whole && value != std::floor(value))) return false;
    return m_allowed.empty() || std::ranges::binary_search(m_stops, value);
}

std::vector<double> FieldScale::neighbours(double value) const {
    std::vector<double> near;
    const auto above = std::ranges::lower_bound(m_stops, value);
    if (above != m_stops.begin()) near.push_back(*(above - 1));
    if (above != m_stops.end()) near.push_back(*above);
    return near;
}

std::string numberWords(double value) {
    QString words = QString::fromStdString(toWords(value));
    return words.replace('-', QChar(0x2212)).toStdString();
}

std::optional<double> numberFrom(std::string_view utf8) {
    QString words = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).normalized(QString::NormalizationForm_KC).trimmed();
    words.replace(QChar(0x2212), '-').replace(',', '.').replace(QChar(0x3002), '.');
    for (QChar& c : words)
        if (c.digitValue() >= 0) c = QChar('0' + c.digitValue());
    bool good = false;
    const double value = words.toDouble(&good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace att
