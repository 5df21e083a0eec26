// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/curves_outcome.h"

namespace att {
namespace {

template <class Item>
std::shared_ptr<const std::vector<Item>> sharedUnlessEmpty(const std::vector<Item>& list) {
    return list.empty() ? nullptr : std::make_shared<const std::vector<Item>>(list);
}

TensorPtr valuesOf(const CurvesCase& c) {
    auto values = std::make_shared<Tensor>(Shape{1, c.rows, c.columns});
    for (int row = 0; row < c.rows; ++row)
        for (int column = 0; column < c.columns; ++column) values->head(0)(row, column) = static_cast<float>(c.value(row, column));
    return values;
}

}  // namespace

OutcomePtr curvesOutcome(const CurvesCase& c) {
    Panel panel{.id = "p", .title = say(Text{"curves"}), .kind = c.kind};
    panel.rows = {Text{"curve"}, sharedUnlessEmpty(c.rowLabels)};
    panel.columns = {Text{"step"}, sharedUnlessEmpty(c.columnLabels), sharedUnlessEmpty(c.places), c.logarithmicPlaces};
    panel.measured = {.name = Text{"height"}, .labels = nullptr, .logarithmic = c.logarithmicValues};
    panel.values = valuesOf(c);
    panel.shape = panel.values->shape();
    auto outcome = std::make_shared<Outcome>();
    outcome->mainPanel = "s/p";
    outcome->stages = {{"s", Text{"stage"}, Text{}, {panel}}};
    return outcome;
}

const Panel& curvesPanel(const OutcomePtr& outcome) { return *findPanel(*outcome, "s/p"); }

}  // namespace att
