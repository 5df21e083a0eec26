// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: walking from lens to lens, stage to stage and head to head.
#include <algorithm>

#include "app/main_window.h"
#include "app/program.h"
#include "widgets/card_area.h"

namespace att {

void MainWindow::nextLens() { stepLens(1); }
void MainWindow::previousLens() { stepLens(-1); }
void MainWindow::nextStage() { stepStage(1); }
void MainWindow::previousStage() { stepStage(-1); }
void MainWindow::nextHead() { stepHead(1); }
void MainWindow::previousHead() { stepHead(-1); }
void MainWindow::resetLens() { m_program.document.resetLens(); }
void MainWindow::showTable() { m_parts.cards->showTable(); }
void MainWindow::unpin() { m_program.selection.pin(std::nullopt); }

void MainWindow::stepLens(int by) {
    const int count = int(m_program.document.lenses().size());
    const int index = (int(m_program.document.session().lens) + by + count) % count;
    m_program.document.chooseLens(QLatin1String(m_program.document.lenses()[std::size_t(index)].id));
}

void MainWindow::stepStage(int by) {
    const OutcomePtr outcome = m_program.live.outcome();
    if (!outcome) return;
    const std::string& panel = m_program.selection.panel();
    const auto at = std::ranges::find(outcome->stages, panel.substr(0, panel.find('/')), &Stage::id);
    const auto index = std::clamp<std::ptrdiff_t>(at - outcome->stages.begin() + by, 0, std::ssize(outcome->stages) - 1);
    const Stage& stage = outcome->stages[std::size_t(index)];
    if (!stage.panels.empty()) m_program.selection.setPanel(address(stage, stage.panels.front()));
}

void MainWindow::stepHead(int by) {
    const OutcomePtr outcome = m_program.live.outcome();
    const Panel* panel = outcome ? findPanel(*outcome, m_program.selection.panel()) : nullptr;
    if (!panel || panel->shape.heads < 2) return;
    m_program.selection.setHead((m_program.selection.head() + by + panel->shape.heads) % panel->shape.heads);
}

}  // namespace att
