// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A made-up outcome of one stage "s" with one panel "p" of curves or bars, for tests of their views.

#include <functional>

#include "engine/core/outcome.h"

namespace att {

struct CurvesCase {
    PanelKind kind = PanelKind::Series;
    int rows = 3, columns = 20;
    std::function<double(int row, int column)> value = [](int row, int column) { return row * 10.0 + column; };
    std::vector<std::string> rowLabels = {}, columnLabels = {};
    std::vector<double> places = {};
    bool logarithmicPlaces = false, logarithmicValues = false;
};

OutcomePtr curvesOutcome(const CurvesCase& c);
/// The panel of the outcome above.
const Panel& curvesPanel(const OutcomePtr& outcome);

}  // namespace att
