// SPDX-License-Identifier: GPL-3.0-or-later
// A small model that learns, from sequences or from pictures: what it looks at, answers and weighs at any step of its training. Play goes on with a
// course (learning_course.h); without one the steps asked for are trained at once.
#include <cmath>

#include "engine/core/lens.h"
#include "engine/lenses/common/learning_course.h"
#include "engine/lenses/common/learning_kind.h"
#include "engine/lenses/common/panels.h"

namespace att {
namespace {

using namespace lenses;
using Options = LearningOptions;

bool isFinite(const Snapshot& snapshot) {
    const auto finite = [](float number) { return std::isfinite(number); };
    return std::isfinite(snapshot.now.unseen.loss) && std::isfinite(snapshot.now.training.loss) && std::ranges::all_of(*snapshot.weights, finite);
}

/// From the options alone.
Result<std::shared_ptr<const LearningMoment>> trained(const Options& options, const Watch& watch) {
    auto begun = beginLearning(options);
    if (!begun) return begun.error();
    auto [learner, curve] = *std::move(begun);
    auto moment = std::make_shared<LearningMoment>();
    moment->own = true;
    if (curve.points().empty()) curve.add(learner->judge());
    for (int i = 0; i < options.before && !moment->fault; ++i) {
        if (watch.stopped()) return stoppedError();
        watch.setProgress(float(i) / float(options.before));
        if (const auto done = learner->step(); !done) moment->fault = done.error();
        if (!moment->fault && curve.due(learner->steps())) curve.add(learner->judge());
    }
    moment->now = learner->snapshot();
    if (!moment->fault && !isFinite(*moment->now)) {
        const auto refused = learner->step();  // which brings the last good weights back
        if (!refused) moment->fault = refused.error();
        moment->now = learner->snapshot();
    }
    moment->curve = std::make_shared<const std::vector<CurvePoint>>(curve.points());
    return std::shared_ptr<const LearningMoment>(std::move(moment));
}

/// The one that the spec brings, that of an outcome before where the same was trained, or a new one.
Result<std::shared_ptr<const LearningMoment>> momentOf(const Options& options, const Watch& watch) {
    if (options.moment) return options.moment;
    if (watch.previous) {
        const auto& before = static_cast<const Options&>(*watch.previous->spec);
        if (before.moment && before.moment->own && sameTraining(before, options)) return before.moment;
    }
    return trained(options, watch);
}

std::vector<Message> noticesOf(const Options& options) {
    auto notices = kindOf(options).notices(options);
    if (options.moment->fault) notices.insert(notices.begin(), options.moment->fault->message);
    return notices;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    auto options = std::make_shared<Options>(static_cast<const Options&>(*spec));
    auto moment = momentOf(*options, watch);
    if (!moment) return moment.error();
    options->moment = *std::move(moment);
    const LearningKind& kind = kindOf(*options);
    auto outcome = std::make_shared<Outcome>();
    outcome->cost.parameters = kind.parameters(*options);
    outcome->cost.multiplyAdds = kind.stepCost(*options);
    if (const auto done = kind.addStages(*outcome, *options, watch); !done) return done.error();
    finish(*outcome, {noticesOf(*options)});
    outcome->spec = std::move(options);
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const auto& options = static_cast<const Options&>(*outcome.spec);
    return kindOf(options).explain(outcome, options, cell);
}

std::vector<ArraySlot> arrays(const Spec&) { return {}; }

/// Every option of the recipe, so that whatever was tried before is set back.
Example exampleFor(const Spec& recipe, LearningStart start, Text title) {
    Example example{title, {}};
    for (const auto& entry : entries(recipe)) example.values.emplace_back(entry.field.key, entry.value);
    example.values.emplace_back("start", std::string(start == LearningStart::Seed ? "seed" : "trained"));
    for (const char* key : {"before", "layer_off"}) example.values.emplace_back(key, 0);
    for (const char* key : {"positions_off", "mask_off", "gates_off"}) example.values.emplace_back(key, false);
    example.values.emplace_back("heads_off", std::string());
    return example;
}

struct ExamplePair {
    Text fromNothing, trained;
};

void addExamples(std::vector<Example>& list, const Spec& recipe, const ExamplePair& titles) {
    list.push_back(exampleFor(recipe, LearningStart::Seed, titles.fromNothing));
    if (!titles.trained.empty()) list.push_back(exampleFor(recipe, LearningStart::Bundled, titles.trained));
}

void addSequenceExamples(std::vector<Example>& list) {
    const std::pair<TaskKind, ExamplePair> titles[] = {
        {TaskKind::Reverse, {ATT_TEXT("engine", "Reverse: from nothing"), ATT_TEXT("engine", "Reverse: trained")}},
        {TaskKind::Sort, {ATT_TEXT("engine", "Sort: from nothing"), ATT_TEXT("engine", "Sort: trained")}},
        {TaskKind::Induction, {ATT_TEXT("engine", "Repeat what came after: from nothing"), ATT_TEXT("engine", "Repeat what came after: trained")}},
        {TaskKind::Copy, {ATT_TEXT("engine", "Copy: from nothing"), ATT_TEXT("engine", "Copy: trained")}},
        {TaskKind::Brackets, {ATT_TEXT("engine", "Matching brackets: from nothing"), ATT_TEXT("engine", "Matching brackets: trained")}},
        {TaskKind::Dates, {ATT_TEXT("engine", "Dates: from nothing"), ATT_TEXT("engine", "Dates: trained")}},
        {TaskKind::Translation, {ATT_TEXT("engine", "Chinese to English: from nothing"), ATT_TEXT("engine", "Chinese to English: trained")}}};
    for (const auto& [kind, pair] : titles) addExamples(list, recipeOf(kind), pair);
}

PictureTrainOptions recipeWith(PictureTaskKind task, PictureAttention attention, bool distil) {
    auto recipe = recipeOf(task);
    recipe.attention = attention;
    recipe.distil = distil;
    return recipe;
}

void addPictureExamples(std::vector<Example>& list) {
    constexpr auto shapes = PictureTaskKind::Shapes, lanes = PictureTaskKind::Lanes;
    addExamples(list, recipeWith(shapes, PictureAttention::Cbam, false),
                {ATT_TEXT("engine", "Shapes with CBAM: from nothing"), ATT_TEXT("engine", "Shapes with CBAM: trained")});
    addExamples(list, recipeWith(shapes, PictureAttention::Se, false),
                {ATT_TEXT("engine", "Shapes with SE: from nothing"), ATT_TEXT("engine", "Shapes with SE: trained")});
    addExamples(list, recipeWith(shapes, PictureAttention::Both, false), {ATT_TEXT("engine", "Shapes with SE and CBAM: from nothing"), {}});
    addExamples(list, recipeWith(shapes, PictureAttention::None, false), {ATT_TEXT("engine", "Shapes without gates: from nothing"), {}});
    addExamples(list, recipeWith(lanes, PictureAttention::None, false),
                {ATT_TEXT("engine", "Lanes: from nothing"), ATT_TEXT("engine", "Lanes: trained")});
    addExamples(list, recipeWith(lanes, PictureAttention::None, true),
                {ATT_TEXT("engine", "Lanes with distillation: from nothing"), ATT_TEXT("engine", "Lanes with distillation: trained")});
}

std::vector<Example> examples() {
    std::vector<Example> list;
    addSequenceExamples(list);
    addPictureExamples(list);
    return list;
}

Article article() {
    return {
        .formulas =
            {R"(L = -\frac{1}{n}\sum_{i=1}^{n} \ln p_i(\text{right}), \qquad p_i = \operatorname{softmax}(x_i W^{\top} + b))",
             R"(m \leftarrow \beta_1 m + (1-\beta_1)\, g, \quad v \leftarrow \beta_2 v + (1-\beta_2)\, g^2, \quad w \leftarrow w - \eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon})"},
        .shapes = ATT_TEXT("engine",
                           "A batch of B examples, each with its own length. The weights of one head are n × n over an example; all heads of all "
                           "layers stand in one "
                           "stack. The gradient g and Adam's means m and v are as long as the weights w. A stage of a network has C maps A over its "
                           "places; Σ_c A_c² is one."),
        .source = ATT_TEXT(
            "engine",
            "Vaswani et al. 2017 (arXiv 1706.03762) for the model; Kingma, Ba 2015 (arXiv 1412.6980), algorithm 1, for Adam; Olsson et al. 2022, "
            "“In-context Learning and Induction Heads” (arXiv 2209.11895), for the head that looks at what came after; Hu et al. 2018 (arXiv "
            "1709.01507) for SE; "
            "Woo et al. 2018 (arXiv 1807.06521) for CBAM; Hou et al. 2019 (arXiv 1908.00821) for self attention distillation. Every example is made "
            "from the seed."),
        .lookFor = ATT_TEXT(
            "engine",
            "Press Play and watch the heads: for a while nothing happens, then a pattern appears and the right answers jump with it.\nPin a step, "
            "play on "
            "and open “change”.\nIn “without” take away the head that looks at the answer, and then another: only one of them matters.\nTake the "
            "positions away "
            "from a trained model that reverses: it still knows the letters, but not where they stand.\nWith shapes and CBAM watch what the masks "
            "of each stage let through; with lanes compare the maps with distillation and without."),
        .mistakes = ATT_TEXT("engine",
                             "Heads are not told what to look for: the only aim is the right answer, and the pattern is what helped.\nA head that "
                             "looks clear need not matter, and one that looks "
                             "diffuse may: only taking it away tells.\nRight on training examples is not learned: judge by those never trained "
                             "on.\nA loss that falls while accuracy stands still is "
                             "no contradiction: the right word grows likelier before it becomes the likeliest.")};
}

}  // namespace

Lens train() {
    return {.id = "train",
            .title = ATT_TEXT("engine", "Train live"),
            .family = ATT_TEXT("engine", "Learning"),
            .help = ATT_TEXT("engine",
                             "A small Transformer learns a task while you watch: copy, reverse, sort, repeat what came after, match brackets, read "
                             "dates, translate; or a small network learns from "
                             "pictures: which shape it is, where the lanes are. Its examples are made on the spot from the seed, and it is judged by "
                             "ones that it is never trained on. Press Play; then look back along the timeline, pin a step, and take "
                             "heads, layers, positions, the mask or the gates away to see what each was good for."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .course = learningCourse,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
