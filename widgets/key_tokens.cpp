// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/key_tokens.h"

namespace att {

std::shared_ptr<const std::vector<std::string>> keyTokens(const Outcome& outcome) {
    const Panel* panel = findPanel(outcome, outcome.mainPanel);
    return panel && panel->columns.labels ? panel->columns.labels : outcome.tokens;
}

}  // namespace att
