// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Arrays that a file gives in place of drawn ones: what is expected, whether it fits, and the array itself.

#include "engine/core/lens.h"

namespace att::lenses {

/// The vector of one token may be given under this prefix and the token: "tokens/cat".
constexpr std::string_view tokenPrefix = "tokens/";
/// The tokens themselves may be given under this name, as texts: ArraySource holds them apart.
constexpr std::string_view tokensSlot = "tokens";

/// The array that the source holds under this name, or under the address of an input of this name; see keysOf() in lens.h. Null when there is
/// none. Its shape is whatever the file says.
const GivenArrays::value_type* findGiven(const ArraySource& source, std::string_view name);

/// What a file gives for the slots of a lens. Lengths of 1 in a shape do not count.
class Given {
public:
    /// `source` must outlive this. `taken` are all names that may be given; one called "tokens/…" stands for every token.
    Given(const ArraySource& source, std::vector<ArraySlot> taken) : m_source(source), m_slots(std::move(taken)) {}

    /// Fails with Input when no array has an expected name or one has another shape than its slot, and lists what is expected.
    Status check() const;
    /// Which given arrays are not used, and which hold NaN or infinity.
    std::vector<Message> notices() const;

    /// Null when it is not given.
    const GivenArray* find(std::string_view name) const;
    /// The given array as 1 × rows × columns, or null. The shape has been checked.
    TensorPtr take(std::string_view name, int rows, int columns) const;

private:
    using Named = GivenArrays::value_type;
    const ArraySlot* slotOf(std::string_view name) const;
    std::vector<std::pair<const ArraySlot*, const Named*>> pairs() const;
    Error wrongShape(const Named& array, const ArraySlot& slot) const;
    std::string expected() const;

    const ArraySource& m_source;
    std::vector<ArraySlot> m_slots;
};

}  // namespace att::lenses
