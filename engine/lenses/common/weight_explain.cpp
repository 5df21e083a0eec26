// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/weight_explain.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {
namespace {

class WeightExplainer {
public:
    WeightExplainer(const WeightRow& row, std::size_t own, double weight) : m_row(row), m_own(own), m_weight(weight) {
        for (std::size_t j = 0; j < row.scores.size(); ++j) m_z.push_back(zTerm(j));
    }

    std::vector<Step> steps() {
        if (!std::ranges::all_of(m_z, [](const Term& z) { return std::isfinite(z.value); })) return notNumbers();
        if (warm()) m_steps.push_back(temperatureStep());
        addSteps();
        if (m_steps.back().operation != Operation::Masked) endAt(m_steps, m_weight);
        return std::move(m_steps);
    }

private:
    bool warm() const { return m_row.normaliser.temperature != 1; }
    const Term& own() const { return m_z[m_own]; }
    std::string named(const char* letter, std::size_t j) const { return letter + m_row.names[j]; }

    std::string ownName() const { return named(warm() ? "z" : "s", m_own); }
    std::string stretchedName() const { return "(α − 1)·" + ownName(); }

    /// s / T as the normaliser divides: in single precision.
    Term zTerm(std::size_t j) const {
        const Term& score = m_row.scores[j];
        if (!warm()) return score;
        return numberTerm(formula(named("z", j)), double(static_cast<float>(score.value) / static_cast<float>(m_row.normaliser.temperature)));
    }

    Step temperatureStep() const {
        return {say(ATT_TEXT("engine", "divided by the temperature")),
                Operation::Quotient,
                {m_row.scores[m_own], numberTerm(formula("T"), m_row.normaliser.temperature)},
                own().value};
    }

    std::vector<Step> notNumbers() const {
        return {givenStep(say(ATT_TEXT("engine", "a score of this row is not a number")), numberTerm(formula(named("A", m_own)), m_weight))};
    }

    void addSteps() {
        switch (m_row.normaliser.kind) {
            case NormaliserKind::Softmax: return addSoftmax(everything());
            case NormaliserKind::Sigmoid: return addSigmoid();
            case NormaliserKind::Relu: return addRectified(own());
            case NormaliserKind::ReluOverLength: return addReluOverLength();
            case NormaliserKind::Sparsemax: return addEntmax(2);
            case NormaliserKind::Entmax: return m_row.normaliser.alpha == 1 ? addSoftmax(everything()) : addEntmax(m_row.normaliser.alpha);
            case NormaliserKind::TopK: return addTopK();
            case NormaliserKind::Hardmax: return addHardmax();
        }
    }

    std::vector<std::size_t> everything() const {
        std::vector<std::size_t> places(m_z.size());
        std::iota(places.begin(), places.end(), std::size_t(0));
        return places;
    }

    /// Over the places that take part, this one among them.
    void addSoftmax(const std::vector<std::size_t>& places) {
        std::vector<Term> scores;
        for (const auto j : places) scores.push_back(m_z[j]);
        const auto own = static_cast<std::size_t>(std::ranges::find(places, m_own) - places.begin());
        const auto name = [&](std::size_t l) { return named("e", places[l]); };
        for (auto& step : softmaxSteps(scores, own, name, m_weight)) m_steps.push_back(std::move(step));
    }

    void addSigmoid() {
        Term z = own();
        if (m_row.normaliser.lengthBias) {
            const double bias = -std::log(double(m_z.size())), sum = z.value + bias;
            m_steps.push_back({say(ATT_TEXT("engine", "lowered by the bias")), Operation::Sum, {z, numberTerm(formula("ln L"), bias)}, sum});
            z = numberTerm(formula(ownName() + " − ln L"), sum);
        }
        m_steps.push_back({say(ATT_TEXT("engine", "sigmoid: each key for itself")), Operation::Sigmoid, {z}, 1 / (1 + std::exp(-z.value))});
    }

    void addRectified(const Term& term) {
        m_steps.push_back({say(ATT_TEXT("engine", "what is below 0 becomes 0")), Operation::Rectified, {term}, std::max(term.value, 0.0)});
    }

    void addReluOverLength() {
        addRectified(own());
        const double L = double(m_z.size()), above = m_steps.back().result;
        m_steps.push_back({say(ATT_TEXT("engine", "divided by the number of keys seen")),
                           Operation::Quotient,
                           {numberTerm(formula("ReLU(" + ownName() + ")"), above), numberTerm(formula("L"), L)},
                           above / L});
    }

    double threshold(double alpha) const {
        RowVector<float> z(static_cast<Eigen::Index>(m_z.size()));
        for (std::size_t j = 0; j < m_z.size(); ++j) z[Eigen::Index(j)] = static_cast<float>(m_z[j].value);
        return entmaxThreshold<float>(z, alpha);
    }

    /// The check of the threshold: with it the weights sum to 1.
    Step checkStep(double alpha, double tau) const {
        std::vector<Term> terms;
        for (std::size_t j = 0; j < m_z.size(); ++j) {
            const double above = std::max(0.0, (alpha - 1) * m_z[j].value - tau);
            terms.push_back(numberTerm(formula(named("A", j)), std::pow(above, 1 / (alpha - 1))));
        }
        return sumStep(say(ATT_TEXT("engine", "with it the weights sum to 1")), std::move(terms), m_own);
    }

    void addEntmax(double alpha) {
        const double tau = threshold(alpha), stretched = (alpha - 1) * own().value;
        Term z = own();
        if (alpha != 2) {
            m_steps.push_back({say(ATT_TEXT("engine", "times α − 1")), Operation::Product, {numberTerm(formula("α − 1"), alpha - 1), z}, stretched});
            z = numberTerm(formula(stretchedName()), stretched);
        }
        m_steps.push_back(givenStep(say(ATT_TEXT("engine", "threshold τ, as it was found")), numberTerm(formula("τ"), tau)));
        m_steps.push_back(checkStep(alpha, tau));
        m_steps.push_back({say(ATT_TEXT("engine", "above the threshold")), Operation::Sum, {z, numberTerm(formula("−τ"), -tau)}, stretched - tau});
        addRectified(numberTerm(formula((alpha == 2 ? ownName() : stretchedName()) + " − τ"), stretched - tau));
        if (alpha == 2) return;
        const double above = m_steps.back().result, power = 1 / (alpha - 1);
        m_steps.push_back({say(ATT_TEXT("engine", "to the power 1/(α − 1)")),
                           Operation::Power,
                           {numberTerm(formula("[…]₊"), above), numberTerm(formula("1/(α − 1)"), power)},
                           std::pow(above, power)});
    }

    /// Of equal scores the first counts as the higher.
    std::vector<std::size_t> highest(std::size_t k) const {
        auto places = everything();
        std::ranges::stable_sort(places, std::greater<>(), [&](std::size_t j) { return m_z[j].value; });
        places.resize(std::min(k, places.size()));
        return places;
    }

    void addNothing(Message title) { m_steps.push_back({std::move(title), Operation::Masked, {own()}, 0}); }

    void addTopK() {
        const int k = std::max(1, m_row.normaliser.k);
        const auto places = highest(static_cast<std::size_t>(k));
        if (std::ranges::find(places, m_own) == places.end()) return addNothing(say(ATT_TEXT("engine", "not among the %1 highest of its row"), k));
        m_steps.push_back(givenStep(say(ATT_TEXT("engine", "among the %1 highest of its row"), k), own()));
        addSoftmax(places);
    }

    void addHardmax() {
        m_steps.push_back(maximumStep(say(ATT_TEXT("engine", "largest score of the row")), m_z));
        if (highest(1).front() != m_own) return addNothing(say(ATT_TEXT("engine", "not the first largest of its row")));
        m_steps.push_back(givenStep(say(ATT_TEXT("engine", "the first largest takes all")), numberTerm(formula("1"), 1)));
    }

    const WeightRow& m_row;
    const std::size_t m_own;
    const double m_weight;
    std::vector<Term> m_z;
    std::vector<Step> m_steps;
};

}  // namespace

std::vector<Step> weightSteps(const WeightRow& row, std::size_t own, double weight) { return WeightExplainer(row, own, weight).steps(); }

std::string weightFormula(NormaliserKind kind) {
    switch (kind) {
        case NormaliserKind::Softmax: return "A_{ij} = exp(z_{ij}) / Σ_{l} exp(z_{il}),  z = s / T";
        case NormaliserKind::Sigmoid: return "A_{ij} = 1 / (1 + exp(−z_{ij} − b)),  z = s / T";
        case NormaliserKind::Relu: return "A_{ij} = max(z_{ij}, 0),  z = s / T";
        case NormaliserKind::ReluOverLength: return "A_{ij} = max(z_{ij}, 0) / L,  z = s / T";
        case NormaliserKind::Sparsemax: return "A_{ij} = max(z_{ij} − τ_{i}, 0),  z = s / T";
        case NormaliserKind::Entmax: return "A_{ij} = [(α − 1) z_{ij} − τ_{i}]_{+}^{1/(α−1)},  z = s / T";
        case NormaliserKind::TopK: return "A_{ij} = exp(z_{ij}) / Σ_{l ∈ top-k} exp(z_{il}),  z = s / T";
        case NormaliserKind::Hardmax: return "A_{ij} = [ j = argmax_{l} z_{il} ]";
    }
    return {};
}

Message weightRemark(const std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    return say(ATT_TEXT("engine", "The weights of this row sum to %1; %2 of %3 are exactly 0."), std::round(sum * 10000) / 10000,
               double(std::ranges::count(weights, 0.0)), double(weights.size()));
}

}  // namespace att::lenses
