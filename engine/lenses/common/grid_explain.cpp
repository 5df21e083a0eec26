// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/grid_explain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/grid_stages.h"

namespace att::lenses {
namespace {

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
    return sumStep(
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
    return sumStep(say(ATT_TEXT("engine", "sum over all keys")), std::move(terms));
}

Explanation explainWeight(const GridReading& r, const Cell& cell) {
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
    const Step below = sumStep(say(ATT_TEXT("engine", "less the largest score of the row")),
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

Explanation givenCell(const GridReading& r, const Cell& cell, const char* symbol, Message remark) {
    return {.question = why(r.outcome, cell, symbol),
            .formula = std::string(symbol) + " ~ N(0, 1)",
            .steps = {givenStep(say(ATT_TEXT("engine", "where it all begins")), cellTerm(r.outcome, formula(symbol), cell))},
            .remark = std::move(remark)};
}

Explanation copied(const GridReading& r, const Cell& cell, const char* symbol, std::string words, const Cell& from) {
    return {.question = why(r.outcome, cell, symbol),
            .formula = std::move(words),
            .steps = {givenStep(say(ATT_TEXT("engine", "the same number")), cellTerm(r.outcome, formula(symbol), from))}};
}

/// Three weighted means of the pixels, then the head's value matrix.
Explanation explainMixed(const GridReading& r, const Cell& cell) {
    const Matrix<double> A = r.layer.weights(cell.head);
    Explanation answer{.question = why(r.outcome, cell, "O"), .formula = "O_{ic} = Σ_{m} W_{cm} Σ_{j} A_{ij} X_{jm}"};
    std::vector<Term> products;
    for (int channel = 0; channel < imageChannels; ++channel) {
        std::vector<Term> terms;
        for (int pixel = 0; pixel < imageTokens; ++pixel) {
            const int key = r.options.keyOfPixel(pixel);
            terms.push_back({formula("A·x" + lowered(pixel)),
                             numberAt(r.outcome, {grid::weights, cell.head, cell.row, key}) * r.layer.X()(pixel, channel),
                             Cell{grid::weights, cell.head, cell.row, key}, Cell{grid::tokens, 0, pixel, channel}});
        }
        Step mean = sumStep(say(ATT_TEXT("engine", "weighted mean of channel %1"), channel + 1), std::move(terms));
        mean.terms = shorten(std::move(mean.terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
        products.push_back(numberTerm(formula("w" + lowered(channel) + "·m" + lowered(channel)),
                                      r.layer.kernel()[std::size_t(cell.head)](cell.column, channel) * mean.result));
        answer.steps.push_back(std::move(mean));
    }
    answer.steps.push_back(sumStep(say(ATT_TEXT("engine", "through the head's value matrix")), std::move(products)));
    return answer;
}

int pixelOf(const Cell& cell) { return cell.row * imageWidth + cell.column; }

void addBias(std::vector<Term>& terms, const GridReading& r, int channel) {
    if (r.layer.bias()(channel) != 0) terms.push_back(numberTerm(formula("b"), r.layer.bias()(channel)));
}

Explanation explainAttention(const GridReading& r, const Cell& cell) {
    std::vector<Term> terms;
    for (int head = 0; head < r.options.heads(); ++head)
        terms.push_back(cellTerm(r.outcome, formula("O" + lowered(head)), {grid::mixed, head, pixelOf(cell), cell.head}));
    addBias(terms, r, cell.head);
    Step sum = sumStep(say(ATT_TEXT("engine", "sum over the heads")), std::move(terms));
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

Explanation explainConvolution(const GridReading& r, const Cell& cell) {
    std::vector<Term> terms;
    for (int tap = 0; tap < r.options.heads(); ++tap) {
        const int met = metPixel(r.options, pixelOf(cell), tap);
        for (int channel = 0; channel < imageChannels && met >= 0; ++channel)
            terms.push_back({formula("w" + lowered(tap) + "," + lowered(channel) + "·x"),
                             r.layer.kernel()[std::size_t(tap)](cell.head, channel) * r.layer.X()(met, channel),
                             Cell{grid::kernel, tap, cell.head, channel}, Cell{grid::tokens, 0, met, channel}});
    }
    addBias(terms, r, cell.head);
    Step sum = sumStep(say(ATT_TEXT("engine", "sum over the kernel's places and channels")), std::move(terms));
    sum.terms = shorten(std::move(sum.terms), mostTerms, ATT_TEXT("engine", "the %1 others"));
    return {
        .question = why(r.outcome, cell, "Z"), .formula = "Z(y, x) = b + Σ_{a,c} W_{ac} X(y + a − ⌊K/2⌋, x + c − ⌊K/2⌋)", .steps = {std::move(sum)}};
}

/// Worked out in double: where the two agree, the difference of what is shown would be rounding alone.
Explanation explainGap(const GridReading& r, const Cell& cell) {
    const double Y = r.layer.output()(pixelOf(cell), cell.head), Z = r.layer.convolved(r.options.edge)(pixelOf(cell), cell.head);
    return {.question = why(r.outcome, cell, "Y − Z"),
            .formula = "Y − Z",
            .steps = {sumStep(say(ATT_TEXT("engine", "one less the other")), {numberTerm(formula("Y"), Y), numberTerm(formula("−Z"), -Z)})}};
}

Explanation explainError(const GridReading& r, const Cell& cell) {
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

}  // namespace

Explanation explainGrid(const GridReading& r, const Cell& cell) {
    const GridSpec& o = r.options;
    if (cell.panel == grid::image)
        return givenCell(r, cell, "x", say(ATT_TEXT("engine", "Drawn with seed %1, chosen, or read from a file."), o.seed));
    if (cell.panel == grid::tokens)
        return copied(r, cell, "x", "X_{i} = the 3 channels of pixel i", {grid::image, cell.column, cell.row / imageWidth, cell.row % imageWidth});
    if (cell.panel == grid::kernel) return givenCell(r, cell, "W", say(ATT_TEXT("engine", "Drawn with seed %1, or read from a file."), o.seed));
    if (cell.panel == grid::weights) return explainWeight(r, cell);
    if (cell.panel == grid::pixel)
        return copied(r, cell, "A", "row of the pixel in A", {grid::weights, cell.head, o.shownPixel(), cell.row * o.keys().width + cell.column});
    if (cell.panel == grid::mixed) return explainMixed(r, cell);
    if (cell.panel == grid::attention) return explainAttention(r, cell);
    if (cell.panel == grid::convolution) return explainConvolution(r, cell);
    return cell.panel == grid::difference ? explainGap(r, cell) : explainError(r, cell);
}

}  // namespace att::lenses
