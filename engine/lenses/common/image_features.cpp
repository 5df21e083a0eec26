// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/image_features.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <tuple>

#include "engine/core/memo.h"
#include "engine/core/parallel.h"
#include "engine/lenses/common/convolution_layer.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/filter_bank.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/picture_samples.h"
#include "engine/math/image_convolution.h"

namespace att::lenses {
namespace {

constexpr int filterStride = 2;

/// The blocks' ends along one side: block i covers the pixels begin … end-1, and at least one.
struct Span {
    int begin, end;
    int size() const { return end - begin; }
};
Span spanOf(int i, int n, int pixels) {
    const int begin = int(std::int64_t(i) * pixels / n);
    return {begin, std::max(begin + 1, int(std::int64_t(i + 1) * pixels / n))};
}

void shrinkRow(const Bitmap& bitmap, int row, Tensor& out) {
    const auto [colours, rows, columns] = out.shape();
    const Span down = spanOf(row, rows, bitmap.height);
    for (int column = 0; column < columns; ++column) {
        const Span across = spanOf(column, columns, bitmap.width);
        std::uint32_t sums[3] = {};
        for (int y = down.begin; y < down.end; ++y) {
            const std::uint8_t* pixel = bitmap.pixel(y, across.begin);
            for (int x = across.begin; x < across.end; ++x, pixel += 3)
                for (int c = 0; c < 3; ++c) sums[c] += pixel[c];
        }
        for (int c = 0; c < 3; ++c) out.head(c)(row, column) = static_cast<float>(double(sums[c]) / (255.0 * down.size() * across.size()));
    }
}

TensorPtr makeShrunk(const Bitmap& bitmap, int rows, int columns) {
    auto pixels = std::make_shared<Tensor>(Shape{3, rows, columns});
    parallelFor(rows, double(bitmap.width) * bitmap.height / 400, [&](int row) { shrinkRow(bitmap, row, *pixels); });
    return pixels;
}

constexpr double epsilon = 1e-5;

/// Of one map, as batch norm takes them.
struct Moments {
    double mean = 0, deviation = 1;
};

Moments momentsOf(const Tensor& maps, int channel) {
    const auto map = maps.head(channel).array().cast<double>();
    const double mean = map.mean();
    return {mean, std::sqrt((map - mean).square().mean() + epsilon)};
}

void settleMap(const PictureOptions& options, const Tensor& answers, int channel, Tensor& maps) {
    const Moments moments = options.normalise ? momentsOf(answers, channel) : Moments();
    const auto from = answers.head(channel).array().cast<double>();
    auto to = maps.head(channel).array();
    to = ((from - moments.mean) * (1 / moments.deviation)).cast<float>();
    if (options.rectify) to = to.max(0.0f);
}

/// F from the filters' answers.
TensorPtr settled(const PictureOptions& options, const TensorPtr& answers) {
    if (!options.normalise && !options.rectify) return answers;
    auto maps = std::make_shared<Tensor>(answers->shape());
    parallelFor(answers->shape().heads, double(answers->shape().size()) / 400, [&](int c) { settleMap(options, *answers, c, *maps); });
    return maps;
}

Result<TensorPtr> answersOf(const Features& features, const Watch& watch) {
    const KernelShape kernel{.in = 3, .out = features.bank->shape().heads, .height = filterSide, .width = filterSide, .stride = filterStride};
    return convolveImage({.kernel = kernel, .W = features.bank->data(), .edge = Edge::Replicate}, *features.pixels, watch);
}

TensorPtr givenMaps(const GivenArray& array, const Shape& shape) {
    auto maps = std::make_shared<Tensor>(shape);
    std::ranges::copy(array.values, maps->data());
    return maps;
}

bool isRaw(const PictureOptions& options) { return options.source == FeatureSource::Raw; }
bool isOfNetwork(const PictureOptions& options) { return options.source == FeatureSource::Network; }

/// How many pixels a side the maps are made of.
int sideOf(const PictureOptions& options, bool given) {
    if (given || isRaw(options)) return options.size;
    return isOfNetwork(options) ? checkpointOf(options.network).model.side : filterStride * options.size;
}

}  // namespace

Shape featureShape(const PictureOptions& options, const ArraySource& arrays) {
    if (const auto* given = givenFeatures(arrays)) return {int(given->shape[0]), int(given->shape[1]), int(given->shape[2])};
    if (isOfNetwork(options)) return stageShape(options.network, options.stage);
    return {isRaw(options) ? 3 : options.channels, options.size, options.size};
}

std::vector<ArraySlot> featureSlots(const Shape& shape) {
    return {{"features", {shape.heads, shape.rows, shape.columns}, ATT_TEXT("engine", "the feature maps, channels × height × width, of any size")}};
}

BitmapPtr bitmapOf(const PictureSource& image) { return image.bitmap ? image.bitmap : drawnSample(image.name); }

TensorPtr shrunk(const BitmapPtr& bitmap, int rows, int columns) {
    // Options move while the picture stays: a large one is read once.
    thread_local Memo<std::tuple<SameObject<Bitmap>, int, int>, TensorPtr> known(4);
    return known({{bitmap}, rows, columns}, [&] { return makeShrunk(*bitmap, rows, columns); });
}

Result<Features> makeFeatures(const PictureOptions& options, const Shape& shape, const Given& given, const Watch& watch) {
    if (const auto fits = watch.reserve(4 * shape.bytes()); !fits) return fits.error();
    Features features;
    features.backdrop = bitmapOf(options.image);
    const auto* array = given.find("features");
    const int side = sideOf(options, array);
    features.pixels = shrunk(features.backdrop, side, side);
    if (array) {
        features.maps = givenMaps(*array, shape);
    } else if (isRaw(options)) {
        features.maps = features.pixels;
    } else if (isOfNetwork(options)) {
        features.network = std::make_shared<const NetworkStage>(networkStage(options.network, options.stage, *features.pixels));
        features.maps = features.network->features;
    } else {
        features.bank = filterBank(shape.heads);
        auto answers = answersOf(features, watch);
        if (!answers) return answers.error();
        features.answers = *std::move(answers);
        features.maps = settled(options, features.answers);
    }
    return features;
}

std::int64_t featureMultiplyAdds(const Features& features) {
    const auto& shape = features.maps->shape();
    return features.bank ? std::int64_t(shape.size()) * filterTaps : 0;
}

// Stages

Panel mapsPanel(std::string id, Message title, TensorPtr maps, const BitmapPtr& backdrop, Tone tone) {
    Panel panel = stackPanel({.id = std::move(id), .title = std::move(title), .rows = rowAxis(), .columns = columnAxis(), .values = std::move(maps)});
    panel.kind = PanelKind::Picture;
    panel.heads = channelAxis();
    panel.tone = tone;
    panel.backdrop = backdrop;
    return panel;
}

Stage pictureStage(const TensorPtr& pixels, const BitmapPtr& backdrop) {
    Panel panel = mapsPanel("pixels", say(ATT_TEXT("engine", "picture as the network sees it")), pixels, backdrop, Tone::Sequential);
    panel.colours = true;
    panel.lowest = 0, panel.highest = 1;
    return stage("picture", ATT_TEXT("engine", "Picture"),
                 ATT_TEXT("engine", "The picture, made smaller by taking the mean over blocks of pixels: red, green and blue from 0 to 1."),
                 {std::move(panel)});
}

namespace {

/// The convolution of a network's stage. Its first stage reads the picture itself.
ConvolutionLayer learnedLayer(const PictureOptions& options) {
    const auto& c = checkpointOf(options.network);
    const int stage = std::clamp(options.stage, 1, c.model.stages);
    return {.stage = "learned",
            .name = "learned",
            .kernel = c.layout.stages[std::size_t(stage - 1)].convolution.kernel,
            .input = stage == 1 ? panel::pixels : panel::stageInput,
            .symbol = "y",
            .inputSymbol = stage == 1 ? "P" : "A"};
}

void addLearnedStages(Outcome& outcome, const Features& features, const PictureOptions& options) {
    const ConvolutionLayer layer = learnedLayer(options);
    const NetworkStage& network = *features.network;
    if (layer.input == panel::stageInput)
        outcome.stages.push_back(stage(
            "learned_input", ATT_TEXT("engine", "What the stage reads"),
            ATT_TEXT("engine", "What the stages before made of the picture, behind their gates, at half the height and width each time."),
            {mapsPanel("maps",
                       say(ATT_TEXT("engine", "maps that stage %1 reads"), std::clamp(options.stage, 1, checkpointOf(options.network).model.stages)),
                       network.input, features.backdrop, Tone::Sequential)}));
    outcome.stages.push_back(
        stage("learned", ATT_TEXT("engine", "Convolution"),
              ATT_TEXT("engine", "The 3 × 3 kernels of this stage, learned on generated pictures, slid over what it reads."),
              convolutionPanels(layer, {network.W, network.b, network.convolved}, say(ATT_TEXT("engine", "before ReLU")), features.backdrop)));
}

}  // namespace

void addFeatureStages(Outcome& outcome, const Features& features, const PictureOptions& options) {
    outcome.stages.push_back(pictureStage(features.pixels, features.backdrop));
    if (features.bank) {
        Panel bank = stackPanel({.id = "filters",
                                 .title = say(ATT_TEXT("engine", "filters: red above green above blue")),
                                 .rows = rowAxis(),
                                 .columns = columnAxis(),
                                 .values = features.bank});
        bank.heads = channelAxis();
        outcome.stages.push_back(
            stage("filters", ATT_TEXT("engine", "Filters"),
                  ATT_TEXT("engine", "Patches, blobs, edges, lines and opponent colours: 7 × 7 numbers for each of the three colours."),
                  {std::move(bank)}));
        outcome.stages.push_back(
            stage("answers", ATT_TEXT("engine", "Answers"),
                  ATT_TEXT("engine", "Each filter slid over the picture in steps of two: where it fits, the answer is high."),
                  {mapsPanel("maps", say(ATT_TEXT("engine", "answers of the filters")), features.answers, features.backdrop, Tone::Diverging)}));
    }
    if (features.network) addLearnedStages(outcome, features, options);
    outcome.stages.push_back(
        stage("features", ATT_TEXT("engine", "Features F"),
              ATT_TEXT("engine", "What the block is given: C maps, normalised and rectified where that is asked for."),
              {mapsPanel("maps", say(ATT_TEXT("engine", "feature maps F")), features.maps, features.backdrop, features.tone(options))}));
}

// Explanations

namespace {

constexpr const char* colourLetters[] = {"R", "G", "B"};

}  // namespace

Explanation explainPixels(const Outcome& outcome, const Cell& cell) {
    const Panel& shownPanel = *findPanel(outcome, cell.panel);
    const Span down = spanOf(cell.row, shownPanel.shape.rows, shownPanel.backdrop->height),
               across = spanOf(cell.column, shownPanel.shape.columns, shownPanel.backdrop->width);
    const Text meaning = ATT_TEXT("engine", "mean of %1 × %2 pixels, from 0 (dark) to 1");
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is %1[%2, %3] = %4?"), colourLetters[cell.head], cell.row + 1, cell.column + 1,
                                            inFull(numberAt(outcome, cell))),
                            .formula = "P = Σ p / (255·n)"};
    explanation.steps.push_back(givenStep(say(ATT_TEXT("engine", "read")), cellTerm(outcome, say(meaning, down.size(), across.size()), cell)));
    return explanation;
}

namespace {

Explanation explainFilter(const Outcome& outcome, const Cell& cell) {
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is k[%1, %2] = %3 in filter %4?"), cell.row % filterSide + 1, cell.column + 1,
                                            inFull(numberAt(outcome, cell)), cell.head + 1),
                            .formula = "k"};
    explanation.steps.push_back(givenStep(
        filterName(cell.head), cellTerm(outcome, say(ATT_TEXT("engine", "written down, for %1"), colourLetters[cell.row / filterSide]), cell)));
    explanation.remark = say(ATT_TEXT("engine", "Scaled so that neither the positive nor the negative weights sum to more than 1."));
    return explanation;
}

/// Pixel × weight, over three colours and the 7 × 7 window; beyond the edge the nearest pixel.
Step windowStep(const Outcome& outcome, const Cell& cell) {
    const int n = findPanel(outcome, panel::pixels)->shape.rows;
    std::vector<Term> terms;
    double sum = 0;
    for (int tap = 0; tap < filterTaps; ++tap) {
        const int c = tap / (filterSide * filterSide), i = tap / filterSide % filterSide, j = tap % filterSide;
        const auto place = [n](int out, int k) { return std::clamp(out * filterStride + k - filterSide / 2, 0, n - 1); };
        const Cell pixel{panel::pixels, c, place(cell.row, i), place(cell.column, j)}, weight{panel::filters, cell.head, c * filterSide + i, j};
        const double product = numberAt(outcome, pixel) * numberAt(outcome, weight);
        const auto label = std::string(colourLetters[c]) + "[" + std::to_string(pixel.row + 1) + ", " + std::to_string(pixel.column + 1) + "]·k";
        terms.push_back({formula(label), product, pixel, weight});
        sum += product;
    }
    return {filterName(cell.head), Operation::Sum, shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum};
}

Explanation explainAnswer(const Outcome& outcome, const Cell& cell) {
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is the answer of filter %1 at [%2, %3] = %4?"), cell.head + 1, cell.row + 1,
                                            cell.column + 1, inFull(numberAt(outcome, cell))),
                            .formula = "Σ P·k_{c}"};
    explanation.steps.push_back(windowStep(outcome, cell));
    settle(explanation.steps.back(), numberAt(outcome, cell), false);
    return explanation;
}

/// (x − μ)/σ and ReLU, whichever of them is done.
std::vector<Step> settlingSteps(const Outcome& outcome, const PictureOptions& options, const Cell& cell) {
    std::vector<Step> steps;
    Term x = cellTerm(outcome, say(ATT_TEXT("engine", "answer of the filter")), {panel::answers, cell.head, cell.row, cell.column});
    if (options.normalise) {
        const Moments m = momentsOf(*findPanel(outcome, panel::answers)->values, cell.head);
        const Term centred = numberTerm(formula("x − μ"), x.value - m.mean);
        steps.push_back({say(ATT_TEXT("engine", "less the map's mean")), Operation::Sum, {x, numberTerm(formula("−μ"), -m.mean)}, centred.value});
        steps.push_back({say(ATT_TEXT("engine", "in deviations")),
                         Operation::Quotient,
                         {centred, numberTerm(formula("√(σ² + ε)"), m.deviation)},
                         centred.value / m.deviation});
        x = numberTerm(say(ATT_TEXT("engine", "normalised")), steps.back().result);
    }
    if (options.rectify) steps.push_back({say(ATT_TEXT("engine", "ReLU")), Operation::Rectified, {x}, std::max(x.value, 0.0)});
    if (steps.empty()) steps.push_back(givenStep(say(ATT_TEXT("engine", "as it is")), x));
    return steps;
}

Explanation explainLearned(const Outcome& outcome, const PictureOptions& options, const Cell& cell) {
    const ConvolutionLayer layer = learnedLayer(options);
    if (cell.panel == layer.out()) return *explainConvolution(outcome, layer, {KernelOptions::Source::Drawn, 1}, Given({}, {}), cell);
    const bool input = cell.panel == panel::stageInput;
    const char* symbol = input ? "A" : cell.panel == layer.b() ? "b" : "w";
    Explanation explanation{.question = input ? whyMap(outcome, cell, symbol) : why(outcome, cell, symbol), .formula = symbol};
    const Message origin = input ? say(ATT_TEXT("engine", "made by the stage before, which has its own picture when it is chosen"))
                                 : say(ATT_TEXT("engine", "learned by the network %1"), keyOf(options.network));
    explanation.steps = {
        givenStep(input ? say(ATT_TEXT("engine", "given")) : say(ATT_TEXT("engine", "learned number")), cellTerm(outcome, origin, cell))};
    return explanation;
}

Explanation explainMaps(const Outcome& outcome, const PictureOptions& options, bool given, const Cell& cell) {
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is F[%1, %2] = %3 in channel %4?"), cell.row + 1, cell.column + 1,
                                            inFull(numberAt(outcome, cell)), cell.head + 1),
                            .formula = "F_{c}"};
    if (given) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "given")), cellTerm(outcome, say(ATT_TEXT("engine", "from the file")), cell))};
    } else if (isRaw(options)) {
        explanation.formula += " = P_{c}";
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "as it is")),
                                       cellTerm(outcome, formula(colourLetters[cell.head]), {panel::pixels, cell.head, cell.row, cell.column}))};
    } else if (isOfNetwork(options)) {
        explanation.formula += " = ReLU(y_{c})";
        const Term y = cellTerm(outcome, say(ATT_TEXT("engine", "before ReLU")), {panel::convolvedByStage, cell.head, cell.row, cell.column});
        explanation.steps = {{say(ATT_TEXT("engine", "ReLU")), Operation::Rectified, {y}, std::max(y.value, 0.0)}};
    } else {
        const std::string inner = options.normalise ? "(x_{c} − μ_{c})/√(σ_{c}^{2} + ε)" : "x_{c}";
        explanation.formula += " = " + (options.rectify ? "ReLU(" + inner + ")" : inner);
        explanation.steps = settlingSteps(outcome, options, cell);
        explanation.remark = filterName(cell.head);
    }
    return explanation;
}

}  // namespace

void settle(Step& sum, double shown, bool rectified) { sum.result = rectified && shown == 0 ? std::min(sum.result, 0.0) : shown; }

std::optional<Explanation> explainFeatures(const Outcome& outcome, const PictureOptions& options, bool given, const Cell& cell) {
    if (cell.panel == panel::pixels) return explainPixels(outcome, cell);
    if (cell.panel == panel::filters) return explainFilter(outcome, cell);
    if (cell.panel == panel::answers) return explainAnswer(outcome, cell);
    if (!given && isOfNetwork(options) && (cell.panel == panel::stageInput || cell.panel.starts_with("learned/")))
        return explainLearned(outcome, options, cell);
    if (cell.panel == panel::features) return explainMaps(outcome, options, given, cell);
    return std::nullopt;
}

}  // namespace att::lenses
