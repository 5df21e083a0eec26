// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/row_stage.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/tiny.h"
#include "engine/lenses/common/weight_explain.h"

namespace att::lenses {
namespace {

constexpr std::size_t mostTyped = 64, mostCurves = 12;
constexpr double largestTyped = 1000;
constexpr double coldest = 0.05, hottest = 20;

Field inGroup(Field field) { return inGroup(ATT_TEXT("engine", "One row"), std::move(field)); }

/// Signs that people type between and before numbers, as the parser takes them.
std::string plainSigns(std::string text) {
    for (const auto& [sign, plain] : {std::pair("−", "-"), {"，", ","}, {"、", ","}, {"；", ","}})
        for (auto place = text.find(sign); place != std::string::npos; place = text.find(sign))
            text.replace(place, std::string_view(sign).size(), plain);
    return text;
}

RowVector<float> vectorOf(const std::vector<float>& scores) {
    return Eigen::Map<const RowVector<float>>(scores.data(), static_cast<Eigen::Index>(scores.size()));
}

RowVector<float> weightsOf(const Normaliser& normaliser, const std::vector<float>& scores) {
    return normalise<float>(normaliser, vectorOf(scores)).row(0).unaryExpr([](float a) { return inSinglePrecision(double(a)); });
}

/// The keys with the highest scores, in their order: as many as curves can be told apart.
std::vector<std::size_t> curveKeys(const std::vector<float>& scores) {
    std::vector<std::size_t> keys(scores.size());
    std::iota(keys.begin(), keys.end(), std::size_t(0));
    std::ranges::stable_sort(keys, std::greater<>(), [&](std::size_t j) { return scores[j]; });
    keys.resize(std::min(mostCurves, keys.size()));
    std::ranges::sort(keys);
    return keys;
}

Axis rowKeyAxis(const ScoreRow& row, const Labels& labels) {
    return {.name = row.query < 0 ? ATT_TEXT("engine", "score") : ATT_TEXT("engine", "key"), .labels = labels};
}

Panel scorePanel(const ScoreRow& row) {
    Panel panel{.id = "scores", .title = say(ATT_TEXT("engine", "the row's scores")), .kind = PanelKind::Bars};
    panel.rows = {.name = ATT_TEXT("engine", "row")};
    panel.columns = rowKeyAxis(row, row.labels);
    panel.measured = {.name = ATT_TEXT("engine", "score")};
    panel.shape = {1, 1, static_cast<int>(row.scores.size())};
    auto values = std::make_shared<Tensor>(panel.shape);
    std::ranges::copy(row.scores, values->data());
    panel.values = std::move(values);
    return panel;
}

std::vector<Text> normaliserNames() {
    auto names = weightFunctionNames();
    names.resize(normaliserCount);
    return names;
}

Panel weightPanel(const NormaliserOptions& options, const ScoreRow& row) {
    auto values = std::make_shared<Tensor>(Shape{1, normaliserCount, static_cast<int>(row.scores.size())});
    for (int h = 0; h < normaliserCount && !row.scores.empty(); ++h)
        values->head(0).row(h) = weightsOf(options.normaliser(static_cast<NormaliserKind>(h)), row.scores);
    auto panel = matrixPanel({.id = "weights",
                              .title = say(ATT_TEXT("engine", "its weights")),
                              .rows = wordAxis(ATT_TEXT("engine", "normaliser"), normaliserNames()),
                              .columns = rowKeyAxis(row, row.labels),
                              .values = values});
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    panel.highest = 1.0f;
    return panel;
}

Axis temperatureAxis() {
    std::vector<double> places;
    for (int t = 0; t < temperaturePoints; ++t) places.push_back(temperatureAt(t));
    return {.name = ATT_TEXT("engine", "temperature"),
            .labels = nullptr,
            .places = std::make_shared<const std::vector<double>>(places),
            .logarithmic = true};
}

Normaliser sweptAt(const RowOptions& options, NormaliserOptions normaliser, int point) {
    normaliser.temperature = temperatureAt(point);
    return normaliser.normaliser(options.swept);
}

Panel temperaturePanel(const RowOptions& options, const NormaliserOptions& normaliser, const ScoreRow& row) {
    const auto keys = curveKeys(row.scores);
    auto names = std::make_shared<std::vector<std::string>>();
    for (const auto key : keys) names->push_back((*row.labels)[key]);
    auto values = std::make_shared<Tensor>(Shape{1, static_cast<int>(keys.size()), temperaturePoints});
    for (int t = 0; t < temperaturePoints && !keys.empty(); ++t) {
        const auto weights = weightsOf(sweptAt(options, normaliser, t), row.scores);
        for (std::size_t c = 0; c < keys.size(); ++c) values->head(0)(Eigen::Index(c), t) = weights[Eigen::Index(keys[c])];
    }
    Panel panel{.id = "temperature", .title = say(ATT_TEXT("engine", "%1 over the temperature"), normaliserNames()[std::size_t(options.swept)])};
    panel.kind = PanelKind::Series;
    panel.tone = Tone::Sequential;
    panel.rows = rowKeyAxis(row, names);
    panel.columns = temperatureAxis();
    panel.measured = {.name = ATT_TEXT("engine", "weight")};
    panel.lowest = 0.0f;
    panel.shape = values->shape();
    panel.values = std::move(values);
    return panel;
}

class RowExplainer {
public:
    explicit RowExplainer(const RowReading& reading)
        : m_reading(reading),
          m_scores(numbersAlong(reading.outcome, {{"row/scores", 0, 0, 0}}, findPanel(reading.outcome, "row/scores")->shape.columns)) {}

    Explanation score(const Cell& cell) const {
        Explanation explanation{.question = why(m_reading.outcome, cell, "s"), .formula = "s_{j}"};
        if (m_reading.options.from == RowFrom::Typed) {
            explanation.steps = {
                givenStep(say(ATT_TEXT("engine", "typed into the form")), cellTerm(m_reading.outcome, formula("s" + lowered(cell.column)), cell))};
            return explanation;
        }
        const int n = findPanel(m_reading.outcome, "scores/heads")->shape.rows;
        const Cell from{"scores/heads", m_reading.scoreHead, std::min(m_reading.options.query, n) - 1, cell.column};
        explanation.steps = {
            givenStep(say(ATT_TEXT("engine", "from the stack of scores")), cellTerm(m_reading.outcome, formula("s" + lowered(cell.column)), from))};
        return explanation;
    }

    Explanation weight(const Cell& cell) const {
        return explain(cell, m_reading.normaliser.normaliser(static_cast<NormaliserKind>(cell.row)), std::size_t(cell.column));
    }

    Explanation curvePoint(const Cell& cell) const {
        const auto keys = curveKeys({m_scores.begin(), m_scores.end()});
        return explain(cell, sweptAt(m_reading.options, m_reading.normaliser, cell.column), keys[std::size_t(cell.row)]);
    }

private:
    Explanation explain(const Cell& cell, const Normaliser& normaliser, std::size_t key) const {
        WeightRow row{normaliser, {}, {}};
        std::vector<float> scores(m_scores.begin(), m_scores.end());
        for (std::size_t j = 0; j < m_scores.size(); ++j) {
            row.names.push_back(lowered(static_cast<int>(j)));
            row.scores.push_back(cellTerm(m_reading.outcome, formula("s" + row.names.back()), {"row/scores", 0, 0, static_cast<int>(j)}));
        }
        const auto weights = weightsOf(normaliser, scores);
        return {.question = why(m_reading.outcome, cell, "A"),
                .formula = weightFormula(normaliser.kind),
                .steps = weightSteps(row, key, numberAt(m_reading.outcome, cell)),
                .remark = weightRemark({weights.begin(), weights.end()})};
    }

    const RowReading& m_reading;
    std::vector<double> m_scores;
};

}  // namespace

void RowOptions::fields(FieldVisitor& visitor) {
    visitor.choice(from, inGroup({.key = "row_from",
                                  .label = ATT_TEXT("engine", "Row"),
                                  .help = ATT_TEXT("engine", "Which row of scores is looked at alone: that of a query, or numbers typed in."),
                                  .choices = {{"query", ATT_TEXT("engine", "a query's")}, {"typed", ATT_TEXT("engine", "typed")}}}));
    Field queryField = inGroup({.key = "query",
                                .label = ATT_TEXT("engine", "Query"),
                                .help = ATT_TEXT("engine", "The number of the query; the last one where there are fewer."),
                                .initial = 1,
                                .minimum = 1,
                                .maximum = 4096,
                                .logarithmic = true});
    Field typedField = inGroup({.key = "row",
                                .label = ATT_TEXT("engine", "Scores"),
                                .help = ATT_TEXT("engine", "Up to 64 numbers between −1000 and 1000, with commas or spaces between them."),
                                .initialText = "2, 1, 0.1, -1",
                                .maximumLength = 2000});
    if (from == RowFrom::Typed) queryField.locked = say(ATT_TEXT("engine", "Counts only while the row is a query's."));
    if (from == RowFrom::Query) typedField.locked = say(ATT_TEXT("engine", "Counts only while the row is typed."));
    if (from == RowFrom::Typed && !typedScores(typed))
        typedField.problem = say(ATT_TEXT("engine", "The row needs 1 to 64 numbers between −1000 and 1000, such as 2, 1, 0.1, −1."));
    visitor.whole(query, queryField);
    visitor.text(typed, typedField);
    visitor.choice(swept, inGroup({.key = "swept",
                                   .label = ATT_TEXT("engine", "Over temperature"),
                                   .help = ATT_TEXT("engine", "Whose weights are drawn as curves over the temperature."),
                                   .choices = weightFunctionChoices(normaliserCount)}));
}

std::optional<std::vector<float>> typedScores(const std::string& text) {
    const std::string plain = plainSigns(text);
    std::vector<float> scores;
    const char* place = plain.data();
    const char* const end = plain.data() + plain.size();
    const auto isGap = [](char c) { return std::string_view(" \t\r\n,;").find(c) != std::string_view::npos; };
    while (true) {
        place = std::find_if_not(place, end, isGap);
        if (place == end) break;
        float score = 0;
        const auto read = std::from_chars(*place == '+' ? place + 1 : place, end, score);
        if (read.ec != std::errc() || !(std::abs(score) <= float(largestTyped)) || (read.ptr != end && !isGap(*read.ptr))) return std::nullopt;
        scores.push_back(score);
        place = read.ptr;
    }
    if (scores.empty() || scores.size() > mostTyped) return std::nullopt;
    return scores;
}

ScoreRow scoreRow(const RowOptions& options, const NormaliserOptions& normaliser, const MatrixIn<float>& S, const Labels& tokens) {
    ScoreRow row;
    auto labels = std::make_shared<std::vector<std::string>>();
    if (options.from == RowFrom::Typed) {
        row.scores = typedScores(options.typed).value_or(std::vector<float>());
        for (const float score : row.scores) labels->push_back(inFull(double(score)));
    } else if (S.rows() > 0) {
        const int n = static_cast<int>(S.rows());
        row.query = std::min(options.query, n) - 1;
        const int seen = normaliser.visible(row.query, n);
        for (int j = 0; j < seen; ++j) row.scores.push_back(S(row.query, j));
        labels->assign(tokens->begin(), tokens->begin() + seen);
    }
    row.labels = std::move(labels);
    return row;
}

double temperatureAt(int point) { return coldest * std::pow(hottest / coldest, double(point) / (temperaturePoints - 1)); }

Stage rowStage(const RowOptions& options, const NormaliserOptions& normaliser, const ScoreRow& row) {
    return stage("row", ATT_TEXT("engine", "one row"),
                 ATT_TEXT("engine",
                          "One row of scores under every normaliser, and under one of them from cold, where the largest takes all, to hot, where all "
                          "weigh the same."),
                 {weightPanel(normaliser, row), temperaturePanel(options, normaliser, row), scorePanel(row)});
}

Explanation explainRow(const RowReading& reading, const Cell& cell) {
    const RowExplainer explainer(reading);
    if (cell.panel == "row/scores") return explainer.score(cell);
    return cell.panel == "row/weights" ? explainer.weight(cell) : explainer.curvePoint(cell);
}

}  // namespace att::lenses
