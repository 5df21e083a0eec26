// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a lens is about, from its own texts: help, article, stages and options.

#include <QDialog>

#include "engine/core/lens.h"

namespace att {

class HelpText;

class LensHelp : public QDialog {
    Q_OBJECT
public:
    /// The outcome, which may be null, gives the stages. `lens` must outlive the dialog.
    LensHelp(const Lens& lens, OutcomePtr outcome, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fitSize();

    const Lens& m_lens;
    OutcomePtr m_outcome;
    HelpText* m_text;
};

/// As HTML, every text escaped; formulas that were typeset stand as <img src="formula:0">, others as their TeX.
QString helpHtml(const Lens& lens, const Outcome* outcome);

}  // namespace att
