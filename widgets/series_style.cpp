// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/series_style.h"

#include <array>

namespace att {
namespace {

// After Okabe and Ito 2008, without its yellow and each a little darker, or lighter on the dark ground, so that it stands out.
const std::array<QColor, 7> onLight{"#0072B2", "#D55E00", "#009E73", "#BF5F9A", "#3A9CD6", "#C98600", "#6B7280"};
const std::array<QColor, 7> onDark{"#5AA9E6", "#FF8A4C", "#3CCFA5", "#E79CC8", "#9AD4F8", "#F4C152", "#A9B2C0"};
constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};

constexpr int fewPoints = 40, manyPoints = 400, mostSmooth = 12000;

QColor colourOf(const Panel& panel, int row, const Theme& theme) {
    if (panel.shape.rows == 1 && panel.role == Role::Query) return theme.query;
    if (panel.shape.rows == 1 && panel.role == Role::Key) return theme.key;
    if (panel.shape.rows == 1 && panel.role == Role::Value) return theme.value;
    return (theme.dark ? onDark : onLight)[std::size_t(row) % onLight.size()];
}

}  // namespace

QPen seriesPen(const Panel& panel, int row, const Theme& theme, double unit) {
    const auto dash = panel.shape.columns > manyPoints ? Qt::SolidLine : dashes[std::size_t(row) % dashes.size()];
    QPen pen(colourOf(panel, row, theme), isDense(panel) ? 1 : 1.8 * unit, dash);
    pen.setJoinStyle(marksPoints(panel) ? Qt::RoundJoin : Qt::BevelJoin);  // many points turn little, and an arc for each is dear
    return pen;
}

bool isDense(const Panel& panel) { return panel.kind == PanelKind::Series && double(panel.shape.rows) * panel.shape.columns > mostSmooth; }

bool marksPoints(const Panel& panel) { return panel.shape.columns <= fewPoints; }

double pointRadius(double unit) { return 2.6 * unit; }

}  // namespace att
