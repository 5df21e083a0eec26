// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What all views of a panel have in common. A view shows one panel of one outcome, reports what is pointed at to
// the Selection, repaints when the Selection changes, and computes nothing.

#include <QWidget>
#include <memory>

#include "engine/core/outcome.h"
#include "widgets/look.h"

namespace att {

class Selection;

class PanelView : public QWidget {
    Q_OBJECT
public:
    PanelView(Selection& selection, QWidget* parent) : QWidget(parent), m_selection(selection) {}

    /// A new outcome, another panel of it, or another look. `address` is "stage/panel" and must exist in the outcome.
    virtual void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) = 0;

protected:
    Selection& selection() const { return m_selection; }

private:
    Selection& m_selection;
};

/// The view for panels of this kind.
PanelView* makePanelView(PanelKind kind, Selection& selection, QWidget* parent);

}  // namespace att
