// SPDX-License-Identifier: GPL-3.0-or-later
// Self-attention over the pixels of an image whose heads look by relative position alone, and which becomes a K×K convolution as they
// sharpen (Cordonnier, Loukas, Jaggi 2020, theorem 1 and section 3.3).
#include "engine/lenses/common/comparison.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/grid_attention.h"
#include "engine/lenses/common/panels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace att {
namespace {

using namespace lenses;

namespace at {
constexpr const char* image = "image/image";
constexpr const char* tokens = "tokens/x";
constexpr const char* kernel = "kernel/heads";
constexpr const char* weights = "weights/heads";
constexpr const char* pixel = "pixel/heads";
constexpr const char* mixed = "mixed/heads";
constexpr const char* attention = "output/attention";
constexpr const char* convolution = "output/convolution";
constexpr const char* difference = "output/difference";
constexpr const char* error = "error/curve";
}  // namespace at

Field inGroup(Text group, Field field) {
    field.group = group;
    return field;
}

struct Options : SpecOf<Options>, GridOptions {
    int row, column;
    ArraySource arrays;

    void fields(FieldVisitor& visitor) override {
        attentionFields(visitor);
        imageFields(visitor);
        weightFields(visitor);
    }
    int shownPixel() const { return (row - 1) * imageWidth + column - 1; }

private:
    void attentionFields(FieldVisitor& visitor);
    void imageFields(FieldVisitor& visitor);
    void weightFields(FieldVisitor& visitor);
};

void Options::attentionFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Heads");
    visitor.real(
        alpha,
        inGroup(group, {.key = "alpha",
                        .label = ATT_TEXT("engine", "Sharpness α"),
                        .help = ATT_TEXT(
                            "engine",
                            "How sharply each head looks at its own neighbour: at 0 at everything alike, from about 46 on at that one pixel alone."),
                        .initial = 2,
                        .minimum = 0,
                        .maximum = 50,
                        .step = 0.1}));
    visitor.whole(K,
                  inGroup(group, {.key = "kernel",
                                  .label = ATT_TEXT("engine", "Kernel K"),
                                  .help = ATT_TEXT("engine", "The side of the kernel: K² heads, one for each of its places."),
                                  .initial = 3,
                                  .minimum = 1,
                                  .maximum = 7,
                                  .step = 2,
                                  .allowed = {1, 3, 5, 7},
                                  .problem = K % 2 ? std::nullopt
                                                   : std::optional(say(ATT_TEXT("engine", "A kernel of %1 has no middle; take 1, 3, 5 or 7."), K))}));
    visitor.choice(edge, inGroup(group, {.key = "edge",
                                         .label = ATT_TEXT("engine", "At the edge"),
                                         .help = ATT_TEXT("engine",
                                                          "What lies beyond the image: its nearest pixel, as the heads of the plain image see it, or "
                                                          "zeros, which must be added as tokens of their own."),
                                         .initial = 1,
                                         .choices = {{"zero", ATT_TEXT("engine", "zeros")}, {"replicate", ATT_TEXT("engine", "nearest")}}}));
}

void Options::imageFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Image");
    visitor.choice(image, inGroup(group, {.key = "image",
                                          .label = ATT_TEXT("engine", "Image"),
                                          .help = ATT_TEXT("engine", "5 × 10 pixels of 3 numbers each, as in the lecture: 50 tokens."),
                                          .choices = {{"noise", ATT_TEXT("engine", "noise")},
                                                      {"point", ATT_TEXT("engine", "a point")},
                                                      {"border", ATT_TEXT("engine", "a border")}}}));
    visitor.whole(row, inGroup(group, {.key = "row",
                                       .label = ATT_TEXT("engine", "Pixel's row"),
                                       .help = ATT_TEXT("engine", "Which pixel's view is shown as a picture: its row."),
                                       .initial = 3,
                                       .minimum = 1,
                                       .maximum = imageHeight}));
    visitor.whole(column, inGroup(group, {.key = "column",
                                          .label = ATT_TEXT("engine", "Pixel's column"),
                                          .help = ATT_TEXT("engine", "Which pixel's view is shown as a picture: its column."),
                                          .initial = 5,
                                          .minimum = 1,
                                          .maximum = imageWidth}));
}

void Options::weightFields(FieldVisitor& visitor) {
    const Text group = ATT_TEXT("engine", "Weights");
    visitor.whole(seed, inGroup(group, {.key = "seed",
                                        .label = ATT_TEXT("engine", "Seed"),
                                        .help = ATT_TEXT("engine", "Where the random numbers start: the same seed gives the same image and kernel."),
                                        .initial = 7,
                                        .maximum = 999'999,
                                        .editor = Editor::Number}));
    visitor.arrays(arrays, inGroup(group, {.key = "arrays",
                                           .label = ATT_TEXT("engine", "From a file"),
                                           .help = ATT_TEXT("engine", "Arrays by name that take the place of drawn ones (.npz, .safetensors).")}));
}

const Options& options(const Spec& spec) { return static_cast<const Options&>(spec); }

// Panels

using Names = std::vector<std::string>;

/// "(row, column)" of every token of a grid, counted from 1 in the image.
Labels places(const Grid& grid, int margin) {
    Names names;
    for (int key = 0; key < grid.tokens(); ++key)
        names.push_back("(" + std::to_string(key / grid.width + 1 - margin) + ", " + std::to_string(key % grid.width + 1 - margin) + ")");
    return std::make_shared<const Names>(std::move(names));
}

Labels pixelPlaces() { return places({imageHeight, imageWidth}, 0); }

int marginOf(const GridOptions& o) { return o.edge == Edge::Zero ? o.K / 2 : 0; }

/// The neighbour that each head looks at: "↑1 ←1", "·".
Axis headAxisOf(const GridOptions& o) {
    Names names;
    for (int head = 0; head < o.heads(); ++head) {
        const auto [down, right] = headOffset(head, o.K);
        const std::string vertical = down ? (down < 0 ? "↑" : "↓") + std::to_string(std::abs(down)) : "";
        const std::string across = right ? (right < 0 ? "←" : "→") + std::to_string(std::abs(right)) : "";
        names.push_back(vertical.empty() && across.empty() ? "·" : vertical + (vertical.empty() || across.empty() ? "" : " ") + across);
    }
    return {ATT_TEXT("engine", "head"), std::make_shared<const Names>(std::move(names))};
}

Axis channelAxis() { return {ATT_TEXT("engine", "channel"), nullptr}; }
Axis rowAxis() { return {ATT_TEXT("engine", "row"), nullptr}; }
Axis columnAxis() { return {ATT_TEXT("engine", "column"), nullptr}; }

/// Column c of a matrix of pixels × channels as map c: channels × height × width.
TensorPtr mapsOf(const Matrix<double>& pixels) {
    auto maps = std::make_shared<Tensor>(Shape{static_cast<int>(pixels.cols()), imageHeight, imageWidth});
    for (int channel = 0; channel < pixels.cols(); ++channel)
        for (int pixel = 0; pixel < imageTokens; ++pixel)
            maps->head(channel)(pixel / imageWidth, pixel % imageWidth) = static_cast<float>(pixels(pixel, channel));
    return maps;
}

Panel mapsPanel(const char* id, Text title, const Matrix<double>& pixels) {
    Panel panel = stackPanel({.id = id, .title = say(title), .rows = rowAxis(), .columns = columnAxis(), .values = mapsOf(pixels)});
    panel.heads = channelAxis();
    return panel;
}

template <class MatrixOfHead>
TensorPtr stackOf(const GridOptions& o, Shape shape, MatrixOfHead&& matrixOf) {
    auto stack = std::make_shared<Tensor>(Shape{o.heads(), shape.rows, shape.columns});
    for (int head = 0; head < o.heads(); ++head) stack->head(head) = matrixOf(head).template cast<float>();
    return stack;
}

Panel weightsPanel(const GridLayer& layer) {
    const GridOptions& o = layer.options();
    const Grid keys = o.keys();
    Panel panel = stackPanel({.id = "heads",
                              .title = say(ATT_TEXT("engine", "weights A")),
                              .rows = queryAxis(pixelPlaces()),
                              .columns = keyAxis(places(keys, marginOf(o))),
                              .values = stackOf(o, {1, imageTokens, keys.tokens()}, [&](int head) { return layer.weights(head); })});
    panel.heads = headAxisOf(o);
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    panel.distribution = true;
    return panel;
}

/// One row of every head's weights, laid out as the image.
Panel pixelPanel(const Panel& weights, const Options& o) {
    const Grid keys = o.keys();
    auto views = std::make_shared<Tensor>(Shape{o.heads(), keys.height, keys.width});
    for (int head = 0; head < o.heads(); ++head)
        views->head(head) = weights.values->head(head).row(o.shownPixel()).reshaped<Eigen::RowMajor>(keys.height, keys.width);
    Panel panel = stackPanel({.id = "heads",
                              .title = say(ATT_TEXT("engine", "where pixel (%1, %2) looks"), o.row, o.column),
                              .rows = rowAxis(),
                              .columns = columnAxis(),
                              .values = views});
    panel.heads = weights.heads;
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    return panel;
}

Panel kernelPanel(const GridLayer& layer) {
    Panel panel = stackPanel(
        {.id = "heads",
         .title = say(ATT_TEXT("engine", "value matrices W: the kernel's slices")),
         .rows = {ATT_TEXT("engine", "output channel"), nullptr},
         .columns = channelAxis(),
         .values = stackOf(layer.options(), {1, outputChannels, imageChannels}, [&](int head) { return layer.kernel()[std::size_t(head)]; })});
    panel.heads = headAxisOf(layer.options());
    return panel;
}

Panel mixedPanel(const GridLayer& layer) {
    Panel panel =
        stackPanel({.id = "heads",
                    .title = say(ATT_TEXT("engine", "what each head brings: A·X·Wᵀ")),
                    .rows = tokenAxis(pixelPlaces()),
                    .columns = {ATT_TEXT("engine", "output channel"), nullptr},
                    .values = stackOf(layer.options(), {1, imageTokens, outputChannels}, [&](int head) { return layer.headOutput(head); })});
    panel.heads = headAxisOf(layer.options());
    return panel;
}

// The error

double largestError(const Matrix<double>& a, const Matrix<double>& b) { return (a - b).cwiseAbs().maxCoeff(); }

/// Two rows: against the convolution of each edge rule, Edge::Zero first.
Result<TensorPtr> errorCurves(const GridLayer& layer, const Watch& watch) {
    const Matrix<double> zero = layer.convolved(Edge::Zero), replicate = layer.convolved(Edge::Replicate);
    const auto& alphas = sharpnesses();
    auto curves = std::make_shared<Tensor>(Shape{1, 2, static_cast<int>(alphas.size())});
    for (int column = 0; column < static_cast<int>(alphas.size()); ++column) {
        if (watch.stopped()) return stoppedError();
        const Matrix<double> attended = layer.attended(alphas[std::size_t(column)]);
        curves->head(0)(0, column) = static_cast<float>(largestError(attended, zero));
        curves->head(0)(1, column) = static_cast<float>(largestError(attended, replicate));
        watch.setProgress(float(column + 1) / float(alphas.size()));
    }
    return TensorPtr(curves);
}

Panel errorPanel(const TensorPtr& curves) {
    Panel panel = matrixPanel({.id = "curve", .title = say(ATT_TEXT("engine", "largest difference from the convolution")), .values = curves});
    panel.kind = PanelKind::Series;
    panel.rows = wordAxis(ATT_TEXT("engine", "convolution"),
                          {ATT_TEXT("engine", "with zeros beyond the edge"), ATT_TEXT("engine", "with the nearest pixel beyond the edge")});
    panel.columns = {
        .name = ATT_TEXT("engine", "sharpness α"), .labels = nullptr, .places = std::make_shared<const std::vector<double>>(sharpnesses())};
    panel.measured = {.name = ATT_TEXT("engine", "largest difference"), .labels = nullptr, .logarithmic = true};
    return panel;
}

/// Of an earlier outcome, when only the sharpness or the pixel has moved.
TensorPtr errorTakenOver(const Spec& spec, const Watch& watch) {
    if (!watch.previous) return nullptr;
    for (const auto& entry : differences(*watch.previous->spec, spec))
        if (const std::string_view key = entry.field.key; key != "alpha" && key != "row" && key != "column") return nullptr;
    return findPanel(*watch.previous, at::error)->values;
}

void addStages(Outcome& outcome, const Options& o, const GridLayer& layer, const TensorPtr& errors) {
    const Panel weights = weightsPanel(layer);
    auto X = std::make_shared<Tensor>(Shape{1, imageTokens, imageChannels});
    X->head(0) = layer.X().cast<float>();
    const Matrix<double> Y = layer.output(), Z = layer.convolved(o.edge);
    outcome.stages = {
        stage("image", ATT_TEXT("engine", "Image"), ATT_TEXT("engine", "An image of 5 × 10 pixels with 3 channels."),
              {mapsPanel("image", ATT_TEXT("engine", "image"), layer.X())}),
        stage("tokens", ATT_TEXT("engine", "Tokens"), ATT_TEXT("engine", "The same numbers as 50 tokens in reading order, a row each."),
              {matrixPanel({.id = "x",
                            .title = say(ATT_TEXT("engine", "pixels as tokens X")),
                            .rows = tokenAxis(pixelPlaces()),
                            .columns = channelAxis(),
                            .values = X})}),
        stage("kernel", ATT_TEXT("engine", "Kernel"),
              ATT_TEXT("engine", "Each head's value matrix is the slice of the kernel at the neighbour it looks at."), {kernelPanel(layer)}),
        stage("weights", ATT_TEXT("engine", "Weights"),
              ATT_TEXT("engine", "Every head's softmax over relative positions alone: queries and keys of the pixels' contents are 0."), {weights}),
        stage("pixel", ATT_TEXT("engine", "One pixel"), ATT_TEXT("engine", "The row of one pixel in every head, laid out as the image."),
              {pixelPanel(weights, o)}),
        stage("mixed", ATT_TEXT("engine", "Heads' output"), ATT_TEXT("engine", "What each head adds to the output."), {mixedPanel(layer)}),
        stage("output", ATT_TEXT("engine", "Output"),
              ATT_TEXT("engine", "The sum over the heads beside the true convolution, and what is left between them."),
              {mapsPanel("attention", ATT_TEXT("engine", "attention"), Y), mapsPanel("convolution", ATT_TEXT("engine", "convolution"), Z),
               mapsPanel("difference", ATT_TEXT("engine", "attention − convolution"), Y - Z)}),
        stage("error", ATT_TEXT("engine", "Error"),
              ATT_TEXT("engine", "The largest difference as the heads sharpen; only one edge rule is met, the other stays apart."),
              {errorPanel(errors)})};
}

/// Of the weighting of the tokens and of the value matrices, for K² heads.
Cost costOf(const GridOptions& o) {
    const std::int64_t heads = o.heads(), keys = o.keys().tokens();
    return {.parameters = heads * imageChannels * outputChannels + outputChannels,
            .multiplyAdds = heads * imageTokens * (keys * imageChannels + imageChannels * outputChannels)};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const Options& o = options(*spec);
    const Given given(o.arrays, gridSlots(o));
    if (const auto fits = given.check(); !fits) return fits.error();
    const GridLayer layer(o, given);
    const TensorPtr before = errorTakenOver(*spec, watch);
    const auto errors = before ? Result<TensorPtr>(before) : errorCurves(layer, watch);
    if (!errors) return errors.error();
    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->tokens = pixelPlaces();
    outcome->mainPanel = at::pixel;
    outcome->cost = costOf(o);
    addStages(*outcome, o, layer, *errors);
    finish(*outcome, {given.notices()});
    return OutcomePtr(outcome);
}

// Explanations

struct Reading {
    const Outcome& outcome;
    const Options& options;
    const GridLayer& layer;
};

Step summed(Message title, std::vector<Term> terms) {
    double sum = 0;
    for (const auto& term : terms) sum += term.value;
    return {std::move(title), Operation::Sum, std::move(terms), sum};
}

/// δ from query to key, down and to the right.
Offset offsetOf(const GridOptions& o, int query, int key) {
    const int width = o.keys().width, at = o.keyOfPixel(query);
    return {key / width - at / width, key % width - at % width};
}

double scoreAt(const GridOptions& o, int head, int query, int key) {
    const auto [down, right] = offsetOf(o, query, key);
    const Offset towards = headOffset(head, o.K);
    return -o.alpha * (down * down + right * right - 2 * towards.down * down - 2 * towards.right * right);
}

Step scoreStep(const GridOptions& o, const Cell& cell) {
    const auto [down, right] = offsetOf(o, cell.row, cell.column);
    const Offset towards = headOffset(cell.head, o.K);
    return summed(
        say(ATT_TEXT("engine", "score: the key lies %1 down and %2 to the right"), down, right),
        {numberTerm(formula("−α·‖δ‖²"), -o.alpha * (down * down + right * right)), numberTerm(formula("2α·Δ₁·δ₁"), 2 * o.alpha * towards.down * down),
         numberTerm(formula("2α·Δ₂·δ₂"), 2 * o.alpha * towards.right * right)});
}

/// Σ exp(s − max), the largest one by one.
Step exponentSum(const std::vector<double>& scores, double largest) {
    std::vector<int> keys(scores.size());
    std::iota(keys.begin(), keys.end(), 0);
    const auto leading = keys.begin() + std::min<std::ptrdiff_t>(std::ptrdiff_t(mostTerms), std::ptrdiff_t(keys.size()));
    std::ranges::partial_sort(keys, leading, [&](int a, int b) { return scores[std::size_t(a)] > scores[std::size_t(b)]; });
    std::vector<Term> terms;
    for (auto key = keys.begin(); key != leading; ++key)
        terms.push_back(numberTerm(formula("e" + lowered(*key)), std::exp(scores[std::size_t(*key)] - largest)));
    double rest = 0;
    for (auto key = leading; key != keys.end(); ++key) rest += std::exp(scores[std::size_t(*key)] - largest);
    if (leading != keys.end()) terms.push_back(numberTerm(say(ATT_TEXT("engine", "the %1 others"), double(keys.end() - leading)), rest));
    return summed(say(ATT_TEXT("engine", "sum over all keys")), std::move(terms));
}

Explanation explainWeight(const Reading& r, const Cell& cell) {
    const GridOptions& o = r.options;
    Explanation answer{.question = why(r.outcome, cell, "A"), .formula = "A_{ij} ∝ exp(−α ‖δ_{ij} − Δ‖^{2}),  s_{ij} = −α (‖δ‖^{2} − 2Δ·δ)"};
    const Step score = scoreStep(o, cell);
    std::vector<double> scores;
    for (int key = 0; key < o.keys().tokens(); ++key) scores.push_back(scoreAt(o, cell.head, cell.row, key));
    const double largest = *std::ranges::max_element(scores), mine = std::exp(score.result - largest);
    if (numberAt(r.outcome, cell) == 0) {
        const auto tiny = say(ATT_TEXT("engine", "smaller than 10⁻³⁰: shown as 0"));
        answer.steps = {score, givenStep(tiny, numberTerm(tiny, 0))};
        return answer;
    }
    const Step sum = exponentSum(scores, largest);
    const Step below = summed(say(ATT_TEXT("engine", "less the largest score of the row")),
                              {numberTerm(formula("s"), score.result), numberTerm(formula("−max"), -largest)});
    answer.steps = {score,
                    below,
                    {say(ATT_TEXT("engine", "exponential")), Operation::Exponential, {numberTerm(formula("s − max"), below.result)}, mine},
                    sum,
                    {say(ATT_TEXT("engine", "weight")),
                     Operation::Quotient,
                     {numberTerm(formula("e"), mine), numberTerm(say(ATT_TEXT("engine", "sum")), sum.result)},
                     numberAt(r.outcome, cell)}};
    return answer;
}

Explanation givenCell(const Reading& r, const Cell& cell, const char* symbol, Message remark) {
    return {.question = why(r.outcome, cell, symbol),
            .formula = std::string(symbol) + " ~ N(0, 1)",
            .steps = {givenStep(say(ATT_TEXT("engine", "where it all begins")), cellTerm(r.outcome, formula(symbol), cell))},
            .remark = std::move(remark)};
}

Explanation copied(const Reading& r, const Cell& cell, const char* symbol, std::string words, const Cell& from) {
    return {.question = why(r.outcome, cell, symbol),
            .formula = std::move(words),
            .steps = {givenStep(say(ATT_TEXT("engine", "the same number")), cellTerm(r.outcome, formula(symbol), from))}};
}

/// Three weighted means of the pixels, then the head's value matrix.
Explanation explainMixed(const Reading& r, const Cell& cell) {
    const Matrix<double> A = r.layer.weights(cell.head);
    Explanation answer{.question = why(r.outcome, cell, "O"), .formula = "O_{ic} = Σ_{m} W_{cm} Σ_{j} A_{ij} X_{jm}"};
    std::vector<Term> products;
    for (int channel = 0; channel < imageChannels; ++channel) {
        std::vector<Term> terms;
        for (int pixel = 0; pixel < imageTokens; ++pixel) {
            const int key = r.options.keyOfPixel(pixel);
            terms.push_back({formula("A·x" + lowered(pixel)),
                             numberAt(r.outcome, {at::weights, cell.head, cell.row, key}) * r.layer.X()(pixel, channel),
                             Cell{at::weights, cell.head, cell.row, key}, Cell{at::tokens, 0, pixel, channel}});
        }
        Step mean = summed(say(ATT_TEXT("engine", "weighted mean of channel %1"), channel + 1), std::move(terms));
        mean.terms = shorten(std::move(mean.terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
        products.push_back(numberTerm(formula("w" + lowered(channel) + "·m" + lowered(channel)),
                                      r.layer.kernel()[std::size_t(cell.head)](cell.column, channel) * mean.result));
        answer.steps.push_back(std::move(mean));
    }
    answer.steps.push_back(summed(say(ATT_TEXT("engine", "through the head's value matrix")), std::move(products)));
    return answer;
}

int pixelOf(const Cell& cell) { return cell.row * imageWidth + cell.column; }

void addBias(std::vector<Term>& terms, const Reading& r, int channel) {
    if (r.layer.bias()(channel) != 0) terms.push_back(numberTerm(formula("b"), r.layer.bias()(channel)));
}

Explanation explainAttention(const Reading& r, const Cell& cell) {
    std::vector<Term> terms;
    for (int head = 0; head < r.options.heads(); ++head)
        terms.push_back(cellTerm(r.outcome, formula("O" + lowered(head)), {at::mixed, head, pixelOf(cell), cell.head}));
    addBias(terms, r, cell.head);
    Step sum = summed(say(ATT_TEXT("engine", "sum over the heads")), std::move(terms));
    sum.terms = shorten(std::move(sum.terms), 9, ATT_TEXT("engine", "the %1 others"));
    return {.question = why(r.outcome, cell, "Y"), .formula = "Y = b + Σ_{h} A^{h} X W_{h}^{T}", .steps = {std::move(sum)}};
}

/// The pixel that a tap meets, or -1 for a zero.
int metPixel(const GridOptions& o, int pixel, int tap) {
    const auto [down, right] = headOffset(tap, o.K);
    const int y = pixel / imageWidth + down, x = pixel % imageWidth + right;
    const int nearY = std::clamp(y, 0, imageHeight - 1), nearX = std::clamp(x, 0, imageWidth - 1);
    return o.edge == Edge::Zero && (nearY != y || nearX != x) ? -1 : nearY * imageWidth + nearX;
}

Explanation explainConvolution(const Reading& r, const Cell& cell) {
    std::vector<Term> terms;
    for (int tap = 0; tap < r.options.heads(); ++tap) {
        const int met = metPixel(r.options, pixelOf(cell), tap);
        for (int channel = 0; channel < imageChannels && met >= 0; ++channel)
            terms.push_back({formula("w" + lowered(tap) + "," + lowered(channel) + "·x"),
                             r.layer.kernel()[std::size_t(tap)](cell.head, channel) * r.layer.X()(met, channel),
                             Cell{at::kernel, tap, cell.head, channel}, Cell{at::tokens, 0, met, channel}});
    }
    addBias(terms, r, cell.head);
    Step sum = summed(say(ATT_TEXT("engine", "sum over the kernel's places and channels")), std::move(terms));
    sum.terms = shorten(std::move(sum.terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
    return {
        .question = why(r.outcome, cell, "Z"), .formula = "Z(y, x) = b + Σ_{a,c} W_{ac} X(y + a − ⌊K/2⌋, x + c − ⌊K/2⌋)", .steps = {std::move(sum)}};
}

/// Worked out in double: where the two agree, the difference of what is shown would be rounding alone.
Explanation explainGap(const Reading& r, const Cell& cell) {
    const double Y = r.layer.output()(pixelOf(cell), cell.head), Z = r.layer.convolved(r.options.edge)(pixelOf(cell), cell.head);
    return {.question = why(r.outcome, cell, "Y − Z"),
            .formula = "Y − Z",
            .steps = {summed(say(ATT_TEXT("engine", "one less the other")), {numberTerm(formula("Y"), Y), numberTerm(formula("−Z"), -Z)})}};
}

Explanation explainError(const Reading& r, const Cell& cell) {
    const double alpha = sharpnesses()[std::size_t(cell.column)];
    const Matrix<double> gap = (r.layer.attended(alpha) - r.layer.convolved(cell.row == 0 ? Edge::Zero : Edge::Replicate)).cwiseAbs();
    const Labels names = pixelPlaces();
    std::vector<Term> terms;
    for (int pixel = 0; pixel < imageTokens; ++pixel)
        for (int channel = 0; channel < outputChannels; ++channel)
            terms.push_back(numberTerm(formula((*names)[std::size_t(pixel)] + " c" + lowered(channel)), gap(pixel, channel)));
    std::ranges::sort(terms, [](const Term& a, const Term& b) { return a.value > b.value; });
    terms.resize(mostTerms);
    const double largest = terms.front().value;
    return {.question = say(ATT_TEXT("engine", "Why is the largest difference %1 at α = %2?"), inFull(numberAt(r.outcome, cell)), alpha),
            .formula = "max_{i,c} |Y_{ic} − Z_{ic}|",
            .steps = {{say(ATT_TEXT("engine", "the largest of the 200 magnitudes")), Operation::Maximum, std::move(terms), largest}}};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options& o = options(*outcome.spec);
    const Given given(o.arrays, gridSlots(o));
    const GridLayer layer(o, given);
    const Reading r{outcome, o, layer};
    if (cell.panel == at::image) return givenCell(r, cell, "x", say(ATT_TEXT("engine", "Drawn with seed %1, chosen, or read from a file."), o.seed));
    if (cell.panel == at::tokens)
        return copied(r, cell, "x", "X_{i} = the 3 channels of pixel i", {at::image, cell.column, cell.row / imageWidth, cell.row % imageWidth});
    if (cell.panel == at::kernel) return givenCell(r, cell, "W", say(ATT_TEXT("engine", "Drawn with seed %1, or read from a file."), o.seed));
    if (cell.panel == at::weights) return explainWeight(r, cell);
    if (cell.panel == at::pixel)
        return copied(r, cell, "A", "row of the pixel in A", {at::weights, cell.head, o.shownPixel(), cell.row * o.keys().width + cell.column});
    if (cell.panel == at::mixed) return explainMixed(r, cell);
    if (cell.panel == at::attention) return explainAttention(r, cell);
    if (cell.panel == at::convolution) return explainConvolution(r, cell);
    return cell.panel == at::difference ? explainGap(r, cell) : explainError(r, cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return gridSlots(options(spec)); }

std::vector<Example> examples() {
    return {{ATT_TEXT("engine", "α = 0: every head sees everything alike"), {{"alpha", 0.0}}},
            {ATT_TEXT("engine", "α = 1: a blurred look at the neighbours"), {{"alpha", 1.0}}},
            {ATT_TEXT("engine", "α = 46: exactly a convolution"), {{"alpha", 46.0}}},
            {ATT_TEXT("engine", "The same with zeros around the image"), {{"alpha", 46.0}, {"edge", std::string("zero")}}},
            {ATT_TEXT("engine", "A point: the kernel itself comes out, turned around"), {{"alpha", 46.0}, {"image", std::string("point")}}},
            {ATT_TEXT("engine", "25 heads for a kernel of 5"), {{"kernel", 5}, {"alpha", 5.0}}}};
}

}  // namespace

Lens attention_convolution() {
    return {
        .id = "attention_convolution",
        .title = ATT_TEXT("engine", "Attention as convolution"),
        .family = ATT_TEXT("engine", "Compare"),
        .help = ATT_TEXT("engine",
                         "Self-attention over the 50 pixels of a small image. K² heads look by relative position alone, each towards one neighbour, "
                         "and the larger α is the more sharply; with the kernel's slices as value matrices their sum becomes a K×K convolution. "
                         "(Cordonnier, Loukas, Jaggi 2020.) Move α and watch the heads turn into single pixels, and the error fall to nothing."),
        .defaults = makeDefault<Options>,
        .run = run,
        .explain = explain,
        .arrays = arrays,
        .examples = examples(),
        .article = {
            .formulas =
                {R"(A^h_{ij} = \operatorname{softmax}_j\!\left(v_h \cdot r_{\delta}\right), \quad v_h = -\alpha\,(1, -2\Delta_1, -2\Delta_2), \quad r_\delta = (\lVert\delta\rVert^2, \delta_1, \delta_2))",
                 R"(A^h_{ij} \propto \exp\!\left(-\alpha \lVert \delta_{ij} - \Delta_h \rVert^2\right))",
                 R"(Y = b + \sum_{h=1}^{K^2} A^h X W_h^{\mathsf T} \;\xrightarrow{\;\alpha \to \infty\;}\; X * W)"},
            .shapes = ATT_TEXT("engine",
                               "X: 50 × 3, one row a pixel. A: K² matrices of 50 × 50, or of 50 rows and as many columns as the image has pixels "
                               "with zeros around it. W_h: 4 × 3, slice h of the kernel. Y: 50 × 4."),
            .source = ATT_TEXT("engine",
                               "Cordonnier, Loukas, Jaggi 2020, On the Relationship between Self-Attention and Convolutional Layers (arXiv "
                               "1911.03584): theorem 1, and section 3.3 for the quadratic encoding. The image of 5 × 10 × 3 is the lecture's."),
            .lookFor = ATT_TEXT("engine",
                                "At α = 0 every head is the mean of the image. Raise α: each head's view shrinks to the one neighbour named above "
                                "it. At the edge of the plain image a head that looks outside settles on the nearest pixel; zeros beyond the edge "
                                "take tokens of zeros around the image."),
            .mistakes = ATT_TEXT("engine",
                                 "“A CNN is a simplified self-attention” is true with relative positions, at least K² heads and weights on one pixel "
                                 "each, which is the limit α → ∞. Plain self-attention without positions cannot represent a convolution, and fewer "
                                 "heads cannot either. At the border the two differ unless the padding is the same.")}};
}

}  // namespace att
