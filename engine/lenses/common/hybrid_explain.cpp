// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers of hybrid_stages.h came about, and what the parts cost.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/counting.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/hybrid_stages.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/softmax_steps.h"

namespace att::lenses {
namespace {

constexpr const char* qkvOut = "qkv_dwconv/out";

std::vector<Term> squareTerms(const Outcome& outcome, int map, const Shape& maps) {
    std::vector<Term> terms;
    for (int y = 0; y < maps.rows; ++y)
        for (int x = 0; x < maps.columns; ++x) {
            const Cell cell{qkvOut, map, y, x};
            const double value = numberAt(outcome, cell);
            terms.push_back({formula("x" + placeWords(y, x) + "²"), value * value, cell, cell});
        }
    return terms;
}

Explanation explainUnit(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    const bool query = cell.panel == "unit/q";
    const int map = cell.head + (query ? 0 : reading.attention.channels);
    auto squares = squareTerms(outcome, map, reading.maps);
    double sum = 0;
    for (const auto& term : squares) sum += term.value;
    const double length = std::sqrt(sum), least = 1e-12, under = std::max(length, least);
    const Term x = cellTerm(outcome, formula("x"), {qkvOut, map, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, query ? "Q" : "K"), .formula = "x / ‖x‖"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum of the map's squares")), Operation::Sum,
                          shorten(std::move(squares), mostTerms, ATT_TEXT("engine", "the %1 others")), sum},
                         {say(ATT_TEXT("engine", "length of the map")), Operation::Root, {numberTerm(formula("Σ x²"), sum)}, length},
                         {say(ATT_TEXT("engine", "never below 10⁻¹²")),
                          Operation::Maximum,
                          {numberTerm(formula("‖x‖"), length), numberTerm(formula("10⁻¹²"), least)},
                          under},
                         {say(ATT_TEXT("engine", "over the length")), Operation::Quotient, {x, numberTerm(formula("‖x‖"), under)}, x.value / under}};
    return explanation;
}

Explanation explainCosine(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    const int n = reading.attention.width();
    std::vector<Term> terms;
    for (int y = 0; y < reading.maps.rows; ++y)
        for (int x = 0; x < reading.maps.columns; ++x) {
            const Cell q{"unit/q", cell.head * n + cell.row, y, x}, k{"unit/k", cell.head * n + cell.column, y, x};
            terms.push_back({formula("q·k" + placeWords(y, x)), numberAt(outcome, q) * numberAt(outcome, k), q, k});
        }
    Explanation explanation{.question = why(outcome, cell, "cos"), .formula = "cos = Σ_{y,x} Q_{i} · K_{j}"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum over the places")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(outcome, cell)}};
    explanation.remark = say(ATT_TEXT("engine", "Both maps have length 1: here the product is a cosine, between −1 and 1."));
    return explanation;
}

Explanation explainWeight(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    std::vector<Term> scores;
    for (int j = 0; j < reading.attention.width(); ++j) {
        const Cell cosine{"cosine/cosine", cell.head, cell.row, j}, t{"cosine/temperature", 0, 0, cell.head};
        scores.push_back({formula("cos" + lowered(j) + "·t"), numberAt(outcome, cosine) * numberAt(outcome, t), cosine, t});
    }
    Explanation explanation{.question = why(outcome, cell, "A"), .formula = "A = softmax(cos · t)"};
    explanation.steps = softmaxSteps(scores, std::size_t(cell.column), exponentName, numberAt(outcome, cell));
    return explanation;
}

Explanation explainMixed(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    const int n = reading.attention.width(), head = cell.head / n;
    std::vector<Term> terms;
    for (int j = 0; j < n; ++j) {
        const Cell weight{"attention/weights", head, cell.head % n, j},
            value{qkvOut, 2 * reading.attention.channels + head * n + j, cell.row, cell.column};
        terms.push_back({formula("A" + lowered(j) + "·V" + lowered(j)), numberAt(outcome, weight) * numberAt(outcome, value), weight, value});
    }
    Explanation explanation{.question = whyMap(outcome, cell, "Z"), .formula = "Z_{i} = Σ_{j} A_{ij} V_{j}"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum over the maps of the head")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(outcome, cell)}};
    return explanation;
}

Explanation explainRegrouped(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    const int width = reading.maps.columns, places = reading.maps.rows * width;
    const auto from = regroupedFrom(reading.attention, places, cell.head, cell.row * width + cell.column);
    const int map = int(from / places), place = int(from % places);
    Explanation explanation{.question = whyMap(outcome, cell, "R"), .formula = "R = QKV"};
    explanation.steps = {givenStep(
        say(ATT_TEXT("engine", "taken over")),
        cellTerm(outcome, formula("QKV" + lowered(map) + placeWords(place / width, place % width)), {qkvOut, map, place / width, place % width}))};
    if (reading.attention.regrouping == Regrouping::Code)
        explanation.remark =
            say(ATT_TEXT("engine", "A reshape without the permutation before it: the number comes from another place of the picture."));
    return explanation;
}

Explanation explainSum(const Outcome& outcome, const Cell& cell) {
    const Term g = cellTerm(outcome, formula("G"), {"project_out/out", cell.head, cell.row, cell.column}),
               l = cellTerm(outcome, formula("L"), {"dep_conv/out", cell.head, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "F′"), .formula = "F′ = G + L"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum of both branches")), Operation::Sum, {g, l}, numberAt(outcome, cell)}};
    return explanation;
}

Explanation explainTemperature(const Outcome& outcome, const Cell& cell) {
    Explanation explanation{.question = why(outcome, cell, "t"), .formula = "t"};
    explanation.steps = {givenStep(say(ATT_TEXT("engine", "learned number")),
                                   cellTerm(outcome, say(ATT_TEXT("engine", "set by the field, or given by a file")), cell))};
    return explanation;
}

std::optional<Explanation> explainLayers(const Outcome& outcome, const HybridReading& reading, const std::vector<ConvolutionLayer>& layers,
                                         const Cell& cell) {
    for (const auto& layer : layers)
        if (auto found = explainConvolution(outcome, layer, reading.kernels, reading.given, cell)) return found;
    return std::nullopt;
}

Explanation explainGated(const Outcome& outcome, const Cell& cell) {
    const auto branch = [&](const char* words, const char* address) {
        return cellTerm(outcome, formula(words), {address, cell.head, cell.row, cell.column});
    };
    const Term one = branch("x₁", "dwconv1/out"), two = branch("x₂", "dwconv2/out"), three = branch("x₃", "dwconv3/out");
    const double bent = *joined(Operation::Gelu, std::vector<double>{one.value});
    Explanation explanation{.question = whyMap(outcome, cell, "g"), .formula = "g = gelu(x_{1}) · x_{2} · x_{3}"};
    explanation.steps = {{say(ATT_TEXT("engine", "GELU")), Operation::Gelu, {one}, bent},
                         {say(ATT_TEXT("engine", "product of the three")),
                          Operation::Product,
                          {numberTerm(formula("gelu(x₁)"), bent), two, three},
                          bent * two.value * three.value}};
    return explanation;
}

// Cost

enum Row { OfAttention, OfForward, OfBlock, OfNetwork, rows };
enum Column { All, Dead, columns };

std::vector<Counted> partsOf(const HybridReading& reading, int row, int column) {
    const double C = reading.attention.channels, h = reading.attention.heads, hidden = reading.forward.hidden;
    const bool all = column == All;
    switch (row) {
        case OfAttention:
            if (!all) return {{say(ATT_TEXT("engine", "outer slices of 3 × 3 × 3 kernels")), {{"18", 18}, {"3 + 9", 12}, {"C", C}}}};
            return {{say(ATT_TEXT("engine", "weights 1 × 1")), {{"4", 4}, {"C", C}, {"C", C}}},
                    {say(ATT_TEXT("engine", "3 × 3 × 3 of Q, K, V")), {{"27", 27}, {"3C", 3 * C}}},
                    {say(ATT_TEXT("engine", "3h → 9, with biases")), {{"9", 9}, {"3h + 1", 3 * h + 1}}},
                    {say(ATT_TEXT("engine", "local 3 × 3 × 3, with biases")), {{"9·27 + 1", 244}, {"C", C}}},
                    {say(ATT_TEXT("engine", "temperatures")), {{"h", h}}}};
        case OfForward:
            if (!all) return {{say(ATT_TEXT("engine", "outer slices of 3 × 3 × 3 kernels")), {{"18", 18}, {"h", hidden}}}};
            return {{say(ATT_TEXT("engine", "weights 1 × 1")), {{"4", 4}, {"h", hidden}, {"C", C}}},
                    {say(ATT_TEXT("engine", "depthwise: 27 + 9 + 9")), {{"45", 45}, {"h", hidden}}}};
        case OfBlock: {
            std::vector<Counted> parts{{say(ATT_TEXT("engine", "CAFM")), {{"N", total(partsOf(reading, OfAttention, column))}}},
                                       {say(ATT_TEXT("engine", "MSFN")), {{"N", total(partsOf(reading, OfForward, column))}}}};
            if (all) parts.push_back({say(ATT_TEXT("engine", "two layer norms")), {{"4", 4}, {"C", C}}});
            return parts;
        }
        default: break;
    }
    const StoredParameters network = hybridNetwork();
    return {{say(ATT_TEXT("engine", "14 blocks and what joins them, for 31 bands")), {{"N", double(all ? network.all : network.dead)}}}};
}

}  // namespace

std::optional<Explanation> explainChannelAttention(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    if (cell.panel == "unit/q" || cell.panel == "unit/k") return explainUnit(outcome, reading, cell);
    if (cell.panel == "cosine/cosine") return explainCosine(outcome, reading, cell);
    if (cell.panel == "cosine/temperature") return explainTemperature(outcome, cell);
    if (cell.panel == "attention/weights") return explainWeight(outcome, reading, cell);
    if (cell.panel == "mixed/maps") return explainMixed(outcome, reading, cell);
    if (cell.panel == "regrouped/maps") return explainRegrouped(outcome, reading, cell);
    if (cell.panel == "output/maps") return explainSum(outcome, cell);
    return explainLayers(outcome, reading, reading.attentionLayers(), cell);
}

std::optional<Explanation> explainFeedForward(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    if (cell.panel == "gated/maps") return explainGated(outcome, cell);
    return explainLayers(outcome, reading, reading.forwardLayers(), cell);
}

void addHybridCost(Outcome& outcome, const HybridReading& reading) {
    Panel table =
        tablePanel({.id = "parameters",
                    .title = say(ATT_TEXT("engine", "parameters as the code stores them")),
                    .rows = wordAxis(ATT_TEXT("engine", "part"), {ATT_TEXT("engine", "CAFM"), ATT_TEXT("engine", "MSFN"),
                                                                  ATT_TEXT("engine", "a block of both"), ATT_TEXT("engine", "HCANet, 31 bands")}),
                    .columns = wordAxis(ATT_TEXT("engine", "count"), {ATT_TEXT("engine", "parameters"), ATT_TEXT("engine", "never at work")}),
                    .values = countTable(rows, columns, [&](int row, int column) { return partsOf(reading, row, column); })});
    outcome.stages.push_back(stage(
        "cost", ATT_TEXT("engine", "Parameters"),
        ATT_TEXT("engine", "The code's 3 × 3 × 3 kernels see a depth of one: of their 27 numbers 18 only ever meet zeros."), {std::move(table)}));
}

Explanation explainHybridCost(const Outcome& outcome, const HybridReading& reading, const Cell& cell) {
    return explainCount(outcome, cell, "N", partsOf(reading, cell.row, cell.column));
}

}  // namespace att::lenses
