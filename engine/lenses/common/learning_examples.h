// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words of a task's examples as pictures need them: labels of axes, what is answered and what would be right, and how sure the model is.

#include "engine/lenses/common/learning_stages.h"
#include "engine/lenses/common/panels.h"

namespace att::lenses {

struct ExampleWords {
    Labels queries, keys;
};
/// Along the heads of one kind, over the example that is shown.
ExampleWords wordsOf(const LearningView& view, const Ablation::Head& kind);

/// Rows of an array that belong to words; else to dimensions.
Axis vocabularyAxis(const LearningView& view, const WeightArray& array);

/// Each fixed example with its answer, and how many answers are right.
Panel examplePanel(const LearningView& view, const std::vector<ExampleView>& examples);

/// Of the shown example: the logits of each answer and their softmax.
Stage predictionStage(const LearningView& view, const ExampleView& example);

/// How much weight lies on keys that hold the word asked for; a head that is not named yet earns a name by it. Not where no key ever does.
void addAnswerMeasure(Panel& heads, const LearningView& view, const Ablation::Head& kind);

}  // namespace att::lenses
