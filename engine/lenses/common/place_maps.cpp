// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/place_maps.h"

#include <algorithm>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/norm_steps.h"
#include "engine/math/rollout.h"

namespace att::lenses {

Labels placeLabels(const Places& places) {
    auto labels = std::make_shared<std::vector<std::string>>(std::size_t(places.before), "[CLS]");
    for (int row = 1; row <= places.rows; ++row)
        for (int column = 1; column <= places.columns; ++column) labels->push_back(std::to_string(row) + "," + std::to_string(column));
    return labels;
}

TensorPtr overPlaces(const Places& places, const MatrixView<float>& weights) {
    auto maps = std::make_shared<Tensor>(Shape{int(weights.rows()), places.rows, places.columns});
    MatrixSpan<float>(maps->data(), weights.rows(), places.count()) = weights.rightCols(places.count());
    return maps;
}

Panel placePanel(std::string id, Message title, TensorPtr maps, const Labels& tokens, const BitmapPtr& backdrop) {
    Panel panel = mapsPanel(std::move(id), std::move(title), std::move(maps), backdrop, Tone::Sequential);
    panel.heads = {ATT_TEXT("engine", "query"), tokens};
    panel.lowest = 0.0f;
    return panel;
}

void ShownHead::fields(FieldVisitor& visitor, int heads) {
    constexpr int mostHeads = 32;
    Field field{.key = "shown_head",
                .label = ATT_TEXT("engine", "Head over the picture"),
                .group = ATT_TEXT("engine", "Heads"),
                .help = ATT_TEXT("engine", "Whose weights lie over the picture: those of one head, or at 0 the mean of all heads."),
                .minimum = 0,
                .maximum = mostHeads};
    for (int head = 0; head <= std::min(heads, mostHeads); ++head) field.allowed.push_back(head);
    visitor.whole(stored, field);
}

namespace {

Matrix<float> weightsOver(int shown, const Tensor& A) {
    if (shown > 0) return A.head(shown - 1);
    const auto [heads, n, keys] = A.shape();
    return meanOfHeads<float>(MatrixView<float>(A.data(), Eigen::Index(heads) * n, keys), heads);
}

}  // namespace

Stage overStage(const Outcome& outcome, const Places& places, const ShownHead& shown, const Tensor& A, const BitmapPtr& backdrop) {
    const auto weights = weightsOver(shown.of(A.shape().heads), A);
    const auto maps = overPlaces(places, MatrixView<float>(weights.data(), weights.rows(), weights.cols()));
    return stage(
        "over", ATT_TEXT("engine", "A over picture"),
        ATT_TEXT("engine",
                 "Where the chosen place looks: its row of weights, laid over the picture. Click another place and see where that one looks."),
        {placePanel("maps", say(ATT_TEXT("engine", "attention over the picture")), maps, outcome.tokens, backdrop)});
}

Explanation explainOver(const OverReading& reading, const Cell& cell) {
    const int key = reading.places.token(cell.row, cell.column);
    Explanation explanation;
    if (reading.shown > 0 || reading.heads == 1) {
        explanation = reading.explain(reading.weight(std::max(reading.shown, 1) - 1, cell.head, key));
    } else {
        std::vector<Term> terms;
        for (int h = 0; h < reading.heads; ++h)
            terms.push_back(cellTerm(reading.outcome, formula("A" + lowered(h)), reading.weight(h, cell.head, key)));
        explanation.formula = "1/H Σ_{h} A^{h}_{ij}";
        explanation.steps = meanSteps(std::move(terms));
        explanation.steps.front().title = say(ATT_TEXT("engine", "sum over the heads"));
        explanation.steps.back().title = say(ATT_TEXT("engine", "mean of the heads"));
        explanation.steps.back().terms.back().label = formula("H");
        explanation.steps.back().result = numberAt(reading.outcome, cell);
    }
    explanation.question = whyLooked(reading.outcome, reading.places, cell);
    return explanation;
}

Message whyLooked(const Outcome& outcome, const Places& places, const Cell& cell) {
    const auto name = [&](int token) { return (*outcome.tokens)[std::size_t(token)]; };
    return say(ATT_TEXT("engine", "Why does %1 look at %2 with %3?"), name(cell.head), name(places.token(cell.row, cell.column)),
               inFull(numberAt(outcome, cell)));
}

}  // namespace att::lenses
