// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/place_layer.h"

#include <algorithm>

#include "engine/core/listed.h"
#include "engine/lenses/common/divisors.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"

namespace att::lenses {

Amended placeFields(FieldVisitor& visitor) {
    constexpr double leastSide = 2, mostSide = 28;
    const auto start = startingFrom({{"size", 14}, {"rectify", 0}, {"initialisation", double(Initialisation::Identity)}, {"temperature", 4}});
    return Amended(visitor, [=](Field& field) {
        start(field);
        if (std::string_view(field.key) != "size") return;
        field.minimum = leastSide, field.maximum = mostSide;
        field.allowed = {4, 7, 14, 28};
    });
}

void ChannelHeads::fields(FieldVisitor& visitor, int channels, int initial) {
    constexpr int mostHeads = 32;
    Field field{.key = "heads",
                .label = ATT_TEXT("engine", "Heads"),
                .group = ATT_TEXT("engine", "Heads"),
                .help = ATT_TEXT("engine", "How many heads share the channels: each has C / heads of them for its queries, keys and values."),
                .initial = double(initial),
                .minimum = 1,
                .maximum = mostHeads};
    field.allowed = divisors(channels, std::min(mostHeads, channels));
    if (heads < 1 || channels % heads != 0)
        field.problem =
            say(ATT_TEXT("engine", "%1 channels cannot be shared equally by %2 heads. What can: heads %3."), channels, heads, listed(field.allowed));
    visitor.whole(heads, field);
    shown.fields(visitor, heads);
}

LayerSizes placeSizes(const Shape& shape, int heads, bool bias) {
    const int places = shape.rows * shape.columns, width = std::max(1, shape.heads / std::max(1, heads));
    return {
        .queries = places, .keys = places, .dModel = shape.heads, .heads = heads, .dK = width, .dV = width, .bias = bias, .outputProjection = false};
}

TensorPtr placeRows(const Tensor& maps) {
    const auto [C, H, W] = maps.shape();
    auto rows = std::make_shared<Tensor>(Shape{1, H * W, C});
    rows->head(0) = MatrixView<float>(maps.data(), C, Eigen::Index(H) * W).transpose();
    return rows;
}

TensorPtr placeMaps(const Tensor& rows, const Shape& shape) {
    auto maps = std::make_shared<Tensor>(shape);
    MatrixSpan<float>(maps->data(), shape.heads, Eigen::Index(shape.rows) * shape.columns) = rows.head(0).transpose();
    return maps;
}

TensorPtr headMaps(const Tensor& mixed, const Shape& shape) {
    auto maps = std::make_shared<Tensor>(shape);
    const auto [heads, n, d] = mixed.shape();
    for (int h = 0; h < heads; ++h) MatrixSpan<float>(maps->data() + std::ptrdiff_t(h) * d * n, d, n) = mixed.head(h).transpose();
    return maps;
}

Stage placeStage(const Outcome& outcome, const TensorPtr& X) {
    return stage("x", ATT_TEXT("engine", "Places X"),
                 ATT_TEXT("engine", "Every place of the maps becomes a token: its C numbers, one from each map, in a row."),
                 {matrixPanel({.id = "x",
                               .title = say(ATT_TEXT("engine", "places as rows")),
                               .rows = tokenAxis(outcome.tokens),
                               .columns = channelAxis(),
                               .values = X})});
}

Explanation explainPlaceRow(const Outcome& outcome, const Places& places, const Cell& cell) {
    return {.question = why(outcome, cell, "X"),
            .formula = "X_{ic} = F_{c}(y_{i}, x_{i})",
            .steps = {givenStep(say(ATT_TEXT("engine", "the same number in its map")),
                                cellTerm(outcome, say(ATT_TEXT("engine", "channel %1"), cell.column + 1),
                                         {panel::features, cell.column, places.row(cell.row), places.column(cell.row)}))}};
}

Explanation explainHeadMap(const Outcome& outcome, const Places& places, const Cell& cell) {
    const int d = findPanel(outcome, panel::mixed)->shape.columns;
    return {.question = say(ATT_TEXT("engine", "Why is Y[%1, %2] = %3 in channel %4?"), cell.row + 1, cell.column + 1,
                            inFull(numberAt(outcome, cell)), cell.head + 1),
            .formula = "Y_{c}(y_{i}, x_{i}) = O^{h}_{ic}",
            .steps = {givenStep(say(ATT_TEXT("engine", "head %1, dimension %2"), cell.head / d + 1, cell.head % d + 1),
                                cellTerm(outcome, formula("O"), {panel::mixed, cell.head / d, places.token(cell.row, cell.column), cell.head % d}))}};
}

Explanation explainPlaceOver(const LayerReading& reading, const Places& places, int shown, const Cell& cell) {
    const auto weight = [](int head, int query, int key) { return Cell{panel::weights, head, query, key}; };
    const auto story = [&reading](const Cell& at) { return *explainLayer(reading, at); };
    return explainOver({reading.outcome, places, reading.sizes.heads, shown, weight, story}, cell);
}

}  // namespace att::lenses
