// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keeps the newest outcome in step with the document: asks the runner when a spec changes, when another lens is
// chosen, and when a panel is looked at whose values were not kept. It shows nothing.

#include <QObject>
#include <functional>

#include "app/document.h"
#include "widgets/runner.h"
#include "widgets/selection.h"

namespace att {

class Live : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    Live(Document& document, Selection& selection, QObject* parent = nullptr);

    const OutcomePtr& outcome() const { return m_run ? m_run->answer.value() : m_none; }  ///< null until the first one; stands when a later run fails
    const Lens* lens() const { return m_run ? m_run->lens : nullptr; }                    ///< of the outcome
    const std::optional<Run>& run() const { return m_run; }
    Runner& runner() { return m_runner; }
    /// What is asked of a spec before it is run: which moment of something that goes on it is to show.
    void setMoments(std::function<SpecPtr(const Lens&, const SpecPtr&)> moments) { m_moments = std::move(moments); }
    /// Computes the present spec again.
    void refresh();

signals:
    void outcomeChanged();
    void failed(const att::Error& error);

private:
    void take(const Run& run);
    void fitSelection();
    void leadToHead();
    void lookAtPanel();
    std::string wantedStage() const;

    Document& m_document;
    Selection& m_selection;
    Runner m_runner;
    std::function<SpecPtr(const Lens&, const SpecPtr&)> m_moments = [](const Lens&, const SpecPtr& spec) { return spec; };
    std::optional<Run> m_run;
    OutcomePtr m_none;
    int m_led = 0;  ///< the head that was chosen for the user
};

}  // namespace att
