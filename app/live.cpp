// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live.h"

#include <algorithm>
#include <string_view>

#include "widgets/key_tokens.h"

namespace att {
namespace {

/// Still a cell of this outcome, whatever stands in it and whether or not it was kept.
bool holds(const Outcome& outcome, const Cell& cell) {
    const Panel* panel = findPanel(outcome, cell.panel);
    return panel && cell.head < panel->shape.heads && cell.row < panel->shape.rows && cell.column < panel->shape.columns;
}

/// A panel of one matrix leaves the choice to the stacks beside it, such as the weights of channels to their maps.
int headsToChoose(const Outcome& outcome, const Panel& panel) {
    int most = panel.shape.heads;
    for (const Stage& stage : outcome.stages)
        for (const Panel& other : stage.panels) most = panel.shape.heads > 1 ? most : std::max(most, other.shape.heads);
    return most;
}

constexpr float muchSharper = 0.6f;

/// The one that looks at fewest tokens, in bits; the present one unless another is much sharper.
int sharpestHead(const Panel& panel, int present) {
    const auto entropy = std::ranges::find(panel.measures, std::string_view("entropy"), &Measure::key);
    if (entropy == panel.measures.end()) return present;
    const auto& bits = entropy->perHead;
    const auto sharpest = std::ranges::min_element(bits);
    return *sharpest < muchSharper * bits[std::size_t(present)] ? int(sharpest - bits.begin()) : present;
}

}  // namespace

Live::Live(Document& document, Selection& selection, QObject* parent) : QObject(parent), m_document(document), m_selection(selection) {
    connect(&document, &Document::specChanged, this, &Live::refresh);
    connect(&selection, &Selection::panelChanged, this, &Live::lookAtPanel);
    connect(&m_runner, &Runner::finished, this, &Live::take);
}

void Live::refresh() { m_runner.request(m_document.lens(), m_moments(m_document.lens(), m_document.spec()), wantedStage()); }

void Live::take(const Run& run) {
    if (!run.answer) {
        emit failed(run.answer.error());
        return;
    }
    if (lens() != run.lens) m_led = m_selection.head();
    m_run = run;
    fitSelection();
    if (run.lens->course) leadToHead();
    emit outcomeChanged();
    if (run.wanted != wantedStage()) lookAtPanel();
}

/// What was chosen in the last outcome and does not exist in this one is let go.
void Live::fitSelection() {
    const Outcome& now = *outcome();
    if (!findPanel(now, m_selection.panel())) m_selection.setPanel(now.mainPanel);
    const Panel* panel = findPanel(now, m_selection.panel());
    if (panel && m_selection.head() >= headsToChoose(now, *panel)) m_selection.setHead(0);
    if (m_selection.pinned() && !holds(now, *m_selection.pinned())) m_selection.pin(std::nullopt);
    if (m_selection.hovered() && !holds(now, *m_selection.hovered())) m_selection.hover(std::nullopt);
    if (m_selection.query() && now.tokens && *m_selection.query() >= int(now.tokens->size())) m_selection.setQuery(std::nullopt);
    if (const auto keys = keyTokens(now); m_selection.key() && keys && *m_selection.key() >= int(keys->size())) m_selection.setKey(std::nullopt);
}

/// Where heads form while one watches, to one that has formed, until the user chooses another.
void Live::leadToHead() {
    const Panel* panel = findPanel(*outcome(), outcome()->mainPanel);
    if (m_selection.head() != m_led || m_selection.panel() != outcome()->mainPanel || !panel->values) return;
    m_led = sharpestHead(*panel, m_led);
    m_selection.setHead(m_led);
}

void Live::lookAtPanel() {
    const Panel* panel = outcome() ? findPanel(*outcome(), m_selection.panel()) : nullptr;
    const bool kept = !panel || panel->values || panel->kind == PanelKind::Prose;
    if (!kept) refresh();
}

std::string Live::wantedStage() const { return m_selection.panel().substr(0, m_selection.panel().find('/')); }

}  // namespace att
