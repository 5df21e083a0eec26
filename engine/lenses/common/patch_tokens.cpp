// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/patch_tokens.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/image_features.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/sequence_explain.h"
#include "engine/math/position.h"

namespace att::lenses {
namespace {

constexpr const char* weightName = "patch_embed.proj.weight";
constexpr const char* biasName = "patch_embed.proj.bias";
constexpr const char* classPanel = "embed/cls_token";
constexpr const char* patchPanel = "patches/patches";
constexpr int mostSide = 22, mostPatch = 32;  // more patches than mostSide² would be more tokens than a stack takes

Field patchField(Field field) { return inGroup(ATT_TEXT("engine", "Patches"), std::move(field)); }

Field countField(const char* key, Text label, Text help, int initial) {
    return patchField({.key = key, .label = label, .help = help, .initial = double(initial), .minimum = 1, .maximum = mostSide});
}

/// The patch's numbers as a convolution with a kernel of p × p and a stride of p would meet them.
void flatten(const PatchOptions& o, const Tensor& pixels, Tensor& patches) {
    const Places grid{o.rows, o.columns};
    for (int patch = 0; patch < grid.count(); ++patch)
        for (int c = 0, place = 0; c < 3; ++c)
            for (int i = 0; i < o.side; ++i)
                for (int j = 0; j < o.side; ++j, ++place)
                    patches.head(0)(patch, place) = 2 * pixels.at(c, grid.row(patch) * o.side + i, grid.column(patch) * o.side + j) - 1;
}

/// The first half of the dimensions, and one more where they are odd.
int rowWidth(int d) { return d - d / 2; }

TensorPtr gridPositions(const Places& places, int d) {
    auto P = std::make_shared<Tensor>(Shape{1, places.tokens(), d});
    const auto ofRow = sinusoidalPositions<float>(places.rows, rowWidth(d)), ofColumn = sinusoidalPositions<float>(places.columns, d / 2);
    auto rows = P->head(0);
    rows.topRows(places.before).setZero();
    for (int token = places.before; token < places.tokens(); ++token) {
        rows.row(token).head(rowWidth(d)) = ofRow.row(places.row(token));
        rows.row(token).tail(d / 2) = ofColumn.row(places.column(token));
    }
    return P;
}

/// Given, or drawn from N(0, 0.02²) as vision transformers start.
TensorPtr takeTable(const char* name, int rows, int d, const WeightOptions& weights, const Given& given) {
    if (auto table = given.take(name, rows, d)) return table;
    return drawn(
        {.seed = static_cast<std::uint64_t>(weights.seed), .name = name, .rows = rows, .columns = d, .initialisation = Initialisation::SmallNormal});
}

TensorPtr positionsOf(const PatchOptions& o, int d, const WeightOptions& weights, const Given& given) {
    const int n = o.places().tokens();
    if (o.positions == PatchPositions::Grid) return gridPositions(o.places(), d);
    if (o.positions == PatchPositions::Learned) return takeTable("pos_embed", n, d, weights, given);
    if (o.positions == PatchPositions::None) return nullptr;
    auto P = std::make_shared<Tensor>(Shape{1, n, d});
    P->head(0) = sinusoidalPositions<float>(n, d);
    return P;
}

/// The embedding does not start as the identity: a patch is wider than a token.
WeightOptions ofEmbedding(WeightOptions weights) {
    weights.initialisation = Initialisation::ScaledNormal;
    return weights;
}

TensorPtr withClassToken(const TensorPtr& classToken, const TensorPtr& embedded) {
    if (!classToken) return embedded;
    const auto [one, n, d] = embedded->shape();
    auto X = std::make_shared<Tensor>(Shape{1, n + 1, d});
    X->head(0).row(0) = classToken->head(0);
    X->head(0).bottomRows(n) = embedded->head(0);
    return X;
}

}  // namespace

void PatchOptions::fields(FieldVisitor& visitor) {
    visitor.picture(image, pictureField());
    visitor.whole(rows, countField("rows", ATT_TEXT("engine", "Rows"), ATT_TEXT("engine", "How many patches stand one below the other."), 9));
    visitor.whole(columns, countField("columns", ATT_TEXT("engine", "Columns"), ATT_TEXT("engine", "How many patches stand side by side."), 14));
    visitor.whole(side, patchField({.key = "patch",
                                    .label = ATT_TEXT("engine", "Patch p"),
                                    .help = ATT_TEXT("engine", "Height and width of a patch in pixels: p × p × 3 numbers become one vector."),
                                    .unit = ATT_TEXT("engine", "pixels"),
                                    .initial = 16,
                                    .minimum = 1,
                                    .maximum = mostPatch}));
    visitor.flag(classToken,
                 patchField({.key = "class_token",
                             .label = ATT_TEXT("engine", "Class token"),
                             .help = ATT_TEXT("engine", "One more token, nowhere in the picture, that gathers what a classifier will read.")}));
}

void PatchOptions::positionField(FieldVisitor& visitor) {
    visitor.choice(positions, {.key = "positions",
                               .label = ATT_TEXT("engine", "Positions"),
                               .group = ATT_TEXT("engine", "Position"),
                               .help = ATT_TEXT("engine",
                                                "How a patch says where it lies: sines of its row and column, sines of its place in reading order, "
                                                "a table that would be learned, or not at all."),
                               .choices = {{"grid", ATT_TEXT("engine", "2-D")},
                                           {"order", ATT_TEXT("engine", "1-D")},
                                           {"learned", ATT_TEXT("engine", "table")},
                                           {"none", ATT_TEXT("engine", "none")}}});
}

std::vector<ArraySlot> patchSlots(const PatchOptions& o, int d, bool bias) {
    std::vector<ArraySlot> slots{
        {weightName, {d, 3, o.side, o.side}, ATT_TEXT("engine", "projects a patch, as a convolution with stride p stores it"), "embed/w_e"}};
    if (bias) slots.push_back({biasName, {d}, ATT_TEXT("engine", "its bias"), "embed/b_e"});
    if (o.classToken) slots.push_back({"cls_token", {d}, ATT_TEXT("engine", "the class token"), classPanel});
    if (o.positions == PatchPositions::Learned)
        slots.push_back({"pos_embed", {o.places().tokens(), d}, ATT_TEXT("engine", "what is added to each token"), panel::p});
    return slots;
}

Result<PatchTokens> patchTokens(const PatchOptions& o, int d, const WeightOptions& weights, const Given& given, const Watch& watch) {
    PatchTokens tokens{.backdrop = bitmapOf(o.image)};
    tokens.pixels = shrunk(tokens.backdrop, o.rows * o.side, o.columns * o.side);
    auto patches = std::make_shared<Tensor>(Shape{1, o.rows * o.columns, o.values()});
    flatten(o, *tokens.pixels, *patches);
    tokens.patches = patches;
    if (watch.stopped()) return stoppedError();
    tokens.embedding = takeProjection({weightName, biasName, d, o.values()}, ofEmbedding(weights), given);
    auto embedded = project(*patches, tokens.embedding, 1, watch);
    if (!embedded) return embedded.error();
    if (o.classToken) tokens.classToken = takeTable("cls_token", 1, d, weights, given);
    tokens.X = withClassToken(tokens.classToken, *embedded);
    tokens.P = positionsOf(o, d, weights, given);
    tokens.sum = withPositions(tokens.X, tokens.P);
    return tokens;
}

// Stages

namespace {

Axis pixelAxis() { return {ATT_TEXT("engine", "pixel of the patch"), nullptr}; }

Stage embeddingStage(const PatchTokens& tokens) {
    const Axis out = {ATT_TEXT("engine", "output dimension"), nullptr};
    std::vector<Panel> panels{matrixPanel(
        {.id = "w_e", .title = say(ATT_TEXT("engine", "embedding W_E")), .rows = out, .columns = pixelAxis(), .values = tokens.embedding.W})};
    if (tokens.embedding.b)
        panels.push_back(matrixPanel({.id = "b_e", .title = say(ATT_TEXT("engine", "its bias")), .columns = out, .values = tokens.embedding.b}));
    if (tokens.classToken)
        panels.push_back(matrixPanel(
            {.id = "cls_token", .title = say(ATT_TEXT("engine", "class token")), .columns = dimensionAxis(), .values = tokens.classToken}));
    return stage("embed", ATT_TEXT("engine", "Embedding"),
                 ATT_TEXT("engine", "One matrix for all patches makes d_model numbers of each: a convolution whose stride is as long as its kernel."),
                 std::move(panels));
}

Panel tokenPanel(const char* id, Message title, const Labels& tokens, const TensorPtr& values) {
    return matrixPanel({.id = id, .title = std::move(title), .rows = tokenAxis(tokens), .columns = dimensionAxis(), .values = values});
}

}  // namespace

void addPatchStages(Outcome& outcome, const PatchTokens& tokens, const PatchOptions& o) {
    outcome.stages.push_back(pictureStage(tokens.pixels, tokens.backdrop));
    outcome.stages.push_back(
        stage("patches", ATT_TEXT("engine", "Patches"),
              ATT_TEXT("engine", "The picture cut into patches, each one a row of 3p² numbers from −1 (dark) to 1: a sequence like a text."),
              {matrixPanel({.id = "patches",
                            .title = say(ATT_TEXT("engine", "patches as rows")),
                            .rows = tokenAxis(placeLabels({o.rows, o.columns})),
                            .columns = pixelAxis(),
                            .values = tokens.patches})}));
    outcome.stages.push_back(embeddingStage(tokens));
    outcome.stages.push_back(stage("x", ATT_TEXT("engine", "X"), ATT_TEXT("engine", "One vector for each patch, and first that of the class token."),
                                   {tokenPanel("x", say(ATT_TEXT("engine", "token vectors X")), outcome.tokens, tokens.X)}));
    std::vector<Panel> panels{tokenPanel("sum", say(ATT_TEXT("engine", "with positions, X′ = X + P")), outcome.tokens, tokens.sum)};
    if (tokens.P) panels.push_back(tokenPanel("p", say(ATT_TEXT("engine", "positions P")), outcome.tokens, tokens.P));
    outcome.stages.push_back(stage("positions", ATT_TEXT("engine", "X + P"),
                                   ATT_TEXT("engine", "Attention does not know where a patch lies: its place in the picture is added as numbers."),
                                   std::move(panels)));
}

// Explanations

namespace {

Explanation explainPatch(const Outcome& outcome, const PatchOptions& o, const Cell& cell) {
    const Places grid{o.rows, o.columns};
    const int inside = cell.column % (o.side * o.side);
    const Cell pixel{panel::pixels, cell.column / (o.side * o.side), grid.row(cell.row) * o.side + inside / o.side,
                     grid.column(cell.row) * o.side + inside % o.side};
    const Term x = cellTerm(outcome, say(ATT_TEXT("engine", "pixel [%1, %2]"), pixel.row + 1, pixel.column + 1), pixel);
    return {.question = why(outcome, cell, "p"),
            .formula = "p = 2 P − 1",
            .steps = {{say(ATT_TEXT("engine", "twice the pixel")), Operation::Product, {x, numberTerm(formula("2"), 2)}, 2 * x.value},
                      {say(ATT_TEXT("engine", "less 1, so that grey is 0")),
                       Operation::Sum,
                       {numberTerm(formula("2P"), 2 * x.value), numberTerm(formula("−1"), -1)},
                       numberAt(outcome, cell)}}};
}

Explanation explainEmbedded(const Outcome& outcome, const PatchOptions& o, const Cell& cell) {
    const int patch = cell.row - o.places().before;
    if (patch < 0)
        return {.question = why(outcome, cell, "X"),
                .formula = "X_{1} = x_{class}",
                .steps = {givenStep(say(ATT_TEXT("engine", "the class token")), cellTerm(outcome, formula("x"), {classPanel, 0, 0, cell.column}))}};
    return explainProduct(outcome, cell, "X", "X_{ic} = Σ_{m} p_{im} W^{E}_{cm}",
                          inputProduct(o.values(), {{patchPanel, 0, patch, 0}}, {{"embed/w_e", 0, cell.column, 0}}, "p", "w"),
                          {"embed/b_e", 0, 0, cell.column});
}

/// sin or cos of a place along one side of the grid, or in reading order.
Explanation explainWave(const Outcome& outcome, const Cell& cell, int place, int dimension, int d) {
    const double exponent = -2.0 * (dimension / 2) / d, frequency = angularFrequency(dimension, d), angle = place * frequency;
    const bool sine = dimension % 2 == 0;
    return {.question = why(outcome, cell, "P"),
            .formula = sine ? "P_{p,c} = sin(p·ω),  ω = base^{−2i/d}" : "P_{p,c} = cos(p·ω),  ω = base^{−2i/d}",
            .steps = {{say(ATT_TEXT("engine", "frequency of this pair of dimensions")),
                       Operation::Power,
                       {numberTerm(say(ATT_TEXT("engine", "base")), 10000), numberTerm(formula("−2i/d"), exponent)},
                       frequency},
                      {say(ATT_TEXT("engine", "angle at this position, counted from 0")),
                       Operation::Product,
                       {numberTerm(formula("p"), place), numberTerm(formula("ω"), frequency)},
                       angle},
                      {sine ? say(ATT_TEXT("engine", "this dimension is a sine")) : say(ATT_TEXT("engine", "this dimension is a cosine")),
                       sine ? Operation::Sine : Operation::Cosine,
                       {numberTerm(formula("p·ω"), angle)},
                       numberAt(outcome, cell)}}};
}

Explanation explainPosition(const Outcome& outcome, const PatchOptions& o, const WeightOptions& weights, const Cell& cell) {
    const int d = findPanel(outcome, cell.panel)->shape.columns;
    if (o.positions == PatchPositions::Order) return explainWave(outcome, cell, cell.row, cell.column, d);
    if (o.positions == PatchPositions::Learned)
        return {.question = why(outcome, cell, "P"),
                .formula = "P",
                .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(outcome, formula("P"), cell))},
                .remark = originOf(weights, {"pos_embed"}, say(ATT_TEXT("engine", "Drawn from N(0, %1²) with seed %2."), 0.02, weights.seed))};
    const Places places = o.places();
    if (cell.row < places.before)
        return {.question = why(outcome, cell, "P"),
                .formula = "P_{class} = 0",
                .steps = {givenStep(say(ATT_TEXT("engine", "the class token lies nowhere in the picture")), cellTerm(outcome, formula("P"), cell))}};
    const bool ofRow = cell.column < rowWidth(d);
    auto explanation = ofRow ? explainWave(outcome, cell, places.row(cell.row), cell.column, rowWidth(d))
                             : explainWave(outcome, cell, places.column(cell.row), cell.column - rowWidth(d), d / 2);
    explanation.remark = ofRow ? say(ATT_TEXT("engine", "The first half of the dimensions tells the row."))
                               : say(ATT_TEXT("engine", "The second half of the dimensions tells the column."));
    return explanation;
}

Explanation explainArray(const Outcome& outcome, const WeightOptions& weights, int values, const Cell& cell) {
    const auto name = english(findPanel(outcome, cell.panel)->title);
    const bool table = cell.panel == classPanel;
    const auto spread = [](double number) { return std::round(number * 10000) / 10000; };
    const auto drawn =
        cell.panel == "embed/b_e"
            ? say(ATT_TEXT("engine", "Drawn from U(−%1, %1) with seed %2."), spread(1 / std::sqrt(double(values))), weights.seed)
            : say(ATT_TEXT("engine", "Drawn from N(0, %1²) with seed %2."), table ? 0.02 : spread(1 / std::sqrt(double(values))), weights.seed);
    return {.question = why(outcome, cell, table ? "x" : "W"),
            .formula = "X = p W_{E}^{T} + b",
            .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(outcome, formula("w"), cell))},
            .remark = originOf(weights,
                               {table                       ? "cls_token"
                                : cell.panel == "embed/b_e" ? biasName
                                                            : weightName},
                               drawn)};
}

}  // namespace

std::optional<Explanation> explainPatches(const Outcome& outcome, const PatchOptions& o, const WeightOptions& weights, const Cell& cell) {
    if (cell.panel == panel::pixels) return explainPixels(outcome, cell);
    if (cell.panel == patchPanel) return explainPatch(outcome, o, cell);
    if (cell.panel.starts_with("embed/")) return explainArray(outcome, weights, o.values(), cell);
    if (cell.panel == panel::x) return explainEmbedded(outcome, o, cell);
    if (cell.panel == panel::p) return explainPosition(outcome, o, weights, cell);
    if (cell.panel == panel::sum) return explainSequence(outcome, cell, weights);
    return std::nullopt;
}

CountLine embeddingLine(const PatchOptions& o, int d, bool bias) {
    const double patches = o.rows * o.columns, width = d;
    CountLine line{ATT_TEXT("engine", "patch embedding"),
                   {{say(ATT_TEXT("engine", "matrices and biases")), width * o.values() + (bias ? width : 0)}},
                   {{say(ATT_TEXT("engine", "matrix products")), patches * o.values() * width}}};
    if (o.classToken) line.parameters.push_back({say(ATT_TEXT("engine", "class token")), width});
    if (o.positions == PatchPositions::Learned) line.parameters.push_back({say(ATT_TEXT("engine", "positions")), o.places().tokens() * width});
    return line;
}

}  // namespace att::lenses
