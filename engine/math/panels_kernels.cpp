// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/pack.h"

namespace att {

namespace ATT_SET {
extern const PanelKernels panelKernels;
const PanelKernels panelKernels = {panelWidth, tileRows, lanes == 16 ? 8e4 : lanes == 8 ? 4e4 : 1.4e4, packRows, packColumns};
}  // namespace ATT_SET

}  // namespace att
