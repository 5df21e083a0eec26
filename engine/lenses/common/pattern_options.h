// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who sees whom as a person chooses it: an attention pattern with its sizes, padding at the end, and single pairs painted over by hand.

#include "engine/core/field.h"
#include "engine/core/places.h"
#include "engine/lenses/common/visibility.h"
#include "engine/math/pattern.h"

namespace att::lenses {

struct PatternOptions {
    PatternKind kind;
    int window, left, right, block, dilation, stride, summary, globals, prefix;
    int padding;          ///< keys at the end that no query sees, whatever the pattern
    std::string painted;  ///< pairs that are turned over, as places.h writes them

    /// Sizes that the pattern does not have are hidden.
    void fields(FieldVisitor& visitor);

    Pattern pattern() const { return {kind, window, left, right, block, dilation, stride, summary, globals, prefix}; }
    Visibility visibility(int keys) const;
};

/// What of the painted pairs could not be used.
std::vector<Message> paintNotices(const PatternOptions& options, int n);

}  // namespace att::lenses
