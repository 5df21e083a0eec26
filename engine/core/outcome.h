// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The whole answer of a lens: ordered stages of panels, made once and never changed after.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/panel.h"
#include "engine/core/spec.h"

namespace att {

/// A step of the mechanism. Its panels stand side by side; the first one is its thumbnail.
struct Stage {
    std::string id;  ///< "weights"; the address of a panel is "weights/heads"
    Text title;      ///< short, for the strip
    Text help;       ///< what happens here, one sentence
    std::vector<Panel> panels;
};

/// What the computation costs, from closed forms; independent of the machine.
struct Cost {
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0;
    std::int64_t bytes = 0;  ///< of all values kept
};

/// The place of one number in an outcome.
struct Cell {
    std::string panel;  ///< "stage/panel"
    int head = 0, row = 0, column = 0;
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Outcome {
    SpecPtr spec;
    std::vector<Stage> stages;
    std::string mainPanel;  ///< the address a newcomer should see first
    std::shared_ptr<const std::vector<std::string>> tokens;
    std::vector<Message> notices;  ///< what was cut, what is fully masked, which given array holds NaN
    Cost cost;
};
using OutcomePtr = std::shared_ptr<const Outcome>;

/// The panel at "stage/panel"; null when there is none.
const Panel* findPanel(const Outcome& outcome, std::string_view address);
const Stage* findStage(const Outcome& outcome, std::string_view id);
/// "stage/panel" of the stage's panel.
std::string address(const Stage& stage, const Panel& panel);
/// The number at a cell; nothing when the cell is outside or its panel was not kept.
std::optional<float> valueAt(const Outcome& outcome, const Cell& cell);

}  // namespace att
