// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/version.h"

namespace att {
const char* version() { return ATT_VERSION; }
}  // namespace att
