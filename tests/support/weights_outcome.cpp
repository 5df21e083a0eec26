// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/weights_outcome.h"

#include <cmath>

#include "engine/core/random.h"

namespace att {
namespace {

using Labels = std::shared_ptr<const std::vector<std::string>>;

TensorPtr distributions(int heads, int n) {
    auto weights = std::make_shared<Tensor>(Shape{heads, n, n});
    for (int h = 0; h < heads; ++h) {
        Random random(7, std::to_string(h));
        auto w = weights->head(h);
        for (int i = 0; i < n; ++i) {
            for (int j = 0; j < n; ++j) w(i, j) = static_cast<float>(std::exp(2 * random.normal()));
            w.row(i) /= w.row(i).sum();
        }
    }
    return weights;
}

TensorPtr signedNumbers(int rows, int columns) {
    auto numbers = std::make_shared<Tensor>(Shape{1, rows, columns});
    Random random(11, "x");
    for (int i = 0; i < rows * columns; ++i) numbers->data()[i] = static_cast<float>(random.normal());
    return numbers;
}

Panel panelOf(const char* id, const char* title, PanelKind kind, Tone tone, TensorPtr values, const Axis& rows, const Axis& columns) {
    Panel panel{.id = id, .title = say(Text{title}), .kind = kind, .tone = tone};
    panel.heads = {Text{"head"}, nullptr};
    panel.rows = rows;
    panel.columns = columns;
    panel.shape = values->shape();
    panel.values = std::move(values);
    return panel;
}

}  // namespace

OutcomePtr weightsOutcome(const std::vector<std::string>& tokens, int heads) {
    const auto labels = std::make_shared<const std::vector<std::string>>(tokens);
    const int n = static_cast<int>(tokens.size());
    const Axis queries{Text{"query"}, labels}, keys{Text{"key"}, labels}, features{Text{"feature"}, nullptr};
    const Panel x = panelOf("x", "token vectors X", PanelKind::Heat, Tone::Diverging, signedNumbers(n, 6), queries, features);
    Panel weights = panelOf("heads", "attention weights A", PanelKind::Heads, Tone::Sequential, distributions(heads, n), queries, keys);
    weights.lowest = 0.0f;
    weights.distribution = true;
    Panel bare = x;
    bare.id = "nothing";
    bare.values = nullptr;
    auto outcome = std::make_shared<Outcome>();
    outcome->tokens = labels;
    outcome->mainPanel = "weights/heads";
    outcome->stages = {{"input", Text{"X"}, Text{"What goes in."}, {x}},
                       {"kept", Text{"kept"}, Text{"Nothing was kept."}, {bare}},
                       {"weights", Text{"weights A"}, Text{"Each row sums to 1."}, {weights}}};
    return outcome;
}

}  // namespace att
