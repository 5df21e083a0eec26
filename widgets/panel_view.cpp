// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel_view.h"

#include "widgets/bars_view.h"
#include "widgets/heads_view.h"
#include "widgets/heat_view.h"
#include "widgets/prose_view.h"
#include "widgets/series_view.h"
#include "widgets/table_view.h"

namespace att {

PanelView* makePanelView(PanelKind kind, Selection& selection, QWidget* parent) {
    switch (kind) {
        case PanelKind::Heat:
        case PanelKind::Picture: return new HeatView(selection, parent);
        case PanelKind::Heads: return new HeadsView(selection, parent);
        case PanelKind::Series: return new SeriesView(selection, parent);
        case PanelKind::Bars: return new BarsView(selection, parent);
        case PanelKind::Table: return new TableView(selection, parent);
        case PanelKind::Prose: return new ProseView(selection, parent);
    }
    return new HeatView(selection, parent);
}

}  // namespace att
