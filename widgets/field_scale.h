// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The values that a number's slider visits, in order. Not the values allowed: any number in the range may be typed,
// unless the field lists what is allowed.

#include <optional>
#include <vector>

#include "engine/core/spec.h"

namespace att {

class FieldScale {
public:
    FieldScale(const Field& field, FieldType type);
    /// Whether the field still has the range that this scale was made for.
    bool fits(const Field& field) const;

    int count() const { return static_cast<int>(m_stops.size()); }
    double valueAt(int position) const;
    /// The position whose value is nearest.
    int positionOf(double value) const;
    /// The nearest power of two that the field takes; `value` itself when there is none.
    double nearestPower(double value) const;
    /// The next power of two above (direction 1) or below (−1); `value` itself when there is none.
    double nextPower(double value, int direction) const;

    /// So many steps up, or down when negative; from between two steps the first goes to the next one.
    double stepped(double value, int steps) const;

    double minimum() const { return m_minimum; }
    double maximum() const { return m_maximum; }
    /// Neither below, above, nor between what is allowed.
    bool takes(double value) const;
    /// The allowed numbers just below and above one that is not allowed; one alone at the ends.
    std::vector<double> neighbours(double value) const;

private:
    double m_minimum, m_maximum, m_step;
    bool m_logarithmic, m_whole;
    std::vector<double> m_allowed;
    std::vector<double> m_stops;  // ascending, never empty
    std::vector<double> m_powers;
};

/// A number as the form shows it: shortest form, a real minus sign.
std::string numberWords(double value);
/// What a person typed, in any digits and with a point or a comma; nothing when it is no finite number.
std::optional<double> numberFrom(std::string_view utf8);

}  // namespace att
