// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/lens.h"

#include <exception>
#include <new>

namespace att {

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
