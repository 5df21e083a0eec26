// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/saturation_stages.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/tiny.h"

namespace att::lenses {
namespace {

std::vector<Text> bothRules() { return {ATT_TEXT("engine", "unscaled"), ATT_TEXT("engine", "scaled")}; }

Axis ruleAxis() { return {.name = ATT_TEXT("engine", "scores"), .words = bothRules()}; }
Axis sampleAxis() { return {.name = ATT_TEXT("engine", "sample")}; }
Axis keyNumberAxis() { return {.name = ATT_TEXT("engine", "key")}; }

Axis widthAxis(const SaturationView& view) {
    const std::vector<double> places(view.widths.begin(), view.widths.end());
    return {.name = ATT_TEXT("engine", "d_k"), .places = std::make_shared<const std::vector<double>>(places), .logarithmic = true};
}

/// One number of each point: what a curve shows.
struct Measured {
    const char* id;
    Text title, unit;
    double (*of)(const Sharpness&);
};

double bits(const Sharpness& s) { return s.entropy / std::numbers::ln2; }
double largest(const Sharpness& s) { return s.largest; }
double saturated(const Sharpness& s) { return s.saturated; }
double jacobianNorm(const Sharpness& s) { return s.jacobianNorm; }
double jacobianTrace(const Sharpness& s) { return s.jacobianTrace; }

const Measured entropyMeasure{"entropy", ATT_TEXT("engine", "entropy of a row"), ATT_TEXT("engine", "bits"), bits};
const Measured largestMeasure{"largest", ATT_TEXT("engine", "largest weight of a row"), ATT_TEXT("engine", "weight"), largest};
const Measured saturatedMeasure{"saturated", ATT_TEXT("engine", "rows whose largest weight exceeds 0.99"), ATT_TEXT("engine", "share"), saturated};
const Measured normMeasure{"norm", ATT_TEXT("engine", "norm of the softmax's Jacobian"), ATT_TEXT("engine", "norm"), jacobianNorm};
const Measured traceMeasure{"trace", ATT_TEXT("engine", "trace of the softmax's Jacobian"), ATT_TEXT("engine", "trace"), jacobianTrace};

class Stages {
public:
    Stages(const SaturationView& view, const SaturationSamples& samples) : m_view(view), m_samples(samples) {}

    void addTo(Outcome& outcome) {
        outcome.stages.push_back(drawStage());
        addScoreStages(outcome);
        outcome.stages.push_back(weightStage());
        addCurveStages(outcome);
        outcome.stages.push_back(sampleStage());
    }

private:
    int sampleCount() const { return m_view.options.samples; }
    int keys() const { return m_view.options.keys; }
    int widths() const { return static_cast<int>(m_view.widths.size()); }

    // What was drawn

    Stage drawStage() const {
        const auto drawn = drawSample(m_view.sample, m_view.dK, m_view.options);
        const auto q = matrixPanel({.id = "q",
                                    .title = say(ATT_TEXT("engine", "query q of sample %1"), m_view.sample + 1),
                                    .rows = {.name = ATT_TEXT("engine", "query")},
                                    .columns = dimensionAxis(),
                                    .values = tensorOf(drawn.q),
                                    .role = Role::Query});
        const auto k = matrixPanel({.id = "k",
                                    .title = say(ATT_TEXT("engine", "keys K of sample %1"), m_view.sample + 1),
                                    .rows = keyNumberAxis(),
                                    .columns = dimensionAxis(),
                                    .values = tensorOf(drawn.K),
                                    .role = Role::Key});
        return stage("draws", ATT_TEXT("engine", "q and K"), ATT_TEXT("engine", "Every component of a query and of its keys is drawn from N(0, 1)."),
                     {k, q});
    }

    // Scores and weights at d_k

    Panel perSample(const char* id, Message title, const MatrixIn<float>& values) const {
        return matrixPanel({.id = id, .title = std::move(title), .rows = sampleAxis(), .columns = keyNumberAxis(), .values = tensorOf(values)});
    }

    Matrix<float> scaled() const {
        Matrix<float> scores = m_samples.scores;
        for (auto row : scores.rowwise()) row = scaledScores(RowVector<float>(row), m_view.dK);
        return scores;
    }

    /// The share of the scores in each bin.
    RowVector<float> shares(const Matrix<float>& scores) const {
        RowVector<float> counts = RowVector<float>::Zero(histogramBins);
        for (const float score : scores.reshaped()) counts[binOf(double(score), m_view.dK)] += 1;
        return counts / float(scores.size());
    }

    Axis binAxis() const {
        std::vector<double> middles;
        for (int b = 0; b < histogramBins; ++b) middles.push_back((binAt(b, m_view.dK).from + binAt(b, m_view.dK).to) / 2);
        return {.name = ATT_TEXT("engine", "score"), .places = std::make_shared<const std::vector<double>>(middles)};
    }

    Panel histogram(const Matrix<float>& scaledToo) const {
        Panel panel{.id = "histogram",
                    .title = say(ATT_TEXT("engine", "histogram of the scores at d_k = %1"), m_view.dK),
                    .kind = PanelKind::Bars,
                    .tone = Tone::Sequential};
        panel.rows = ruleAxis();
        panel.columns = binAxis();
        panel.measured = {.name = ATT_TEXT("engine", "share of all scores")};
        panel.shape = {1, 2, histogramBins};
        auto values = std::make_shared<Tensor>(panel.shape);
        values->head(0).row(unscaledRow) = shares(m_samples.scores);
        values->head(0).row(scaledRow) = shares(scaledToo);
        panel.values = std::move(values);
        return panel;
    }

    /// Unscaled and scaled on one scale of colours.
    Panel scorePanel(const char* id, Message title, const MatrixIn<float>& scores) const {
        auto panel = perSample(id, std::move(title), scores);
        const float most = m_samples.scores.cwiseAbs().maxCoeff();
        if (std::isfinite(most) && most > 0) panel.lowest = -most, panel.highest = most;
        return panel;
    }

    void addScoreStages(Outcome& outcome) const {
        const Matrix<float> scaledToo = scaled();
        outcome.stages.push_back(
            stage("scores", ATT_TEXT("engine", "scores"),
                  ATT_TEXT("engine", "The dot product of two vectors of N(0, 1) has variance d_k; divided by √d_k it has variance 1."),
                  {scorePanel("unscaled", say(ATT_TEXT("engine", "scores q·k, unscaled")), m_samples.scores),
                   scorePanel("scaled", say(ATT_TEXT("engine", "scores q·k / √d_k")), scaledToo)}));
        outcome.stages.push_back(stage("bins", ATT_TEXT("engine", "histogram"),
                                       ATT_TEXT("engine", "How the scores spread: about √d_k to each side unscaled, about 1 scaled."),
                                       {histogram(scaledToo)}));
    }

    Panel weightPanel(const char* id, Message title, const Matrix<float>& scores) const {
        Matrix<float> weights(scores.rows(), scores.cols());
        for (Eigen::Index s = 0; s < scores.rows(); ++s)
            weights.row(s) = sampledWeights(scores.row(s), m_view.options.temperature).unaryExpr(std::ref(inSinglePrecision));
        auto panel = perSample(id, std::move(title), weights);
        panel.tone = Tone::Sequential;
        panel.lowest = 0.0f;
        panel.highest = 1.0f;
        panel.distribution = true;
        return panel;
    }

    Stage weightStage() const {
        return stage("weights", ATT_TEXT("engine", "softmax"),
                     ATT_TEXT("engine", "Each row is the softmax of one query's scores: without the scaling one key takes nearly all of it."),
                     {weightPanel("unscaled", say(ATT_TEXT("engine", "weights of unscaled scores")), m_samples.scores),
                      weightPanel("scaled", say(ATT_TEXT("engine", "weights of scaled scores")), scaled())});
    }

    // Curves

    /// rows × widths
    Panel curves(const char* id, Text title, Axis rows, Axis measured, const std::function<double(int row, std::size_t width)>& value) const {
        Panel panel{.id = id, .title = say(title), .kind = PanelKind::Series, .tone = Tone::Sequential};
        panel.rows = std::move(rows);
        panel.columns = widthAxis(m_view);
        panel.measured = std::move(measured);
        auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(panel.rows.words.size()), widths()});
        for (int row = 0; row < values->shape().rows; ++row)
            for (std::size_t w = 0; w < m_view.widths.size(); ++w) values->head(0)(row, Eigen::Index(w)) = inSinglePrecision(value(row, w));
        panel.shape = values->shape();
        panel.values = std::move(values);
        return panel;
    }

    template <class Of>
    double mean(std::size_t width, Of of) const {
        double sum = 0;
        for (const auto& points : m_samples.points) sum += double(inSinglePrecision(of(points[width])));
        return sum / sampleCount();
    }

    static const Sharpness& under(const SaturationPoint& point, int row) { return row == unscaledRow ? point.unscaled : point.scaled; }

    double meanOf(const Measured& measure, int row, std::size_t width) const {
        return mean(width, [&](const SaturationPoint& point) { return measure.of(under(point, row)); });
    }

    Panel curvesOf(const Measured& measure) const {
        auto panel =
            curves(measure.id, measure.title, ruleAxis(), {.name = measure.unit}, [&](int row, std::size_t w) { return meanOf(measure, row, w); });
        panel.lowest = 0.0f;
        return panel;
    }

    double variance(std::size_t width) const {
        return double(inSinglePrecision(mean(width, [](const SaturationPoint& point) { return point.variance; })));
    }

    Panel varianceCurves() const {
        Axis rows = ruleAxis();
        rows.words.push_back(ATT_TEXT("engine", "expected: d_k"));
        const Axis measured{.name = ATT_TEXT("engine", "variance"), .logarithmic = true};
        return curves("variance", ATT_TEXT("engine", "variance of the scores"), rows, measured, [this](int row, std::size_t w) {
            if (row == expectedRow) return double(m_view.widths[w]);
            return row == unscaledRow ? variance(w) : variance(w) / m_view.widths[w];
        });
    }

    Panel entropyCurves() const {
        Axis rows = ruleAxis();
        rows.words.push_back(ATT_TEXT("engine", "even: log₂ keys"));
        auto panel = curves(entropyMeasure.id, entropyMeasure.title, rows, {.name = entropyMeasure.unit}, [this](int row, std::size_t w) {
            return row == expectedRow ? std::log2(double(keys())) : meanOf(entropyMeasure, row, w);
        });
        panel.lowest = 0.0f;
        return panel;
    }

    void addCurveStages(Outcome& outcome) const {
        outcome.stages.push_back(stage("variance", ATT_TEXT("engine", "variance"),
                                       ATT_TEXT("engine", "The variance of q·k grows as d_k does: on two logarithmic axes a straight line."),
                                       {varianceCurves()}));
        outcome.stages.push_back(stage("entropy", ATT_TEXT("engine", "entropy"),
                                       ATT_TEXT("engine", "How many keys share the weight: without the scaling ever fewer, with it always as many."),
                                       {entropyCurves()}));
        outcome.stages.push_back(
            stage("largest", ATT_TEXT("engine", "largest"),
                  ATT_TEXT("engine", "How much of a row its largest weight takes, and how many rows have nothing left for the others."),
                  {curvesOf(largestMeasure), curvesOf(saturatedMeasure)}));
        outcome.stages.push_back(stage("gradient", ATT_TEXT("engine", "gradient"),
                                       ATT_TEXT("engine", "What the softmax lets through backwards: its Jacobian nears 0 when one weight nears 1."),
                                       {curvesOf(normMeasure), curvesOf(traceMeasure)}));
        outcome.stages.push_back(
            stage("here", ATT_TEXT("engine", "at this d_k"), ATT_TEXT("engine", "All curves at the chosen d_k."), {table(outcome)}));
    }

    /// The curves' numbers at d_k, one column for each curve.
    Panel table(const Outcome& outcome) const {
        Panel panel{.id = "table", .title = say(ATT_TEXT("engine", "at d_k = %1"), m_view.dK), .kind = PanelKind::Table};
        panel.rows = ruleAxis();
        panel.columns = {.name = ATT_TEXT("engine", "measure"),
                         .words = {ATT_TEXT("engine", "variance"), ATT_TEXT("engine", "entropy, bits"), ATT_TEXT("engine", "largest weight"),
                                   ATT_TEXT("engine", "rows above 0.99"), ATT_TEXT("engine", "Jacobian norm"), ATT_TEXT("engine", "Jacobian trace")}};
        const auto curves = saturationCurves();
        auto values = std::make_shared<Tensor>(Shape{1, 2, static_cast<int>(curves.size())});
        for (std::size_t c = 0; c < curves.size(); ++c)
            for (const int row : {unscaledRow, scaledRow})
                values->head(0)(row, Eigen::Index(c)) = *valueAt(outcome, {curves[c], 0, row, static_cast<int>(m_view.marked())});
        panel.shape = values->shape();
        panel.values = std::move(values);
        return panel;
    }

    // Samples

    Panel samplesOf(const Measured& measure) const {
        auto values = std::make_shared<Tensor>(Shape{2, sampleCount(), widths()});
        for (const int row : {unscaledRow, scaledRow})
            for (int s = 0; s < sampleCount(); ++s)
                for (std::size_t w = 0; w < m_view.widths.size(); ++w)
                    values->head(row)(s, Eigen::Index(w)) = inSinglePrecision(measure.of(under(m_samples.points[std::size_t(s)][w], row)));
        auto panel =
            stackPanel({.id = measure.id, .title = say(measure.title), .rows = sampleAxis(), .columns = widthAxis(m_view), .values = values});
        panel.heads = ruleAxis();
        panel.tone = Tone::Sequential;
        panel.lowest = 0.0f;
        return panel;
    }

    Panel varianceSamples() const {
        Matrix<float> squares(sampleCount(), widths());
        for (int s = 0; s < sampleCount(); ++s)
            for (std::size_t w = 0; w < m_view.widths.size(); ++w)
                squares(s, Eigen::Index(w)) = inSinglePrecision(m_samples.points[std::size_t(s)][w].variance);
        auto panel = matrixPanel({.id = "variance",
                                  .title = say(ATT_TEXT("engine", "mean square of the scores")),
                                  .rows = sampleAxis(),
                                  .columns = widthAxis(m_view),
                                  .values = tensorOf(squares)});
        panel.tone = Tone::Sequential;
        return panel;
    }

    Stage sampleStage() const {
        return stage("samples", ATT_TEXT("engine", "samples"),
                     ATT_TEXT("engine", "The single samples: each curve is the mean of one of these columns."),
                     {samplesOf(entropyMeasure), samplesOf(largestMeasure), samplesOf(normMeasure), samplesOf(traceMeasure), varianceSamples()});
    }

    const SaturationView& m_view;
    const SaturationSamples& m_samples;
};

}  // namespace

std::vector<int> saturationWidths(int dK) {
    std::vector<int> widths;
    for (int width = 1; width <= widestKey; width *= 2) widths.push_back(width);
    const auto place = std::ranges::lower_bound(widths, dK);
    if (place == widths.end() || *place != dK) widths.insert(place, dK);
    return widths;
}

std::size_t SaturationView::marked() const { return static_cast<std::size_t>(std::ranges::lower_bound(widths, dK) - widths.begin()); }

Bin binAt(int bin, int dK) {
    const double reach = 4 * std::sqrt(double(dK)), width = 2 * reach / histogramBins;
    return {-reach + bin * width, -reach + (bin + 1) * width};
}

int binOf(double score, int dK) {
    const Bin first = binAt(0, dK);
    return std::clamp(static_cast<int>(std::floor((score - first.from) / (first.to - first.from))), 0, histogramBins - 1);
}

std::vector<std::string> saturationCurves() {
    return {"variance/variance", "entropy/entropy", "largest/largest", "largest/saturated", "gradient/norm", "gradient/trace"};
}

void addSaturationStages(Outcome& outcome, const SaturationView& view, const SaturationSamples& samples) { Stages(view, samples).addTo(outcome); }

}  // namespace att::lenses
