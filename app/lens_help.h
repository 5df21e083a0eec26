// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a lens is about, stage by stage and option by option, from its own texts.

#include <QDialog>

#include "engine/core/lens.h"

namespace att {

class LensHelp : public QDialog {
    Q_OBJECT
public:
    /// The outcome, which may be null, gives the stages.
    LensHelp(const Lens& lens, const OutcomePtr& outcome, QWidget* parent);
};

/// As HTML, every text escaped.
QString helpHtml(const Lens& lens, const Outcome* outcome);

}  // namespace att
