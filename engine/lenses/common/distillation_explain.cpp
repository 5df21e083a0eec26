// SPDX-License-Identifier: GPL-3.0-or-later
// How the numbers of distillation_stages.h came about.
#include <algorithm>
#include <cmath>

#include "engine/lenses/common/convolution_layer.h"
#include "engine/lenses/common/distillation_reading.h"
#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {

namespace reading {

std::string mapId(std::size_t m) { return "g" + std::to_string(m + 1); }

namespace {
double lengthOf(const Tensor& x) {
    double squares = 0;
    for (std::size_t i = 0; i < x.shape().size(); ++i) squares += double(x.data()[i]) * double(x.data()[i]);
    return std::sqrt(squares);
}
}  // namespace

double stepFactor(const Distillation& d, const Tensor& maps, const Tensor& gradient) {
    const double length = lengthOf(gradient);
    return length > 0 ? d.step * lengthOf(maps) / length : 0;
}

}  // namespace reading

namespace {

/// Where the three pictures of one depth stand.
struct Addresses {
    std::string maps, map, resized, softmax;
    int head = 0;  ///< in the latter two
};

Addresses depthAt(const Distillation& d, int m) {
    return {d.depths[std::size_t(m)], "map/" + reading::mapId(std::size_t(m)), "resized/maps", "softmax/psi", m};
}
Addresses afterStep() { return {"step/moved", "after/map", "after/resized", "after/psi", 0}; }

const Tensor& tensorAt(const Outcome& outcome, const std::string& address) { return *findPanel(outcome, address)->values; }

std::string inWords(double number) { return toWords(number); }

// G

Explanation explainMap(const Outcome& outcome, const Distillation& d, const Addresses& at, const Cell& cell) {
    const int channels = findPanel(outcome, at.maps)->shape.heads;
    const double p = d.map.power;
    std::vector<Term> terms;
    for (int c = 0; c < channels; ++c) {
        const Cell from{at.maps, c, cell.row, cell.column};
        const double a = numberAt(outcome, from);
        if (p == 2)
            terms.push_back({formula("A" + lowered(c) + "²"), a * a, from, from});
        else
            terms.push_back(numberTerm(formula("|A" + lowered(c) + "|^" + inWords(p)), std::pow(std::abs(a), p)));
    }
    const double value = numberAt(outcome, cell);
    Explanation explanation{.question = whyMap(outcome, cell, "G"), .formula = "G = Σ_{c} |A_{c}|^{p}"};
    if (d.map.reduction == ChannelReduction::Maximum) {
        explanation.formula = "G = max_{c} |A_{c}|^{p}";
        explanation.steps = {maximumStep(say(ATT_TEXT("engine", "the strongest channel")), std::move(terms))};
        endAt(explanation.steps, value);
        return explanation;
    }
    double sum = 0;
    for (const auto& term : terms) sum += term.value;
    explanation.steps = {{say(ATT_TEXT("engine", "sum over the channels")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum}};
    if (d.map.reduction == ChannelReduction::Mean) {
        explanation.formula = "G = 1/C Σ_{c} |A_{c}|^{p}";
        explanation.steps.push_back({say(ATT_TEXT("engine", "mean")),
                                     Operation::Quotient,
                                     {numberTerm(say(ATT_TEXT("engine", "sum over the channels")), sum), numberTerm(formula("C"), channels)},
                                     sum / channels});
    }
    endAt(explanation.steps, value);
    return explanation;
}

// One size

struct Share {
    int y, x;
    double share;
};

/// The places of the small map that a place of the large one lies between, and their shares.
std::vector<Share> sharesOf(const Distillation& d, const Shape& small, const Shape& large, int y, int x) {
    const Between down = betweenOf(y, small.rows, large.rows, d.alignCorners), right = betweenOf(x, small.columns, large.columns, d.alignCorners);
    std::vector<Share> list;
    for (const auto& [row, ofRow] : {std::pair(down.first, 1 - down.share), {down.second, down.share}})
        for (const auto& [column, ofColumn] : {std::pair(right.first, 1 - right.share), {right.second, right.share}})
            if (ofRow * ofColumn > 0) list.push_back({row, column, ofRow * ofColumn});
    return list;
}

Explanation explainResized(const Outcome& outcome, const Distillation& d, const Addresses& at, const Cell& cell) {
    const Shape small = findPanel(outcome, at.map)->shape, large = findPanel(outcome, at.resized)->shape;
    Explanation explanation{.question = whyMap(outcome, cell, "G"), .formula = "G = Σ (1 − |Δy|)(1 − |Δx|) G(y, x)"};
    Step sum{say(ATT_TEXT("engine", "the neighbours by their shares")), Operation::Sum, {}, 0};
    for (const auto& [y, x, share] : sharesOf(d, small, large, cell.row, cell.column)) {
        const Term g = cellTerm(outcome, formula("G" + placeWords(y, x)), {at.map, 0, y, x});
        explanation.steps.push_back({say(ATT_TEXT("engine", "neighbour %1"), placeWords(y, x)),
                                     Operation::Product,
                                     {g, numberTerm(say(ATT_TEXT("engine", "share")), share)},
                                     g.value * share});
        sum.terms.push_back(numberTerm(explanation.steps.back().title, g.value * share));
        sum.result += g.value * share;
    }
    explanation.steps.push_back(std::move(sum));
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

// Ψ

Explanation explainSoftmax(const Outcome& outcome, const Distillation& d, const Addresses& at, const Cell& cell) {
    const Tensor& resized = tensorAt(outcome, at.resized);
    const int width = resized.shape().columns;
    const auto place = [width](std::size_t i) { return placeWords(int(i) / width, int(i) % width); };
    SoftmaxRow row{.own = std::size_t(cell.row * width + cell.column), .weight = numberAt(outcome, cell)};
    for (const float G : resized.head(at.head).reshaped<Eigen::RowMajor>()) row.scores.push_back(double(G) / d.temperature);
    row.score = [&](std::size_t i) { return numberTerm(formula("G" + place(i) + "/T"), row.scores[i]); };
    row.exponentName = [&](std::size_t i) { return "e" + place(i); };
    const Term g = cellTerm(outcome, formula("G"), {at.resized, at.head, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "Ψ"), .formula = "Ψ = exp(G/T) / Σ_{y,x} exp(G/T)"};
    explanation.steps = softmaxSteps(row);
    explanation.steps.insert(explanation.steps.begin(), {say(ATT_TEXT("engine", "over the temperature")),
                                                         Operation::Quotient,
                                                         {g, numberTerm(formula("T"), d.temperature)},
                                                         g.value / d.temperature});
    return explanation;
}

// Loss

Explanation explainDifference(const Outcome& outcome, const Cell& cell) {
    const Term own = cellTerm(outcome, say(ATT_TEXT("engine", "student Ψ")), {"softmax/psi", cell.head, cell.row, cell.column});
    const double teacher = numberAt(outcome, {"softmax/psi", cell.head + 1, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "Δ"), .formula = "Δ = Ψ_{m} − Ψ_{m+1}"};
    explanation.steps = {{say(ATT_TEXT("engine", "difference")),
                          Operation::Sum,
                          {own, numberTerm(say(ATT_TEXT("engine", "less the teacher's Ψ")), -teacher)},
                          own.value - teacher}};
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

/// weight / (H·W) · Σ (a − b)², the student's Ψ at `student`.
Explanation explainLoss(const Outcome& outcome, const Distillation& d, const Addresses& student, int teacher, const Cell& cell) {
    const Tensor &a = tensorAt(outcome, student.softmax), &b = tensorAt(outcome, "softmax/psi");
    std::vector<Term> terms;
    double sum = 0;
    for (int y = 0; y < a.shape().rows; ++y)
        for (int x = 0; x < a.shape().columns; ++x) {
            const double difference = double(a.at(student.head, y, x)) - double(b.at(teacher, y, x));
            terms.push_back(numberTerm(formula("Δ" + placeWords(y, x) + "²"), difference * difference));
            sum += difference * difference;
        }
    const double places = double(terms.size());
    Explanation explanation{.question = say(ATT_TEXT("engine", "Why is the loss = %1?"), inFull(numberAt(outcome, cell))),
                            .formula = "L = λ/(H·W) Σ (Ψ_{m} − Ψ_{m+1})^{2}"};
    explanation.steps = {{say(ATT_TEXT("engine", "sum of the squared differences")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum},
                         {say(ATT_TEXT("engine", "mean")),
                          Operation::Quotient,
                          {numberTerm(formula("Σ Δ²"), sum), numberTerm(say(ATT_TEXT("engine", "places")), places)},
                          sum / places},
                         {say(ATT_TEXT("engine", "times the weight")),
                          Operation::Product,
                          {numberTerm(say(ATT_TEXT("engine", "mean")), sum / places), numberTerm(formula("λ"), d.weight)},
                          d.weight * sum / places}};
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

// The gradient, forward line by forward line backwards

Tensor planeOf(const Tensor& stack, int head) {
    Tensor plane({1, stack.shape().rows, stack.shape().columns});
    std::copy_n(stack.head(head).data(), plane.shape().size(), plane.data());
    return plane;
}

Explanation explainPulledSoftmax(const Outcome& outcome, const Distillation& d, const Cell& cell) {
    const Tensor& psi = tensorAt(outcome, "softmax/psi");
    const auto [factor, mean] = softmaxPull(planeOf(psi, d.pair), planeOf(psi, d.pair + 1), d.weight);
    const Term own = cellTerm(outcome, formula("Ψ"), {"softmax/psi", d.pair, cell.row, cell.column});
    const double difference = own.value - double(psi.at(d.pair + 1, cell.row, cell.column)), back = factor * difference;
    Explanation explanation{.question = whyMap(outcome, cell, "∂L/∂G"), .formula = "∂L/∂G = Ψ (δ − Σ Ψ·δ)/T,  δ = 2λ/(H·W) (Ψ_{m} − Ψ_{m+1})"};
    explanation.steps = {
        {formula("δ"), Operation::Product, {numberTerm(formula("2λ/(H·W)"), factor), numberTerm(formula("Ψₘ − Ψₘ₊₁"), difference)}, back},
        {say(ATT_TEXT("engine", "less its mean over Ψ")),
         Operation::Sum,
         {numberTerm(formula("δ"), back), numberTerm(formula("−Σ Ψ·δ"), -mean)},
         back - mean},
        {say(ATT_TEXT("engine", "times Ψ")), Operation::Product, {own, numberTerm(formula("δ − Σ Ψ·δ"), back - mean)}, own.value * (back - mean)},
        {say(ATT_TEXT("engine", "over the temperature")),
         Operation::Quotient,
         {numberTerm(say(ATT_TEXT("engine", "times Ψ")), own.value * (back - mean)), numberTerm(formula("T"), d.temperature)},
         own.value * (back - mean) / d.temperature}};
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

Explanation explainPulledResize(const Outcome& outcome, const Distillation& d, const Cell& cell) {
    const Shape small = findPanel(outcome, "step/map")->shape, large = findPanel(outcome, "step/resized")->shape;
    std::vector<Term> terms;
    double sum = 0;
    for (int y = 0; y < large.rows; ++y)
        for (int x = 0; x < large.columns; ++x)
            for (const Share& share : sharesOf(d, small, large, y, x)) {
                if (share.y != cell.row || share.x != cell.column) continue;
                const double value = share.share * numberAt(outcome, {"step/resized", 0, y, x});
                terms.push_back(numberTerm(formula("∂L/∂G" + placeWords(y, x) + "·" + inWords(share.share)), value));
                sum += value;
            }
    Explanation explanation{.question = whyMap(outcome, cell, "∂L/∂G"), .formula = "Σ (1 − |Δy|)(1 − |Δx|) ∂L/∂G"};
    if (terms.empty()) terms = {numberTerm(say(ATT_TEXT("engine", "none")), 0)};
    explanation.steps = {{say(ATT_TEXT("engine", "from every place that took a share")), Operation::Sum,
                          shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), sum}};
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

/// Whether another channel is the largest at this place, so that nothing comes back.
bool isBeaten(const Tensor& maps, const Cell& cell) {
    int largest = 0;
    for (int c = 1; c < maps.shape().heads; ++c)
        if (std::abs(maps.at(c, cell.row, cell.column)) > std::abs(maps.at(largest, cell.row, cell.column))) largest = c;
    return largest != cell.head;
}

Explanation explainPulledMap(const Outcome& outcome, const Distillation& d, const Cell& cell) {
    const std::string& student = d.depths[std::size_t(d.pair)];
    const double a = numberAt(outcome, {student, cell.head, cell.row, cell.column}), slope = activationSlope(a, d.map.power);
    const Term back = cellTerm(outcome, formula("∂L/∂G"), {"step/map", 0, cell.row, cell.column});
    const int channels = findPanel(outcome, student)->shape.heads;
    Explanation explanation{.question = whyMap(outcome, cell, "∂L/∂A"), .formula = "∂L/∂A = p |A|^{p−1} sign(A) ∂L/∂G"};
    if (d.map.reduction == ChannelReduction::Maximum && isBeaten(tensorAt(outcome, student), cell)) {
        explanation.steps = {givenStep(say(ATT_TEXT("engine", "another channel is stronger here: nothing comes back")), numberTerm(formula("0"), 0))};
        return explanation;
    }
    Step product{say(ATT_TEXT("engine", "slope times what comes back")),
                 Operation::Product,
                 {numberTerm(formula("p·|A|^(p−1)·sign(A)"), slope), back},
                 slope * back.value};
    if (d.map.reduction == ChannelReduction::Mean) {
        product.terms.push_back(numberTerm(formula("1/C"), 1.0 / channels));
        product.result /= channels;
    }
    explanation.steps = {std::move(product)};
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

Explanation explainMoved(const Outcome& outcome, const Distillation& d, const Cell& cell) {
    const std::string& student = d.depths[std::size_t(d.pair)];
    const double factor = reading::stepFactor(d, tensorAt(outcome, student), tensorAt(outcome, "step/maps"));
    const Term a = cellTerm(outcome, formula("A"), {student, cell.head, cell.row, cell.column});
    const Term g = cellTerm(outcome, formula("∂L/∂A"), {"step/maps", cell.head, cell.row, cell.column});
    Explanation explanation{.question = whyMap(outcome, cell, "A′"), .formula = "A′ = A − s ∂L/∂A,  s = η ‖A‖/‖∂L/∂A‖"};
    explanation.steps = {
        {say(ATT_TEXT("engine", "length of the step")), Operation::Product, {g, numberTerm(formula("−s"), -factor)}, -factor * g.value},
        {say(ATT_TEXT("engine", "moved")), Operation::Sum, {a, numberTerm(formula("−s·∂L/∂A"), -factor * g.value)}, a.value - factor * g.value}};
    endAt(explanation.steps, numberAt(outcome, cell));
    return explanation;
}

std::optional<Explanation> explainAfter(const Outcome& outcome, const Distillation& d, const Cell& cell) {
    if (cell.panel == "after/map") return explainMap(outcome, d, afterStep(), cell);
    if (cell.panel == "after/resized") return explainResized(outcome, d, afterStep(), cell);
    if (cell.panel == "after/psi") return explainSoftmax(outcome, d, afterStep(), cell);
    if (cell.panel == "after/loss") return explainLoss(outcome, d, cell.column == 0 ? depthAt(d, d.pair) : afterStep(), d.pair + 1, cell);
    return std::nullopt;
}

}  // namespace

std::optional<Explanation> explainDistillation(const Outcome& outcome, const Distillation& d, const Cell& cell) {
    for (int m = 0; m < int(d.depths.size()); ++m)
        if (cell.panel == depthAt(d, m).map) return explainMap(outcome, d, depthAt(d, m), cell);
    if (cell.panel == "resized/maps") return explainResized(outcome, d, depthAt(d, cell.head), cell);
    if (cell.panel == "softmax/psi") return explainSoftmax(outcome, d, depthAt(d, cell.head), cell);
    if (cell.panel == "loss/difference") return explainDifference(outcome, cell);
    if (cell.panel == "loss/loss") return explainLoss(outcome, d, depthAt(d, cell.column), cell.column + 1, cell);
    if (cell.panel == "step/resized") return explainPulledSoftmax(outcome, d, cell);
    if (cell.panel == "step/map") return explainPulledResize(outcome, d, cell);
    if (cell.panel == "step/maps") return explainPulledMap(outcome, d, cell);
    if (cell.panel == "step/moved") return explainMoved(outcome, d, cell);
    return explainAfter(outcome, d, cell);
}

}  // namespace att::lenses
