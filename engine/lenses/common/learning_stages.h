// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What there is to see of a training at one step: heads, curves, examples, probabilities, weights, what is lost without each part, and what
// has changed since another step.

#include "engine/core/outcome.h"
#include "engine/core/watch.h"
#include "engine/lenses/common/learning_options.h"

namespace att::lenses {

namespace learning_panel {
constexpr const char *loss = "learning/loss", *accuracy = "learning/accuracy", *curve = "heads/accuracy", *probabilities = "prediction/probabilities",
                     *logits = "prediction/logits", *without = "without/heads", *scores = "without/scores", *changedHeads = "change/heads";
}  // namespace learning_panel

/// The moment that is shown, with all that its pictures are drawn from.
struct LearningView {
    const LearningOptions& options;  ///< their moment stands
    const Task& task;
    ModelSpec model;
    ModelLayout layout;
    Ablation ablation;

    explicit LearningView(const LearningOptions& options);
    const Snapshot& now() const { return *options.moment->now; }
    const std::vector<float>& weights() const { return *now().weights; }
    const TaskExample& example() const { return now().examples[std::size_t(options.example - 1)].example; }
    /// Of the stack of heads of one kind.
    std::vector<HeadRow> rowsOf(const Ablation::Head& kind) const;
    bool both() const { return model.arrangement == Arrangement::EncoderDecoder; }
    /// The kinds of heads: of what is looked at first, and then the others; with the id of their stage.
    std::vector<std::pair<const char*, Ablation::Head>> kinds() const;
    /// The arrays that the stage "weights" shows.
    std::vector<WeightArray> shownArrays() const;
    /// What the answers were to be, where they are asked for: rows of the logits.
    std::vector<int> askedRows() const;
};

/// One more thing taken away: a row of the table of the stage "without".
struct Taken {
    Text name;
    Ablation ablation;
};
std::vector<Taken> takenParts(const LearningView& view);
/// Everything that is off, and this head too.
Ablation alsoWithout(const Ablation& ablation, const Ablation::Head& head);
/// Judged by the examples of a snapshot.
Result<Score> scoreWithout(const LearningView& view, const Ablation& ablation, const Watch& watch);
/// How many tokens those examples ask for.
int askedTokens(const LearningView& view);

/// Fails only with Stopped.
Status addLearningStages(Outcome& outcome, const LearningView& view, const Watch& watch);

}  // namespace att::lenses
