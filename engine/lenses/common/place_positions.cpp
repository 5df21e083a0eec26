// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/place_positions.h"

#include <algorithm>
#include <cmath>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/row_blocks.h"
#include "engine/lenses/common/sequence_explain.h"

namespace att::lenses {
namespace {

constexpr const char *downPanel = "tables/rel_h", *acrossPanel = "tables/rel_w";

Field positionField(Field field) { return inGroup(ATT_TEXT("engine", "Position"), std::move(field)); }

bool isRelative(const PlacePositionOptions& o) { return o.table == PlaceTable::Relative; }

/// Of one side of the map with `places` places.
Shape tableShape(const PlacePositionOptions& o, const LayerSizes& sizes, int places) {
    return isRelative(o) ? Shape{1, 2 * places - 1, sizes.dK} : Shape{sizes.heads, places, sizes.dK};
}

std::vector<std::int64_t> slotShape(const Shape& shape) {
    if (shape.heads == 1) return {shape.rows, shape.columns};
    return {shape.heads, shape.rows, shape.columns};
}

TensorPtr takeTable(const char* name, const Shape& shape, double gain, const WeightOptions& weights, const Given& given) {
    auto table = std::make_shared<Tensor>(shape);
    if (const auto* array = given.find(name)) {
        std::ranges::copy(array->values, table->data());
        return table;
    }
    const auto numbers = drawn({.seed = static_cast<std::uint64_t>(weights.seed),
                                .name = name,
                                .rows = shape.heads * shape.rows,
                                .columns = shape.columns,
                                .initialisation = Initialisation::ScaledNormal});
    std::transform(numbers->data(), numbers->data() + shape.size(), table->data(), [gain](float x) { return static_cast<float>(gain * double(x)); });
    return table;
}

/// The row of the table for places `from` and `to` of one side: the distance, or the place itself of the token that offers its vector.
int tableRow(bool relative, int from, int to, int places) { return relative ? to - from + places - 1 : to; }

struct Pair {
    int query, other;  ///< whose q, and whose place
};
/// b_ij takes q_i and the place of j; transposed it takes q_j and the place of i.
Pair pairOf(const PlacePositionOptions& o, int i, int j) { return o.term == PlaceTerm::Query ? Pair{i, j} : Pair{j, i}; }

/// q·r for every row of a table: n × rows.
Matrix<float> dots(const Tensor& Q, const Tensor& table, int head) {
    const auto q = Q.head(head);
    const auto r = table.head(table.shape().heads == 1 ? 0 : head);
    Matrix<float> result(q.rows(), r.rows());
    for (Eigen::Index i = 0; i < q.rows(); ++i)
        for (Eigen::Index row = 0; row < r.rows(); ++row) result(i, row) = q.row(i).dot(r.row(row));
    return result;
}

}  // namespace

double PlacePositionOptions::factor(int dK) const { return 1 / ((scale == PlaceScale::Both ? std::sqrt(double(dK)) : 1) * temperature); }

void PlacePositionOptions::fields(FieldVisitor& visitor) {
    visitor.choice(
        scale,
        {.key = "position_scale",
         .label = ATT_TEXT("engine", "Divide by √d_k"),
         .group = ATT_TEXT("engine", "Score and normalise"),
         .help = ATT_TEXT("engine",
                          "The authors scale q first, so content and position are both divided; timm divides the content alone; a "
                          "popular port divides neither."),
         .choices = {{"both", ATT_TEXT("engine", "both")}, {"content", ATT_TEXT("engine", "content")}, {"none", ATT_TEXT("engine", "neither")}}});
    visitor.real(temperature, temperatureField());
    visitor.choice(table, positionField({.key = "position_table",
                                         .label = ATT_TEXT("engine", "Position vectors"),
                                         .help = ATT_TEXT("engine",
                                                          "One for each distance, shared by all heads, as in the paper; one for each row and column "
                                                          "of every head, as in a popular port; or none."),
                                         .choices = {{"relative", ATT_TEXT("engine", "relative")},
                                                     {"absolute", ATT_TEXT("engine", "absolute (port)")},
                                                     {"none", ATT_TEXT("engine", "none")}}}));
    Field termField = positionField(
        {.key = "position_term",
         .label = ATT_TEXT("engine", "Position term"),
         .help = ATT_TEXT("engine", "The query asks where the key lies, q_i·r_ij; a popular port has it the other way round, q_j·r_ji."),
         .choices = {{"query", ATT_TEXT("engine", "q_i · r")}, {"transposed", ATT_TEXT("engine", "q_j · r (port)")}}});
    Field gainField = positionField({.key = "position_gain",
                                     .label = ATT_TEXT("engine", "Position gain"),
                                     .help = ATT_TEXT("engine", "What the drawn position vectors are multiplied by: at 0 content alone counts."),
                                     .initial = 1,
                                     .minimum = 0,
                                     .maximum = 8,
                                     .step = 0.1});
    if (table == PlaceTable::None) termField.locked = gainField.locked = say(ATT_TEXT("engine", "There are no position vectors."));
    visitor.choice(term, termField);
    visitor.real(gain, gainField);
}

std::vector<ArraySlot> placeTableSlots(const PlacePositionOptions& o, const LayerSizes& sizes, const Places& places) {
    if (o.table == PlaceTable::None) return {};
    const Text meaning = isRelative(o) ? ATT_TEXT("engine", "a vector for each distance, from the most negative on")
                                       : ATT_TEXT("engine", "a vector for each row or column of every head");
    return {{"rel_h", slotShape(tableShape(o, sizes, places.rows)), meaning, downPanel},
            {"rel_w", slotShape(tableShape(o, sizes, places.columns)), meaning, acrossPanel}};
}

PlaceTables placeTables(const PlacePositionOptions& o, const LayerSizes& sizes, const Places& places, const WeightOptions& weights,
                        const Given& given) {
    if (o.table == PlaceTable::None) return {};
    return {takeTable("rel_h", tableShape(o, sizes, places.rows), o.gain, weights, given),
            takeTable("rel_w", tableShape(o, sizes, places.columns), o.gain, weights, given)};
}

Result<TensorPtr> placeBias(const PlacePositionOptions& o, const LayerSizes& sizes, const Places& places, const PlaceTables& tables, const Tensor& Q,
                            const Watch& watch) {
    if (o.table == PlaceTable::None) return TensorPtr();
    auto bias = std::make_shared<Tensor>(sizes.scores());
    const float factor = static_cast<float>(o.factor(sizes.dK));
    for (int h = 0; h < sizes.heads; ++h) {
        const auto down = dots(Q, *tables.down, h), across = dots(Q, *tables.across, h);
        auto b = bias->head(h);
        const auto fill = [&](int first, int count) {
            for (int i = first; i < first + count; ++i)
                for (int j = 0; j < sizes.keys; ++j) {
                    const auto [query, other] = pairOf(o, i, j);
                    b(i, j) = factor * (down(query, tableRow(isRelative(o), places.row(query), places.row(other), places.rows)) +
                                        across(query, tableRow(isRelative(o), places.column(query), places.column(other), places.columns)));
                }
        };
        constexpr double microsecondsPerPair = 0.003;
        if (const auto done = forRowBlocks(sizes.queries, sizes.keys * microsecondsPerPair, watch, fill); !done) return done.error();
    }
    return TensorPtr(bias);
}

// Stages

namespace {

/// "-13" … "13" of distances; else places by their number.
Labels rowLabels(bool relative, int rows) {
    if (!relative) return nullptr;
    auto labels = std::make_shared<std::vector<std::string>>();
    for (int row = 0; row < rows; ++row) labels->push_back(std::to_string(row - rows / 2));
    return labels;
}

Panel tablePanelOf(const char* id, Message title, bool relative, Text across, const TensorPtr& table) {
    const Axis rows{relative ? ATT_TEXT("engine", "distance") : across, rowLabels(relative, table->shape().rows)};
    return headsPanel({.id = id, .title = std::move(title), .rows = rows, .columns = dimensionAxis(), .values = table}, table->shape().heads > 1);
}

}  // namespace

Stage tableStage(const PlacePositionOptions& o, const PlaceTables& tables, const Places&) {
    return stage(
        "tables", ATT_TEXT("engine", "Positions r"),
        ATT_TEXT("engine", "A learned vector for each distance down and one for each distance across; in the port, for each row and column."),
        {tablePanelOf("rel_h", say(ATT_TEXT("engine", "vectors of rows r_h")), isRelative(o), ATT_TEXT("engine", "row"), tables.down),
         tablePanelOf("rel_w", say(ATT_TEXT("engine", "vectors of columns r_w")), isRelative(o), ATT_TEXT("engine", "column"), tables.across)});
}

// Explanations

Explanation explainTable(const Outcome& outcome, const PlacePositionOptions& o, const WeightOptions& weights, const Cell& cell) {
    const double spread = o.gain / std::sqrt(double(findPanel(outcome, cell.panel)->shape.columns));
    const bool down = cell.panel == downPanel;
    return {.question = why(outcome, cell, down ? "r_h" : "r_w"),
            .formula = down ? "r_{h}" : "r_{w}",
            .steps = {givenStep(say(ATT_TEXT("engine", "a parameter: what training would change")), cellTerm(outcome, formula("r"), cell))},
            .remark = originOf(weights, {down ? "rel_h" : "rel_w"},
                               say(ATT_TEXT("engine", "Drawn from N(0, %1²) with seed %2."), std::round(spread * 10000) / 10000, weights.seed))};
}

Explanation explainPlaceBias(const Outcome& outcome, const PlacePositionOptions& o, const LayerSizes& sizes, const Places& places, const Cell& cell) {
    const auto [query, other] = pairOf(o, cell.row, cell.column);
    const int head = isRelative(o) ? 0 : cell.head;
    const auto products = [&](const char* table, int row, const char* name) {
        std::vector<Term> terms;
        for (int c = 0; c < sizes.dK; ++c) {
            const Cell q{panel::q, cell.head, query, c}, r{table, head, row, c};
            terms.push_back({formula("q" + lowered(c) + "·" + name + lowered(c)), numberAt(outcome, q) * numberAt(outcome, r), q, r});
        }
        return terms;
    };
    auto terms = products(downPanel, tableRow(isRelative(o), places.row(query), places.row(other), places.rows), "r_h");
    for (auto& term : products(acrossPanel, tableRow(isRelative(o), places.column(query), places.column(other), places.columns), "r_w"))
        terms.push_back(std::move(term));
    const double value = numberAt(outcome, cell), factor = o.factor(sizes.dK);
    Explanation explanation{.question = why(outcome, cell, "b"),
                            .formula = o.term == PlaceTerm::Query ? "b_{ij} = q_{i}·(r_{h} + r_{w})" : "b_{ij} = q_{j}·(r_{h} + r_{w})"};
    explanation.steps = {{say(ATT_TEXT("engine", "query times position")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), value / factor}};
    if (factor != 1) {
        const bool root = o.scale == PlaceScale::Both, warm = o.temperature != 1;
        const char* divisor = !root ? "T" : warm ? "√d_k·T" : "√d_k";
        explanation.formula += std::string(" / ") + (!root ? "T" : warm ? "(√d_{k}·T)" : "√d_{k}");
        explanation.steps.push_back({say(ATT_TEXT("engine", "divided as the score is")),
                                     Operation::Quotient,
                                     {numberTerm(formula("q·r"), value / factor), numberTerm(formula(divisor), 1 / factor)},
                                     value});
    }
    if (o.term == PlaceTerm::Transposed)
        explanation.remark = say(ATT_TEXT("engine", "The key's query meets the place of the query: the port's transposed term."));
    return explanation;
}

}  // namespace att::lenses
