// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <sstream>

#include "engine/core/lens.h"
#include "engine/core/random.h"

namespace att {
namespace {

struct Options : SpecOf<Options> {
    std::string text;
    int heads, seed;

    void fields(FieldVisitor& v) override {
        v.text(text, {.key = "text", .label = ATT_TEXT("engine", "Sequence"), .group = ATT_TEXT("engine", "Input"),
                      .help = ATT_TEXT("engine", "The text whose tokens attend to each other."), .initialText = "the cat sat on the mat",
                      .maximumLength = 100000, .editor = Editor::Tokens});
        v.whole(heads, {.key = "heads", .label = ATT_TEXT("engine", "Heads"), .group = ATT_TEXT("engine", "Heads"),
                        .help = ATT_TEXT("engine", "How many heads look at the sequence side by side."), .initial = 1, .minimum = 1, .maximum = 1});
        v.whole(seed, {.key = "seed", .label = ATT_TEXT("engine", "Seed"), .group = ATT_TEXT("engine", "Weights"),
                       .help = ATT_TEXT("engine", "Where the random numbers start."), .initial = 7, .maximum = 9999, .editor = Editor::Number});
    }
};

Result<OutcomePtr> run(const SpecPtr& spec, const Watch&) {
    const auto& options = static_cast<const Options&>(*spec);
    auto tokens = std::make_shared<std::vector<std::string>>();
    std::istringstream words(options.text);
    for (std::string word; words >> word;) tokens->push_back(word);
    const int n = static_cast<int>(tokens->size());
    auto weights = std::make_shared<Tensor>(Shape{options.heads, n, n});
    for (int h = 0; h < options.heads; ++h) {
        Random random(options.seed, std::to_string(h));
        auto w = weights->head(h);
        for (int i = 0; i < n; ++i) {
            for (int j = 0; j < n; ++j) w(i, j) = static_cast<float>(std::exp(random.normal()));
            w.row(i) /= w.row(i).sum();
        }
    }
    Panel panel{.id = "heads", .title = say(ATT_TEXT("engine", "attention weights A")), .kind = PanelKind::Heads, .tone = Tone::Sequential};
    panel.heads = {ATT_TEXT("engine", "head"), nullptr};
    panel.rows = {ATT_TEXT("engine", "query"), tokens};
    panel.columns = {ATT_TEXT("engine", "key"), tokens};
    panel.shape = weights->shape();
    panel.values = weights;
    panel.lowest = 0.0f;
    panel.distribution = true;
    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = tokens;
    outcome->mainPanel = "weights/heads";
    outcome->stages.push_back({"weights", ATT_TEXT("engine", "weights A"), ATT_TEXT("engine", "Each row sums to 1."), {panel}});
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const double value = valueAt(outcome, cell).value_or(0.0f);
    Explanation explanation;
    explanation.question = say(ATT_TEXT("engine", "Why is %1 = %2?"), "A", value);
    explanation.formula = "A_{ij} = exp(s_{ij}) / Σ_{l} exp(s_{il})";
    explanation.steps = {{say(ATT_TEXT("engine", "weight")), Operation::Given, {{say(ATT_TEXT("engine", "drawn")), value, cell}}, value}};
    return explanation;
}

}  // namespace

Lens self_attention() {
    return {"self_attention", ATT_TEXT("engine", "Self-attention"), ATT_TEXT("engine", "Sequence"),
            ATT_TEXT("engine", "Several heads look at one sequence side by side."), makeDefault<Options>, run, explain,
            [](const Spec&) { return std::vector<ArraySlot>{}; }, {}};
}

}  // namespace att
