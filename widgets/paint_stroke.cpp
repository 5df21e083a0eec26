// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paint_stroke.h"

#include <algorithm>
#include <cmath>

namespace att {
namespace {

std::string valueOf(const Spec& spec, const std::string& key) {
    for (const auto& entry : entries(spec))
        if (entry.field.key == key && entry.type == FieldType::Text) return std::get<std::string>(entry.value);
    return {};
}

}  // namespace

std::optional<PaintStroke> PaintStroke::begin(const Outcome& outcome, const Cell& first) {
    const Panel* panel = findPanel(outcome, first.panel);
    if (!panel || panel->paints.empty() || !valueAt(outcome, first)) return {};
    return PaintStroke(outcome, *panel, first);
}

PaintStroke::PaintStroke(const Outcome& outcome, const Panel& panel, const Cell& first)
    : m_key(panel.paints),
      m_before(readPlaces(valueOf(*outcome.spec, panel.paints)).places),
      m_values(panel.values),
      m_head(first.head),
      m_last(first.column, first.row),
      m_shown(isShown(m_last)) {
    take(m_last);
}

bool PaintStroke::isShown(QPoint place) const {
    const float value = m_values->at(m_head, place.y(), place.x());
    return value != 0 && value != -INFINITY;
}

bool PaintStroke::take(QPoint place) { return isShown(place) == m_shown && m_taken.insert({place.y(), place.x()}).second; }

bool PaintStroke::extendTo(QPoint place) {
    const QPoint way = place - m_last;
    const int steps = std::max(std::abs(way.x()), std::abs(way.y()));
    bool changed = false;
    for (int step = 1; step <= steps; ++step)
        changed |= take(m_last + QPoint(int(std::lround(double(way.x()) * step / steps)), int(std::lround(double(way.y()) * step / steps))));
    m_last = place;
    return changed;
}

std::string PaintStroke::text() const {
    Places after;
    std::ranges::set_symmetric_difference(m_before, m_taken, std::inserter(after, after.end()));
    return writePlaces(after);
}

}  // namespace att
