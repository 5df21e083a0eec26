// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/learning_examples.h"

#include <algorithm>

#include "engine/grad/loss.h"
#include "engine/lenses/common/learning_curves.h"
#include "engine/lenses/common/panels.h"
#include "engine/math/normalise.h"

namespace att::lenses {
namespace {

constexpr float answerThreshold = 0.5f;

Labels labelsOf(const std::vector<int>& tokens, const Vocabulary& words) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (const int token : tokens) labels->push_back(words[std::size_t(token)]);
    return labels;
}

Labels allWords(const Vocabulary& words) { return std::make_shared<const std::vector<std::string>>(words); }

/// Characters are read without blanks.
std::string joinedWords(const LearningView& view, const std::vector<std::string>& words) {
    const bool characters = view.task.kind == TaskKind::Dates;
    std::string line;
    for (const auto& word : words) line += (line.empty() || characters ? "" : " ") + word;
    return line;
}

/// The answer; where it is wrong, what would be right behind it: "c≠d".
Message answerLine(const LearningView& view, const ExampleView& each) {
    std::vector<std::string> answers;
    bool right = true;
    for (std::size_t i = 0; i < each.predicted.size(); ++i) {
        const int target = each.example.targets[i];
        if (target == grad::noTarget || (view.both() && target == endToken && each.predicted[i] == endToken)) continue;
        const bool hit = each.predicted[i] == target;
        const auto& words = view.task.target;
        answers.push_back(words[std::size_t(each.predicted[i])] + (hit ? "" : "≠" + words[std::size_t(target)]));
        right = right && hit;
    }
    return {ATT_TEXT("engine", "%1 %2 → %3"),
            {std::string(right ? "✓" : "✗"), joinedWords(view, *labelsOf(each.example.source, view.task.source)), joinedWords(view, answers)}};
}

/// The rows that are asked for.
Matrix<float> logitsOf(const LearningView& view, const ExampleView& example) {
    const auto all = example.logits->head(0);
    const auto rows = view.askedRows();
    Matrix<float> logits(Eigen::Index(rows.size()), all.cols());
    for (std::size_t i = 0; i < rows.size(); ++i) logits.row(Eigen::Index(i)) = all.row(rows[i]);
    return logits;
}

/// The words asked for, one a row: what would be right.
Axis answerAxis(const LearningView& view) {
    auto labels = std::make_shared<std::vector<std::string>>();
    for (const int row : view.askedRows()) labels->push_back(view.task.target[std::size_t(view.example().targets[std::size_t(row)])]);
    return {ATT_TEXT("engine", "right answer"), labels};
}

/// Mean over the rows that have a key with the word asked for; nothing when there is none.
std::optional<float> onTheAnswer(const Tensor& A, int head, const std::vector<std::vector<int>>& keysOfRow) {
    double sum = 0;
    int rows = 0;
    for (std::size_t i = 0; i < keysOfRow.size(); ++i) {
        rows += !keysOfRow[i].empty();
        for (const int key : keysOfRow[i]) sum += double(A.at(head, int(i), key));
    }
    if (rows == 0) return std::nullopt;
    return float(sum / rows);
}

/// For each query, the keys that hold the word it is asked for.
std::vector<std::vector<int>> answerKeys(const LearningView& view, const ExampleWords& words) {
    std::vector<std::vector<int>> keys(words.queries->size());
    const auto& targets = view.example().targets;
    for (std::size_t i = 0; i < keys.size() && i < targets.size(); ++i)
        for (std::size_t j = 0; targets[i] != grad::noTarget && j < words.keys->size(); ++j)
            if ((*words.keys)[j] == view.task.target[std::size_t(targets[i])]) keys[i].push_back(int(j));
    return keys;
}

}  // namespace

ExampleWords wordsOf(const LearningView& view, const Ablation::Head& kind) {
    const auto source = labelsOf(view.example().source, view.task.source);
    if (!view.both() || !kind.decoder) return {source, source};
    const auto written = labelsOf(view.example().input, view.task.target);
    return {written, kind.cross ? source : written};
}

Axis vocabularyAxis(const LearningView& view, const WeightArray& array) {
    if (array.name == "head.weight") return {ATT_TEXT("engine", "word"), allWords(view.task.target)};
    if (array.name == "decoder.embedding" && view.both()) return {ATT_TEXT("engine", "word"), allWords(view.task.target)};
    if (array.name.ends_with("embedding")) return {ATT_TEXT("engine", "word"), allWords(view.task.source)};
    return array.name.ends_with("positions") ? Axis{ATT_TEXT("engine", "position"), nullptr} : dimensionAxis();
}

Panel examplePanel(const LearningView& view, const std::vector<ExampleView>& examples) {
    Panel panel{.id = "examples", .title = say(ATT_TEXT("engine", "examples never trained on")), .kind = PanelKind::Prose};
    const auto& unseen = view.now().now.unseen;
    if (const auto earlier = judgedEarlier(view.now())) panel.prose.push_back(*earlier);
    panel.prose.push_back(say(ATT_TEXT("engine", "Step %1: of %2 such sequences %3 % are right, of their tokens %4 %."), view.now().now.step,
                              unseenInSnapshot, percentWords(unseen.sequences), percentWords(unseen.tokens)));
    if (!view.ablation.nothing())
        if (const auto score = scoreWithout(view, view.ablation, Watch()))
            panel.prose.push_back(say(ATT_TEXT("engine", "Without what is taken away: %1 % of the sequences, %2 % of the tokens."),
                                      percentWords(score->sequences), percentWords(score->tokens)));
    for (const auto& each : examples) panel.prose.push_back(answerLine(view, each));
    panel.prose.push_back(say(ATT_TEXT("engine", "%1"), view.task.pattern));
    return panel;
}

Stage predictionStage(const LearningView& view, const ExampleView& example) {
    const auto logits = logitsOf(view, example);
    const Axis words{ATT_TEXT("engine", "word"), allWords(view.task.target)};
    auto probabilities = matrixPanel({.id = "probabilities",
                                      .title = say(ATT_TEXT("engine", "probability of each word")),
                                      .rows = answerAxis(view),
                                      .columns = words,
                                      .values = tensorOf(normalise<float>({}, logits))});
    probabilities.tone = Tone::Sequential;
    probabilities.lowest = 0.0f;
    probabilities.highest = 1.0f;
    probabilities.distribution = true;
    auto scores = matrixPanel(
        {.id = "logits", .title = say(ATT_TEXT("engine", "logits")), .rows = answerAxis(view), .columns = words, .values = tensorOf(logits)});
    return stage("prediction", ATT_TEXT("engine", "prediction"),
                 ATT_TEXT("engine", "How sure the model is of each word where an answer is asked for: the softmax of its logits."),
                 {std::move(probabilities), std::move(scores)});
}

void addAnswerMeasure(Panel& heads, const LearningView& view, const Ablation::Head& kind) {
    if (view.both() && kind.decoder && !kind.cross) return;
    if (view.both() && !kind.decoder) return;
    const auto keys = answerKeys(view, wordsOf(view, kind));
    Measure measure{"answer",
                    ATT_TEXT("engine", "on the answer"),
                    {},
                    ATT_TEXT("engine", "The weight on keys that hold the word asked for, mean over the rows that have one."),
                    {}};
    for (int head = 0; head < heads.shape.heads; ++head) {
        const auto weight = onTheAnswer(*heads.values, head, keys);
        if (!weight) return;
        measure.perHead.push_back(*weight);
        auto& name = heads.headNames[std::size_t(head)];
        const bool induces = view.task.kind == TaskKind::Induction;
        if (*weight >= answerThreshold && *weight > name.value)
            name = {induces ? ATT_TEXT("engine", "induction") : ATT_TEXT("engine", "answer"), measure.name, *weight, answerThreshold};
    }
    heads.measures.push_back(std::move(measure));
}

}  // namespace att::lenses
