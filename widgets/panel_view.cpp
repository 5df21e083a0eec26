// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel_view.h"

#include "widgets/heads_view.h"
#include "widgets/heat_view.h"

namespace att {

PanelView* makePanelView(PanelKind kind, Selection& selection, QWidget* parent) {
    if (kind == PanelKind::Heads || kind == PanelKind::Picture) return new HeadsView(selection, parent);
    return new HeatView(selection, parent);
}

}  // namespace att
