// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/lens.h"

#include <exception>
#include <new>

namespace att {

std::vector<std::string> keysOf(const ArraySlot& slot) {
    if (!slot.panel.empty()) return {slot.name, slot.panel};
    return {slot.name, slot.name + "/" + slot.name, "parameters/" + slot.name};
}

Result<OutcomePtr> runGuarded(const Lens& lens, const SpecPtr& spec, const Watch& watch) {
    try {
        return lens.run(spec, watch);
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Memory, say(ATT_TEXT("engine", "The machine has no memory left for this. Choose fewer tokens or heads.")), {}};
    } catch (const std::exception& fault) {
        return Error{ErrorKind::Input, say(ATT_TEXT("engine", "This could not be computed: %1"), fault.what()), {}};
    }
}

}  // namespace att
