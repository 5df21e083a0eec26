// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All that a person has set, as one value: the lens on screen, the spec of every lens, and the look. Copying one
// copies pointers. Undo, workspace, journal and command line hand these around.

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/core/lens.h"
#include "widgets/look.h"

namespace att {

using LookPtr = std::shared_ptr<const Look>;

struct Session {
    std::size_t lens = 0;        ///< index into the catalogue
    std::vector<SpecPtr> specs;  ///< one per lens, in the order of the catalogue
    LookPtr look;

    const SpecPtr& spec() const { return specs[lens]; }
    /// Same lens and the very same specs; two that merely hold equal values differ.
    friend bool operator==(const Session&, const Session&) = default;
};

/// Every lens and the look at their initial values, and the lens on screen that a newcomer should see.
Session defaultSession(const std::vector<Lens>& lenses);

/// The same by value.
bool sameValues(const Session& a, const Session& b);

/// The look behind a spec that was made by Look's own fields.
LookPtr asLook(const SpecPtr& spec);

}  // namespace att
