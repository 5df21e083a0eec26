// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/grid_errors.h"

#include <string_view>

#include "engine/lenses/common/grid_stages.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {
namespace {

double largestError(const Matrix<double>& a, const Matrix<double>& b) { return (a - b).cwiseAbs().maxCoeff(); }

}  // namespace

Result<TensorPtr> errorCurves(const GridLayer& layer, const Watch& watch) {
    const Matrix<double> zero = layer.convolved(Edge::Zero), replicate = layer.convolved(Edge::Replicate);
    const auto& alphas = sharpnesses();
    auto curves = std::make_shared<Tensor>(Shape{1, 2, static_cast<int>(alphas.size())});
    for (int column = 0; column < static_cast<int>(alphas.size()); ++column) {
        if (watch.stopped()) return stoppedError();
        const Matrix<double> attended = layer.attended(alphas[std::size_t(column)]);
        curves->head(0)(0, column) = static_cast<float>(largestError(attended, zero));
        curves->head(0)(1, column) = static_cast<float>(largestError(attended, replicate));
        watch.setProgress(float(column + 1) / float(alphas.size()));
    }
    return TensorPtr(curves);
}

TensorPtr errorCurvesTakenOver(const Spec& spec, const Watch& watch) {
    if (!watch.previous) return nullptr;
    for (const auto& entry : differences(*watch.previous->spec, spec))
        if (const std::string_view key = entry.field.key; key != "alpha" && key != "row" && key != "column") return nullptr;
    return findPanel(*watch.previous, grid::error)->values;
}

Panel errorCurvesPanel(const TensorPtr& curves) {
    Panel panel = matrixPanel({.id = "curve", .title = say(ATT_TEXT("engine", "largest difference from the convolution")), .values = curves});
    panel.kind = PanelKind::Series;
    panel.rows = wordAxis(ATT_TEXT("engine", "convolution"),
                          {ATT_TEXT("engine", "with zeros beyond the edge"), ATT_TEXT("engine", "with the nearest pixel beyond the edge")});
    panel.columns = {
        .name = ATT_TEXT("engine", "sharpness α"), .labels = nullptr, .places = std::make_shared<const std::vector<double>>(sharpnesses())};
    panel.measured = {.name = ATT_TEXT("engine", "largest difference"), .labels = nullptr, .logarithmic = true};
    return panel;
}

}  // namespace att::lenses
