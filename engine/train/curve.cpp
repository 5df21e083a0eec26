// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/curve.h"

namespace att {
namespace {

constexpr std::size_t most = 400;

}  // namespace

Curve::Curve(std::vector<CurvePoint> points) : m_points(std::move(points)) {
    while (!m_points.empty() && std::size_t(m_points.back().step / m_every) >= most) m_every *= 2;
    thin();
}

void Curve::add(const CurvePoint& point) {
    m_points.push_back(point);
    thin();
}

void Curve::thin() {
    while (m_points.size() > most) {
        m_every *= 2;
        std::erase_if(m_points, [this](const CurvePoint& point) { return point.step % m_every != 0; });
    }
}

}  // namespace att
