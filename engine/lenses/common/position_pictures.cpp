// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/position_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/position_picture_parts.h"
#include "engine/math/linear.h"
#include "engine/math/product.h"
#include "engine/math/relative_shaw.h"

namespace att::lenses {
namespace {

Field shownField(Field field) { return inGroup(ATT_TEXT("engine", "Shown"), std::move(field)); }

using Coordinates = std::shared_ptr<const std::vector<double>>;

/// first, first + 1, …
Coordinates placesFrom(int first, int count) {
    std::vector<double> places;
    for (int i = 0; i < count; ++i) places.push_back(first + i);
    return std::make_shared<const std::vector<double>>(std::move(places));
}

Labels labelsFrom(int first, int count) {
    std::vector<std::string> labels;
    for (int i = 0; i < count; ++i) labels.push_back(std::to_string(first + i));
    return std::make_shared<const std::vector<std::string>>(std::move(labels));
}

Axis positionAxis(int length) { return {ATT_TEXT("engine", "position"), labelsFrom(0, length), placesFrom(0, length)}; }
Axis distanceAxis(int first, int count) { return {ATT_TEXT("engine", "distance"), labelsFrom(first, count), placesFrom(first, count)}; }

Panel curves(const char* id, Message title, Axis rows, Axis columns, TensorPtr values, Text measured) {
    auto panel =
        matrixPanel({.id = id, .title = std::move(title), .rows = std::move(rows), .columns = std::move(columns), .values = std::move(values)});
    panel.kind = PanelKind::Series;
    panel.measured.name = measured;
    return panel;
}

std::shared_ptr<Tensor> matrix(int rows, int columns) { return std::make_shared<Tensor>(Shape{1, rows, columns}); }

// Vectors: sinusoids, tables, flows and the turn of RoPE

/// The vector (1, 0) of every pair, turned: cosines and sines.
TensorPtr turnPicture(const PositionOptions& o, int length, int d) {
    auto picture = matrix(length, d);
    for (int c = 0; c < d; ++c) {
        const auto wave = waveOf(o, c, d);
        picture->head(0).col(c).setConstant(wave.silent || !wave.sine ? 1.0f : 0.0f);
    }
    picture->head(0) = rotate<float>({.layout = o.layout, .base = o.base}, picture->head(0));
    return picture;
}

Result<TensorPtr> vectorTable(const EncodingSource& s, const Watch& watch) {
    if (s.options.kind == PositionKind::Rotary) return turnPicture(s.options, s.view.length, s.sizes.dK);
    return addedPositions(s.options, s.arrays, 0, s.view.length, s.sizes.dModel, watch);
}

Stage tableStage(const EncodingSource& s, const TensorPtr& table) {
    const bool rope = s.options.kind == PositionKind::Rotary;
    auto title = rope ? say(ATT_TEXT("engine", "the turn of each pair: cosine and sine")) : say(ATT_TEXT("engine", "positions P"));
    return stage(
        "encoding", ATT_TEXT("engine", "picture"),
        ATT_TEXT("engine", "The encoding as a picture: a row for each position, a column for each dimension."),
        {matrixPanel({.id = "table", .title = std::move(title), .rows = positionAxis(s.view.length), .columns = dimensionAxis(), .values = table})});
}

Axis chosenDimensions(const std::vector<int>& dimensions) {
    std::vector<std::string> labels;
    for (const int c : dimensions) labels.push_back(std::to_string(c + 1));
    return {ATT_TEXT("engine", "dimension"), std::make_shared<const std::vector<std::string>>(std::move(labels))};
}

/// The columns of a table as curves over its rows.
Panel dimensionCurves(const Tensor& table, const std::vector<int>& dimensions, Axis along) {
    auto values = matrix(int(dimensions.size()), table.shape().rows);
    for (std::size_t i = 0; i < dimensions.size(); ++i) values->head(0).row(int(i)) = table.head(0).col(dimensions[i]).transpose();
    return curves("curves", say(ATT_TEXT("engine", "by dimension")), chosenDimensions(dimensions), std::move(along), values,
                  ATT_TEXT("engine", "value"));
}

Axis startAxis(const std::vector<int>& starts) {
    std::vector<std::string> labels;
    for (const int start : starts) labels.push_back(std::to_string(start));
    return {ATT_TEXT("engine", "from position"), std::make_shared<const std::vector<std::string>>(std::move(labels))};
}

Panel similarityCurves(const Tensor& pairs) {
    const int length = pairs.shape().rows, distances = (length + 1) / 2;
    const auto starts = similarityStarts(length);
    auto values = matrix(int(starts.size()), distances);
    for (std::size_t i = 0; i < starts.size(); ++i) values->head(0).row(int(i)) = pairs.head(0).row(starts[i]).segment(starts[i], distances);
    return curves("similarity", say(ATT_TEXT("engine", "dot product against distance")), startAxis(starts), distanceAxis(0, distances), values,
                  ATT_TEXT("engine", "P·P / (‖P‖·‖P‖)"));
}

/// P_p·P_q / (‖P_p‖·‖P_q‖) of all pairs, in double as orthogonal ones cancel. A vector of zeros is like nothing: 0.
Result<TensorPtr> similarities(const Tensor& table, const Watch& watch) {
    const int length = table.shape().rows, d = table.shape().columns;
    Matrix<double> unit = table.head(0).cast<double>(), products(length, length);
    for (int p = 0; p < length; ++p) {
        const double norm = unit.row(p).norm();
        if (norm > 0) unit.row(p) /= norm;
    }
    const Linear<double> all{
        .n = length, .in = d, .out = length, .x = unit.data(), .W = unit.data(), .y = headByHead(products.data(), length, length)};
    if (const auto done = linear<double>(all, watch); !done) return done.error();
    auto pairs = matrix(length, length);
    pairs->head(0) = products.cast<float>();
    return TensorPtr(pairs);
}

Stage similarityStage(int length, const TensorPtr& pairs) {
    auto map = matrixPanel({.id = "pairs",
                            .title = say(ATT_TEXT("engine", "every two positions")),
                            .rows = positionAxis(length),
                            .columns = positionAxis(length),
                            .values = pairs});
    map.lowest = -1.0f, map.highest = 1.0f;
    return stage("distance", ATT_TEXT("engine", "distance"),
                 ATT_TEXT("engine", "How alike two positions are: where the curves coincide, only the distance counts."),
                 {similarityCurves(*pairs), std::move(map)});
}

Panel normCurve(const Tensor& table, Axis along) {
    auto values = matrix(1, table.shape().rows);
    values->head(0) = table.head(0).rowwise().norm().transpose();
    auto panel = curves("norm", say(ATT_TEXT("engine", "length of the vectors")), wordAxis(ATT_TEXT("engine", "curve"), {ATT_TEXT("engine", "‖P‖")}),
                        std::move(along), values, ATT_TEXT("engine", "‖P‖"));
    panel.lowest = 0.0f;
    return panel;
}

Panel wavelengthCurve(const PositionOptions& o, int d) {
    auto values = matrix(1, d / 2 * 2);
    for (int c = 0; c < values->shape().columns; ++c) values->head(0)(0, c) = static_cast<float>(2 * std::numbers::pi / waveOf(o, c, d).frequency);
    auto panel =
        curves("wavelength", say(ATT_TEXT("engine", "wavelength by dimension")),
               wordAxis(ATT_TEXT("engine", "curve"), {ATT_TEXT("engine", "wavelength")}), dimensionAxis(), values, ATT_TEXT("engine", "positions"));
    panel.columns.places = placesFrom(1, values->shape().columns);
    panel.measured.logarithmic = true;
    return panel;
}

/// Error of one interval from the start against a solution in many more steps, for both solvers.
Panel errorCurves(const EncodingSource& s, const Watch& watch) {
    auto values = matrix(2, int(errorSteps.size()));
    const FlowError error(s.options, s.arrays, watch);
    for (int method = 0; method < 2; ++method)
        for (std::size_t i = 0; i < errorSteps.size(); ++i)
            values->head(0)(method, int(i)) = static_cast<float>(error.difference(OdeMethod(method), errorSteps[i]).cwiseAbs().maxCoeff());
    auto panel = curves("error", say(ATT_TEXT("engine", "error by steps")),
                        wordAxis(ATT_TEXT("engine", "solver"), {ATT_TEXT("engine", "Euler"), ATT_TEXT("engine", "Runge–Kutta 4")}),
                        {ATT_TEXT("engine", "steps a token"), nullptr}, values, ATT_TEXT("engine", "largest error of p(1)"));
    panel.columns.places = std::make_shared<const std::vector<double>>(errorSteps.begin(), errorSteps.end());
    panel.columns.logarithmic = panel.measured.logarithmic = true;
    return panel;
}

Stage vectorNorms(const EncodingSource& s, const TensorPtr& table, const Watch& watch) {
    Stage norms{
        "norms", ATT_TEXT("engine", "norm · waves"), ATT_TEXT("engine", "How long the vectors are, and how long a wave is in each dimension."), {}};
    if (s.options.hasWaves() && table->shape().columns > 1) norms.panels.push_back(wavelengthCurve(s.options, table->shape().columns));
    norms.panels.push_back(normCurve(*table, positionAxis(s.view.length)));
    if (s.options.kind == PositionKind::Flow) norms.panels.push_back(errorCurves(s, watch));
    return norms;
}

Result<std::vector<Stage>> vectorStages(const EncodingSource& s, const Watch& watch) {
    const auto table = vectorTable(s, watch);
    if (!table) return table.error();
    const auto pairs = similarities(**table, watch);
    if (!pairs) return pairs.error();
    auto list = std::vector{tableStage(s, *table),
                            stage("curves", ATT_TEXT("engine", "curves"), ATT_TEXT("engine", "Some dimensions as curves over the position."),
                                  {dimensionCurves(**table, s.view.dimensions((*table)->shape().columns), positionAxis(s.view.length))}),
                            similarityStage(s.view.length, *pairs), vectorNorms(s, *table, watch)};
    if (watch.stopped()) return stoppedError();
    return list;
}

// Biases: ALiBi and T5

/// The weights that the last position gives to those before it when all contents are equal: H × length, by distance.
TensorPtr lastWeights(const Tensor& bias) {
    const auto [heads, length, keys] = bias.shape();
    auto weights = matrix(heads, length);
    for (int h = 0; h < heads; ++h) {
        const auto row = bias.head(h).row(length - 1).array();
        weights->head(0).row(h) = (row - row.maxCoeff()).exp().reverse();
        weights->head(0).row(h) /= weights->head(0).row(h).sum();
    }
    return weights;
}

Panel slopeBars(const LayerSizes& sizes) {
    auto values = matrix(1, sizes.heads);
    const auto slopes = linearBiasSlopes(sizes.heads);
    for (int h = 0; h < sizes.heads; ++h) values->head(0)(0, h) = static_cast<float>(slopes[std::size_t(h)]);
    auto panel = curves("slopes", say(ATT_TEXT("engine", "slope of each head")),
                        wordAxis(ATT_TEXT("engine", "bars"), {ATT_TEXT("engine", "slope m")}), headAxis(), values, ATT_TEXT("engine", "slope m"));
    panel.kind = PanelKind::Bars;
    panel.measured.logarithmic = true;
    return panel;
}

Panel bucketCurve(const RelativeBuckets& rule, int length) {
    auto values = matrix(1, 2 * length - 1);
    for (int c = 0; c < values->shape().columns; ++c) values->head(0)(0, c) = static_cast<float>(relativeBucket(rule, c - length + 1));
    return curves("buckets", say(ATT_TEXT("engine", "bucket of each distance")),
                  wordAxis(ATT_TEXT("engine", "curve"), {ATT_TEXT("engine", "bucket")}), distanceAxis(1 - length, 2 * length - 1), values,
                  ATT_TEXT("engine", "bucket"));
}

Result<std::vector<Stage>> biasStages(const EncodingSource& s, const Watch& watch) {
    const int length = s.view.length, heads = s.sizes.heads, middle = length / 2;
    LayerSizes square = s.sizes;
    square.queries = square.keys = length;
    const auto bias = placeBias(s.options, s.arrays, square, watch);
    if (!bias) return bias.error();
    auto across = matrix(heads, length);
    for (int h = 0; h < heads; ++h) across->head(0).row(h) = (*bias)->head(h).row(middle);
    const bool slopes = s.options.kind == PositionKind::LinearBias;
    auto map = stackPanel({.id = "bias",
                           .title = say(ATT_TEXT("engine", "bias b")),
                           .rows = {ATT_TEXT("engine", "query"), labelsFrom(0, length)},
                           .columns = {ATT_TEXT("engine", "key"), labelsFrom(0, length)},
                           .values = *bias});
    auto weights = curves("weights", say(ATT_TEXT("engine", "weights on equal content")), headAxis(), distanceAxis(0, length), lastWeights(**bias),
                          ATT_TEXT("engine", "weight"));
    weights.lowest = 0.0f;
    return std::vector{
        stage("encoding", ATT_TEXT("engine", "picture"),
              ATT_TEXT("engine", "What is added to the score of every query with every key, in each head."), {std::move(map)}),
        stage("curves", ATT_TEXT("engine", "curves"),
              ATT_TEXT("engine", "The bias from the middle position to keys before and after it, one curve for each head."),
              {curves("curves", say(ATT_TEXT("engine", "bias against distance")), headAxis(), distanceAxis(-middle, length), across,
                      ATT_TEXT("engine", "bias"))}),
        stage("distance", ATT_TEXT("engine", "distance"),
              ATT_TEXT("engine", "How the last position shares its weight when all tokens are alike: the bias alone decides."), {std::move(weights)}),
        slopes ? stage("norms", ATT_TEXT("engine", "slopes"), ATT_TEXT("engine", "Each head forgets distance at a rate of its own."),
                       {slopeBars(s.sizes)})
               : stage("norms", ATT_TEXT("engine", "buckets"), ATT_TEXT("engine", "Near distances have a bucket each, far ones share."),
                       {bucketCurve(s.options.rule, length)})};
}

// Shaw

/// What the first token's query adds to its score by distance, in each head: H × (2k+1).
TensorPtr shawScoresOfFirst(const EncodingSource& s) {
    const Tensor& aK = *s.arrays.aK;
    auto scores = matrix(s.sizes.heads, aK.shape().rows);
    for (int h = 0; h < s.sizes.heads; ++h)
        scores->head(0).row(h) = static_cast<float>(s.factor) * timesTransposed<float>(s.Q->head(h).row(0), aK.head(0));
    return scores;
}

std::vector<Stage> shawStages(const EncodingSource& s) {
    const Tensor& aK = *s.arrays.aK;
    const int k = s.options.clip;
    const auto along = [&] { return distanceAxis(-k, 2 * k + 1); };
    auto list = std::vector{stage("curves", ATT_TEXT("engine", "curves"),
                                  ATT_TEXT("engine", "Some dimensions of the vectors beside the keys, as curves over the distance."),
                                  {dimensionCurves(aK, s.view.dimensions(aK.shape().columns), along())})};
    if (s.Q->shape().rows > 0)
        list.push_back(stage("distance", ATT_TEXT("engine", "distance"),
                             ATT_TEXT("engine", "What the first token's query adds to its score by the key's distance: it depends on the content."),
                             {curves("score", say(ATT_TEXT("engine", "added by the first token's query")), headAxis(), along(), shawScoresOfFirst(s),
                                     ATT_TEXT("engine", "bias"))}));
    list.push_back(stage("norms", ATT_TEXT("engine", "norms"), ATT_TEXT("engine", "How long the vectors are."), {normCurve(aK, along())}));
    return list;
}

}  // namespace

void PositionView::fields(FieldVisitor& visitor, const PositionOptions& options) {
    const auto noVectors = [&](Field field) {
        if (options.isBias() || options.kind == PositionKind::None)
            field.locked = say(ATT_TEXT("engine", "This encoding has no dimensions: its curves are the heads'."));
        if (options.kind == PositionKind::None) field.locked = say(ATT_TEXT("engine", "Without an encoding there are no curves."));
        return shownField(std::move(field));
    };
    Field positions = shownField({.key = "length",
                                  .label = ATT_TEXT("engine", "Length"),
                                  .help = ATT_TEXT("engine", "How many positions the pictures and curves show, whatever the text."),
                                  .unit = ATT_TEXT("engine", "tokens"),
                                  .initial = 64,
                                  .minimum = 1,
                                  .maximum = 1024,
                                  .logarithmic = true});
    if (options.kind == PositionKind::None) positions.locked = say(ATT_TEXT("engine", "Without an encoding there are no curves."));
    visitor.whole(length, positions);
    visitor.whole(dimension, noVectors({.key = "dimension",
                                        .label = ATT_TEXT("engine", "Dimension"),
                                        .help = ATT_TEXT("engine", "The first dimension drawn as a curve."),
                                        .initial = 1,
                                        .minimum = 1,
                                        .maximum = 1024,
                                        .logarithmic = true}));
    visitor.whole(curves, noVectors({.key = "curves",
                                     .label = ATT_TEXT("engine", "Curves"),
                                     .help = ATT_TEXT("engine", "How many dimensions are drawn as curves."),
                                     .initial = 6,
                                     .minimum = 1,
                                     .maximum = 12}));
    visitor.whole(every, noVectors({.key = "every",
                                    .label = ATT_TEXT("engine", "Every"),
                                    .help = ATT_TEXT("engine", "From one drawn dimension to the next."),
                                    .initial = 4,
                                    .minimum = 1,
                                    .maximum = 128,
                                    .logarithmic = true}));
}

std::vector<int> PositionView::dimensions(int d) const {
    std::vector<int> list;
    for (int i = 0; i < curves; ++i)
        if (const int c = dimension - 1 + i * every; c < d) list.push_back(c);
    if (list.empty()) list.push_back(d - 1);
    return list;
}

std::size_t pictureBytes(const EncodingSource& s) {
    const int length = s.view.length, width = std::max(s.sizes.dModel, s.sizes.dK);
    if (s.options.isBias()) return Shape{s.sizes.heads, length, length}.bytes();
    return Shape{1, length, 2 * width + length}.bytes();
}

Result<std::vector<Stage>> positionStages(const EncodingSource& source, const Watch& watch) {
    if (source.options.kind == PositionKind::None) return std::vector<Stage>();
    if (source.options.kind == PositionKind::Shaw) return shawStages(source);
    return source.options.isBias() ? biasStages(source, watch) : vectorStages(source, watch);
}

Stage positionNumbers(const PositionOptions& options, const LayerSizes& sizes) {
    auto table = matrix(int(encodingNames().size()), 2);
    for (int kind = 0; kind < table->shape().rows; ++kind) {
        const auto counts = countsOfKind(options, sizes, kind);
        table->head(0).row(kind) << static_cast<float>(total(counts.parameters)), static_cast<float>(total(counts.multiplyAdds));
    }
    const auto& names = encodingNames();
    return stage("numbers", ATT_TEXT("engine", "cost"),
                 ATT_TEXT("engine", "What each encoding adds to a layer: parameters, and multiply-adds for this text."),
                 {tablePanel({.id = "table",
                              .title = say(ATT_TEXT("engine", "cost of every encoding")),
                              .rows = wordAxis(ATT_TEXT("engine", "encoding"), {names.begin(), names.end()}),
                              .columns = countAxis(),
                              .values = table})});
}

}  // namespace att::lenses
